"""Does the program remember the taste of its user, and shrug at what it does not understand?"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciencepm.settings import Font, Look, Settings, load_settings, save_settings


def test_settings_come_back_as_they_were(tmp_path: Path) -> None:
    settings = Settings(
        look=Look.HIGH_CONTRAST,
        text_scale=150,
        font=Font.SYSTEM,
        paper="letter",
        language="pt_BR",
        recent=(tmp_path / "ü 🧪.sciencepm",),
        last_portfolio=tmp_path / "ü 🧪.sciencepm",
        window_geometry="AdnQywADAAA=",
        audience_screen="HDMI-1",
        reduced_motion=True,
    )
    assert all(getattr(settings, name) != getattr(Settings(), name) for name in Settings.model_fields)
    save_settings(settings, tmp_path / "config")
    assert load_settings(tmp_path / "config") == settings
    assert [each.name for each in (tmp_path / "config").iterdir()] == ["settings.json"]


def test_the_first_time_there_are_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "nowhere") == Settings()


def test_a_wrong_or_unknown_field_falls_back_alone(tmp_path: Path) -> None:
    kept = {
        "look": "dark",
        "text_scale": 500,
        "font": 7,
        "paper": "papyrus",
        "language": "../../etc",
        "recent": [1, 2],
        "window_geometry": "<b>",
        "reduced_motion": True,
        "telepathy": "on",
    }
    (tmp_path / "settings.json").write_text(json.dumps(kept), encoding="utf-8")
    assert load_settings(tmp_path) == Settings(look=Look.DARK, reduced_motion=True)


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b'{"look": NaN}'])
def test_a_file_that_is_none_is_no_error(tmp_path: Path, text: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(text)
    assert load_settings(tmp_path) == Settings()


_anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(kept=st.dictionaries(st.sampled_from([*Settings.model_fields, "other", "self"]), _anything))
def test_no_content_is_an_error(kept: dict[str, object], tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("config")
    (folder / "settings.json").write_text(json.dumps(kept), encoding="utf-8")
    settings = load_settings(folder)
    save_settings(settings, folder)
    assert load_settings(folder) == settings


def test_what_was_opened_last_comes_first_and_once(tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.sciencepm" for number in range(12)]
    settings = Settings()
    for file in files:
        file.touch()
        settings = settings.with_opened(file)
    assert settings.recent_portfolios == tuple(reversed(files))[:10]
    settings = settings.with_opened(files[5])
    assert settings.recent_portfolios[:2] == (files[5], files[11])
    assert len(settings.recent_portfolios) == 10
    assert settings.last_portfolio == files[5]


def test_a_file_out_of_reach_is_not_offered_and_not_forgotten(tmp_path: Path) -> None:
    there, away = tmp_path / "there.sciencepm", tmp_path / "away.sciencepm"
    there.touch()
    settings = Settings().with_opened(away).with_opened(there)
    save_settings(settings, tmp_path)
    settings = load_settings(tmp_path)
    assert list(settings.recent_portfolios) == [there]
    away.touch()
    assert list(settings.recent_portfolios) == [there, away]


if sys.platform != "win32":

    def test_a_name_that_is_not_utf_8_is_remembered(tmp_path: Path) -> None:
        path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.sciencepm"))
        path.touch()
        save_settings(Settings().with_opened(path), tmp_path)
        assert load_settings(tmp_path).recent_portfolios == (path,)
