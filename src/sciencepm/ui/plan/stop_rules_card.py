"""When we would stop: each rule with how close it is, where it stands and its limit."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.stop_rule_wording import limit_text, now_text, stop_rule_text
from sciencepm.analysis.stop_rules import Band, Closeness, closeness_of
from sciencepm.analysis.wording import role_text
from sciencepm.domain.project import Kind, Project
from sciencepm.domain.stop_rule import StopRule, StopRuleType
from sciencepm.ui.plan.plan_words import agreed_line
from sciencepm.ui.plan.roving import RovingButton
from sciencepm.ui.plan.stop_rule_words import TONES, crossing_words
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import clear, column, panel, row, rule
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.meter import Meter
from sciencepm.ui.widgets.narrow import is_narrow
from sciencepm.ui.widgets.text import ElidedLabel, Label

_NOW, _LIMIT, _LEAST_IN_LINE = 84, 84, 400


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
        self._of_rules = Label(words("Stop rule"), "caption-strong")
        self._head = _head(session, self._of_rules, self._close)
        self._two_lines = False
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
        found = closeness_of(session.portfolio, project.id, session.today)
        nearest = max(found, key=lambda close: close.part, default=None)
        for close in found:
            is_nearest = close is nearest and close.part > 0 and len(found) > 1
            crossing, note = crossing_words(session, project, close), self._note(close.rule, rules)
            self._rows[close.rule.id].show_rule(close, crossing, note, is_nearest=is_nearest)
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

    def _note(self, rule: StopRule, rules: tuple[StopRule, ...]) -> str:
        """Whether a rule is agreed, where that is not said above for all of them."""
        session, words = self._session, self._session.words
        if rule.agreed_on is None:
            return words("Not agreed yet")
        if len({(each.agreed_with, each.agreed_on) for each in rules}) == 1:
            return ""
        day = words.short_day(rule.agreed_on, session.today)
        return words("Agreed with {whom}, {day}", whom=role_text(rule.agreed_with, words), day=day)

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
        """The bar is as wide as the words leave it; where there is little room it stands below them."""
        px = self._session.theme.px
        self._two_lines = is_narrow(self.width(), px(_LEAST_IN_LINE), was=self._two_lines)
        self._of_rules.setVisible(not self._two_lines)
        room = max(0, self.width() - px(_NOW + _LIMIT + 90))
        meter = room if self._two_lines else min(px(220), int(room * 0.38))
        self._close.setFixedWidth(meter)
        for made in self._rows.values():
            made.set_meter_width(meter, two_lines=self._two_lines)

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
        self._shape: tuple[object, ...] = ()
        self._text = Label(wrap=True)
        self._how = column(spacing=px(4))
        self._how_close = panel(self._how)
        self._now, self._limit = Label(look="number", wrap=True), Label(look="number", wrap=True)
        for label, width in ((self._now, _NOW), (self._limit, _LIMIT)):
            label.setFixedWidth(px(width))
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._note = Label(look="caption", wrap=True)
        self._said = panel(column(None, self._text, self._note, None, spacing=px(1)))
        self._grid = QGridLayout()
        self._grid.setContentsMargins(px(8), px(8), px(8), px(8))
        self._grid.setHorizontalSpacing(px(14))
        self._grid.setVerticalSpacing(px(4))
        self._grid.setColumnStretch(0, 1)
        self._two_lines: bool | None = None
        self._arrange(two_lines=False)
        self.setLayout(self._grid)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_meter_width(self, width: int, *, two_lines: bool) -> None:
        """How wide the bar is, and whether it stands below the words."""
        self._how_close.setFixedWidth(width)
        self._arrange(two_lines=two_lines)

    def _arrange(self, *, two_lines: bool) -> None:
        if two_lines is self._two_lines:
            return
        self._two_lines = two_lines
        for part in (self._said, self._how_close, self._now, self._limit):
            self._grid.removeWidget(part)
        first = 0 if two_lines else 1
        self._grid.addWidget(self._said, 0, 0, 1, 3 if two_lines else 1)
        for place, part in enumerate((self._how_close, self._now, self._limit)):
            self._grid.addWidget(part, int(two_lines), first + place)

    def show_rule(self, close: Closeness, crossing: str, note: str, *, is_nearest: bool) -> None:
        """Show how close a rule is, and when it would be crossed."""
        words, today = self._session.words, self._session.today
        text = stop_rule_text(close.rule, words)
        by_hand = close.rule.type is StopRuleType.EVENT and close.band is Band.CLEAR
        now, limit = now_text(close, words), limit_text(close.rule, today, words)
        self._text.setText(text)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        if by_hand:
            now = "" if close.now is None else now
        nearest = words("Nearest") if is_nearest else ""
        said = " · ".join(part for part in (nearest, crossing) if part)
        shape = (by_hand, close.part, close.band, said)
        if shape != self._shape:
            self._shape = shape
            self._show_how(close, said, by_hand=by_hand, is_nearest=is_nearest)
        self._now.setText(now)
        self._limit.setText(limit)
        how = words("watched by hand") if by_hand else label_of(close.band, words)
        how = ", ".join(part for part in (how, nearest.lower(), crossing) if part)
        self.setAccessibleName(
            ", ".join(part for part in (text, note, how, now, words("limit {limit}", limit=limit)) if part)
        )
        self.update()

    def _show_how(self, close: Closeness, said: str, *, by_hand: bool, is_nearest: bool) -> None:
        theme, words = self._session.theme, self._session.words
        clear(self._how)
        parts: list[QWidget] = []
        if by_hand:
            parts.append(Label(words("Watched by hand"), "muted", wrap=True))
        else:
            parts.append(Meter(theme, float(close.part), TONES[close.band]))
        if said:
            look = "state-stop" if close.band is Band.CROSSED else "caption-strong" if is_nearest else "caption"
            parts.append(Label(said, look, wrap=True))
        for part in parts:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._how.addWidget(part)
            part.show()

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


def _head(session: Session, first: Label, close: Label) -> QWidget:
    words, px = session.words, session.theme.px
    across = row(spacing=px(14), margins=(px(8), px(4), px(8), px(4)))
    across.addWidget(first, 1)
    across.addWidget(close)
    for text, width in ((words("Now"), _NOW), (words("Limit"), _LIMIT)):
        label = Label(text, "caption-strong")
        label.setFixedWidth(px(width))
        label.setAlignment(Qt.AlignmentFlag.AlignRight)
        across.addWidget(label)
    return panel(column(across, rule(), spacing=0))
