"""Is the track record that of what was said when a stage began, and are its figures right?"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.build import decision, point, portfolio, project
from tests.analysis.journal import Diary

from sciencepm.analysis.learning_wording import called, called_text, landings_text, record_headline, score_text
from sciencepm.analysis.track_record import ChanceSource, ClosedForecast, TrackRecord, track_record
from sciencepm.commands.documents import take_snapshot
from sciencepm.commands.plan import change_decision_point
from sciencepm.domain.decision import Outcome
from sciencepm.domain.documents import ProjectResult, Snapshot, SnapshotReason
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import ProjectState
from sciencepm.domain.record import Record
from sciencepm.exchange.sample import SAMPLE_DAY, sample_portfolio
from sciencepm.i18n import Words

W = Words()
TODAY = date(2026, 11, 20)
ONE = point("statements", 1, chance=Decimal("0.9"), started_on=date(2026, 10, 13))
WENT = decision(ONE.id, date(2026, 11, 3), Outcome.GO, chance_before=Decimal("0.85"))


def held(*records: Record, **fields: Any) -> Portfolio:
    return portfolio(project(**fields), *records)


def said(record: TrackRecord) -> list[tuple[Decimal, ChanceSource, bool]]:
    return [(each.said, each.source, each.went) for each in record.forecasts]


def forecast(chance: str, *, went: bool) -> ClosedForecast:
    return ClosedForecast(project(), 1, "x", "?", Decimal(chance), ChanceSource.DECISION, went, TODAY)


def record_of(*forecasts: tuple[str, bool]) -> TrackRecord:
    return TrackRecord(tuple(forecast(chance, went=went) for chance, went in forecasts), (), 0)


def test_the_chance_is_the_one_on_record_when_the_stage_began() -> None:
    # Entered 0.6 before, changed to 0.7 on the day before the stage began (12 October), to 0.9 a week later.
    diary = Diary(held(ONE.evolve(chance=Decimal("0.6"))))
    diary.do(change_decision_point, point_id=ONE.id, chance="0.7", later=timedelta(days=8))
    diary.do(change_decision_point, point_id=ONE.id, chance="0.9")
    decided = Portfolio([*diary.now.records(), WENT])
    assert said(track_record(decided, diary.entries, TODAY, UTC)) == [(Decimal("0.7"), ChanceSource.JOURNAL, True)]


def test_a_chance_entered_after_the_beginning_counts_where_there_was_none() -> None:
    diary = Diary(held(ONE.evolve(chance=None)))
    diary.at = datetime(2026, 10, 20, 9, tzinfo=UTC)
    diary.do(change_decision_point, point_id=ONE.id, question="Are 95 of 100 tables right?")
    diary.do(change_decision_point, point_id=ONE.id, chance="0.4")
    diary.do(change_decision_point, point_id=ONE.id, chance="0.95", later=timedelta(0))
    # The journal begins after the stage did: nothing tells of 13 October but what was frozen with the decision.
    decided = Portfolio([*diary.now.records(), WENT])
    assert said(track_record(decided, diary.entries, TODAY, UTC)) == [(Decimal("0.85"), ChanceSource.DECISION, True)]


def test_a_chance_first_entered_under_way_is_the_first_one() -> None:
    diary = Diary(held(ONE.evolve(chance=None)))
    diary.do(change_decision_point, point_id=ONE.id, question="Are 95 of 100 tables right?", later=timedelta(days=5))
    diary.do(change_decision_point, point_id=ONE.id, chance="0.4", later=timedelta(days=1))
    diary.do(change_decision_point, point_id=ONE.id, chance="0.95")
    decided = Portfolio([*diary.now.records(), WENT])
    assert said(track_record(decided, diary.entries, TODAY, UTC)) == [(Decimal("0.4"), ChanceSource.JOURNAL, True)]


def test_before_the_journal_the_nearest_version_kept_tells() -> None:
    kept = held(ONE.evolve(chance=Decimal("0.55")))
    for day, chance in ((date(2026, 10, 1), "0.55"), (date(2026, 10, 16), "0.65")):
        moment = datetime.combine(day, datetime.min.time(), UTC)
        kept = kept.apply(change_decision_point(kept, point_id=ONE.id, chance=chance))
        kept = kept.apply(take_snapshot(kept, name="", reason=SnapshotReason.CHECK_IN, at=moment, today=day))
    kept = kept.apply(change_decision_point(kept, point_id=ONE.id, chance="0.9"))
    # 16 October is three days from the beginning, 1 October twelve.
    assert said(track_record(Portfolio([*kept.records(), WENT]), (), TODAY)) == [
        (Decimal("0.65"), ChanceSource.SNAPSHOT, True)
    ]


def test_only_go_and_stop_close_a_forecast_and_the_first_promise_counts() -> None:
    revised = decision(ONE.id, date(2026, 10, 20), Outcome.REVISE, chance_before=Decimal("0.55"))
    assert track_record(held(ONE, revised), (), TODAY).forecasts == ()
    stopped = decision(ONE.id, date(2026, 11, 3), Outcome.STOP, chance_before=Decimal("0.30"))
    # The stage began with 0.55; the 0.30 was entered when it was revised.
    assert said(track_record(held(ONE, revised, stopped), (), TODAY)) == [
        (Decimal("0.55"), ChanceSource.DECISION, False)
    ]


def test_an_answer_without_a_chance_is_counted_apart() -> None:
    silent = decision(ONE.id, date(2026, 11, 3), Outcome.GO)
    record = track_record(held(ONE, silent), (), TODAY)
    assert (record.forecasts, record.unsaid, record.brier) == ((), 1, None)


def test_the_score_is_the_mean_square_of_the_miss() -> None:
    # (0.8 − 1)² = 0.04, (0.6 − 0)² = 0.36, (0.3 − 0)² = 0.09: mean 0.49 / 3 = 0.1633.
    record = record_of(("0.8", True), ("0.6", False), ("0.3", False))
    assert record.brier is not None
    assert (record.brier.quantize(Decimal("0.0001")), score_text(record.brier)) == (Decimal("0.1633"), "0.16")
    assert record.as_said == (2, 3)


@given(st.lists(st.tuples(st.integers(0, 100), st.booleans()), min_size=1, max_size=40))
def test_the_score_is_between_perfect_and_always_wrong(pairs: list[tuple[int, bool]]) -> None:
    record = record_of(*((f"{chance / 100:.2f}", went) for chance, went in pairs))
    turned = record_of(*((f"{1 - chance / 100:.2f}", not went) for chance, went in pairs))
    assert record.brier is not None
    assert 0 <= record.brier <= 1
    # Saying the opposite chance of the opposite answer is the same forecast.
    assert record.brier == turned.brier
    assert record.as_said == turned.as_said
    right, of = record.as_said
    assert right <= of <= len(pairs)


@pytest.mark.parametrize("said_each_time", ["0.5"])
def test_a_coin_toss_scores_a_quarter(said_each_time: str) -> None:
    record = record_of(*((said_each_time, each) for each in (True, False, True, True)))
    assert record.brier == Decimal("0.25")
    assert record.as_said == (0, 0)


def test_below_ten_a_count_is_said_and_from_ten_on_what_the_score_means() -> None:
    nine = [("0.8", True)] * 7 + [("0.8", False)] * 2
    assert record_headline(record_of(*nine), W) == "7 of 9 went as we said"
    # Ten: 8 × 0.04 + 2 × 0.64 = 1.6, mean 0.16.
    assert record_headline(record_of(*nine, ("0.8", True)), W) == (
        "8 of 10 went as we said: our chances tell more than a coin toss"
    )
    assert record_headline(record_of(*[("0.9", False)] * 10), W).endswith("our chances tell no more than a coin toss")
    assert record_headline(record_of(), W) == "No forecast has had its answer yet"


def test_what_was_called_by_a_word_is_counted_together() -> None:
    groups = called(record_of(("0.9", True), ("0.6", True), ("0.75", False), ("0.4", False)).forecasts, W)
    assert [called_text(group, W) for group in groups] == [
        "Called very likely: 1 of 1 went ahead",
        "Called likely: 1 of 2 went ahead",
        "Called unlikely: 0 of 1 went ahead",
    ]


def test_a_landing_is_held_against_the_first_range_promised() -> None:
    promised = (date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1))
    later = (date(2026, 12, 1), date(2027, 1, 1), date(2027, 2, 1))

    def kept(number: int, day: date, reason: SnapshotReason, landing: tuple[date, date, date] | None) -> Snapshot:
        result = ProjectResult(project_id="statements", landing=landing)
        taken = datetime.combine(day, datetime.min.time(), UTC)
        return Snapshot.make(id=f"kept-{number}", taken_at=taken, on=day, reason=reason, results=(result,))

    landed = held(
        kept(1, date(2026, 5, 1), SnapshotReason.NAMED, later),  # not said to anybody
        kept(2, date(2026, 5, 8), SnapshotReason.BRIEF, None),  # no range yet
        kept(3, date(2026, 6, 1), SnapshotReason.CHECK_IN, promised),
        kept(4, date(2026, 8, 1), SnapshotReason.BRIEF, later),
        state=ProjectState.LANDED,
        ended_on=date(2026, 11, 1),
    )
    record = track_record(landed, (), TODAY)
    assert [(each.promised, each.promised_on, each.is_inside) for each in record.landings] == [
        (promised, date(2026, 6, 1), True)
    ]
    assert landings_text(record, W) == ("1 of 1", "landed inside the range first promised; we aim for 8 in 10")


def test_the_sample_has_twelve_answers() -> None:
    # By hand, chance at the beginning and answer: fraud .60 go, .80 go; billing .75 go, .80 go; payments .70 go;
    # archive .65 go; invoices .55 go, .70 go, .90 go; tables .55 go; rare .85 go, .40 stop.
    # Squares: .16 .04 .0625 .04 .09 .1225 .2025 .09 .01 .2025 .0225 .16 = 1.2025; / 12 = 0.1002.
    record = track_record(sample_portfolio(SAMPLE_DAY), (), SAMPLE_DAY)
    assert len(record.forecasts) == 12
    assert record.brier is not None
    assert score_text(record.brier) == "0.10"
    assert record.as_said == (12, 12)
