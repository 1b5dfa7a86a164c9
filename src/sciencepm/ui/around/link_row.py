"""A link of a project: its caption and address, changed where they stand, and never opened by itself."""

from __future__ import annotations

from sciencepm.analysis.addresses import Reach, address_of
from sciencepm.commands.records import remove_record
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Link
from sciencepm.errors import UserError
from sciencepm.ui.around.opening import copy_text, open_link
from sciencepm.ui.clock import now
from sciencepm.ui.concerns.cells import Cells
from sciencepm.ui.concerns.in_place import InPlaceForm
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, panel, row
from sciencepm.ui.widgets.button import icon_button


class LinkRow(Cells):
    """`open` is there where the address is a page, or a file on this computer that is no program."""

    def __init__(self, session: Session, link_id: str) -> None:
        super().__init__(session)
        words, px, theme = session.words, session.theme.px, session.theme
        self._session, self._id = session, link_id
        form = self._form = InPlaceForm(session, Link, link_id)
        self.caption = form.wrapped("caption", words("Caption"), words("What is found there?"))
        self.address = form.wrapped("address", words("Address"), words("An address or a place in a folder"))
        self.open = icon_button(theme, "external-link", words("Open this link…"), self._open)
        self.copy = icon_button(theme, "copy", words("Copy the address"), lambda: copy_text(self._link.address))
        self.remove = icon_button(theme, "trash-2", words("Remove this link"), self._remove)
        buttons = panel(row(None, self.open, self.copy, self.remove, spacing=px(2)))
        said = panel(column(self.caption, self.address, spacing=0))
        self.hold((), (said, buttons), ((0, 0, 3), (0, 3, 1)))
        self.arrange(as_form=True)
        for field in (self.caption, self.address):
            field.show_name(False)
        self.caption.editor.setProperty("textSize", "item")
        self.address.editor.setProperty("textSize", "caption")
        self.refresh()

    @property
    def _link(self) -> Link:
        return self._session.portfolio.get(Link, self._id)

    def refresh(self) -> None:
        """Read the link again."""
        link, words = self._link, self._session.words
        self._form.refresh()
        self.open.setVisible(address_of(link.address).reach is not Reach.COPY)
        self.setAccessibleName(words("Link: {called}", called=link.caption or link.address))
        self.remove.setEnabled(not self._session.document.is_read_only)

    def _open(self) -> None:
        try:
            open_link(self._session, self._link.address, self)
        except UserError as refused:
            self._session.failed.emit(refused)

    def _remove(self) -> None:
        def remove(portfolio: Portfolio) -> Edit:
            return remove_record(portfolio, portfolio.get(Link, self._id), now=now())

        self._session.remove(remove)
