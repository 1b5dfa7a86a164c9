"""What every test keeps to: no Qt message, no widget or thread left behind, no Qt where none is needed."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest

if TYPE_CHECKING:
    from PySide6.QtCore import QThread
    from PySide6.QtWidgets import QWidget

HERE = Path(__file__).parent
WITHOUT_QT = {"domain", "analysis", "commands", "store", "picture", "export", "exchange"}
SECONDS_TO_END = 2
FAILED = pytest.StashKey[bool]()

# Two busy cores are no reason for a formula to fail.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Leaves pytest-qt, which loads Qt at once, out of a run of folders that have nothing to do with Qt."""
    parser.addoption("--screen", action="store_true", help="show the windows on this computer's screen")
    config: Any = pluginmanager.get_plugin("pytestconfig")
    chosen: list[str] = config.known_args_namespace.file_or_dir
    if chosen and all(_is_without_qt(each) for each in chosen):
        pluginmanager.unregister(name="pytest-qt")


def pytest_configure(config: pytest.Config) -> None:
    """Without a screen Qt aborts the process instead of raising, so this is settled before it is loaded."""
    if not config.getoption("--screen"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


def _is_without_qt(chosen: str) -> bool:
    path = Path(chosen.split("::", maxsplit=1)[0]).absolute()
    return path.is_relative_to(HERE) and bool(WITHOUT_QT.intersection(path.relative_to(HERE).parts[:1]))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Notes that a test failed: the report keeps its variables alive, so what is left is not judged."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a test that leaves a running thread or a top-level widget, or loads Qt where it should not."""
    threads, qthreads, widgets = set(threading.enumerate()), _qthreads(), _widgets()
    yield
    if request.node.stash.get(FAILED, False):
        return
    assert "PySide6" not in sys.modules or request.config.pluginmanager.has_plugin("pytest-qt"), "Qt was loaded"
    running = [each.name for each in set(threading.enumerate()) - threads if _goes_on(each)]
    assert not running, f"threads still run: {running}"
    running = [type(each).__name__ for each in _qthreads() - qthreads if not each.wait(SECONDS_TO_END * 1000)]
    assert not running, f"Qt threads still run: {running}"
    if _widgets() - widgets:
        gc.collect()  # a widget in a cycle with a closure goes only now
    left = [f"{type(each).__name__} {each.objectName()}".strip() for each in _widgets() - widgets]
    assert not left, f"top-level widgets are still there: {left}"


def _goes_on(thread: threading.Thread) -> bool:
    if isinstance(thread, threading._DummyThread):  # a thread of Qt's, seen by Python
        return False
    thread.join(SECONDS_TO_END)
    return thread.is_alive()


def _qthreads() -> set[QThread]:
    if "PySide6.QtCore" not in sys.modules:
        return set()
    import shiboken6
    from PySide6.QtCore import QThread

    here = QThread.currentThread()
    wrappers = shiboken6.getAllValidWrappers()
    return {each for each in wrappers if isinstance(each, QThread) and each != here and each.isRunning()}


def _widgets() -> set[QWidget]:
    if "PySide6.QtWidgets" not in sys.modules:
        return set()
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is None:
        return set()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return set(QApplication.topLevelWidgets())
