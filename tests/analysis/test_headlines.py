"""Does each place open with its conclusion, in words that are right for one and for many?"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from tests.analysis import build

from sciencepm.analysis.decisions_ahead import decisions_ahead, short_title
from sciencepm.analysis.headlines import (
    overview_headline,
    people_text,
    portfolio_subline,
    project_subline,
    projects_headline,
    projects_subline,
    roadmap_headline,
    team_and_mode,
)
from sciencepm.domain.decision import Outcome
from sciencepm.domain.plan import ExperimentOutcome, ExperimentState
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Blocked, Kind, Mode, PeopleFrom, ProjectState
from sciencepm.domain.record import Record
from sciencepm.domain.stop_rule import StopRuleType
from sciencepm.i18n import Words

W = Words()
TODAY = date(2026, 11, 20)
LATER = date(2027, 6, 1)


def planned(title: str, on: date = LATER, **fields: Any) -> tuple[Record, ...]:
    """A project whose one question is asked on a set day."""
    project = build.project(title, **fields)
    return project, build.point(project.id, fixed_date=on)


def overview(*records: Record) -> str:
    return overview_headline(build.portfolio(*records), TODAY, W)


def projects(*records: Record) -> str:
    return projects_headline(build.portfolio(*records), TODAY, W)


def news(title: str, *names: str) -> tuple[Record, ...]:
    """A revision nobody has heard of yet, and who should have."""
    project_id = title.lower()
    revised = build.decision(f"{project_id}-1", date(2026, 11, 3), Outcome.REVISE, ask_again_on=LATER)
    return (*planned(title), revised, *(build.stakeholder(name, project_ids=(project_id,)) for name in names))


def test_an_empty_portfolio_asks_the_first_question() -> None:
    assert overview_headline(Portfolio.new(), TODAY, W) == "What is your science team trying to find out?"
    assert projects_headline(Portfolio.new(), TODAY, W) == "No projects yet"
    assert projects_subline(Portfolio.new(), TODAY, W) == "Each project has a research plan made of decision points"
    assert portfolio_subline(Portfolio.new(), TODAY, W) == "0 projects · EUR"


def test_the_overview_says_the_decisions_and_who_waits() -> None:
    two = (*planned("Answers", date(2026, 12, 4)), *planned("Fraud", date(2026, 12, 11)))
    waits = news("Statements", "Operations")
    assert overview(*two, *waits) == "Two decisions by 11 December; one stakeholder waits for news"
    assert overview(*two[:2], *news("Statements", "Operations", "Payments")) == (
        "One decision by 4 December; two stakeholders wait for news"
    )


def test_what_is_overdue_is_said_before_what_comes() -> None:
    late = planned("Late", date(2026, 11, 4))
    assert overview(*late) == "One decision is overdue"
    assert overview(*late, *planned("Ahead", date(2026, 12, 4))) == "One decision is overdue, one more by 4 December"


def test_a_crossed_rule_comes_before_everything() -> None:
    rule = build.stop_rule("ahead", StopRuleType.DATE, limit_date=date(2026, 11, 1))
    assert overview(*planned("Ahead", date(2026, 12, 4)), rule) == (
        "One project crossed a stop rule; one decision by 4 December"
    )


def test_what_waits_is_said_when_nothing_presses() -> None:
    blocked = Blocked.make(since=date(2026, 11, 2), what="Contracts", owed_by="Sales")
    waiting = planned("Waiting", blocked=blocked)
    worked = build.experiment(
        "done-1", state=ExperimentState.DONE, outcome=ExperimentOutcome.WORKED, ended_on=date(2026, 9, 2)
    )
    done = (*planned("Done"), worked)
    assert overview(*waiting, *done) == "One project waits for data; one result has no way into the product"
    assert overview(build.project("New")) == "One project is not ready"


def test_when_nothing_needs_doing_it_says_so_calmly() -> None:
    assert overview(*planned("Later", date(2027, 1, 18))) == (
        "Nothing needs you today; the next decision is on 18 January"
    )
    assert overview(*planned("Later", LATER)) == "Nothing needs you today"
    assert overview(build.project(state=ProjectState.LANDED)) == "Nothing needs you today"


def test_the_projects_say_how_many_need_what() -> None:
    twelve = [each for number in range(12) for each in planned(f"P{number}")]
    assert projects(*twelve) == "Twelve projects, all of them on course"
    three = [
        *planned("Ant", date(2026, 12, 4)),
        *planned("Bee", date(2026, 12, 18)),
        *planned("Cow", date(2026, 12, 11)),
    ]
    worked = build.experiment(
        "p0-1", state=ExperimentState.DONE, outcome=ExperimentOutcome.WORKED, ended_on=date(2026, 9, 2)
    )
    assert projects(*twelve, *three, worked) == (
        "15 projects: three need a decision by 18 December, one has no way into the product"
    )
    assert projects(*three[:2]) == "One project: it needs a decision by 4 December"
    assert projects(*planned("Late", date(2026, 11, 4))) == "One project: it needs a decision now"


def test_an_outlived_estimate_is_not_on_course() -> None:
    # 6/9/14 weeks from 10 August: on 16 December less than one time in fifty is left
    whole = build.portfolio(build.project(), build.point("statements"), *planned("Ant"))
    assert projects_headline(whole, date(2026, 12, 16), W) == "Two projects: one outlived its estimate"
    assert overview_headline(whole, date(2026, 12, 16), W) == "One estimate is out of date"


def test_projects_that_all_ended_are_not_called_on_course() -> None:
    assert projects(build.project("Done", state=ProjectState.LANDED)) == "One project, not active"
    assert projects(*planned("Ant")) == "One project, on course"


def staffed(title: str, people: str, **fields: Any) -> Record:
    return build.project(title, people=(PeopleFrom.make(since=date(2026, 1, 1), people=people),), **fields)


def test_below_the_headline_stand_kinds_and_people() -> None:
    records = [
        staffed("Ant", "12"),
        staffed("Bee", "6.5", kind=Kind.FOUNDATIONAL),
        staffed("Cow", "3", state=ProjectState.STOPPED),
    ]
    whole = build.portfolio(*records)
    # the stopped project counts as a project, its people work on nothing any more
    assert projects_subline(whole, TODAY, W) == "2 product-focused, 1 foundational · 18.5 people"
    assert portfolio_subline(whole, TODAY, W) == "3 projects · EUR · 18.5 people"
    assert people_text(build.portfolio(staffed("Ant", "1")), TODAY, W) == "1 person"
    assert projects_subline(build.portfolio(build.project("Ant")), TODAY, W) == "1 product-focused"


def test_a_project_says_its_team_and_what_its_mode_allows() -> None:
    documents = build.project(team="Documents", modes=(Mode.EXPERIMENT, Mode.DATA))
    assert project_subline(documents, W) == "Documents · Experiment mode: plan in ranges"
    assert team_and_mode(documents, W) == "Documents · Experiment"
    assert team_and_mode(build.project(modes=(Mode.DATA,)), W) == "Data"


def test_decisions_ahead_come_in_order_within_ninety_days() -> None:
    # 20 November and 90 days is 18 February 2027
    records = [
        *planned("Customers leave", date(2027, 2, 18)),
        *planned("Fraud", date(2027, 2, 19)),
        *planned("Answers agents can trust", date(2026, 12, 4), kind=Kind.FOUNDATIONAL),
        *planned("Late", date(2026, 11, 4)),
        *planned("Idea", date(2026, 12, 1), state=ProjectState.IDEA),
    ]
    ahead = decisions_ahead(build.portfolio(*records), TODAY)
    assert [(each.on, each.label, each.overdue) for each in ahead] == [
        (date(2026, 11, 4), "Late 1", True),
        (date(2026, 12, 4), "Answers agents 1", False),
        (date(2027, 2, 18), "Customers leave 1", False),
    ]
    assert ahead[1].kind is Kind.FOUNDATIONAL


def test_later_stages_of_a_plan_are_ahead_as_well_and_passed_ones_are_not() -> None:
    first = build.point("statements", fixed_date=date(2026, 11, 2))
    second = build.point("statements", 2, fixed_date=date(2026, 12, 11))
    third = build.point("statements", 3, fixed_date=date(2027, 1, 29))
    go = build.decision("statements-1", date(2026, 11, 2), Outcome.GO)
    revised = build.decision("statements-2", date(2026, 11, 3), Outcome.REVISE, ask_again_on=date(2026, 12, 11))
    ahead = decisions_ahead(build.portfolio(build.project(), first, second, third, go, revised), TODAY)
    assert [(each.number, each.on, each.again) for each in ahead] == [
        (2, date(2026, 12, 11), True),
        (3, date(2027, 1, 29), False),
    ]


def test_what_is_in_the_bin_is_not_ahead() -> None:
    gone = build.project(deleted_on=datetime(2026, 11, 1, tzinfo=UTC))
    assert decisions_ahead(build.portfolio(gone, build.point("statements", fixed_date=TODAY)), TODAY) == ()


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Statements into tables", "Statements"),
        ("Billing tickets to the right desk", "Billing tickets"),
        ("Stop card fraud before payout", "Stop card fraud"),
        ("Know when the answer is unsure", "Know"),
        ("Warn before customers leave", "Warn"),
        ("Answers for new markets", "Answers"),
        ("On hold", "On hold"),
        ("Donaudampfschifffahrt", "Donaudampfschif…"),
    ],
)
def test_a_label_is_the_beginning_of_the_title_without_a_loose_end(title: str, short: str) -> None:
    assert short_title(title) == short


def roadmap(*records: Record) -> str:
    return roadmap_headline(build.portfolio(*records), TODAY, W)


def sure(title: str, week: int) -> tuple[Record, ...]:
    """A project that lands so many weeks from today, as sure as can be."""
    project = build.project(title, start=TODAY)
    return project, build.point(project.id, weeks=build.weeks(week, week, week), chance="1")


def test_the_roadmap_says_how_many_should_land_and_how_many_decisions_come() -> None:
    assert roadmap_headline(Portfolio.new(), TODAY, W) == "No projects yet"
    # The half-year that is at least six months away ends in June 2027. 60 weeks from 20 November 2026 are past it.
    landing = (*sure("Alpha one", 4), *sure("Beta one", 8), *sure("Gamma one", 60))
    # Four weeks are 18 December, eight are 15 January; the third decision is farther than 90 days.
    assert roadmap(*landing) == "Two of three projects should land by June 2027; two decisions by 15 January"
    assert roadmap(*sure("Alpha one", 4)) == "The project should land by June 2027; one decision by 18 December"


def test_a_range_of_landings_never_begins_with_no() -> None:
    project = build.project("Alpha one", start=TODAY)
    coin = build.point(project.id, weeks=build.weeks(4, 4, 4), chance="0.5")
    assert roadmap(project, coin) == "The project can land by June 2027; one decision by 18 December"
    other = build.project("Beta one", start=TODAY)
    both = (project, coin, other, build.point(other.id, weeks=build.weeks(4, 4, 4), chance="0.5"))
    # Of two coins two, one or none show heads; none does one time in four, so one time in ten none or fewer lands.
    assert roadmap(*both) == "Up to two of two projects should land by June 2027; two decisions by 18 December"
    assert roadmap(*sure("Alpha one", 4), *sure("Beta one", 4)) == (
        "Both projects should land by June 2027; two decisions by 18 December"
    )


def test_a_roadmap_without_any_plan_says_so() -> None:
    assert roadmap(build.project("Alpha one", state=ProjectState.IDEA, start=None)) == (
        "Nothing is planned to land or to be decided"
    )
    assert roadmap(*sure("Gamma one", 60)) == "Nothing is planned to land or to be decided"
