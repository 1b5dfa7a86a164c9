"""Do the tests' own rules bite?"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]

BAD = """
import threading, warnings
from PySide6.QtCore import QThread, qWarning
from PySide6.QtWidgets import QLabel

kept = []
end = threading.Event()

class Endless(QThread):
    def run(self):
        end.wait()

def test_clean(qtbot):
    label = QLabel("fine")
    qtbot.addWidget(label)
    label.show()

def test_warning():
    warnings.warn("old", DeprecationWarning)

def test_qt_message(qtbot):
    qWarning("something is off")

def test_widget(qtbot):
    kept.append(QLabel("left behind"))

def test_thread():
    threading.Thread(target=end.wait, name="idler", daemon=True).start()

def test_qt_thread(qtbot):
    kept.append(Endless())
    kept[-1].start()

def test_exception_in_slot(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    label.windowTitleChanged.connect(lambda title: 1 / 0)
    label.setWindowTitle("new")

def test_clean_up():
    end.set()
    kept[-1].wait()
    kept.clear()
"""


def test_a_test_that_breaks_the_rules_fails(tmp_path: Path) -> None:
    (tmp_path / "test_bad.py").write_text(BAD, encoding="utf-8")
    options = ["-c", str(ROOT / "pyproject.toml"), "--rootdir", str(tmp_path), "-p", "tests.conftest", "-rA"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, str(tmp_path / "test_bad.py")],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    summary = [line for line in done.stdout.splitlines() if line.startswith(("PASSED", "FAILED", "ERROR"))]
    bad = {line.split("::")[1].split()[0] for line in summary if not line.startswith("PASSED")}
    expected = {"warning", "qt_message", "widget", "thread", "qt_thread", "exception_in_slot"}
    assert bad == {f"test_{each}" for each in expected}, done.stdout
