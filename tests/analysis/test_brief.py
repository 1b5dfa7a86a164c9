"""Does the brief say what the records say, and only what its audience may see?"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from tests.analysis.brief_records import DAY, THEN, brief, people, saved_time, seven_weeks_later, sure
from tests.analysis.build import decision, experiment, figures, point, portfolio, project, stop_rule, weeks
from tests.analysis.said import everything, section, sections_of

from sciencepm.analysis.brief.blocks import Table, plain, shorter
from sciencepm.domain.concerns import Level, Risk, RiskCategory
from sciencepm.domain.decision import Outcome
from sciencepm.domain.documents import Audience, Brief, BriefKind, Snapshot
from sciencepm.domain.plan import ExperimentOutcome, ExperimentState
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Blocked, Kind, ProjectState
from sciencepm.domain.record import Record
from sciencepm.domain.snapshots import parts_of
from sciencepm.domain.stakeholders import Ask
from sciencepm.domain.stop_rule import StopRuleType
from sciencepm.domain.value_case import ValueInput

# What changed


def test_without_an_earlier_day_nothing_is_said_to_have_changed() -> None:
    assert "What changed" not in everything(brief(portfolio(project(), sure("statements"))))


def test_it_compares_with_the_last_brief_to_the_same_audience() -> None:
    board = Audience.make(id="board", name="Board", sees_money=True, sees_people=True)
    base = seven_weeks_later(project(), sure("statements"), board)
    issued = Brief.make(
        kind=BriefKind.PORTFOLIO,
        audience_id="board",
        issued_at=datetime(2026, 10, 2, tzinfo=UTC),
        number=6,
        snapshot_id="then",
    )
    content = brief(Portfolio([*base.records(), issued]), board)
    assert "What changed since the brief of 2 October" in everything(content)
    assert content.number == "Draft, follows no. 6"
    to_nobody = brief(Portfolio([*base.records(), issued]))
    assert "What changed since 2 October" in everything(to_nobody)
    assert to_nobody.number == "Draft"


def test_each_project_has_one_line_and_experiments_have_their_own_section() -> None:
    then = [project("One"), project("Two"), sure("one"), sure("two"), experiment("one-1"), experiment("two-1")]
    done: dict[str, Any] = {
        "state": ExperimentState.DONE,
        "outcome": ExperimentOutcome.WORKED,
        "ended_on": date(2026, 11, 1),
    }
    now = [
        project("One", blocked=Blocked(since=date(2026, 11, 1), what="Last year's contracts")),
        project("Two"),
        sure("one", chance="0.9"),
        sure("two", chance="0.9"),
        experiment("one-1", **done),
        experiment("two-1", **done),
    ]
    parts, contents = parts_of(portfolio(*then))
    snapshot = Snapshot.make(taken_at=datetime(2026, 10, 2, tzinfo=UTC), on=THEN, parts=parts)
    content = brief(Portfolio([*portfolio(*now).records(), *contents, snapshot]))
    lines = section(content, "What changed since")
    assert [line.split()[0].rstrip(":") for line in lines] == ["One", "Two"]
    assert "waits for data" in lines[0]
    assert "50% → 90%" in lines[1]


# Where each project stands


def test_a_row_says_question_day_months_chance_and_value() -> None:
    content = brief(
        portfolio(
            project(start=date(2026, 11, 1)),
            point("statements", short_question="95 of 100 tables?", weeks=weeks(10, 20, 40), chance=Decimal("0.52")),
            saved_time("statements", 100_000),
        )
    )
    # From 1 November: 10, 20 and 40 weeks on are 10 January, 21 March and 8 August 2027.
    row = section(content, "Where each project stands")[1]
    assert row == "Statements into tables | 95 of 100 tables? | 21 Mar | Jan – Mar – Aug 2027 | 52% | €200k"


@pytest.mark.parametrize(
    ("early", "likely", "late", "said"),
    [
        (1, 2, 20, "Nov – Dec 2026 – Apr 2027"),
        (1, 8, 12, "Nov 2026 – Jan – Feb 2027"),
        (10, 10, 10, "Feb 2027"),
    ],
)
def test_a_year_stands_once_for_the_months_it_holds_for(early: int, likely: int, late: int, said: str) -> None:
    # From 23 November 2026, so that the days used take nothing away.
    base = portfolio(
        project(start=date(2026, 11, 23)), point("statements", weeks=weeks(early, likely, late), chance=Decimal(1))
    )
    row = section(brief(base), "Where each project stands")[1]
    assert f"| {said} |" in row


def test_products_come_first_then_what_lands_first() -> None:
    records = [
        project("Far layouts", kind=Kind.FOUNDATIONAL),
        sure("far", 30),
        project("Late table"),
        sure("late", 200),
        project("Early table"),
        sure("early", 60),
        project("Held back", state=ProjectState.ON_HOLD),
        project("Only thought of", state=ProjectState.IDEA),
    ]
    rows = section(brief(portfolio(*records)), "Where each project stands")[1:]
    assert [row.split(" | ")[0] for row in rows] == ["Early table", "Late table", "Held back", "Far layouts"]
    assert "| on hold |" in rows[2]


# Risks, stop rules, learning


def risk(category: RiskCategory, **fields: Any) -> Risk:
    return Risk.make(**{"project_id": "statements", "category": category, "text": f"A {category} risk", **fields})


def test_a_risk_to_people_comes_first_however_small() -> None:
    content = brief(
        portfolio(
            project(),
            risk(RiskCategory.TECHNICAL, likelihood=Level.HIGH, impact=Level.HIGH),
            risk(RiskCategory.PRIVACY, likelihood=Level.LOW, impact=Level.LOW),
            risk(RiskCategory.DATA, closed_on=DAY),
        )
    )
    assert section(content, "Risks we are watching") == [
        "Privacy. A privacy risk. (Statements into tables)",
        "Technical. A technical risk. (Statements into tables)",
    ]


def test_risks_to_people_are_said_to_be_looked_for_or_not() -> None:
    nobody = section(brief(portfolio(project())), "Risks we are watching")
    assert nobody == ["Fairness, privacy, regulation. Not checked yet in any project under way."]
    checked = risk(RiskCategory.FAIRNESS, text="", none_found=True, checked_by="Legal", checked_on=date(2026, 9, 2))
    looked = section(brief(portfolio(project(), checked)), "Risks we are watching")
    said = "Fairness, privacy, regulation. Checked, none found (fairness; last by Legal on 2 September)."
    assert looked == [said]


def test_stop_rules_of_foundational_work_show_and_others_only_when_close() -> None:
    content = brief(
        portfolio(
            project("Layouts", kind=Kind.FOUNDATIONAL),
            stop_rule("layouts", StopRuleType.DATE, start_date=date(2026, 8, 10), limit_date=date(2027, 12, 1)),
            project("Statements"),
            stop_rule("statements", StopRuleType.METRIC, text="A page costs 10 cents", limit=10, unit="cents"),
            project("Unsure", kind=Kind.FOUNDATIONAL),
        )
    )
    said = section(content, "How near we are to stopping")
    # 102 of 478 days are gone: 21%.
    assert said[1] == "Layouts | By date | until 1 Dec 2027 | 21%, clear"
    assert said[2] == "Without a stop rule: Unsure."
    assert "Statements" not in "\n".join(said)


def test_what_did_not_work_is_told_first_with_what_it_rules_out() -> None:
    done: dict[str, Any] = {"state": ExperimentState.DONE, "ended_on": date(2026, 11, 1)}
    content = brief(
        portfolio(
            project(),
            point("statements"),
            experiment("statements-1", "A", title="Reading places", outcome=ExperimentOutcome.WORKED, **done),
            experiment(
                "statements-1",
                "B",
                title="Layout rules",
                outcome=ExperimentOutcome.DID_NOT_WORK,
                why="Half of the errors are new",
                rules_out="Rules by layout",
                **done,
            ),
            experiment("statements-1", "C", title="Too old", state=ExperimentState.DONE, ended_on=date(2026, 1, 1)),
        )
    )
    assert section(content, "What we learned") == [
        "Two experiments ended since 22 August: one worked and one did not.",
        "Layout rules did not work. Half of the errors are new. Ruled out: Rules by layout. (Statements into tables)",
        "Reading places worked. (Statements into tables)",
    ]


# What the figures rest on


def test_assumptions_have_their_range_and_source() -> None:
    inputs = (
        ValueInput(
            name="cases",
            range=figures(80_000, 100_000, 130_000),
            source="Case system",
            source_date=date(2026, 8, 5),
        ),
        ValueInput(name="gain", range=figures(0.4, 0.5, 0.6), unit="share"),
        ValueInput(name="minutes", range=figures(6, 6, 6), source="Time study"),
        ValueInput(name="spot_checks", range=figures(0, 0, 0), unit="share"),
        ValueInput(name="wage", range=figures(30, 40, 50), unit="EUR", source="Finance"),
    )
    content = brief(portfolio(project(), sure("statements"), saved_time("statements", 1, inputs=inputs)))
    title = "Statements into tables"
    assert section(content, "What the values rest on")[1:] == [
        f"{title} | cases a year | 80,000 – 100,000 – 130,000 | Case system, Aug 2026",
        f"{title} | handled without a person | 40% – 50% – 60% | no source yet",
        f"{title} | minutes for one | 6 | Time study",
        f"{title} | still checked by hand | 0% | no source yet",
        f"{title} | cost of an hour | €30 – €40 – €50 | Finance",
    ]
    basis = section(content, "Basis")
    assert [line.split(".")[0] for line in basis] == ["Basis", "Sources", "Not included"]
    assert "Case system; Time study" in basis[1] or "Case system, Time study" in basis[1]


# Audiences


def _full(**fields: Any) -> list[Record]:
    """A portfolio with money wherever it may stand."""
    return [
        project("One", people=people(7), monthly_cost=25_000, **fields),
        project("Two", people=people(3)),
        sure("one"),
        sure("two"),
        saved_time("one", 100_000),
        saved_time("two", 200_000),
        stop_rule("one", StopRuleType.SPEND, text="Spending passes €430,000", limit=30_000),
        Ask.make(
            project_id="one", what="Approve the check", amount=38_000, if_no="We lose €38,000. We stop.", decides="CFO"
        ),
        risk(
            RiskCategory.DEPENDENCY,
            project_id="one",
            text="The licence costs €90,000. A page costs 9 cents. It ends in May.",
        ),
        project("Rare", state=ProjectState.STOPPED),
        point("rare", cost={"low": 310_000, "likely": 310_000, "high": 310_000}),
        decision("rare-1", date(2026, 10, 30), Outcome.STOP),
    ]


def test_an_audience_that_may_not_see_money_reads_no_amount() -> None:
    audience = Audience.make(id="desk", name="Desk", sees_people=True)
    base = portfolio(*_full(), audience)
    assert "€" in everything(brief(base))
    shown = everything(brief(base, audience))
    assert re.findall(r"[€$£]|EUR|\b\d[\d.,]*[kM]\b", shown) == []
    assert "If no: We stop." in shown
    assert "Dependency. It ends in May. (One)" in shown
    assert "cents" not in shown


def test_an_audience_that_may_not_see_people_reads_a_balance_of_projects() -> None:
    audience = Audience.make(id="desk", name="Desk", sees_money=True)
    content = brief(portfolio(*_full(kind=Kind.FOUNDATIONAL), audience), audience)
    # One of two projects is product-focused; by people it would be 30 : 70.
    assert "50 : 50 | product-focused to foundational, by number of projects" in everything(content)
    assert "30 : 70" not in everything(content)


def test_a_hidden_project_is_in_no_word_and_no_sum() -> None:
    secret = [
        project("Blackbird", confidential=True, people=people(50)),
        sure("blackbird", chance="1"),
        saved_time("blackbird", 9_000_000),
        Ask.make(project_id="blackbird", what="Blackbird"),
        risk(RiskCategory.FAIRNESS, project_id="blackbird", text="Blackbird"),
    ]
    with_it, without = brief(portfolio(*_full(), *secret)), brief(portfolio(*_full()))
    assert with_it == without
    assert with_it.classification == "Internal"
    inner = Audience.make(id="inner", name="Inner circle", sees_confidential=True, sees_money=True, sees_people=True)
    whole = brief(portfolio(*_full(), *secret, inner), inner)
    assert "Blackbird" in everything(whole)
    assert (whole.classification, whole.audience) == ("Confidential", "for Inner circle")


def test_no_word_of_the_trade_is_composed() -> None:
    # The words of domain.md, section 6, that a title or sentence of ours must not bring in by itself.
    jargon = (
        "F1|AUC|precision|recall|accuracy|false positives?|false negatives?|thresholds?|calibration|confidence|"
        "latency|p95|throughput|inference|tokens?|embeddings?|prompts?|models?|transformers?|parameters?|"
        "baselines?|benchmarks?|p-values?|significant|pipelines?|drift|bias|labels?|epochs?|P10|P50|P90|"
        "percentiles?|quantiles?|median|gates?|milestones?|deliverables?|cut-off"
    )
    shown = everything(brief(portfolio(*_full())))
    assert re.findall(rf"\b(?:{jargon})\b", shown, re.IGNORECASE) == []


def test_of_sixty_projects_those_with_the_nearest_decision_are_kept_longest() -> None:
    records: list[Record] = []
    for number in range(60):
        title = f"Project{number:02}"
        records += [project(title), sure(title.lower(), days=10 + (37 * number) % 60)]
    content = brief(portfolio(*records))
    (table,) = next(each for each in sections_of(content) if each.heading == "Where each project stands").blocks
    assert isinstance(table, Table)
    assert len(table.items) == 60
    while len(table.items) > 3:
        shorter_table = shorter(table)
        assert isinstance(shorter_table, Table)
        table = shorter_table
    # 37 x number modulo 60 is 0, 1 and 2 for the numbers 0, 13 and 26.
    assert sorted(plain(row.cells[0]) for row in table.items) == ["Project00", "Project13", "Project26"]


def test_a_project_of_each_state_has_its_place() -> None:
    records: list[Record] = []
    for state in ProjectState:
        title = state.name.title()
        records += [project(title, state=state, ended_on=DAY), point(title.lower())]
    content = brief(portfolio(*records))
    rows = [row.split(" | ")[0] for row in section(content, "Where each project stands")[1:]]
    assert rows == ["Active", "On_Hold"]
    assert section(content, "Already in use") == ["Landed has been in use since November 2026."]
    assert "On hold and counted nowhere: On_Hold." in everything(content)
