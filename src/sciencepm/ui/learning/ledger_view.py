"""The ledger: every experiment and decision in one table, narrowed, sorted, found by any word, and read."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from sciencepm.analysis.learning_wording import result_text
from sciencepm.analysis.ledger import EntryKind, LedgerEntry, Result
from sciencepm.ui.learning.ledger_rows import COST, WHEN, LedgerRows, Wanted, ledger_columns, wanted_of
from sciencepm.ui.learning.reading_card import ReadingCard
from sciencepm.ui.learning.record_model import Order, RecordModel
from sciencepm.ui.learning.record_table import RecordTable
from sciencepm.ui.places import Location
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.empty import EmptyState
from sciencepm.ui.widgets.find_line import FindLine
from sciencepm.ui.widgets.flow import flowing
from sciencepm.ui.widgets.menu_button import MenuButton

_ALL: Final = ""
_HIGHEST_FIRST: Final = frozenset({WHEN, COST})


class LedgerView(QWidget):
    """`open_requested` asks to go where an entry lives, `start_wanted` to begin a first project."""

    open_requested = Signal(Location)
    start_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        words, theme = session.words, session.theme
        self._session = session
        self._wanted = Wanted()
        self._entries: tuple[LedgerEntry, ...] = ()
        self._shown: dict[str, LedgerEntry] = {}
        self._rows = LedgerRows()
        self._has_room = True
        self.model = RecordModel(ledger_columns(words))
        self.table = RecordTable(theme, self.model, words("Experiments and decisions"))
        self.table.open_requested.connect(self.open_requested)
        self.table.chosen.connect(self._read)
        self.table.order_changed.connect(self._sort)
        self.kinds = MenuButton(words, words("Show"), self._kind_choices())
        self.kinds.chosen.connect(lambda code: self._look(kind=EntryKind(code) if code else None))
        self.results = MenuButton(words, words("Outcome"), self._result_choices())
        self.results.chosen.connect(lambda code: self._look(result=Result(code) if code else None))
        self.projects = MenuButton(words, words("Project"), [(_ALL, words("All"))], are_names=True)
        self.projects.chosen.connect(lambda code: self._look(project_id=code or None))
        self.teams = MenuButton(words, words("Team"), [(_ALL, words("All"))], are_names=True)
        self.teams.chosen.connect(lambda code: self._look(team=code or None))
        self.times = MenuButton(words, words("Time"), self._time_choices())
        self.times.chosen.connect(lambda code: self._look(days=int(code) if code else None))
        self.orders = MenuButton(words, words("Sort"), self._order_choices())
        self.orders.chosen.connect(self._sort_by_code)
        name = words("Find an experiment or a decision by any word written about it")
        self.find_line = FindLine(theme, words, words("Find: have we tried this?"), name)
        self.find_line.looked.connect(lambda text: self._look(find=text))
        self.find_line.left.connect(self.table.setFocus)
        buttons = (self.kinds, self.results, self.projects, self.teams, self.times, self.orders)
        self.filters = flowing(*buttons, self.find_line, spacing=theme.px(10))
        self.reading = ReadingCard(session)
        self.reading.open_wanted.connect(self._open)
        self._stack = self._stacked()
        content = column(self.filters, self._stack, self.reading, spacing=theme.px(14))
        content.setStretch(1, 1)
        self.setLayout(content)

    @property
    def shown(self) -> tuple[LedgerEntry, ...]:
        """The entries one sees, in the order one sees them in."""
        return tuple(self._shown[row.id] for row in self.model.rows)

    def show_entries(self, entries: tuple[LedgerEntry, ...]) -> None:
        """Show the ledger as it is now, narrowed as before."""
        words = self._session.words
        self._entries = entries
        titles = {entry.project.id: entry.project.title for entry in entries}
        by_title = sorted(titles.items(), key=lambda each: each[1].casefold())
        self.projects.offer([(_ALL, words("All")), *by_title])
        teams = sorted({entry.project.team for entry in entries if entry.project.team}, key=str.casefold)
        self.teams.offer([(_ALL, words("All")), *((team, team) for team in teams)])
        self._wanted = replace(self._wanted, project_id=self.projects.code or None, team=self.teams.code or None)
        self._show()

    def show_result(self, result: Result | None) -> None:
        """Show one outcome only, as if it had been chosen."""
        self.results.choose(result.value if result else _ALL)
        self._look(result=result)

    def give_room(self, *, to_read: bool) -> None:
        """Show what is written about the entry one is on below the table, or leave all room to the table."""
        self._has_room = to_read
        self._read(self.table.record_id or "")

    # What is shown

    def _look(self, **changes: object) -> None:
        self._wanted = replace(self._wanted, **changes)  # type: ignore[arg-type]
        self._show()

    def _sort(self, order: Order) -> None:
        if order.column in _HIGHEST_FIRST and self.table.order.column != order.column:
            order = Order(order.column, descending=True)
        self.table.sort(order)
        self.orders.choose(_ALL if order.column is None else str(order.column))
        self._show()

    def _sort_by_code(self, code: str) -> None:
        self.table.sort(Order())
        self._sort(Order(int(code)) if code else Order())

    def _show(self) -> None:
        session, words = self._session, self._session.words
        chosen, place = self.table.record_id, self.table.verticalScrollBar().value()
        found = wanted_of(self._entries, self._wanted, session.today)
        self._shown = {entry.record.id: entry for entry in found}
        self.model.show(self._rows.of(found, session.today, words), self.table.order)
        self.table.fit_columns()
        if self.table.record_id is None and found:
            self.table.choose(chosen)
            self.table.verticalScrollBar().setValue(place if chosen in self._shown else 0)
        self.filters.setVisible(bool(self._entries))
        self._say_nothing_found()
        shown = self._table if found else self._nothing_found if self._entries else self._nothing_yet
        self._stack.setCurrentWidget(shown)
        self._read(self.table.record_id or "")

    def _say_nothing_found(self) -> None:
        """Where what one looks for was not tried but is planned, that is said, and one press away."""
        words, wanted = self._session.words, self._wanted
        planned = replace(wanted, result=Result.PLANNED, days=None)
        count = len(wanted_of(self._entries, planned, self._session.today)) if wanted.result is None else 0
        self.planned_button.setVisible(count > 0)
        said = words.n(
            "Show the {count} experiment that is planned", "Show the {count} experiments that are planned", count
        )
        self.planned_button.setText(said)

    def _read(self, record_id: str) -> None:
        entry = self._shown.get(record_id)
        if entry is not None:
            self.reading.show_entry(entry)
        self.reading.setVisible(entry is not None and self._has_room)

    def _open(self) -> None:
        entry = self._shown.get(self.table.record_id or "")
        if entry is not None:
            self.open_requested.emit(self.model.row(self.model.place_of(entry.record.id) or 0).location)

    def _clear(self) -> None:
        for each in (self.kinds, self.results, self.projects, self.teams, self.times):
            each.choose(_ALL)
        self.find_line.clear()
        self._wanted = Wanted()
        self._show()
        self.table.setFocus()

    def minimumSizeHint(self) -> QSize:
        # Words that wrap report a least height for a width they do not have; the height for the real width counts.
        return QSize(super().minimumSizeHint().width(), 0)

    # Parts

    def _stacked(self) -> QStackedWidget:
        words, theme = self._session.words, self._session.theme
        self._table = Card(theme, self.table)
        self._table.body.setContentsMargins(1, 1, 1, 1)
        self.clear_button = button(words("Show everything that was tried"), self._clear)
        self.planned_button = button("", lambda: self.show_result(Result.PLANNED))
        nothing = words("Nothing fits: nothing like this has been tried here yet.")
        self._nothing_found = EmptyState(theme, "search", nothing, self.clear_button)
        layout = self._nothing_found.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.count() - 1, self.planned_button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.first_button = button(words("New project"), self.start_wanted.emit, "primary")
        start = words(
            "Nothing has been tried yet. Each experiment and each decision of a project is told here, "
            "what did not work as much as what did."
        )
        self._nothing_yet = EmptyState(theme, "book-open", start, self.first_button)
        stack = QStackedWidget()
        for part in (self._table, self._nothing_found, self._nothing_yet):
            stack.addWidget(part)
        return stack

    def _kind_choices(self) -> list[tuple[str, str]]:
        words = self._session.words
        return [
            (_ALL, words("Everything")),
            (EntryKind.EXPERIMENT.value, words("Experiments")),
            (EntryKind.DECISION.value, words("Decisions")),
        ]

    def _result_choices(self) -> list[tuple[str, str]]:
        words = self._session.words
        return [(_ALL, words("All")), *((each.value, result_text(each, words)) for each in Result)]

    def _time_choices(self) -> list[tuple[str, str]]:
        words = self._session.words
        return [
            (_ALL, words("All")),
            ("30", words("Last 30 days")),
            ("91", words("Last 3 months")),
            ("365", words("Last year")),
        ]

    def _order_choices(self) -> list[tuple[str, str]]:
        words = self._session.words
        titles = [(str(place), each.title) for place, each in enumerate(ledger_columns(words))]
        return [(_ALL, words("Newest first")), *titles]
