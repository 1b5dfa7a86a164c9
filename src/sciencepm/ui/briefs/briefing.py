"""What one can do with the brief that is seen: export, issue, print, copy and send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sciencepm.domain.documents import Brief, Content
from sciencepm.ui.pages.briefs import BriefsPage
from sciencepm.ui.places import BRIEFS
from sciencepm.ui.session import Session

if TYPE_CHECKING:
    from sciencepm.ui.window import Window


class Briefing:
    """What needs a brief does nothing while none is seen."""

    def __init__(self, session: Session, window: Window) -> None:
        self._session = session
        self._window = window

    @property
    def seen(self) -> BriefsPage | None:
        """The composer, while it is what is seen and has something to compose."""
        page = self._window.page
        return page if isinstance(page, BriefsPage) and page.is_ready else None

    def export(self, suffix: str = ".pdf") -> None:
        """The brief that is seen as a file; from elsewhere the place where one is composed."""
        self._window.commit_typing()
        if self.seen is None:
            self._window.go_place(BRIEFS.code)
            return
        self._window.files.export_document(
            self.seen.order, self._session.words("Export brief"), self.seen.words, suffix
        )

    def issue(self) -> None:
        """Give the brief that is seen its number, and offer to write it to a file."""
        self._window.commit_typing()
        brief = self.seen.issue() if self.seen is not None else None
        if brief is not None and self.seen is not None:
            words, page = self._session.words, self.seen
            self._window.notice.say(
                words("Issued as no. {number}", number=brief.number),
                words("Export PDF…"),
                lambda: page.again_requested.emit(brief),
            )

    def export_issued(self, brief: Brief) -> None:
        """An issued brief once more, as it went out."""
        content = self._session.portfolio.find(Content, brief.content_id)
        if content is not None:
            self._window.files.export_pdf(content.data, self._session.words("Export no. {number}", number=brief.number))

    def print(self) -> None:
        self._window.commit_typing()
        if self.seen is not None:
            self._window.files.print_pdf(self.seen.pdf())

    def copy(self) -> None:
        self._window.commit_typing()
        if self.seen is not None:
            self._window.files.copy_brief(self.seen.content(), self.seen.words)

    def send_copy(self) -> None:
        """The portfolio for the readers of the brief that is seen."""
        if self.seen is not None:
            self._window.files.send_copy(self.seen.order.audience)
