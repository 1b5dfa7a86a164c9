"""What the roadmap says in words: basis, summary, a project's remark and sentences, and its line in a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from sciencepm.analysis.audience import Sight
from sciencepm.analysis.brief.view import Then
from sciencepm.analysis.code_words import label_of, words_of
from sciencepm.analysis.decisions_ahead import decisions_ahead
from sciencepm.analysis.figure_changes import LANDING_DAYS
from sciencepm.analysis.forecast import Gap, Missing
from sciencepm.analysis.forecast_wording import cut_texts, ladder_text, stopping_text
from sciencepm.analysis.gated_value import gated_value
from sciencepm.analysis.headlines import roadmap_headline
from sciencepm.analysis.plan import Stage, StageState, Standing, is_out_of_date, open_stage
from sciencepm.analysis.plan_findings import decision_overdue_since
from sciencepm.analysis.results import ProjectFigures
from sciencepm.analysis.wording import capital, decision_name, landing_text, likelihood
from sciencepm.domain.documents import Snapshot, SnapshotReason
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project, ProjectState
from sciencepm.i18n import Words
from sciencepm.picture.roadmap_records import Flag, Landing, PointMark, PointState, Row, agreed_day

_BETWEEN: Final = " · "


def basis(portfolio: Portfolio, today: date, w: Words) -> str:
    """From what the picture was made, for its foot."""
    return w(
        "Landing: as often before the dot as after it; the line holds eight times in ten, if the project lands at all. "
        "Value is a year's, if it lands. Worked out from the records of {day}.",
        day=w.day(today),
    )


def summary(portfolio: Portfolio, rows: tuple[Row, ...], lanes: int, today: date, w: Words) -> str:
    """The picture for somebody who cannot see it."""
    said = [f"{roadmap_headline(portfolio, today, w)}."]
    projects = w.n("{count} project", "{count} projects", len(rows))
    said.append(w.n("{projects} in {count} lane.", "{projects} in {count} lanes.", lanes, projects=projects))
    ahead = decisions_ahead(portfolio, today)
    if ahead:
        first = ahead[0]
        day = w.near_day(first.on, today)
        if first.overdue:
            said.append(w("The decision waiting longest is {label}, since {day}.", label=first.label, day=day))
        else:
            said.append(w("The next decision is {label} on {day}.", label=first.label, day=day))
    landing = [(row.landing[1], row) for row in rows if row.landing]
    if landing:
        _, soonest = min(landing, key=lambda pair: pair[0])
        _, latest = max(landing, key=lambda pair: pair[0])
        said.append(_lands_first(soonest, w))
        if latest is not soonest:
            said.append(_lands_last(latest, w))
    lacking = sum(bool(row.remark) for row in rows)
    if lacking:
        said.append(w.n("{count} project has a remark.", "{count} projects have a remark.", lacking))
    return " ".join(said)


def subline(project: Project, today: date, w: Words, *, with_team: bool) -> str:
    """Below a title: "Documents · Experiment mode", "Stopped 30 Oct"."""
    team = project.team if with_team else ""
    if project.state in (ProjectState.STOPPED, ProjectState.LANDED, ProjectState.ON_HOLD, ProjectState.IDEA):
        state = label_of(project.state, w)
        if project.ended_on is not None:
            state = w("{state} {day}", state=state, day=w.short_day(project.ended_on, today))
        return _joined((team, state))
    mode = capital(w("{mode} mode", mode=words_of(project.leading_mode, w)))
    if project.blocked is not None:
        mode = w("{mode}, blocked", mode=mode)
    return _joined((team, mode))


def remark(figures: ProjectFigures, plan: tuple[Stage, ...], rule_day: date | None, today: date, w: Words) -> str:
    """What has to be said where a bar would be wrong or missing; empty where nothing has."""
    state, forecast = figures.project.state, figures.forecast
    if state is ProjectState.ON_HOLD:
        asked = next((stage.asked_again_on for stage in plan if stage.asked_again_on is not None), None)
        return w("On hold until {day}", day=w.short_day(asked, today)) if asked else w("On hold, no day set")
    if state is ProjectState.IDEA:
        return w("An idea: not under way yet")
    if state is not ProjectState.ACTIVE or forecast is None:
        return ""
    if figures.standing is Standing.RESULT_NO_PATH:
        return w("A result, and nobody to take it over yet")
    if forecast.gaps:
        return _gaps_text(forecast.gaps, w)
    if forecast.landing is None:
        if forecast.cut_by_rule > 0 and rule_day is not None:
            return w("Can only land after its stop rule of {day}", day=w.short_day(rule_day, today))
        if forecast.cut_by_rule > 0:
            return w("Can only land after a stop rule is crossed")
        return w("Cannot land: the chance of a decision is 0%")
    late = next((stage for stage in plan if is_out_of_date(stage, today)), None)
    since = decision_overdue_since(late, today) if late else None
    if late is not None and since is not None:
        name = capital(decision_name(late.number, w))
        return w("{name} waits since {day}", name=name, day=w.short_day(since, today))
    if forecast.out_of_date:
        return w("The estimate is out of date")
    if any(stage.point.weeks is not None and stage.point.weeks.late == 0 for stage in _open(plan)):
        return w("A stage without any time: {name}", name=_first_without_time(plan, w))
    return ""


def shift(was: Landing | None, now: Landing | None, w: Words) -> str:
    """How far the likely landing moved: "5 weeks later"; empty where it did not by two weeks."""
    if was is None or now is None or abs((now[1] - was[1]).days) < LANDING_DAYS:
        return ""
    weeks = round(abs((now[1] - was[1]).days) / 7)
    if now[1] > was[1]:
        return w.n("{count} week later", "{count} weeks later", weeks)
    return w.n("{count} week earlier", "{count} weeks earlier", weeks)


def first_promise(portfolio: Portfolio, project_id: str) -> tuple[date, Landing] | None:
    """The landing range first said in a brief or a check-in, and on which day."""
    told = (SnapshotReason.BRIEF, SnapshotReason.CHECK_IN)
    for snapshot in portfolio.all(Snapshot):
        for result in snapshot.results:
            if snapshot.reason in told and result.project_id == project_id and result.landing is not None:
                return snapshot.on, result.landing
    return None


def row_facts(
    portfolio: Portfolio,
    figures: ProjectFigures,
    landing: Landing | None,
    without_rules: Landing | None,
    value: str,
    remark: str,
    then: Then | None,
    was: ProjectFigures | None,
    sight: Sight,
    today: date,
    w: Words,
) -> tuple[str, ...]:
    """What the bar, the landing range and the figures of a row say, a sentence each."""
    project = figures.project
    said: list[str] = [remark]
    chance = figures.forecast.chance if figures.forecast else None
    if landing is not None and chance is not None:
        said.append(
            w(
                "Chance to land: {chance}; if it lands, {range}, as often before as after {middle}",
                chance=likelihood(chance, w),
                range=landing_text(landing, w),
                middle=w.near_day(landing[1], today),
            )
        )
    if figures.forecast is not None and figures.standing is not Standing.RESULT_NO_PATH:
        said += cut_texts(figures.forecast, today, w)
        if without_rules is not None:
            said.append(w("Without its stop rule it would land {range}", range=landing_text(without_rules, w)))
        said.append(ladder_text(figures.forecast, w))
    said += _moved_sentences(portfolio, project, landing, then, was, today, w)
    if value:
        priced = figures.value.has_figure
        priced = priced and project.state is not ProjectState.STOPPED
        said.append(w("Value a year: {value}", value=value) if priced else capital(value))
    worth = gated_value(portfolio, project.id, today) if sight.money else None
    if worth is not None:
        said.append(stopping_text(worth, w))
    return tuple(_ended(text) for text in said if text)


def row_sentences(
    project: Project,
    facts: tuple[str, ...],
    marks: tuple[PointMark, ...],
    flags: tuple[Flag, ...],
    today: date,
    w: Words,
) -> str:
    """Everything a row shows, in sentences."""
    name = _joined((project.title, label_of(project.kind, w), subline(project, today, w, with_team=True)))
    marked = [*(mark.said for mark in _worth_hearing(marks)), *(flag.said for flag in flags)]
    return " ".join((_ended(name), *facts, *map(_ended, marked)))


HEARD_MARKS: Final = 12


def table_head(w: Words) -> tuple[str, ...]:
    """The columns of the picture as a table."""
    return (
        w("Project"),
        w("Kind"),
        w("How it stands"),
        w("Next decision"),
        w("Lands, eight times in ten"),
        w("Likely landing"),
        w("Moved"),
        w("Stop rule"),
        w("Chance to land"),
        w("Value a year if it lands"),
        w("Remark"),
    )


def cells(
    figures: ProjectFigures,
    plan: tuple[Stage, ...],
    landing: Landing | None,
    flags: tuple[Flag, ...],
    chance: str,
    value: str,
    remark: str,
    shift: str,
    today: date,
    w: Words,
) -> tuple[str, ...]:
    """A project's line in the table, under `table_head`."""
    stage = open_stage(plan)
    asked = stage.asked_on if stage and figures.project.state is not ProjectState.STOPPED else None
    rule = agreed_day(flags)
    return (
        figures.project.title,
        label_of(figures.project.kind, w),
        label_of(figures.standing, w),
        w("{number}, {day}", number=stage.number, day=w.short_day(asked, today)) if stage and asked else "",
        landing_text(landing, w) if landing else "",
        w.month(landing[1]) if landing else "",
        shift,
        w.short_day(rule, today) if rule else "",
        chance,
        value,
        remark,
    )


def _lands_first(row: Row, w: Words) -> str:
    assert row.landing is not None
    return w("First to land is {title}, around {month}.", title=row.title, month=w.long_month(row.landing[1]))


def _lands_last(row: Row, w: Words) -> str:
    assert row.landing is not None
    return w("Last is {title}, around {month}.", title=row.title, month=w.long_month(row.landing[1]))


def _gaps_text(gaps: tuple[Gap, ...], w: Words) -> str:
    """ "No start yet", "Decision 2 has no weeks and no chance yet"; what is missing at several points is counted."""
    first = gaps[0]
    if first.what is Missing.DECISION_POINTS:
        return w("No decision point yet")
    if first.what is Missing.START:
        return w("No start date yet")
    numbers = sorted({gap.number for gap in gaps if gap.number is not None})
    kinds = [gap.what for gap in gaps]
    what = [said for kind, said in ((Missing.WEEKS, w("no weeks")), (Missing.CHANCE, w("no chance"))) if kind in kinds]
    if len(numbers) == 1:
        name = capital(decision_name(numbers[0], w))
        return w("{name} has {what} yet", name=name, what=w.listing(what))
    return w.n(
        "{count} decision has {what} yet", "{count} decisions have {what} yet", len(numbers), what=w.listing(what)
    )


def _moved_sentences(
    portfolio: Portfolio,
    project: Project,
    landing: Landing | None,
    then: Then | None,
    was: ProjectFigures | None,
    today: date,
    w: Words,
) -> Iterator[str]:
    if landing is None:
        return
    before = was.forecast.landing if was and was.forecast else None
    moved = shift(before, landing, w)
    if then is not None and before is not None and moved:
        yield w(
            "Likely landing {shift} than said on {day} ({month})",
            shift=moved,
            day=w.near_day(then.on, today),
            month=w.month(before[1]),
        )
    promised = first_promise(portfolio, project.id)
    if promised is not None and (then is None or promised[0] != then.on):
        day, first = promised
        moved = shift(first, landing, w)
        if moved:
            yield w("{shift} than first promised on {day}", shift=capital(moved), day=w.near_day(day, today))


def _worth_hearing(marks: tuple[PointMark, ...]) -> tuple[PointMark, ...]:
    """The newest decisions and the next ones; a plan of hundreds is not read aloud whole."""
    if len(marks) <= HEARD_MARKS:
        return marks
    open_at = next(
        (place for place, mark in enumerate(marks) if mark.state in (PointState.TO_COME, PointState.OVERDUE)),
        len(marks),
    )
    start = max(0, min(open_at - HEARD_MARKS // 2, len(marks) - HEARD_MARKS))
    return marks[start : start + HEARD_MARKS]


def _open(plan: tuple[Stage, ...]) -> Iterator[Stage]:
    return (stage for stage in plan if stage.state in (StageState.RUNNING, StageState.TO_COME))


def _first_without_time(plan: tuple[Stage, ...], w: Words) -> str:
    stage = next(stage for stage in _open(plan) if stage.point.weeks is not None and stage.point.weeks.late == 0)
    return decision_name(stage.number, w)


def _ended(text: str) -> str:
    return text if text[-1] in ".!?" else f"{text}."


def _joined(parts: Iterable[str]) -> str:
    return _BETWEEN.join(part for part in parts if part)
