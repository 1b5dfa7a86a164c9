"""Does each kind of brief say what its reader came for, with its conclusion, and nothing they may not see?"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from tests.analysis.brief_records import DAY, brief_of, people, saved_time, seven_weeks_later, sure
from tests.analysis.build import (
    check_in,
    checked_risks,
    criterion,
    decision,
    experiment,
    point,
    portfolio,
    project,
    stakeholder,
    stop_rule,
    told,
)
from tests.analysis.said import everything, section, sections_of

from sciencepm.analysis.brief.blocks import SectionKey
from sciencepm.analysis.brief.order import Frame
from sciencepm.domain.concerns import Option, TradeOff, TradeOffKind
from sciencepm.domain.decision import Outcome
from sciencepm.domain.documents import Audience, BriefKind
from sciencepm.domain.edit import Change, Edit
from sciencepm.domain.plan import ExperimentOutcome, ExperimentState, Measurement
from sciencepm.domain.portfolio_settings import PortfolioSettings
from sciencepm.domain.project import Blocked, Kind, Phase, Project, ProjectState
from sciencepm.domain.record import Record
from sciencepm.domain.stakeholders import Ask, Promise, Question
from sciencepm.domain.stop_rule import StopRuleType
from sciencepm.errors import InvalidInput

EARLIER = date(2026, 11, 3)


def title_of(*args: Any, **wanted: Any) -> str:
    return brief_of(*args, **wanted).chapters[0].title.replace("\N{NO-BREAK SPACE}", " ")


def measured(value: int) -> dict[str, Any]:
    return {
        "state": ExperimentState.DONE,
        "outcome": ExperimentOutcome.DID_NOT_WORK,
        "ended_on": EARLIER,
        "measurements": (Measurement(metric="tables right", value=Decimal(value), unit="of 100"),),
        "rules_out": "Rules by layout.",
    }


def revised(**fields: Any) -> tuple[Record, ...]:
    """Three people on a project whose only question was revised, to be asked again on 11 December."""
    return (
        project(
            people=people(3), monthly_cost=30_000, who_benefits="Clerks stop typing.", kept_if_stopped="4,000 pages."
        ),
        point("statements", chance=Decimal("0.25")),
        criterion("statements-1", unit="of 100"),
        experiment("statements-1", "A", **measured(91)),
        decision(
            "statements-1",
            EARLIER,
            Outcome.REVISE,
            why="The best reads 91 of 100; we asked for 95.",
            decided_by="Head of Operations",
            rule="Go on if one way reads 95 of 100.",
            learned="Rules stop at 61.",
            ask_again_on=date(2026, 12, 11),
            **fields,
        ),
        saved_time("statements", 500_000),
    )


# The project page


def test_a_project_page_says_what_it_is_worth_weighted_by_chance() -> None:
    # 500,000 cases at €2 each are €1.0M; a quarter of it is €250k.
    base = portfolio(*revised())
    assert (
        title_of(BriefKind.PROJECT, base) == "“Statements into tables” is worth about €250k a year, weighted by chance"
    )


@pytest.mark.parametrize(
    ("frame", "labels"),
    [
        (Frame.SOLVE, ["Situation", "Opportunity", "Leverage", "Value", "Execution"]),
        (Frame.STAR, ["Situation", "Task", "Action", "Result"]),
        (Frame.SCQA, ["Situation", "Complication", "Question", "Answer"]),
    ],
)
def test_a_story_has_the_parts_of_its_frame_and_says_its_gaps(frame: Frame, labels: list[str]) -> None:
    lines = section(brief_of(BriefKind.PROJECT, portfolio(*revised()), frame=frame), "Why and how")
    assert [line.partition(".")[0] for line in lines] == labels
    assert lines[0] == "Situation. Clerks stop typing."
    if frame is Frame.SOLVE:
        assert lines[1] == "Opportunity. Not said yet: the outcome wanted."
        assert "The best so far: 91 of 100 tables right; we asked for at least 95 of 100 tables right." in lines[2]


def test_every_active_project_has_a_page_and_one_asked_for_stands_alone() -> None:
    base = portfolio(
        project("One"), project("Two", kind=Kind.FOUNDATIONAL), project("Three", state=ProjectState.STOPPED)
    )
    pages = brief_of(BriefKind.PROJECT, base)
    assert [chapter.record_id for chapter in pages.chapters] == ["one", "two"]
    assert pages.title == "2 projects, a page each"
    alone = brief_of(BriefKind.PROJECT, base, project_id="three")
    assert alone.chapters[0].title == "“Three” was stopped"
    assert brief_of(BriefKind.PROJECT, portfolio()).chapters[0].title == "No project is under way"


def test_finished_work_is_told_by_what_was_done() -> None:
    base = portfolio(
        project(state=ProjectState.STOPPED), point("statements"), experiment("statements-1", **measured(82))
    )
    lines = section(brief_of(BriefKind.PROJECT, base, project_id="statements"), "Why and how")
    assert lines[2].startswith("Action. One experiment was run; it did not work.")


# The decision memo


def test_a_memo_recommends_and_says_what_each_way_costs_and_frees() -> None:
    content = brief_of(BriefKind.DECISION_MEMO, portfolio(*revised()))
    title = content.chapters[0].title.replace("\N{NO-BREAK SPACE}", " ")
    assert title == "Try “Statements into tables” once more and ask again on 11 December"
    rows = section(content, "What could be done")
    # Asked on 10 August, 14.6 weeks ago, of a likely 9: nothing of the plan is left to free.
    assert rows[1].startswith("Try once more (recommended) | ")
    assert " | unlikely, 25% | €250k | 11 Dec | nothing" in rows[1]
    assert rows[3] == "Wait | nothing | – | – | no date | 3 people meanwhile"
    assert "Decision needed by 11 December." in everything(content)
    assert section(content, "What we now know")[0] == "Rules stop at 61."


def test_a_memo_takes_the_ask_for_its_title() -> None:
    ask = Ask.make(
        project_id="statements", decision_point_id="statements-1", what="Pay for a human check", amount=38_000
    )
    assert title_of(BriefKind.DECISION_MEMO, portfolio(*revised(), ask)) == "Pay for a human check, for €38,000"


def test_a_memo_on_a_stop_says_what_it_frees_and_asks_nothing() -> None:
    # Stopped after 4 of 9 weeks; five weeks of two people and 9 weeks' cost less what was spent are left.
    base = portfolio(
        project(state=ProjectState.STOPPED, ended_on=EARLIER, people=people(2)),
        point("statements", cost={"low": 50_000, "likely": 60_000, "high": 70_000}),
        point(
            "statements",
            2,
            weeks={"early": 4, "likely": 5, "late": 6},
            cost={"low": 9_000, "likely": 9_000, "high": 9_000},
        ),
        decision("statements-1", EARLIER, Outcome.STOP, why="None works.", decided_by="Head of Science"),
    )
    content = brief_of(BriefKind.DECISION_MEMO, base)
    # Nothing was spent on record: all of 60,000 and 9,000 is not spent.
    title = content.chapters[0].title.replace("\N{NO-BREAK SPACE}", " ")
    assert title == "We stopped “Statements into tables” at decision 1, which frees €69k"
    assert section(content, "What this frees") == ["2 people for 5 weeks and €69k not spent."]
    assert SectionKey.SIGN_OFF not in {each.key for each in sections_of(content)}
    assert "Decided on 3 November by the Head of Science." in everything(content)


def test_a_memo_tells_who_knows_and_who_does_not() -> None:
    base = portfolio(
        *revised(),
        stakeholder(),
        stakeholder("Onboarding"),
        told("statements-1-revise", "onboarding", date(2026, 11, 4)),
    )
    (line,) = section(brief_of(BriefKind.DECISION_MEMO, base), "Who has been told")
    assert line == "Onboarding on 4 November. Still to hear: the Head of Operations."


def test_a_memo_holds_the_rules_against_what_was_agreed() -> None:
    rule = stop_rule("statements", StopRuleType.EXPERIMENTS, text="No way reads 95", limit=1)
    lines = section(brief_of(BriefKind.DECISION_MEMO, portfolio(*revised(), rule)), "Against the rules we agreed on")
    assert lines == ["No way reads 95 | 1 of 1 experiment · met"]


def test_where_everything_went_the_memo_says_so() -> None:
    base = portfolio(project(), point("statements"), decision("statements-1", EARLIER, Outcome.GO))
    assert title_of(BriefKind.DECISION_MEMO, base) == "No decision so far was anything but go"


# What changed


def test_what_changed_leads_with_what_was_decided() -> None:
    stop = decision("statements-1", EARLIER, Outcome.STOP, why="None works.")
    start = seven_weeks_later(project(), sure("statements"), project("Two"), sure("two"))
    base = start.apply(_added(stop, decision("two-1", EARLIER, Outcome.GO, why="It works.")))
    content = brief_of(BriefKind.WHAT_CHANGED, base)
    assert content.chapters[0].title.replace("\N{NO-BREAK SPACE}", " ") == (
        "One project was stopped and one passed a decision since 2 October"
    )
    assert section(content, "What was decided")[0].startswith("Statements into tables was stopped at decision 1")


def test_without_an_earlier_day_there_is_nothing_to_compare() -> None:
    assert title_of(BriefKind.WHAT_CHANGED, portfolio()) == "There is nothing earlier to compare with yet"
    nothing = seven_weeks_later(project())
    assert title_of(BriefKind.WHAT_CHANGED, nothing) == "Nothing that matters changed since 2 October"


@pytest.mark.parametrize("kind", list(BriefKind))
@pytest.mark.parametrize("since", [None, "then"])
def test_a_project_hidden_since_the_snapshot_was_taken_is_not_named(kind: BriefKind, since: str | None) -> None:
    start = seven_weeks_later(project("Blackbird"), sure("blackbird"), project("Open"), stakeholder())
    was = start.get(Project, "blackbird")
    base = start.apply(Edit("Hide", (Change(was, was.evolve(confidential=True)),)))
    content = brief_of(kind, base, since_id=since)
    assert "Blackbird" not in everything(content)
    assert "Blackbird" in everything(brief_of(BriefKind.WEEKLY_SYNC, start, since_id=since))


def _added(*records: Record) -> Any:
    return Edit("Add", tuple(Change(None, record) for record in records))


# The agendas


def test_an_agenda_is_for_whoever_is_due_next_and_says_what_is_owed_to_them() -> None:
    base = portfolio(
        *revised(),
        stakeholder(),
        stakeholder("Onboarding"),
        check_in(date(2026, 11, 10), "head"),
        check_in(date(2026, 10, 1), "onboarding"),
        Promise.make(what="Say how many clerks it needs", to="Onboarding", owner="Me", due=DAY - timedelta(days=1)),
        Promise.make(what="Somebody else's", to="Head of Operations", due=DAY),
        Question.make(asked_by="Onboarding", on=EARLIER, text="Will it need new people?", owner="Planning"),
        stop_rule("statements", StopRuleType.EXPERIMENTS, text="No way reads 95", limit=1),
    )
    content = brief_of(BriefKind.CHECK_IN_AGENDA, base)
    assert content.audience == "for Onboarding"
    assert section(content, "Still to be told")[0].startswith(
        "Statements into tables: decision 1 was revised on 3 November. The best reads 91"
    )
    assert section(content, "What we promised") == ["Say how many clerks it needs. Late since 19 November, by Me."]
    assert section(content, "What you asked") == ["Will it need new people? Asked on 3 November; Planning answers."]
    assert "No way reads 95. 1 of 1 experiment, 100%, crossed." in section(content, "Heads-up")[0]
    other = brief_of(BriefKind.CHECK_IN_AGENDA, base, stakeholder_id="head")
    assert "Somebody else's" in everything(other)
    assert "Say how many clerks" not in everything(other)


def test_a_stakeholder_sees_no_more_than_they_may_whatever_the_audience_sees() -> None:
    wide = Audience.make(id="wide", name="Wide", sees_confidential=True, sees_money=True, sees_people=True)
    base = portfolio(project("Blackbird", confidential=True), point("blackbird"), project("Open"), stakeholder(), wide)
    assert "Blackbird" not in everything(brief_of(BriefKind.CHECK_IN_AGENDA, base, wide, stakeholder_id="head"))
    assert "Blackbird" in everything(brief_of(BriefKind.WEEKLY_SYNC, base, wide))
    assert "Blackbird" not in everything(brief_of(BriefKind.WEEKLY_SYNC, base))


def test_nobody_to_meet_is_said() -> None:
    assert title_of(BriefKind.CHECK_IN_AGENDA, portfolio()) == "There is nobody to check in with yet"


def test_the_weekly_sync_has_its_four_items_and_counts_what_needs_the_pm() -> None:
    base = portfolio(
        project(phase=Phase.EXPLORE, blocked=Blocked(since=date(2026, 11, 2), what="Contracts", owed_by="Sales")),
        point("statements", started_on=date(2026, 11, 9)),
        TradeOff.make(
            project_id="statements",
            kind=TradeOffKind.ACCURACY_SPEED,
            question="Which one do users feel?",
            options=(Option(name="Fast", get="half the wait"), Option(name="Right", get="two more in 100")),
        ),
    )
    content = brief_of(BriefKind.WEEKLY_SYNC, base)
    assert content.chapters[0].title == "Weekly sync, 30 minutes: one decision from you, one blocker to move"
    assert [each.heading for each in sections_of(content)] == [
        "1. Where each is (8 min)",
        "2. What could go wrong (7 min)",
        "3. Yours to decide (10 min)",
        "4. What is stuck (5 min)",
    ]
    # Nine weeks after 9 November.
    assert section(content, "1.") == ["Statements into tables: explore, decision 1 on 11 January."]
    assert section(content, "3.") == [
        "Statements into tables: Which one do users feel? Fast: half the wait; Right: two more in 100."
    ]
    assert section(content, "4.") == ["Statements into tables: Contracts, owed by Sales, week 3."]


def test_the_monthly_review_has_its_five_items_and_counts_what_comes_and_is_owed() -> None:
    base = portfolio(
        *revised(),
        stakeholder(),
        Promise.make(what="The list of suppliers", to="Head of Operations", due=date(2026, 11, 18)),
        Question.make(on=date(2026, 10, 28), asked_by="Head of Operations", text="Does it need new people?"),
    )
    content = brief_of(BriefKind.MONTHLY_REVIEW, base)
    assert content.chapters[0].title.startswith("Monthly review, one hour: ")
    assert content.chapters[0].title.endswith("three things are owed")
    assert [each.heading for each in sections_of(content) if each.heading[:1].isdigit()] == [
        "1. What changed (20 min)",
        "2. What we learned (10 min)",
        "3. Balance (5 min)",
        "4. What comes near (15 min)",
        "5. What we owe (10 min)",
    ]
    assert section(content, "5.") == [
        "Statements into tables: The Head of Operations has waited 17 days for the news of decision 1.",
        "The list of suppliers. To the Head of Operations, late since 18 November.",
        "Does it need new people? Asked by the Head of Operations.",
    ]


# What holds for all


@pytest.mark.parametrize("kind", list(BriefKind))
def test_a_section_that_is_not_wanted_is_left_out(kind: BriefKind) -> None:
    base = portfolio(*revised(), *checked_risks("statements"), stakeholder())
    whole = [each.key for each in sections_of(brief_of(kind, base)) if each.key is not None]
    for key in set(whole):
        left = [each.key for each in sections_of(brief_of(kind, base, left_out=frozenset({key})))]
        assert key not in left


@pytest.mark.parametrize("kind", list(BriefKind))
def test_a_title_is_one_short_sentence(kind: BriefKind) -> None:
    for chapter in brief_of(kind, portfolio(*revised(), stakeholder())).chapters:
        assert 10 < len(chapter.title) <= 95
        assert not chapter.title.endswith(".")


def test_documents_are_marked_in_the_organisations_words_and_confidential_stays_said() -> None:
    own = {"classification": "For Northwater only"}
    assert brief_of(BriefKind.WEEKLY_SYNC, portfolio(project(), **own)).classification == "For Northwater only"
    inner = Audience.make(id="inner", name="Inner", sees_confidential=True)
    secret = portfolio(project(confidential=True), inner, **own)
    assert brief_of(BriefKind.WEEKLY_SYNC, secret, inner).classification == "For Northwater only · Confidential"


def test_a_colour_too_pale_for_paper_is_refused() -> None:
    assert PortfolioSettings.make(accent="#0b6ba8").accent == "#0B6BA8"
    with pytest.raises(InvalidInput, match="too pale"):
        PortfolioSettings.make(accent="#8FA2FF")
