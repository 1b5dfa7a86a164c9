"""Notes from looking at real outputs with the team, the newest first."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sciencepm.commands.concerns import add_review_note
from sciencepm.domain.concerns import ReviewNote
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.ui.concerns.cells import RowKeys
from sciencepm.ui.session import Session
from sciencepm.ui.shared_words.add_line import AddLine
from sciencepm.ui.shared_words.review_block import ReviewBlock
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.kept_parts import KeptParts, in_tab_order
from sciencepm.ui.widgets.text import Label


class ReviewsCard(Card):
    """One tab stop for the list."""

    def __init__(self, session: Session, project_id: str) -> None:
        words, px = session.words, session.theme.px
        super().__init__(session.theme, title=words("Reviews of real outputs"), spacing=6)
        self._session, self._project_id = session, project_id
        said = words("Nobody has written down yet what real outputs look like. Read twenty of them with the team.")
        self._none = Label(said, "second", wrap=True)
        inner = QVBoxLayout()
        inner.setSpacing(0)
        self._rows: KeptParts[ReviewBlock] = KeptParts(inner)
        self._keys = RowKeys(self)
        self.add_line = AddLine(
            session,
            words("Another review"),
            words("We looked at real outputs today. What did they show?"),
            words("Add review"),
            words("Please say what they showed."),
            self._add,
            self._go_to_example,
        )
        self.body.setContentsMargins(px(10), px(14), px(10), px(14))
        for part in (self.heading, self._none, self.add_line):
            part.setContentsMargins(px(6), 0, px(6), 0)
        for added in (self._none, inner, self.add_line):
            self.add(added)

    def show_reviews(self) -> None:
        """Read the notes again."""
        notes = self._session.portfolio.of(ReviewNote, self._project_id)[::-1]
        if self._rows.show([each.id for each in notes], lambda it: ReviewBlock(self._session, it)):
            self._keys.watch(self._rows.values())
            in_tab_order([*self._rows.values(), self.add_line])
        for made in self._rows.values():
            made.refresh()
        self._none.setVisible(not notes)
        self.add_line.setEnabled(not self._session.document.is_read_only)

    def part_of(self, record_id: str) -> QWidget | None:
        """The block of a note."""
        return self._rows.get(record_id)

    def _add(self, portfolio: Portfolio, text: str) -> Edit:
        today = self._session.today
        return add_review_note(portfolio, project_id=self._project_id, on=today, text=text, today=today)

    def _go_to_example(self, note_id: str) -> None:
        made = self._rows.get(note_id)
        if made is not None:
            made.focus_first()
