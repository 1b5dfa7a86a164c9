"""Where everything is put together: folders, log, settings, document, session, window."""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QTimer, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from sciencepm import log
from sciencepm.document import Document
from sciencepm.errors import UserError
from sciencepm.paths import Paths
from sciencepm.settings import Font, Settings, load_settings
from sciencepm.ui.session import Session
from sciencepm.ui.theme.apply import apply_theme
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.window import Window

_log = logging.getLogger(__name__)


class _Bugs(QObject):
    """Brings a bug, wherever it was raised, to the window's thread to be told."""

    met = Signal(str)


def run(path: Path | None, data_dir: Path | None, today: Callable[[], date]) -> int:
    """Open the window on `path`, on the last portfolio, or on an unnamed one; the exit status when it is closed."""
    paths = Paths.at(data_dir)
    paths.make()
    log.start(paths.logs)
    faulthandler.enable()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("SciencePM")
    app.setApplicationDisplayName("SciencePM")
    settings = load_settings(paths.config)
    theme = Theme.of(settings.look, settings.text_scale, system_face=settings.font is Font.SYSTEM)
    apply_theme(app, theme, paths.cache)
    document, trouble = _first_document(path, paths, settings)
    session = Session(document, paths, settings, theme, today)
    session.remember()
    window = Window(session)
    _watch_for_bugs(window)
    window.show()
    if trouble is not None:
        QTimer.singleShot(0, lambda: session.failed.emit(trouble))
    status = app.exec()
    log.stop()
    return status


def _first_document(path: Path | None, paths: Paths, settings: Settings) -> tuple[Document, UserError | None]:
    """The document to begin with; when the wanted one cannot be opened, an unnamed one and the reason."""
    wanted = path or settings.last_portfolio
    try:
        if wanted is not None:
            return Document.open(wanted, paths), None
    except UserError as error:
        return Document.untitled(paths), error
    return Document.untitled(paths), None


def _watch_for_bugs(window: Window) -> None:
    """A bug is a dialog and the session goes on; the log gets where it was, never what the portfolio says."""
    bugs = _Bugs(window)
    bugs.met.connect(window.tell_bug)

    def met(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        _log.error("A bug was met", exc_info=error)
        bugs.met.emit(kind.__name__)

    sys.excepthook = met
    threading.excepthook = lambda raised: met(raised.exc_type, raised.exc_value, raised.exc_traceback)
    qInstallMessageHandler(_from_qt)


def _from_qt(kind: QtMsgType, _context: object, _message: str) -> None:
    """Qt's messages may quote what is on screen, so only their kind is kept."""
    if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
        _log.error("Qt reported a critical fault")
