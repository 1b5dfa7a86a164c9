"""Does the log say enough to find a bug, and nothing of what the portfolio says?"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sciencepm import log

SECRET = "Project Nightingale"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    log.start(tmp_path / "logs")
    yield tmp_path / "logs"
    log.stop()


def written(folder: Path) -> str:
    return (folder / "sciencepm.log").read_text(encoding="utf-8")


def fail(title: str) -> None:
    try:
        int(title)
    except ValueError as error:
        raise LookupError(f"no project called {title}") from error


def test_an_error_is_noted_by_kind_and_place_without_its_words(folder: Path) -> None:
    try:
        fail(SECRET)
    except LookupError:
        logging.getLogger("sciencepm.store").exception("could not open")
    text = written(folder)
    assert SECRET not in text
    # innermost frame first: fail() raised it, this test called fail(); it came from int() inside fail()
    lines = r"LookupError at \S+:\d+ < \S+:\d+, after ValueError at \S+:\d+"
    assert re.fullmatch(rf"\S+Z ERROR sciencepm\.store:\d+ could not open {lines}\n", text)
    assert "Traceback" not in text


def test_values_in_a_message_are_left_out_but_numbers_stay(folder: Path) -> None:
    logging.getLogger("sciencepm.store").info("wrote %d records of %s in %.1f s", 3, SECRET, 0.25)
    assert written(folder).endswith("wrote 3 records of <str> in 0.2 s\n")


def test_of_other_libraries_only_name_and_line_are_noted(folder: Path) -> None:
    logging.getLogger("fontTools.subset").warning(f"missing glyph in {SECRET}")  # noqa: G004
    assert re.fullmatch(r"\S+Z WARNING fontTools\.subset:\d+\n", written(folder))


def test_every_error_of_a_group_is_named() -> None:
    group = ExceptionGroup(SECRET, [KeyError(SECRET), OSError(SECRET)])
    assert log.trace(group) == "ExceptionGroup, after KeyError, after OSError"


def test_the_log_does_not_grow_without_end(folder: Path) -> None:
    for number in range(20_000):
        logging.getLogger("sciencepm.store").info("one more line of about sixty letters, number %d", number)
    sizes = [file.stat().st_size for file in folder.iterdir()]
    assert len(sizes) == 4
    assert max(sizes) <= 256 * 1024


def test_a_folder_that_cannot_be_written_is_no_reason_to_stop(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "logs").write_text("a file where the folder should be", encoding="utf-8")
    log.start(tmp_path / "logs")
    logging.getLogger("sciencepm.store").warning("on we go")
    log.stop()
    assert capsys.readouterr() == ("", "")
