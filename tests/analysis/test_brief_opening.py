"""Does the brief begin with the conclusion: title, bottom line, four figures, what is asked?"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from tests.analysis.brief_records import DAY, brief, people, saved_time, seven_weeks_later, sure
from tests.analysis.build import decision, figures, point, portfolio, project
from tests.analysis.said import everything, section

from sciencepm.analysis.brief.blocks import plain
from sciencepm.analysis.brief.content import BriefContent
from sciencepm.domain.decision import Outcome
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Kind, ProjectState
from sciencepm.domain.stakeholders import Ask
from sciencepm.domain.value_case import EvidenceLevel, Sheet, ValueCase, ValueInput

# The title


def test_the_title_states_the_value_weighted_by_chance_and_what_is_asked() -> None:
    # 100,000 cases at €2 are €200,000 a year; at a chance of one half that is €100,000.
    content = brief(
        portfolio(
            project(),
            sure("statements"),
            saved_time("statements", 100_000),
            Ask.make(project_id="statements", what="Approve the check", needed_by=date(2026, 12, 11)),
        )
    )
    assert content.title.replace("\N{NO-BREAK SPACE}", " ") == (
        "Applied Science is worth about €100k a year, weighted by chance; one decision by 11 December"
    )


@pytest.mark.parametrize("name", ["Applied Science", "A name " * 40, "x" * 300, "Untitled portfolio"])
def test_a_title_never_has_more_than_95_letters(name: str) -> None:
    records = [project(), sure("statements"), saved_time("statements", 100_000)]
    records += [Ask.make(what=f"Ask {number}", needed_by=DAY) for number in range(14)]
    content = brief(portfolio(*records, name=name))
    assert len(content.title) <= 95
    assert "€100k" in content.title
    assert "14 decisions are needed" in content.title


def test_without_money_the_title_says_what_should_land() -> None:
    # The half-year that ends at least six months after 20 November 2026 ends in June 2027; 100 days are in February.
    records = [record for name in ("One", "Two") for record in (project(name), sure(name.lower(), chance="1"))]
    content = brief(portfolio(*records, project("Three"), point("three", chance=Decimal("0.01"))))
    title = "Two of three projects should land by June 2027; no decision is asked today"
    assert content.title.replace("\N{NO-BREAK SPACE}", " ") == title


def test_all_none_and_the_only_project() -> None:
    both = [record for name in ("One", "Two") for record in (project(name), sure(name.lower(), chance="1"))]
    assert brief(portfolio(*both)).title.startswith("All two projects should land by")
    neither = [record for name in ("One", "Two") for record in (project(name), sure(name.lower(), chance="0.1"))]
    assert brief(portfolio(*neither)).title.startswith("None of the two projects is likely to land by")
    only = brief(portfolio(project(), sure("statements")))
    assert only.title == "The one project under way has a 50% chance to land; no decision is asked today"


def test_an_overdue_ask_is_called_overdue() -> None:
    late = Ask.make(what="Approve the check", needed_by=DAY - timedelta(days=1))
    content = brief(portfolio(project(), sure("statements"), late))
    assert content.title.endswith("; one decision is overdue")
    (ask,) = section(content, "We need one decision")
    assert ask.startswith("Approve the check (was due 19 November).")


def test_an_empty_portfolio_gives_a_page_that_says_what_to_do() -> None:
    content = brief(Portfolio.new())
    assert content.title == "This portfolio has no projects yet"
    assert plain(content.chapters[0].bottom_line).startswith("The first project added will appear here")
    assert list(content.chapters[0].sections()) == []


def test_a_project_without_a_plan_says_what_a_forecast_needs() -> None:
    content = brief(portfolio(project()))
    assert content.title == "One project is under way, and it has no forecast yet; no decision is asked today"
    assert "A forecast needs a plan: a question to decide" in plain(content.chapters[0].bottom_line)
    row = section(content, "Where each project stands")[1]
    assert row == "Statements into tables | no decision point yet | – | no forecast yet | – | not priced"


# The bottom line and the figures


def test_the_bottom_line_says_what_lands_what_was_stopped_and_the_balance() -> None:
    # Six people on a product and four on foundational work: 60%, below 65 to 75%.
    content = brief(
        portfolio(
            project(people=people(6)),
            sure("statements", chance="0.9"),
            project("Layouts", kind=Kind.FOUNDATIONAL, people=people(4)),
            project("Rare documents", state=ProjectState.STOPPED, ended_on=date(2026, 10, 30)),
            point("rare", cost={"low": 300_000, "likely": 300_000, "high": 300_000}),
            decision("rare-1", date(2026, 10, 30), Outcome.STOP, rule_said=(Outcome.STOP,)),
        )
    )
    assert plain(content.chapters[0].bottom_line).replace("\N{NO-BREAK SPACE}", " ") == (
        "“Statements into tables” should land in February 2027 (very likely, 90%). "
        "We stopped “Rare documents” by its agreed rule, freeing €300k. "
        "60% of the team works on products, below our range of 65 to 75%."
    )


def test_prevented_is_said_only_of_what_was_measured_in_live_use() -> None:
    def landed(evidence: EvidenceLevel) -> BriefContent:
        inputs = {"attempted": 10_000_000, "gain": 0.2, "recovered": 0, "kept_live": 1}
        return brief(
            portfolio(
                project("Invoice fraud", state=ProjectState.LANDED, ended_on=date(2026, 3, 20)),
                ValueCase.make(
                    project_id="invoice",
                    sheet=Sheet.CASES_CAUGHT,
                    evidence=evidence,
                    inputs=tuple(ValueInput(name=name, range=figures(v, v, v)) for name, v in inputs.items()),
                ),
            )
        )

    # A fifth of ten million caught, nothing recovered, all of it kept: €2.0M.
    measured = landed(EvidenceLevel.MEASURED)
    said = plain(measured.chapters[0].bottom_line).replace("\N{NO-BREAK SPACE}", " ")
    assert said == "“Invoice fraud” prevented about €2.0M a year, measured in live use."
    (in_use,) = section(measured, "Already in use")
    assert in_use.startswith("Invoice fraud prevented €2.0M")
    assert in_use.endswith("measured in live use.")
    assert "prevented" not in everything(landed(EvidenceLevel.ESTIMATED))
    assert "would prevent" in everything(landed(EvidenceLevel.ESTIMATED))


def test_the_four_figures() -> None:
    # Product 7, foundational 3 people. Both projects land for sure on 28 February: two of two by June.
    # Each is worth €200,000 and 400,000 a year, so €600k, and as much weighted by a chance of 1.
    content = brief(
        portfolio(
            project("One", people=people(7)),
            project("Two", kind=Kind.FOUNDATIONAL, people=people(3)),
            sure("one", chance="1"),
            sure("two", chance="1"),
            saved_time("one", 100_000),
            saved_time("two", 200_000),
            project("Rare", state=ProjectState.STOPPED),
            point("rare", cost={"low": 310_000, "likely": 310_000, "high": 310_000}),
            decision("rare-1", date(2026, 10, 30), Outcome.STOP),
        )
    )
    assert section(content, "") == [
        "€600k | a year if every active project lands; about €600k weighted by chance",
        "70 : 30 | product-focused to foundational, by people. Target 70 : 30, ±5",
        "2 of 2 | expected to land by June 2027",
        "€310k | not spent, by stopping early",
    ]


def test_other_figures_stand_in_where_there_is_no_money() -> None:
    records = [record for name in ("One", "Two") for record in (project(name), sure(name.lower(), days=30))]
    assert section(brief(portfolio(*records)), "")[-2:] == [
        "2 | decisions in the next 90 days, the first on 20 December",
        "2 | projects under way: 2 product-focused, 0 foundational",
    ]


# What is asked


def test_an_ask_says_amount_date_who_and_both_ifs() -> None:
    ask = Ask.make(
        project_id="statements",
        what="Approve the human check",
        amount=38_000,
        needed_by=date(2026, 12, 11),
        decides="Head of product",
        if_no="We stop, as agreed",
        if_late="the landing moves into autumn.",
    )
    (said,) = section(brief(portfolio(project(), sure("statements"), ask)), "We need one decision")
    assert said == (
        "Approve the human check (€38,000, by 11 December). If no: We stop, as agreed. "
        "If late: The landing moves into autumn. Decides: Head of product."
    )


def test_what_an_ask_does_not_say_is_said_to_be_missing() -> None:
    (said,) = section(brief(portfolio(project(), Ask.make(what="Approve the check"))), "We need one decision")
    assert said == (
        "Approve the check. Not said yet: the amount, the date, who decides, what happens if the answer is no "
        "and what happens if it comes late."
    )


def test_an_answered_ask_is_no_longer_asked_and_opens_what_changed() -> None:
    answered = Ask.make(what="Pay for pages", answer="Yes, from operations", answered_on=date(2026, 10, 6))
    content = brief(seven_weeks_later(project(), sure("statements"), answered))
    assert content.title.endswith("no decision is asked today")
    assert section(content, "What changed")[0] == "Answered: Pay for pages. Yes, from operations."


def test_without_an_ask_the_next_decision_of_the_team_is_named() -> None:
    content = brief(portfolio(project(), point("statements", weeks=None, fixed_date=DAY, decider="Head of product")))
    said = section(content, "No decision is needed from you today")
    assert said == ["The next one is decided by the Head of product, for “Statements into tables”, on 20 November."]
