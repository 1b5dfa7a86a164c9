"""Snapshots keep the portfolio as it was; briefs are numbered and never change."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.commands.desk import NOW, TODAY, Desk

from sciencepm.analysis.results import results
from sciencepm.commands.documents import issue_brief, take_snapshot
from sciencepm.commands.plan import change_decision_point
from sciencepm.commands.projects import change_project, set_people
from sciencepm.commands.records import add_record, change_record, remove_record
from sciencepm.domain.documents import Audience, Brief, Content, Snapshot, SnapshotReason
from sciencepm.domain.project import Project
from sciencepm.domain.snapshots import portfolio_then

MOMENT = {"at": NOW, "today": TODAY}
BRIEF = {"kind": "portfolio", "content": b"%PDF-1.7 one", **MOMENT}


@pytest.fixture
def project(desk: Desk) -> Project:
    """A product-focused project with everything a forecast needs."""
    project = desk.project(start=date(2026, 8, 10))
    (point,) = desk.points(project)
    weeks = {"early": 16, "likely": 20, "late": 26}
    desk.do(change_decision_point, point_id=point.id, weeks=weeks, chance="0.6")
    desk.do(set_people, project_id=project.id, since=TODAY, people=3)
    return desk.now(project)


def test_a_named_version_can_be_read_as_it_was(desk: Desk, project: Project) -> None:
    before = desk.portfolio
    snapshot = desk.do(take_snapshot, name="Before the board", **MOMENT).changes[-1].record
    assert isinstance(snapshot, Snapshot)
    assert (snapshot.name, snapshot.reason, snapshot.on) == ("Before the board", SnapshotReason.NAMED, TODAY)
    desk.do(change_project, project_id=project.id, title="Other")
    then = portfolio_then(desk.portfolio, snapshot)
    assert then == before
    assert desk.wrong(take_snapshot, name="", **MOMENT) == {"name": "Please name this version."}


def test_a_snapshot_holds_the_results_of_its_day(desk: Desk, project: Project) -> None:
    figures = results(desk.portfolio, TODAY)
    snapshot = desk.do(take_snapshot, name="Before the board", **MOMENT).changes[-1].record
    assert isinstance(snapshot, Snapshot)
    (kept,) = snapshot.results
    forecast = figures.projects[project.id].forecast
    assert forecast is not None
    assert (kept.project_id, kept.landing) == (project.id, forecast.landing)
    # One decision point ahead, 60% to pass, no stop rule: 60% to land, up to the noise of 20,000 draws.
    assert kept.chance is not None
    assert abs(kept.chance - Decimal("0.6")) < Decimal("0.02")
    assert kept.value is None
    assert snapshot.share == 1


def test_what_did_not_change_is_kept_once(desk: Desk, project: Project) -> None:
    desk.project("Another project")
    desk.do(take_snapshot, name="One", **MOMENT)
    # The portfolio itself, and two projects.
    assert len(desk.portfolio.all(Content)) == 3
    again = desk.do(take_snapshot, name="Two", **MOMENT)
    assert len(again.changes) == 1
    desk.do(change_project, project_id=project.id, title="Other")
    desk.do(take_snapshot, name="Three", **MOMENT)
    assert len(desk.portfolio.all(Content)) == 4


def issue(desk: Desk, audience: Audience | None, **inputs: object) -> Brief:
    given = {**BRIEF, "audience_id": audience.id if audience else None, **inputs}
    brief = desk.do(issue_brief, **given).changes[-1].record
    assert isinstance(brief, Brief)
    return brief


def test_briefs_are_numbered_for_each_audience(desk: Desk, project: Project) -> None:
    board, team = (desk.new(add_record, Audience, name=name) for name in ("Board", "Team"))
    issued = [issue(desk, audience) for audience in (board, board, team, None, board)]
    assert [brief.number for brief in issued] == [1, 2, 1, 1, 3]


def test_a_brief_keeps_its_bytes_and_the_portfolio_it_was_made_from(desk: Desk, project: Project) -> None:
    board = desk.new(add_record, Audience, name="Board")
    before = desk.portfolio
    brief = issue(desk, board, recipients=["Chair"])
    content = desk.portfolio.find(Content, brief.content_id)
    assert content is not None
    assert (content.data, content.media_type) == (b"%PDF-1.7 one", "application/pdf")
    snapshot = desk.portfolio.find(Snapshot, brief.snapshot_id)
    assert snapshot is not None
    assert snapshot.reason is SnapshotReason.BRIEF
    assert portfolio_then(desk.portfolio, snapshot) == before
    said = "An issued brief stays as it was issued."
    assert desk.refused(change_record, brief, number=7) == said
    assert desk.refused(remove_record, brief, now=NOW) == said


def test_a_brief_replaces_one_for_the_same_audience(desk: Desk, project: Project) -> None:
    board, team = (desk.new(add_record, Audience, name=name) for name in ("Board", "Team"))
    first = issue(desk, board)
    second = issue(desk, board, replaces_id=first.id, content=b"%PDF-1.7 two")
    assert second.replaces_id == first.id
    assert desk.refused(issue_brief, **BRIEF, audience_id=team.id, replaces_id=first.id) == (
        "A brief replaces one for the same audience."
    )
    assert desk.wrong(issue_brief, **{**BRIEF, "kind": "letter"}, audience_id=board.id) == {
        "kind": "Please choose one of the list."
    }
