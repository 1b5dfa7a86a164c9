"""Is what comes back from a file what went in, to the last letter and digit?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.data.filled import every_portfolio, every_record

from sciencepm.domain.documents import Content
from sciencepm.domain.edit import Change, Edit
from sciencepm.domain.kinds import KINDS, kind_of
from sciencepm.domain.plan import Experiment, Measurement
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Link, PeopleFrom, Project
from sciencepm.domain.record import Record
from sciencepm.domain.stop_rule import Spend
from sciencepm.errors import StaleEdit, UserError
from sciencepm.store import contents
from sciencepm.store.database import Database, open_to_read, open_working_copy
from sciencepm.store.mapper import record_of, row_of
from sciencepm.store.read_only import create_portfolio, load_portfolio

AT = datetime(2026, 11, 20, 14, 2, tzinfo=UTC)


@pytest.mark.parametrize("record", every_record(deleted=True), ids=lambda record: str(record.id))
def test_every_field_of_every_kind_survives(record: Record) -> None:
    kind = kind_of(type(record))
    back = record_of(kind, list(row_of(record).values()))
    assert back == record
    assert back.model_dump_json() == record.model_dump_json()


@pytest.mark.parametrize("kind", KINDS)
def test_the_records_tried_here_leave_no_field_at_its_default(kind: str) -> None:
    (record,) = (
        each
        for each in every_record(deleted=True)
        if each.id == f"{kind}-2" or kind_of(type(each)) == kind == "settings"
    )
    for name, field in KINDS[kind].model_fields.items():
        assert field.is_required() or getattr(record, name) != field.get_default(call_default_factory=True), name


def test_a_whole_portfolio_survives_in_a_file(tmp_path: Path) -> None:
    portfolio = every_portfolio(deleted=True)
    create_portfolio(tmp_path / "all.sciencepm", portfolio)
    back = load_portfolio(tmp_path / "all.sciencepm")
    assert back == portfolio
    assert back.digest() == portfolio.digest()
    assert [path.name for path in tmp_path.iterdir()] == ["all.sciencepm"]


# What people paste: any letters there are, figures as long as a number may be.
_texts = st.text(max_size=60)
_numbers = st.decimals(min_value=0, max_value=Decimal(10**15), places=6, allow_nan=False, allow_infinity=False)


@given(
    goal=_texts,
    tags=st.lists(_texts, max_size=3),
    cost=_numbers,
    people=st.dictionaries(st.dates(), _numbers.filter(lambda n: n <= 100_000), max_size=3),
)
def test_any_project_survives(goal: str, tags: list[str], cost: Decimal, people: dict[object, Decimal]) -> None:
    project = Project.make(
        title="Title",
        research_goal=goal,
        tags=tags,
        monthly_cost=cost,
        people=[PeopleFrom.make(since=day, people=count) for day, count in people.items()],
    )
    assert record_of("project", list(row_of(project).values())).model_dump_json() == project.model_dump_json()


@given(
    text=_texts, value=st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=9)
)
def test_any_measurement_survives(text: str, value: Decimal) -> None:
    measurement = Measurement.make(metric=f"m{text}", value=value, unit=text)
    experiment = Experiment.make(decision_point_id="d", letter="A", measurements=[measurement])
    assert record_of("experiment", list(row_of(experiment).values())).model_dump_json() == experiment.model_dump_json()


@given(data=st.binary(max_size=2_000))
def test_any_bytes_survive(data: bytes) -> None:
    content = Content.of(data, "image/png")
    assert record_of("content", list(row_of(content).values())) == content


def test_a_number_sqlite_has_no_room_for_is_refused_in_words(tmp_path: Path) -> None:
    portfolio = Portfolio([*Portfolio.new().records(), Project.make(title="Far down", position=2**63)])
    with pytest.raises(UserError, match="too large"):
        create_portfolio(tmp_path / "far.sciencepm", portfolio)
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    path = tmp_path / "one.sciencepm"
    create_portfolio(path, every_portfolio())
    with closing(open_working_copy(path)) as opened:
        yield opened


def test_an_edit_makes_changes_and_removes_in_any_order(database: Database) -> None:
    before = contents.load(database.core)
    project = Project.make(title="New")
    link = Link.make(project_id=project.id, address="somewhere")
    first = before.get(Spend, "spend-1")
    edit = Edit(
        "Everything at once",
        (
            Change(None, link),  # before the project it belongs to
            Change(None, project),
            Change(first, first.evolve(amount="12.30")),
            Change(before.get(Spend, "spend-2"), None),
        ),
    )
    contents.write(database.core, edit, AT)
    after = contents.load(database.core)
    assert after == before.apply(edit)
    contents.write(database.core, edit.inverse(), AT)
    assert contents.load(database.core).digest() == before.digest()


def test_an_edit_for_a_record_that_has_moved_on_changes_nothing(database: Database) -> None:
    before = contents.load(database.core)
    seen = before.get(Spend, "spend-1")
    contents.write(database.core, Edit("First", (Change(seen, seen.evolve(note="first")),)), AT)
    late = Edit("Late", (Change(None, Project.make(title="New")), Change(seen, seen.evolve(note="late"))))
    with pytest.raises(StaleEdit):
        contents.write(database.core, late, AT)
    after = contents.load(database.core)
    assert after.get(Spend, "spend-1").note == "first"
    assert len(after.all(Project)) == len(before.all(Project))
    assert [entry.label for entry in contents.journal(database.core)] == ["First"]


def test_the_journal_says_who_moved_what_when_and_only_that(database: Database) -> None:
    before = contents.load(database.core)
    seen = before.get(Project, "project-2")
    content = Content.of(b"picture", "image/png")
    edit = Edit("Rename project", (Change(seen, seen.evolve(title="Renamed")), Change(None, content)), "title")
    contents.write(database.core, edit, AT)
    contents.write(database.core, edit.inverse(), AT, is_undo=True)
    first, second = contents.journal(database.core)
    assert (first.sequence, first.at, first.label, first.merge_key, first.is_undo) == (
        1,
        AT,
        "Rename project",
        "title",
        False,
    )
    renamed, made = first.changes
    assert (renamed.kind, renamed.id) == ("project", "project-2")
    assert renamed.before == {"revision": 7, "title": seen.title}
    assert renamed.after == {"revision": 8, "title": "Renamed"}
    assert made.before is None
    assert made.after is not None
    assert set(made.after) == {"id", "revision", "deleted_on", "media_type"}  # the bytes are in the record itself
    assert second.is_undo
    assert second.changes[1].after == {"revision": 7, "title": seen.title}


def test_two_thousand_changes_go_through_as_one(tmp_path: Path) -> None:
    path = tmp_path / "many.sciencepm"
    create_portfolio(path, Portfolio.new())
    projects = [Project.make(title=f"Project {number}") for number in range(2_000)]
    edit = Edit("Import projects", tuple(Change(None, project) for project in projects))
    with closing(open_working_copy(path)) as opened:
        contents.write(opened.core, edit, AT)
        assert len(contents.load(opened.core).all(Project)) == 2_000
        back = Edit("Undo", edit.inverse().changes)
        contents.write(opened.core, back, AT)
        assert contents.load(opened.core).all(Project) == ()


def test_a_file_is_read_without_a_trace(tmp_path: Path) -> None:
    path = tmp_path / "one.sciencepm"
    create_portfolio(path, every_portfolio())
    before = path.read_bytes(), path.stat().st_mtime_ns
    with closing(open_to_read(path)) as opened:
        assert contents.last_sequence(opened.core) == 0
        assert [each.name for each in tmp_path.iterdir()] == ["one.sciencepm"]
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
