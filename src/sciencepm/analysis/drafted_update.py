"""The news of one decision for one stakeholder: what happened, what it means for them and what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sciencepm.analysis.audience import Sight, sight_of
from sciencepm.analysis.decisions_ahead import short_title
from sciencepm.analysis.forecast import forecast
from sciencepm.analysis.plan import Stage, stages
from sciencepm.analysis.spend import not_spent
from sciencepm.analysis.value import project_value
from sciencepm.analysis.value_wording import range_text
from sciencepm.analysis.wording import capital, decision_name, exact_number, landing_text, number_word
from sciencepm.domain.decision import Decision, Outcome
from sciencepm.domain.documents import Audience, Snapshot
from sciencepm.domain.plan import DecisionPoint, Experiment, ExperimentOutcome, ExperimentState
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.domain.stakeholders import Stakeholder
from sciencepm.i18n import Words

_STOPS = (".", "!", "?", "…", "”")


@dataclass(frozen=True, slots=True)
class UpdatePart:
    """A paragraph; the first has no heading."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class DraftedUpdate:
    """A title and its paragraphs, none of them empty."""

    title: str
    parts: tuple[UpdatePart, ...]

    @property
    def text(self) -> str:
        """The whole as plain text, paragraphs apart by a blank line."""
        said = (f"{part.heading} {part.text}" if part.heading else part.text for part in self.parts)
        return "\n\n".join((self.title, *said))


def drafted_update(
    portfolio: Portfolio, decision: Decision, stakeholder: Stakeholder, today: date, w: Words
) -> DraftedUpdate:
    """A draft for the PM to send: it says no more than this stakeholder may see."""
    point = portfolio.get(DecisionPoint, decision.decision_point_id)
    project = portfolio.get(Project, point.project_id)
    plan = stages(portfolio, project.id, today)
    stage = next(each for each in plan if each.point.id == point.id)
    sight = stakeholder_sight(portfolio, stakeholder)
    parts = (
        UpdatePart("", _happened(stage, decision, today, w)),
        UpdatePart(w("What it means for you."), _means(portfolio, project, decision, stakeholder, sight, today, w)),
        UpdatePart(w("What we do next."), _next(stage, decision, today, w)),
        UpdatePart(w("What we learned."), _whole(decision.learned)),
    )
    title = w("{project}: {news}", project=project.title, news=_news(decision.outcome, stage.number, w))
    return DraftedUpdate(title, tuple(part for part in parts if part.text))


def stakeholder_sight(portfolio: Portfolio, stakeholder: Stakeholder) -> Sight:
    """What a stakeholder may see: the strictest of all audiences they belong to, everybody's view without one."""
    sights = [sight_of(portfolio, each) for each in portfolio.all(Audience) if stakeholder.id in each.stakeholder_ids]
    return Sight(
        confidential=stakeholder.confidential and all(each.confidential for each in sights),
        money=all(each.money for each in sights),
        people=all(each.people for each in sights),
    )


def landing_said_before(portfolio: Portfolio, project_id: str, day: date) -> tuple[date, date, date] | None:
    """P10, P50 and P90 of landing in the newest snapshot taken before `day`; None where none showed it."""
    earlier = sorted((each for each in portfolio.all(Snapshot) if each.on < day), key=lambda each: each.taken_at)
    for snapshot in reversed(earlier):
        for result in snapshot.results:
            if result.project_id == project_id and result.landing is not None:
                return result.landing
    return None


def _news(outcome: Outcome, number: int, w: Words) -> str:
    name = decision_name(number, w)
    return {
        Outcome.GO: w("we go on after {decision}", decision=name),
        Outcome.REVISE: w("we revised the plan at {decision}", decision=name),
        Outcome.HOLD: w("we put it on hold at {decision}", decision=name),
        Outcome.STOP: w("we stopped at {decision}", decision=name),
    }[outcome]


def _happened(stage: Stage, decision: Decision, today: date, w: Words) -> str:
    day = w.near_day(decision.on, today)
    question = stage.point.question
    asked = w("On {day} we asked: {question}", day=day, question=_whole(question)) if question else ""
    return _sentences(asked, _whole(decision.why) or _reported(decision, w))


def _reported(decision: Decision, w: Words) -> str:
    """How many experiments reported and worked, where nobody wrote down why it was decided so."""
    done = [each for each in decision.evidence if each.state is ExperimentState.DONE]
    if not done:
        return ""
    worked = sum(each.outcome is ExperimentOutcome.WORKED for each in done)
    tried = w.n(
        "{number} experiment reported", "{number} experiments reported", len(done), number=number_word(len(done), w)
    )
    return capital(w("{tried}; {worked} worked.", tried=tried, worked=number_word(worked, w)))


def _means(
    portfolio: Portfolio,
    project: Project,
    decision: Decision,
    stakeholder: Stakeholder,
    sight: Sight,
    today: date,
    w: Words,
) -> str:
    match decision.outcome:
        case Outcome.STOP:
            return _sentences(
                w("It will not land, so please do not plan with it."), _freed(portfolio, project, sight, today, w)
            )
        case Outcome.HOLD:
            waits = decision.waits_for
            return (
                w("There is no landing date until we have {what}.", what=waits)
                if waits
                else w("There is no landing date until we go on.")
            )
        case Outcome.GO | Outcome.REVISE:
            landing = _landing(portfolio, project, decision, today, w)
            return _sentences(landing, _worth(portfolio, project, stakeholder, sight, w))


def _freed(portfolio: Portfolio, project: Project, sight: Sight, today: date, w: Words) -> str:
    money = not_spent(portfolio, project.id, today) if sight.money else None
    people = project.people_on(today) if sight.people else None
    spared = w("About {money} is not spent.", money=w.money(money)) if money else ""
    if not people:
        return spared
    free = (
        w("1 person is free for other work.")
        if people == 1
        else w("{number} people are free for other work.", number=exact_number(people, w))
    )
    return _sentences(spared, free)


def _landing(portfolio: Portfolio, project: Project, decision: Decision, today: date, w: Words) -> str:
    foreseen = forecast(portfolio, project.id, today)
    now = foreseen.landing if foreseen else None
    if now is None:
        return ""
    name, span = short_title(project.title), landing_text(now, w)
    before = landing_said_before(portfolio, project.id, decision.on)
    if before is None or (before[1].year, before[1].month) == (now[1].year, now[1].month):
        return w(
            "{project} should land around {month} ({range}, eight times in ten).",
            project=name,
            month=w.long_month(now[1]),
            range=span,
        )
    earlier = w.month_name(before[1]) if before[1].year == now[1].year else w.long_month(before[1])
    return w(
        "{project} moves from {before} to {month} ({range}, eight times in ten).",
        project=name,
        before=earlier,
        month=w.long_month(now[1]),
        range=span,
    )


def _worth(portfolio: Portfolio, project: Project, stakeholder: Stakeholder, sight: Sight, w: Words) -> str:
    """The value in what they care about: in its own unit where they named it, else in money where they see money."""
    value = project_value(portfolio, project.id)
    cares = f"{stakeholder.values} {stakeholder.worries}".casefold()
    other, money = value.other, value.money if sight.money else None
    if other is not None and (money is None or other.unit.casefold() in cares):
        return w("If it lands, it is worth about {value} a year.", value=range_text(other, w))
    if money is not None:
        return w("If it lands, it is worth about {value} a year.", value=range_text(money, w))
    return ""


def _next(stage: Stage, decision: Decision, today: date, w: Words) -> str:
    left = [each for each in stage.experiments if each.state in (ExperimentState.RUNNING, ExperimentState.PLANNED)]
    match decision.outcome:
        case Outcome.STOP:
            return w("We keep: {what}", what=_whole(decision.kept)) if decision.kept else ""
        case Outcome.GO:
            return ""
        case Outcome.REVISE | Outcome.HOLD:
            tried = [_trial(each, today, w) for each in left] if decision.outcome is Outcome.REVISE else []
            again = decision.ask_again_on
            asked = w("We ask again on {day}.", day=w.near_day(again, today)) if again and again >= today else ""
            return _sentences(*tried, asked)


def _trial(experiment: Experiment, today: date, w: Words) -> str:
    end = experiment.planned_end or experiment.report_by
    title = experiment.title or w("experiment {letter}", letter=experiment.letter)
    if end is None or end < today:
        return w("We try: {what}.", what=title.rstrip("."))
    return w("We try: {what}, until {day}.", what=title.rstrip("."), day=w.near_day(end, today))


def _whole(text: str) -> str:
    """A text on one line that ends as a sentence."""
    line = " ".join(text.split())
    return line if not line or line.endswith(_STOPS) else f"{line}."


def _sentences(*said: str) -> str:
    return " ".join(each for each in said if each)
