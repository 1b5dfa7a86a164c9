"""The data of a project: what it waits for, and everything that is wrong with what is there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sciencepm.analysis.code_words import label_of
from sciencepm.commands.records import add_record
from sciencepm.domain.edit import Edit
from sciencepm.domain.landing import DataIssue, DataIssueKind
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.errors import InvalidInput
from sciencepm.ui.concerns.ask_in_place import AskInPlace
from sciencepm.ui.concerns.cells import RowKeys
from sciencepm.ui.landing.issue_row import IssueRow, closed_issue
from sciencepm.ui.landing.waiting import Waiting, ask_for_data
from sciencepm.ui.plan.answers import Answers
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import clear, column, panel, row
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.fields import LineEditor
from sciencepm.ui.widgets.flow import Flow
from sciencepm.ui.widgets.kept_parts import KeptParts, in_tab_order
from sciencepm.ui.widgets.sight import go_to
from sciencepm.ui.widgets.text import Label

_ORDER = list(DataIssueKind)


class DataCard(Card):
    """One tab stop for the issues; what was put right is folded away below them."""

    project_opened = Signal(str)

    def __init__(self, session: Session, project_id: str) -> None:
        words, px = session.words, session.theme.px
        self._count = Label(look="second")
        super().__init__(session.theme, title=words("Data"), aside=self._count, spacing=6)
        # The words in the fields begin in line with the heading.
        self.body.setContentsMargins(px(10), px(14), px(10), px(14))
        self._session, self._project_id = session, project_id
        self._asking: AskInPlace | None = None
        self.waiting = Waiting(session, project_id)
        self.waiting.project_opened.connect(self.project_opened)
        said = words("No data issue on the list. Look for uneven labels, gaps, change over time and groups left out.")
        self._none = Label(said, "second", wrap=True)
        named = Label(words("What is wrong with it"), "caption-strong")
        for label in (self.heading, named, self._none):
            label.setContentsMargins(px(6), 0, px(6), 0)
        self._count.setContentsMargins(0, 0, px(6), 0)
        inner = QVBoxLayout()
        inner.setSpacing(0)
        self._rows: KeptParts[IssueRow] = KeptParts(inner)
        self._keys = RowKeys(self)
        self.add_line = _AddLine(session, project_id)
        self.closed = button("", self._fold, "link")
        self._closed_box = column(spacing=px(2))
        self._closed_shown = False
        self.block = button(words("It waits for data…"), self.ask, "link")
        self._ask = column(spacing=0)
        for part in (self.waiting, named, self._none, inner, self.add_line):
            self.add(part)
        self.add(panel(Flow(self.closed, self.block, spacing=px(8))))
        self.add(self._closed_box)
        self.add(self._ask)

    def ask(self) -> None:
        """Ask which data it waits for, who owes it, and since when."""
        if self._asking is None:
            self._asking = ask_for_data(self._session, self._project_id)
            self._asking.ended.connect(self._leave)
            self._ask.addWidget(self._asking)
        self._asking.begin()

    def _leave(self, done: bool) -> None:
        asking, self._asking = self._asking, None
        if asking is not None:
            asking.hide()
            asking.deleteLater()
        after = self.waiting.what.editor if done else self.block
        after.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_project(self, project: Project) -> None:
        """Read the data issues again."""
        session, words = self._session, self._session.words
        self.waiting.show_project(project)
        self.block.setVisible(project.blocked is None and project.ended_on is None)
        self.block.setEnabled(not session.document.is_read_only)
        issues = session.portfolio.of(DataIssue, project.id)
        still = sorted((each for each in issues if each.closed_on is None), key=lambda each: _ORDER.index(each.kind))
        if self._rows.show([each.id for each in still], lambda it: IssueRow(session, it)):
            self._keys.watch(self._rows.values())
            in_tab_order([self.waiting, *self._rows.values(), self.add_line, self.closed, self.block])
        for made in self._rows.values():
            made.refresh()
        self._none.setVisible(not still)
        self._count.setText(words.n("{count} open issue", "{count} open issues", len(still)) if still else "")
        self.add_line.setEnabled(not session.document.is_read_only)
        self._show_closed([each for each in issues if each.closed_on is not None])

    def part_of(self, record_id: str) -> QWidget | None:
        """The row of an issue that is open."""
        return self._rows.get(record_id)

    def _fold(self) -> None:
        self._closed_shown = not self._closed_shown
        self.show_project(self._session.portfolio.get(Project, self._project_id))

    def _show_closed(self, closed: list[DataIssue]) -> None:
        words = self._session.words
        many = words.n("{count} issue put right", "{count} issues put right", len(closed))
        self.closed.setText(words("Hide what was put right") if self._closed_shown else many)
        self.closed.setVisible(bool(closed))
        clear(self._closed_box)
        if self._closed_shown:
            for issue in closed:
                self._closed_box.addWidget(closed_issue(self._session, issue))


class _AddLine(QWidget):
    """Kind, what is wrong, Enter."""

    def __init__(self, session: Session, project_id: str) -> None:
        super().__init__()
        words, px = session.words, session.theme.px
        self._session, self._project_id = session, project_id
        self._answers = Answers(session)
        choices = [(code.value, label_of(code, words)) for code in _ORDER]
        kind = self._answers.choice("kind", words("Kind of data issue"), choices)
        text = self._answers.line("text", words("Another data issue"), words("What is wrong with the data?"))
        for field in (kind, text):
            field.show_name(False)
        assert isinstance(text.editor, LineEditor)
        self.line = text.editor
        self.line.returnPressed.connect(self._add)
        self.button = button(words("Add"), self._add)
        self.button.setAccessibleName(words("Add data issue"))
        across = row(spacing=px(8))
        across.addWidget(kind, 1, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(
            column(text, panel(across), self._answers.elsewhere, spacing=px(6), margins=(px(6), px(4), px(6), 0))
        )

    def _add(self) -> None:
        session, words = self._session, self._session.words

        def add(portfolio: Portfolio, kind: str, text: str) -> Edit:
            if not text.strip():
                raise InvalidInput({"text": words("Please say what is wrong.")})
            return add_record(
                portfolio, DataIssue, project_id=self._project_id, kind=kind, text=text, found_on=session.today
            )

        if self._answers.carry_out(add):
            self.line.clear()
            go_to(self.line)
