"""Is value said as a range with its unit, and as done only where it was measured in live use?"""

from __future__ import annotations

from decimal import Decimal

from sciencepm.analysis.value import CaseValue, ProjectValue, ValueRange
from sciencepm.analysis.value_sheets import FORMS, MONEY
from sciencepm.analysis.value_wording import (
    input_words,
    range_text,
    sentence_figures,
    starting_sentence,
    unfilled,
    value_sentence,
    value_text,
)
from sciencepm.domain.value_case import EvidenceLevel, Sheet, ValueCase
from sciencepm.i18n import Words

W = Words()


def ranged(low: str, likely: str, high: str, unit: str = MONEY) -> ValueRange:
    return ValueRange(Decimal(low), Decimal(likely), Decimal(high), Decimal(likely), unit)


def of_project(money: ValueRange | None = None, other: ValueRange | None = None, short: str = "") -> ProjectValue:
    return ProjectValue(money, other, short, priced=money is not None)


def case(sheet: Sheet = Sheet.CASES_CAUGHT, **fields: object) -> ValueCase:
    return ValueCase.make(id="case", project_id="project", sheet=sheet, **fields)


FRAUD = ranged("1620000", "2010000", "2490000")
HOURS = ranged("17600", "20400", "23300", "hours")


def test_a_table_says_money_then_another_unit_then_the_short_words() -> None:
    assert value_text(of_project(ranged("9000000", "12000000", "15000000"), HOURS), W) == "€9.0–15M"
    assert value_text(of_project(other=ranged("8000", "11200", "15000", "hours")), W) == "11,000 hours"
    assert value_text(of_project(short="opens 3 products"), W) == "opens 3 products"
    assert value_text(of_project(), W) == "not priced"


def test_only_what_was_measured_in_live_use_was_prevented() -> None:
    tested = case(evidence=EvidenceLevel.ESTIMATED)
    assert value_sentence(CaseValue(tested, FRAUD), W) == ("Would prevent about €2.0M of losses a year (€1.6–2.5M).")
    measured = tested.evolve(evidence=EvidenceLevel.MEASURED)
    assert value_sentence(CaseValue(measured, FRAUD), W) == ("Prevented about €2.0M of losses a year (€1.6–2.5M).")


def test_hours_stand_beside_the_money_they_are_worth() -> None:
    replies = CaseValue(case(Sheet.SUPPORT_REPLIES), ranged("480000", "610000", "740000"), HOURS)
    assert value_sentence(replies, W) == "Would save about €610k a year (€480–740k), about 20,000 hours."


def test_a_value_that_can_be_below_nothing_says_so() -> None:
    risky = CaseValue(case(Sheet.STRAIGHT_THROUGH), ranged("-120000", "300000", "900000"))
    assert value_sentence(risky, W) == "Would save about €300k a year, but could lose (−€120k to €900k)."


def test_what_is_certain_needs_no_range() -> None:
    fixed = CaseValue(case(Sheet.SPEED, evidence=EvidenceLevel.MEASURED), ranged("50000", "50000", "50000"))
    assert value_sentence(fixed, W) == "Faster answers brought €50k a year."


def test_without_figures_the_pm_s_own_sentence_stands() -> None:
    assert value_sentence(CaseValue(case(not_priced=True, sentence="Opens three products."), None), W) == (
        "Opens three products."
    )
    assert value_sentence(CaseValue(case(not_priced=True), None), W) == "Not priced."
    assert value_sentence(CaseValue(case(), None), W) == "Not worked out yet."


def test_the_pm_s_sentence_holds_the_figures_of_today() -> None:
    mine = CaseValue(
        case(sentence="We expect to stop {money} of card fraud, {likely money} at best {guess}. {0} <b>"),
        FRAUD,
        figures=(FRAUD,),
    )
    said = "We expect to stop €1.6–2.5M of card fraud, €2.0M at best {guess}. {0} <b>"
    assert value_sentence(mine, W) == said
    assert unfilled(mine.case.sentence, sentence_figures(mine, W)) == ("guess", "0")
    assert value_sentence(mine, W, own=False) == "Would prevent about €2.0M of losses a year (€1.6–2.5M)."
    assert starting_sentence(mine, W) == "Would prevent {money} of losses a year."


def test_every_input_of_a_sheet_has_words() -> None:
    names = {entry.name for form in FORMS.values() for entry in form.inputs}
    assert all("_" not in input_words(name, W) for name in names)
    assert input_words("come_back", W) == "share that comes back"
    assert input_words("pages of our own", W) == "pages of our own"


def test_a_range_of_hours_keeps_both_ends_and_one_unit() -> None:
    assert range_text(HOURS, W) == "18,000–23,000 hours"
    assert range_text(ranged("-5", "0", "5", "hours"), W) == "−5 to 5 hours"
