"""Does the file people see get everything, soon, whole and alone, and is no version overwritten that was not seen?"""

from __future__ import annotations

import os
import shutil
import stat
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from tests.store.editor import count_in, count_on, start_portfolio

from sciencepm.document import Document
from sciencepm.domain.documents import Content
from sciencepm.domain.edit import Change, Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.paths import Paths
from sciencepm.store import contents, publishing
from sciencepm.store.database import Database, open_to_read
from sciencepm.store.keeping import Keeping, KeepingState, Timing
from sciencepm.store.publishing import conflict_copy
from sciencepm.store.read_only import create_portfolio, load_portfolio
from sciencepm.store.store_thread import StoreThread
from sciencepm.whole_file import part_beside

NEVER = 1_000_000.0
SOON = Timing(quiet=0.02, latest=0.05, between_attempts=0.01, retry=0.05)
ON_CLOSE = Timing(quiet=NEVER, latest=NEVER)


class States:
    """Every state an open portfolio went through."""

    def __init__(self, document: Document) -> None:
        self._seen = [document.state]
        self._news = threading.Condition()
        document.watch(self._note)

    def wait_for(self, wanted: Callable[[Keeping], bool]) -> Keeping:
        """The first state not yet waited for that is as wanted; ten seconds at most."""
        with self._news:
            assert self._news.wait_for(lambda: any(wanted(each) for each in self._seen), timeout=10), self._seen
            place = next(number for number, each in enumerate(self._seen) if wanted(each))
            found = self._seen[place]
            del self._seen[: place + 1]
            return found

    def wait_for_state(self, state: KeepingState) -> Keeping:
        return self.wait_for(lambda each: each.state is state)

    def _note(self, keeping: Keeping) -> None:
        with self._news:
            self._seen.append(keeping)
            self._news.notify_all()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "theirs"
    folder.mkdir()
    create_portfolio(folder / "portfolio.sciencepm", start_portfolio())
    return folder / "portfolio.sciencepm"


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.at(tmp_path / "mine")


def _count_on(document: Document) -> None:
    document.do(count_on(document.portfolio))


def _write(edit: Edit, database: Database) -> None:
    contents.write(database.core, edit, datetime.now(UTC))


def _working_copies(paths: Paths) -> int:
    """How many there are; unfinished ones count too."""
    return len([each for each in paths.data.rglob("*") if each.suffix in (".sciencepm", ".part")])


def _names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_an_edit_is_in_the_file_soon_after_it(file: Path, paths: Paths) -> None:
    document = Document.open(file, paths, timing=SOON)
    states = States(document)
    states.wait_for_state(KeepingState.SAVED)
    for number in (1, 2):
        _count_on(document)
        states.wait_for_state(KeepingState.PUBLISHING)
        states.wait_for_state(KeepingState.SAVED)
        assert load_portfolio(file).digest() == document.portfolio.digest()
        assert count_in(load_portfolio(file)) == number
    assert _names(file.parent) == [".portfolio.sciencepm.lock", "portfolio.sciencepm"]
    assert document.close() == Keeping(KeepingState.SAVED, file)
    assert _names(file.parent) == ["portfolio.sciencepm"]


def test_edits_without_a_pause_are_in_the_file_all_the_same(file: Path, paths: Paths) -> None:
    document = Document.open(file, paths, timing=Timing(quiet=NEVER, latest=0.05))
    states = States(document)
    states.wait_for_state(KeepingState.SAVED)
    _count_on(document)
    _count_on(document)
    states.wait_for_state(KeepingState.SAVED)
    assert count_in(load_portfolio(file)) == 2
    document.close()


def test_closing_brings_everything_into_the_file(file: Path, paths: Paths) -> None:
    before = file.read_bytes()
    document = Document.open(file, paths, timing=ON_CLOSE)
    _count_on(document)
    assert file.read_bytes() == before
    assert document.state == Keeping(KeepingState.PUBLISHING, file)
    assert document.close() == Keeping(KeepingState.SAVED, file)
    assert count_in(load_portfolio(file)) == 1
    assert [each.name for each in paths.data.rglob("*") if each.is_file()] == ["lock"]


def test_looking_alone_writes_nothing(file: Path, paths: Paths) -> None:
    before = file.read_bytes(), file.stat().st_mtime_ns, file.stat().st_ino
    Document.open(file, paths).close()
    assert (file.read_bytes(), file.stat().st_mtime_ns, file.stat().st_ino) == before


def test_the_journal_goes_with_the_file(file: Path, paths: Paths) -> None:
    document = Document.open(file, paths, timing=ON_CLOSE)
    _count_on(document)
    document.undo()
    written = document.journal()
    document.close()
    document = Document.open(file, paths)
    assert document.journal() == written
    assert [(entry.label, entry.is_undo) for entry in written] == [("Count on", False), ("Count on", True)]
    document.close()


def test_a_version_not_seen_stays_and_the_work_goes_on_beside_it(file: Path, paths: Paths) -> None:
    document = Document.open(file, paths, timing=SOON)
    states = States(document)
    states.wait_for_state(KeepingState.SAVED)
    create_portfolio(file.with_name("theirs.sciencepm"), Portfolio.new(name="Theirs"))
    file.with_name("theirs.sciencepm").replace(file)
    theirs = file.read_bytes()
    _count_on(document)
    keeping = states.wait_for(lambda each: each.conflict_with is not None and each.state is KeepingState.SAVED)
    assert keeping.conflict_with == file
    assert keeping.target is not None
    assert keeping.target == document.path != file
    assert keeping.target.parent == file.parent
    assert keeping.target.name.startswith("portfolio (conflict ")
    assert count_in(load_portfolio(keeping.target)) == 1
    _count_on(document)
    states.wait_for_state(KeepingState.SAVED)
    assert count_in(load_portfolio(keeping.target)) == 2
    document.close()
    assert file.read_bytes() == theirs
    assert _names(file.parent) == [keeping.target.name, file.name]


@pytest.mark.parametrize("harm", ["one byte", "emptied", "text", "a folder"])
def test_whatever_was_put_in_its_place_stays(file: Path, paths: Paths, harm: str) -> None:
    document = Document.open(file, paths, timing=ON_CLOSE)
    _count_on(document)
    if harm == "one byte":
        with file.open("r+b") as stream:
            stream.seek(5_000)
            stream.write(b"!")
    elif harm == "emptied":
        file.write_bytes(b"")
    elif harm == "text":
        file.write_text("mine now", encoding="utf-8")
    else:
        file.unlink()
        file.mkdir()
    theirs = None if file.is_dir() else file.read_bytes()
    keeping = document.close()
    if theirs is None:
        assert keeping.state is KeepingState.NOT_YET
        assert file.is_dir()
        file.rmdir()
        document = Document.open(file, paths)  # nothing is lost by it
        assert count_in(document.portfolio) == 1
        document.close()
    else:
        assert keeping.conflict_with == file
        assert file.read_bytes() == theirs


def test_a_file_that_was_only_touched_is_no_conflict(file: Path, paths: Paths) -> None:
    document = Document.open(file, paths, timing=ON_CLOSE)
    _count_on(document)
    shutil.copy(file, file.with_name("synced"))
    file.with_name("synced").replace(file)  # what a sync service does: other file, same bytes
    os.utime(file, (1, 1))
    assert document.close() == Keeping(KeepingState.SAVED, file)
    assert count_in(load_portfolio(file)) == 1


def test_a_file_deleted_while_it_is_open_comes_again(file: Path, paths: Paths) -> None:
    document = Document.open(file, paths, timing=ON_CLOSE)
    _count_on(document)
    file.unlink()
    assert document.close() == Keeping(KeepingState.SAVED, file)
    assert count_in(load_portfolio(file)) == 1


def test_while_the_folder_is_gone_the_work_is_kept_here_and_gets_there_when_it_is_back(
    file: Path, paths: Paths
) -> None:
    document = Document.open(file, paths, timing=SOON)
    states = States(document)
    away = file.parent.rename(file.parent.with_name("away"))
    _count_on(document)
    assert states.wait_for_state(KeepingState.NOT_YET) == Keeping(KeepingState.NOT_YET, file)
    _count_on(document)
    assert count_in(document.portfolio) == 2
    away.rename(file.parent)
    states.wait_for_state(KeepingState.SAVED)
    assert count_in(load_portfolio(file)) == 2
    document.close()


def test_closed_while_the_folder_is_gone_nothing_is_lost(file: Path, paths: Paths) -> None:
    document = Document.open(file, paths, timing=ON_CLOSE)
    away = file.parent.rename(file.parent.with_name("away"))
    _count_on(document)
    assert document.close() == Keeping(KeepingState.NOT_YET, file)
    away.rename(file.parent)
    document = Document.open(file, paths)
    assert count_in(document.portfolio) == 1
    assert document.close() == Keeping(KeepingState.SAVED, file)


@pytest.mark.parametrize("harm", ["none", "gone", "torn"])
def test_a_crash_right_after_publishing_keeps_what_the_file_then_loses(
    file: Path, paths: Paths, tmp_path: Path, harm: str
) -> None:
    document = Document.open(file, paths, timing=SOON)
    states = States(document)
    states.wait_for_state(KeepingState.SAVED)
    _count_on(document)
    states.wait_for_state(KeepingState.SAVED)
    shutil.copytree(tmp_path / "mine", tmp_path / "as it was")  # what a crash would leave now
    document.close()
    assert _working_copies(Paths.at(tmp_path / "as it was")) == 1
    if harm == "gone":
        file.unlink()
    elif harm == "torn":
        file.write_bytes(file.read_bytes().replace(b"active", b"xctive"))
    document = Document.open(file, Paths.at(tmp_path / "as it was"))
    assert count_in(document.portfolio) == 1
    assert _working_copies(Paths.at(tmp_path / "as it was")) == 1
    keeping = document.close()
    assert keeping.target is not None
    assert count_in(load_portfolio(keeping.target)) == 1
    assert (keeping.conflict_with == file) is (harm == "torn")
    assert _working_copies(Paths.at(tmp_path / "as it was")) == 0


@pytest.mark.parametrize(("refusals", "state"), [(7, KeepingState.SAVED), (8, KeepingState.NOT_YET)])
def test_a_file_held_by_another_program_is_tried_eight_times(
    file: Path, paths: Paths, monkeypatch: pytest.MonkeyPatch, refusals: int, state: KeepingState
) -> None:
    # Only Windows refuses to replace an open file, so its refusal is played here.
    tries: list[Path] = []

    def held(part: Path, target: Path) -> None:
        tries.append(target)
        if len(tries) <= refusals:
            raise PermissionError(13, "The process cannot access the file because it is being used", str(target))
        part.replace(target)

    monkeypatch.setattr(publishing, "replace", held)
    document = Document.open(file, paths, timing=Timing(quiet=NEVER, latest=NEVER, between_attempts=0.001))
    _count_on(document)
    assert document.close().state is state
    assert len(tries) == 8
    assert _names(file.parent) == [file.name]
    document = Document.open(file, paths)
    assert count_in(document.portfolio) == 1
    document.close()


def test_leftovers_of_a_crash_are_swept_and_only_those(file: Path, paths: Paths) -> None:
    Document.open(file, paths).close()
    (room,) = (paths.data / "working").iterdir()
    part_beside(room / "x.sciencepm").write_bytes(b"half")
    (room / "x.json").write_bytes(b"{}")
    left = part_beside(file)
    left.write_bytes(b"half")
    of_another = part_beside(file.with_name("other.sciencepm"))
    of_another.write_bytes(b"half")
    own = file.with_name(".own.part")
    own.write_bytes(b"own")
    Document.open(file, paths).close()
    assert not left.exists()
    assert of_another.exists()
    assert own.exists()
    assert _names(room) == ["lock"]


if sys.platform != "win32":

    def test_a_file_keeps_its_permissions(file: Path, paths: Paths) -> None:
        file.chmod(0o640)
        document = Document.open(file, paths, timing=ON_CLOSE)
        _count_on(document)
        document.close()
        assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_edits_go_on_while_a_large_file_is_copied(tmp_path: Path) -> None:
    path, copy = tmp_path / "working.sciencepm", tmp_path / "copy.sciencepm"
    pictures = [Content.of(bytes([number]) * 1_000_000, "image/png") for number in range(20)]
    create_portfolio(path, Portfolio([*start_portfolio().records(), *pictures]))
    store = StoreThread(path)
    portfolio = store.call(lambda database: contents.load(database.core))
    copied: list[int] = []
    copying = threading.Thread(target=lambda: copied.append(store.copy_to(copy)))
    copying.start()
    while copying.is_alive():
        edit = count_on(portfolio)
        store.call(partial(_write, edit))
        portfolio = portfolio.apply(edit)
    copying.join()
    store.close()
    assert copied[0] > 3  # usually one for each of forty steps
    in_copy = load_portfolio(copy)
    with closing(open_to_read(copy)) as database:
        assert [contents.last_sequence(database.core)] == copied == [count_in(in_copy)]
    assert load_portfolio(path) == portfolio


def test_a_conflict_copy_has_a_name_of_its_own(tmp_path: Path) -> None:
    now = datetime(2026, 11, 20, 14, 2, 33, tzinfo=UTC)
    first = conflict_copy(tmp_path / "My plan.sciencepm", now)
    assert first.name.startswith("My plan (conflict ")
    assert first.name.endswith(" 2026-11-20 14.02.33).sciencepm")
    first.touch()
    second = conflict_copy(tmp_path / "My plan.sciencepm", now)
    assert second.name == f"{first.stem} 2.sciencepm"


def test_an_outside_change_is_seen_however_it_comes(file: Path, paths: Paths) -> None:
    for number in range(1, 6):
        document = Document.open(file, paths, timing=ON_CLOSE)
        before = document.portfolio.settings
        document.do(Edit("Mine", (Change(before, before.evolve(organisation=f"mine {number}")),)))
        create_portfolio(file.with_name("new"), Portfolio.new(name=f"Theirs {number}"))
        status = file.stat()
        file.write_bytes(file.with_name("new").read_bytes())
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))  # same time, often the same size
        file.with_name("new").unlink()
        keeping = document.close()
        assert load_portfolio(file).settings.name == f"Theirs {number}"
        assert keeping.target is not None
        assert load_portfolio(keeping.target).settings.organisation == f"mine {number}"
    assert len(_names(file.parent)) == 6
