"""Is a file there whole or not at all, and does what was there before stay until then?"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from sciencepm.whole_file import hash_of, part_beside, place_new, replace, sweep, write_whole


def test_a_file_is_replaced_by_a_finished_one(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    write_whole(target, b"first")
    write_whole(target, b"second")
    assert target.read_bytes() == b"second"
    assert list(tmp_path.iterdir()) == [target]


def test_what_cannot_be_replaced_stays_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder"):
        write_whole(tmp_path / "folder", b"text")
    assert [each.name for each in tmp_path.iterdir()] == ["folder"]


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    part, target = tmp_path / "part", tmp_path / "a.txt"
    part.write_bytes(b"new")
    target.write_bytes(b"old")
    with pytest.raises(FileExistsError):
        place_new(part, target)
    assert target.read_bytes() == b"old"
    target.unlink()
    place_new(part, target)
    assert target.read_bytes() == b"new"
    assert not part.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no links to miss")
def test_nor_where_the_file_system_has_no_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Sticks formatted for every system refuse links; none is at hand here, so the refusal is played.
    def refused(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    test_a_new_file_never_takes_the_place_of_another(tmp_path)


def test_a_part_has_a_name_of_its_own_however_long_the_targets_is(tmp_path: Path) -> None:
    target = tmp_path / ("ü" * 120 + ".sciencepm")
    part = part_beside(target)
    assert part != part_beside(target)
    part.write_bytes(b"whole")
    replace(part, target)
    assert target.read_bytes() == b"whole"


def test_only_the_parts_of_one_target_are_swept(tmp_path: Path) -> None:
    mine, other = tmp_path / "mine.txt", tmp_path / "other.txt"
    write_whole(mine, b"mine")
    part_beside(mine).write_bytes(b"half")
    left = part_beside(other)
    left.write_bytes(b"half")
    sweep(mine)
    assert set(tmp_path.iterdir()) == {mine, left}
    sweep(tmp_path / "gone" / "x.txt")


def test_the_hash_of_no_file_is_none(tmp_path: Path) -> None:
    assert hash_of(tmp_path / "gone") is None
    (tmp_path / "empty").touch()
    assert hash_of(tmp_path / "empty") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
