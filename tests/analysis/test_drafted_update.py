"""Is a drafted update whole, true and in the reader's terms, and silent on what they may not see?"""

from __future__ import annotations

from datetime import UTC, date, datetime

from tests.analysis import build

from sciencepm.analysis.drafted_update import drafted_update, landing_said_before
from sciencepm.domain.decision import Decision, Outcome
from sciencepm.domain.documents import Audience, ProjectResult, Snapshot
from sciencepm.domain.plan import ExperimentState
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.ranges import CostRange
from sciencepm.domain.record import Record
from sciencepm.domain.stakeholders import Stakeholder
from sciencepm.exchange.sample import SAMPLE_DAY, sample_portfolio
from sciencepm.i18n import Words

WORDS = Words()
TODAY = date(2026, 11, 20)
OPERATIONS = build.stakeholder(values="Hours saved at the desks", worries="Hearing late")
REVISE = build.decision(
    "statements-1",
    date(2026, 11, 3),
    Outcome.REVISE,
    why="The best of four ways reads 91 of 100 tables right",
    learned="Layout rules stop at 61 of 100.",
    ask_again_on=date(2026, 12, 11),
)


def said(decision: Decision, *records: Record, reader: Stakeholder = OPERATIONS) -> str:
    """The draft of a project whose one stage costs 50 to 80 thousand."""
    point = build.point("statements", cost=CostRange.make(low=50_000, likely=60_000, high=80_000))
    portfolio = build.portfolio(build.project(), point, decision, reader, *records)
    return drafted_update(portfolio, decision, reader, TODAY, WORDS).text


def of_sample(decision_id: str, stakeholder_id: str) -> str:
    portfolio = sample_portfolio(SAMPLE_DAY)
    decision, reader = portfolio.get(Decision, decision_id), portfolio.get(Stakeholder, stakeholder_id)
    return drafted_update(portfolio, decision, reader, SAMPLE_DAY, WORDS).text


def test_a_revised_plan_says_what_happened_what_comes_and_what_was_learned() -> None:
    trial = build.experiment(
        "statements-1",
        "E",
        title="Our reader with a human check",
        state=ExperimentState.RUNNING,
        planned_end=date(2026, 12, 9),
    )
    paragraphs = said(REVISE, trial).split("\n\n")
    assert paragraphs[0] == "Statements into tables: we revised the plan at decision 1"
    assert paragraphs[1] == (
        "On 3 November we asked: Can one approach read 95 of 100 tables right? "
        "The best of four ways reads 91 of 100 tables right."
    )
    assert paragraphs[3] == (
        "What we do next. We try: Our reader with a human check, until 9 December. We ask again on 11 December."
    )
    assert paragraphs[4] == "What we learned. Layout rules stop at 61 of 100."


def test_a_day_to_ask_again_that_has_passed_is_not_announced() -> None:
    assert "ask again" not in said(REVISE.evolve(ask_again_on=date(2026, 11, 19)))


def test_a_moved_landing_is_said_from_what_was_promised_before() -> None:
    portfolio = sample_portfolio(SAMPLE_DAY)
    before = landing_said_before(portfolio, "statements", date(2026, 11, 3))
    assert before is not None
    text = of_sample("statements-1-revise", "head-of-operations")
    assert f"Statements moves from {WORDS.month_name(before[1])} to " in text
    assert "eight times in ten" in text


def test_a_promise_made_after_the_decision_is_not_what_it_moved_from() -> None:
    def snapshot(day: date, landing: date) -> Snapshot:
        result = ProjectResult(project_id="statements", landing=(landing, landing, landing))
        at = datetime(day.year, day.month, day.day, tzinfo=UTC)
        return Snapshot.make(id=f"s-{day}", taken_at=at, on=day, results=(result,))

    early, late = snapshot(date(2026, 10, 1), date(2027, 3, 1)), snapshot(date(2026, 11, 3), date(2027, 8, 1))
    portfolio = Portfolio([*build.portfolio(build.project()).records(), early, late])
    assert landing_said_before(portfolio, "statements", date(2026, 11, 3)) == (date(2027, 3, 1),) * 3
    assert landing_said_before(portfolio, "statements", date(2026, 10, 1)) is None


def test_the_value_is_said_in_what_the_reader_cares_about() -> None:
    assert "hours a year" in of_sample("statements-1-revise", "head-of-operations")
    assert "€" in of_sample("statements-1-revise", "cfo").split("What it means for you.")[1]


def test_a_stop_says_what_is_freed_and_kept() -> None:
    text = of_sample("rare-2-stop", "cfo")
    assert "It will not land, so please do not plan with it. About €290k is not spent." in text
    assert "We keep: 2,300 rare documents with their fields marked" in text


def test_a_hold_names_what_it_waits_for() -> None:
    hold = build.decision("statements-1", date(2026, 11, 3), Outcome.HOLD, waits_for="the 2025 contracts")
    assert "There is no landing date until we have the 2025 contracts." in said(hold)


def test_who_may_not_see_money_reads_none() -> None:
    stop = build.decision("statements-1", date(2026, 11, 3), Outcome.STOP, kept="4,000 marked pages")
    assert "€" in said(stop)
    group = {"name": "Operations", "stakeholder_ids": (OPERATIONS.id,)}
    assert "€" not in said(stop, Audience.make(id="a", **group, sees_money=False, sees_people=True))


def test_the_stricter_of_two_audiences_wins() -> None:
    stop = build.decision("statements-1", date(2026, 11, 3), Outcome.STOP)
    group = {"stakeholder_ids": (OPERATIONS.id,), "sees_people": True}
    open_to = Audience.make(id="a", name="Executives", sees_money=True, **group)
    closed = Audience.make(id="b", name="Operations", sees_money=False, **group)
    assert "€" not in said(stop, open_to, closed)


def test_text_of_a_person_stays_text() -> None:
    odd = REVISE.evolve(why="<b>91</b> {project} %s & more")
    assert "<b>91</b> {project} %s & more." in said(odd)


def test_a_decision_without_reasons_still_has_a_title_and_no_empty_paragraph() -> None:
    bare = build.decision("statements-1", date(2026, 11, 3), Outcome.GO)
    assert all(part.strip() for part in said(bare).split("\n\n"))
