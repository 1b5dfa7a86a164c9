"""Sheets about cases caught, good customers turned away, and what people look at."""

from __future__ import annotations

from sciencepm.analysis.sheets.form import (
    HOURS,
    KEPT_LIVE,
    MONEY,
    WAGE,
    Figure,
    Form,
    FormInput,
    Saying,
    positive,
    share,
)
from sciencepm.analysis.three_points import Scale
from sciencepm.domain.value_case import Sheet

_REVIEW_COST = positive(
    "review_cost", "Cost of one review", "money each", "What does looking at one case cost?", optional=True, shared=True
)
_COUNTED = (
    positive("frauds", "Cases attempted a year", "cases a year", "How many were there, caught and not?", shared=True),
    share("caught_before", "Share caught today", "Which part does today's way catch?", shared=True),
    share("caught_after", "Share caught after", "Which part did the test catch?", shared=True),
    share(
        "right_before",
        "Share of those stopped that are real, today",
        "Of 100 stopped today, how many are real?",
        shared=True,
    ),
    share(
        "right_after",
        "Share of those stopped that are real, after",
        "Of 100 stopped in the test, how many are real?",
        shared=True,
    ),
    share("reviewed", "Share looked at by a person", "Which part of those stopped does a person look at?", shared=True),
)
_STOPPED_WRONGLY = (
    "(frauds × caught_before × (1 − right_before) ÷ right_before"
    " − frauds × caught_after × (1 − right_after) ÷ right_after) × kept_live"
)
_STOPPED_HOURS = "(frauds × caught_before ÷ right_before − frauds × caught_after ÷ right_after) × reviewed × minutes"

CASES_CAUGHT = Form(
    sheet=Sheet.CASES_CAUGHT,
    title="Cases caught",
    worth="losses prevented",
    inputs=(
        positive(
            "attempted",
            "Attempted a year, in money",
            "money a year",
            "What was attempted, caught and not? Finance often gives what was lost, which is less.",
        ),
        share(
            "before", "Share caught before", "Which part of the money attempted does today's way catch?", optional=True
        ),
        share("after", "Share caught after", "Which part did the test catch, of the same cases?", optional=True),
        share("gain", "Share caught in addition", "How much more of 100 did the test catch?"),
        share("recovered", "Share recovered anyway", "Which part of what slips through comes back later?"),
        KEPT_LIVE,
        FormInput(
            "extra_reviews",
            "Extra reviews a year",
            "reviews a year",
            Scale.ANY,
            optional=True,
            ask="How many more cases will people look at? Below 0 where it is fewer.",
        ),
        _REVIEW_COST,
        positive("losses_gross", "Lost a year, before anything came back", "money a year", optional=True),
        positive("losses_net", "Lost a year, after what came back", "money a year", optional=True),
    ),
    figures=(Figure(MONEY, "attempted × gain × (1 − recovered) × kept_live − extra_reviews × review_cost"),),
    sayings=(Saying(MONEY, "Would prevent {amount} of losses a year", "Prevented {amount} of losses a year"),),
    questions=(
        "Is it what was attempted, or what was lost?",
        "Was the share caught measured by amount or by number of cases?",
        "Do those who attempt it change their ways once they are caught more often?",
    ),
    source="Cost-sensitive classification: each error counted at what it costs (Elkan 2001).",
    instead={
        "gain": ("after − before",),
        "attempted": ("losses_gross ÷ (1 − before)", "losses_net ÷ ((1 − before) × (1 − recovered))"),
    },
)

FALSE_ALARMS = Form(
    sheet=Sheet.FALSE_ALARMS,
    title="False alarms",
    worth="good customers spared",
    inputs=(
        *_COUNTED[:5],
        KEPT_LIVE,
        positive(
            "order_value",
            "Value of an order",
            "money each",
            "What does a customer who is turned away spend?",
            optional=True,
            shared=True,
        ),
        share("margin", "Margin", "What part of an order is earned?", optional=True, shared=True),
        share("lost", "Share that does not come back", "Of 100 turned away, how many are lost?", optional=True),
        _REVIEW_COST,
        FormInput(
            "reviewed",
            "Share looked at by a person",
            "share",
            Scale.SHARE,
            optional=True,
            shared=True,
            ask="Which part of those stopped does a person look at?",
        ),
    ),
    figures=(
        Figure(
            MONEY,
            f"{_STOPPED_WRONGLY} × (order_value × margin × lost + review_cost × reviewed)",
            needs=("order_value", "margin", "lost"),
        ),
        Figure("good customers", _STOPPED_WRONGLY),
    ),
    sayings=(
        Saying(MONEY, "Would keep {amount} a year of good orders", "Kept {amount} a year of good orders"),
        Saying("good customers", "Would mean {amount} a year", "Meant {amount} a year"),
    ),
    questions=(
        "What does a good customer do when turned away: try again, complain, or go?",
        "Is the share of those stopped that are real known from people who checked all of them?",
    ),
    source="The definition of precision: of those stopped, the part that is real.",
)

REVIEW_LOAD = Form(
    sheet=Sheet.REVIEW_LOAD,
    title="Review load",
    worth="review hours freed",
    inputs=(
        *_COUNTED,
        positive("minutes", "Minutes for one review", "minutes", "How long does a person look at one case?"),
        WAGE,
    ),
    figures=(Figure(MONEY, f"{_STOPPED_HOURS} × wage", needs=("wage",)), Figure(HOURS, _STOPPED_HOURS)),
    sayings=(
        Saying(MONEY, "Would free review time worth {amount} a year", "Freed review time worth {amount} a year"),
        Saying(HOURS, "Would free {amount} of review a year", "Freed {amount} of review a year"),
    ),
    questions=(
        "What will the people freed do instead?",
        "Are all cases that are stopped looked at, or a sample?",
    ),
    source="The definitions of recall and precision: stopped = cases × share caught ÷ share that is real.",
)
