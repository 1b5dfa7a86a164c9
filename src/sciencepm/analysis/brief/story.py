"""A project's story in the frame it is told in, from what its records say; a gap is said rather than filled."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sciencepm.analysis.brief.assumptions import input_text
from sciencepm.analysis.brief.blocks import Paragraph, Section, SectionKey, rich, strong
from sciencepm.analysis.brief.order import Frame
from sciencepm.analysis.brief.view import NAME_LETTERS, View, joined, listed, sentence, whole
from sciencepm.analysis.build_time import build_time, build_time_text
from sciencepm.analysis.criteria import best_so_far
from sciencepm.analysis.plan import decisions_in_force, stages
from sciencepm.analysis.results import ProjectFigures
from sciencepm.analysis.value import case_value
from sciencepm.analysis.value_sheets import MONEY
from sciencepm.analysis.value_wording import value_sentence
from sciencepm.analysis.wording import capital, criterion_text, measurement_text, number_word, role_text, shortened
from sciencepm.domain.decision import Decision, Outcome
from sciencepm.domain.plan import Experiment, ExperimentOutcome, ExperimentState
from sciencepm.domain.project import Project, ProjectState
from sciencepm.domain.value_case import ValueCase

_LETTERS: Final = 260
_SHORT: Final = 170


def frame_for(project: Project) -> Frame:
    """The frame that fits: finished work is told by what was done, a setback by its question."""
    if project.state in (ProjectState.LANDED, ProjectState.STOPPED):
        return Frame.STAR
    return Frame.SCQA if project.blocked is not None else Frame.SOLVE


def story_section(view: View, entry: ProjectFigures, frame: Frame) -> Section:
    """The parts of the frame in order, each with its label."""
    parts = {Frame.SOLVE: _solve, Frame.STAR: _star, Frame.SCQA: _scqa}[frame](view, entry)
    blocks = tuple(
        Paragraph(rich(strong(f"{label}."), f" {text}"), record_id=entry.project.id) for label, text in parts if text
    )
    return Section(view.w("Why and how"), blocks, SectionKey.STORY)


def _solve(view: View, entry: ProjectFigures) -> Iterator[tuple[str, str]]:
    w, project = view.w, entry.project
    yield w("Situation"), _or_gap(view, project.who_benefits, w("who benefits and how they would notice"))
    yield w("Opportunity"), _or_gap(view, project.outcome_wanted, w("the outcome wanted"))
    held = view.in_short(project.kept_if_stopped, _SHORT)
    leverage = joined((best_sentence(view, project), view.in_short(project.long_term_value, _SHORT) or held))
    yield w("Leverage"), leverage or w("Nothing was measured yet.")
    yield w("Value"), value_part(view, entry)
    yield w("Execution"), _execution(view, entry)


def _star(view: View, entry: ProjectFigures) -> Iterator[tuple[str, str]]:
    w, project = view.w, entry.project
    yield w("Situation"), _or_gap(view, project.who_benefits, w("who benefits and how they would notice"))
    yield w("Task"), _or_gap(view, project.research_goal, w("what we set out to find out"))
    yield w("Action"), _action(view, project) or w("No experiment is on record.")
    last = last_decision(view, project)
    learned = (view.in_short(last.why, _LETTERS), view.in_short(last.learned, _SHORT)) if last else ()
    value = value_part(view, entry) if project.state is ProjectState.LANDED else ""
    kept = view.in_short(project.kept_if_stopped, _SHORT) if project.state is ProjectState.STOPPED else ""
    yield w("Result"), joined((value, *learned, w("What we keep: {what}", what=kept) if kept else ""))


def _scqa(view: View, entry: ProjectFigures) -> Iterator[tuple[str, str]]:
    w, project = view.w, entry.project
    yield w("Situation"), _or_gap(view, project.who_benefits, w("who benefits and how they would notice"))
    yield w("Complication"), _complication(view, project) or w("Nothing stands in the way.")
    stage = entry.next
    question = view.in_short(stage.point.question, _LETTERS) if stage else ""
    yield w("Question"), question or _or_gap(view, project.research_goal, w("the question"))
    yield w("Answer"), joined((_execution(view, entry), value_part(view, entry)))


def _or_gap(view: View, text: str, what: str) -> str:
    return view.in_short(text, _LETTERS) or view.w("Not said yet: {missing}.", missing=what)


def best_sentence(view: View, project: Project) -> str:
    """ "The best so far: 91 of 100 tables right; we asked for at least 95." of the latest stage that has a result."""
    w = view.w
    for stage in reversed(stages(view.portfolio, project.id, view.today)):
        for criterion in stage.criteria:
            best = best_so_far(criterion, stage.experiments)
            if best is None:
                continue
            said = measurement_text(best, w)
            asked = criterion_text(criterion, w)
            text = view.sayable(w("The best so far: {best}; we asked for {asked}.", best=said, asked=asked))
            if text:
                return text
    return ""


def value_part(view: View, entry: ProjectFigures) -> str:
    """What the project is worth in the words of its value cases, and what that depends on most."""
    w = view.w
    said: list[str] = []
    for case in view.portfolio.of(ValueCase, entry.project.id):
        value = case_value(view.portfolio, case)
        if value.range is not None and value.range.unit == MONEY and not view.sight.money:
            continue
        text = view.sayable(value_sentence(value, w))
        if value.range is not None and value.top_driver is not None:
            driver = input_text(case.sheet, value.top_driver, w)
            text = joined((text, w("Most depends on: {input}.", input=driver)))
        said.append(text)
    return joined(said) or w("Not priced.")


def _execution(view: View, entry: ProjectFigures) -> str:
    """What is asked next and when, what runs until then, and who builds the result in."""
    w, project = view.w, entry.project
    parts: list[str] = []
    stage = entry.next
    if stage is not None and stage.asked_on is not None:
        day = whole(w.near_day(stage.asked_on, view.today))
        who = stage.point.decider
        if stage.asked_on < view.today:
            parts.append(w("Decision {number} has waited since {day}.", number=stage.number, day=day))
        elif who:
            taken_by = role_text(shortened(who, NAME_LETTERS), w)
            said = w("Decision {number} is taken by {who} on {day}.", number=stage.number, day=day, who=taken_by)
            parts.append(said)
        else:
            parts.append(w("Decision {number} is asked on {day}.", number=stage.number, day=day))
    if stage is not None:
        parts.append(_running(view, stage.experiments))
    build = build_time(view.portfolio, project.id, view.today)
    if build is not None:
        parts.append(build_time_text(build, view.today, w))
    elif project.receiving_team:
        parts.append(w("{team} takes the result over; no time to build is reserved yet.", team=project.receiving_team))
    else:
        parts.append(w("Nobody is named yet who takes the result over."))
    return joined(parts)


def _running(view: View, experiments: tuple[Experiment, ...]) -> str:
    w = view.w
    running = [each for each in experiments if each.state in (ExperimentState.RUNNING, ExperimentState.BLOCKED)]
    names = [each.title or w("experiment {letter}", letter=each.letter) for each in running]
    return w("Under way: {names}.", names=listed(names, w, most=2)) if names else ""


def _action(view: View, project: Project) -> str:
    """ "Seven experiments in three stages: five worked, two did not." """
    w = view.w
    plan = stages(view.portfolio, project.id, view.today)
    done = [each for stage in plan for each in stage.experiments if each.state is ExperimentState.DONE]
    if not done:
        return ""
    worked = sum(each.outcome is ExperimentOutcome.WORKED for each in done)
    missed = sum(each.outcome is ExperimentOutcome.DID_NOT_WORK for each in done)
    run = w.n(
        "{number} experiment was run",
        "{number} experiments were run",
        len(done),
        number=capital(number_word(len(done), w)),
    )
    outcomes = [
        text
        for count, text in (
            (worked, w("{number} worked", number=number_word(worked, w))),
            (missed, w("{number} did not", number=number_word(missed, w))),
        )
        if count
    ]
    said = w("{run}: {outcomes}.", run=run, outcomes=w.listing(outcomes)) if outcomes else sentence(run)
    if len(done) == 1 and outcomes:
        said = w("One experiment was run, and it worked.") if worked else w("One experiment was run; it did not work.")
    return joined((said, best_sentence(view, project)))


def _complication(view: View, project: Project) -> str:
    """What it waits for; else why the last question was not answered go; else how far the best result is."""
    w = view.w
    parts: list[str] = []
    if project.blocked is not None:
        day = whole(w.near_day(project.blocked.since, view.today))
        owed = project.blocked.owed_by
        what = project.blocked.what or w("not said which")
        if owed:
            parts.append(w("It has waited for data since {day}: {what}, owed by {who}.", day=day, what=what, who=owed))
        else:
            parts.append(
                w("It has waited for data since {day}: {what}; nobody is named who owes it.", day=day, what=what)
            )
    last = last_decision(view, project)
    if last is not None and last.outcome is not Outcome.GO:
        parts.append(view.in_short(last.why, _LETTERS))
    return joined(parts) or best_sentence(view, project)


def last_decision(view: View, project: Project) -> Decision | None:
    """The newest decision in force up to today."""
    found = decisions_in_force(view.portfolio, project.id).values()
    return max((each for each in found if each.on <= view.today), key=lambda each: (each.on, each.id), default=None)
