"""When we would stop: each rule with how close it is, where it stands and its limit."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.stop_rule_wording import limit_text, now_text, stop_rule_text
from sciencepm.analysis.stop_rules import Band, Closeness, closeness_of
from sciencepm.domain.project import Kind, Project
from sciencepm.domain.stop_rule import StopRule, StopRuleType
from sciencepm.ui.plan.plan_words import agreed_line
from sciencepm.ui.plan.roving import RovingButton
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import clear, column, panel, row, rule
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.meter import Meter
from sciencepm.ui.widgets.text import ElidedLabel, Label

_TONES = {Band.CLEAR: "meter", Band.APPROACHING: "revise", Band.NEAR: "revise", Band.CROSSED: "stop"}
_NOW, _LIMIT = 84, 84


class StopRulesCard(Card):
    """One tab stop; up and down go from rule to rule, Enter opens one, Delete removes it."""

    rule_opened = Signal(str)
    rule_wanted = Signal()
    rule_removed = Signal(str)

    def __init__(self, session: Session) -> None:
        words, px = session.words, session.theme.px
        self._agreed = ElidedLabel(look="second")
        self._agreed.setAlignment(Qt.AlignmentFlag.AlignRight)
        super().__init__(session.theme, spacing=6)
        self._session = session
        self._rows: dict[str, StopRuleRow] = {}
        heading = row(Label(words("When we would stop"), "section"), self._agreed, spacing=px(12))
        heading.setStretch(1, 1)
        self.setAccessibleName(words("When we would stop"))
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._close = Label(words("How close"), "caption-strong")
        self._head = _head(session, self._close)
        self._none = Label(look="second", wrap=True)
        self._add = button(words("Add a stop rule"), self.rule_wanted.emit)
        for part in (heading, self._head, self._list, self._none, px(2), row(self._add, None), None):
            self.add(part)

    def show_project(self, project: Project) -> None:
        """Show this project's rules, keeping the rows that are still there."""
        session, words = self._session, self._session.words
        rules = session.portfolio.of(StopRule, project.id)
        wanted = [each.id for each in rules]
        if wanted != list(self._rows):
            clear(self._list)
            self._rows = {each.id: self._row(each.id) for each in rules}
            for made in self._rows.values():
                self._list.addWidget(made)
            self._share_width()
        for close in closeness_of(session.portfolio, project.id, session.today):
            self._rows[close.rule.id].show_rule(close)
        self._agreed.setText(agreed_line(rules, session.today, words))
        self._head.setVisible(bool(rules))
        self._none.setVisible(not rules)
        if project.kind is Kind.FOUNDATIONAL:
            self._none.setText(
                words("No stop rule yet. Work that opens new ground needs one: say beforehand when you would stop.")
            )
        else:
            self._none.setText(
                words("No stop rule yet. Say beforehand when you would stop, while nobody is attached to the answer.")
            )
        self._add.setVisible(project.ended_on is None and not session.document.is_read_only)
        for place, made in enumerate(self._rows.values()):
            made.set_tab_stop(place == 0)

    def select(self, record_id: str | None) -> None:
        """Mark the rule the panel shows."""
        for rule_id, made in self._rows.items():
            made.set_selected(rule_id == record_id)

    def row_of(self, rule_id: str) -> StopRuleRow | None:
        """The row of a rule, if it is here."""
        return self._rows.get(rule_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """The bar is as wide as the words leave it."""
        px = self._session.theme.px
        room = max(0, self.width() - px(_NOW + _LIMIT + 90))
        meter = min(px(220), int(room * 0.38))
        self._close.setFixedWidth(meter)
        for made in self._rows.values():
            made.set_meter_width(meter)

    def _row(self, rule_id: str) -> StopRuleRow:
        made = StopRuleRow(self._session, self)
        made.clicked.connect(lambda _on=False: self.rule_opened.emit(rule_id))
        made.installEventFilter(self)
        return made

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, StopRuleRow) and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            rows, ids = list(self._rows.values()), list(self._rows)
            place = rows.index(watched)
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                rows[min(max(place + step, 0), len(rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                self.rule_removed.emit(ids[place])
                return True
        return super().eventFilter(watched, event)


class StopRuleRow(RovingButton):
    """A rule in a line."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        px = session.theme.px
        self._session = session
        self._text = Label(wrap=True)
        self._how = row(spacing=0)
        self._how_close = panel(self._how)
        self._now, self._limit = Label(look="number", wrap=True), Label(look="number", wrap=True)
        for label, width in ((self._now, _NOW), (self._limit, _LIMIT)):
            label.setFixedWidth(px(width))
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        across = row(spacing=px(14), margins=(px(8), px(8), px(8), px(8)))
        across.addWidget(self._text, 1)
        for part in (self._how_close, self._now, self._limit):
            across.addWidget(part)
        self.setLayout(across)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_meter_width(self, width: int) -> None:
        """How wide the bar is."""
        self._how_close.setFixedWidth(width)

    def show_rule(self, close: Closeness) -> None:
        """Show how close a rule is."""
        theme, words, today = self._session.theme, self._session.words, self._session.today
        text = stop_rule_text(close.rule, words)
        by_hand = close.rule.type is StopRuleType.EVENT and close.band is Band.CLEAR
        now, limit = now_text(close, words), limit_text(close.rule, today, words)
        self._text.setText(text)
        clear(self._how)
        if by_hand:
            self._how.addWidget(Label(words("Watched by hand"), "muted", wrap=True))
            now = "" if close.now is None else now
        else:
            self._how.addWidget(Meter(theme, float(close.part), _TONES[close.band]))
        self._now.setText(now)
        self._limit.setText(limit)
        how = words("watched by hand") if by_hand else label_of(close.band, words)
        self.setAccessibleName(
            ", ".join(part for part in (text, how, now, words("limit {limit}", limit=limit)) if part)
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._session.theme
        with QPainter(self) as painter:
            painter.setPen(QPen(theme.color("raised"), 1))
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
            if not (self.hasFocus() or self.is_selected or self.is_under_mouse):
                return
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            marked = self.hasFocus() or self.is_selected
            painter.setPen(QPen(theme.color("accent"), 2) if marked else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_tint" if marked else "raised"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -2), theme.px(4), theme.px(4))


def _head(session: Session, close: Label) -> QWidget:
    words, px = session.words, session.theme.px
    across = row(spacing=px(14), margins=(px(8), px(4), px(8), px(4)))
    across.addWidget(Label(words("Stop rule"), "caption-strong"), 1)
    across.addWidget(close)
    for text, width in ((words("Now"), _NOW), (words("Limit"), _LIMIT)):
        label = Label(text, "caption-strong")
        label.setFixedWidth(px(width))
        label.setAlignment(Qt.AlignmentFlag.AlignRight)
        across.addWidget(label)
    return panel(column(across, rule(), spacing=0))
