"""Files, pictures and addresses dropped anywhere on a page, with a frame that says what becomes of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFrame, QWidget

from sciencepm.ui.around.incoming import holds_something
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column
from sciencepm.ui.widgets.text import Label


class Dropping(QObject):
    """Watches `page`; `take` gets what was dropped."""

    def __init__(self, session: Session, page: QWidget, take: Callable[[QMimeData], object]) -> None:
        super().__init__(page)
        words, px = session.words, session.theme.px
        self._session, self._page, self._take = session, page, take
        self.sign = QFrame(page)
        self.sign.setProperty("look", "drop-here")
        self.sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        icon = Label()
        icon.setPixmap(session.theme.pixmap("download", "accent", 32))
        said = Label(words("Drop it here to keep it with this project"), "section")
        for label in (icon, said):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sign.setLayout(column(None, icon, said, None, spacing=px(8)))
        self.sign.hide()
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop) and isinstance(event, QDropEvent):
            wanted = not self._session.document.is_read_only and holds_something(event.mimeData())
            if not wanted:
                return super().eventFilter(watched, event)
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._show(event.type() == QEvent.Type.DragEnter)
            if event.type() == QEvent.Type.Drop:
                self._take(event.mimeData())
            return True
        if event.type() in (QEvent.Type.DragLeave, QEvent.Type.Hide):
            self._show(False)
        return super().eventFilter(watched, event)

    def _show(self, on: bool) -> None:
        gap = self._session.theme.px(12)
        self.sign.setGeometry(self._page.rect().adjusted(gap, gap, -gap, -gap))
        self.sign.setVisible(on)
        self.sign.raise_()
