"""The links of a project: addresses and places of files, each with what is found there."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sciencepm.commands.records import add_record
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Link, Project
from sciencepm.ui.around.link_row import LinkRow
from sciencepm.ui.concerns.cells import RowKeys
from sciencepm.ui.session import Session
from sciencepm.ui.shared_words.add_line import AddLine
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.kept_parts import KeptParts, in_tab_order
from sciencepm.ui.widgets.sight import go_to
from sciencepm.ui.widgets.text import Label


class LinksCard(Card):
    """One tab stop for the list, and a line to add to it."""

    def __init__(self, session: Session) -> None:
        words, px = session.words, session.theme.px
        super().__init__(session.theme, title=words("Links"), spacing=6)
        self.body.setContentsMargins(px(10), px(14), px(10), px(14))
        self._session, self._project_id = session, ""
        said = words("Where else to look: a drawing, a page, a folder. Nothing is opened until you ask.")
        self._none = Label(said, "second", wrap=True)
        inner = QVBoxLayout()
        inner.setSpacing(0)
        self._rows: KeptParts[LinkRow] = KeptParts(inner)
        self._keys = RowKeys(self)
        self.add_line = AddLine(
            session,
            words("Another link"),
            words("Paste an address"),
            words("Add link"),
            words("Please write or paste an address."),
            self._add,
            self._go_to_caption,
        )
        for part in (self.heading, self._none, self.add_line):
            part.setContentsMargins(px(6), 0, px(6), 0)
        for added in (self._none, inner, self.add_line):
            self.add(added)

    def show_project(self, project: Project) -> None:
        """Read the links of a project again."""
        session = self._session
        self._project_id = project.id
        links = session.portfolio.of(Link, project.id)
        if self._rows.show([each.id for each in links], lambda it: LinkRow(session, it)):
            self._keys.watch(self._rows.values())
            in_tab_order([*self._rows.values(), self.add_line])
        for made in self._rows.values():
            made.refresh()
        self._none.setVisible(not links)
        self.add_line.setEnabled(not session.document.is_read_only)

    def part_of(self, record_id: str) -> QWidget | None:
        """The row of a link."""
        return self._rows.get(record_id)

    def _add(self, portfolio: Portfolio, text: str) -> Edit:
        return add_record(portfolio, Link, project_id=self._project_id, address=text)

    def _go_to_caption(self, link_id: str) -> None:
        made = self._rows.get(link_id)
        if made is not None:
            go_to(made.caption.editor)
