"""Does the roadmap say what the records say, by hand-made projects and by the sample?"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from tests.analysis.build import decision, point, portfolio, project, stop_rule, weeks
from tests.picture.test_scenes import compared, overlapping

from sciencepm.analysis.audience import Sight
from sciencepm.domain.decision import Outcome
from sciencepm.domain.project import Mode, ProjectState
from sciencepm.domain.record import Record
from sciencepm.domain.stop_rule import StopRuleType
from sciencepm.i18n import Words
from sciencepm.picture.colours import LIGHT
from sciencepm.picture.decision_tree import tree_of
from sciencepm.picture.now_next_later import When, cards_of
from sciencepm.picture.plan_strip import plan_strip, plan_strip_of
from sciencepm.picture.roadmap import roadmap_scene
from sciencepm.picture.roadmap_content import Lanes, RoadmapContent, roadmap_content
from sciencepm.picture.roadmap_records import PointState, Row

TODAY = date(2026, 11, 20)
W = Words()
GOLDEN = Path(__file__).parent / "golden" / "sample-roadmap.txt"


def row(*records: Record) -> Row:
    (only,) = _content(*records).rows
    return only


def states(made: Row) -> list[PointState]:
    return [mark.state for mark in made.marks]


# The bar


def test_the_bar_is_solid_until_today_and_lighter_until_it_can_land() -> None:
    made = row(project(start=date(2026, 8, 10)), point("statements", weeks=weeks(20, 20, 20), chance=Decimal(1)))
    # 20 weeks from 10 August are 140 days: 28 December.
    assert (made.begins, made.solid_to, made.planned_to) == (date(2026, 8, 10), TODAY, date(2026, 12, 28))
    assert made.landing == (date(2026, 12, 28),) * 3


def test_in_engineering_mode_the_bar_ends_on_the_likely_day_and_does_not_fade() -> None:
    plan = point("statements", weeks=weeks(16, 20, 30), chance=Decimal(1))
    promised = row(project(start=date(2026, 8, 10), modes=(Mode.ENGINEERING,)), plan)
    ranged = row(project(start=date(2026, 8, 10), modes=(Mode.DATA,)), plan)
    assert promised.landing is not None
    assert not promised.fades
    assert promised.planned_to == promised.landing[1]
    assert ranged.landing is not None
    assert ranged.fades
    assert ranged.planned_to == ranged.landing[0]


def test_a_stopped_project_ends_with_its_last_decision_and_what_it_freed() -> None:
    made = row(
        project(state=ProjectState.STOPPED, ended_on=date(2026, 10, 30), monthly_cost=Decimal(30_000)),
        point("statements", weeks=weeks(10, 10, 10), cost=None),
        decision("statements-1", date(2026, 10, 30), Outcome.STOP),
        point("statements", 2, weeks=weeks(10, 10, 10)),
    )
    assert (made.solid_to, made.planned_to, made.is_over) == (date(2026, 10, 30), None, True)
    assert states(made) == [PointState.STOP]
    assert made.chance == "Stopped"
    # Ten weeks at 30,000 a month of 30.4375 days: 68,994; of the stopped stage 81 days of 70 are paid already.
    assert made.value == "€69k not spent"
    assert made.subline == "Stopped 30 Oct"


def test_without_money_to_see_no_money_is_in_a_row() -> None:
    stopped = portfolio(
        project(state=ProjectState.STOPPED, ended_on=date(2026, 10, 30), monthly_cost=Decimal(30_000)),
        point("statements"),
    )
    seen = roadmap_content(stopped, TODAY, W, sight=Sight(money=False))
    assert seen.rows[0].value == ""
    assert not seen.has_values


# The decisions


def test_a_revised_question_shows_what_was_decided_and_when_it_is_asked_again() -> None:
    made = row(
        project(),
        point("statements"),
        decision("statements-1", date(2026, 11, 3), Outcome.REVISE, ask_again_on=date(2026, 12, 11)),
    )
    assert [(mark.on, mark.state) for mark in made.marks] == [
        (date(2026, 11, 3), PointState.REVISE),
        (date(2026, 12, 11), PointState.TO_COME),
    ]
    assert made.marks[0].said == ("Decision 1, “Can one approach read 95 of 100 tables…”: revise, 3 November")
    assert made.marks[1].said.endswith("asked again on 11 December")


def test_a_corrected_decision_is_shown_once_as_it_was_corrected() -> None:
    first = decision("statements-1", date(2026, 10, 1), Outcome.STOP)
    corrected = decision("statements-1", date(2026, 10, 2), Outcome.GO, id="corrected", corrects_id=first.id)
    made = row(project(), point("statements"), first, corrected, point("statements", 2))
    assert states(made)[0] is PointState.GO
    assert PointState.STOP not in states(made)


def test_a_question_past_its_fixed_day_is_half_filled_and_said_to_wait() -> None:
    made = row(project(), point("statements", fixed_date=date(2026, 11, 13)))
    (mark,) = made.marks
    assert mark.state is PointState.OVERDUE
    assert mark.is_fixed
    assert mark.said.endswith("undecided since 13 November")


def test_only_agreed_rules_are_flags_and_the_others_are_outlined() -> None:
    made = row(
        project(),
        point("statements"),
        stop_rule("statements", StopRuleType.DATE, limit_date=date(2027, 7, 1)),
        stop_rule("statements", StopRuleType.DATE, id="draft", limit_date=date(2027, 9, 1), agreed_on=None),
    )
    assert [(flag.on, flag.is_agreed) for flag in made.flags] == [
        (date(2027, 7, 1), True),
        (date(2027, 9, 1), False),
    ]


def test_an_estimate_used_to_its_middle_is_no_missed_day() -> None:
    # Nine likely weeks from 10 September ended on 12 November; nothing was set for that day.
    (mark,) = row(project(start=date(2026, 9, 10)), point("statements")).marks
    assert mark.state is PointState.OVERDUE
    assert mark.said.endswith("still open, 12 November was the likely day")


# Odd input gets a sentence


@pytest.mark.parametrize(
    ("records", "remark"),
    [
        ((project(),), "No decision point yet"),
        ((project(start=None), point("statements")), "No start date yet"),
        ((project(), point("statements", weeks=None)), "Decision 1 has no weeks yet"),
        ((project(), point("statements", weeks=None, chance=None)), "Decision 1 has no weeks and no chance yet"),
        (
            (project(), point("statements", chance=None), point("statements", 2, chance=None)),
            "2 decisions have no chance yet",
        ),
        ((project(), point("statements", chance=Decimal(0))), "Cannot land: the chance of a decision is 0%"),
        ((project(start=date(2025, 1, 6)), point("statements")), "The estimate is out of date"),
        ((project(), point("statements", fixed_date=date(2026, 11, 13))), "Decision 1 waits since 13 Nov"),
        ((project(start=TODAY), point("statements", weeks=weeks(0, 0, 0))), "A stage without any time: decision 1"),
        (
            (
                project(start=TODAY),
                point("statements", weeks=weeks(40, 50, 60)),
                stop_rule("statements", StopRuleType.DATE, limit_date=date(2026, 12, 1)),
            ),
            "Can only land after its stop rule of 1 Dec",
        ),
        ((project(state=ProjectState.IDEA), point("statements")), "An idea: not under way yet"),
        (
            (
                project(state=ProjectState.ON_HOLD),
                point("statements"),
                decision("statements-1", date(2026, 11, 2), Outcome.HOLD, ask_again_on=date(2027, 1, 15)),
            ),
            "On hold until 15 Jan",
        ),
    ],
)
def test_what_cannot_be_drawn_is_said(records: tuple[Record, ...], remark: str) -> None:
    made = row(*records)
    assert made.remark == remark
    texts = " ".join(text.text for text in roadmap_scene(_content(*records), 1176, 300, LIGHT, W).texts())
    assert remark in texts


def test_a_plan_to_the_end_of_the_calendar_says_how_far_it_goes() -> None:
    records = (project(start=TODAY), point("statements", weeks=weeks(300_000, 400_000, 500_000)))
    texts = [text.text for text in roadmap_scene(_content(*records), 1176, 300, LIGHT, W).texts()]
    assert any(text.startswith("lands ") and text.endswith("→") for text in texts)


def test_two_hundred_decisions_are_drawn_apart_and_the_rest_is_counted() -> None:
    points = [point("statements", number, weeks=weeks(1, 1, 1), chance=Decimal(1)) for number in range(1, 201)]
    content = _content(project(start=TODAY), *points)
    scene = roadmap_scene(content, 1176, 300, LIGHT, W)
    drawn = [shape for shape in scene.walk() if shape.name.startswith("Decision ")]
    assert 20 < len(drawn) < 80
    left = 200 - len(drawn)
    assert any(f"{left} decisions more" in text.text for text in scene.texts())
    assert not overlapping(scene)
    # A reader is told of the next dozen, not of two hundred.
    assert content.rows[0].said.count("Decision ") == 12


# Compared with before


def test_the_shift_since_the_last_brief_is_said_and_drawn() -> None:
    rows = {each.title: each for each in compared().rows}
    statements = rows["Statements into tables"]
    # Likely landing 12 April on 2 October, 29 June now: 78 days, eleven weeks.
    assert statements.shift == "11 weeks later"
    assert statements.ghost is not None
    assert statements.ghost.landing is not None
    assert "Likely landing 11 weeks later than said on 2 October (Apr 2027)." in statements.said
    assert rows["Stop card fraud before payout"].ghost is None


# Lanes, columns and the other views


def test_lanes_by_kind_add_up_to_a_hundred() -> None:
    product, foundational = compared().lanes
    assert product.note == "7 projects · 66% of people · target 70%"
    assert foundational.note == "4 projects · 34% of people · target 30%"


def test_lanes_by_team_keep_what_has_none_for_last() -> None:
    made = portfolio(project("Alpha"), project("Beta", team="Documents"), project("Gamma", team="Documents"))
    content = roadmap_content(made, TODAY, W, lanes=Lanes.TEAM)
    assert [(lane.title, len(lane.rows)) for lane in content.lanes] == [("Documents", 2), ("No team yet", 1)]


def test_what_ended_long_ago_is_left_out_and_counted() -> None:
    ended = project("Alpha", state=ProjectState.LANDED, ended_on=date(2026, 3, 30))
    content = roadmap_content(portfolio(ended, project("Beta")), TODAY, W)
    assert [each.title for each in content.rows] == ["Beta"]
    assert content.left_out == "Not shown: 1 project that ended before July 2026"


def test_an_empty_portfolio_says_so() -> None:
    content = roadmap_content(portfolio(), TODAY, W)
    assert content.title == "No projects yet"
    assert "No projects yet" in [text.text for text in roadmap_scene(content, 800, 300, LIGHT, W).texts()]


def test_now_next_later_names_no_date() -> None:
    plan = [point("statements", number) for number in range(1, 6)]
    made = portfolio(project(start=date(2026, 10, 1)), *plan, project("Beta", position=1, state=ProjectState.IDEA))
    cards = cards_of(made, TODAY, W)
    assert [(card.when, card.title) for card in cards] == [
        (When.NOW, "Statements into tables"),
        (When.NEXT, "Statements into tables"),
        (When.LATER, "Statements into tables"),
        (When.LATER, "Beta"),
    ]
    assert cards[2].question.endswith("and 2 decisions more")
    assert not any("202" in card.question for card in cards)


def test_the_tree_counts_a_hundred_plans_to_their_ends() -> None:
    made = portfolio(
        project(start=date(2026, 11, 9)),
        point("statements", 1, chance=Decimal("0.6"), if_not="Stop and publish."),
        point("statements", 2, chance=Decimal("0.85")),
        point("statements", 3, chance=Decimal("0.9")),
    )
    tree = tree_of(made, "statements", TODAY, W)
    # 100 × 0.6 = 60; 60 × 0.85 = 51; 51 × 0.9 = 45.9, so 40, 9 and 5.1 end: rounded to 100 as 40, 9, 5 and 46.
    assert [(fork.reach, fork.stop) for fork in tree.forks] == [(100, 40), (60, 9), (51, 5)]
    assert tree.land == 46
    assert tree.title == "Statements into tables: of 100 plans like it, 46 land"
    assert tree.forks[0].if_not == "Stop and publish"


def test_the_tree_of_what_is_decided_takes_it_as_a_fact() -> None:
    made = portfolio(
        project(),
        point("statements", 1),
        decision("statements-1", date(2026, 10, 12), Outcome.GO),
        point("statements", 2, chance=Decimal("0.5")),
    )
    first, second = tree_of(made, "statements", TODAY, W).forks
    assert (first.state, first.stop, second.reach, second.stop) == (PointState.GO, 0, 100, 50)
    assert first.answer == "Go, 12 Oct"


def test_a_plan_too_long_for_its_strip_shows_the_stages_around_the_open_one() -> None:
    made = portfolio(
        project(start=date(2026, 9, 1)),
        *(point("statements", number) for number in range(1, 13)),
        *(
            decision(f"statements-{number}", date(2026, 9, 1) + timedelta(days=number), Outcome.GO)
            for number in (1, 2, 3)
        ),
    )
    scene = plan_strip(plan_strip_of(made, "statements", TODAY, W), 900, 500, LIGHT, W)
    drawn = [text.text for text in scene.texts()]
    # Room for three: the last one passed, the running one and the next.
    assert [title for title in drawn if title.startswith("Stage ")] == ["Stage 3", "Stage 4", "Stage 5"]
    assert {"2 stages before", "and 7 stages more"} <= set(drawn)


# The sample, all its words


def test_the_roadmap_of_the_sample_says_what_it_said() -> None:
    content = compared()
    scene = roadmap_scene(content, 1176, 820, LIGHT, W)
    said = [content.title, content.summary, content.basis, "", *(text.text for text in scene.texts()), ""]
    said += [line for each in content.rows for line in (each.said, " | ".join(each.cells), "")]
    assert GOLDEN.read_text("utf-8") == "\n".join(said), (
        "Read both; if the new one is right, keep it as the golden one."
    )


def _content(*records: Record) -> RoadmapContent:
    return roadmap_content(portfolio(*records), TODAY, W)
