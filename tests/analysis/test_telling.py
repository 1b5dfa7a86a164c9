"""Does the matrix say who heard of a decision, after how many days, and who still waits?"""

from __future__ import annotations

from datetime import date

from tests.analysis import build

from sciencepm.analysis.owed_news import owed_news
from sciencepm.analysis.telling import Hearing, Telling, tellings
from sciencepm.domain.decision import Outcome
from sciencepm.domain.record import Record
from sciencepm.domain.stakeholders import Stakeholder
from sciencepm.exchange.sample import SAMPLE_DAY, sample_portfolio

TODAY = date(2026, 11, 20)
REVISE = build.decision("statements-1", date(2026, 11, 3), Outcome.REVISE)
GO = build.decision("statements-1", date(2026, 10, 26), Outcome.GO)
OPERATIONS = build.stakeholder()
PAYMENTS = build.stakeholder("Payments leadership", all_projects=False)
PLAN = (build.project(), build.point("statements"), build.point("statements", 2))


def rows(*records: Record, today: date = TODAY) -> tuple[Telling, ...]:
    return tellings(build.portfolio(*PLAN, OPERATIONS, PAYMENTS, *records), (OPERATIONS, PAYMENTS), today)


def cells(*records: Record, today: date = TODAY) -> list[tuple[str, int | None]]:
    (row,) = rows(*records, today=today)
    return [(each.hearing.value, each.days) for each in row.heard]


def test_a_failed_decision_stays_red_until_told_and_then_says_after_how_many_days() -> None:
    assert cells(REVISE) == [("late", 17), ("not theirs", None)]
    assert cells(REVISE, today=date(2026, 11, 8)) == [("waiting", 5), ("not theirs", None)]
    told = build.told(REVISE.id, "head", date(2026, 11, 8))
    assert cells(REVISE, told) == [("told", 5), ("not theirs", None)]


def test_a_go_is_owed_to_nobody_but_its_telling_shows() -> None:
    assert cells(GO)[0] == ("not owed", None)
    assert cells(GO, build.told(GO.id, "head", date(2026, 10, 28)))[0] == ("told", 2)


def test_the_first_of_two_tellings_counts() -> None:
    again = build.told(REVISE.id, "head", date(2026, 11, 12)).evolve(id="again")
    assert cells(REVISE, again, build.told(REVISE.id, "head", date(2026, 11, 4)))[0] == ("told", 1)


def test_what_somebody_waits_for_comes_first_then_the_newest() -> None:
    stop = build.decision("statements-2", date(2026, 11, 18), Outcome.STOP)
    told = build.told(stop.id, "head", date(2026, 11, 18))
    older = build.decision("statements-2", date(2026, 9, 1), Outcome.REVISE, id="older")
    found = rows(REVISE, stop, told, older)
    assert [row.decision.id for row in found] == [REVISE.id, stop.id, "older"]
    # who heard of the stop need not hear of the revision before it
    assert found[2].heard[0].hearing is Hearing.NOT_OWED


def test_a_decision_of_tomorrow_is_not_there_yet() -> None:
    assert rows(build.decision("statements-1", date(2026, 11, 21), Outcome.STOP)) == ()


def test_on_the_sample_it_agrees_with_what_is_owed() -> None:
    portfolio = sample_portfolio(SAMPLE_DAY)
    found = tellings(portfolio, portfolio.all(Stakeholder), SAMPLE_DAY)
    waiting = {(row.decision.id, each.stakeholder.id) for row in found for each in row.waiting}
    assert waiting == {(each.decision.id, each.stakeholder.id) for each in owed_news(portfolio, SAMPLE_DAY)}
    assert waiting == {("statements-1-revise", "head-of-operations")}
