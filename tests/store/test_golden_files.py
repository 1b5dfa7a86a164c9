"""Does the file of every version there was still open, and is it read as it was written?"""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.data.filled import every_portfolio
from tests.data.make_golden import GOLDEN

from sciencepm.document import Document
from sciencepm.domain.kinds import KINDS
from sciencepm.domain.portfolio_data import portfolio_to_json
from sciencepm.paths import Paths
from sciencepm.store import migrations
from sciencepm.store.read_only import journal_in, load_portfolio

VERSIONS = range(1, migrations.VERSION + 1)


@pytest.mark.parametrize("version", VERSIONS)
def test_it_is_read_as_it_was_written(version: int) -> None:
    path = GOLDEN / f"v{version}.sciencepm"
    before = path.read_bytes()
    assert portfolio_to_json(load_portfolio(path)) == path.with_suffix(".json").read_text(encoding="utf-8")
    entries = [(entry.at, entry.label, entry.is_undo) for entry in journal_in(path)]
    assert entries == [
        (datetime(2026, 11, 20, 14, 2, tzinfo=UTC), "Rename project", False),
        (datetime(2026, 11, 20, 14, 3, tzinfo=UTC), "Rename project", True),
    ]
    assert path.read_bytes() == before


@pytest.mark.parametrize("version", VERSIONS)
def test_it_opens_to_be_worked_on(version: int, tmp_path: Path) -> None:
    path = tmp_path / "golden.sciencepm"
    path.write_bytes((GOLDEN / f"v{version}.sciencepm").read_bytes())
    document = Document.open(path, Paths.at(tmp_path / "mine"))
    assert len(document.journal()) == 2
    document.close()


def test_the_newest_has_every_kind_of_record_with_every_field() -> None:
    portfolio = load_portfolio(GOLDEN / f"v{migrations.VERSION}.sciencepm")
    assert {type(record) for record in portfolio.records()} == set(KINDS.values())
    assert portfolio == every_portfolio(), "records have changed: add a version, or before a release make it again"


def test_files_made_now_have_the_schema_of_the_newest() -> None:
    # While version 1 is the newest its statements follow tables.py; this is what holds them still afterwards.
    connection = sqlite3.connect(f"file:{GOLDEN / f'v{migrations.VERSION}.sciencepm'}?immutable=1", uri=True)
    found = frozenset(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema"))
    connection.close()
    assert found == migrations.schema(), "tables have changed: add a version, or before a release make it again"


def test_a_step_that_fails_leaves_the_version_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def half_done(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE half (x TEXT) STRICT")
        raise sqlite3.OperationalError("disk I/O error")

    connection = sqlite3.connect(tmp_path / "x.sciencepm", isolation_level=None)
    migrations.upgrade(connection)
    before = connection.execute("SELECT name FROM sqlite_schema ORDER BY name").fetchall()
    monkeypatch.setattr(migrations, "_STEPS", (*migrations._STEPS, half_done))
    with pytest.raises(sqlite3.OperationalError):
        migrations.upgrade(connection)
    assert connection.execute("SELECT name FROM sqlite_schema ORDER BY name").fetchall() == before
    assert connection.execute("PRAGMA user_version").fetchone() == (migrations.VERSION,)
    connection.close()
