"""What needs the PM today, in order of need, each with the one thing to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby
from typing import Final

from sciencepm.analysis.check_in_days import cadence_text, last_check_in, next_check_in
from sciencepm.analysis.crossed_rules import crossed_on, crossed_undecided
from sciencepm.analysis.finding import FindingCode
from sciencepm.analysis.owed_news import Owed, owed_news, stakeholders_of
from sciencepm.analysis.plan import Stage, next_stage, result_without_path
from sciencepm.analysis.plan_findings import decision_overdue_since, estimate_is_out_of_date
from sciencepm.analysis.project_findings import missing_on_path, readiness_findings
from sciencepm.analysis.safe_wins import safe_wins
from sciencepm.analysis.stop_rule_wording import closeness_text
from sciencepm.analysis.wording import capital, decision_name, number_word, question_text, role_text, weeks_used_text
from sciencepm.domain.decision import Outcome
from sciencepm.domain.plan import Experiment, ExperimentState
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project, ProjectState
from sciencepm.domain.stakeholders import Promise, Stakeholder
from sciencepm.i18n import Words

DECISION_DAYS: Final = 30
"""A decision needs the PM from this many days before it is due."""
PROMISE_DAYS: Final = 7
_BETWEEN = " · "


class AttentionKind(StrEnum):
    CROSSED = "crossed"
    DECIDE = "decide"
    TELL = "tell"
    PROMISE_DUE = "promise due"
    OUT_OF_DATE = "out of date"
    BLOCKED = "blocked"
    NO_PATH = "no path"
    CHECK_IN_DUE = "check-in due"
    NOT_READY = "not ready"


class AttentionAction(StrEnum):
    RECORD_DECISION = "record decision"
    OPEN = "open"
    DRAFT_UPDATE = "draft update"
    PLAN_LANDING = "plan landing"
    PREPARE = "prepare"
    MARK_KEPT = "mark kept"


@dataclass(frozen=True, slots=True)
class Attention:
    """One row of "Needs you". `record_id` is the decision point, stop rule, decision, project, promise or stakeholder
    it is about; `due` the day it is or was due, or since when it has been so; `overdue`: that day is past.
    """

    kind: AttentionKind
    project_id: str | None
    record_id: str
    title: str
    detail: str
    action: AttentionAction
    due: date | None
    overdue: bool = False
    stakeholder_ids: tuple[str, ...] = ()


def attention(portfolio: Portfolio, today: date, w: Words) -> tuple[Attention, ...]:
    """Everything that needs the PM: crossed rules, then what is overdue, then what has a day, then what just waits."""
    owed = owed_news(portfolio, today)
    rows = [row for project in portfolio.all(Project) for row in _of_project(portfolio, project, today, w)]
    rows += _news(portfolio, owed, w)
    rows += _promises(portfolio, today, w)
    rows += _check_ins(portfolio, {each.stakeholder.id for each in owed}, today, w)
    return tuple(sorted(rows, key=_need))


def action_label(action: AttentionAction, w: Words) -> str:
    """What the button of a row says."""
    return {
        AttentionAction.RECORD_DECISION: w("Record decision…"),
        AttentionAction.OPEN: w("Open"),
        AttentionAction.DRAFT_UPDATE: w("Draft update…"),
        AttentionAction.PLAN_LANDING: w("Plan the landing…"),
        AttentionAction.PREPARE: w("Prepare…"),
        AttentionAction.MARK_KEPT: w("Mark as kept"),
    }[action]


_WAITS = (AttentionKind.BLOCKED, AttentionKind.NO_PATH, AttentionKind.CHECK_IN_DUE, AttentionKind.NOT_READY)
"""What has no day to be done by, in the order it stands below what has."""


def _need(row: Attention) -> tuple[int, date, str]:
    if row.kind is AttentionKind.CROSSED:
        rank = 0
    elif row.overdue:
        rank = 1
    else:
        rank = 3 + _WAITS.index(row.kind) if row.kind in _WAITS else 2
    return rank, row.due or date.max, row.title


def _of_project(portfolio: Portfolio, project: Project, today: date, w: Words) -> Iterator[Attention]:
    if project.state not in (ProjectState.ACTIVE, ProjectState.ON_HOLD):
        return
    for entry in crossed_undecided(portfolio, project, today):
        yield Attention(
            AttentionKind.CROSSED,
            project.id,
            entry.rule.id,
            w("Stop rule crossed: {project}", project=project.title),
            _BETWEEN.join((entry.rule.text, closeness_text(entry, w))),
            AttentionAction.RECORD_DECISION,
            crossed_on(portfolio, entry.rule, today),
            overdue=True,
        )
    stage = next_stage(portfolio, project.id, today)
    if stage is not None:
        yield from _decision(project, stage, today, w)
    if project.state is not ProjectState.ACTIVE:
        return
    yield from _blocked(portfolio, project, today, w)
    since = result_without_path(portfolio, project.id, today)
    if since is not None:
        worked = w("Worked on {day}", day=w.near_day(since, today))
        yield Attention(
            AttentionKind.NO_PATH,
            project.id,
            project.id,
            w("Result with no way into the product: {project}", project=project.title),
            _BETWEEN.join((worked, ", ".join(missing_on_path(portfolio, project, w)))),
            AttentionAction.PLAN_LANDING,
            since,
        )
    yield from _not_ready(portfolio, project, w)


def _decision(project: Project, stage: Stage, today: date, w: Words) -> Iterator[Attention]:
    day, set_day = stage.asked_on, stage.asked_again_on or stage.point.fixed_date
    if day is None or (day - today).days > DECISION_DAYS:
        return
    if project.state is ProjectState.ON_HOLD and stage.asked_again_on is None:
        return
    name = decision_name(stage.number, w)
    tried = [each for each in stage.experiments if each.state is not ExperimentState.DROPPED]
    left = [each for each in tried if each.state is not ExperimentState.DONE]
    outlived = estimate_is_out_of_date(stage, today)
    if outlived and (left or not tried) and stage.weeks_used is not None:
        yield Attention(
            AttentionKind.OUT_OF_DATE,
            project.id,
            stage.point.id,
            w("Estimate out of date: {project}, {decision}", project=project.title, decision=name),
            _joined(weeks_used_text(stage.weeks_used, stage.point.weeks, w), _reported(tried, left, today, w)),
            AttentionAction.OPEN,
            day,
            overdue=True,
        )
        return
    again = stage.last_decision is not None and stage.last_decision.outcome in (Outcome.REVISE, Outcome.HOLD)
    about = {"project": project.title, "decision": name}
    title = w("Decide: {project}, {decision} again", **about) if again else w("Decide: {project}, {decision}", **about)
    overdue = decision_overdue_since(stage, today) is not None or outlived
    when = w.near_day(day, today)
    if overdue:
        when = w.n("{day}, {count} day late", "{day}, {count} days late", (today - day).days, day=when)
    elif set_day is None and day < today:
        when = w("was likely by {day}", day=when)
    question = w("“{question}”", question=question_text(stage.point, w)) if stage.point.question else ""
    yield Attention(
        AttentionKind.DECIDE,
        project.id,
        stage.point.id,
        title,
        _joined(when, question, _reported(tried, left, today, w)),
        AttentionAction.OPEN if left and not overdue else AttentionAction.RECORD_DECISION,
        day,
        overdue,
    )


def _reported(tried: list[Experiment], left: list[Experiment], today: date, w: Words) -> str:
    """How far the experiments of a stage are: the one still missing by its letter, several by their count."""
    if len(left) == 1:
        (last,) = left
        end = last.planned_end or last.report_by
        if last.state is ExperimentState.BLOCKED:
            return w("experiment {letter} waits for data", letter=last.letter)
        if last.state is ExperimentState.RUNNING and end is not None and end >= today:
            return w("experiment {letter} runs until {day}", letter=last.letter, day=w.near_day(end, today))
    if not tried:
        return ""
    done = w.number(len(tried) - len(left))
    return w.n("{done} of {count} experiment reported", "{done} of {count} experiments reported", len(tried), done=done)


def _blocked(portfolio: Portfolio, project: Project, today: date, w: Words) -> Iterator[Attention]:
    blocked = project.blocked
    if blocked is None:
        return
    owed = w("owed by {who}", who=blocked.owed_by) if blocked.owed_by else w("nobody named who owes it")
    wins = [each.title for each in safe_wins(portfolio, project)]
    meanwhile = (
        w.n("safe win meanwhile: {first}", "{count} safe wins meanwhile", len(wins), first=wins[0]) if wins else ""
    )
    week = w("Week {number}", number=max(0, (today - blocked.since).days) // 7 + 1)
    yield Attention(
        AttentionKind.BLOCKED,
        project.id,
        project.id,
        w("Blocked on data: {project}", project=project.title),
        _joined(week, ", ".join(part for part in (blocked.what, owed) if part), meanwhile),
        AttentionAction.OPEN,
        blocked.since,
    )


def _not_ready(portfolio: Portfolio, project: Project, w: Words) -> Iterator[Attention]:
    unready = {
        FindingCode.NO_DECISION_POINT: w("no decision point yet"),
        FindingCode.NO_STOP_RULE: w("no stop rule agreed"),
    }
    missing = [unready[each.code] for each in readiness_findings(portfolio, project, w) if each.code in unready]
    if missing:
        yield Attention(
            AttentionKind.NOT_READY,
            project.id,
            project.id,
            w("Not ready: {project}", project=project.title),
            capital(", ".join(missing)),
            AttentionAction.OPEN,
            None,
        )


def _news(portfolio: Portfolio, owed: tuple[Owed, ...], w: Words) -> Iterator[Attention]:
    agreed = portfolio.settings.days_to_tell
    within = w("agreed to hear within {days}", days=agreed) if agreed else w("agreed to hear at once")
    for _, group in groupby(sorted(owed, key=lambda each: (each.since, each.decision.id, each.corrected)), _same_news):
        listeners = list(group)
        first = listeners[0]
        names = [role_text(each.stakeholder.name, w) for each in listeners]
        who = w.listing(names) if len(names) <= 2 else w("{number} stakeholders", number=number_word(len(names), w))
        ago = w("today") if first.days == 0 else w.n("{count} day ago", "{count} days ago", first.days)
        yield Attention(
            AttentionKind.TELL,
            first.project.id,
            first.decision.id,
            w("Tell {who} that {news}", who=who, news=_news_text(first, w)),
            _joined(first.project.title, ago, within),
            AttentionAction.DRAFT_UPDATE,
            _days_after(first.since, agreed),
            overdue=first.late,
            stakeholder_ids=tuple(each.stakeholder.id for each in listeners),
        )


def _same_news(owed: Owed) -> tuple[str, date, bool]:
    return owed.decision.id, owed.since, owed.corrected


def _news_text(owed: Owed, w: Words) -> str:
    name = decision_name(owed.number, w)
    said = {
        Outcome.GO: w("{decision} was passed after all", decision=name),
        Outcome.REVISE: w("{decision} was revised", decision=name),
        Outcome.HOLD: w("{decision} was put on hold", decision=name),
        Outcome.STOP: w("the project was stopped at {decision}", decision=name),
    }[owed.decision.outcome]
    return w("{news}, unlike what they heard", news=said) if owed.corrected else said


def _promises(portfolio: Portfolio, today: date, w: Words) -> Iterator[Attention]:
    for promise in portfolio.all(Promise):
        if promise.kept_on is not None or promise.due is None or (promise.due - today).days > PROMISE_DAYS:
            continue
        overdue = promise.due < today
        when = w("due {day}", day=w.near_day(promise.due, today))
        if overdue:
            when = w.n("{due}, {count} day late", "{due}, {count} days late", (today - promise.due).days, due=when)
        to = w("to {whom}", whom=role_text(promise.to, w)) if promise.to else ""
        yield Attention(
            AttentionKind.PROMISE_DUE,
            promise.project_id,
            promise.id,
            w("Promised: {what}", what=promise.what),
            _joined(capital(when), to, promise.owner),
            AttentionAction.MARK_KEPT,
            promise.due,
            overdue,
        )


def _check_ins(portfolio: Portfolio, waiting: set[str], today: date, w: Words) -> Iterator[Attention]:
    """Who is due for a check-in; who is owed news is told first, and then has been met."""
    for stakeholder in portfolio.all(Stakeholder):
        if stakeholder.id in waiting or not _has_running_project(portfolio, stakeholder):
            continue
        last = last_check_in(portfolio, stakeholder, today)
        due = next_check_in(stakeholder, last) if last is not None else today
        if due > today:
            continue
        met = w("last {day}", day=w.near_day(last, today)) if last is not None else w("none yet")
        yield Attention(
            AttentionKind.CHECK_IN_DUE,
            None,
            stakeholder.id,
            w("Check-in due: {who}", who=stakeholder.name),
            _joined(cadence_text(stakeholder, w), met),
            AttentionAction.PREPARE,
            due,
            stakeholder_ids=(stakeholder.id,),
        )


def _has_running_project(portfolio: Portfolio, stakeholder: Stakeholder) -> bool:
    return any(
        project.state in (ProjectState.ACTIVE, ProjectState.ON_HOLD)
        and stakeholder in stakeholders_of(portfolio, project)
        for project in portfolio.all(Project)
    )


def _days_after(day: date, days: int) -> date:
    return day + timedelta(days=min(days, (date.max - day).days))


def _joined(*parts: str) -> str:
    return _BETWEEN.join(part for part in parts if part)
