"""Risk and reward in the place of projects: the picture to walk through, and the same as a table."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from sciencepm.i18n import Words
from sciencepm.picture.risk_reward import risk_reward_scene
from sciencepm.picture.risk_reward_content import RiskReward, table_head
from sciencepm.ui.models.twin_model import TwinModel
from sciencepm.ui.roadmap.picture_view import PictureView
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.plain_rows import plain_rows

_LEAST_WIDTH: Final = 380.0


class RiskRewardChart(PictureView):
    """One tab stop: the arrows go from project to project, Enter or a click opens it."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, words)
        self._words, self._palette = words, theme.tokens

    def show_content(self, content: RiskReward) -> None:
        """Show other projects, or the same with other figures."""
        self.show_picture(
            content.title,
            lambda width, height: risk_reward_scene(content, width, height, self._palette, self._words),
            _LEAST_WIDTH,
        )


class RiskRewardTable(QTableView):
    """The chart as a table: Enter or a double click opens a project, copying takes all of it."""

    open_requested = Signal(str)

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme = theme
        self.rows = TwinModel(table_head(words))
        self.setModel(self.rows)
        self.setAccessibleName(words("Risk and reward as a table"))
        self.setProperty("look", "twin")
        plain_rows(self, theme.px(36))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumSize(theme.px(200), theme.px(180))
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        self.doubleClicked.connect(self._open)

    def show_content(self, content: RiskReward) -> None:
        """Show the same projects as the chart, those it cannot place last."""
        rows = [(each.project_id, each.cells) for each in content.everything]
        self.rows.show(rows)
        for column in range(self.rows.columnCount()):
            self.resizeColumnToContents(column)
            self.setColumnWidth(column, self.columnWidth(column) + self._theme.px(24))
        if rows and not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.index(0, 0))

    def copy(self) -> None:
        """What Ctrl+C does here."""
        QGuiApplication.clipboard().setText(self.rows.as_text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        self.open_requested.emit(self.rows.record_id(index.row()))
