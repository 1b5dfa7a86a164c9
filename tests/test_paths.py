"""Does everything this program keeps go where it was told?"""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from sciencepm.paths import Paths


def test_a_data_folder_holds_everything(tmp_path: Path) -> None:
    paths = Paths.at(tmp_path / "mine")
    assert {paths.data, paths.config, paths.cache, paths.logs} == {
        tmp_path / "mine" / name for name in ("data", "config", "cache", "logs")
    }


def test_a_data_folder_stays_the_same_when_the_working_folder_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert Paths.at(Path("mine")).data == tmp_path / "mine" / "data"


def test_without_a_data_folder_the_platform_says_where() -> None:
    paths = Paths.at(None)
    assert all("SciencePM" in str(each) for each in (paths.data, paths.config, paths.cache, paths.logs))
    assert all(each.is_absolute() for each in (paths.data, paths.config, paths.cache, paths.logs))


def test_nothing_is_made_until_it_is_asked_for_and_then_for_this_user_only(tmp_path: Path) -> None:
    paths = Paths.at(tmp_path / "mine")
    assert not (tmp_path / "mine").exists()
    paths.make()
    paths.make()
    assert paths.data.is_dir()
    if sys.platform != "win32":
        assert stat.S_IMODE(paths.data.stat().st_mode) == 0o700
