"""What to ask the team before deciding: a press puts a question on the list for the weekly sync."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sciencepm.commands.team_questions import ask_team
from sciencepm.domain.stakeholders import Question
from sciencepm.ui.plan.roving import RovingButton
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, row
from sciencepm.ui.widgets.text import Label


class TeamAsks(QWidget):
    """One tab stop; up and down go from question to question, Enter puts one on the list."""

    def __init__(self, session: Session, project_id: str, questions: Sequence[str]) -> None:
        super().__init__()
        self._rows = [TeamAsk(session, project_id, each, self) for each in questions]
        for place, made in enumerate(self._rows):
            made.installEventFilter(self)
            made.set_tab_stop(place == 0)
        self.setLayout(column(*self._rows, spacing=session.theme.px(1)))

    @property
    def rows(self) -> list[TeamAsk]:
        """The questions in their order."""
        return self._rows

    def refresh(self) -> None:
        """Say which are on the list, and what was answered."""
        for made in self._rows:
            made.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, TeamAsk) and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                place = self._rows.index(watched) + step
                self._rows[max(0, min(len(self._rows) - 1, place))].setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)


class TeamAsk(RovingButton):
    """A question, and where it has got."""

    def __init__(self, session: Session, project_id: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        px = session.theme.px
        self._session, self._project_id, self.question = session, project_id, text
        self._mark = Label()
        self._said = Label(text, wrap=True)
        self._state = Label(look="caption", wrap=True)
        words = column(self._said, self._state, spacing=px(1))
        across = row(spacing=px(7), margins=(px(6), px(4), px(6), px(4)))
        across.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(words, 1)
        self.setLayout(across)
        for part in (self._mark, self._said, self._state):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(lambda _on=False: self._ask())
        self.refresh()

    def refresh(self) -> None:
        """Read whether it was asked."""
        theme, words, today = self._session.theme, self._session.words, self._session.today
        asked = self._asked()
        if asked is None:
            icon, tone, state = "plus", "third", ""
        elif asked.answered_on is None:
            icon, tone, state = "check", "go", words("On the list for the weekly sync")
        else:
            day = words.near_day(asked.answered_on, today)
            icon, tone, state = "check", "go", words("{day}: {answer}", day=day, answer=asked.answer)
        self._mark.setPixmap(theme.pixmap(icon, tone, 14))
        self._said.set_look("second" if asked else "")
        self._state.setText(state)
        self._state.setVisible(bool(state))
        self.setAccessibleName(f"{self.question} {state}".strip())
        hint = words("Put this question on the list for the weekly sync")
        self.setToolTip("" if asked else hint)
        self.setAccessibleDescription("" if asked else hint)
        self.setEnabled(not self._session.document.is_read_only)

    def _asked(self) -> Question | None:
        found = [each for each in self._session.portfolio.of(Question, self._project_id) if each.text == self.question]
        return found[-1] if found else None

    def _ask(self) -> None:
        if self._asked() is None:
            session = self._session
            session.do(ask_team, project_id=self._project_id, text=self.question, on=session.today, w=session.words)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._session.theme
        if not (self.hasFocus() or (self.is_under_mouse and self.isEnabled())):
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_tint" if self.hasFocus() else "raised"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(4), theme.px(4))
