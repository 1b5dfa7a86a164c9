"""The hand on the timeline: dragging the background through time, and a decision to another day."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from sciencepm.analysis.finding import Finding
from sciencepm.domain.portfolio import Portfolio
from sciencepm.errors import UserError
from sciencepm.picture.roadmap_content import RoadmapContent
from sciencepm.ui.roadmap.chart import Chart
from sciencepm.ui.roadmap.drag import Move
from sciencepm.ui.roadmap.target import Target, mark_of
from sciencepm.ui.session import Session

_LEFT = Qt.MouseButton.LeftButton
_KEY = Qt.Key


class RoadmapChart(Chart):
    """A decision that is still open follows the pointer in whole weeks, and all that depends on it follows, too.

    Ctrl with an arrow moves it a week, F2 asks for its weeks; Escape leaves it where it was. `preview` makes the
    content of a portfolio as it would be.
    """

    def __init__(
        self,
        session: Session,
        findings: Callable[[], Sequence[Finding]],
        preview: Callable[[Portfolio], RoadmapContent],
    ) -> None:
        super().__init__(session, findings)
        self._preview = preview
        self._move: Move | None = None
        self._before: RoadmapContent | None = None
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._is_panning = False
        self.card.weeks_typed.connect(self._take_typed)
        self.card.taken.connect(self._let_go)
        self.card.called_off.connect(self._call_off)

    def show_content(self, content: RoadmapContent) -> None:
        """Show another content; what was on its way to another day is not any more."""
        self._forget_move()
        super().show_content(content)

    def can_move(self, target: Target) -> bool:
        return self._move_of(target) is not None

    @property
    def is_moving(self) -> bool:
        """Whether a decision is on its way to another day."""
        return self._move is not None

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == _LEFT and self._move is None:
            self._pressed = self._last = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        where = event.position()
        if self._pressed is None:
            if self._move is None:
                self.point_at(where)
            return
        if not self._is_panning and self._move is None:
            if (where - self._pressed).manhattanLength() < QApplication.startDragDistance():
                return
            self._take_hold(self._pressed)
        if self._move is not None and self.axis is not None:
            pixels = (where - self._pressed).x() / self.scale
            if self._move.by_weeks(round(pixels / (7 * self.axis.a_day))):
                self._show_move()
        elif self._is_panning:
            self.pan((self._last - where).x() / self.scale)
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round((self._last - where).y()))
        self._last = where

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != _LEFT or self._pressed is None:
            return
        self._pressed = None
        if self._move is not None:
            self._let_go()
        elif self._is_panning:
            self._is_panning = False
            self.viewport().unsetCursor()
        else:
            self.click(event.position())

    def _take_hold(self, where: QPointF) -> None:
        """Of the decision under the pointer where it can be moved, else of the background."""
        self.put_card_away()
        target = self.target_under(where)
        move = self._move_of(target) if target else None
        if target is not None and move is not None:
            self._begin(target, move)
        else:
            self._is_panning = True
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {_KEY.Key_Left: -1, _KEY.Key_Right: 1}.get(_KEY(event.key()))
        is_ctrl = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.ControlModifier
        if self._move is not None:
            if event.key() == _KEY.Key_Escape:
                self._call_off()
        elif step is not None and is_ctrl:
            self._step(step)
        elif event.key() == _KEY.Key_F2:
            self._ask_weeks()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._move is not None and not self.card.is_typing:
            self._call_off()

    def _step(self, weeks: int) -> None:
        """Move what one is on by weeks; presses one after the other are one step to undo."""
        move = self._move_or_reason()
        if move is not None and self.current is not None and move.by_weeks(weeks):
            self.current = Target(self.current.project_id, self.current.record_id, move.on)
            if move.finish(merge_key=f"roadmap:{self.current.record_id}"):
                self.go_to(self.current)

    def _ask_weeks(self) -> None:
        move = self._move_or_reason()
        if move is not None and self.current is not None:
            self._begin(self.current, move)
            self.card.type_weeks()

    def _take_typed(self, text: str) -> None:
        if self._move is not None:
            self._move.type_weeks(text)
            self._show_move()

    # Moving

    def _move_of(self, target: Target) -> Move | None:
        row = self.row_of(target)
        mark = mark_of(row, target) if row else None
        if row is None or mark is None or not mark.is_movable or self._session.document.is_read_only:
            return None
        try:
            return Move(self._session, row.title, mark)
        except UserError:
            return None

    def _move_or_reason(self) -> Move | None:
        """The move of what the keyboard is on; where there is none, its card says why."""
        row = self.row_of(self.current) if self.current else None
        mark = mark_of(row, self.current) if row and self.current else None
        if row is None or mark is None or self.current is None or self._session.document.is_read_only:
            return None
        try:
            return Move(self._session, row.title, mark)
        except UserError as error:
            self.explain(self.current, str(error))
            return None

    def _begin(self, target: Target, move: Move) -> None:
        self._move, self._before = move, self.content
        self.current = self.left_at = target
        self._show_move()

    def _show_move(self) -> None:
        """Everything as it would be, and the field beside it."""
        move, current = self._move, self.current
        if move is None or current is None:
            return
        self.current = Target(current.project_id, current.record_id, move.on)
        content = self._preview(move.portfolio()) if move.has_moved else self._before
        if content is not None:
            self.paint_content(content)
        area = self.target_area(self.current) or self.target_area(Target(current.project_id))
        if area is not None:
            self.card.say_moving(move.said(), move.weeks, area, self.viewport().rect(), move.error)

    def _let_go(self) -> None:
        """Where it is now it stays."""
        move = self._move
        if move is None:
            return
        typing = self.card.is_typing
        self._forget_move()
        self.put_card_away()
        if not move.finish() and self._before is not None:
            self.show_content(self._before)
        if typing:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _call_off(self) -> None:
        """It goes back to where it was."""
        if self._move is None:
            return
        self._pressed, back = None, self.left_at
        self._forget_move()
        self.put_card_away()
        if self._before is not None:
            self.current = back
            self.show_content(self._before)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget_move(self) -> None:
        self._move, self.left_at = None, None
