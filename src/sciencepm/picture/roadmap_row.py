"""How a project becomes a row of the roadmap: from its plan, forecast, stop rules and value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sciencepm.analysis.audience import Sight
from sciencepm.analysis.brief.view import Then
from sciencepm.analysis.code_words import label_of, words_of
from sciencepm.analysis.figure_changes import LANDING_DAYS
from sciencepm.analysis.forecast_wording import WORTH_SAYING, alive_text
from sciencepm.analysis.owed_news import standing_decisions
from sciencepm.analysis.plan import Stage, StageState, Standing, stages
from sciencepm.analysis.plan_findings import decision_overdue_since
from sciencepm.analysis.results import ProjectFigures
from sciencepm.analysis.spend import not_spent
from sciencepm.analysis.value_wording import value_text
from sciencepm.analysis.wording import question_text
from sciencepm.domain.decision import Decision
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Mode, Project, ProjectState
from sciencepm.domain.stop_rule import StopRule, StopRuleType
from sciencepm.i18n import Words
from sciencepm.picture import roadmap_words as words
from sciencepm.picture.roadmap_records import Flag, Ghost, Landing, PointMark, PointState, Row, agreed_day


def row_of(
    portfolio: Portfolio,
    figures: ProjectFigures,
    today: date,
    w: Words,
    *,
    sight: Sight,
    then: Then | None,
    was: ProjectFigures | None,
    with_team: bool,
) -> Row:
    """The row of a project; `was` are its figures on the day it is compared with."""
    project = figures.project
    plan = stages(portfolio, project.id, today)
    flags = tuple(sorted(flags_of(portfolio, project, today, w), key=lambda flag: (flag.on, flag.rule_id)))
    marks = tuple(_marks(portfolio, figures, plan, today, w))
    landing = _landing(figures, flags)
    begins, solid_to, planned_to = _bar(figures, plan, landing, agreed_day(flags), today)
    remark = words.remark(figures, plan, agreed_day(flags), today, w)
    shift = words.shift(_landing(was, ()) if was else None, landing, w)
    chance, is_figure = _chance(figures, w)
    value = _value(portfolio, figures, sight, today, w)
    without_rules = _without_rules(figures, landing)
    facts = words.row_facts(portfolio, figures, landing, without_rules, value, remark, then, was, sight, today, w)
    return Row(
        project_id=project.id,
        title=project.title,
        subline=words.subline(project, today, w, with_team=with_team),
        kind=project.kind,
        is_over=project.state in (ProjectState.STOPPED, ProjectState.LANDED),
        begins=begins,
        solid_to=solid_to,
        planned_to=planned_to,
        landing=landing,
        without_rules=without_rules,
        fades=project.leading_mode is not Mode.ENGINEERING,
        marks=marks,
        flags=flags,
        ghost=_ghost(then, was, project, landing, marks) if then else None,
        shift=shift,
        chance=chance,
        is_figure=is_figure,
        value=value,
        remark=remark,
        facts=facts,
        said=words.row_sentences(project, facts, marks, flags, today, w),
        cells=words.cells(figures, plan, landing, flags, chance, value, remark, shift, today, w),
    )


def _landing(figures: ProjectFigures, flags: tuple[Flag, ...]) -> Landing | None:
    """The landing range; a result nobody takes over does not land, whatever its plan says."""
    if figures.forecast is None or figures.forecast.landing is None or figures.standing is Standing.RESULT_NO_PATH:
        return None
    latest = agreed_day(flags) or date.max
    low, middle, high = (min(day, latest) for day in figures.forecast.landing)
    return low, middle, high


def _without_rules(figures: ProjectFigures, landing: Landing | None) -> Landing | None:
    """The landing range if no stop rule ended anything, where that is another; a sentence says it where none lands."""
    if landing is None or figures.forecast is None or figures.forecast.cut_by_rule < WORTH_SAYING:
        return None
    free = figures.forecast.landing_without_rules
    return free if free is not None and free[2] > landing[2] else None


def _bar(
    figures: ProjectFigures, plan: tuple[Stage, ...], landing: Landing | None, rule_day: date | None, today: date
) -> tuple[date | None, date | None, date | None]:
    """Where the bar begins, to where it is solid, and to where it is lighter; None where nothing tells.

    Nothing is planned past an agreed date rule.
    """
    project = figures.project
    started = [stage.started_on for stage in plan if stage.started_on is not None]
    begins = project.start or min(started, default=None)
    if begins is None or project.state is ProjectState.IDEA:
        return None, None, None
    over = project.ended_on if project.state in (ProjectState.STOPPED, ProjectState.LANDED) else None
    if over is not None:
        return min(begins, over), over, None
    held = [stage.last_decision.on for stage in plan if stage.last_decision]
    if project.state is ProjectState.ON_HOLD:
        return begins, max(begins, min(max(held, default=today), today)), None
    if project.state is not ProjectState.ACTIVE:
        return begins, max(begins, today), None
    solid_to = min(max(begins, today), today) if begins <= today else begins
    if landing is not None:
        end = landing[0] if project.leading_mode is not Mode.ENGINEERING else landing[1]
    else:
        end = max((stage.asked_on for stage in plan if stage.asked_on is not None), default=None) or solid_to
    return begins, solid_to, max(min(end, rule_day or end), solid_to)


def _marks(
    portfolio: Portfolio, figures: ProjectFigures, plan: tuple[Stage, ...], today: date, w: Words
) -> Iterator[PointMark]:
    ahead = {point.number: point for point in figures.forecast.points} if figures.forecast else {}
    for stage in plan:
        for entry, *_ in standing_decisions(portfolio, stage.point.id):
            if entry.on <= today or stage.last_decision is entry:
                yield _decided(stage, entry, today, w)
        on = stage.asked_on
        # A stage that does not run yet has no day to miss.
        comes = stage.state is StageState.TO_COME and on is not None and on >= today
        if on is not None and (stage.state is StageState.RUNNING or comes):
            mark = _open(stage, on, today, w)
            point = ahead.get(stage.number)
            yield replace(mark, alive=alive_text(point, w)) if point else mark


def _decided(stage: Stage, entry: Decision, today: date, w: Words) -> PointMark:
    state = PointState.of(entry.outcome)
    said = w(
        "Decision {number}, “{question}”: {outcome}, {day}",
        number=stage.number,
        question=question_text(stage.point, w),
        outcome=words_of(entry.outcome, w),
        day=w.near_day(entry.on, today),
    )
    return PointMark(stage.point.id, stage.number, entry.on, state, is_fixed=False, is_movable=False, said=said)


def _open(stage: Stage, on: date, today: date, w: Words) -> PointMark:
    overdue = on < today
    values = {
        "number": stage.number,
        "question": question_text(stage.point, w),
        "day": w.near_day(on, today),
    }
    fixed = on == stage.point.fixed_date and stage.asked_again_on is None
    if overdue and decision_overdue_since(stage, today) is None:
        said = w("Decision {number}, “{question}”: still open, {day} was the likely day", **values)
    elif overdue:
        said = w("Decision {number}, “{question}”: undecided since {day}", **values)
    elif stage.asked_again_on is not None:
        said = w("Decision {number}, “{question}”: asked again on {day}", **values)
    elif fixed:
        said = w("Decision {number}, “{question}”: on {day}, a fixed date", **values)
    else:
        said = w("Decision {number}, “{question}”: planned for {day}", **values)
    state = PointState.OVERDUE if overdue else PointState.TO_COME
    return PointMark(stage.point.id, stage.number, on, state, is_fixed=fixed, is_movable=True, said=said)


def flags_of(portfolio: Portfolio, project: Project, today: date, w: Words) -> Iterator[Flag]:
    """The date rules of a project."""
    for rule in portfolio.of(StopRule, project.id):
        if rule.type is StopRuleType.DATE and rule.limit_date is not None:
            agreed = rule.agreed_on is not None
            said = w("Stop rule, {day}: {rule}", day=w.near_day(rule.limit_date, today), rule=rule.text)
            if not agreed:
                said = w(
                    "Stop rule not agreed yet, {day}: {rule}", day=w.near_day(rule.limit_date, today), rule=rule.text
                )
            yield Flag(rule.id, rule.limit_date, agreed, said)


def _ghost(
    then: Then, was: ProjectFigures | None, project: Project, landing: Landing | None, marks: tuple[PointMark, ...]
) -> Ghost | None:
    """What was planned then and stands elsewhere now; None where the project was not under way then or is not now."""
    if was is None or was.project.state is not ProjectState.ACTIVE or project.state is not ProjectState.ACTIVE:
        return None
    now: dict[str, list[date]] = {}
    for mark in marks:
        now.setdefault(mark.point_id, []).append(mark.on)
    decisions = tuple(
        stage.asked_on
        for stage in stages(then.portfolio, project.id, then.on)
        if stage.state in (StageState.RUNNING, StageState.TO_COME)
        and stage.asked_on is not None
        and stage.point.id in now
        and all(_is_far(day, stage.asked_on) for day in now[stage.point.id])
    )
    before = _landing(was, ())
    moved = before is not None and landing is not None and any(map(_is_far, before, landing))
    return Ghost(before if moved else None, decisions) if moved or decisions else None


def _is_far(one: date, other: date) -> bool:
    return abs((one - other).days) >= LANDING_DAYS


def _chance(figures: ProjectFigures, w: Words) -> tuple[str, bool]:
    """What stands under "Chance to land", and whether it is a figure."""
    state, forecast = figures.project.state, figures.forecast
    if state is not ProjectState.ACTIVE:
        return label_of(state, w), False
    if figures.standing is Standing.RESULT_NO_PATH:
        return w("No path yet"), False
    if forecast is None or forecast.chance is None:
        return (label_of(figures.standing, w), False) if figures.standing is Standing.NOT_READY else ("–", False)
    return w.percent(forecast.chance), True


def _value(portfolio: Portfolio, figures: ProjectFigures, sight: Sight, today: date, w: Words) -> str:
    if figures.project.state is ProjectState.STOPPED:
        freed = not_spent(portfolio, figures.project.id, today)
        return w("{money} not spent", money=w.money(freed)) if freed and sight.money else ""
    if figures.value.tells_money and not sight.money:
        return ""
    return value_text(figures.value, w)
