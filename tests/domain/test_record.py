"""Records are valid from birth, equal by value, and say plainly what is wrong with what was typed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from sciencepm.domain.plan import DecisionPoint, Experiment
from sciencepm.domain.portfolio_settings import PortfolioSettings
from sciencepm.domain.project import PeopleFrom, Project
from sciencepm.domain.ranges import CostRange, Weeks
from sciencepm.domain.record import new_id
from sciencepm.domain.stop_rule import StopRule, StopRuleType
from sciencepm.errors import InvalidInput


def test_a_record_cannot_be_changed_in_place() -> None:
    project = Project.make(title="Statements into tables")
    with pytest.raises(ValidationError):
        project.title = "Another"  # type: ignore[misc]
    assert project.title == "Statements into tables"


def test_evolve_gives_the_next_revision_and_leaves_the_first() -> None:
    project = Project.make(title="Statements into tables")
    renamed = project.evolve(title="Statements to tables")
    assert (project.revision, renamed.revision) == (1, 2)
    assert project.title == "Statements into tables"
    assert renamed.id == project.id


def test_evolve_validates_what_it_is_given() -> None:
    project = Project.make(title="Statements into tables")
    with pytest.raises(InvalidInput) as refused:
        project.evolve(title="   ")
    assert refused.value.fields == {"title": "This is needed."}


def test_each_wrong_field_has_its_own_sentence() -> None:
    with pytest.raises(InvalidInput) as refused:
        DecisionPoint.make(project_id="p", chance="1.4", fixed_date="soon", weeks={"early": 6, "likely": 5, "late": 9})
    assert refused.value.fields == {
        "chance": "This cannot be above 1.",
        "fixed_date": "Please write a date, such as 2026-11-20.",
        "weeks.likely": "The likely time cannot be shorter than the early one.",
    }


@pytest.mark.parametrize("typed", ["1e400", "NaN", "Infinity", "-Infinity", "1e18", "12 weeks"])
def test_numbers_no_one_can_plan_with_are_refused(typed: str) -> None:
    with pytest.raises(InvalidInput):
        PeopleFrom.make(since=date(2026, 1, 1), people=typed)


def test_what_was_typed_is_kept_to_the_digit_and_minus_nought_is_nought() -> None:
    assert str(CostRange.make(low="0.10", likely="0.20", high="0.30").low) == "0.10"
    assert not PeopleFrom.make(since=date(2026, 1, 1), people="-0").people.is_signed()


def test_unseen_characters_are_taken_out_and_lines_stay_lines() -> None:
    project = Project.make(title="Un\u202eseen\x00 \n title", research_goal="one\r\ntwo\ud800")
    assert project.title == "Unseen title"
    assert project.research_goal == "one\ntwo"


def test_text_is_normalised_so_that_equal_looking_titles_are_equal() -> None:
    assert Project.make(title="Cafe\u0301").title == Project.make(title="Caf\u00e9").title


@given(st.text(max_size=200))
def test_any_text_becomes_one_that_can_be_kept(text: str) -> None:
    kept = Project.make(title="x", research_goal=text).research_goal
    assert kept == Project.make(title="x", research_goal=kept).research_goal
    kept.encode("utf-8")


def test_a_time_without_zone_is_refused_and_others_become_utc() -> None:
    with pytest.raises(InvalidInput) as refused:
        Project.make(title="x", deleted_on=datetime(2026, 11, 20, 9))  # noqa: DTZ001
    assert refused.value.fields == {"deleted_on": "A time needs its zone."}
    kept = Project.make(title="x", deleted_on="2026-11-20T10:00:00+01:00").deleted_on
    assert kept == datetime(2026, 11, 20, 9, tzinfo=UTC)


def test_people_hold_from_their_day_on() -> None:
    project = Project.make(
        title="x",
        people=[{"since": "2026-07-01", "people": "3"}, {"since": "2026-01-01", "people": "1.5"}],
    )
    assert project.people_on(date(2025, 12, 31)) == 0
    assert project.people_on(date(2026, 6, 30)) == Decimal("1.5")
    assert project.people_on(date(2026, 7, 1)) == 3


def test_two_figures_of_people_for_one_day_are_refused() -> None:
    with pytest.raises(InvalidInput) as refused:
        Project.make(title="x", people=[{"since": "2026-07-01", "people": 3}, {"since": "2026-07-01", "people": 2}])
    assert refused.value.fields == {"people": "There are two figures of people for the same day."}


def test_a_stop_rule_that_cannot_move_is_refused() -> None:
    with pytest.raises(InvalidInput) as refused:
        StopRule.make(project_id="p", type=StopRuleType.SPEND, text="Spend passes the budget", limit=0)
    assert refused.value.fields == {"limit": "The limit must differ from where the count starts."}


def test_letters_sort_as_people_count_them() -> None:
    letters = [Experiment.make(decision_point_id="d", letter=letter) for letter in ("AA", "B", "Z", "A")]
    assert [e.letter for e in sorted(letters, key=lambda e: e.letter_order)] == ["A", "B", "Z", "AA"]


def test_ids_made_later_sort_later() -> None:
    ids = [new_id() for _ in range(1_000)]
    assert ids == sorted(set(ids))


@given(st.tuples(*[st.decimals(0, 1000, places=1)] * 3))
def test_three_points_are_taken_exactly_when_they_are_in_order(points: tuple[Decimal, Decimal, Decimal]) -> None:
    early, likely, late = points
    if early <= likely <= late:
        assert Weeks.make(early=early, likely=likely, late=late).late == late
    else:
        with pytest.raises(InvalidInput):
            Weeks.make(early=early, likely=likely, late=late)


def test_settings_begin_with_the_seventy_thirty_balance() -> None:
    settings = PortfolioSettings()
    assert (settings.target_share, settings.tolerance) == (Decimal("0.70"), Decimal("0.05"))
