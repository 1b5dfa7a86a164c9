"""Is each sheet worth what its figures give by hand, and does it say so?"""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.analysis.value_cases import CERTAIN, certain, ends, value

from sciencepm.analysis.formula_value import unit_of_formula
from sciencepm.analysis.units import unit_of
from sciencepm.analysis.value_draws import years_counted
from sciencepm.analysis.value_sheets import FORMS, formula_tree, input_unit
from sciencepm.analysis.value_wording import value_sentence
from sciencepm.domain.value_case import Sheet
from sciencepm.i18n import Words

W = Words()

BY_HAND: Mapping[Sheet, Mapping[str, float]] = {
    # 10 M x (.7 - .6) = 1 M; x (1 - .2) = 800,000; x .5 kept live = 400,000.
    Sheet.CASES_CAUGHT: {"money": 400_000},
    # Before 100,000 x .6 x .5/.5 = 60,000 stopped wrongly, after 100,000 x .7 x .3/.7 = 30,000; 30,000 x .5 = 15,000
    # good customers; each 80 x .25 x .5 = 10 and 4 x .5 = 2 of review: 15,000 x 12 = 180,000.
    Sheet.FALSE_ALARMS: {"money": 180_000, "good customers": 15_000},
    # Stopped 60,000/.5 = 120,000 and 70,000/.7 = 100,000; 20,000 x .9 x 6 minutes = 1,800 hours; x 40 = 72,000.
    Sheet.REVIEW_LOAD: {"money": 72_000, "hours": 1_800},
    # 100,000 x (.6 - .1) x 30 minutes x .8 = 20,000 hours; x 40 = 800,000.
    Sheet.STRAIGHT_THROUGH: {"money": 800_000, "hours": 20_000},
    # 600,000 x .22 = 132,000; x .9 x 10 minutes = 19,800 hours; x 34 - 132,000 x .25 = 673,200 - 33,000 = 640,200.
    Sheet.SUPPORT_REPLIES: {"money": 640_200, "hours": 19_800},
    # 10 M x .03 = 300,000 orders; x .01 x (700 - 400)/100 = 9,000; x .5 = 4,500; x 60 x .2 = 54,000.
    Sheet.SPEED: {"money": 54_000, "orders": 4_500},
    # 5 M x (.04 - .018) = 110,000; a customer 5 M x .018 / 100,000 = .90 after and 2.00 before.
    Sheet.COST_PER_USE: {"money": 110_000, "money a customer": 0.90, "money a customer before": 2.00},
    # 50,000 x (.08 - .07) x .76 = 380 customers; x 300 x .5 = 57,000.
    Sheet.CUSTOMERS_KEPT: {"money": 57_000, "customers": 380},
    # 2 x 220 x 81 seconds x .5 = 17,820 s = 4.95 hours each; x 4,000 = 19,800 hours; x .5 x 40 = 396,000.
    Sheet.FINDING_THINGS: {"money": 396_000, "hours": 19_800, "hours an employee": 4.95},
    # 20 M x .3 = 6 M; x (.4 - .25)/.4 = 2.25 M once; x .2 = 450,000 a year.
    Sheet.FORECAST_ERROR: {"money": 450_000, "money once": 2_250_000},
    # 2 - (.1 + .64 x .02 x 20 + .36 x 2) = 2 - 1.076 = .924 a case; automate above 1 - 2/20 = 90% sure.
    Sheet.WHEN_TO_TRUST: {"money": 924_000, "of 100 cases": 64, "% sure": 90},
    # 40,000 x .5 x 1.5 = 30,000; 4 projects x 3 weeks x 10,000 = 120,000.
    Sheet.LESS_DATA: {"money": 150_000, "weeks a project": 3},
    # 60,000 x 4 minutes = 4,000 hours; x 30 = 120,000; - 20,000.
    Sheet.OWN_FORMULA: {"money": 100_000},
}

SAID = {
    Sheet.CASES_CAUGHT: "Would prevent €400k of losses a year.",
    Sheet.FALSE_ALARMS: "Would keep €180k a year of good orders, about 15,000 fewer good customers turned away.",
    Sheet.REVIEW_LOAD: "Would free review time worth €72k a year, about 1,800 hours.",
    Sheet.STRAIGHT_THROUGH: "Would save €800k a year, about 20,000 hours.",
    Sheet.SUPPORT_REPLIES: "Would save €640k a year, about 20,000 hours.",
    Sheet.SPEED: "Faster answers would bring €54k a year, about 4,500 orders.",
    Sheet.COST_PER_USE: "Serving a customer would cost €0.90 a year, down from €2.00: €110k less.",
    Sheet.CUSTOMERS_KEPT: "Would keep customers worth €57k a year, about 380 more customers.",
    Sheet.FINDING_THINGS: "Would give back time worth €400k a year, about 20,000 hours.",
    Sheet.FORECAST_ERROR: "Would free €2.3M once of cash, and save €450k a year.",
    Sheet.WHEN_TO_TRUST: (
        "Safe to leave 64 of 100 cases to the machine, which would save €920k a year; people keep the rest."
    ),
    Sheet.LESS_DATA: "Would save €150k a year; each later project starts 3 weeks sooner.",
    Sheet.OWN_FORMULA: "Would be worth €100k a year.",
}


@pytest.mark.parametrize("sheet", Sheet)
def test_a_sheet_comes_to_what_it_gives_by_hand(sheet: Sheet) -> None:
    found = value(sheet, certain(sheet))
    assert {figure.unit: float(figure.likely) for figure in found.figures} == pytest.approx(BY_HAND[sheet])
    for figure in found.figures:
        assert figure.low == figure.likely == figure.high


@pytest.mark.parametrize("sheet", Sheet)
def test_a_sheet_says_what_it_comes_to(sheet: Sheet) -> None:
    assert value_sentence(value(sheet, certain(sheet)), W) == SAID[sheet]


WITHOUT_MONEY = {
    # The same figures without what an order, an hour or a customer is worth; 4.95 hours to two figures are 5.
    Sheet.FALSE_ALARMS: ("order_value", "Would mean 15,000 fewer good customers turned away a year."),
    Sheet.REVIEW_LOAD: ("wage", "Would free 1,800 hours of review a year."),
    Sheet.STRAIGHT_THROUGH: ("wage", "Would save 20,000 hours a year."),
    Sheet.SPEED: ("margin", "Faster answers would add 4,500 orders a year."),
    Sheet.CUSTOMERS_KEPT: ("revenue", "Would keep 380 more customers a year."),
    Sheet.FINDING_THINGS: ("usable", "Would give back 5 hours an employee a year."),
    Sheet.COST_PER_USE: ("customers", "Would cost €110k less a year."),
    Sheet.LESS_DATA: ("weeks", "Would save €30k a year of preparing data."),
}


@pytest.mark.parametrize("sheet", WITHOUT_MONEY)
def test_a_value_that_is_not_money_keeps_its_unit(sheet: Sheet) -> None:
    lacking, said = WITHOUT_MONEY[sheet]
    inputs = {name: three for name, three in certain(sheet).items() if name != lacking}
    assert value_sentence(value(sheet, inputs), W) == said


@pytest.mark.parametrize("sheet", Sheet)
def test_a_sheet_asks_and_says_where_it_comes_from(sheet: Sheet) -> None:
    form = FORMS[sheet]
    assert form.questions and all(question.endswith(("?", ".")) for question in form.questions)
    assert form.source and form.title and form.worth
    names = [entry.name for entry in form.inputs]
    assert len(set(names)) == len(names)
    assert set(CERTAIN[sheet]) <= set(names) or sheet is Sheet.OWN_FORMULA


@pytest.mark.parametrize("sheet", [sheet for sheet in Sheet if sheet is not Sheet.OWN_FORMULA])
def test_the_units_of_a_sheet_come_to_its_figures(sheet: Sheet) -> None:
    # Money is money a year, hours are hours a year; what is counted is a number, of a year or of each.
    form = FORMS[sheet]
    units = {entry.name: input_unit(entry, "EUR") for entry in form.inputs}
    for name, formulas in form.instead.items():
        for formula in formulas:
            tree = formula_tree(formula, tuple(units))
            found = unit_of_formula(tree, units)
            assert [found.power(base) for base in ("money", "hours", "years")] == [
                units[name].power(base) for base in ("money", "hours", "years")
            ]
    for figure in form.figures:
        found = unit_of_formula(formula_tree(figure.formula, tuple(units)), units)
        measures = found.power("money"), found.power("hours"), found.power("years")
        expected = {"money": (1, 0, -1), "hours": (0, 1, -1), "hours an employee": (0, 1, -1)}
        if figure.unit == "money once":
            assert measures == (1, 0, 0)
        elif figure.unit.startswith("money a customer"):
            assert measures == (1, 0, -1) and found.power("customer") == -1
        elif figure.unit in expected:
            assert measures == expected[figure.unit]
        else:
            assert measures[:2] == (0, 0)


def test_years_that_count_are_worth_less_the_later_they_come() -> None:
    # 1/1.08 + 1/1.08^2 + 1/1.08^3 = .9259 + .8573 + .7938 = 2.5771.
    assert years_counted(3, 0.08, 0, 1.0) == pytest.approx((2.5771, 2.5771), abs=5e-5)
    # Twelve months of ramp bring half of the first year: 2.5771 - .4630 = 2.1141; the cost runs from the start.
    assert years_counted(3, 0.08, 12, 1.0) == pytest.approx((2.1141, 2.5771), abs=5e-5)
    # Twenty-four months bring 1/4 of the first and 3/4 of the second year: .2315 + .6430 + .7938 = 1.6683.
    assert years_counted(3, 0.08, 24, 1.0)[0] == pytest.approx(1.6683, abs=5e-5)
    assert years_counted(2, 0.0, 0, 1.0) == (2.0, 2.0)


def test_a_running_cost_and_a_ramp_count_over_the_years() -> None:
    # 800,000 x 2.1141 - 100,000 x 2.5771 = 1,691,303 - 257,710 = 1,433,593.
    found = value(Sheet.STRAIGHT_THROUGH, certain(Sheet.STRAIGHT_THROUGH), running_cost=100_000, ramp_months=12)
    assert ends(found.range) == (700_000,) * 3
    assert ends(found.over_years) == pytest.approx((1_433_593,) * 3, rel=1e-4)


def test_customers_kept_bring_half_in_the_first_year() -> None:
    # 57,000 x (.5/1.08 + 1/1.08^2 + 1/1.08^3) = 57,000 x 2.11413 = 120,506.
    found = value(Sheet.CUSTOMERS_KEPT, certain(Sheet.CUSTOMERS_KEPT))
    assert ends(found.over_years) == pytest.approx((120_506,) * 3, rel=1e-5)


def test_currencies_are_money() -> None:
    assert unit_of("CHF an hour", "CHF") == unit_of("money an hour")
