"""Is a file that is not a whole portfolio of ours refused in words, and left byte for byte as it was?"""

from __future__ import annotations

import io
import os
import random
import sqlite3
import struct
import sys
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from sciencepm.document import Document
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.errors import UserError
from sciencepm.paths import Paths
from sciencepm.store.database import PAGE_SIZE
from sciencepm.store.migrations import VERSION
from sciencepm.store.read_only import create_portfolio, load_portfolio

Spoil = Callable[[Path], None]

NOT_OURS = "This is not a SciencePM portfolio."
DAMAGED = "This portfolio is damaged, so it was not opened."
NEWER = "This portfolio was made by a newer version of SciencePM."


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("whole") / "whole.sciencepm"
    settings = Portfolio.new(name="Whole").records()
    projects = [Project.make(title=f"Project {n}", research_goal="why " * 200) for n in range(30)]
    create_portfolio(path, Portfolio([*settings, *projects]))
    return path.read_bytes()


def _bytes(change: Callable[[bytes], bytes]) -> Spoil:
    def spoil(path: Path) -> None:
        path.write_bytes(change(path.read_bytes()))

    return spoil


def _patch(offset: int, data: bytes) -> Spoil:
    return _bytes(lambda old: old[:offset] + data + old[offset + len(data) :])


def _sql(*statements: str) -> Spoil:
    def spoil(path: Path) -> None:
        connection = sqlite3.connect(path, isolation_level=None)
        for statement in statements:
            connection.execute(statement)
        connection.close()

    return spoil


def _another_program(path: Path) -> None:
    path.unlink()
    _sql("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)", "PRAGMA user_version = 1")(path)


def _wal(path: Path) -> None:
    _sql("PRAGMA journal_mode = WAL", "INSERT INTO meta VALUES ('x', 'y')")(path)


def _other_page_size(path: Path) -> None:
    _sql("PRAGMA page_size = 8192", "VACUUM")(path)


def _utf_16(path: Path) -> None:
    path.unlink()
    _sql(
        "PRAGMA encoding = 'UTF-16'",
        "PRAGMA application_id = 1397771569",
        "PRAGMA user_version = 1",
        "CREATE TABLE x (y)",
    )(path)


def _zip(path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("readme.txt", "not a portfolio" * 100)
    path.write_bytes(packed.getvalue())


def _stored(table: str, column: str, value: str) -> Spoil:
    """A value put there past every check, as a program that only knows SQLite could."""
    return _sql("PRAGMA ignore_check_constraints = ON", f"UPDATE {table} SET {column} = {value}")


def _flipped_letter(path: Path) -> None:
    data = path.read_bytes()
    place = data.index(b"Project 7")
    path.write_bytes(data[:place] + b"Project 9" + data[place + 9 :])


SPOILED: dict[str, tuple[Spoil, str]] = {
    "empty": (_bytes(lambda _: b""), NOT_OURS),
    "one byte": (_bytes(lambda _: b"S"), NOT_OURS),
    "header only": (_bytes(lambda old: old[:100]), DAMAGED),
    "random": (_bytes(lambda old: random.Random(1).randbytes(len(old))), NOT_OURS),
    "text": (_bytes(lambda _: "Ceci n’est pas un portefeuille.\n".encode() * 300), NOT_OURS),
    "zip": (_zip, NOT_OURS),
    "half": (_bytes(lambda old: old[: len(old) // PAGE_SIZE // 2 * PAGE_SIZE]), DAMAGED),
    "cut inside a page": (_bytes(lambda old: old[:-1000]), DAMAGED),
    "with something after it": (_bytes(lambda old: old + b"\0" * PAGE_SIZE), DAMAGED),
    "line ends mangled": (_bytes(lambda old: old.replace(b"\n", b"\r\n")), DAMAGED),
    "page 5 zeroed": (_patch(4 * PAGE_SIZE, b"\0" * PAGE_SIZE), DAMAGED),
    "a page pointer astray": (_patch(PAGE_SIZE + 3, b"\xff\xff"), DAMAGED),
    "a letter flipped": (_flipped_letter, DAMAGED),
    "another program's": (_another_program, NOT_OURS),
    "foreign application": (_sql("PRAGMA application_id = 252006673"), NOT_OURS),
    "future version": (_sql(f"PRAGMA user_version = {VERSION + 1}"), NEWER),
    "far future version": (_sql("PRAGMA user_version = 2147483647"), NEWER),
    "version 0": (_sql("PRAGMA user_version = 0"), NOT_OURS),
    "negative version": (_sql("PRAGMA user_version = -1"), NOT_OURS),
    "write-ahead log": (_wal, DAMAGED),
    "write-ahead flag alone": (_patch(18, b"\x02\x02"), DAMAGED),
    "other page size": (_other_page_size, DAMAGED),
    "page size 1": (_patch(16, struct.pack(">H", 7)), DAMAGED),
    "other encoding": (_utf_16, DAMAGED),
    "missing table": (_sql("DROP TABLE deck"), NOT_OURS),
    "extra column": (_sql("ALTER TABLE project ADD COLUMN secret TEXT"), NOT_OURS),
    "extra table": (_sql("CREATE TABLE extra (x)"), NOT_OURS),
    "index": (_sql("CREATE INDEX quick ON project (title)"), NOT_OURS),
    "trigger that wipes": (
        _sql("CREATE TRIGGER wipe AFTER UPDATE ON project BEGIN DELETE FROM project; END"),
        NOT_OURS,
    ),
    "trigger that loads": (
        _sql("CREATE TRIGGER evil AFTER INSERT ON journal BEGIN SELECT load_extension('evil'); END"),
        NOT_OURS,
    ),
    "view in place of a table": (
        _sql("DROP TABLE deck", "CREATE VIEW deck AS SELECT * FROM project"),
        NOT_OURS,
    ),
    "endless view": (
        _sql(
            "DROP TABLE deck",
            "CREATE VIEW deck AS WITH RECURSIVE n(x) AS (VALUES(1) UNION ALL SELECT x+1 FROM n) SELECT x FROM n",
        ),
        NOT_OURS,
    ),
    "virtual table": (_sql("CREATE VIRTUAL TABLE words USING fts5(text)"), NOT_OURS),
    "two settings": (
        _sql(
            "CREATE TEMP TABLE s AS SELECT * FROM settings",
            "UPDATE s SET id = 'other'",
            "INSERT INTO settings SELECT * FROM s",
        ),
        DAMAGED,
    ),
    "no settings": (_sql("DELETE FROM settings"), DAMAGED),
    "an id that leaves the folder": (_stored("settings", "id", "'../../x'"), DAMAGED),
    "not a number": (_stored("project", "monthly_cost", "'NaN'"), DAMAGED),
    "endless number": (_stored("project", "monthly_cost", "'1e400'"), DAMAGED),
    "not a number inside": (_stored("project", "people", '\'[{"since":"2026-01-01","people":NaN}]\''), DAMAGED),
    "deep JSON": (_stored("project", "people", f"'{'[' * 50_000}'"), DAMAGED),
    "broken JSON": (_stored("project", "tags", "'[\"open'"), DAMAGED),
    "JSON of another shape": (_stored("project", "blocked", "'7'"), DAMAGED),
    "invalid UTF-8": (_stored("project", "title", "CAST(x'ff41ff' AS TEXT)"), DAMAGED),
    "unknown word": (_stored("project", "kind", "'miracle'"), DAMAGED),
    "no such day": (_stored("project", "start", "'2026-13-01'"), DAMAGED),
    "no fingerprint": (_sql("DELETE FROM meta"), DAMAGED),
    "dangling key": (
        _sql("PRAGMA foreign_keys = OFF", "INSERT INTO enables VALUES ('e', 1, NULL, 'gone', 'gone')"),
        DAMAGED,
    ),
    "gone a record": (_sql("DELETE FROM project WHERE title = 'Project 3'"), DAMAGED),
}


@pytest.mark.parametrize("name", SPOILED)
def test_it_is_refused_in_words_and_left_as_it_was(name: str, whole: bytes, tmp_path: Path) -> None:
    spoil, sentence = SPOILED[name]
    folder = tmp_path / "theirs"
    folder.mkdir()
    path = folder / "portfolio.sciencepm"
    path.write_bytes(whole)
    spoil(path)
    before = {each.name: each.read_bytes() for each in folder.iterdir()}
    paths = Paths.at(tmp_path / "mine")
    for open_it in (lambda: load_portfolio(path), lambda: Document.open(path, paths)):
        with pytest.raises(UserError) as refused:
            open_it()
        assert refused.value.sentence == sentence
        assert {each.name: each.read_bytes() for each in folder.iterdir()} == before
    kept = [each for each in (tmp_path / "mine").rglob("*") if each.is_file() and each.name != "lock"]
    assert kept == []


def test_what_is_spoiled_here_was_whole_before(whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "portfolio.sciencepm"
    path.write_bytes(whole)
    assert len(load_portfolio(path).all(Project)) == 30


@pytest.mark.parametrize("seed", range(60))
def test_bytes_changed_anywhere_never_pass_as_another_portfolio(seed: int, whole: bytes, tmp_path: Path) -> None:
    chance = random.Random(seed)
    data = bytearray(whole)
    for _ in range(chance.choice([1, 8, 200])):
        data[chance.randrange(len(data))] = chance.randrange(256)
    path = tmp_path / "portfolio.sciencepm"
    path.write_bytes(data)
    try:
        opened = load_portfolio(path)
    except UserError:
        assert path.read_bytes() == bytes(data)
    else:  # the change hit what is not in use
        path.write_bytes(whole)
        assert opened.digest() == load_portfolio(path).digest()


def test_stale_files_of_sqlites_beside_it_are_not_believed(whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "portfolio.sciencepm"
    path.write_bytes(whole)
    for ending in ("-journal", "-wal", "-shm"):
        path.with_name(path.name + ending).write_bytes(whole[:8192])
    with_stale = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    assert len(load_portfolio(path).all(Project)) == 30
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == with_stale
    document = Document.open(path, Paths.at(tmp_path / "mine"))
    assert len(document.portfolio.all(Project)) == 30
    document.close()


def test_nothing_is_there(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no file at this place"):
        load_portfolio(tmp_path / "gone.sciencepm")
    with pytest.raises(UserError, match="There is no file at this place"):
        Document.open(tmp_path / "no folder" / "gone.sciencepm", Paths.at(tmp_path / "mine"))


def test_a_folder_is_not_a_portfolio(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="not a file"):
        load_portfolio(tmp_path)
    with pytest.raises(UserError, match="not a file"):
        Document.open(tmp_path, Paths.at(tmp_path / "mine"))


if sys.platform != "win32":

    def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.sciencepm")
        _ends_soon(lambda: load_portfolio(tmp_path / "pipe.sciencepm"))

    def test_a_device_is_refused() -> None:
        with pytest.raises(UserError, match="not a file"):
            load_portfolio(Path("/dev/null"))

    def test_a_link_is_followed_and_stays_a_link(whole: bytes, tmp_path: Path) -> None:
        path, link = tmp_path / "portfolio.sciencepm", tmp_path / "link.sciencepm"
        path.write_bytes(whole)
        link.symlink_to(path)
        document = Document.open(link, Paths.at(tmp_path / "mine"))
        assert document.path == path
        document.close()
        assert link.is_symlink()


def _ends_soon(open_it: Callable[[], object]) -> None:
    said: list[str] = []

    def run() -> None:
        with pytest.raises(UserError) as refused:
            open_it()
        said.append(refused.value.sentence)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(5)
    assert said == ["This is not a file, so it cannot be a portfolio."]


@pytest.mark.parametrize(
    "name",
    ["what? 100% #1 'best' & \"new\".sciencepm", "חזון 🧪 مشروع.sciencepm", ".hidden", "a" * 200 + ".sciencepm"],
)
def test_any_name_will_do(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "x?mode=rwc#" / "%2e%2e"
    folder.mkdir(parents=True)
    document = Document.new(folder / name, Portfolio.new(name="Named"), Paths.at(tmp_path / "mine"))
    assert document.path == folder / name
    document.close()
    assert load_portfolio(folder / name).settings.name == "Named"
    assert [each.name for each in folder.iterdir()] == [name]
