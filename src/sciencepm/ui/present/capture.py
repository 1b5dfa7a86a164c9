"""What is said in the room, taken down line by line while one presents; each line is in the portfolio at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from sciencepm.commands.check_ins import NoteKind, NoteLine, log_check_in, note_line
from sciencepm.domain.documents import Audience
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.domain.stakeholders import CheckIn, Stakeholder
from sciencepm.ui.clock import now
from sciencepm.ui.session import Session
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.box import column
from sciencepm.ui.widgets.flow import flowing
from sciencepm.ui.widgets.segments import Segments
from sciencepm.ui.widgets.text import ElidedLabel, Label

_KINDS: Final = (NoteKind.QUESTION, NoteKind.DECISION, NoteKind.PROMISE, NoteKind.UPDATE)


class CaptureLine(QLineEdit):
    """One line; Enter keeps it, Tab changes what it is, Escape goes back to the slides."""

    kept = Signal()
    turned = Signal()
    left = Signal()

    def focusNextPrevChild(self, _next: bool) -> bool:
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.kept.emit()
            case Qt.Key.Key_Tab:
                self.turned.emit()
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)
                event.accept()  # a key that does nothing in the line must not turn the slide


class Capture(QWidget):
    """The line, what it is, and the last that was kept. The first line makes the check-in of this presentation.

    `about` gives the project that is on screen, if one is.
    """

    left = Signal()

    def __init__(
        self, session: Session, theme: Theme, audience: Audience | None, about: Callable[[], str | None]
    ) -> None:
        super().__init__()
        words, px = session.words, theme.px
        self._session = session
        self._audience = audience
        self._about = about
        self._check_in: str | None = None
        names = {
            NoteKind.QUESTION: words("Question"),
            NoteKind.DECISION: words("Decision"),
            NoteKind.PROMISE: words("Promise"),
            NoteKind.UPDATE: words("Update"),
        }
        self.kind = NoteKind.QUESTION
        self.kinds = Segments(
            [(kind.value, names[kind]) for kind in _KINDS], self.kind.value, words("What this line is")
        )
        self.kinds.chosen.connect(lambda code: self._choose(NoteKind(code)))
        for kind in _KINDS:
            self.kinds.button(kind.value).setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.line = CaptureLine()
        self.line.setAccessibleName(words("Take down what is said"))
        self.line.setPlaceholderText(words("N, then type; Enter keeps it"))
        self.line.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.line.setEnabled(not session.document.is_read_only)
        self.line.kept.connect(self.keep)
        self.line.turned.connect(self._turn)
        self.line.left.connect(self.left)
        self.last = ElidedLabel(look="caption")
        self.wrong = Label(look="error", wrap=True)
        self.wrong.hide()
        head = flowing(Label(words("Take down"), "caption-strong"), self.kinds, spacing=px(12), line_gap=px(4))
        self.setLayout(column(head, self.line, self.wrong, self.last, spacing=px(6)))

    def begin(self) -> None:
        """Into the line."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keep(self) -> None:
        """The line into the portfolio: a check-in with everybody of this audience, and what the line is."""
        text = self.line.text().strip()
        if not text:
            self.left.emit()
            return
        line = NoteLine(self.kind, text, self._project())
        if self._session.do_at(self, self._command, line=line):
            words = self._session.words
            self.line.clear()
            self.last.setText(words("Kept: {text}", text=text))

    def show_error(self, sentence: str) -> None:
        """Say why the line was not kept; it stays as it was typed."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))

    def _command(self, portfolio: Portfolio, *, line: NoteLine) -> Edit:
        met = portfolio.find(CheckIn, self._check_in)
        if met is not None and met.deleted_on is None:
            return note_line(portfolio, check_in_id=met.id, line=line)
        readers = self._audience.stakeholder_ids if self._audience else ()
        known = (portfolio.find(Stakeholder, each) for each in readers)
        present = [each.id for each in known if each is not None and each.deleted_on is None]
        today = self._session.today
        edit = log_check_in(portfolio, on=today, at=now(), today=today, stakeholder_ids=present, lines=(line,))
        self._check_in = edit.changes[0].record.id
        return edit

    def _project(self) -> str | None:
        project = self._session.portfolio.find(Project, self._about())
        return project.id if project is not None and project.deleted_on is None else None

    def _choose(self, kind: NoteKind) -> None:
        self.kind = kind
        self.begin()

    def _turn(self) -> None:
        self.kind = _KINDS[(_KINDS.index(self.kind) + 1) % len(_KINDS)]
        self.kinds.choose(self.kind.value)
