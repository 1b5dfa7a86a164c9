"""What happened to a project since a day: decisions, starts and ends, data, experiments, risks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from sciencepm.analysis.change_line import ChangeKind, ChangeLine, noun_line, verb_line
from sciencepm.analysis.code_words import words_of
from sciencepm.analysis.owed_news import standing_decisions
from sciencepm.analysis.spend import not_spent
from sciencepm.analysis.wording import decision_name, first_sentence, measurements_text, shortened
from sciencepm.domain.concerns import Risk
from sciencepm.domain.decision import Decision, Outcome
from sciencepm.domain.plan import DecisionPoint, Experiment, ExperimentOutcome, ExperimentState
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project, ProjectState
from sciencepm.i18n import Words

WHY_LETTERS: Final = 120
_KIND_OF = {
    Outcome.GO: ChangeKind.GO,
    Outcome.REVISE: ChangeKind.REVISE,
    Outcome.HOLD: ChangeKind.HOLD,
    Outcome.STOP: ChangeKind.STOP,
}


def new_decisions(
    then: Portfolio, now: Portfolio, project: Project, today: date
) -> list[tuple[int, Decision, Decision | None]]:
    """Each decision taken since: the number of its point, the entry, and the one it corrects if that was known then."""
    found = []
    for number, point in enumerate(now.of(DecisionPoint, project.id), start=1):
        for newest, *earlier in standing_decisions(now, point.id):
            if then.find(Decision, newest.id) is None and newest.on <= today:
                known = next((entry for entry in earlier if then.find(Decision, entry.id) is not None), None)
                found.append((number, newest, known))
    return sorted(found, key=lambda each: (each[1].on, each[1].id))


def decision_changes(
    then: Portfolio, now: Portfolio, project: Project, moved: str, today: date, w: Words
) -> Iterator[ChangeLine]:
    """A line for each decision since; `moved` says how the landing moved, and stands with the last revision."""
    taken = new_decisions(then, now, project, today)
    revised = [entry for _, entry, _ in taken if entry.outcome is Outcome.REVISE]
    for number, entry, known in taken:
        name = decision_name(number, w)
        if known is not None:
            if known.outcome is entry.outcome:
                continue
            before, after = words_of(known.outcome, w), words_of(entry.outcome, w)
            said = w("{decision} was corrected, {before} → {after}", decision=name, before=before, after=after)
            yield noun_line(_KIND_OF[entry.outcome], project, _with_why(said, entry, w), entry.on)
            continue
        said = _outcome_text(now, project, entry, name, today, w)
        if moved and revised and entry is revised[-1]:
            said = w("{said}, {moved}", said=said, moved=moved)
        yield verb_line(_KIND_OF[entry.outcome], project, _with_why(said, entry, w), entry.on)


def state_changes(then: Portfolio, now: Portfolio, project: Project, today: date, w: Words) -> Iterator[ChangeLine]:
    """Added, started, taken up again, held or ended, where no decision says so already."""
    before = then.find(Project, project.id)
    known = before if before is not None and before.deleted_on is None else None
    if known is not None and known.state is project.state:
        return
    decided = {entry.outcome for _, entry, _ in new_decisions(then, now, project, today)}
    if known is None:
        yield _added(project, today, w)
    match project.state:
        case ProjectState.ACTIVE if known is not None and known.state is ProjectState.IDEA:
            yield verb_line(ChangeKind.STARTED, project, w("was started"), project.start)
        case ProjectState.ACTIVE if known is not None:
            yield verb_line(ChangeKind.STARTED, project, w("was taken up again"))
        case ProjectState.LANDED:
            yield verb_line(ChangeKind.ENDED, project, w("landed"), project.ended_on)
        case ProjectState.STOPPED if Outcome.STOP not in decided:
            yield verb_line(ChangeKind.ENDED, project, w("was stopped"), project.ended_on)
        case ProjectState.ON_HOLD if Outcome.HOLD not in decided:
            yield verb_line(ChangeKind.HOLD, project, w("was put on hold"))


def data_changes(then: Portfolio, project: Project, w: Words) -> Iterator[ChangeLine]:
    """Waiting for data since then, or no longer."""
    before = then.find(Project, project.id)
    was, now = before.blocked if before else None, project.blocked
    if was is None and now is not None:
        owed = w("owed by {who}", who=now.owed_by) if now.owed_by else ""
        what = ", ".join(part for part in (now.what, owed) if part)
        said = w("waits for data: {what}", what=what) if what else w("waits for data")
        yield verb_line(ChangeKind.DATA, project, said, now.since)
    elif was is not None and now is None and project.state is ProjectState.ACTIVE:
        yield verb_line(ChangeKind.DATA, project, w("no longer waits for data"))


def experiment_changes(then: Portfolio, now: Portfolio, project: Project, w: Words) -> Iterator[ChangeLine]:
    """What the experiments finished since then gave: one with its figures, several by their letters."""
    finished = [
        each
        for point in now.of(DecisionPoint, project.id)
        for each in now.of(Experiment, point.id)
        if each.outcome is not None and _is_done(each) and not _is_done(then.find(Experiment, each.id))
    ]
    if not finished:
        return
    on = max((each.ended_on for each in finished if each.ended_on is not None), default=None)
    said = "; ".join(_results(outcome, finished, w) for outcome in _REPORTED if _with_outcome(outcome, finished))
    if len(finished) == 1:
        measured = measurements_text(finished[0], w)
        said = w("{result}: {measured}", result=said, measured=measured) if measured else said
    yield noun_line(ChangeKind.EXPERIMENT, project, said, on)


def risk_changes(then: Portfolio, now: Portfolio, project: Project, today: date, w: Words) -> Iterator[ChangeLine]:
    """Risks opened and closed since then."""
    for risk in now.of(Risk, project.id):
        if risk.none_found:
            continue
        before = then.find(Risk, risk.id)
        category, text = words_of(risk.category, w), first_sentence(risk.text, WHY_LETTERS)
        closed = risk.closed_on is not None and risk.closed_on <= today
        was_closed = before is not None and before.closed_on is not None
        if closed and not was_closed and before is not None:
            said = w("risk closed, {category}", category=category)
            yield noun_line(ChangeKind.RISK, project, _followed(said, text, w), risk.closed_on)
        elif not closed and before is None:
            said = w("new risk, {category}", category=category)
            yield noun_line(ChangeKind.RISK, project, _followed(said, text, w))


_REPORTED = (ExperimentOutcome.WORKED, ExperimentOutcome.DID_NOT_WORK, ExperimentOutcome.INCONCLUSIVE)


def _added(project: Project, today: date, w: Words) -> ChangeLine:
    if project.state is ProjectState.IDEA:
        return verb_line(ChangeKind.STARTED, project, w("was added as an idea"))
    if project.start is not None and project.start <= today:
        return verb_line(ChangeKind.STARTED, project, w("was started"), project.start)
    return verb_line(ChangeKind.STARTED, project, w("was added"))


def _is_done(experiment: Experiment | None) -> bool:
    return experiment is not None and experiment.state is ExperimentState.DONE


def _with_outcome(outcome: ExperimentOutcome, finished: list[Experiment]) -> list[str]:
    return [each.letter for each in finished if each.outcome is outcome]


def _results(outcome: ExperimentOutcome, finished: list[Experiment], w: Words) -> str:
    letters = _with_outcome(outcome, finished)
    names = w.listing(letters)
    if outcome is ExperimentOutcome.WORKED:
        return w.n("experiment {names} worked", "experiments {names} worked", len(letters), names=names)
    if outcome is ExperimentOutcome.DID_NOT_WORK:
        return w.n("experiment {names} did not work", "experiments {names} did not work", len(letters), names=names)
    return w.n("experiment {names} left it open", "experiments {names} left it open", len(letters), names=names)


def _outcome_text(now: Portfolio, project: Project, entry: Decision, name: str, today: date, w: Words) -> str:
    match entry.outcome:
        case Outcome.GO:
            return w("passed {decision}", decision=name)
        case Outcome.REVISE:
            return w("was revised at {decision}", decision=name)
        case Outcome.HOLD:
            until = shortened(entry.waits_for, WHY_LETTERS)
            if until:
                return w("was put on hold at {decision}, waiting for {what}", decision=name, what=until)
            return w("was put on hold at {decision}", decision=name)
        case Outcome.STOP:
            freed = not_spent(now, project.id, today)
            if freed:
                return w("was stopped at {decision}, {money} not spent", decision=name, money=w.money(freed))
            return w("was stopped at {decision}", decision=name)


def _with_why(said: str, entry: Decision, w: Words) -> str:
    return _followed(said, first_sentence(entry.why, WHY_LETTERS), w)


def _followed(said: str, why: str, w: Words) -> str:
    return w("{said}: {why}", said=said, why=why) if why else said
