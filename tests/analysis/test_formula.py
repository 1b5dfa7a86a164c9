"""Own formulas: are they worked out as arithmetic says, checked for units, and refused with a finger on the place?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.build import figures, portfolio, project
from tests.analysis.value_cases import ends

from sciencepm.analysis.formula import FormulaError, names_in, parsed
from sciencepm.analysis.formula_value import value_of_formula
from sciencepm.analysis.units import unit_of
from sciencepm.analysis.value import CaseValue, case_value
from sciencepm.domain.value_case import Sheet, ValueCase, ValueInput

NAMES = ("tickets", "tickets sent back", "wage")


def worth(text: str) -> float:
    import numpy as np

    values = {name: np.array([float(place + 2)]) for place, name in enumerate(NAMES)}
    return float(np.broadcast_to(value_of_formula(parsed(text, NAMES), values), (1,))[0])


def refusal(text: str) -> tuple[str, str]:
    """The sentence, and the letters it points at."""
    with pytest.raises(FormulaError) as caught:
        worth(text)
    return caught.value.sentence, text[caught.value.start : caught.value.end]


@pytest.mark.parametrize(
    ("text", "result"),
    [
        # tickets 2, tickets sent back 3, wage 4
        ("tickets + wage × tickets sent back", 14),
        ("(tickets + wage) × tickets sent back", 18),
        ("wage - tickets - 1", 1),
        ("wage ÷ tickets / 2", 1),
        ("−tickets × −(wage)", 8),
        ("Tickets Sent Back*.5", 1.5),
        ("wage × 25%", 1),
        ("1 − wage:8", 0.5),
    ],
)
def test_a_formula_is_worked_out_as_arithmetic_says(text: str, result: float) -> None:
    assert worth(text) == pytest.approx(result)


@pytest.mark.parametrize(
    ("text", "sentence", "place"),
    [
        ("", "The formula is empty.", ""),
        ("tickets × salary", "There is no input called “{about}”.", "salary"),
        ("(tickets + wage", "This opening bracket is never closed.", "("),
        ("tickets) × 2", "This closing bracket has no opening one.", ")"),
        ("tickets ×", "Something is missing at the end of the formula.", ""),
        ("tickets × × wage", "A name or a number is missing here.", "×"),
        ("tickets wage", "Between two figures stands one of + − × ÷.", "wage"),
        ("1,000 × tickets", "Write a number without commas, and with a point: 1000.5.", "1,000"),
        ("wage ÷ (tickets − 2)", "This can be 0, and nothing can be divided by 0.", "tickets − 2"),
        ("__import__('os')", "There is no input called “{about}”.", "__import__"),
        ("(" * 60 + "wage" + ")" * 60, "There are too many brackets inside each other here.", "("),
    ],
)
def test_what_cannot_be_read_is_pointed_at(text: str, sentence: str, place: str) -> None:
    said, pointed = refusal(text)
    assert said.startswith(sentence)
    assert pointed.strip() in (place, text) if place == "1,000" else pointed.strip() == place


def test_a_long_chain_is_read_and_a_very_long_one_refused() -> None:
    assert worth(" + ".join(["1"] * 400)) == 400
    assert refusal("1 + " * 600)[0].startswith("This formula is too long")


@given(st.text(alphabet="tickets wage 0123.%+-−*×/÷()éß{}'\"_", max_size=80))
def test_whatever_is_typed_is_worked_out_or_refused_with_a_sentence(text: str) -> None:
    try:
        worth(text)
    except FormulaError as error:
        assert error.sentence.endswith((".", "minutes.")) and 0 <= error.start <= error.end <= len(text)


def test_the_inputs_a_formula_uses() -> None:
    assert names_in(parsed("wage × (tickets + wage)", NAMES)) == ("wage", "tickets")


def own(formula: str, **inputs: tuple[float, str]) -> CaseValue:
    given_inputs = tuple(
        ValueInput(name=name, range=figures(amount, amount, amount), unit=unit)
        for name, (amount, unit) in inputs.items()
    )
    case = ValueCase.make(
        id="case", project_id="statements", sheet=Sheet.OWN_FORMULA, inputs=given_inputs, formula=formula
    )
    return case_value(portfolio(project(), case), case)


def worth_in(found: CaseValue, unit: str) -> tuple[float, float, float]:
    assert found.range is not None and found.range.unit == unit
    return ends(found.range)


def test_units_are_carried_along() -> None:
    # 1,200 tickets a month are 14,400 a year; x 90 seconds = 360 hours; x 50 = 18,000.
    found = own(
        "tickets × seconds × wage", tickets=(1_200, "tickets a month"), seconds=(90, "seconds"), wage=(50, "€ an hour")
    )
    assert worth_in(found, "money") == pytest.approx((18_000,) * 3)
    hours = own("tickets × seconds", tickets=(1_200, "tickets a month"), seconds=(90, "seconds a ticket"))
    assert worth_in(hours, "hours") == pytest.approx((360,) * 3)
    once = own("machines × price", machines=(3, "machines"), price=(20_000, "EUR a machine"))
    assert worth_in(once, "money once") == pytest.approx((60_000,) * 3)
    count = own("orders × 5%", orders=(2_000, "orders a year"))
    assert worth_in(count, "orders") == pytest.approx((100,) * 3)


@pytest.mark.parametrize(
    ("formula", "sentence", "place"),
    [
        ("hours + wage", "This cannot be added to or taken from what stands before it.", "wage"),
        ("tickets + customers", "This cannot be added to or taken from what stands before it.", "customers"),
        ("tickets × hours ÷ 60 × wage", "Seconds, minutes and hours are turned into each other without this.", "60"),
        ("wage × wage", "The units do not come to money, hours or a number a year.", "wage × wage"),
    ],
)
def test_units_that_do_not_go_together_are_pointed_at(formula: str, sentence: str, place: str) -> None:
    found = own(
        formula,
        hours=(2, "hours"),
        wage=(30, "EUR an hour"),
        tickets=(10, "tickets a year"),
        customers=(5, "customers a year"),
    )
    assert found.range is None and found.problem is not None
    assert found.problem.sentence.startswith(sentence)
    assert formula[found.problem.start : found.problem.end].strip() == place


def test_working_time_and_calendar_time_are_two_things() -> None:
    assert not unit_of("hours").adds_to(unit_of("days"))
    assert unit_of("days").adds_to(unit_of("weeks"))
    assert unit_of("minutes").factor == pytest.approx(1 / 60)
    assert unit_of("5") != unit_of("share") == unit_of("")
    assert unit_of("companies").powers == unit_of("company").powers
