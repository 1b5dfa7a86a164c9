"""The track record: how the team's chances and ranges held, as counts, as a score, and one by one."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.learning_wording import (
    called,
    called_text,
    landing_promise_text,
    landings_text,
    score_text,
    source_text,
    went_as_said,
)
from sciencepm.analysis.track_record import ENOUGH, TrackRecord
from sciencepm.analysis.wording import shortened
from sciencepm.domain.decision import Outcome
from sciencepm.ui.learning.record_model import Cell, Column, Order, RecordModel, Row
from sciencepm.ui.learning.record_table import RecordTable
from sciencepm.ui.places import PROJECTS, Location
from sciencepm.ui.plan.marks import OUTCOME_LOOK
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import clear, column, panel
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.empty import EmptyState
from sciencepm.ui.widgets.even_columns import EvenColumns
from sciencepm.ui.widgets.figure_card import FigureCard
from sciencepm.ui.widgets.meter import Meter
from sciencepm.ui.widgets.text import Label


class RecordView(QWidget):
    """`open_requested` asks to go to a decision or a project."""

    open_requested = Signal(Location)

    def __init__(self, session: Session) -> None:
        super().__init__()
        words, theme = session.words, session.theme
        self._session = session
        self._record = TrackRecord((), (), 0)
        self.went, self.score, self.landed = (FigureCard(theme) for _ in range(3))
        for each in (self.went, self.score, self.landed):
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        figures = panel(EvenColumns(self.went, self.score, self.landed, spacing=theme.px(14), least=theme.px(230)))
        self.called = Card(theme, title=words("What we called it, and how often it went ahead"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(16))
        self._grid.setVerticalSpacing(theme.px(8))
        self._grid.setColumnStretch(1, 2)
        self._grid.setColumnStretch(2, 3)
        self.called.add(self._grid)
        self.model = RecordModel(self._columns())
        self.table = RecordTable(theme, self.model, words("Forecasts that had their answer, newest first"))
        self.table.open_requested.connect(self.open_requested)
        self.table.order_changed.connect(self._sort)
        self._table = Card(theme, self.table)
        self._table.body.setContentsMargins(1, 1, 1, 1)
        nothing = words(
            "No forecast has had its answer yet. Give each decision point a chance to pass; once it is decided go "
            "or stop, it is counted here."
        )
        self._nothing = EmptyState(theme, "target", nothing)
        self._parts = (figures, self.called, self._table)
        content = column(*self._parts, self._nothing, spacing=theme.px(14))
        content.setStretch(2, 1)
        content.setStretch(3, 1)
        self.setLayout(content)

    def show_record(self, record: TrackRecord) -> None:
        """Show the record as it is now."""
        self._record = record
        there = bool(record.forecasts or record.landings)
        for part in self._parts:
            part.setVisible(there)
        self._nothing.setVisible(not there)
        self._show_figures()
        self._show_called()
        self._show_rows()

    def _show_figures(self) -> None:
        words, record = self._session.words, self._record
        right, of = record.as_said
        name = words("Went the way we called likelier")
        if of:
            figure = words("{right} of {of}", right=words.number(right), of=words.number(of))
            self.went.say(name, figure, words("decisions; those we called 50% are left out"))
        else:
            self.went.say_missing(name, words("none yet"), went_as_said(right, of, words))
        name = words("Score of our chances (Brier)")
        if record.brier is not None and len(record.forecasts) >= ENOUGH:
            note = words("0 is perfect; saying 50% each time gives 0.25")
            self.score.say(name, score_text(record.brier), note)
        else:
            left = ENOUGH - len(record.forecasts)
            why = words.n(
                "A score says something from ten answers on: {count} more to go.",
                "A score says something from ten answers on: {count} more to go.",
                left,
            )
            self.score.say_missing(name, words("not yet"), why)
        name = words("Landed when we said")
        if record.landings:
            self.landed.say(name, *landings_text(record, words))
        else:
            why = words("No project has landed since a brief or a check-in first showed a range for it.")
            self.landed.say_missing(name, words("not yet"), why)

    def _show_called(self) -> None:
        theme, words = self._session.theme, self._session.words
        clear(self._grid)
        groups = called(self._record.forecasts, words)
        self.called.setVisible(bool(groups))
        for line, group in enumerate(groups):
            said = called_text(group, words)
            self._grid.addWidget(Label(said), line, 0)
            bar = Meter(theme, group.went / group.of, "meter", said)
            self._grid.addWidget(bar, line, 1, Qt.AlignmentFlag.AlignVCenter)

    def _show_rows(self) -> None:
        self.model.show([*self._landing_rows(), *self._forecast_rows()], self.table.order)
        self.table.fit_columns()

    def _forecast_rows(self) -> list[Row]:
        words, today = self._session.words, self._session.today
        rows = []
        for each in self._record.forecasts:
            outcome = Outcome.GO if each.went else Outcome.STOP
            number = words("Decision {number}", number=each.number)
            verdict = {True: words("as we said"), False: words("not as we said"), None: words("called even")}
            rows.append(
                Row(
                    each.point_id,
                    (
                        Cell(shortened(each.question, 90) or number, number, key=each.question.casefold()),
                        Cell(words.percent(each.said), source_text(each.source, words), key=each.said),
                        Cell(label_of(outcome, words), key=outcome.value, look=OUTCOME_LOOK[outcome]),
                        Cell(verdict[each.as_said], key=str(each.as_said)),
                        Cell(each.project.title, each.project.team, key=each.project.title.casefold()),
                        Cell(words.short_day(each.on, today), key=each.on),
                    ),
                    Location(PROJECTS.code, each.project.id, each.point_id),
                )
            )
        return rows

    def _landing_rows(self) -> list[Row]:
        words, today = self._session.words, self._session.today
        return [
            Row(
                each.project.id,
                (
                    Cell(words("When it lands"), landing_promise_text(each, words), key=""),
                    Cell(words.month_range(each.promised[0], each.promised[2]), words("range first promised")),
                    Cell(words("Landed"), key="landed", look=("go", "log-in")),
                    Cell(words("inside the range") if each.is_inside else words("outside the range"), key=""),
                    Cell(each.project.title, each.project.team, key=each.project.title.casefold()),
                    Cell(words.short_day(each.landed, today), key=each.landed),
                ),
                Location(PROJECTS.code, each.project.id),
            )
            for each in self._record.landings
        ]

    def _sort(self, order: Order) -> None:
        self.table.sort(order)
        self._show_rows()

    def minimumSizeHint(self) -> QSize:
        # Words that wrap report a least height for a width they do not have; the height for the real width counts.
        return QSize(super().minimumSizeHint().width(), 0)

    def _columns(self) -> tuple[Column, ...]:
        words = self._session.words
        return (
            Column(words("Question"), 180, 330, share=4, strong=True),
            Column(words("We said"), 96, 260, share=1),
            Column(words("Answer"), 96, 130),
            Column(words("As said"), 110, 160, goes=2),
            Column(words("Project"), 120, 220, share=2, goes=1),
            Column(words("When"), 76, 120, goes=3),
        )
