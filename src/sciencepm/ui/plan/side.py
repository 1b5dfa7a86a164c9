"""The panel beside a project's page: which one is open, and how the two share the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sciencepm.domain.decision import Decision
from sciencepm.domain.plan import DecisionPoint, Experiment
from sciencepm.domain.project import Project
from sciencepm.domain.record import Record
from sciencepm.domain.stop_rule import StopRule
from sciencepm.ui.plan.decision_inspector import DecisionInspector
from sciencepm.ui.plan.experiment_inspector import ExperimentInspector
from sciencepm.ui.plan.inspector import Inspector, has_focus
from sciencepm.ui.plan.point_inspector import PointInspector
from sciencepm.ui.plan.project_inspector import ProjectInspector
from sciencepm.ui.plan.stop_rule_inspector import StopRuleInspector
from sciencepm.ui.session import Session

_PANEL, _LEAST_BESIDE = 384, 400
_UNBOUND = 16_777_215

_PANELS: dict[type[Record], Callable[[Session, str], Inspector]] = {
    Project: ProjectInspector,
    DecisionPoint: PointInspector,
    Experiment: ExperimentInspector,
    StopRule: StopRuleInspector,
    Decision: DecisionInspector,
}


class Side(QObject):
    """`across` holds the page, which is `area`, and beside it the panel; where both do not fit, the panel alone.

    `record_wanted` asks for another record's panel, `told_wanted` to note who heard of a decision,
    `translate_wanted` to take a figure of an experiment to a value sheet. `closed` tells the
    panel that was there, and whether the keyboard was in it.
    """

    record_wanted = Signal(str)
    told_wanted = Signal(str)
    translate_wanted = Signal(str, int)
    modes_wanted = Signal()
    closed = Signal(Inspector, bool)

    def __init__(self, session: Session, across: QHBoxLayout, area: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._across, self._area, self._page = session, across, area, parent
        self._inspector: Inspector | None = None

    @property
    def inspector(self) -> Inspector | None:
        """The panel that is open."""
        return self._inspector

    def find(self, record_id: str) -> Record | None:
        """A live record that has a panel."""
        portfolio = self._session.portfolio
        for model in _PANELS:
            found = portfolio.find(model, record_id)
            if found is not None and portfolio.is_live(found):
                return found
        return None

    def open(self, record: Record) -> None:
        """Open the panel of a record, or keep the one that is open."""
        if self._inspector is None or self._inspector.record_id != record.id:
            self.show(_PANELS[type(record)](self._session, record.id))

    def show(self, inspector: Inspector) -> None:
        """Open this panel in place of the one before."""
        before, self._inspector = self._inspector, inspector
        if before is not None:
            before.hide()
            before.deleteLater()
        inspector.closed.connect(self.close)
        inspector.opened.connect(self.record_wanted)
        inspector.told_wanted.connect(self.told_wanted)
        inspector.translate_wanted.connect(self.translate_wanted)
        inspector.modes_wanted.connect(self.modes_wanted)
        self._across.addWidget(inspector)
        # A layout shows what it was given only later, and what is hidden cannot take the keyboard.
        inspector.show()
        self.share_room()

    def close(self) -> None:
        """Close the panel."""
        inspector, self._inspector = self._inspector, None
        if inspector is None:
            return
        had_focus = has_focus(inspector)
        inspector.hide()
        inspector.deleteLater()
        self._area.show()
        self.closed.emit(inspector, had_focus)

    def refresh(self) -> None:
        """Read the portfolio again; a panel whose record is gone is closed."""
        inspector = self._inspector
        if inspector is None:
            return
        if not inspector.is_there():
            self.close()
            return
        inside = has_focus(inspector)
        inspector.refresh()
        if inside and not has_focus(inspector):
            # What was pressed may be gone now; the keyboard stays in the panel.
            inspector.setFocus()

    def share_room(self) -> None:
        """The panel beside the page where both fit, else in its place."""
        if self._inspector is None:
            return
        px = self._session.theme.px
        beside = self._page.width() >= px(_PANEL) + px(_LEAST_BESIDE)
        self._area.setVisible(beside)
        self._inspector.setMinimumWidth(px(_PANEL) if beside else 0)
        self._inspector.setMaximumWidth(px(_PANEL) if beside else _UNBOUND)
