#!/usr/bin/env python3
"""One command for all one does with this checkout; it needs nothing but Python 3.11 and sets up the rest."""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit("SciencePM needs Python 3.11 or newer; this is %d.%d." % sys.version_info[:2])  # noqa: UP031

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import system_libraries
import virtual_environment
from checkout import BUILD, LOCK, PYTHON, ROOT, SCRIPTS, Stop, environment, step


def setup(arguments: list[str]) -> int:
    """set everything up: .venv from the lock, and the system's libraries"""
    _refuse(arguments)
    _set_up(system_libraries.OFFSCREEN)
    print(f"Ready: {PYTHON.relative_to(ROOT)}")
    return 0


def run(arguments: list[str]) -> int:
    """open the window on a sample, or on FILE; without a screen, make its documents instead"""
    if not _has_screen():
        print("There is no screen here, so this makes the sample's documents and pictures instead.")
        return _demo()
    _set_up(system_libraries.WINDOW)
    own_file = bool(arguments) and not arguments[0].startswith("-")
    sample = [] if own_file else [_sample(BUILD / "run")]
    code = _program(*sample, *arguments, "--data-dir", BUILD / "run" / "data")
    if code < 0:
        raise Stop(f"The window ended by signal {-code}; if its screen cannot be reached, correct or unset DISPLAY.")
    return code


def test(arguments: list[str]) -> int:
    """run the tests; arguments go to pytest"""
    _set_up(system_libraries.TESTS)
    return _call([PYTHON, "-m", "pytest", *arguments])


def check(arguments: list[str]) -> int:
    """look over the code: ruff, mypy --strict, import-linter, and a lock without addresses"""
    _refuse(arguments)
    _set_up({})
    steps: dict[str, list[str | Path]] = {
        "ruff check": [PYTHON, "-m", "ruff", "check", "."],
        "ruff format": [PYTHON, "-m", "ruff", "format", "--check", "."],
        "mypy": [PYTHON, "-m", "mypy"],
        "import-linter": [SCRIPTS / "lint-imports"],
    }
    failed = [name for name, command in steps.items() if _call(command) != 0]
    if "://" in LOCK.read_text(encoding="utf-8"):
        failed.append(f"{LOCK.name}, which holds an address")
    if failed:
        raise Stop(f"Not clean: {', '.join(failed)}.")
    print("Clean.")
    return 0


def bench(arguments: list[str]) -> int:
    """run the benchmarks, or those named: ratios within one run, each beside its goal"""
    files = {file.stem: file for file in sorted((ROOT / "benchmarks").glob("*.py"))}
    for name in arguments:
        if name not in files:
            raise Stop(f"There is no benchmark {name!r}; there are {', '.join(files)}.")
    _set_up(system_libraries.OFFSCREEN)
    missed = []
    for name in arguments or files:
        print(f"{name}:", flush=True)
        if _call([PYTHON, files[name]], QT_QPA_PLATFORM="offscreen") != 0:
            missed.append(name)
    if missed:
        raise Stop(f"Not every goal is met: {', '.join(missed)}.")
    return 0


def pictures(arguments: list[str]) -> int:
    """photograph every place and document, or those named, into build/pictures/"""
    _set_up(system_libraries.OFFSCREEN)
    return _pictures(arguments)


def lock(arguments: list[str]) -> int:
    """write requirements.lock from pyproject.toml; --upgrade takes newer versions"""
    written = LOCK.with_suffix(".new")
    with tempfile.TemporaryDirectory() as folder:
        uv = shutil.which("uv") or _fetch_uv(Path(folder))
        if LOCK.exists():
            shutil.copyfile(LOCK, written)  # uv keeps the versions it finds there
        options = ["--group", "dev", "--universal", "--python-version", "3.11", "--generate-hashes"]
        plain: list[str | Path] = ["--no-annotate", "--no-header", "-o", written, *arguments]
        try:
            step([uv, "pip", "compile", "pyproject.toml", *options, *plain], "The lock could not be made")
            if "://" in written.read_text(encoding="utf-8"):
                raise Stop("The new lock holds an address, so the old one was kept.")
            written.replace(LOCK)
        finally:
            written.unlink(missing_ok=True)
    print(f"Wrote {LOCK.name}.")
    return 0


VERBS: dict[str, Callable[[list[str]], int]] = {
    each.__name__: each for each in (setup, run, test, check, bench, pictures, lock)
}


def main(arguments: list[str]) -> int:
    """Runs the verb; returns the exit code."""
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        print("python3 tools/dev.py VERB [ARGUMENTS]\n")
        print("\n".join(f"  {name:10}{each.__doc__}" for name, each in VERBS.items()))
        return 0
    verb = VERBS.get(arguments[0])
    if verb is None:
        print(f"There is no verb {arguments[0]!r}; there are {', '.join(VERBS)}.", file=sys.stderr)
        return 2
    try:
        return verb(arguments[1:])
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.strerror or type(error).__name__}: {error.filename or 'this computer'}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _set_up(libraries: dict[str, tuple[str, ...]]) -> None:
    changed = system_libraries.provide(libraries)
    changed |= virtual_environment.set_up()
    if changed and libraries:
        system_libraries.check_qt_starts()


def _has_screen() -> bool:
    on_linux = sys.platform.startswith("linux")
    return not on_linux or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _sample(folder: Path) -> Path:
    """The sample portfolio in `folder`, made when it is not there yet or its records have changed since."""
    file = folder / "sample.sciencepm"
    if file.exists() and not _is_readable(file):
        aside = folder.with_name(f"{folder.name}-{int(file.stat().st_mtime)}")
        folder.rename(aside)
        print(f"The sample is of an earlier version; it is now in {aside.relative_to(ROOT)}, and a new one is made.")
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        if _program("new", file, "--sample") != 0:
            raise Stop("The sample portfolio could not be made.")
    return file


def _is_readable(portfolio: Path) -> bool:
    command: list[str | Path] = [PYTHON, "-m", "sciencepm", "check", portfolio]
    return subprocess.call(command, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) != 2


def _demo() -> int:
    _set_up(system_libraries.OFFSCREEN)
    folder = BUILD / "demo"
    brief = folder / "executive-brief.pdf"
    if _program("brief", _sample(folder), "--kind", "portfolio", "-o", brief) != 0:
        raise Stop("The sample's executive brief could not be made.")
    if _pictures(["--into", str(folder), "places"]) != 0:
        raise Stop("The pictures of the sample's places could not be made.")
    print(f"Look into {folder.relative_to(ROOT)}: the executive brief and pictures of the places.")
    return 0


def _pictures(arguments: list[str]) -> int:
    return _call([PYTHON, ROOT / "tools" / "pictures.py", *arguments], QT_QPA_PLATFORM="offscreen")


def _fetch_uv(folder: Path) -> Path:
    print("Fetching uv for this once ...", flush=True)
    step([sys.executable, "-m", "venv", folder], "A folder for uv could not be made")
    scripts = folder / SCRIPTS.name
    step([scripts / PYTHON.name, "-m", "pip", "install", "-q", "uv"], "uv could not be fetched")
    return scripts / "uv"


def _program(*arguments: str | Path) -> int:
    """Runs the program from where the person stands, so that a FILE they name is theirs."""
    return subprocess.call([PYTHON, "-m", "sciencepm", *arguments], env=environment())


def _call(command: list[str | Path], **variables: str) -> int:
    return subprocess.call(command, cwd=ROOT, env=environment(**variables))


def _refuse(arguments: list[str]) -> None:
    if arguments:
        raise Stop(f"This verb takes no arguments, but was given {' '.join(arguments)}.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
