"""What if: people typed beside each project, other changes and ready ones, and what would come of them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QPushButton

from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.plan import next_stage
from sciencepm.analysis.what_if_words import change_text
from sciencepm.commands.ready_options import lose_people, reach_target, stop_nearest
from sciencepm.commands.what_if import (
    about,
    throw_option_away,
    try_moving,
    try_pause,
    try_resume,
    try_start,
    try_stop,
)
from sciencepm.domain.documents import WhatIfChange, WhatIfOption
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_settings import BalanceMeasure
from sciencepm.domain.project import Project, ProjectState
from sciencepm.errors import UserError
from sciencepm.ui.balance.desk import Looked, looked, points_of
from sciencepm.ui.balance.option_dialogs import ApplySheet, KeepSheet, NewProjectSheet
from sciencepm.ui.balance.results_view import ResultsView
from sciencepm.ui.balance.try_model import TryModel, TryRow
from sciencepm.ui.balance.try_table import TryTable
from sciencepm.ui.clock import now
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import clear, column, panel, row
from sciencepm.ui.widgets.button import button, icon_button
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.flow import flowing
from sciencepm.ui.widgets.text import ElidedLabel, Label

_SHOWN = (ProjectState.ACTIVE, ProjectState.ON_HOLD, ProjectState.IDEA)
_WEEKS = (-4, -2, 2, 4, 8)


class WhatIfCard(Card):
    """Nothing in the portfolio changes here until an option is applied or kept."""

    open_requested = Signal(str)

    def __init__(self, session: Session) -> None:
        words, px = session.words, session.theme.px
        reset = button(words("Reset"), look="flat")
        apply = button(words("Apply…"))
        super().__init__(session.theme, title=words("What if"), aside=panel(row(reset, apply, spacing=px(6))))
        self.reset_button, self.apply_button = reset, apply
        reset.clicked.connect(lambda _on=False: self.reset())
        apply.clicked.connect(lambda _on=False: self.apply())
        self._session = session
        self._measure = BalanceMeasure.PEOPLE
        self._other_id: str | None = None
        self._rows_of: tuple[Portfolio, dict[str, TryRow]] | None = None
        self.desk = session.desk
        self.model = TryModel(words)
        self.model.tried.connect(self._try_people)
        self.model.refused.connect(self._say)
        self.table = TryTable(session.theme, words, self.model)
        self.table.open_requested.connect(self.open_requested)
        self.table.menu_requested.connect(self._show_project_menu)
        self.ready = self._menu_button(words("Ready-made"), self._fill_ready)
        self.project_menu = self._menu_button(words("This project"), self._fill_project)
        self.options = self._menu_button(words("Options"), self._fill_options)
        self._about = Label(look="caption", wrap=True)
        self._error = Label(look="error", wrap=True)
        self._others = column(spacing=px(2))
        self.results = ResultsView(session)
        tools = flowing(self.ready, self.project_menu, self.options, spacing=px(8))
        for part in (self._about, tools, self.table, self._error, panel(self._others), self.results):
            self.add(part)
        self.body.setStretch(self.body.indexOf(self.table), 1)

    # What is tried

    def refresh(self, measure: BalanceMeasure) -> None:
        """Work the option out again on the portfolio as it is, and show what comes of it."""
        self._measure = measure
        self.show_found(self.desk.look())

    def show_found(self, found: Looked) -> None:
        """Show what came of the option on the desk."""
        session, words = self._session, self._session.words
        measure = self._measure
        self._show_rows(found)
        self._show_others(found)
        self._show_about()
        pairs = [(self.desk.name or words("This option"), found.comparison)]
        other = session.portfolio.find(WhatIfOption, self._other_id)
        if other is not None and other.deleted_on is None:
            beside = looked(session.portfolio, other.changes, session.today)
            pairs.append((other.name, beside.comparison))
        self.results.show_options(pairs, measure)
        self._say(" ".join(each.sentence for each in found.tried.unfit))
        can = not session.document.is_read_only and bool(self.desk.changes)
        self.apply_button.setEnabled(can)
        self.reset_button.setEnabled(bool(self.desk.changes))

    def reset(self) -> None:
        """Try nothing any more."""
        self.desk.reset()
        self._other_id = None
        self.refresh(self._measure)

    def apply(self) -> None:
        """Ask why, and make the option for good."""
        desk = self.desk
        sheet = ApplySheet(self._session, desk.changes, desk.name, desk.reason, desk.option_id, self.window())
        self._run(sheet, self.reset)

    def keep(self) -> None:
        """Ask for a name, and keep the option under it."""
        desk = self.desk
        sheet = KeepSheet(self._session, desk.changes, desk.name, desk.reason, self.window())

        def kept() -> None:
            options = self._session.portfolio.all(WhatIfOption)
            desk.take(next(each for each in options if each.name.casefold() == sheet.name.casefold()))
            self.refresh(self._measure)

        self._run(sheet, kept)

    def add_project(self) -> None:
        """Ask for a project to try."""
        sheet = NewProjectSheet(self._session, self.window())

        def made() -> None:
            if sheet.change is not None:
                self.try_changes(sheet.change)

        self._run(sheet, made)

    def try_changes(self, *changes: WhatIfChange) -> None:
        """More changes on the desk."""
        self.desk.add(*changes)
        self.refresh(self._measure)

    def take(self, option: WhatIfOption) -> None:
        """Go on with a kept option."""
        self.desk.take(option)
        self.refresh(self._measure)

    def compare_with(self, option_id: str | None) -> None:
        """Hold the option against a kept one; None for none."""
        self._other_id = option_id
        self.refresh(self._measure)

    def throw_away(self) -> None:
        """The kept option that is on the desk to the bin."""
        if self.desk.option_id is not None:
            option_id = self.desk.option_id
            self.desk.reset()
            self._session.remove(throw_option_away, option_id=option_id, now=now())
            self.refresh(self._measure)

    @property
    def said_unfit(self) -> str:
        """What of the option no longer applies, or could not be read; empty where all is well."""
        return self._error.text()

    def focus_table(self) -> None:
        """Where one begins to type."""
        self.table.setFocus()

    # Showing

    def _try_people(self, project_id: str, people: object) -> None:
        assert isinstance(people, Decimal)
        self.desk.set_people(project_id, people)
        self.refresh(self._measure)

    def _show_rows(self, found: Looked) -> None:
        """The rows of the portfolio as it is, those the option touches made anew."""
        before, after = self._session.portfolio, found.tried.portfolio
        if self._rows_of is None or self._rows_of[0] is not before:
            shown = (self._row(each, each) for each in before.all(Project) if each.state in _SHOWN)
            self._rows_of = before, {row.project_id: row for row in shown}
        rows = dict(self._rows_of[1])
        for change in found.tried.edit.changes:
            if change.kind == "project" and (change.id in rows or change.before is None):
                rows[change.id] = self._row(before.find(Project, change.id), after.get(Project, change.id))
        current = self.table.project_id
        self.model.show_rows(tuple(rows.values()))
        if current is None and rows:
            self.table.setCurrentIndex(self.model.index(0, 2))

    def _row(self, was: Project | None, will: Project) -> TryRow:
        session, words = self._session, self._session.words
        people, tried = (each.people_on(session.today) if each else Decimal(0) for each in (was, will))
        changed = was is None or (was.state, people) != (will.state, tried)
        moved = points_of(session.portfolio, was, will, self._measure, session.today) if changed else None
        points = "" if moved is None else f"{round(moved):+d}".replace("-", "−")
        state = "" if will.state is ProjectState.ACTIVE else label_of(will.state, words).lower()
        state = words("new") if was is None else state
        return TryRow(will.id, will.title, will.kind, people, tried, state, points, changed)

    def _show_others(self, found: Looked) -> None:
        """The changes that are not seen in the table, each with a way to take it out."""
        clear(self._others)
        words, theme = self._session.words, self._session.theme
        for change in self.desk.changes:
            if change.command == "set_people":
                continue
            text = change_text(found.tried.portfolio, change, words)
            out = icon_button(theme, "x", words("Take out: {change}", change=text), partial(self._take_out, change))
            self._others.addLayout(row(ElidedLabel(text), out, spacing=theme.px(6)))

    def _show_about(self) -> None:
        words = self._session.words
        said = words("Nothing changes until you apply it. Fewer people take longer; more do not take less.")
        name = self.desk.name
        self._about.setText(words("{name}. {said}", name=name, said=said) if name else said)

    def _take_out(self, change: WhatIfChange) -> None:
        self.desk.remove(change)
        self.refresh(self._measure)
        self.table.setFocus()

    def _say(self, sentence: str) -> None:
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    # Menus

    def _menu_button(self, text: str, fill: Callable[[QMenu], None]) -> QPushButton:
        made = button(text)
        menu = QMenu(made)
        menu.aboutToShow.connect(lambda: self._fill_anew(menu, fill))
        made.setProperty("look", "menu")
        made.setMenu(menu)
        made.setAccessibleName(text)
        return made

    @staticmethod
    def _fill_anew(menu: QMenu, fill: Callable[[QMenu], None]) -> None:
        menu.clear()
        fill(menu)

    def _fill_ready(self, menu: QMenu) -> None:
        words, session = self._session.words, self._session
        about_now = (session.portfolio, session.today)
        for text, make in (
            (words("Reach the target"), lambda: reach_target(*about_now)),
            (words("Stop what is nearest its stop rule"), lambda: stop_nearest(*about_now)),
            (words("Lose two people"), lambda: lose_people(*about_now)),
        ):
            menu.addAction(text).triggered.connect(partial(self._try_ready, make))
        menu.addAction(words("Add a project…")).triggered.connect(lambda _on=False: self.add_project())

    def _try_ready(self, make: Callable[[], tuple[WhatIfChange, ...]], _on: bool = False) -> None:
        try:
            changes = make()
        except UserError as error:
            self._say(str(error))
            return
        self.desk.reset()
        self.try_changes(*changes)

    def _fill_project(self, menu: QMenu) -> None:
        session, words = self._session, self._session.words
        project = session.portfolio.find(Project, self.table.project_id)
        if project is None:
            menu.addAction(words("A project that is only tried")).setEnabled(False)
            return
        offers = {
            ProjectState.ACTIVE: ((words("Pause it"), try_pause), (words("Stop it"), try_stop)),
            ProjectState.ON_HOLD: ((words("Resume it"), try_resume), (words("Stop it"), try_stop)),
            ProjectState.IDEA: ((words("Start it"), try_start),),
        }.get(project.state, ())
        for text, make in offers:
            change = make(project.id)
            menu.addAction(text).triggered.connect(lambda _on=False, change=change: self.try_changes(change))
        stage = next_stage(session.portfolio, project.id, session.today)
        if stage is not None and project.state is ProjectState.ACTIVE:
            menu.addSeparator()
            for weeks in _WEEKS:
                count = words.n("{count} week", "{count} weeks", abs(weeks))
                later = words("Next decision {weeks} later", weeks=count)
                text = later if weeks > 0 else words("Next decision {weeks} sooner", weeks=count)
                change = try_moving(stage.point.id, weeks)
                menu.addAction(text).triggered.connect(lambda _on=False, change=change: self.try_changes(change))
        own = [each for each in self.desk.changes if about(session.portfolio, each) == project.id]
        if own:
            menu.addSeparator()
            menu.addAction(words("As it is")).triggered.connect(lambda _on=False: self._as_it_is(own))

    def _as_it_is(self, changes: list[WhatIfChange]) -> None:
        for change in changes:
            self.desk.remove(change)
        self.refresh(self._measure)

    def _fill_options(self, menu: QMenu) -> None:
        session, words = self._session, self._session.words
        writes = not session.document.is_read_only
        keep = menu.addAction(words("Keep this option…"))
        keep.triggered.connect(lambda _on=False: self.keep())
        keep.setEnabled(bool(self.desk.changes) and writes)
        options = session.portfolio.all(WhatIfOption)
        if options:
            menu.addSection(words("Look at"))
        for option in options:
            action = menu.addAction(option.name.replace("&", "&&"))
            action.triggered.connect(lambda _on=False, option=option: self.take(option))
        others = [option for option in options if option.id != self.desk.option_id]
        if others:
            beside = menu.addMenu(words("Put beside"))
            beside.addAction(words("Nothing")).triggered.connect(lambda _on=False: self.compare_with(None))
            for option in others:
                action = beside.addAction(option.name.replace("&", "&&"))
                action.triggered.connect(lambda _on=False, held=option.id: self.compare_with(held))
        if self.desk.option_id is not None:
            menu.addSeparator()
            away = menu.addAction(words("Throw “{name}” away", name=self.desk.name.replace("&", "&&")))
            away.triggered.connect(lambda _on=False: self.throw_away())
            away.setEnabled(writes)

    def _show_project_menu(self, where: QPoint) -> None:
        menu = self.project_menu.menu()
        menu.popup(where)

    @staticmethod
    def _run(sheet: ApplySheet | KeepSheet | NewProjectSheet, then: Callable[[], object]) -> None:
        done = sheet.exec()
        sheet.deleteLater()
        if done:
            then()
