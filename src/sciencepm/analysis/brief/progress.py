"""What changed since the last brief, where each project stands, and what is already in use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sciencepm.analysis.brief.asks import answers
from sciencepm.analysis.brief.blocks import (
    Column,
    Paragraph,
    Point,
    Points,
    Rich,
    Row,
    Section,
    Span,
    Table,
    rich,
    strong,
)
from sciencepm.analysis.brief.view import View, mark_of, sentence, whole
from sciencepm.analysis.changes import ChangeKind, ChangeLine, changes
from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.plan import Standing
from sciencepm.analysis.results import ProjectFigures
from sciencepm.analysis.value import CaseValue, case_value, is_money
from sciencepm.analysis.value_wording import amount_text, value_sentence, value_text
from sciencepm.analysis.wording import capital, question_text
from sciencepm.domain.project import Kind, ProjectState
from sciencepm.domain.value_case import EvidenceLevel, ValueCase
from sciencepm.i18n import Words

SAID_ELSEWHERE = (ChangeKind.EXPERIMENT, ChangeKind.RISK)
"""Their own sections say them."""
_DASH = "–"
_NEVER = date.max.toordinal()


def changes_section(view: View) -> Section:
    """What changed since the last brief to this audience, the answers to its asks first."""
    w = view.w
    if view.then is None:
        return Section("", ())
    day = whole(w.near_day(view.then.on, view.today))
    heading = (
        w("What changed since the brief of {day}", day=day)
        if view.then.brief
        else w("What changed since {day}", day=day)
    )
    lines = changes(view.then.portfolio, view.then.on, view.portfolio, view.today, w)
    told = one_a_project([line for line in lines if line.kind not in SAID_ELSEWHERE and may_show(view, line)])
    points = [*answers(view), *(Point(change_text(line), record_id=line.project_id) for line in told)]
    if not points:
        return Section(heading, (Paragraph(rich(w("Nothing that matters: everything stands as it did."))),))
    ranked = tuple(replace(point, rank=place) for place, point in enumerate(points))
    return Section(heading, (Points(ranked, columns=2, others=w("What else changed")),))


def one_a_project(lines: list[ChangeLine]) -> list[ChangeLine]:
    """The weightiest line of each project; what holds for the whole portfolio comes last."""
    first: dict[str | None, ChangeLine] = {}
    for line in lines:
        first.setdefault(line.project_id, line)
    whole_portfolio = first.pop(None, None)
    return [*first.values(), *([whole_portfolio] if whole_portfolio else [])]


def change_text(line: ChangeLine) -> Rich:
    """The line with its project in bold, as a whole sentence."""
    return rich(strong(line.subject), sentence(line.after)) if line.subject else rich(sentence(capital(line.said)))


def may_show(view: View, line: ChangeLine) -> bool:
    """Whether the line holds no money this audience may not see, and no balance but the one it is shown."""
    if line.kind is ChangeKind.BALANCE and view.balance.measure is not view.results.balance.measure:
        return False
    return view.sight.money or (line.kind is not ChangeKind.VALUE and view.sayable(line.said) == line.said)


def standing_section(view: View) -> Section:
    """The table of projects under way or on hold: product-focused first, then by when they can land."""
    w = view.w
    shown = view.in_state(ProjectState.ACTIVE, ProjectState.ON_HOLD)
    if not shown:
        return Section("", ())
    shown.sort(key=lambda entry: (entry.project.kind is Kind.FOUNDATIONAL, _landing_day(entry), entry.project.title))
    columns = (
        Column(w("Project")),
        Column(w("Next decision")),
        Column(w("Day"), fit=True),
        Column(w("When it can land"), fit=True),
        Column(w("Chance"), fit=True, right=True),
        Column(w("Value a year"), fit=True, right=True, most=0.15),
    )
    rows = tuple(
        Row(
            (
                rich(entry.project.title),
                *_next_text(view, entry),
                _landing(view, entry),
                rich(_chance(view, entry)),
                rich(_value(view, entry)),
            ),
            mark=mark_of(entry.project),
            rank=_next_day(entry),
            record_id=entry.project.id,
        )
        for entry in shown
    )
    return Section(
        w("Where each project stands"),
        (Table(columns, rows, keep=10, least=8, others=w("Where the other projects stand")),),
    )


def footnote(view: View) -> str:
    """How to read the table's ranges, where there are any."""
    if not any(entry.forecast and entry.forecast.landing for entry in view.results.active):
        return ""
    return view.w(
        "Eight times in ten a project lands between the outer months, as often before as after the one in bold."
    )


def _next_text(view: View, entry: ProjectFigures) -> tuple[Rich, Rich]:
    """ "95 of 100 tables right?" and "11 Dec"; without a question, what is in the way."""
    w = view.w
    stage = entry.next
    if stage is None:
        said = w("no decision point yet") if entry.standing is Standing.NOT_READY else label_of(entry.standing, w)
        return rich(said), rich(_DASH)
    day = whole(w.short_day(stage.asked_on, view.today)) if stage.asked_on else whole(w("no date"))
    if stage.asked_on is not None and stage.asked_on < view.today:
        day = w("due since {day}", day=day)
    return rich(question_text(stage.point, w)), rich(day)


def _landing(view: View, entry: ProjectFigures) -> Rich:
    """ "Feb – **Feb** – Apr 2027": a year stands once for the months it holds for."""
    w = view.w
    if entry.project.state is ProjectState.ON_HOLD:
        return rich(w("on hold"))
    if entry.forecast is None or entry.forecast.landing is None:
        return rich(w("no forecast yet"))
    early, middle, late = entry.forecast.landing
    if w.month(early) == w.month(late):
        return rich(strong(whole(w.month(late))))
    spans: list[str | Span] = []
    for place, (day, after) in enumerate(((early, middle), (middle, late), (late, None))):
        text = whole(w.month(day)) if after is None or after.year != day.year else w.short_month(day)
        spans += [strong(text) if place == 1 else text, "" if after is None else whole(f" {_DASH} ")]
    return rich(*spans)


def _chance(view: View, entry: ProjectFigures) -> str:
    if entry.forecast is None or entry.forecast.chance is None:
        return _DASH
    return view.w.percent(entry.forecast.chance)


def _value(view: View, entry: ProjectFigures) -> str:
    value = entry.value
    if not value.tells_money or view.sight.money:
        return value_text(value, view.w)
    return amount_text(value.other, view.w) if value.other is not None else value.short or _DASH


def _landing_day(entry: ProjectFigures) -> date:
    return entry.forecast.landing[1] if entry.forecast and entry.forecast.landing else date.max


def _next_day(entry: ProjectFigures) -> int:
    return entry.next.asked_on.toordinal() if entry.next and entry.next.asked_on else _NEVER


def landed_section(view: View) -> Section:
    """What is already in use and what it is worth; "prevented" only where it was measured in live use."""
    points = [
        Point(text, rank=place)
        for place, entry in enumerate(view.in_state(ProjectState.LANDED))
        for text in _landed_texts(view, entry)
    ]
    if not points:
        return Section("", ())
    return Section(view.w("Already in use"), (Points(tuple(points)),))


def _landed_texts(view: View, entry: ProjectFigures) -> Iterator[Rich]:
    w = view.w
    since = entry.project.ended_on
    told = False
    for case in view.portfolio.of(ValueCase, entry.project.id):
        value = case_value(view.portfolio, case)
        if value.range is None or (is_money(value.range.unit) and not view.sight.money):
            continue
        yield rich(strong(entry.project.title), f" {_measured(value, w)}.")
        told = True
    if told:
        return
    if since is not None:
        said = w("has been in use since {month}.", month=whole(w.long_month(since)))
    else:
        said = w("is in use.")
    yield rich(strong(entry.project.title), f" {said}")


def _measured(value: CaseValue, w: Words) -> str:
    """ "prevented about €2.0M of losses a year (€1.6–2.5M), measured in live use": after the project's title."""
    said = value_sentence(value, w, own=False).rstrip(".")
    said = said[:1].lower() + said[1:]
    if value.case.evidence is EvidenceLevel.MEASURED:
        return w("{said}, measured in live use", said=said)
    return w("{said}; this is not yet measured in live use", said=said)
