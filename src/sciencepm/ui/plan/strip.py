"""The plan as a strip: cards of stages with their decision points between them, and the landing at the end."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea

from sciencepm.analysis.plan import Stage, StageState, stages
from sciencepm.domain.project import Project
from sciencepm.ui.plan.diamond import Diamond
from sciencepm.ui.plan.experiment_row import ExperimentRow
from sciencepm.ui.plan.landing_flag import LandingFlag
from sciencepm.ui.plan.lane import Lane
from sciencepm.ui.plan.roving import RovingButton
from sciencepm.ui.plan.stage_card import AddButton, StageCard
from sciencepm.ui.session import Session

_BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Strip(QScrollArea):
    """One tab stop: left and right go from decision point to decision point, up and down through its experiments.

    Enter opens, F2 renames a stage, Delete removes, Ctrl+Shift+left and right reorder.
    """

    point_opened = Signal(str)
    experiment_opened = Signal(str)
    point_wanted = Signal()
    experiment_wanted = Signal(str)
    point_moved = Signal(str, int)
    point_removed = Signal(str)
    experiment_removed = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        words = session.words
        self._session = session
        self._cards: dict[str, StageCard] = {}
        self._diamonds: dict[str, Diamond] = {}
        self._lane = Lane(session.theme)
        self._flag = LandingFlag(session, self._lane)
        self._ghost = AddButton(session, words("Add a decision point"), self._lane, dashed=True)
        self._ghost.clicked.connect(self.point_wanted)
        self._current: RovingButton = self._ghost
        self._to_be_seen = True
        self._project_id = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._lane)
        self.setAccessibleName(words("Stages and decision points"))
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(0)
        self._late.timeout.connect(self._place)
        self._watch(self._ghost)

    def show_project(self, project: Project) -> None:
        """Show the plan of a project, keeping every card that is still there."""
        session = self._session
        plan = stages(session.portfolio, project.id, session.today)
        wanted = [stage.point.id for stage in plan]
        for gone in set(self._cards) - set(wanted):
            for lost in (self._cards.pop(gone), self._diamonds.pop(gone)):
                lost.hide()
                lost.deleteLater()
        for stage in plan:
            self._show_stage(stage)
        self._cards = {point_id: self._cards[point_id] for point_id in wanted}
        self._diamonds = {point_id: self._diamonds[point_id] for point_id in wanted}
        self._flag.show_landing(project, session.results.projects[project.id].forecast)
        self._ghost.setVisible(project.ended_on is None and not session.document.is_read_only)
        if project.id != self._project_id or self._current not in self._all_items():
            self._project_id = project.id
            self._make_current(self._first_item(plan))
        self._late.start()

    def select(self, record_id: str | None) -> None:
        """Mark what the panel shows, and bring it into sight."""
        found = self.item_of(record_id)
        for point_id, card in self._cards.items():
            card.set_selected(point_id == record_id)
            for item in (self._diamonds[point_id], *card.items):
                item.set_selected(item is found)
        if found is not None:
            self._make_current(found)
            self._late.start()

    def item_of(self, record_id: str | None) -> RovingButton | None:
        """What stands for a decision point or an experiment."""
        if record_id is None:
            return None
        if record_id in self._diamonds:
            return self._diamonds[record_id]
        return next((row for card in self._cards.values() if (row := card.row_of(record_id))), None)

    def focus_current(self) -> None:
        """Go to the one item that Tab comes to."""
        self._current.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_stage(self, stage: Stage) -> None:
        point_id = stage.point.id
        if point_id not in self._cards:
            card = StageCard(self._session, point_id, self._lane)
            diamond = Diamond(self._session, self._lane)
            card.opened.connect(lambda: self.point_opened.emit(point_id))
            card.experiment_opened.connect(self.experiment_opened)
            card.experiment_wanted.connect(lambda: self.experiment_wanted.emit(point_id))
            diamond.clicked.connect(lambda _on=False: self.point_opened.emit(point_id))
            card.installEventFilter(self)
            self._cards[point_id], self._diamonds[point_id] = card, diamond
            card.show()
            diamond.show()
        card, diamond = self._cards[point_id], self._diamonds[point_id]
        card.show_stage(stage)
        diamond.show_stage(stage)
        for item in (diamond, *card.items):
            self._watch(item)

    # Keys

    def _watch(self, item: RovingButton) -> None:
        if not item.property("watched"):
            item.setProperty("watched", True)
            item.installEventFilter(self)
            item.focused.connect(lambda: self._make_current(item))

    def _make_current(self, item: RovingButton) -> None:
        if item is not self._current:
            self._current.set_tab_stop(False)
            self._current = item
        item.set_tab_stop(True)
        self._to_be_seen = True
        self._late.start()

    def _first_item(self, plan: tuple[Stage, ...]) -> RovingButton:
        running = next((stage for stage in plan if stage.state is StageState.RUNNING), plan[0] if plan else None)
        return self._diamonds[running.point.id] if running else self._ghost

    def _columns(self) -> list[list[RovingButton]]:
        found: list[list[RovingButton]] = [[self._diamonds[key], *card.items] for key, card in self._cards.items()]
        return found if self._ghost.isHidden() else [*found, [self._ghost]]

    def _all_items(self) -> list[RovingButton]:
        return [item for column in self._columns() for item in column]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._late.start()
        elif (
            isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, RovingButton)
        ):
            return self._on_key(watched, event)
        return super().eventFilter(watched, event)

    def _on_key(self, item: RovingButton, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        across = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key, 0)
        down = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key, 0)
        if across and event.modifiers() & _BOTH == _BOTH:
            self._move(item, across)
        elif across or down:
            self._step(item, across, down)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            columns = self._columns()
            columns[0 if key == Qt.Key.Key_Home else -1][0].setFocus()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._remove(item)
        elif key == Qt.Key.Key_F2 and (point_id := self._point_of(item)):
            self._cards[point_id].rename()
        else:
            return False
        return True

    def _offer(self, item: RovingButton, at: QPoint) -> None:
        """The menu of a stage or an experiment: everything the keys do here."""
        point_id = self._point_of(item)
        if point_id is None:
            return
        words, can_write = self._session.words, not self._session.document.is_read_only
        place, count = list(self._cards).index(point_id), len(self._cards)
        menu = QMenu(self)
        menu.addAction(words("Open"), item.click)
        if not isinstance(item, ExperimentRow):
            rename = menu.addAction(words("Rename the stage"), QKeySequence("F2"), self._cards[point_id].rename)
            earlier = menu.addAction(
                words("Move earlier"), QKeySequence("Ctrl+Shift+Left"), lambda: self._move(item, -1)
            )
            later = menu.addAction(words("Move later"), QKeySequence("Ctrl+Shift+Right"), lambda: self._move(item, 1))
            menu.addAction(words("Add an experiment"), lambda: self.experiment_wanted.emit(point_id))
            rename.setEnabled(can_write)
            earlier.setEnabled(can_write and place > 0)
            later.setEnabled(can_write and place < count - 1)
        remove = menu.addAction(words("Remove"), QKeySequence("Del"), lambda: self._remove(item))
        remove.setEnabled(can_write)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _step(self, item: RovingButton, across: int, down: int) -> None:
        columns = self._columns()
        place = next(place for place, items in enumerate(columns) if item in items)
        line = columns[place].index(item)
        if across:
            place, line = min(max(place + across, 0), len(columns) - 1), 0
        else:
            line = min(max(line + down, 0), len(columns[place]) - 1)
        columns[place][line].setFocus(Qt.FocusReason.OtherFocusReason)

    def _point_of(self, item: RovingButton) -> str | None:
        for point_id, card in self._cards.items():
            if item is self._diamonds[point_id] or item in card.items:
                return point_id
        return None

    def _move(self, item: RovingButton, by: int) -> None:
        point_id = self._point_of(item)
        if point_id is not None:
            place = list(self._cards).index(point_id) + by
            if 0 <= place < len(self._cards):
                self.point_moved.emit(point_id, place)
                self._diamonds[point_id].setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, item: RovingButton) -> None:
        point_id = self._point_of(item)
        if point_id is None:
            return
        if isinstance(item, ExperimentRow):
            self._diamonds[point_id].setFocus(Qt.FocusReason.OtherFocusReason)
            self.experiment_removed.emit(item.experiment_id)
        elif item is self._diamonds[point_id]:
            self._step(item, -1, 0)
            self.point_removed.emit(point_id)

    # Places

    def _place(self) -> None:
        pairs = [(card, self._diamonds[point_id]) for point_id, card in self._cards.items()]
        height = self._lane.place(pairs, self._flag, self._ghost, self.viewport().width())
        bar = self.horizontalScrollBar()
        scrolls = self._lane.width() > self.viewport().width()
        self.setFixedHeight(height + (bar.sizeHint().height() + self._session.theme.px(4) if scrolls else 0))
        if self._to_be_seen:
            self._bring_into_sight()

    def _bring_into_sight(self) -> None:
        """Scroll until the whole stage of the current item is seen."""
        self._to_be_seen = False
        point_id = self._point_of(self._current)
        first, last = (self._cards[point_id], self._diamonds[point_id]) if point_id else (self._ghost, self._ghost)
        bar, room = self.horizontalScrollBar(), self.viewport().width()
        left, right = first.x(), last.x() + last.width()
        if right > bar.value() + room:
            bar.setValue(right - room)
        if left < bar.value():
            bar.setValue(left)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._late.start()
