"""Where things are in this checkout, and how a step of setting it up is run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build"
LOCK = ROOT / "requirements.lock"
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if sys.platform == "win32" else "bin")
PYTHON = SCRIPTS / ("python.exe" if sys.platform == "win32" else "python")
SETUP_LOG = BUILD / "setup.log"


class Stop(Exception):
    """Ends the command with one sentence for the person who typed it."""


def environment(**more: str) -> dict[str, str]:
    """This process's variables without those that would let other installations' packages in."""
    outside = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PIP_USER", "PIP_TARGET", "__PYVENV_LAUNCHER__"}
    kept = {name: value for name, value in os.environ.items() if name not in outside}
    return {**kept, "PYTHONNOUSERSITE": "1", **more}


def step(command: list[str | Path], failure: str, **variables: str) -> str:
    """Runs `command` out of sight and returns what it printed; raises Stop with `failure` and the reason."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment(**variables),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    BUILD.mkdir(exist_ok=True)
    with SETUP_LOG.open("a", encoding="utf-8") as log:
        log.write(f"$ {' '.join(str(part) for part in command)}\n{done.stdout}\n")
    if done.returncode != 0:
        raise Stop(f"{failure} ({_reason(done.stdout)}); the whole output is in {SETUP_LOG.relative_to(ROOT)}.")
    return done.stdout


def _reason(output: str) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    told = [line for line in lines if line.lower().startswith(("error", "e:"))]
    return (told or lines or ["it said nothing"])[-1].rstrip(".")
