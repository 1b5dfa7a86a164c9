"""What stands above the projects: their form, what is shown of them in which order, and the line to find in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from sciencepm.analysis.code_words import label_of
from sciencepm.domain.project import Kind, ProjectState
from sciencepm.picture.risk_reward_content import Size
from sciencepm.ui.models.project_row import Column
from sciencepm.ui.models.projects_model import View, column_titles
from sciencepm.ui.projects.arrangement import Arrangement, Form
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import row
from sciencepm.ui.widgets.button import button, icon_button
from sciencepm.ui.widgets.flow import flowing
from sciencepm.ui.widgets.menu_button import MenuButton
from sciencepm.ui.widgets.segments import Segments

_ALL: Final = ""
_TYPING_PAUSE_MS: Final = 150
_HIGHEST_FIRST: Final = frozenset({Column.CHANCE, Column.VALUE, Column.STOP_RULE})
_STATES: Final = (
    ProjectState.ACTIVE,
    ProjectState.ON_HOLD,
    ProjectState.IDEA,
    ProjectState.LANDED,
    ProjectState.STOPPED,
)


class FindLine(QLineEdit):
    """A line one leaves downwards, into what was found."""

    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class ProjectControls(QWidget):
    """Emits `asked` when something else is to be shown; `now` says how, and is set with `show_now`."""

    asked = Signal()
    compare_requested = Signal()
    down = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        words, theme = session.words, session.theme
        self._session = session
        self.now = Arrangement()
        self.forms = Segments(
            [
                (Form.TABLE, words("Table")),
                (Form.CARDS, words("Cards")),
                (Form.CHART, words("Risk and reward")),
            ],
            Form.TABLE,
            words("Form"),
        )
        self.forms.chosen.connect(lambda code: self.ask(form=Form(code)))
        self.kinds = MenuButton(words, words("Kind"), self._labelled((Kind.PRODUCT, Kind.FOUNDATIONAL)))
        self.kinds.chosen.connect(lambda code: self.look(kind=Kind(code) if code else None))
        self.states = MenuButton(words, words("State"), self._labelled(_STATES))
        self.states.chosen.connect(lambda code: self.look(state=ProjectState(code) if code else None))
        self.teams = MenuButton(words, words("Team"), [(_ALL, words("All"))], are_names=True)
        self.teams.chosen.connect(lambda code: self.look(team=code or None))
        titles = column_titles(words)
        orders = [(_ALL, words("As arranged")), *((str(int(each)), titles[each]) for each in Column)]
        self.orders = MenuButton(words, words("Sort"), orders)
        self.orders.chosen.connect(lambda code: self.look(column=Column(int(code)) if code else None))
        sizes = [(Size.PEOPLE, words("People now")), (Size.COST_LEFT, words("Cost left"))]
        self.sizes = MenuButton(words, words("Area"), sizes)
        self.sizes.chosen.connect(lambda code: self.ask(size=Size(code)))
        self.compare = button(words("Compare…"), self.compare_requested.emit)
        self.twin = icon_button(theme, "list", words("This chart as a table"), self.toggle_twin, 18)
        self.twin.setCheckable(True)
        self.find_line = self._find_line()
        parts = (
            self.forms,
            self.kinds,
            self.states,
            self.teams,
            self.orders,
            self.sizes,
            self.compare,
            self.twin,
            self.find_line,
        )
        self.setLayout(row(flowing(*parts, spacing=theme.px(12), line_gap=theme.px(8)), spacing=0))
        self._show()

    def offer_teams(self, teams: Iterable[str]) -> None:
        """Offer the teams there are; one that is gone no longer narrows what is shown."""
        ordered = sorted(set(teams), key=str.casefold)
        self.teams.offer([(_ALL, self._session.words("All")), *((team, team) for team in ordered)])
        self.now = replace(self.now, view=replace(self.now.view, team=self.teams.code or None))

    def show_now(self, now: Arrangement) -> None:
        """Show another arrangement without saying so."""
        self.now = now
        self._show()

    def ask(self, **changes: object) -> None:
        """Change the arrangement and say so."""
        self.now = replace(self.now, **changes)  # type: ignore[arg-type]
        self._show()
        self.asked.emit()

    def look(self, **changes: object) -> None:
        """Change what is shown and in which order; a new order begins at its useful end."""
        view: View = replace(self.now.view, **changes)  # type: ignore[arg-type]
        if "column" in changes:
            view = replace(view, descending=view.column in _HIGHEST_FIRST)
        self.ask(view=view)

    def sort_by(self, chosen: Column) -> None:
        """Sort by a column, or turn the order where it is sorted by it already."""
        if chosen == self.now.view.column:
            self.ask(view=replace(self.now.view, descending=not self.now.view.descending))
        else:
            self.look(column=chosen)

    def toggle_twin(self) -> None:
        """The chart as a table, and back."""
        self.ask(is_twin=not self.now.is_twin)

    def show_all(self) -> None:
        """Take every filter away, and what is looked for."""
        self.find_line.clear()
        self.ask(view=replace(self.now.view, kind=None, state=None, team=None), find="")

    def _show(self) -> None:
        now = self.now
        self.forms.choose(now.form)
        self.kinds.choose(now.view.kind or _ALL)
        self.states.choose(now.view.state or _ALL)
        if now.view.team is not None and now.view.team not in {code for code, _ in self.teams.choices}:
            self.teams.offer([(_ALL, self._session.words("All")), (now.view.team, now.view.team)])
        self.teams.choose(now.view.team or _ALL)
        self.orders.choose(_ALL if now.view.column is None else str(int(now.view.column)))
        is_chart = now.form is Form.CHART
        self.orders.setVisible(not is_chart)
        self.compare.setVisible(not is_chart)
        self.sizes.setVisible(is_chart)
        self.sizes.choose(now.size)
        self.twin.setVisible(is_chart)
        self.twin.setChecked(now.is_twin)
        if self.find_line.text() != now.find and not self.find_line.hasFocus():
            self.find_line.setText(now.find)

    def _find_line(self) -> FindLine:
        line = FindLine()
        line.down.connect(self.down)
        words, px = self._session.words, self._session.theme.px
        line.setPlaceholderText(words("Find: have we tried this?"))
        line.setAccessibleName(words("Find in projects and everything inside them"))
        clear = line.addAction(self._session.theme.icon("x", "third", 16), QLineEdit.ActionPosition.TrailingPosition)
        clear.setToolTip(words("Clear"))
        clear.setVisible(False)
        clear.triggered.connect(line.clear)
        line.setMinimumWidth(px(200))
        line.setMaximumWidth(px(260))
        line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        pause = QTimer(line)
        pause.setSingleShot(True)
        pause.setInterval(_TYPING_PAUSE_MS)

        def look() -> None:
            pause.stop()
            if line.text() != self.now.find:
                self.ask(find=line.text())

        def typed(text: str) -> None:
            clear.setVisible(bool(text))
            pause.start()

        pause.timeout.connect(look)
        line.textChanged.connect(typed)
        line.returnPressed.connect(look)
        line.returnPressed.connect(self.down)
        return line

    def _labelled(self, codes: Iterable[Kind | ProjectState]) -> list[tuple[str, str]]:
        words = self._session.words
        return [(_ALL, words("All")), *((code.value, label_of(code, words)) for code in codes)]
