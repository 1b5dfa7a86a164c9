"""The weekly sync with the teams: thirty minutes, four standing items, and what each of them needs of the PM."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sciencepm.analysis.brief.blocks import Paragraph, Point, Points, Section, SectionKey, rich
from sciencepm.analysis.brief.content import BriefContent, Chapter, content_of
from sciencepm.analysis.brief.order import Order
from sciencepm.analysis.brief.view import View, joined, lead, sentence, whole
from sciencepm.analysis.code_words import words_of
from sciencepm.analysis.results import ProjectFigures
from sciencepm.analysis.risk_checks import open_risks
from sciencepm.analysis.safe_wins import safe_wins
from sciencepm.analysis.sync_questions import asked_text, sync_questions
from sciencepm.analysis.wording import capital, decision_name, number_word
from sciencepm.domain.concerns import RiskCategory, TradeOff
from sciencepm.domain.plan import Experiment, ExperimentState
from sciencepm.domain.project import ProjectState

_TECHNICAL: Final = (RiskCategory.TECHNICAL, RiskCategory.DATA, RiskCategory.DEPENDENCY)
_KEEP: Final = 6
_LEAST: Final = 3


def weekly_sync(view: View, order: Order) -> BriefContent:
    """Phase and decision dates, technical risks, trade-offs that need the PM, blockers."""
    w, name = view.w, view.portfolio.settings.name
    entries = list(view.results.active)
    trade_offs, blockers = _trade_offs(view, entries), _blockers(view, entries)
    items = (
        (w("1. Where each is (8 min)"), _phases(view, entries), SectionKey.STANDING, w("No project is under way.")),
        (w("2. What could go wrong (7 min)"), _risks(view, entries), SectionKey.RISKS, w("No open risk is on record.")),
        (w("3. Yours to decide (10 min)"), trade_offs, SectionKey.TRADE_OFFS, w("No trade-off waits for you.")),
        (w("4. What is stuck (5 min)"), blockers, SectionKey.BLOCKERS, w("Nothing is stuck.")),
    )
    chapter = Chapter(
        title=_title(view, len(trade_offs), len(blockers)),
        bottom_line=rich(""),
        first=tuple(agenda_item(heading, points, key, nothing) for heading, points, key, nothing in items),
    )
    return content_of(view, order, w("{name} · Weekly sync", name=name), (chapter,))


def agenda_item(heading: str, points: Sequence[Point], key: SectionKey, nothing: str) -> Section:
    """A standing item of an agenda with its points, or with what is said where there are none."""
    if not points:
        return Section(heading, (Paragraph(rich(nothing)),), key)
    return Section(heading, (Points(tuple(points), keep=_KEEP, least=_LEAST),), key)


def _title(view: View, decisions: int, blockers: int) -> str:
    """ "Weekly sync, 30 minutes: one decision from you, one blocker to move"."""
    w = view.w
    clauses = []
    if decisions:
        number = number_word(decisions, w)
        clauses.append(w.n("{number} decision from you", "{number} decisions from you", decisions, number=number))
    if blockers:
        number = number_word(blockers, w)
        clauses.append(w.n("{number} blocker to move", "{number} blockers to move", blockers, number=number))
    if not clauses:
        return w("Weekly sync, 30 minutes: nothing to decide, nothing stuck")
    return w("Weekly sync, 30 minutes: {clauses}", clauses=", ".join(clauses))


def _phases(view: View, entries: list[ProjectFigures]) -> list[Point]:
    """Each project's phase and when its next question is asked; the nearest first."""
    w = view.w
    found = []
    for entry in entries:
        stage = entry.next
        said = words_of(entry.project.phase, w)
        day = stage.asked_on if stage else None
        if stage is not None and day is not None:
            when = whole(w.near_day(day, view.today))
            number = decision_name(stage.number, w)
            if day < view.today:
                said = w("{phase}, {decision} has waited since {day}", phase=said, decision=number, day=when)
            elif stage.asked_again_on is not None:
                said = w("{phase}, asked again on {day}", phase=said, day=when)
            else:
                said = w("{phase}, {decision} on {day}", phase=said, decision=number, day=when)
            said = joined((f"{said};", _runs(view, stage.experiments))) if _runs(view, stage.experiments) else said
        elif entry.project.blocked is not None:
            said = w("{phase}, waiting for data", phase=said)
        elif stage is None:
            said = w("{phase}, no decision point ahead", phase=said)
        found.append((day is None, day or view.today, entry, said))
    found.sort(key=lambda each: (each[0], each[1], each[2].project.title))
    return [
        Point(rich(lead(entry.project.title), f" {sentence(said)}"), rank=place, record_id=entry.project.id)
        for place, (_, _, entry, said) in enumerate(found)
    ]


def _runs(view: View, experiments: Sequence[Experiment]) -> str:
    """The experiments that report next."""
    w = view.w
    running = [each for each in experiments if each.state is ExperimentState.RUNNING]
    days = [each.planned_end or each.report_by for each in running]
    known = [day for day in days if day is not None]
    if not running:
        return ""
    said = w.n("one experiment runs", "{number} experiments run", len(running), number=number_word(len(running), w))
    return w("{said} until {day}", said=said, day=whole(w.near_day(max(known), view.today))) if known else said


def _risks(view: View, entries: list[ProjectFigures]) -> list[Point]:
    """The weightiest technical risk of each project, then what is to be asked of the teams."""
    w = view.w
    points: list[Point] = []
    for entry in entries:
        technical = [
            each
            for each in open_risks(view.portfolio, entry.project.id)
            if each.category in _TECHNICAL and view.sayable(each.text)
        ]
        for risk in technical[:1]:
            said = view.in_short(risk.text, 170)
            points.append(Point(rich(lead(entry.project.title), f" {said}"), rank=2 * len(points), record_id=risk.id))
    active = {entry.project.id for entry in entries}
    asked: dict[str, list[str]] = {}
    for project in sync_questions(view.portfolio, view.today, w):
        if project.project.id not in active:
            continue
        for question in project.questions:
            when = asked_text(question, view.today, w)
            said = w("{project}, {when}", project=project.project.title, when=when)
            asked.setdefault(question.text, []).append(said)
    for text, where in asked.items():
        shown = w.listing(where) if len(where) == 1 else _several(view, where)
        said = w("Ask: “{question}” ({where})", question=view.in_short(text, 140).rstrip("."), where=shown)
        points.append(Point(rich(sentence(said)), rank=2 * len(points) - 5))
    return points


def _several(view: View, where: list[str]) -> str:
    return view.w.n("of {count} team", "of {count} teams", len(where))


def _trade_offs(view: View, entries: list[ProjectFigures]) -> list[Point]:
    """What only the PM can decide: every open trade-off with what its ways give and take."""
    w = view.w
    points: list[Point] = []
    for entry in entries:
        for each in view.portfolio.of(TradeOff, entry.project.id):
            if each.decided_on is not None or each.chosen:
                continue
            question = view.in_short(each.question, 170) or sentence(capital(words_of(each.kind, w)))
            ways = [
                w("{name}: {get}", name=option.name, get=view.sayable(option.get).rstrip("."))
                for option in each.options
                if view.sayable(option.get)
            ]
            said = joined((question, sentence("; ".join(ways[:3]))))
            points.append(Point(rich(lead(entry.project.title), f" {said}"), rank=len(points), record_id=each.id))
    return points


def _blockers(view: View, entries: list[ProjectFigures]) -> list[Point]:
    """What waits, since when, owed by whom, and what can be done meanwhile."""
    w = view.w
    points: list[Point] = []
    for entry in entries:
        blocked, project = entry.project.blocked, entry.project
        if blocked is None or project.state is not ProjectState.ACTIVE:
            continue
        week = max(0, (view.today - blocked.since).days) // 7 + 1
        owed = w("owed by {who}", who=blocked.owed_by) if blocked.owed_by else w("nobody named who owes it")
        said = w("{what}, {owed}, week {week}.", what=blocked.what or w("Data"), owed=owed, week=week)
        wins = [each.title for each in safe_wins(view.portfolio, project)]
        meanwhile = w("Safe wins meanwhile: {names}.", names=w.listing(wins[:2])) if wins else ""
        points.append(Point(rich(lead(project.title), f" {joined((said, meanwhile))}"), record_id=project.id))
    for entry in entries:
        for stage in [entry.next] if entry.next else []:
            for experiment in stage.experiments:
                if experiment.state is ExperimentState.BLOCKED and entry.project.blocked is None:
                    title, what = experiment.title or experiment.letter, experiment.waits_for or w("data")
                    said = w("experiment “{title}” waits for {what}.", title=title, what=what)
                    points.append(Point(rich(lead(entry.project.title), f" {said}"), record_id=experiment.id))
    return [replace(each, rank=place) for place, each in enumerate(points)]
