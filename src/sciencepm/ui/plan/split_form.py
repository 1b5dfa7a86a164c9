"""A stage in two: which experiments go along to the new one behind it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from sciencepm.commands.plan import split_decision_point
from sciencepm.domain.edit import Edit
from sciencepm.domain.plan import DecisionPoint, Experiment, ExperimentState
from sciencepm.domain.portfolio import Portfolio
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, row
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.text import Label
from sciencepm.ui.widgets.tick import Tick


class SplitForm(QWidget):
    """What is planned goes along unless one says otherwise. `split` tells the id of the new decision point."""

    split = Signal(str)
    left = Signal()

    def __init__(self, session: Session, point_id: str) -> None:
        super().__init__()
        words, px = session.words, session.theme.px
        self._session, self._point_id = session, point_id
        self._ticks: dict[str, Tick] = {}
        parts = column(Label(words("Split this stage"), "strong"), spacing=px(4))
        experiments = session.portfolio.of(Experiment, point_id)
        said = words("A second stage and its own question follow this one.")
        if experiments:
            said = words("A second stage and its own question follow this one. Which experiments go along?")
        parts.addWidget(Label(said, "second", wrap=True))
        for experiment in experiments:
            title = experiment.title or words("Untitled experiment")
            tick = self._ticks[experiment.id] = Tick(session.theme, f"{experiment.letter}  {title}")
            tick.tick(experiment.state is ExperimentState.PLANNED)
            parts.addWidget(tick)
        self.button = button(words("Split"), self._split, "primary")
        parts.addLayout(row(self.button, button(words("Cancel"), self.left.emit), None, spacing=px(8)))
        self.setLayout(parts)

    def focus_first(self) -> None:
        """Go to the first experiment, or to the button."""
        first: QWidget = next(iter(self._ticks.values()), self.button)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _split(self) -> None:
        session = self._session
        going = [experiment_id for experiment_id, tick in self._ticks.items() if tick.is_ticked]

        def command(portfolio: Portfolio) -> Edit:
            return split_decision_point(portfolio, point_id=self._point_id, experiment_ids=going, w=session.words)

        point = session.portfolio.get(DecisionPoint, self._point_id)
        if session.do(command):
            points = session.portfolio.of(DecisionPoint, point.project_id)
            place = next(place for place, each in enumerate(points) if each.id == point.id)
            self.split.emit(points[place + 1].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
