"""Whom to meet next, and the one sentence that says how well everybody is kept up to date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sciencepm.analysis.check_in_days import cadence_text, last_check_in, next_check_in
from sciencepm.analysis.owed_news import owed_news, stakeholders_of
from sciencepm.analysis.wording import capital, number_word
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_settings import Cadence
from sciencepm.domain.project import Project, ProjectState
from sciencepm.domain.stakeholders import Promise, Question, Stakeholder
from sciencepm.i18n import Words


class Due(StrEnum):
    LATE = "late"
    TODAY = "today"
    LATER = "later"
    NO_PROJECT = "no project"
    """None of their projects runs, so there is nothing to meet for."""


@dataclass(frozen=True, slots=True)
class Person:
    """A stakeholder, when they were last met and are due next; who was never met is due today."""

    stakeholder: Stakeholder
    last: date | None
    next: date | None
    due: Due
    waits: bool
    """Whether they are owed news of a decision."""


def people(portfolio: Portfolio, today: date) -> tuple[Person, ...]:
    """Everybody, whoever is due first on top, and at the foot those whose projects have all ended."""
    waiting = {each.stakeholder.id for each in owed_news(portfolio, today)}
    found = [_person(portfolio, each, each.id in waiting, today) for each in portfolio.all(Stakeholder)]
    return tuple(sorted(found, key=lambda each: (each.next or date.max, each.stakeholder.name, each.stakeholder.id)))


def count_due(portfolio: Portfolio, today: date) -> int:
    """How many people need something today: a check-in, or news they are owed."""
    return sum(each.waits or each.due in (Due.LATE, Due.TODAY) for each in people(portfolio, today))


def check_ins_headline(portfolio: Portfolio, today: date, w: Words) -> str:
    """What is most pressing: "One person waits for news that is 12 days late"."""
    everybody = people(portfolio, today)
    if not everybody:
        return w("Nobody to keep up to date yet")
    owed = owed_news(portfolio, today)
    waiting = len({each.stakeholder.id for each in owed})
    late = max((each.days - portfolio.settings.days_to_tell for each in owed if each.late), default=0)
    due = sum(each.due in (Due.LATE, Due.TODAY) for each in everybody)
    who = number_word(waiting, w)
    if late:
        days = w.n("{count} day", "{count} days", late)
        return capital(
            w.n(
                "{who} person waits for news that is {days} late",
                "{who} people wait for news, the longest {days} late",
                waiting,
                who=who,
                days=days,
            )
        )
    if waiting:
        return capital(w.n("{who} person is owed news", "{who} people are owed news", waiting, who=who))
    if due:
        return capital(w.n("{number} check-in is due", "{number} check-ins are due", due, number=number_word(due, w)))
    ahead = [each.next for each in everybody if each.next is not None]
    if not ahead:
        return w("Everybody has heard; none of their projects runs")
    return w("Everybody has heard; the next check-in is on {day}", day=w.near_day(min(ahead), today))


def check_ins_subline(portfolio: Portfolio, w: Words) -> str:
    """How many there are and how often they are met: "10 stakeholders · every 2 weeks, every month"."""
    everybody = portfolio.all(Stakeholder)
    if not everybody:
        return w("People who have a stake hear promptly what was decided, and are never surprised")
    count = w.n("{count} stakeholder", "{count} stakeholders", len(everybody))
    cadences = dict.fromkeys(cadence_text(each, w) for each in sorted(everybody, key=_days_between))
    often = ", ".join(each[:1].lower() + each[1:] for each in cadences)
    return f"{count} · {often}"


def promises_to(portfolio: Portfolio, stakeholder: Stakeholder) -> tuple[Promise, ...]:
    """What they were promised: open promises by their day first, then those kept, the newest first."""
    theirs = [each for each in portfolio.all(Promise) if _names(each.to, stakeholder)]
    waiting = sorted((each for each in theirs if each.kept_on is None), key=lambda each: each.due or date.max)
    kept = sorted((each for each in theirs if each.kept_on), key=lambda each: each.kept_on or date.min, reverse=True)
    return (*waiting, *kept)


def questions_of(portfolio: Portfolio, stakeholder: Stakeholder) -> tuple[Question, ...]:
    """What they asked: open questions first, each the newest first."""
    theirs = [each for each in portfolio.all(Question) if _names(each.asked_by, stakeholder)]
    return tuple(sorted(theirs, key=lambda each: (each.answered_on is not None, -each.on.toordinal(), each.id)))


def _days_between(stakeholder: Stakeholder) -> int:
    return {Cadence.TWO_WEEKS: 14, Cadence.MONTH: 30}.get(stakeholder.cadence, stakeholder.cadence_days)


def _names(text: str, stakeholder: Stakeholder) -> bool:
    """Whether a line such as "Head of Operations, Chief financial officer" names them."""
    return stakeholder.name.casefold() in text.casefold()


def _person(portfolio: Portfolio, stakeholder: Stakeholder, waits: bool, today: date) -> Person:
    last = last_check_in(portfolio, stakeholder, today)
    runs = any(
        project.state in (ProjectState.ACTIVE, ProjectState.ON_HOLD)
        and stakeholder in stakeholders_of(portfolio, project)
        for project in portfolio.all(Project)
    )
    if not runs:
        return Person(stakeholder, last, None, Due.NO_PROJECT, waits)
    due = next_check_in(stakeholder, last) if last is not None else today
    standing = Due.LATE if due < today else Due.TODAY if due == today else Due.LATER
    return Person(stakeholder, last, due, standing, waits)
