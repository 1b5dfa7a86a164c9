"""Is anything lost when the program is killed at any moment? Rows R1, R2, R5 and R6 of what is promised.

Each kill is a real one, of a real process. SCIENCEPM_KILLS sets how many there are; the soak takes hundreds.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.store.editor import count_in, count_on, start_portfolio

from sciencepm.document import Document
from sciencepm.domain.edit import Change, Edit
from sciencepm.paths import Paths
from sciencepm.store.keeping import KeepingState
from sciencepm.store.read_only import create_portfolio, load_portfolio

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("SCIENCEPM_KILLS", "15"))
STARTS = int(os.environ.get("SCIENCEPM_STARTS", "20"))

NEVER, AT_ONCE = "1000000", "0"


class Editor:
    """The editor in a process of its own."""

    def __init__(self, data: Path, file: Path, quiet: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.store.editor", str(data), str(file), quiet],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def go(self) -> None:
        assert self.line() == "ready"
        assert self.process.stdin is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def kill(self) -> list[str]:
        """Kill it; what it had said and nobody read yet."""
        self.process.kill()
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        said = self.process.stdout.read()  # communicate() would pass over the lines already in its buffer
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()
        return said.split()


def _editors(data: Path, file: Path, quiet: str) -> Iterator[Editor]:
    """As many as are to be killed; the next one gets ready while one edits."""
    ahead = Editor(data, file, quiet)
    try:
        for _ in range(KILLS):
            editor, ahead = ahead, Editor(data, file, quiet)
            yield editor
    finally:
        ahead.kill()


def _edit_and_kill(editor: Editor, chance: random.Random) -> int:
    """The last edit that was said to be kept."""
    editor.go()
    assert editor.line() == "writer"
    last = [editor.line() for _ in range(chance.randint(1, 25))][-1]
    time.sleep(chance.random() * 0.012)  # anywhere within an edit, which takes some 6 ms
    return int((editor.kill() or [last])[-1])


def test_no_kill_loses_an_edit_or_keeps_a_part_of_one(tmp_path: Path) -> None:
    chance = random.Random(1)
    data, file = tmp_path / "data", tmp_path / "theirs" / "portfolio.sciencepm"
    file.parent.mkdir()
    create_portfolio(file, start_portfolio())
    for editor in _editors(data, file, NEVER):
        said = _edit_and_kill(editor, chance)
        document = Document.open(file, Paths.at(data))
        try:
            assert count_in(document.portfolio) in (said, said + 1)  # kept, but killed before it could say so
        finally:
            assert document.close().state is KeepingState.SAVED
        assert count_in(load_portfolio(file)) in (said, said + 1)
        assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_no_kill_leaves_half_a_file_or_one_of_sqlites_beside_it(tmp_path: Path) -> None:
    chance = random.Random(2)
    data, file = tmp_path / "data", tmp_path / "theirs" / "portfolio.sciencepm"
    file.parent.mkdir()
    create_portfolio(file, start_portfolio())
    for editor in _editors(data, file, AT_ONCE):
        said = _edit_and_kill(editor, chance)
        assert count_in(load_portfolio(file)) <= said + 1
        beside = [each.name for each in file.parent.iterdir() if each != file]
        assert all(name.endswith((".part", ".lock")) and name.startswith(".") for name in beside), beside
        document = Document.open(file, Paths.at(data))
        try:
            assert count_in(document.portfolio) in (said, said + 1)
        finally:
            document.close()
        assert [each.name for each in file.parent.iterdir()] == [file.name]  # no conflict copy either
        assert count_in(load_portfolio(file)) in (said, said + 1)


def test_of_many_starts_at_once_one_writes_and_the_rest_read(tmp_path: Path) -> None:
    data, file = tmp_path / "data", tmp_path / "portfolio.sciencepm"
    create_portfolio(file, start_portfolio())
    editors = [Editor(data, file, NEVER) for _ in range(STARTS)]
    try:
        for editor in editors:
            editor.go()
        said = [editor.line() for editor in editors]
    finally:
        for editor in editors:
            editor.kill()
    assert sorted(said) == ["reader"] * (STARTS - 1) + ["writer"]


@pytest.mark.parametrize("same_data_folder", [True, False])
def test_a_dead_program_holds_no_lock(tmp_path: Path, same_data_folder: bool) -> None:
    file = tmp_path / "portfolio.sciencepm"
    create_portfolio(file, start_portfolio())
    _edit_and_kill(Editor(tmp_path / "one", file, NEVER), random.Random(3))
    assert (tmp_path / ".portfolio.sciencepm.lock").exists()
    document = Document.open(file, Paths.at(tmp_path / ("one" if same_data_folder else "two")))
    assert not document.is_read_only
    document.close()
    assert not (tmp_path / ".portfolio.sciencepm.lock").exists()


def test_what_a_crash_kept_out_of_a_file_follows_it_to_another_place(tmp_path: Path) -> None:
    data, file = tmp_path / "data", tmp_path / "portfolio.sciencepm"
    create_portfolio(file, start_portfolio())
    said = _edit_and_kill(Editor(data, file, NEVER), random.Random(4))
    moved = file.rename(tmp_path / "moved.sciencepm")
    document = Document.open(moved, Paths.at(data))
    assert count_in(document.portfolio) in (said, said + 1)
    document.close()
    assert count_in(load_portfolio(moved)) in (said, said + 1)
    assert not file.exists()


def test_what_a_crash_kept_out_of_a_file_does_not_go_into_a_copy_of_it(tmp_path: Path) -> None:
    data, file, twin = tmp_path / "data", tmp_path / "portfolio.sciencepm", tmp_path / "twin.sciencepm"
    create_portfolio(file, start_portfolio())
    twin.write_bytes(file.read_bytes())
    said = _edit_and_kill(Editor(data, file, NEVER), random.Random(5))
    document = Document.open(twin, Paths.at(data))
    assert count_in(document.portfolio) == 0
    document.close()
    document = Document.open(file, Paths.at(data))
    assert count_in(document.portfolio) in (said, said + 1)
    document.close()


@pytest.mark.parametrize("quiet", [NEVER, AT_ONCE])
@pytest.mark.parametrize("harm", ["gone", "spilled", "torn"])
def test_work_is_there_again_when_the_file_itself_is_lost(tmp_path: Path, harm: str, quiet: str) -> None:
    data, file = tmp_path / "data", tmp_path / "theirs" / "portfolio.sciencepm"
    file.parent.mkdir()
    create_portfolio(file, start_portfolio())
    said = _edit_and_kill(Editor(data, file, quiet), random.Random(6))
    whole = file.read_bytes()
    harmed = {"gone": None, "spilled": b"coffee", "torn": whole.replace(b"active", b"xctive")}[harm]
    if harmed is None:
        file.unlink()
    else:
        file.write_bytes(harmed)
    document = Document.open(file, Paths.at(data))
    assert count_in(document.portfolio) in (said, said + 1)
    document.close()
    if harmed is None:
        assert count_in(load_portfolio(file)) in (said, said + 1)
    else:  # what is there is not ours to overwrite
        assert file.read_bytes() == harmed
        (beside,) = (each for each in file.parent.iterdir() if each != file)
        assert beside.name.startswith("portfolio (conflict ")
        assert count_in(load_portfolio(beside)) in (said, said + 1)


def test_work_meets_a_version_someone_else_put_there_after_the_crash(tmp_path: Path) -> None:
    data, file = tmp_path / "data", tmp_path / "theirs" / "portfolio.sciencepm"
    file.parent.mkdir()
    create_portfolio(file, start_portfolio())
    said = _edit_and_kill(Editor(data, file, NEVER), random.Random(7))
    theirs = Document.open(file, Paths.at(tmp_path / "another computer"))
    before = theirs.portfolio.settings
    theirs.do(Edit("Name organisation", (Change(before, before.evolve(organisation="Theirs")),)))
    theirs.close()
    document = Document.open(file, Paths.at(data))
    assert count_in(document.portfolio) in (said, said + 1)
    keeping = document.close()
    assert keeping.conflict_with == file
    assert load_portfolio(file).settings.organisation == "Theirs"
    assert keeping.target is not None
    assert count_in(load_portfolio(keeping.target)) in (said, said + 1)


def test_a_working_copy_that_was_spoiled_does_not_keep_the_file_from_opening(tmp_path: Path) -> None:
    data, file = tmp_path / "data", tmp_path / "portfolio.sciencepm"
    create_portfolio(file, start_portfolio())
    _edit_and_kill(Editor(data, file, NEVER), random.Random(8))
    (working,) = data.rglob("*.sciencepm")
    working.write_bytes(working.read_bytes()[:20_000])
    document = Document.open(file, Paths.at(data))
    assert count_in(document.portfolio) == 0
    document.do(count_on(document.portfolio))
    document.close()
    assert count_in(load_portfolio(file)) == 1
    assert working.exists()  # somebody may yet get something out of it
