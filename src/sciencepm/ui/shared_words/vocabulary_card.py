"""The words a project is talked about in, agreed early with the team."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sciencepm.commands.records import add_record
from sciencepm.domain.concerns import VocabularyTerm
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.ui.concerns.cells import RowKeys, head
from sciencepm.ui.session import Session
from sciencepm.ui.shared_words.add_line import AddLine
from sciencepm.ui.shared_words.term_row import TermRow, columns
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.kept_parts import KeptParts, in_tab_order
from sciencepm.ui.widgets.narrow import is_narrow
from sciencepm.ui.widgets.sight import go_to
from sciencepm.ui.widgets.text import Label

_LEAST_IN_LINE = 760


class VocabularyCard(Card):
    """One tab stop for the list; rows become small forms where there is little room."""

    def __init__(self, session: Session, project_id: str) -> None:
        words, px = session.words, session.theme.px
        super().__init__(session.theme, title=words("Words we agreed"), spacing=6)
        self._session, self._project_id = session, project_id
        self._as_form = False
        self._head = head(session, columns(words))
        self._none = Label(
            words(
                "No word is agreed yet. Take half an hour with the team, early:"
                " what do we call good, and which errors can people live with?"
            ),
            "second",
            wrap=True,
        )
        inner = QVBoxLayout()
        inner.setSpacing(0)
        self._rows: KeptParts[TermRow] = KeptParts(inner)
        self._keys = RowKeys(self)
        self.add_line = AddLine(
            session,
            words("Another word"),
            words("Another word that people use in different ways"),
            words("Add word"),
            words("Please write the word."),
            self._add,
            self._go_to_meaning,
        )
        # The words in the fields begin in line with the heading.
        self.body.setContentsMargins(px(10), px(14), px(10), px(14))
        for part in (self.heading, self._none, self.add_line):
            part.setContentsMargins(px(6), 0, px(6), 0)
        for added in (self._none, self._head, inner, self.add_line):
            self.add(added)

    def show_terms(self) -> None:
        """Read the words again."""
        terms = self._session.portfolio.of(VocabularyTerm, self._project_id)
        if self._rows.show([each.id for each in terms], lambda it: TermRow(self._session, it)):
            rows = self._rows.values()
            for made in rows:
                made.arrange(as_form=self._as_form)
            self._keys.watch(rows)
            in_tab_order([*rows, self.add_line])
        for made in self._rows.values():
            made.refresh()
        self._none.setVisible(not terms)
        self._head.setVisible(bool(terms) and not self._as_form)
        self.add_line.setEnabled(not self._session.document.is_read_only)

    def part_of(self, record_id: str) -> QWidget | None:
        """The row of a word."""
        return self._rows.get(record_id)

    def _add(self, portfolio: Portfolio, text: str) -> Edit:
        return add_record(portfolio, VocabularyTerm, project_id=self._project_id, term=text)

    def _go_to_meaning(self, term_id: str) -> None:
        made = self._rows.get(term_id)
        if made is not None:
            go_to(made.meaning.editor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._as_form = is_narrow(self.width(), self._session.theme.px(_LEAST_IN_LINE), was=self._as_form)
        self._head.setVisible(bool(self._rows.values()) and not self._as_form)
        for made in self._rows.values():
            made.arrange(as_form=self._as_form)
