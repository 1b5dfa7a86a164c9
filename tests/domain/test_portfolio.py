"""The portfolio never changes; edits give the next one, fit or are refused, and can be taken back."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciencepm.domain.decision import Decision, Outcome
from sciencepm.domain.documents import Content, Snapshot
from sciencepm.domain.edit import Change, Edit
from sciencepm.domain.plan import DecisionPoint, Experiment
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_data import portfolio_from_json, portfolio_schema, portfolio_to_json
from sciencepm.domain.portfolio_settings import PortfolioSettings
from sciencepm.domain.project import Project
from sciencepm.domain.snapshots import parts_of, portfolio_then
from sciencepm.domain.stakeholders import Stakeholder
from sciencepm.errors import StaleEdit, UserError


def _filled() -> Portfolio:
    empty = Portfolio.new(name="Applied Science")
    records = [
        Project.make(id="p2", title="Second", position=2),
        Project.make(id="p1", title="First", position=1),
        DecisionPoint.make(id="d1", project_id="p1", position=1, question="Good enough?"),
        DecisionPoint.make(id="d2", project_id="p1", position=2),
        Experiment.make(id="eB", decision_point_id="d1", letter="B"),
        Experiment.make(id="eA", decision_point_id="d1", letter="A"),
    ]
    return empty.apply(Edit("Fill", tuple(Change(None, record) for record in records)))


def test_records_come_in_their_order() -> None:
    portfolio = _filled()
    assert [project.title for project in portfolio.all(Project)] == ["First", "Second"]
    assert [trial.letter for trial in portfolio.of(Experiment, "d1")] == ["A", "B"]
    assert portfolio.of(DecisionPoint, "p2") == ()


def test_an_edit_leaves_the_portfolio_before_it_as_it_was() -> None:
    before = _filled()
    project = before.get(Project, "p1")
    after = before.apply(Edit("Rename", (Change(project, project.evolve(title="Renamed")),)))
    assert before.get(Project, "p1").title == "First"
    assert after.get(Project, "p1").title == "Renamed"
    assert before != after
    assert before.digest() != after.digest()


def test_the_inverse_gives_the_portfolio_before_it_back() -> None:
    before = _filled()
    project = before.get(Project, "p1")
    edit = Edit(
        "Both",
        (Change(project, project.evolve(title="Renamed")), Change(None, Project.make(id="p3", title="Third"))),
    )
    after = before.apply(edit).apply(edit.inverse())
    assert after == before
    assert after.digest() == before.digest()


def test_an_edit_made_on_an_older_portfolio_overwrites_nothing() -> None:
    before = _filled()
    project = before.get(Project, "p1")
    after = before.apply(Edit("Rename", (Change(project, project.evolve(title="Mine")),)))
    with pytest.raises(StaleEdit):
        after.apply(Edit("Rename", (Change(project, project.evolve(title="Yours")),)))
    assert after.get(Project, "p1").title == "Mine"


def test_a_record_that_refers_to_nothing_is_refused() -> None:
    with pytest.raises(UserError, match="not in the portfolio"):
        _filled().apply(Edit("Add", (Change(None, DecisionPoint.make(project_id="nowhere")),)))
    with pytest.raises(UserError, match="not in the portfolio"):
        _filled().apply(Edit("Add", (Change(None, Stakeholder.make(name="Ops", project_ids=["nowhere"])),)))


def test_what_others_belong_to_cannot_vanish() -> None:
    portfolio = _filled()
    with pytest.raises(UserError, match="still belongs"):
        portfolio.apply(Edit("Remove", (Change(portfolio.get(Project, "p1"), None),)))


def test_the_bin_takes_everything_below_with_it_and_gives_it_back() -> None:
    before = _filled()
    project = before.get(Project, "p1")
    edit = Edit("Remove", (Change(project, project.evolve(deleted_on=datetime(2026, 11, 20, tzinfo=UTC))),))
    after = before.apply(edit)
    assert [left.title for left in after.all(Project)] == ["Second"]
    assert after.all(DecisionPoint) == ()
    assert after.of(Experiment, "d1") == ()
    assert len(after.apply(edit.inverse()).of(Experiment, "d1")) == 2


def test_merged_edits_go_from_the_first_before_to_the_last_after() -> None:
    before = _filled()
    first = before.get(Project, "p1")
    second = first.evolve(title="Fir")
    third = second.evolve(title="Firs")
    merged = Edit("Rename", (Change(first, second),), "k").then(Edit("Rename", (Change(second, third),), "k"))
    assert merged.changes == (Change(first, third),)


def test_a_portfolio_needs_its_settings_and_each_id_once() -> None:
    with pytest.raises(UserError, match="settings are missing"):
        Portfolio([Project.make(title="x")])
    with pytest.raises(UserError, match="same id"):
        Portfolio([*_filled().records(), Project.make(id="p1", title="Again")])


def test_json_is_a_round_trip_without_loss() -> None:
    before = _filled()
    text = portfolio_to_json(before)
    assert portfolio_from_json(text) == before
    assert portfolio_to_json(portfolio_from_json(text)) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the text"),
        ("[]", "the text"),
        ('{"format": "other", "version": 1, "settings": {}}', "format"),
        ('{"format": "sciencepm-portfolio", "version": 2, "settings": {}}', "version"),
        ('{"format": "sciencepm-portfolio", "version": 1}', "settings"),
        (
            '{"format": "sciencepm-portfolio", "version": 1, "settings": {}, "project": [{"title": ""}]}',
            "project.0.title",
        ),
        ('{"format": "sciencepm-portfolio", "version": 1, "settings": {}, "spells": []}', "spells"),
    ],
)
def test_what_is_not_a_portfolio_is_refused_with_its_place(text: str, said: str) -> None:
    with pytest.raises(UserError) as refused:
        portfolio_from_json(text)
    assert said in str(refused.value)


def test_the_schema_names_every_field_a_reader_needs() -> None:
    schema = portfolio_schema()
    assert set(schema["required"]) == {"format", "version", "settings"}
    assert "weeks" in schema["$defs"]["DecisionPoint"]["properties"]


def _snapshot(portfolio: Portfolio, snapshot_id: str) -> Portfolio:
    parts, contents = parts_of(portfolio)
    snapshot = Snapshot.make(
        id=snapshot_id, taken_at=datetime(2026, 10, 2, tzinfo=UTC), on=date(2026, 10, 2), parts=parts
    )
    new = [content for content in contents if portfolio.find(Content, content.id) is None]
    return portfolio.apply(Edit("Keep", tuple(Change(None, record) for record in (*new, snapshot))))


def test_a_snapshot_gives_the_portfolio_of_its_day_back() -> None:
    before = _filled()
    kept = _snapshot(before, "s1")
    point = kept.get(DecisionPoint, "d1")
    decision = Decision.make(decision_point_id="d1", on=date(2026, 11, 3), outcome=Outcome.REVISE)
    later = kept.apply(Edit("On", (Change(point, point.evolve(question="Better?")), Change(None, decision))))
    assert portfolio_then(later, later.get(Snapshot, "s1")) == before


def test_an_unchanged_project_is_kept_once() -> None:
    first = _snapshot(_filled(), "s1")
    project = first.get(Project, "p2")
    second = _snapshot(first.apply(Edit("Rename", (Change(project, project.evolve(title="New")),))), "s2")
    # The settings' part, p1 and p2 make three contents; only p2 changed, so one more.
    assert len(first.all(Content)) == 3
    assert len(second.all(Content)) == 4


@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from(("title", "position", "bin", "parent"))), max_size=8))
def test_whatever_changes_lists_are_those_of_a_portfolio_read_anew(steps: list[tuple[int, str]]) -> None:
    # Lists that were made are kept where a change leaves every record in its place; nobody may see a difference.
    projects = [Project.make(id=f"p{number}", title=f"Project {number}", position=number) for number in range(3)]
    points = [
        DecisionPoint.make(id=f"d{number}", project_id=f"p{number % 2}", stage_title="Stage", position=number)
        for number in range(3)
    ]
    held = Portfolio([PortfolioSettings.make(id="settings"), *projects, *points])
    for place, what in steps:
        for model in (Project, DecisionPoint):
            held.all(model)
            held.of(model, "p0")
        is_project = place < 3
        record = held.get(Project, f"p{place}") if is_project else held.get(DecisionPoint, f"d{place - 3}")
        changes: dict[str, dict[str, Any]] = {
            "title": {"title" if is_project else "stage_title": "Other"},
            "position": {"position": 7 - place},
            "bin": {"deleted_on": None if record.deleted_on else datetime(2026, 11, 20, tzinfo=UTC)},
            "parent": {"title": "Another"} if is_project else {"project_id": "p2"},
        }
        held = held.apply(Edit("Change", (Change(record, record.evolve(**changes[what])),)))
        anew = Portfolio(held.records())
        for model in (Project, DecisionPoint):
            assert held.all(model) == anew.all(model)
            for parent in ("p0", "p1", "p2"):
                assert held.of(model, parent) == anew.of(model, parent)
