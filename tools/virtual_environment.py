"""Makes .venv hold exactly what requirements.lock says, and this program in place."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import platform
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from checkout import BUILD, LOCK, PYTHON, ROOT, VENV, Stop, environment, step

STAMP = VENV / "set-up.txt"
NOT_IN_LOCK = {"pip", "setuptools", "sciencepm"}


def set_up() -> bool:
    """Makes or refreshes .venv; returns whether there was anything to do. Raises Stop."""
    if _stamp() == _wanted():
        return False
    with _one_at_a_time():
        if _stamp() == _wanted():  # another command did it while this one waited
            return False
        made, locked, _ = _stamp()
        STAMP.unlink(missing_ok=True)
        if made != _wanted()[0] or locked != _wanted()[1]:
            _install_lock(anew=made != _wanted()[0])
        _install_program()
        STAMP.write_text("\n".join(_wanted()), encoding="utf-8")
    return True


def _wanted() -> tuple[str, str, str]:
    return (
        f"Python {platform.python_version()} in {ROOT}",
        hashlib.sha256(LOCK.read_bytes()).hexdigest(),
        hashlib.sha256(_packaging().encode()).hexdigest(),
    )


def _packaging() -> str:
    """What pyproject.toml says of building and installing, without the settings of the checks."""
    described = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return json.dumps([described["build-system"], described["project"], described["tool"]["hatch"]])


def _stamp() -> tuple[str, str, str]:
    if PYTHON.exists() and STAMP.exists():
        lines = STAMP.read_text(encoding="utf-8").splitlines()
        if len(lines) == 3:
            return lines[0], lines[1], lines[2]
    return "", "", ""


def _install_lock(*, anew: bool) -> None:
    uv = shutil.which("uv")
    print("Setting up .venv (the first time takes a minute or two) ...", flush=True)
    if uv is not None:
        try:
            _install_lock_by_uv(uv, anew=anew)
        except Stop:
            anew = True  # uv knows nothing of pip's own configuration, so pip may still succeed
        else:
            return
    _install_lock_by_pip(anew=anew)


def _install_lock_by_uv(uv: str, *, anew: bool) -> None:
    if anew:
        _remove_venv()
        step([uv, "venv", "--python", _base_python(), VENV], "uv could not make .venv")
    sync: list[str | Path] = [uv, "pip", "sync", "--python", PYTHON]
    step([*sync, "--require-hashes", "--only-binary", ":all:", LOCK], "uv could not install the libraries")


def _install_lock_by_pip(*, anew: bool) -> None:
    if anew or not _has_pip():
        _remove_venv()
        if importlib.util.find_spec("ensurepip") is None:
            minor = f"python{sys.version_info[0]}.{sys.version_info[1]}"
            raise Stop(f"This Python comes without venv: install it, on Debian and Ubuntu as {minor}-venv.")
        step([_base_python(), "-m", "venv", VENV], ".venv could not be made")
    step(
        [*_pip("install"), "--require-hashes", "--only-binary=:all:", "-r", LOCK],
        "The libraries could not be installed from the package index",
    )
    locked = {_plain(name) for name in re.findall(r"^([\w.-]+)==", LOCK.read_text(encoding="utf-8"), re.MULTILINE)}
    listed = step([*_pip("list"), "--format=freeze"], "The installed libraries could not be listed")
    present = {_plain(name) for name in re.findall(r"^([\w.-]+)==", listed, re.MULTILINE)}
    if strays := sorted(present - locked - NOT_IN_LOCK):
        step([*_pip("uninstall"), "-y", *strays], "A library that is no longer wanted could not be removed")


def _install_program() -> None:
    failure = "SciencePM could not be installed into .venv"
    command: list[str | Path] = ["--no-deps", "--no-build-isolation", "-e", ROOT]
    if _has_pip():
        step([*_pip("install"), *command], failure)
    elif uv := shutil.which("uv"):
        step([uv, "pip", "install", "--python", PYTHON, *command], failure)
    else:
        raise Stop(f"{failure} because uv made it and is gone: delete .venv and run the same command again.")


def _pip(verb: str) -> list[str | Path]:
    return [PYTHON, "-m", "pip", verb, "--disable-pip-version-check", "--no-input"]


def _has_pip() -> bool:
    if not PYTHON.exists():
        return False
    probe: list[str | Path] = [
        PYTHON,
        "-c",
        "import importlib.util as u; raise SystemExit(u.find_spec('pip') is None)",
    ]
    return subprocess.run(probe, env=environment(), check=False).returncode == 0


def _base_python() -> str:
    """The interpreter behind the one that runs this, which may be .venv's own."""
    return str(getattr(sys, "_base_executable", "") or sys.executable)


def _remove_venv() -> None:
    if VENV.exists():
        try:
            shutil.rmtree(VENV)
        except OSError as error:
            raise Stop(f".venv is in use ({error.strerror}): close what runs from it and try again.") from error


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    BUILD.mkdir(exist_ok=True)
    with (BUILD / "setup.lock").open("w") as file:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield
