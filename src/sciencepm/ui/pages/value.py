"""Value: what the work under way is worth, value by value, and what each rests on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from sciencepm.analysis.value_headlines import value_headline, value_subline
from sciencepm.analysis.value_wording import range_text
from sciencepm.commands.value import remove_value_case
from sciencepm.domain.project import Project
from sciencepm.domain.value_case import ValueCase
from sciencepm.ui.clock import now
from sciencepm.ui.pages.page import Page
from sciencepm.ui.places import PROJECTS, VALUE, Location
from sciencepm.ui.session import Session
from sciencepm.ui.value.add_value import sheet_menu
from sciencepm.ui.value.case_view import CaseView
from sciencepm.ui.value.value_list import ValueList
from sciencepm.ui.value.value_rows import value_rows
from sciencepm.ui.widgets.box import column, panel, row, rule, scrolled
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.choice import ChoiceEditor
from sciencepm.ui.widgets.empty import EmptyState
from sciencepm.ui.widgets.header import PageHeader
from sciencepm.ui.widgets.narrow import is_narrow
from sciencepm.ui.widgets.text import Label

_LIST, _LEAST = 290, 820


class ValuePage(Page):
    """The list to the left, the open value to the right; one below the other where it is narrow."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        words, theme, px = session.words, session.theme, session.theme.px
        self.copy = button(words("Copy sentence"), self._copy)
        self.add = button(words("Add a value…"), self.offer_sheets, "primary")
        self.header = PageHeader(theme, self.copy, self.add)
        self.list = ValueList(theme, words("Values by project"))
        self.list.chosen.connect(self._choose)
        self.list.remove_requested.connect(self._remove)
        self.all_land, self.by_chance = (
            _Sum(session, words("If every active project lands")),
            _Sum(session, words("Weighted by chance")),
        )
        sums = panel(column(rule(soft=True), self.all_land, self.by_chance, spacing=px(8)))
        self._list_card = Card(theme, Label(words("Values a year, by project"), "caption-strong"), self.list, sums)
        self._list_card.body.setStretch(1, 1)
        self._list_card.setFixedWidth(px(_LIST))
        self.view = CaseView(session)
        self._project_link = button("", self._open_project, "link")
        begin = button(words("Add a value…"), self.offer_sheets, "primary")
        said = words(
            "Nobody has said yet what this would be worth. Choose how it would show: caught, saved, kept, freed."
        )
        self.none = EmptyState(theme, "banknote", said, begin)
        self.choice = ChoiceEditor(words("Values by project"), [])
        self.choice.committed.connect(self._choose_narrow)
        self.choice.hide()
        self._right = column(self.choice, row(self._project_link, None), self.view, self.none, None, spacing=px(8))
        self._area = scrolled(panel(self._right, "page"), wraps=True)
        self._across = row(self._list_card, self._area, spacing=px(14))
        self._across.setStretch(1, 1)
        start = button(words("New project"), lambda: self.action_requested.emit("new-project"), "primary")
        empty = words("Once there is a project, this place says what it would be worth, in words executives use.")
        self.empty = EmptyState(theme, VALUE.icon, empty, start)
        self._inner = panel(self._across)
        self._content = column(self.header, self._inner, self.empty, spacing=px(14), margins=self.margins())
        self._content.setStretch(1, 1)
        self.setLayout(self._content)
        self._key, self._narrow = "", False

    def show_location(self, location: Location) -> None:
        if location.record_id:
            self._key = location.record_id
        self.refresh()
        self._area.verticalScrollBar().setValue(0)
        if location.record_id:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        session, words, portfolio = self.session, self.session.words, self.session.portfolio
        figures = session.results
        rows = value_rows(portfolio, words)
        self.list.show_rows(rows, self._key)
        self._fill_choice()
        self.header.say(value_headline(figures, words), value_subline(portfolio, figures, words) if rows else "")
        together, chance = figures.value_if_all_land, figures.value_by_chance
        self.all_land.say(words("{value} a year", value=range_text(together, words)) if together else "–")
        self.by_chance.say(words("{value} a year", value=words.money(chance)) if chance is not None else "–")
        self._inner.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.choice.setVisible(self._narrow and bool(rows))
        self.add.setEnabled(bool(rows) and not session.document.is_read_only)
        self._show_case()

    def offer_sheets(self) -> None:
        """Ask on which sheet the value of the chosen project is worked out."""
        project = self._project()
        if project is not None:
            menu = sheet_menu(self.session, project, self, self._open_new)
            menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def _copy(self) -> None:
        self.view.sentence.copy()

    def _show_case(self) -> None:
        found = self.list.current
        self._key = found.key if found else ""
        case = self.session.portfolio.find(ValueCase, found.case_id) if found and found.case_id else None
        project = self._project()
        self._project_link.setText(project.title.replace("&", "&&") if project else "")
        self.view.setVisible(case is not None)
        self.none.setVisible(case is None)
        self.copy.setEnabled(case is not None)
        if case is not None:
            self.view.show_case(case)

    def _choose(self, key: str) -> None:
        self._key = key
        self._area.verticalScrollBar().setValue(0)
        self._show_case()

    def _open_new(self, case_id: str) -> None:
        self._key = case_id
        self.refresh()
        self.view.inputs.focus_first()

    def _project(self) -> Project | None:
        found = self.list.current
        return self.session.portfolio.find(Project, found.project_id) if found else None

    def _open_project(self) -> None:
        project = self._project()
        if project is not None:
            self.go_requested.emit(Location(PROJECTS.code, project.id, tab="value"))

    def _remove(self, case_id: str) -> None:
        if not self.session.document.is_read_only:
            self.session.remove(remove_value_case, case_id=case_id, now=now())

    def _fill_choice(self) -> None:
        """The list as one line, for a narrow page."""
        words = self.session.words
        self.choice.blockSignals(True)
        self.choice.clear()
        for found in self.list.rows:
            self.choice.addItem(words("{title}: {worth}", title=found.title, worth=found.worth), found.key)
        self.choice.show_value(self.list.current.key if self.list.current else "")
        self.choice.blockSignals(False)

    def _choose_narrow(self, key: str) -> None:
        self.list.show_rows(self.list.rows, key)
        self._choose(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = is_narrow(self.width(), self.session.theme.px(_LEAST), was=self._narrow)
        if narrow == self._narrow:
            return
        # Where it is narrow everything scrolls as one page; the list is a line to choose from.
        self._narrow = narrow
        self._list_card.setVisible(not narrow)
        self.choice.setVisible(narrow)
        (self._right if narrow else self._content).insertWidget(0, self.header)
        self._content.setStretch(0, 1 if narrow else 0)


class _Sum(QWidget):
    """One of the two sums of the portfolio, with its name."""

    def __init__(self, session: Session, name: str) -> None:
        super().__init__()
        self._name = name
        self._figure = Label(look="strong", wrap=True)
        self.setLayout(column(Label(name, "caption", wrap=True), self._figure, spacing=0))

    def say(self, figure: str) -> None:
        """Show the sum."""
        self._figure.setText(figure)
        self._figure.setAccessibleName(f"{self._name}: {figure}")
