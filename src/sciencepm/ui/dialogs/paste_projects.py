"""A pasted table before it becomes projects: which column is what, and what each row will make or change."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHeaderView, QTableView, QWidget

from sciencepm.commands.pasted import take_in_projects
from sciencepm.exchange.columns import Field, field_names, has_headings, matched
from sciencepm.exchange.pasted_projects import PastedRow, Treatment, pasted_rows
from sciencepm.exchange.table_text import Table
from sciencepm.ui.models.pasted_model import PastedColumn, PastedModel, said_lines, treatment_words
from sciencepm.ui.plan.beside import Beside
from sciencepm.ui.session import Session
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.box import clear, column, panel, row, rule, scrolled
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.choice import ChoiceEditor
from sciencepm.ui.widgets.plain_rows import plain_rows
from sciencepm.ui.widgets.segments import Segments
from sciencepm.ui.widgets.text import ElidedLabel, Label
from sciencepm.ui.widgets.tick import Tick

_EXAMPLES: Final = 3


class PastedTable(QTableView):
    """Space or a click on what happens goes on to the next thing that can happen with a row."""

    next_requested = Signal(int)

    def __init__(self, theme: Theme, model: PastedModel, name: str) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(name)
        self.setProperty("look", "twin")
        plain_rows(self, theme.px(34))
        self.setMinimumSize(theme.px(240), theme.px(200))
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        for each, width in zip(PastedColumn, (56, 112, 210, 260, 150), strict=True):
            self.setColumnWidth(each, theme.px(width))
        head.setSectionResizeMode(PastedColumn.SAID, QHeaderView.ResizeMode.Stretch)
        self.clicked.connect(self._clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.next_requested.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == PastedColumn.TREATMENT:
            self.next_requested.emit(index.row())


class PasteProjectsDialog(QDialog):
    """Nothing is changed until the last button is pressed, and one undo takes all of it back."""

    def __init__(self, session: Session, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words, theme, px = session.words, session.theme, session.theme.px
        self._session, self._table = session, table
        self._wanted: dict[int, Treatment] = {}
        self._rows: tuple[PastedRow, ...] = ()
        self.setWindowTitle(words("Paste projects"))
        self.setProperty("look", "sheet")
        self._title = Label(look="dialog-title", wrap=True)
        self._below = Label(look="second", wrap=True)
        self.headings = Tick(theme, words("The first row names the columns"))
        self.headings.box.setChecked(has_headings(table))
        self.headings.box.toggled.connect(lambda _on: self._match())
        self.choices: list[ChoiceEditor] = []
        self._columns = column(spacing=px(10))
        self.model = PastedModel(theme, words)
        self.table = PastedTable(theme, self.model, words("Rows of the table"))
        self.table.next_requested.connect(self._go_on)
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._show_row())
        self._row_title = Label(look="strong", wrap=True)
        self._row_lines = Label(look="second", wrap=True)
        self._row_unread = Label(look="remark", wrap=True)
        self.treatments = Segments(
            [(each.value, treatment_words(each, words)) for each in Treatment],
            Treatment.NEW.value,
            words("What happens with this row"),
        )
        self.treatments.chosen.connect(lambda code: self._treat(Treatment(code)))
        self.take = button("", self._take, "primary")
        self._lay_out(parent)
        self._match()

    @property
    def rows(self) -> tuple[PastedRow, ...]:
        """What would be made of the table by now."""
        return self._rows

    # Reading

    def _match(self) -> None:
        """Match the columns anew, which forgets what was chosen for rows."""
        fields = matched(self._table, headings=self.headings.box.isChecked())
        self._wanted.clear()
        self._offer_columns(fields)
        self._read()

    def _read(self) -> None:
        session = self._session
        self._rows = pasted_rows(
            self._table,
            [Field(choice.value()) for choice in self.choices],
            session.portfolio,
            session.today,
            session.words,
            headings=self.headings.box.isChecked(),
            wanted=self._wanted,
        )
        self.model.show(self._rows)
        self.table.setColumnHidden(PastedColumn.UNREAD, not any(row.unread for row in self._rows))
        if self._rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, PastedColumn.TITLE))
        self._say()
        self._show_row()

    def _say(self) -> None:
        """What the whole table comes to."""
        w = self._session.words
        counts = {each: sum(row.treatment is each for row in self._rows) for each in Treatment}
        new, changed, left = (counts[each] for each in (Treatment.NEW, Treatment.CHANGE, Treatment.LEAVE))
        parts = [
            *([w.n("{count} new project", "{count} new projects", new)] if new else []),
            *([w.n("{count} changed project", "{count} changed projects", changed)] if changed else []),
            *([w.n("{count} row left out", "{count} rows left out", left)] if left else []),
        ]
        self._title.setText(w.listing(parts) if parts else w("There is no row below the headings"))
        unread = sum(len(row.unread) for row in self._rows if row.treatment is not Treatment.LEAVE)
        if not any(choice.value() == Field.TITLE for choice in self.choices):
            below = w("Say which column holds the title of a project.")
        elif unread:
            below = w.n(
                "{count} cell cannot be read as it stands. It is kept as a note with its project.",
                "{count} cells cannot be read as they stand. They are kept as notes with their projects.",
                unread,
            )
        else:
            below = w("Every cell can be read. What has no field of its own is kept as a note with its project.")
        self._below.setText(below)
        taken = new + changed
        self.take.setText(w.n("Take in {count} project", "Take in {count} projects", taken))
        self.take.setEnabled(taken > 0)

    def _show_row(self) -> None:
        """The row one is in, in full."""
        number = self.table.currentIndex().row()
        if not 0 <= number < len(self._rows):
            return
        w, shown = self._session.words, self._rows[number]
        title = shown.title or w("no title")
        self._row_title.setText(w("Line {line}: {title}", line=shown.line, title=title))
        lines = [*said_lines(shown, w), *([shown.remark] if shown.remark else [])]
        self._row_lines.setText(" · ".join(lines) or w("Nothing here differs from what is in the portfolio."))
        self._row_unread.setText("\n".join(f"{each.heading}: “{each.text}”. {each.why}" for each in shown.unread))
        self._row_unread.setVisible(bool(shown.unread))
        self.treatments.choose(shown.treatment.value)
        for each in Treatment:
            self.treatments.button(each.value).setEnabled(each in shown.choices)

    # Choosing

    def _treat(self, treatment: Treatment) -> None:
        number = self.table.currentIndex().row()
        self._wanted[self._rows[number].line] = treatment
        self._read()

    def _go_on(self, number: int) -> None:
        shown = self._rows[number]
        place = shown.choices.index(shown.treatment)
        self.table.setCurrentIndex(self.model.index(number, PastedColumn.TREATMENT))
        self._treat(shown.choices[(place + 1) % len(shown.choices)])

    def _choose_field(self, place: int, code: str) -> None:
        """A field stands for one column: where it stood before becomes a note."""
        for other, choice in enumerate(self.choices):
            if other != place and choice.value() == code and code not in (Field.NOTE, Field.LEAVE):
                choice.show_value(Field.NOTE)
        self._read()

    def _take(self) -> None:
        session = self._session
        rows = [row.taken() for row in self._rows if row.treatment is not Treatment.LEAVE]
        if session.remove(take_in_projects, rows=rows, today=session.today, w=session.words):
            self.accept()

    # Parts

    def _lay_out(self, parent: QWidget | None) -> None:
        words, px = self._session.words, self._session.theme.px
        head = panel(column(self._title, self._below, spacing=px(2), margins=(px(26), px(20), px(26), px(10))))
        matches = panel(column(self.headings, self._columns, None, spacing=px(12)))
        matches.setMinimumWidth(px(230))
        row_said = column(self._row_title, self._row_lines, self._row_unread, None, spacing=px(3))
        detail = row(spacing=px(16))
        detail.addLayout(row_said, 1)
        detail.addWidget(self.treatments, 0, Qt.AlignmentFlag.AlignTop)
        said = panel(detail)
        # The table keeps its height while one walks through rows that say more or less.
        said.setMinimumHeight(px(92))
        preview = column(self.table, said, spacing=px(12))
        preview.setStretch(0, 1)
        both = Beside((matches, panel(preview)), (4, 11), px(760), px(26), divided=True)
        body = scrolled(panel(column(both, margins=(px(26), px(4), px(26), px(12))), "sheet"))
        foot = row(spacing=px(12), margins=(px(26), px(12), px(26), px(14)))
        foot.addWidget(Label(words("One undo takes all of it back."), "caption", wrap=True), 1)
        foot.addWidget(button(words("Cancel"), self.reject))
        foot.addWidget(self.take)
        parts = column(head, body, rule(), foot, spacing=0)
        parts.setStretch(1, 1)
        self.setLayout(parts)
        wide, high = px(1160), px(760)
        if parent is not None:
            wide, high = min(wide, parent.width() - px(24)), min(high, parent.height() - px(40))
        self.resize(wide, high)
        self.table.setFocus()

    def _offer_columns(self, fields: tuple[Field, ...]) -> None:
        """A choice for each column below its heading and the first things it says."""
        words, px = self._session.words, self._session.theme.px
        names = list(field_names(words).items())
        headings = self.headings.box.isChecked()
        body = self._table.rows[1:] if headings else self._table.rows
        clear(self._columns)
        self.choices = []
        for place, field in enumerate(fields):
            heading = self._table.rows[0][place] if headings else ""
            heading = heading or words("Column {number}", number=place + 1)
            examples = list(dict.fromkeys(row[place].replace("\n", " ") for row in body if row[place]))[:_EXAMPLES]
            choice = ChoiceEditor(words("{heading} is", heading=heading), [(each.value, said) for each, said in names])
            choice.show_value(field.value)
            choice.committed.connect(partial(self._choose_field, place))
            self.choices.append(choice)
            example = ElidedLabel(", ".join(examples) or words("empty"), "caption")
            said = column(ElidedLabel(heading, "strong"), example, spacing=px(1))
            across = row(spacing=px(10))
            across.addLayout(said, 1)
            across.addWidget(choice, 1)
            self._columns.addLayout(across)
