"""The list of what the business wants: each goal with what it drives."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from sciencepm.analysis.code_words import label_of
from sciencepm.commands.settings import add_business_goal, change_business_goal, remove_business_goal
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_settings import BusinessGoal, Driver
from sciencepm.ui.plan.beside import Beside
from sciencepm.ui.plan.bound_field import BoundField
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import clear, column, panel, row
from sciencepm.ui.widgets.button import button, icon_button
from sciencepm.ui.widgets.choice import ChoiceEditor
from sciencepm.ui.widgets.fields import Field, LineEditor
from sciencepm.ui.widgets.text import Label


class BusinessGoals(QWidget):
    """A line for each goal and one to add another with Enter."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        words, px = session.words, session.theme.px
        self._session = session
        self._count: int | None = None
        self.names: list[BoundField] = []
        self.drivers: list[BoundField] = []
        self.removers: list[QToolButton] = []
        self._none = Label(words("No goal yet."), "second")
        self._rows = column(spacing=px(8))
        self.new = LineEditor(words("Add a goal"), words("Another goal"))
        self._field = Field("", self.new)
        self._add_button = button(words("Add goal"), self._add)
        self.new.returnPressed.connect(self._add)
        adding = row(spacing=px(8))
        adding.addWidget(self._field, 1)
        adding.addWidget(self._add_button)
        self.setLayout(column(self._none, self._rows, adding, spacing=px(8)))
        self.refresh()

    @property
    def error(self) -> str:
        """What is wrong with the goal to be added, or nothing."""
        return self._field.error

    def refresh(self) -> None:
        """Read the goals again."""
        goals = self._session.portfolio.settings.business_goals
        self._none.setVisible(not goals)
        writes = not self._session.document.is_read_only
        self.new.setEnabled(writes)
        self._add_button.setEnabled(writes)
        if len(goals) != self._count:
            self._rebuild(len(goals))
        for field in (*self.names, *self.drivers):
            field.refresh()

    def _rebuild(self, count: int) -> None:
        clear(self._rows)
        self._count, self.names, self.drivers, self.removers = count, [], [], []
        for place in range(count):
            self._rows.addWidget(self._row(place))

    def _row(self, place: int) -> QWidget:
        session, words, px = self._session, self._session.words, self._session.theme.px

        def rename(portfolio: Portfolio, text: str) -> Edit:
            return change_business_goal(portfolio, goal=self._goal(place).name, name=text)

        def drive(portfolio: Portfolio, code: str) -> Edit:
            return change_business_goal(portfolio, goal=self._goal(place).name, driver=code)

        line = LineEditor(words("Goal {number}", number=place + 1))
        drivers = [(driver.value, label_of(driver, words)) for driver in Driver]
        choice = ChoiceEditor(words("What goal {number} drives", number=place + 1), drivers)
        name = BoundField(session, "", line, lambda: self._goal(place).name, rename)
        driver = BoundField(session, "", choice, lambda: self._goal(place).driver.value, drive)
        spoken = words("Remove goal {number}", number=place + 1)
        remove = icon_button(session.theme, "x", spoken, lambda: self._remove(self._goal(place)))
        remove.setEnabled(not session.document.is_read_only)
        self.names.append(name)
        self.drivers.append(driver)
        self.removers.append(remove)
        driven = row(spacing=px(8))
        driven.addWidget(driver, 1)
        driven.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        return Beside((name, panel(driven)), (3, 2), px(330), px(8))

    def _goal(self, place: int) -> BusinessGoal:
        """The goal at a place; a row that is just going, because its goal was removed, has none any more."""
        goals = self._session.portfolio.settings.business_goals
        return goals[place] if place < len(goals) else BusinessGoal(name="–")

    def _add(self) -> None:
        if self._session.do_at(self._field, lambda portfolio: add_business_goal(portfolio, name=self.new.text())):
            self.new.clear()
            self.new.setFocus()

    def _remove(self, goal: BusinessGoal) -> None:
        self._session.remove(remove_business_goal, goal=goal.name)
