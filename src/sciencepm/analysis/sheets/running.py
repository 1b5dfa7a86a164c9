"""Sheets about running a business: forecasts, when to trust the machine, and the PM's own formula."""

from __future__ import annotations

from sciencepm.analysis.sheets.form import MONEY, ONCE, Figure, Form, FormInput, Saying, positive, share
from sciencepm.analysis.three_points import Scale
from sciencepm.domain.value_case import Sheet

_CASH = "stock × safety × (before − after) ÷ before"

FORECAST_ERROR = Form(
    sheet=Sheet.FORECAST_ERROR,
    title="Forecast error",
    worth="cash freed",
    inputs=(
        positive("stock", "Value of the stock", "money", "What is the stock worth, on average?"),
        share("safety", "Share held against surprises", "Which part of it is there because forecasts are wrong?"),
        share("before", "Forecast error before", "By which part is the forecast wrong today?"),
        share("after", "Forecast error after", "And in the test?"),
        FormInput(
            "carrying",
            "Cost of holding stock a year",
            "share a year",
            Scale.SHARE,
            ask="What does a year of holding cost, as a part of its value?",
        ),
    ),
    figures=(Figure(MONEY, f"{_CASH} × carrying"), Figure(ONCE, _CASH)),
    sayings=(
        Saying(
            MONEY,
            "Would free {money once} of cash, and save {amount} a year",
            "Freed {money once} of cash, and saves {amount} a year",
            also=(ONCE,),
        ),
    ),
    questions=(
        "Will buyers order less when the forecast is better?",
        "Was the error measured over the time it takes to restock?",
    ),
    source="Stock held against surprises grows with the forecast's error (Silver, Pyke and Peterson 1998).",
)

WHEN_TO_TRUST = Form(
    sheet=Sheet.WHEN_TO_TRUST,
    title="When to trust the machine",
    worth="safe automation",
    inputs=(
        positive("cases", "Cases a year", "cases a year", "How many come in a year?"),
        positive(
            "review_cost",
            "Cost of one review",
            "money each",
            "What does a person's look at one case cost?",
            shared=True,
        ),
        positive("error_cost", "Cost of an error", "money each", "What does a wrong answer cost that nobody saw?"),
        positive("machine_cost", "Cost of the machine's answer", "money each", "What does one answer cost?"),
        share("automated", "Share left to the machine", "For which part is it sure enough?"),
        share("wrong", "Share wrong among these", "Of 100 it was sure of, how many were wrong?"),
    ),
    figures=(
        Figure(
            MONEY,
            "cases × (review_cost − (machine_cost + automated × wrong × error_cost + (1 − automated) × review_cost))",
        ),
        Figure("of 100 cases", "automated", shown=100),
        Figure("% sure", "1 − review_cost ÷ error_cost", shown=100),
    ),
    sayings=(
        Saying(
            MONEY,
            "Safe to leave {of 100 cases} to the machine, which would save {amount} a year; people keep the rest",
            "{of 100 cases} are left to the machine, which saves {amount} a year; people keep the rest",
            also=("of 100 cases",),
        ),
    ),
    questions=(
        "Are the errors the machine makes as costly as those people make?",
        "Is it as sure as it says: of 100 answers at 90% sure, are 90 right?",
    ),
    source="The rule for refusing to decide (Chow 1970): automate above 1 − cost of a review ÷ cost of an error.",
)

OWN_FORMULA = Form(
    sheet=Sheet.OWN_FORMULA,
    title="Own formula",
    worth="own formula",
    inputs=(),
    figures=(),
    sayings=(),
    questions=("What changes for the business, and for whom?", "How would anyone notice in a year?"),
    source="The PM's own.",
)
