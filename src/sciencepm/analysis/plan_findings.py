"""What the decision points ahead lack, what in them pretends to be sure, and what in them is late."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from sciencepm.analysis.code_words import words_of
from sciencepm.analysis.finding import Finding, FindingCode
from sciencepm.analysis.modes import may_promise
from sciencepm.analysis.plan import Stage, StageState, is_out_of_date, stages
from sciencepm.analysis.wording import decision_name, shortened, weeks_text, weeks_used_text
from sciencepm.domain.plan import ExperimentState
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project, ProjectState
from sciencepm.domain.stakeholders import Update
from sciencepm.i18n import Words

RECENT_DAYS: Final = 28
"""An older update is no longer held against a team."""
_PER_CENT_DONE = re.compile(
    r"\b\d{1,3}\s?(?:%|per ?cent) (?:complete|completed|done|finished|ready|there)\b", re.IGNORECASE
)
_QUOTED_LETTERS = 60


def plan_findings(portfolio: Portfolio, project: Project, today: date, w: Words) -> Iterator[Finding]:
    """The findings of a running project's plan; on hold nothing in it is late."""
    running = project.state is ProjectState.ACTIVE
    for stage in stages(portfolio, project.id, today):
        if stage.state in (StageState.RUNNING, StageState.TO_COME):
            yield from _missing(project, stage, w)
            yield from _too_sure(project, stage, today, w)
            if running:
                yield from _late(project, stage, today, w)
    yield from _per_cent_done(portfolio, project, today, w)


def decision_overdue_since(stage: Stage, today: date) -> date | None:
    """The set day of a running stage's question once it has passed undecided; an estimate's middle is no such day."""
    day = stage.asked_again_on or stage.point.fixed_date
    return day if stage.state is StageState.RUNNING and day is not None and day < today else None


def estimate_is_out_of_date(stage: Stage, today: date) -> bool:
    """Whether a running stage without a set day has used up its estimate."""
    return decision_overdue_since(stage, today) is None and is_out_of_date(stage, today)


def _missing(project: Project, stage: Stage, w: Words) -> Iterator[Finding]:
    point, name = stage.point, decision_name(stage.number, w)
    if not point.question:
        yield _finding(FindingCode.NO_QUESTION, project, point.id, "question", w("{name} has no question", name=name))
    if not point.go_on_if and not stage.criteria:
        said = w("{name} has no rule: what would let us go on?", name=name)
        yield _finding(FindingCode.NO_RULE, project, point.id, "go_on_if", said)
    if point.weeks is None and point.fixed_date is None:
        said = w("nobody has said how many weeks {name} may take", name=name)
        yield _finding(FindingCode.NO_WEEKS, project, point.id, "weeks", said)
    if point.chance is None:
        said = w("nobody has said how likely it is that {name} is passed", name=name)
        yield _finding(FindingCode.NO_CHANCE, project, point.id, "chance", said)
    elif not point.chance_source:
        chance = w.percent(point.chance)
        said = w("the chance of {name}, {chance}, does not say where it comes from", name=name, chance=chance)
        yield _finding(FindingCode.NO_CHANCE_SOURCE, project, point.id, "chance_source", said)


def _too_sure(project: Project, stage: Stage, today: date, w: Words) -> Iterator[Finding]:
    if may_promise(project.leading_mode):
        return
    point, name, mode = stage.point, decision_name(stage.number, w), words_of(project.leading_mode, w)
    if point.weeks is None and point.fixed_date is not None:
        day = w.near_day(point.fixed_date, today)
        said = w(
            "{name} has one date, {day}, and no range: in {mode} mode plan in ranges", name=name, day=day, mode=mode
        )
        yield _finding(FindingCode.SINGLE_DATE, project, point.id, "weeks", said)
    elif point.weeks is not None and point.weeks.early == point.weeks.late:
        weeks = weeks_text(point.weeks, w)
        said = w("{name} has one estimate, {weeks}: in {mode} mode plan in ranges", name=name, weeks=weeks, mode=mode)
        yield _finding(FindingCode.SINGLE_DATE, project, point.id, "weeks", said)


def _late(project: Project, stage: Stage, today: date, w: Words) -> Iterator[Finding]:
    point, name = stage.point, decision_name(stage.number, w)
    since = decision_overdue_since(stage, today)
    if since is not None:
        said = w.n(
            "{name} was due on {day}, {count} day ago",
            "{name} was due on {day}, {count} days ago",
            (today - since).days,
            name=name,
            day=w.near_day(since, today),
        )
        yield _finding(FindingCode.DECISION_OVERDUE, project, point.id, "", said)
    if estimate_is_out_of_date(stage, today) and stage.weeks_used is not None:
        used = weeks_used_text(stage.weeks_used, point.weeks, w)
        said = w("the estimate of {name} is out of date: {used}", name=name, used=used)
        yield _finding(FindingCode.ESTIMATE_OUT_OF_DATE, project, point.id, "weeks", said)
    for experiment in stage.experiments:
        waits = experiment.state not in (ExperimentState.DONE, ExperimentState.DROPPED)
        if waits and experiment.report_by is not None and experiment.report_by < today:
            said = w(
                "experiment {letter} was to report by {day}, whatever the outcome",
                letter=experiment.letter,
                day=w.near_day(experiment.report_by, today),
            )
            yield _finding(FindingCode.REPORT_OVERDUE, project, experiment.id, "report_by", said)


def _per_cent_done(portfolio: Portfolio, project: Project, today: date, w: Words) -> Iterator[Finding]:
    """Work towards an answer has no per cent: it is a finding in recent updates and in the titles of open stages."""
    if may_promise(project.leading_mode):
        return
    recent = (each for each in portfolio.of(Update, project.id) if 0 <= (today - each.on).days < RECENT_DAYS)
    open_stages = (each for each in stages(portfolio, project.id, today) if each.state is not StageState.PASSED)
    texts = [(each.id, "text", each.text) for each in recent]
    texts += [(each.point.id, "stage_title", each.point.stage_title) for each in open_stages]
    for record_id, field, text in texts:
        claim = _PER_CENT_DONE.search(text)
        if claim:
            said = w(
                "“{claim}” tells nothing in {mode} mode: say which question is still open",
                claim=shortened(claim.group(), _QUOTED_LETTERS),
                mode=words_of(project.leading_mode, w),
            )
            yield _finding(FindingCode.PER_CENT_COMPLETE, project, record_id, field, said)


def _finding(code: FindingCode, project: Project, record_id: str, field: str, said: str) -> Finding:
    return Finding(code, project.id, record_id, field, project.title, said)
