"""Does the list say whom to meet next, and the headline what is most pressing?"""

from __future__ import annotations

from datetime import date

from tests.analysis import build

from sciencepm.analysis.check_in_people import (
    Due,
    check_ins_headline,
    check_ins_subline,
    count_due,
    people,
    promises_to,
    questions_of,
)
from sciencepm.domain.decision import Outcome
from sciencepm.domain.project import ProjectState
from sciencepm.domain.record import Record
from sciencepm.domain.stakeholders import Promise, Question
from sciencepm.exchange.sample import SAMPLE_DAY, sample_portfolio
from sciencepm.i18n import Words

WORDS = Words()
TODAY = date(2026, 11, 20)
OPERATIONS = build.stakeholder(cadence="two weeks")
MET = build.check_in(date(2026, 11, 18), "head")
REVISE = build.decision("statements-1", date(2026, 11, 3), Outcome.REVISE)


def headline(*records: Record, today: date = TODAY) -> str:
    return check_ins_headline(build.portfolio(*records), today, WORDS)


def test_whoever_is_due_first_stands_on_top_and_who_was_never_met_is_due_today() -> None:
    payments = build.stakeholder("Payments leadership")
    found = people(build.portfolio(build.project(), OPERATIONS, payments, MET), TODAY)
    assert [(each.stakeholder.id, each.next, each.due) for each in found] == [
        ("payments", TODAY, Due.TODAY),
        ("head", date(2026, 12, 2), Due.LATER),
    ]


def test_two_weeks_after_the_last_meeting_is_late_the_day_after() -> None:
    portfolio = build.portfolio(build.project(), OPERATIONS, MET)
    assert people(portfolio, date(2026, 12, 2))[0].due is Due.TODAY
    assert people(portfolio, date(2026, 12, 3))[0].due is Due.LATE


def test_nobody_is_met_for_projects_that_have_ended() -> None:
    ended = build.project(state=ProjectState.STOPPED)
    (found,) = people(build.portfolio(ended, OPERATIONS, MET), date(2027, 1, 1))
    assert (found.due, found.next) == (Due.NO_PROJECT, None)


def test_the_headline_begins_with_news_that_is_late() -> None:
    plan = (build.project(), build.point("statements"), REVISE)
    # 17 days since the decision, 5 were agreed
    assert headline(*plan, OPERATIONS, MET) == "One person waits for news that is 12 days late"
    both = (OPERATIONS, build.stakeholder("Payments leadership"))
    assert headline(*plan, *both, MET) == "Two people wait for news, the longest 12 days late"
    assert headline(*plan, OPERATIONS, MET, today=date(2026, 11, 8)) == "One person is owed news"


def test_the_headline_then_counts_check_ins_then_names_the_next_day() -> None:
    assert headline(build.project(), OPERATIONS, MET, today=date(2026, 12, 4)) == "One check-in is due"
    assert headline(build.project(), OPERATIONS, MET) == "Everybody has heard; the next check-in is on 2 December"
    assert headline(build.project()) == "Nobody to keep up to date yet"
    ended = build.project(state=ProjectState.STOPPED)
    assert headline(ended, OPERATIONS) == "Everybody has heard; none of their projects runs"


def test_the_sample_says_what_its_records_say() -> None:
    portfolio = sample_portfolio(SAMPLE_DAY)
    assert check_ins_headline(portfolio, SAMPLE_DAY, WORDS) == "One person waits for news that is 12 days late"
    assert check_ins_subline(portfolio, WORDS).startswith("10 stakeholders · every ")
    assert count_due(portfolio, SAMPLE_DAY) == 2  # Operations was due on 11 November, Payments is due today


def test_promises_and_questions_are_found_by_who_is_named() -> None:
    open_one = Promise.make(id="a", what="The list", to="Head of Operations, Chief financial officer")
    kept = Promise.make(id="b", what="The demo", to="Head of Operations", kept_on=TODAY)
    other = Promise.make(id="c", what="The page", to="Chair of the board")
    portfolio = build.portfolio(OPERATIONS, kept, other, open_one)
    assert [each.id for each in promises_to(portfolio, OPERATIONS)] == ["a", "b"]
    asked = Question.make(id="q", asked_by="head of operations", on=TODAY, text="Why?")
    answered = Question.make(id="r", asked_by="Head of Operations", on=TODAY, text="How?", answered_on=TODAY)
    found = questions_of(build.portfolio(OPERATIONS, answered, asked), OPERATIONS)
    assert [each.id for each in found] == ["q", "r"]
