"""A real X server and the real program in it, as a person would sit before it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

_PATIENCE = 60


@dataclass
class Screen:
    """An X server of one's own; programs started on it are ended with it."""

    display: str
    folder: Path
    programs: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
        return kept | {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb", "HOME": str(self.folder)}

    def start(self, *arguments: str | Path) -> subprocess.Popen[bytes]:
        """The program with its own data folder."""
        command = [sys.executable, "-m", "sciencepm", *map(str, arguments), "--data-dir", str(self.folder / "data")]
        program = subprocess.Popen(command, env=self.environment, stderr=subprocess.PIPE)
        self.programs.append(program)
        return program

    def tool(self, *arguments: str) -> str:
        """One call of xdotool; what it printed."""
        done = subprocess.run(
            ["xdotool", *arguments], env=self.environment, check=True, capture_output=True, text=True, timeout=_PATIENCE
        )
        return done.stdout.strip()

    def window(self, name: str) -> str:
        """Wait for a window by its title and give it the keyboard; there is no window manager to do so."""
        found = self.tool("search", "--sync", "--onlyvisible", "--name", name).splitlines()[-1]
        self.tool("windowfocus", "--sync", found)
        return found

    def keys(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.tool("key", "--clearmodifiers", key)

    def type(self, text: str) -> None:
        """Type text at the pace of a quick person."""
        self.tool("type", "--delay", "15", text)

    def photograph(self, path: Path, number: int = 0) -> None:
        """One whole screen as a picture, taken by another program."""
        script = (
            "import sys; from PySide6.QtGui import QGuiApplication; app = QGuiApplication(['photograph']);"
            "app.primaryScreen().grabWindow(0).save(sys.argv[1])"
        )
        environment = self.environment | {"DISPLAY": f"{self.display}.{number}"}
        subprocess.run([sys.executable, "-c", script, str(path)], env=environment, check=True, timeout=_PATIENCE)


def shown(file: Path) -> dict[str, Any]:
    """What the command line says of a portfolio."""
    done = subprocess.run(
        [sys.executable, "-m", "sciencepm", "show", str(file), "--json"],
        check=True,
        capture_output=True,
        timeout=_PATIENCE,
    )
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def until(is_so: Callable[[], bool]) -> None:
    """Wait for another process; there is no event of ours to wait for."""
    end = time.monotonic() + _PATIENCE
    while not is_so():
        assert time.monotonic() < end, "It did not happen in time."
        time.sleep(0.1)


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    """A screen of 1440 × 900."""
    yield from _server(tmp_path, "1440x900x24")


@pytest.fixture
def two_screens(tmp_path: Path) -> Iterator[Screen]:
    """Two screens of one server, told apart by their number: 1920 × 1080 and 1280 × 800."""
    yield from _server(tmp_path, "1920x1080x24", "1280x800x24")


def _server(folder: Path, *sizes: str) -> Iterator[Screen]:
    server = shutil.which("Xvfb")
    assert server, "Xvfb is missing; python3 tools/dev.py test installs it or says how."
    screens = [part for number, size in enumerate(sizes) for part in ("-screen", str(number), size)]
    read_end, write_end = os.pipe()
    process = subprocess.Popen(
        [server, "-displayfd", str(write_end), *screens, "-nolisten", "tcp"],
        pass_fds=(write_end,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    with os.fdopen(read_end) as told:
        number = told.readline().strip()
    screen = Screen(f":{number}", folder)
    try:
        yield screen
    finally:
        for program in screen.programs:
            if program.poll() is None:
                program.kill()
            program.communicate(timeout=_PATIENCE)
        process.terminate()
        process.wait(timeout=_PATIENCE)
