"""Are chances, numbers, results and questions said in the words that were agreed?"""

from __future__ import annotations

import importlib
import pkgutil
from datetime import date
from decimal import Decimal
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis import build

import sciencepm.domain
from sciencepm.analysis.code_words import label_of, words_of
from sciencepm.analysis.plan import Standing
from sciencepm.analysis.wording import (
    criterion_text,
    exact_number,
    experiment_text,
    figure_text,
    first_sentence,
    landing_text,
    likelihood,
    likelihood_word,
    likely_landing_text,
    measurement_text,
    mode_text,
    number_word,
    question_text,
    role_text,
    shortened,
    weeks_text,
    weeks_used_text,
)
from sciencepm.domain.plan import Comparator, ExperimentOutcome, ExperimentState, Measurement
from sciencepm.domain.portfolio_settings import PortfolioSettings
from sciencepm.domain.project import Kind, Mode
from sciencepm.domain.stop_rule import StopRuleType
from sciencepm.domain.value_case import EvidenceLevel
from sciencepm.i18n import Words

W = Words()
TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("percent", "word"),
    [
        (1, "almost no chance"),
        (4, "almost no chance"),
        (5, "very unlikely"),
        (19, "very unlikely"),
        (20, "unlikely"),
        (44, "unlikely"),
        (45, "roughly even"),
        (54, "roughly even"),
        (55, "likely"),
        (79, "likely"),
        (80, "very likely"),
        (94, "very likely"),
        (95, "almost certain"),
        (99, "almost certain"),
    ],
)
def test_a_word_holds_from_its_lower_end_and_always_carries_its_number(percent: int, word: str) -> None:
    assert likelihood(Decimal(percent) / 100, W) == f"{word}, {percent}%"


@pytest.mark.parametrize(("chance", "said"), [("0", "0%"), ("1", "100%"), ("0.004", "0%"), ("0.996", "100%")])
def test_never_and_always_get_no_word(chance: str, said: str) -> None:
    assert likelihood(Decimal(chance), W) == said


@pytest.mark.parametrize(
    ("chance", "said"),
    [("0.545", "likely, 55%"), ("0.5449", "roughly even, 54%"), ("0.005", "almost no chance, 1%")],
)
def test_the_word_goes_by_the_per_cent_that_is_printed(chance: str, said: str) -> None:
    # 54.5 is printed as 55, half up
    assert likelihood(Decimal(chance), W) == said


@given(st.decimals(0, 1, places=4))
def test_every_chance_that_is_not_0_or_100_has_a_word(chance: Decimal) -> None:
    shown = int(W.percent(chance).removesuffix("%"))
    assert (likelihood_word(chance, W) is None) == (shown in (0, 100))


def test_every_code_of_the_records_has_words() -> None:
    codes = [
        code
        for module in pkgutil.iter_modules(sciencepm.domain.__path__, "sciencepm.domain.")
        for kind in vars(importlib.import_module(module.name)).values()
        if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum
        for code in kind
    ]
    assert len(codes) > 90
    for code in codes:
        words = words_of(code, W)
        assert words == words.strip() and words[0].islower()
        assert "_" not in words


def test_codes_with_the_same_text_keep_their_own_words() -> None:
    assert words_of(StopRuleType.DATE, W) == "a date"
    assert words_of(Mode.DATA, W) == "data"
    assert label_of(Kind.PRODUCT, W) == "Product-focused"
    assert label_of(Standing.RESULT_NO_PATH, W) == "Result, no path"
    assert words_of(EvidenceLevel.MEASURED, W) == "measured in live use"


def test_numbers_up_to_twelve_are_words() -> None:
    assert [number_word(count, W) for count in (0, 1, 12, 13, 1200)] == ["no", "one", "twelve", "13", "1,200"]


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        ("91", "%", "91%"),
        ("0.05", "€ a page", "€0.05 a page"),
        ("0.05", "EUR", "€0.05"),
        ("0.0004", "€ a call", "€0.0004 a call"),
        ("20", "seconds", "20 seconds"),
        ("1", "cents", "1 cent"),
        ("1", "ms", "1 ms"),
        ("12500", "", "12,500"),
        ("-3", "points", "−3 points"),
        ("95.50", "of 100", "95.5 of 100"),
    ],
)
def test_a_figure_is_said_in_its_unit_with_every_decimal_given(value: str, unit: str, said: str) -> None:
    assert figure_text(Decimal(value), unit, W) == said


def test_the_reader_s_currency_has_its_sign() -> None:
    assert figure_text(Decimal("0.02"), "USD a user", Words(currency="USD")) == "US$0.02 a user"
    assert exact_number(Decimal("1E+3"), W) == "1,000"


def test_a_condition_of_going_on_reads_as_a_demand() -> None:
    tables = build.criterion("a", unit="of 100", metric="tables right", threshold=95)
    assert criterion_text(tables, W) == "at least 95 of 100 tables right"
    assert criterion_text(tables.evolve(unit="of 100 tables"), W) == "at least 95 of 100 tables right"
    cost = build.criterion("a", metric="cost a page", comparator=Comparator.BELOW, threshold="0.05", unit="€")
    assert criterion_text(cost, W) == "cost a page: less than €0.05"
    assert criterion_text(cost.evolve(metric="a page"), W) == "less than €0.05 a page"
    frauds = tables.evolve(metric="frauds caught", threshold=8, unit="more of 100")
    assert criterion_text(frauds, W) == "at least 8 more of 100 frauds caught"
    small = tables.evolve(segment="small firms", comparator=Comparator.ABOVE)
    assert criterion_text(small, W) == "more than 95 of 100 tables right (small firms)"


def test_a_result_says_what_was_measured() -> None:
    right = Measurement.make(metric="tables right", value=61, unit="of 100")
    cost = Measurement.make(metric="cost a page", value="0.31", unit="€")
    assert measurement_text(right, W) == "61 of 100 tables right"
    failed = build.experiment(
        "a",
        state=ExperimentState.DONE,
        outcome=ExperimentOutcome.DID_NOT_WORK,
        measurements=(right, cost),
    )
    assert experiment_text(failed, TODAY, W) == "Did not work: 61 of 100 tables right, cost a page: €0.31"
    assert experiment_text(failed.evolve(measurements=()), TODAY, W) == "Did not work"


def test_an_experiment_under_way_says_when_it_is_due_or_what_it_waits_for() -> None:
    running = build.experiment("a", state=ExperimentState.RUNNING, report_by=date(2026, 12, 9))
    assert experiment_text(running, TODAY, W) == "Running, due 9 Dec"
    assert experiment_text(running.evolve(report_by=None), TODAY, W) == "Running"
    assert experiment_text(build.experiment("a"), TODAY, W) == "Planned"
    waiting = build.experiment("a", state=ExperimentState.BLOCKED, waits_for="2025 contracts")
    assert experiment_text(waiting, TODAY, W) == "Blocked on data: 2025 contracts"


def test_weeks_are_three_points_or_one() -> None:
    assert weeks_text(build.weeks(6, 9, 14), W) == "6 / 9 / 14 weeks"
    assert weeks_text(build.weeks(4, 4, 4), W) == "4 weeks"
    assert weeks_text(build.weeks(1, 1, 1), W) == "one week"
    assert weeks_used_text(Decimal("12.1"), build.weeks(10, 12, 14), W) == "12 weeks used of 10–14"
    assert weeks_used_text(Decimal("1.2"), None, W) == "1 week used"


def test_a_question_falls_back_on_its_beginning_cut_at_a_word() -> None:
    asked = build.point("a", question="Can one approach read 95 of 100 tables right for under €0.05 a page?")
    # the first 40 letters end in "tables r"; after the last whole word and with its … it is 39
    assert question_text(asked, W) == "Can one approach read 95 of 100 tables…"
    assert question_text(asked.evolve(short_question="95 of 100 tables?"), W) == "95 of 100 tables?"
    assert question_text(asked.evolve(question="Right 9 times in 10?"), W) == "Right 9 times in 10?"
    assert question_text(asked.evolve(question=""), W) == "no question yet"


@given(st.text(max_size=200), st.integers(4, 60))
def test_a_shortened_text_never_passes_its_room(text: str, letters: int) -> None:
    assert len(shortened(text, letters)) <= letters


def test_a_word_longer_than_the_room_is_cut_where_the_room_ends() -> None:
    assert shortened("x" * 60, 40) == "x" * 39 + "…"


def test_the_first_sentence_stands_for_a_longer_reason() -> None:
    assert first_sentence("Reads 91 of 100. Add a check.", 60) == "Reads 91 of 100"
    assert first_sentence("Costs €0.04 a page\nand more", 60) == "Costs €0.04 a page"
    assert first_sentence("", 60) == ""


def test_offices_take_their_article_and_names_do_not() -> None:
    assert role_text("Head of Operations", W) == "the Head of Operations"
    assert role_text("Executive committee", W) == "the Executive committee"
    assert role_text("Payments leadership", W) == "Payments leadership"
    assert role_text("Ada Okafor", W) == "Ada Okafor"
    assert role_text("Head of Operations", Words("de")) == "Head of Operations"


def test_a_landing_is_a_range_with_its_middle() -> None:
    landing = (date(2027, 2, 3), date(2027, 2, 27), date(2027, 4, 9))
    assert landing_text(landing, W) == "Feb – Apr 2027"
    assert likely_landing_text(landing, W) == "Feb 2027"


def test_only_engineering_may_promise_a_date() -> None:
    assert mode_text(build.project(modes=(Mode.EXPERIMENT, Mode.ENGINEERING)), W) == "experiment mode: plan in ranges"
    assert mode_text(build.project(modes=(Mode.ENGINEERING,)), W) == "engineering mode: a date may be promised"


def test_settings_know_words_for_their_measure() -> None:
    assert words_of(PortfolioSettings.make().balance_measure, W) == "people"
