"""One thing that is wrong with the data: its kind, what it is, who puts it right, and the way to close it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sciencepm.analysis.code_words import label_of
from sciencepm.commands.landing import close_data_issue
from sciencepm.commands.records import remove_record
from sciencepm.domain.edit import Edit
from sciencepm.domain.landing import DataIssue, DataIssueKind
from sciencepm.domain.portfolio import Portfolio
from sciencepm.ui.clock import now
from sciencepm.ui.concerns.cells import Cells
from sciencepm.ui.concerns.in_place import InPlaceForm
from sciencepm.ui.plan.bound_field import BoundField
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import panel, row
from sciencepm.ui.widgets.button import button, icon_button
from sciencepm.ui.widgets.text import Label


class IssueRow(Cells):
    """Everything is changed where it stands."""

    def __init__(self, session: Session, issue_id: str) -> None:
        super().__init__(session)
        words, px = session.words, session.theme.px
        self._session, self._id = session, issue_id
        self._form = InPlaceForm(session, DataIssue, issue_id)
        self.text = self._form.text("text", words("What is wrong"), words("Which data, and what is wrong with it?"))
        self._fields: tuple[BoundField, ...] = (
            self._form.choice("kind", words("Kind"), list(DataIssueKind)),
            self.text,
            self._form.wrapped("owner", words("Owner"), words("Who puts it right?")),
        )
        kind, text, owner = self._fields
        self._found = Label(look="caption")
        self.close_issue = icon_button(session.theme, "check", words("Close: it has been put right"), self._close)
        self.remove = icon_button(session.theme, "trash-2", words("Remove this data issue"), self._remove)
        self._found.setContentsMargins(0, px(4), px(6), 0)
        self._found.setAlignment(Qt.AlignmentFlag.AlignRight)
        buttons = panel(row(None, self.close_issue, self.remove, spacing=px(2)))
        places = ((0, 0, 2), (0, 2, 1), (1, 0, 3), (2, 0, 2), (2, 2, 1))
        self.hold((), (kind, buttons, text, owner, self._found), places)
        self.arrange(as_form=True)
        for field in self._fields:
            field.show_name(False)
        self.refresh()

    def refresh(self) -> None:
        """Read the issue again."""
        session, words = self._session, self._session.words
        issue = session.portfolio.get(DataIssue, self._id)
        self._form.refresh()
        self._found.setText(words("found {day}", day=words.short_day(issue.found_on, session.today)))
        self.setAccessibleName(words("{kind}: {text}", kind=label_of(issue.kind, words), text=issue.text))
        for made in (self.close_issue, self.remove):
            made.setEnabled(not session.document.is_read_only)

    def _close(self) -> None:
        self._session.remove(close_data_issue, issue_id=self._id, on=self._session.today)

    def _remove(self) -> None:
        def remove(portfolio: Portfolio) -> Edit:
            return remove_record(portfolio, portfolio.get(DataIssue, self._id), now=now())

        self._session.remove(remove)


def closed_issue(session: Session, issue: DataIssue) -> QWidget:
    """An issue that was put right, with the way back."""
    words, px = session.words, session.theme.px
    day = words.near_day(issue.closed_on, session.today) if issue.closed_on else ""
    text = words("{kind}: {text} Put right by {day}.", kind=label_of(issue.kind, words), text=issue.text, day=day)
    again = button(words("Open again"), lambda: session.do(close_data_issue, issue_id=issue.id, on=None), "link")
    again.setEnabled(not session.document.is_read_only)
    across = row(Label(text, "muted", wrap=True), again, spacing=px(8), margins=(px(6), 0, 0, 0))
    across.setStretch(0, 1)
    return panel(across)
