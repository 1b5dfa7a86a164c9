"""The timeline in one's hands: what one points at or walks to, what is said of it, and ways through time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from sciencepm.analysis.finding import Finding
from sciencepm.picture.roadmap import HEADER_HEIGHT
from sciencepm.picture.roadmap_content import RoadmapContent
from sciencepm.picture.roadmap_records import Row
from sciencepm.ui.roadmap.card import BY_KEYS, TargetCard
from sciencepm.ui.roadmap.painted import PaintedRoadmap
from sciencepm.ui.roadmap.said import Said, said_of
from sciencepm.ui.roadmap.target import Target, target_at, targets_of
from sciencepm.ui.session import Session

_PAUSE_MS: Final = 220
_NOTCH: Final = 120
_ZOOM_A_NOTCH: Final = 1.2
_ZOOM_A_KEY: Final = 1.25
_PAN_A_NOTCH: Final = 50.0
_PAN_A_KEY: Final = 60.0
_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_KEY = Qt.Key


class Chart(PaintedRoadmap):
    """One tab stop: up and down go from row to row, left and right along a row, Enter opens.

    `findings` are asked for when a card first needs them. `can_move` says whether a target may be moved to another
    day; who moves it is not this class's business.
    """

    open_requested = Signal(str, object)
    copy_requested = Signal()

    def __init__(self, session: Session, findings: Callable[[], Sequence[Finding]]) -> None:
        super().__init__(session.theme, session.words)
        self._session, self._findings = session, findings
        self.card = TargetCard(session.theme, session.words, self.viewport())
        self._carded: Target | None = None
        self._at = QPoint()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(session.words("Roadmap"))
        self.viewport().setMouseTracking(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._show_card)

    def show_content(self, content: RoadmapContent) -> None:
        super().show_content(content)
        if self.current is not None and not self._is_there(self.current):
            number = self.stack.number_of(self.current.project_id)
            self.current = Target(self.current.project_id) if number is not None else None
        if self.hovered is not None and self.stack.number_of(self.hovered.project_id) is None:
            self.hovered = None
        self.put_card_away()
        self._tell()

    def can_move(self, target: Target) -> bool:
        return False

    def copy(self) -> None:
        """What Ctrl+C does here."""
        self.copy_requested.emit()

    # Where one is

    def row_of(self, target: Target) -> Row | None:
        number = self.stack.number_of(target.project_id)
        return self.stack.row(number) if number is not None else None

    def go_to(self, target: Target) -> None:
        """Make a target the one the keyboard is on, in sight, with its card."""
        self.current = target
        self.bring_into_sight(target)
        self._tell()
        self.viewport().update()
        self._ask_card(target)

    def target_under(self, where: QPointF) -> Target | None:
        """What lies at a place of the viewport."""
        place = self.to_picture(where)
        number = self.number_at(place.y())
        return (
            target_at(self.drawn(number), self.stack.row(number), place.x(), place.y()) if number is not None else None
        )

    def is_name(self, where: QPointF) -> bool:
        """Whether a place lies in the column of names."""
        return self.frame is not None and self.to_picture(where).x() < self.frame.name_room

    def _is_there(self, target: Target) -> bool:
        row = self.row_of(target)
        return row is not None and target in targets_of(row)

    def _tell(self) -> None:
        """What a screen reader hears: where one is, then the whole in a few sentences."""
        row = self.row_of(self.current) if self.current else None
        here = row.said if row is not None else ""
        if row is not None and self.current is not None and self.current.on is not None:
            here = said_of(row, self.current, (), self._words, can_move=self.can_move(self.current)).spoken
        whole = self.content.summary if self.content else ""
        self.setAccessibleDescription(" ".join(part for part in (here, whole) if part))

    # The card

    def put_card_away(self) -> None:
        self._pause.stop()
        self._carded = None
        self.card.put_away()

    def _ask_card(self, target: Target, at: QPoint | None = None) -> None:
        """Show the card of a target once one has stayed with it for a moment."""
        if target == self._carded:
            return
        self.card.put_away()
        self._carded = target
        self._at = at if at is not None else QPoint(-1, -1)
        self._pause.start()

    def _show_card(self) -> None:
        target = self._carded
        row, area = (self.row_of(target), self.target_area(target)) if target else (None, None)
        if target is None or row is None or area is None:
            return
        if target.on is None and self._at.x() >= 0:
            area = QRect(self._at.x(), area.top(), 1, area.height())
        said = said_of(row, target, self._findings(), self._words, can_move=self.can_move(target))
        self.card.say(said, area, self.viewport().rect())

    def explain(self, target: Target, sentence: str) -> None:
        """Say beside a target why something was not done."""
        row, area = self.row_of(target), self.target_area(target)
        if row is not None and area is not None:
            self._pause.stop()
            self._carded = target
            self.card.say(Said(row.title, (sentence,)), area, self.viewport().rect())

    # Pointing

    def point_at(self, where: QPointF) -> None:
        """Lift what lies under the pointer and say what it is."""
        target = self.target_under(where)
        if target != self.hovered:
            self.hovered = target
            self.viewport().update()
            self.viewport().setCursor(self._cursor(target, where))
            if target is None:
                self.put_card_away()
        if target is not None:
            self.viewport().setCursor(self._cursor(target, where))
            if target.on is not None or not self.is_name(where):
                self._ask_card(target, where.toPoint())
            else:
                self.put_card_away()

    def _cursor(self, target: Target | None, where: QPointF) -> Qt.CursorShape:
        if target is None or (target.on is None and not self.is_name(where)):
            return Qt.CursorShape.ArrowCursor
        return Qt.CursorShape.SizeHorCursor if self.can_move(target) else Qt.CursorShape.PointingHandCursor

    def click(self, where: QPointF) -> None:
        """A name, a decision or a stop rule opens; anything else of a row becomes the row one is on."""
        target = self.target_under(where)
        if target is None:
            return
        self.current = target
        self.shows_ring = False
        self._tell()
        self.viewport().update()
        if target.on is not None or self.is_name(where):
            self.open_requested.emit(target.project_id, target.record_id)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered = None
        if not self.card.is_typing:
            self.put_card_away()
        self.viewport().update()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.put_card_away()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.shows_ring = True
        key, modifiers = _KEY(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not self._take_key(key, modifiers):
            event.ignore()

    def _take_key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """Whether a key means something here."""
        if key in (_KEY.Key_Plus, _KEY.Key_Equal, _KEY.Key_Minus) and modifiers in (_NONE, _SHIFT):
            self.zoom_by(1 / _ZOOM_A_KEY if key == _KEY.Key_Minus else _ZOOM_A_KEY)
        elif key == _KEY.Key_0 and modifiers == _NONE:
            self.fit()
        elif key in (_KEY.Key_Left, _KEY.Key_Right) and modifiers == _SHIFT:
            self.put_card_away()
            self.pan(-_PAN_A_KEY if key == _KEY.Key_Left else _PAN_A_KEY)
        elif modifiers != _NONE:
            return False
        elif key in (_KEY.Key_Return, _KEY.Key_Enter, _KEY.Key_Space):
            if self.current is not None:
                self.open_requested.emit(self.current.project_id, self.current.record_id)
        elif key == _KEY.Key_Escape and self.card.isVisible():
            self.put_card_away()
        else:
            return self._walk(key)
        return True

    def _walk(self, key: Qt.Key) -> bool:
        if not self.stack.count:
            return False
        number = self.stack.number_of(self.current.project_id) if self.current else None
        page = max(1, int(self.verticalScrollBar().pageStep() / max(1, self.row_area(0).height())))
        rows = {
            _KEY.Key_Up: -1,
            _KEY.Key_Down: 1,
            _KEY.Key_PageUp: -page,
            _KEY.Key_PageDown: page,
            _KEY.Key_Home: -self.stack.count,
            _KEY.Key_End: self.stack.count,
        }
        if key in rows:
            start = -1 if number is None and rows[key] > 0 else number or 0
            self.go_to(self._nearest(max(0, min(self.stack.count - 1, start + rows[key]))))
        elif key in (_KEY.Key_Left, _KEY.Key_Right):
            along = targets_of(self.stack.row(number or 0))
            place = along.index(self.current) if self.current in along else 0
            self.go_to(along[max(0, min(len(along) - 1, place + (1 if key == _KEY.Key_Right else -1)))])
        else:
            return False
        return True

    def _nearest(self, number: int) -> Target:
        """In another row what is nearest in time to what one is on; the row itself from a row itself."""
        targets = targets_of(self.stack.row(number))
        on = self.current.on if self.current else None
        marked = [target for target in targets if target.on is not None]
        if on is None or not marked:
            return targets[0]
        return min(marked, key=lambda target: abs((target.on - on).days) if target.on else 0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.shows_ring = event.reason() in BY_KEYS
        if self.current is None and self.stack.count:
            self.current = Target(self.stack.row(0).project_id)
        self._tell()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.card.is_typing:
            self.put_card_away()
        self.viewport().update()

    # Wheel

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.put_card_away()
        across, down = event.angleDelta().x(), event.angleDelta().y()
        where = self.to_picture(event.position())
        if event.modifiers() & _CTRL or (where.y() < HEADER_HEIGHT and down):
            self.zoom_by(_ZOOM_A_NOTCH ** ((down or across) / _NOTCH), where.x())
        elif event.modifiers() & _SHIFT or abs(across) > abs(down):
            self.pan(-(across or down) / _NOTCH * _PAN_A_NOTCH)
        elif self.verticalScrollBar().maximum():
            super().wheelEvent(event)
            return
        elif _is_scrolled(self):
            event.ignore()
            return
        else:
            self.pan(-down / _NOTCH * _PAN_A_NOTCH)
        event.accept()


def _is_scrolled(widget: QWidget) -> bool:
    """Whether the page around it can scroll, so that the wheel belongs to the page."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            return around.verticalScrollBar().maximum() > 0
        around = around.parentWidget()
    return False
