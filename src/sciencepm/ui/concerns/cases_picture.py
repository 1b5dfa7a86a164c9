"""Best, likely and worst case on one line, beside what is good enough."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sciencepm.analysis.wording import exact_number
from sciencepm.ui.concerns.cases import Cases
from sciencepm.ui.session import Session

_HEIGHT, _WIDTH, _LINE, _BAND, _TICK, _EDGE = 58, 440, 28, 20, 5, 22


class CasesPicture(QWidget):
    """A whisker from the worst to the best case with a dot at the likely one; what is good enough is an outline."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._cases: Cases | None = None
        self.setMaximumWidth(session.theme.px(_WIDTH))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._session.theme.px(200), self._session.theme.px(_HEIGHT))

    def show_cases(self, cases: Cases | None, said: str) -> None:
        """Show these cases; nothing is shown while best and worst cannot be read."""
        self._cases = cases if cases is not None and cases.higher_is_better is not None else None
        self.setAccessibleName(said)
        self.setVisible(self._cases is not None)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        cases = self._cases
        if cases is None or cases.best is None or cases.worst is None:
            return
        theme, px = self._session.theme, self._session.theme.px
        figures = [each for each in (cases.best, cases.likely, cases.worst, cases.enough) if each is not None]
        low, high = min(figures), max(figures)
        left, right = float(px(_EDGE)), float(self.width() - px(_EDGE))

        def at(figure: Decimal) -> float:
            return left + (right - left) * float((figure - low) / (high - low))

        line = float(px(_LINE))
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(theme.font(12))
            if cases.enough is not None:
                self._paint_enough(painter, at(cases.enough), line)
            pen = QPen(theme.color("text"), px(2))
            painter.setPen(pen)
            painter.drawLine(QPointF(at(cases.worst), line), QPointF(at(cases.best), line))
            for end in (cases.worst, cases.best):
                painter.drawLine(QPointF(at(end), line - px(_TICK)), QPointF(at(end), line + px(_TICK)))
            if cases.likely is not None:
                painter.setBrush(theme.color("text"))
                painter.drawEllipse(QPointF(at(cases.likely), line), px(4), px(4))
            self._paint_figures(painter, [(at(each), each) for each in (cases.worst, cases.likely, cases.best) if each])

    def _paint_enough(self, painter: QPainter, start: float, line: float) -> None:
        """An outline from what is good enough to the better end, named below."""
        theme, px, words = self._session.theme, self._session.theme.px, self._session.words
        cases = self._cases
        assert cases is not None
        assert cases.enough is not None
        end = float(self.width() - 1) if cases.higher_is_better else 1.0
        band = QRectF(min(start, end), line - px(_BAND) / 2, abs(end - start), px(_BAND))
        painter.setPen(QPen(theme.color("go"), max(1, px(1)), Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(band, px(3), px(3))
        name = words("good enough from {figure}", figure=exact_number(cases.enough, words))
        width = QFontMetricsF(painter.font()).horizontalAdvance(name) + 2
        where = min(max(start, 0.0), max(0.0, self.width() - width))
        painter.setPen(theme.color("go"))
        top = line + px(_BAND) / 2 + px(2)
        painter.drawText(QRectF(where, top, width, px(18)), Qt.AlignmentFlag.AlignLeft, name)

    def _paint_figures(self, painter: QPainter, figures: list[tuple[float, Decimal]]) -> None:
        """Each figure above its place, moved aside where two would touch."""
        theme, px, words = self._session.theme, self._session.theme.px, self._session.words
        metrics, gap = QFontMetricsF(painter.font()), px(8)
        painter.setPen(theme.color("second"))
        texts = [(place, exact_number(figure, words)) for place, figure in sorted(figures)]
        spans: list[tuple[float, float, str]] = []
        taken = 0.0
        for place, text in texts:
            width = metrics.horizontalAdvance(text) + 2
            start = max(place - width / 2, taken)
            spans.append((start, width, text))
            taken = start + width + gap
        limit = float(self.width())
        for start, width, text in reversed(spans):
            start = max(0.0, min(start, limit - width))
            limit = start - gap
            painter.drawText(QRectF(start, 0, width, px(17)), Qt.AlignmentFlag.AlignCenter, text)
