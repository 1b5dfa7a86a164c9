"""Sheets about customers: speed, cost of serving one, and customers kept."""

from __future__ import annotations

from sciencepm.analysis.sheets.form import KEPT_LIVE, MONEY, Figure, Form, Saying, positive, share
from sciencepm.domain.value_case import Sheet

_ORDERS = "visits × conversion × effect × (before − after) ÷ step × kept_live"
_KEPT = "customers × (before − after) × kept"

SPEED = Form(
    sheet=Sheet.SPEED,
    title="Speed",
    worth="faster answers",
    inputs=(
        positive("visits", "Visits a year", "visits a year", "How many visits meet this page or answer?"),
        share("conversion", "Share that order", "Of 100 visits, how many end in an order?"),
        share(
            "effect",
            "Orders gained for each step sooner",
            "By which part do orders rise for each step? Best from your own test.",
        ),
        positive(
            "step", "Step, in milliseconds", "milliseconds", "For how much sooner was the effect measured? Often 100."
        ),
        positive("before", "Milliseconds before", "milliseconds", "How long does it take today?"),
        positive("after", "Milliseconds after", "milliseconds", "How long did it take in the test?"),
        KEPT_LIVE,
        positive(
            "order_value", "Value of an order", "money each", "What is an order worth?", optional=True, shared=True
        ),
        share("margin", "Margin", "What part of an order is earned?", optional=True, shared=True),
    ),
    figures=(
        Figure(MONEY, f"{_ORDERS} × order_value × margin", needs=("order_value", "margin")),
        Figure("orders", _ORDERS),
    ),
    sayings=(
        Saying(MONEY, "Faster answers would bring {amount} a year", "Faster answers brought {amount} a year"),
        Saying("orders", "Faster answers would add {amount} a year", "Faster answers added {amount} a year"),
    ),
    questions=(
        "Was the effect of speed measured here, or taken from someone else?",
        "Does it still hold where it is fast already?",
    ),
    source="Speed and what people do, measured by slowing pages down (Brutlag 2009).",
)

COST_PER_USE = Form(
    sheet=Sheet.COST_PER_USE,
    title="Cost per use",
    worth="cost of serving",
    inputs=(
        positive("uses", "Uses a year", "uses a year", "How often is it used?"),
        positive("before", "Cost of a use before", "money a use", "What does one use cost today, all included?"),
        positive("after", "Cost of a use after", "money a use", "What would one use cost?"),
        positive(
            "customers", "Customers", "customers", "How many customers share these uses?", optional=True, shared=True
        ),
    ),
    figures=(
        Figure(MONEY, "uses × (before − after)"),
        Figure("money a customer", "after × uses ÷ customers", needs=("customers",)),
        Figure("money a customer before", "before × uses ÷ customers", needs=("customers",)),
    ),
    sayings=(
        Saying(
            MONEY,
            "Serving a customer would cost {money a customer} a year, down from {money a customer before}: "
            "{amount} less",
            "Serving a customer costs {money a customer} a year, down from {money a customer before}: {amount} less",
            also=("money a customer", "money a customer before"),
        ),
        Saying(MONEY, "Would cost {amount} less a year", "Costs {amount} less a year"),
    ),
    questions=(
        "Does the price fall or rise with the number of uses?",
        "Will it be used more when it is cheaper?",
    ),
    source="Uses × the difference in cost of one.",
)

CUSTOMERS_KEPT = Form(
    sheet=Sheet.CUSTOMERS_KEPT,
    title="Customers kept",
    worth="customers kept",
    inputs=(
        positive("customers", "Customers", "customers", "How many customers does this reach?", shared=True),
        share("before", "Share leaving a year before", "Of 100 customers, how many leave a year?"),
        share("after", "Share leaving a year after", "And how many in the test?"),
        share("kept", "Share of the gain that lasts", "Of 100 kept so, how many are still there a year later?"),
        positive(
            "revenue",
            "Revenue of a customer a year",
            "money a customer a year",
            "What does such a customer bring a year?",
            optional=True,
        ),
        share("margin", "Margin", "What part of it is earned?", optional=True, shared=True),
    ),
    figures=(
        Figure(MONEY, f"{_KEPT} × revenue × margin", needs=("revenue", "margin")),
        Figure("customers", _KEPT),
    ),
    sayings=(
        Saying(MONEY, "Would keep customers worth {amount} a year", "Kept customers worth {amount} a year"),
        Saying("customers", "Would keep {amount} a year", "Kept {amount} a year"),
    ),
    questions=(
        "Would these customers have stayed without it? Was there a group that got nothing?",
        "What does keeping one cost: a call, a discount?",
    ),
    source="Customers kept × what each earns a year (Gupta and Lehmann 2003); half of it in the first year.",
    first_year=0.5,
)
