"""A person's first sittings with the program, in a real window on a real X server."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from tests.e2e.conftest import Screen, shown, until

_PATIENCE = 60


def _titles(file: Path) -> list[str]:
    return [project["title"] for project in shown(file)["projects"]]


def _sample(folder: Path) -> Path:
    file = folder / "sample.sciencepm"
    command = [sys.executable, "-m", "sciencepm", "new", str(file), "--sample", "--as-of", "2026-11-20"]
    subprocess.run(command, check=True, timeout=_PATIENCE)
    return file


def test_a_project_typed_into_the_window_is_in_the_file_when_it_is_closed(screen: Screen) -> None:
    file = _sample(screen.folder)
    program = screen.start(file, "--as-of", "2026-11-20")
    screen.window("SciencePM")
    screen.keys("ctrl+n")
    screen.type("Warn shops before their stock runs out")
    screen.keys("Tab")
    screen.type("Shops see fewer empty shelves")
    screen.keys("Return")
    until(lambda: len(_titles(file)) == 13)
    screen.photograph(screen.folder / "sitting.png")
    screen.keys("ctrl+q")
    assert program.wait(timeout=_PATIENCE) == 0
    assert "Warn shops before their stock runs out" in _titles(file)
    assert [each.name for each in screen.folder.iterdir() if each.name.startswith((".", "sample"))] == [file.name]


def test_what_was_typed_before_a_kill_is_there_when_it_is_opened_again(screen: Screen) -> None:
    program = screen.start()
    screen.window("SciencePM")
    screen.type("Read any delivery note")
    screen.keys("Return")
    working = screen.folder / "data" / "data"
    until(lambda: any(b"Read any delivery note" in each.read_bytes() for each in working.rglob("*") if each.is_file()))
    program.send_signal(signal.SIGKILL)
    program.wait(timeout=_PATIENCE)
    again = screen.start()
    screen.window("SciencePM")
    screen.keys("ctrl+q")
    assert again.wait(timeout=_PATIENCE) == 0
    assert any("Read any delivery note" in title for kept in working.rglob("*.sciencepm") for title in _titles(kept))
