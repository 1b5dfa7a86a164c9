"""What the project page says of a plan: days and weeks of a stage, what a forecast lacks, who was told."""

from __future__ import annotations

from datetime import date, timedelta

from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.forecast import Forecast, forecast
from sciencepm.analysis.forecast_wording import cut_texts, gated_text, ladder_text, stopping_text
from sciencepm.analysis.gated_value import gated_value
from sciencepm.analysis.owed_news import owed_news, stakeholders_of, standing_decisions
from sciencepm.analysis.plan import Stage, StageState
from sciencepm.analysis.plan_ahead import Missing
from sciencepm.analysis.spend import Spent, spent_in_stage
from sciencepm.analysis.stop_rule_wording import close_money
from sciencepm.analysis.wording import (
    age_text,
    capital,
    decision_name,
    role_text,
    weeks_text,
    weeks_used_text,
)
from sciencepm.domain.decision import Decision, Outcome
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project, ProjectState
from sciencepm.domain.stakeholders import Told
from sciencepm.domain.stop_rule import StopRule
from sciencepm.i18n import Words


def stage_line(stage: Stage, today: date, w: Words) -> str:
    """When a stage runs and how long it takes: "10 Aug – 3 Nov · 12 weeks used of 10–14"."""
    weeks = stage.point.weeks
    if stage.state is StageState.LEFT:
        return w("Not reached")
    if stage.state is StageState.TO_COME or stage.started_on is None:
        return weeks_text(weeks, w) if weeks else ""
    if stage.state is StageState.PASSED and stage.asked_on is not None:
        begun = w.day_range(stage.started_on, stage.asked_on, today)
    else:
        begun = w("Since {day}", day=w.short_day(stage.started_on, today))
    if stage.weeks_used is None:
        return begun
    used = weeks_used_text(stage.weeks_used, weeks, w) if weeks or stage.weeks_used >= 1 else w("no weeks yet")
    return f"{begun} · {used}"


def stage_cost_line(portfolio: Portfolio, stage: Stage, today: date, w: Words) -> str:
    """What a stage has cost of what it may cost: "€142k so far of €165–215k"; empty where nobody has said."""
    cost = stage.point.cost
    planned = w.money_range(cost.low, cost.high) if cost else ""
    if stage.state is StageState.LEFT:
        return ""
    if stage.state is StageState.TO_COME:
        return planned
    spent = spent_in_stage(portfolio, stage.point.project_id, stage.point.id, today)
    if not spent.amount:
        return planned
    said = spent_words(spent, w)
    if stage.state is StageState.PASSED:
        return w("{amount} spent", amount=said)
    return (
        w("{amount} so far of {planned}", amount=said, planned=planned)
        if planned
        else w("{amount} so far", amount=said)
    )


def time_words(project: Project, today: date, w: Words) -> str:
    """How long a project has run: "15 weeks since 10 August"; empty where it has not begun."""
    if project.start is None or project.start > today:
        return ""
    weeks = ((project.ended_on or today) - project.start).days // 7
    if project.ended_on is not None:
        return w.n("{count} week", "{count} weeks", weeks)
    return w.n("{count} week since {day}", "{count} weeks since {day}", weeks, day=w.near_day(project.start, today))


def spent_words(spent: Spent, w: Words) -> str:
    """Money that has gone out; "about" where nobody entered it."""
    amount = close_money(spent.amount, w)
    return w("about {amount}", amount=amount) if spent.estimated else amount


def diamond_lines(stage: Stage, today: date, w: Words) -> tuple[str, str, str]:
    """What stands under a diamond: the day, the outcome or that it is overdue, and when it is asked again."""
    last = stage.last_decision
    if last is not None:
        again = stage.asked_again_on
        asked = w("again {day}", day=w.short_day(again, today)) if again else ""
        return w.short_day(last.on, today), label_of(last.outcome, w), asked
    if stage.asked_on is None:
        return "", "", ""
    day = w.short_day(stage.asked_on, today)
    if is_undecided(stage, today):
        return day, w("Undecided"), ""
    return (w("on {day}", day=day) if stage.point.fixed_date else w("by {day}", day=day)), "", ""


def is_undecided(stage: Stage, today: date) -> bool:
    """Whether a question's day has passed without an answer."""
    return stage.state is StageState.RUNNING and stage.asked_on is not None and stage.asked_on < today


def spoken_stage(stage: Stage, today: date, w: Words) -> str:
    """A decision point in one sentence for a screen reader."""
    said = diamond_lines(stage, today, w)
    parts = [capital(decision_name(stage.number, w)), stage.point.question or w("no question yet"), *said]
    return ", ".join(part for part in parts if part)


def no_chance_words(project: Project, forecast: Forecast | None, w: Words) -> str:
    """Why there is no chance or range to show, and what would make one."""
    if forecast is None:
        return {
            ProjectState.IDEA: w("Start the project to see a range"),
            ProjectState.ON_HOLD: w("On hold: no forecast until it is resumed"),
            ProjectState.STOPPED: w("Stopped"),
        }.get(project.state, "")
    if not forecast.gaps:
        return w("No path lands before a stop rule ends it") if forecast.landing is None else ""
    gap = forecast.gaps[0]
    if gap.what is Missing.DECISION_POINTS:
        return w("Add a decision point to see a range")
    if gap.what is Missing.START or gap.number is None:
        return w("Add the project's start to see a range")
    name = decision_name(gap.number, w)
    if gap.what is Missing.WEEKS:
        return w("Add weeks to {decision} to see a range", decision=name)
    return w("Add a chance to {decision} to see a range", decision=name)


def outlook(portfolio: Portfolio, project: Project, today: date, w: Words) -> tuple[str, ...]:
    """Where such plans end, which stop rule they reach first, and what it is worth that one may stop."""
    found = forecast(portfolio, project.id, today)
    if found is None or found.chance is None:
        return ()
    value = gated_value(portfolio, project.id, today)
    said = [ladder_text(found, w), *cut_texts(found, today, w)]
    if value is not None:
        said += [stopping_text(value, w), gated_text(value, w)]
    return tuple(text if text.endswith(".") else f"{text}." for text in said if text)


def landing_days(landing: tuple[date, date, date], today: date, w: Words) -> str:
    """The range of days of landing, eight times in ten: "25 May – 12 Sep 2027 (10–90%)"; a day that is sure alone."""
    early, late = landing[0], landing[2]
    said = w.day_range(early, late, today)
    return said if early == late else w("{range} (10–90%)", range=said)


def agreed_line(rules: tuple[StopRule, ...], today: date, w: Words) -> str:
    """With whom and when the rules were agreed, where it is the same for all; how many are not agreed yet."""
    opens = sum(rule.agreed_on is None for rule in rules)
    if opens:
        if opens == len(rules):
            return w("Not agreed yet")
        return w.n("{count} rule not agreed yet", "{count} rules not agreed yet", opens)
    agreed = {(rule.agreed_with, rule.agreed_on) for rule in rules}
    if len(agreed) != 1:
        return w("Agreed") if agreed else ""
    ((agreed_with, agreed_on),) = agreed
    assert agreed_on is not None
    return w("Agreed with {whom}, {day}", whom=role_text(agreed_with, w), day=w.short_day(agreed_on, today))


def blocked_words(project: Project, today: date, w: Words) -> str:
    """What a project waits for, for how long, and who owes it; empty where it does not wait."""
    blocked = project.blocked
    if blocked is None:
        return ""
    age = age_text(blocked.since, today, w)
    since = w.near_day(blocked.since, today)
    what = capital(blocked.what) or w("Data")
    said = w("{what}: missing since {day} ({age}).", what=what, day=since, age=age)
    owed = w("Owed by {who}.", who=role_text(blocked.owed_by, w)) if blocked.owed_by else w("Nobody owes it yet.")
    return f"{said} {owed}"


def told_words(portfolio: Portfolio, project: Project, decision: Decision, today: date, w: Words) -> tuple[str, str]:
    """How many stakeholders heard of a decision as it stands, and who is still owed the news."""
    everyone = stakeholders_of(portfolio, project)
    if not everyone:
        return w("No stakeholders yet"), ""
    owed = owed_news(portfolio, today, project.id)
    waiting = {each.stakeholder.id for each in owed if each.decision.id == decision.id}
    chains = standing_decisions(portfolio, decision.decision_point_id)
    chain = next((chain for chain in chains if decision in chain), (decision,))
    heard = {told.stakeholder_id for entry in chain for told in portfolio.of(Told, entry.id)} - waiting
    told = sum(each.id in heard for each in everyone)
    said = w.n("{told} of {count} stakeholder", "{told} of {count} stakeholders", len(everyone), told=w.number(told))
    names = [each.name for each in everyone if each.id in waiting]
    return said, w("{names} not yet", names=w.listing(names)) if names else ""


def news_line(portfolio: Portfolio, project: Project, outcome: Outcome, on: date, today: date, w: Words) -> str:
    """Who will be owed the news of a decision and by when; a go owes nobody."""
    count = len(stakeholders_of(portfolio, project))
    if outcome is Outcome.GO or not count:
        return ""
    day = w.near_day(on + timedelta(days=portfolio.settings.days_to_tell), today)
    return w.n(
        "{count} stakeholder will be owed the news by {day}.",
        "{count} stakeholders will be owed the news by {day}.",
        count,
        day=day,
    )
