"""The plan as a strip: cards of stages with their decision points between them, and the landing at the end."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QWidget

from sciencepm.analysis.plan import Stage, StageState, stages
from sciencepm.domain.decision import Decision
from sciencepm.domain.plan import Experiment
from sciencepm.domain.project import Project
from sciencepm.ui.plan.diamond import Diamond
from sciencepm.ui.plan.experiment_row import ExperimentRow
from sciencepm.ui.plan.experiment_verbs import KEYS
from sciencepm.ui.plan.landing_flag import LandingFlag
from sciencepm.ui.plan.lane import Lane
from sciencepm.ui.plan.roving import RovingButton
from sciencepm.ui.plan.stage_card import AddButton, StageCard
from sciencepm.ui.plan.strip_drag import StripDrag
from sciencepm.ui.plan.strip_menu import experiment_menu, stage_menu
from sciencepm.ui.plan.strip_order import StripOrder
from sciencepm.ui.session import Session
from sciencepm.ui.value.translate_menu import translate_menu

_BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_VERBS = {key: verb for verb, key in KEYS.items()}


class Strip(QScrollArea):
    """One tab stop: left and right go from decision point to decision point, up and down through its experiments.

    Enter opens, F2 renames, N adds an experiment, Delete removes, Ctrl+Shift+left and right reorder; the letters of
    `experiment_verbs.KEYS` do what they say with an experiment. The mouse drags a stage or an experiment.
    """

    opened = Signal(str)
    point_wanted = Signal(str)
    """A new decision point behind this one; empty: at the end."""
    experiment_wanted = Signal(str)
    verb_wanted = Signal(str, str)
    translate_wanted = Signal(str, int)
    """A figure of an experiment to its value sheet: the experiment and the figure's place."""
    split_wanted = Signal(str)
    point_moved = Signal(str, int)
    experiment_moved = Signal(str, str)
    point_removed = Signal(str)
    experiment_removed = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        words = session.words
        self._session = session
        self._cards: dict[str, StageCard] = {}
        self._diamonds: dict[str, Diamond] = {}
        self._lane = Lane(session.theme)
        self._drag = StripDrag(self._lane)
        self._drag.moved.connect(self._on_dragged)
        self._drag.dropped.connect(self._on_dropped)
        self._drag.called_off.connect(lambda _part: self._end_drag())
        self._order = StripOrder()
        self._flag = LandingFlag(session, self._lane)
        self._ghost = AddButton(session, words("Add a decision point"), self._lane, dashed=True)
        self._ghost.clicked.connect(lambda _on=False: self.point_wanted.emit(""))
        self._current: RovingButton = self._ghost
        self._to_be_seen = True
        self._project_id = ""
        self._just_added = ""
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
        can_write = not session.document.is_read_only
        self._drag.is_allowed = can_write
        self._ghost.setVisible(project.ended_on is None and can_write)
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

    def name_new(self, experiment_id: str) -> None:
        """Type the title of an experiment that was just added; Enter leads to adding another."""
        row = self.item_of(experiment_id)
        if isinstance(row, ExperimentRow):
            self._just_added = experiment_id
            self._make_current(row)
            row.rename()

    def _show_stage(self, stage: Stage) -> None:
        point_id = stage.point.id
        if point_id not in self._cards:
            card = StageCard(self._session, point_id, self._lane)
            diamond = Diamond(self._session, self._lane)
            card.opened.connect(lambda: self.opened.emit(point_id))
            card.experiment_opened.connect(self.opened)
            card.experiment_wanted.connect(lambda: self.experiment_wanted.emit(point_id))
            diamond.clicked.connect(lambda _on=False: self.opened.emit(point_id))
            card.installEventFilter(self)
            self._drag.watch(card, diamond)
            self._drag.watch(diamond, card)
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
            if isinstance(item, ExperimentRow):
                item.renamed.connect(lambda: self._after_naming(item))
                self._drag.watch(item)

    def _after_naming(self, row: ExperimentRow) -> None:
        point_id = self._point_of(row)
        if row.experiment_id == self._just_added and point_id is not None:
            self._cards[point_id].add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._just_added = ""

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
        elif isinstance(event, QContextMenuEvent) and isinstance(watched, QWidget):
            return self._offer(watched, event)
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
            self.move_item(item, across)
        elif across or down:
            self._step(item, across, down)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            columns = self._columns()
            columns[0 if key == Qt.Key.Key_Home else -1][0].setFocus()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_item(item)
        elif key == Qt.Key.Key_F2:
            self.rename_item(item)
        elif event.modifiers() == Qt.KeyboardModifier.NoModifier and (key == Qt.Key.Key_N or key in _VERBS):
            self._on_letter(item, key)
        else:
            return False
        return True

    def _on_letter(self, item: RovingButton, key: Qt.Key) -> None:
        point_id = self._point_of(item)
        if key == Qt.Key.Key_N:
            if point_id is not None and self._cards[point_id].can_grow:
                self.experiment_wanted.emit(point_id)
        elif isinstance(item, ExperimentRow):
            self.verb_wanted.emit(item.experiment_id, _VERBS[key].value)

    def _step(self, item: RovingButton, across: int, down: int) -> None:
        columns = self._columns()
        place = next(place for place, items in enumerate(columns) if item in items)
        line = columns[place].index(item)
        if across:
            place, line = min(max(place + across, 0), len(columns) - 1), 0
        else:
            line = min(max(line + down, 0), len(columns[place]) - 1)
        columns[place][line].setFocus(Qt.FocusReason.OtherFocusReason)

    def _point_of(self, item: QWidget) -> str | None:
        for point_id, card in self._cards.items():
            if item is card or item is self._diamonds[point_id] or item in card.items:
                return point_id
        return None

    # What can be done with a stage or an experiment

    def menu_of(self, part: QWidget) -> QMenu | None:
        """The menu of a stage, its decision point or an experiment; none where nothing may be changed."""
        point_id, session = self._point_of(part), self._session
        if point_id is None or session.document.is_read_only:
            return None
        words, place, last = session.words, list(self._cards).index(point_id), len(self._cards) - 1
        if isinstance(part, ExperimentRow):
            experiment = session.portfolio.get(Experiment, part.experiment_id)
            to_business = translate_menu(self._session.portfolio, experiment, words, self, self.translate_wanted.emit)
            return experiment_menu(self, part, experiment, words, to_business, first=place == 0, last=place == last)
        decided, diamond = self._decided(), self._diamonds[point_id]
        return stage_menu(
            self, diamond, point_id, words, is_decided=place < decided, first=place <= decided, last=place == last
        )

    def can_grow(self, point_id: str) -> bool:
        """Whether a stage may still take experiments."""
        return self._cards[point_id].can_grow

    def _offer(self, part: QWidget, event: QContextMenuEvent) -> bool:
        menu = self.menu_of(part)
        if menu is None:
            return False
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos() if by_mouse else part.mapToGlobal(part.rect().center()))
        return True

    def rename_item(self, item: QWidget) -> None:
        """Edit the title of an experiment, or of the stage."""
        point_id = self._point_of(item)
        if isinstance(item, ExperimentRow):
            item.rename()
        elif point_id is not None:
            self._cards[point_id].rename()

    def move_item(self, item: QWidget, by: int) -> None:
        """A stage one place along, or an experiment one stage along; the keyboard goes with it."""
        point_id = self._point_of(item)
        if point_id is None or self._session.document.is_read_only:
            return
        ids = list(self._cards)
        place = ids.index(point_id) + by
        if not 0 <= place < len(ids):
            return
        if isinstance(item, ExperimentRow):
            self._move_experiment(item.experiment_id, ids[place])
        elif isinstance(item, Diamond):
            self._move_stage(point_id, place)

    def remove_item(self, item: QWidget) -> None:
        """Remove a decision point or an experiment; the keyboard goes to what is near."""
        point_id = self._point_of(item)
        if point_id is None or self._session.document.is_read_only:
            return
        if isinstance(item, ExperimentRow):
            self._diamonds[point_id].setFocus(Qt.FocusReason.OtherFocusReason)
            self.experiment_removed.emit(item.experiment_id)
        elif isinstance(item, Diamond):
            self._step(item, -1, 0)
            self.point_removed.emit(point_id)

    def _move_stage(self, point_id: str, place: int) -> None:
        self.point_moved.emit(point_id, place)
        self._diamonds[point_id].setFocus(Qt.FocusReason.OtherFocusReason)

    def _move_experiment(self, experiment_id: str, point_id: str) -> None:
        self.experiment_moved.emit(experiment_id, point_id)
        if (found := self.item_of(experiment_id)) is not None:
            found.setFocus(Qt.FocusReason.OtherFocusReason)

    def _decided(self) -> int:
        """How many decision points have a decision: they stay first."""
        portfolio = self._session.portfolio
        return sum(bool(portfolio.of(Decision, point_id)) for point_id in self._cards)

    # Dragging

    def _on_dragged(self, part: QWidget, pointer: QPoint) -> None:
        point_id = self._point_of(part)
        if point_id is None:
            return
        if isinstance(part, ExperimentRow):
            self._order.drag_experiment(point_id, pointer, self._cards, self._diamonds)
        else:
            self._order.drag_stage(point_id, pointer, self._cards, self._diamonds, self._decided())
        self._show_drop()
        self.ensureVisible(pointer.x(), 0, self._session.theme.px(60), 0)

    def _on_dropped(self, part: QWidget) -> None:
        point_id, target = self._point_of(part), self._order.target
        if point_id is not None and isinstance(part, ExperimentRow) and target:
            self._move_experiment(part.experiment_id, target)
        elif point_id is not None and (place := self._order.place_of(point_id, list(self._cards))) is not None:
            self._move_stage(point_id, place)
        self._end_drag()

    def _end_drag(self) -> None:
        self._order.clear()
        self._show_drop()

    def _show_drop(self) -> None:
        for point_id, card in self._cards.items():
            card.set_target(point_id == self._order.target)
        self._place()

    # Places

    def _place(self) -> None:
        ids = self._order.order or list(self._cards)
        pairs = [(self._cards[each], self._diamonds[each]) for each in ids if each in self._cards]
        height = self._lane.place(pairs, self._flag, self._ghost, self.viewport().width())
        bar = self.horizontalScrollBar()
        scrolls = self._lane.width() > self.viewport().width()
        self.setFixedHeight(height + (bar.sizeHint().height() + self._session.theme.px(4) if scrolls else 0))
        if self._to_be_seen and self._order.order is None:
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
