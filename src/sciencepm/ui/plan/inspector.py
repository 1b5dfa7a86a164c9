"""The panel beside the plan in which everything of one record is seen and changed; nothing in it is modal."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from sciencepm.domain.record import Record
from sciencepm.errors import UserError
from sciencepm.ui.plan.answers import side_by_side
from sciencepm.ui.plan.record_form import RecordForm
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import Part, column, panel, row, rule, scrolled
from sciencepm.ui.widgets.button import icon_button
from sciencepm.ui.widgets.text import ElidedLabel, Label


class Inspector(QFrame):
    """A heading with a way to close it, and a body that scrolls. Escape closes it."""

    closed = Signal()
    opened = Signal(str)
    """Asks for another record's panel by its id."""
    translate_wanted = Signal(str, int)
    """Asks to take a figure of an experiment to a value sheet."""
    told_wanted = Signal(str)
    """Asks to note who has heard of a decision."""
    modes_wanted = Signal()
    """Asks for the panel of the project's modes."""

    def __init__(self, session: Session, record_id: str, heading: str) -> None:
        super().__init__()
        words, px = session.words, session.theme.px
        self.session = session
        self.record_id = record_id
        self.setProperty("look", "inspector")
        self.heading = ElidedLabel(heading, "section")
        self.setAccessibleName(heading)
        self._inner = QVBoxLayout()
        self._inner.setSpacing(px(12))
        self._inner.setContentsMargins(px(16), px(4), px(16), px(16))
        body = panel(self._inner, "inspector-body")
        # It is as wide as the panel, whatever is in it.
        body.setMinimumWidth(1)
        self._area = scrolled(body)
        close = icon_button(session.theme, "x", words("Close this panel"), self.closed.emit)
        top = row(self.heading, close, spacing=px(8), margins=(px(16), px(12), px(10), px(8)))
        top.setStretch(0, 1)
        self.setLayout(column(top, self._area, spacing=0))

    @property
    def marks(self) -> str:
        """The id of what is marked on the page while this panel is open."""
        return self.record_id

    def is_there(self) -> bool:
        """Whether what it shows is still in the portfolio."""
        try:
            return self.session.portfolio.is_live(self.record)
        except UserError:
            return False

    @property
    def record(self) -> Record:
        """The record as it is now."""
        raise NotImplementedError

    @property
    def form(self) -> RecordForm | None:
        """The fields of the record, where it has such."""
        return None

    def refresh(self) -> None:
        """Read the portfolio again."""
        if self.form is not None:
            self.form.refresh()

    def focus_first(self) -> None:
        """Go to the field one would fill in first."""

    def add(self, *parts: Part) -> None:
        """More parts below."""
        for part in parts:
            if part is None:
                self._inner.addStretch(1)
            elif isinstance(part, QWidget):
                self._inner.addWidget(part)
            elif isinstance(part, int):
                self._inner.addSpacing(part)
            else:
                self._inner.addLayout(part)

    def section(self, title: str, *parts: Part) -> None:
        """A line, a heading and parts below it."""
        self.add(rule(), Label(title, "strong"), *parts)

    def reveal(self, widget: QWidget) -> None:
        """Scroll until a part of it is seen."""
        area: QScrollArea = self._area
        area.ensureWidgetVisible(widget, 0, self.session.theme.px(24))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)


def beside(session: Session, *parts: QWidget) -> QWidget:
    """Fields side by side, aligned at their tops."""
    return panel(side_by_side(parts, session.theme.px(8)))


def has_focus(widget: QWidget) -> bool:
    """Whether the keyboard is in a widget or in something inside it."""
    focused: QWidget | None = QApplication.focusWidget()
    return focused is not None and (focused is widget or widget.isAncestorOf(focused))
