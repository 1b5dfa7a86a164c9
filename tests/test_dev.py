"""Does tools/dev.py say in one sentence what is wrong, and keep other installations out?"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def dev(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "tools" / "dev.py"), *arguments]
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False)


def test_a_verb_that_is_not_there_is_answered_with_those_that_are() -> None:
    done = dev("tset")
    assert done.returncode == 2
    assert done.stderr.startswith("There is no verb 'tset'; there are setup, run, test, check")
    assert done.stderr.count("\n") == 1


def test_an_argument_too_many_is_refused_before_anything_is_done() -> None:
    done = dev("setup", "everything")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "This verb takes no arguments, but was given everything.\n"


def test_a_benchmark_that_is_not_there_is_answered_with_those_that_are() -> None:
    done = dev("bench", "forecasts")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("There is no benchmark 'forecasts'; there are ")
    assert " forecast, " in done.stderr


def test_without_a_verb_each_is_explained() -> None:
    done = dev()
    assert done.returncode == 0
    assert [line.split()[0] for line in done.stdout.splitlines()[2:]] == [
        "setup", "run", "test", "check", "bench", "pictures", "lock",
    ]  # fmt: skip


def test_packages_of_other_installations_stay_outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "stranger.py").write_text("", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    look = f"import sys; sys.path.insert(0, {str(ROOT / 'tools')!r}); import checkout as c, subprocess as s; "
    ask = "print(s.call([sys.executable, '-c', 'import stranger'], env=c.environment(), stderr=s.DEVNULL))"
    done = subprocess.run([sys.executable, "-c", look + ask], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "1\n"
