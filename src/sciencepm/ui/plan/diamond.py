"""A decision point in the strip: a numbered diamond whose shape says how it came out, with its day below."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from sciencepm.analysis.plan import Stage, StageState
from sciencepm.ui.plan.marks import OUTCOME_LOOK
from sciencepm.ui.plan.plan_words import diamond_lines, is_undecided, spoken_stage
from sciencepm.ui.plan.roving import RovingButton
from sciencepm.ui.session import Session
from sciencepm.ui.theme.theme import Theme

_SIDE = 58
_LINE = 16


class Diamond(RovingButton):
    """Filled where decided, half filled where undecided past its day, hollow where it is to come."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._stage: Stage | None = None
        self._lines = ("", "", "")

    def show_stage(self, stage: Stage) -> None:
        """Show this decision point."""
        words, today = self._session.words, self._session.today
        self._stage = stage
        self._lines = diamond_lines(stage, today, words)
        self.setAccessibleName(spoken_stage(stage, today, words))
        self.setToolTip("")
        self.update()

    @property
    def middle(self) -> int:
        """How far below its top the diamond's corners at the sides are."""
        return self._session.theme.px(_SIDE / 2 + 4)

    def sizeHint(self) -> QSize:
        px = self._session.theme.px
        return QSize(px(80), px(_SIDE + 8 + 3 * _LINE + 4))

    def paintEvent(self, event: QPaintEvent) -> None:
        stage = self._stage
        if stage is None:
            return
        theme, px = self._session.theme, self._session.theme.px
        centre = QPointF(self.width() / 2, self.middle)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.hasFocus() or self.is_selected:
                _diamond(painter, centre, px(_SIDE / 2 + 4), QColor(0, 0, 0, 0), theme.color("accent"), 2)
            self._paint_mark(painter, centre, stage)
            self._paint_lines(painter, stage)

    def _paint_mark(self, painter: QPainter, centre: QPointF, stage: Stage) -> None:
        theme, half = self._session.theme, self._session.theme.px(_SIDE / 2 - 1)
        last = stage.last_decision
        ink = theme.color("text")
        if last is not None:
            tone = theme.color(OUTCOME_LOOK[last.outcome][0])
            _diamond(painter, centre, half, tone, tone, 2)
            ink = theme.color("surface")
        elif is_undecided(stage, self._session.today):
            _diamond(painter, centre, half, theme.color("surface"), ink, 2)
            left = QPolygonF([QPointF(0, -half), QPointF(-half, 0), QPointF(0, half)])
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("revise.tint"))
            painter.drawPolygon(left.translated(centre))
            _diamond(painter, centre, half, QColor(0, 0, 0, 0), theme.color("revise"), 2)
        elif stage.state is StageState.LEFT:
            ink = theme.color("third")
            _diamond(painter, centre, half, theme.color("background"), theme.color("control"), 1.5, dashed=True)
        else:
            _diamond(painter, centre, half, theme.color("surface"), ink, 2)
        painter.setPen(ink)
        painter.setFont(theme.font(17, QFont.Weight.DemiBold))
        area = QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(stage.number))

    def _paint_lines(self, painter: QPainter, stage: Stage) -> None:
        theme, px = self._session.theme, self._session.theme.px
        when, outcome, again = self._lines
        top = px(_SIDE + 10)
        font = theme.font(12, QFont.Weight.Medium)
        painter.setFont(font)
        painter.setPen(theme.color("second"))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(QRectF(0, top, self.width(), px(2 * _LINE)), flags, when)
        if not outcome:
            return
        last = stage.last_decision
        tone, icon = OUTCOME_LOOK[last.outcome] if last else ("revise", "hourglass")
        painter.setPen(theme.color(tone))
        width = QFontMetrics(font).horizontalAdvance(outcome)
        left = (self.width() - width - px(16)) / 2
        line = QRectF(left, top + px(_LINE), px(12), px(_LINE))
        mark = QRectF(line.left(), line.center().y() - px(6), px(12), px(12))
        painter.drawPixmap(mark.toRect(), theme.pixmap(icon, tone, 12))
        painter.drawText(
            QRectF(left + px(16), line.top(), width + 2, px(_LINE)), Qt.AlignmentFlag.AlignVCenter, outcome
        )
        painter.setPen(theme.color("second"))
        painter.drawText(QRectF(0, line.bottom(), self.width(), px(_LINE)), Qt.AlignmentFlag.AlignHCenter, again)


def paint_diamond_mark(painter: QPainter, area: QRectF, theme: Theme) -> None:
    """A small hollow diamond, as a mark beside a word."""
    _diamond(painter, area.center(), area.width() / 2, theme.color("surface"), theme.color("second"), 1.5)


def _diamond(
    painter: QPainter, centre: QPointF, half: float, fill: QColor, line: QColor, width: float, *, dashed: bool = False
) -> None:
    pen = QPen(line, width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dashed:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(fill)
    corners = [QPointF(0, -half), QPointF(half, 0), QPointF(0, half), QPointF(-half, 0)]
    painter.drawPolygon(QPolygonF(corners).translated(centre))
