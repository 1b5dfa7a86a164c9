"""Sheets about people's time: work done without them, drafted replies, finding things, and preparing data."""

from __future__ import annotations

from sciencepm.analysis.sheets.form import HOURS, MONEY, WAGE, Figure, Form, Saying, positive, share
from sciencepm.domain.value_case import Sheet

_WAGE_NEEDED = positive(
    "wage", "Cost of an hour", "money an hour", "What does an hour of an agent cost, all included?", shared=True
)
_DONE = "cases × gain × minutes × (1 − spot_checks)"
_REPLIES = "tickets × drafted × (1 − come_back) × minutes"
_FOUND = "staff × searches × days × seconds × adoption"

STRAIGHT_THROUGH = Form(
    sheet=Sheet.STRAIGHT_THROUGH,
    title="Straight-through work",
    worth="hours saved",
    inputs=(
        positive("cases", "Cases a year", "cases a year", "How many come in a year?"),
        share("before", "Share that needs no one, before", "Of 100 today, how many need no one?", optional=True),
        share("after", "Share that needs no one, after", "Of 100 in the test, how many needed no one?", optional=True),
        share("gain", "Share handled in addition", "How many more of 100 need no one?"),
        positive("minutes", "Minutes for one", "minutes", "How long does a person take for one?"),
        share("spot_checks", "Share still checked by hand", "Which part will a person look at all the same?"),
        WAGE,
    ),
    figures=(Figure(MONEY, f"{_DONE} × wage", needs=("wage",)), Figure(HOURS, _DONE)),
    sayings=(
        Saying(MONEY, "Would save {amount} a year", "Saved {amount} a year"),
        Saying(HOURS, "Would save {amount} a year", "Saved {amount} a year"),
    ),
    questions=(
        "Are the easy cases the ones that go through, and do they take less time than the others?",
        "What will the people freed do instead?",
    ),
    source="Volume × time for one, less what is still checked.",
    instead={"gain": ("after − before",)},
)

SUPPORT_REPLIES = Form(
    sheet=Sheet.SUPPORT_REPLIES,
    title="Support replies",
    worth="agent hours saved",
    inputs=(
        positive("tickets", "Tickets a year", "tickets a year", "How many come in a year?"),
        share("drafted", "Share answered from a draft", "Of 100 tickets, how many will be answered from a draft?"),
        share("come_back", "Share that comes back", "Of 100 answered so, how many come back?"),
        positive("minutes", "Minutes saved on one", "minutes", "How much quicker is a ticket with a draft?"),
        _WAGE_NEEDED,
        positive("reply_cost", "Cost of a draft", "money each", "What is paid for one draft?"),
    ),
    figures=(Figure(MONEY, f"{_REPLIES} × wage − tickets × drafted × reply_cost"), Figure(HOURS, _REPLIES)),
    sayings=(Saying(MONEY, "Would save {amount} a year", "Saved {amount} a year"),),
    questions=(
        "Was the time measured with and without a draft, on the same kind of ticket?",
        "Which kinds of ticket are left out?",
    ),
    source="Volume × time for one, less what comes back and what a draft costs.",
)

FINDING_THINGS = Form(
    sheet=Sheet.FINDING_THINGS,
    title="Finding things",
    worth="hours given back",
    inputs=(
        positive("staff", "People who search", "employees", "How many people look for things?"),
        positive(
            "searches", "Searches a working day", "searches a working day", "How often does one person search a day?"
        ),
        positive("days", "Working days a year", "working days a year", "How many days does a person work?"),
        positive("seconds", "Seconds saved on one", "seconds", "How much sooner is it found?"),
        share("adoption", "Share who use it", "Of 100 people, how many will use it after half a year?"),
        share(
            "usable", "Share of the time that is used", "Which part of minutes saved becomes work done?", optional=True
        ),
        WAGE,
    ),
    figures=(
        Figure(MONEY, f"{_FOUND} × usable × wage", needs=("wage", "usable")),
        Figure(HOURS, _FOUND),
        Figure("hours an employee", "searches × days × seconds × adoption"),
    ),
    sayings=(
        Saying(MONEY, "Would give back time worth {amount} a year", "Gave back time worth {amount} a year"),
        Saying(
            HOURS,
            "Would give back {hours an employee} a year",
            "Gave back {hours an employee} a year",
            also=("hours an employee",),
        ),
    ),
    questions=(
        "Is a minute saved here and there really used for something else?",
        "How often is a search given up today?",
    ),
    source="People × searches × time saved; only the usable part is money.",
)

LESS_DATA = Form(
    sheet=Sheet.LESS_DATA,
    title="Less data needed",
    worth="data not to be prepared",
    inputs=(
        positive("examples", "Examples prepared a year", "examples a year", "How many are marked by hand a year?"),
        share("saved", "Share no longer needed", "Which part could be left out with the same result?"),
        positive("label_cost", "Cost of one example", "money each", "What does marking one example cost?"),
        positive(
            "projects",
            "Later projects a year",
            "projects a year",
            "How many projects a year would start from this?",
            optional=True,
        ),
        positive(
            "weeks", "Weeks sooner each", "weeks a project", "How many weeks sooner would each start?", optional=True
        ),
        positive(
            "burn",
            "Cost of a project's week",
            "money a week",
            "What does a week of such a project cost?",
            optional=True,
        ),
    ),
    figures=(
        Figure(MONEY, "examples × saved × label_cost + projects × weeks × burn"),
        Figure("weeks a project", "weeks", needs=("weeks",), shown=365 / 7),
    ),
    sayings=(
        Saying(
            MONEY,
            "Would save {amount} a year; each later project starts {weeks a project} sooner",
            "Saved {amount} a year; each later project starts {weeks a project} sooner",
            also=("weeks a project",),
        ),
        Saying(MONEY, "Would save {amount} a year of preparing data", "Saved {amount} a year of preparing data"),
    ),
    questions=(
        "Was the same result reached with fewer examples, on cases nobody chose?",
        "Which later projects would use it, by name?",
    ),
    source="Examples not marked × cost of one, and the weeks later projects start sooner.",
)
