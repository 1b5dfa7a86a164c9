"""Is there one writer, wherever the others are, and does a lock end with who held it?"""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sciencepm.document import Document
from sciencepm.domain.edit import Change, Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.errors import UserError
from sciencepm.paths import Paths
from sciencepm.store.keeping import KeepingState
from sciencepm.store.locks import FRESH, FileLock, LockBeside
from sciencepm.store.read_only import create_portfolio

NOW = datetime(2026, 11, 20, 14, 2, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    create_portfolio(tmp_path / "portfolio.sciencepm", Portfolio.new(name="Ours"))
    return tmp_path / "portfolio.sciencepm"


def _lock_file(file: Path) -> Path:
    return file.with_name(f".{file.name}.lock")


def _of_another_computer(file: Path, at: datetime) -> None:
    _lock_file(file).write_text(json.dumps({"computer": "another", "at": at.isoformat()}), encoding="utf-8")


def test_a_lock_is_had_once_and_again_after_it_was_let_go(tmp_path: Path) -> None:
    first = FileLock.take(tmp_path / "lock")
    assert first is not None
    assert FileLock.take(tmp_path / "lock") is None
    first.release()
    second = FileLock.take(tmp_path / "lock")
    assert second is not None
    second.remove()
    assert list(tmp_path.iterdir()) == []


def test_the_second_opener_reads_and_changes_nothing(file: Path, tmp_path: Path) -> None:
    paths = Paths.at(tmp_path / "mine")
    writer = Document.open(file, paths)
    reader = Document.open(file, paths)
    assert not writer.is_read_only
    assert reader.is_read_only
    assert reader.state.state is KeepingState.READ_ONLY
    assert reader.path == file
    assert reader.portfolio == writer.portfolio
    settings = reader.portfolio.settings
    with pytest.raises(UserError, match="can only be read here"):
        reader.do(Edit("Rename", (Change(settings, settings.evolve(name="Mine")),)))
    assert reader.portfolio == writer.portfolio
    with pytest.raises(UserError):
        reader.keep_as(tmp_path / "other.sciencepm")
    reader.close()
    writer.close()
    again = Document.open(file, paths)
    assert not again.is_read_only
    again.close()


def test_another_user_of_this_computer_reads_too(file: Path, tmp_path: Path) -> None:
    writer = Document.open(file, Paths.at(tmp_path / "one"))
    reader = Document.open(file, Paths.at(tmp_path / "two"))
    assert reader.is_read_only
    reader.close()
    writer.close()


def test_two_portfolios_side_by_side_have_two_writers(file: Path, tmp_path: Path) -> None:
    create_portfolio(tmp_path / "other.sciencepm", Portfolio.new(name="Other"))
    paths = Paths.at(tmp_path / "mine")
    documents = [Document.open(path, paths) for path in (file, tmp_path / "other.sciencepm")]
    assert [document.is_read_only for document in documents] == [False, False]
    for document in documents:
        document.close()


@pytest.mark.parametrize(
    ("age", "reads"), [(timedelta(seconds=5), True), (timedelta(minutes=10), False), (-timedelta(days=1), False)]
)
def test_a_computer_behind_a_sync_service_holds_it_while_it_gives_signs_of_life(
    file: Path, tmp_path: Path, age: timedelta, reads: bool
) -> None:
    _of_another_computer(file, datetime.now(UTC) - age)
    document = Document.open(file, Paths.at(tmp_path / "mine"))
    assert document.is_read_only is reads
    document.close()
    assert _lock_file(file).exists() is reads  # theirs stays, ours goes


@pytest.mark.parametrize(("age", "reads"), [(5, True), (600, False)])
def test_another_users_lock_that_cannot_be_opened_holds_while_it_is_fresh(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, age: int, reads: bool
) -> None:
    # Tests may run as root, to whom nothing is refused, so the refusal is played.
    take = FileLock.take

    def refused(path: Path) -> FileLock | None:
        if path == _lock_file(file):
            raise PermissionError(13, "Permission denied")
        return take(path)

    _lock_file(file).touch()
    written = datetime.now(UTC).timestamp() - age
    os.utime(_lock_file(file), (written, written))
    monkeypatch.setattr(FileLock, "take", refused)
    document = Document.open(file, Paths.at(tmp_path / "mine"))
    assert document.is_read_only is reads
    document.close()


@pytest.mark.parametrize("text", ["", "{", "[1]", "7", '{"computer": "x"}', '{"computer": "x", "at": "soon"}'])
def test_a_lock_that_says_nothing_holds_nothing(file: Path, tmp_path: Path, text: str) -> None:
    _lock_file(file).write_text(text, encoding="utf-8")
    document = Document.open(file, Paths.at(tmp_path / "mine"))
    assert not document.is_read_only
    document.close()


def test_the_lock_beside_names_neither_computer_nor_person_and_gives_signs_of_life(file: Path) -> None:
    beside = LockBeside.take(file, "p-1", NOW)
    assert beside is not None
    beside.beat(NOW + FRESH)
    said = json.loads(_lock_file(file).read_text(encoding="utf-8"))
    assert said.keys() == {"computer", "at"}
    assert len(said["computer"]) == 16
    assert int(said["computer"], 16) >= 0
    assert datetime.fromisoformat(said["at"]) == NOW + FRESH
    beside.release()
    assert not _lock_file(file).exists()
