"""What one does with files: new, open, sample, copies and exports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from sciencepm.document import Document
from sciencepm.domain.documents import Audience, BriefKind, Deck
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.errors import UserError
from sciencepm.ui.clock import now
from sciencepm.ui.session import Session

if TYPE_CHECKING:
    from sciencepm.analysis.brief.content import BriefContent
    from sciencepm.analysis.brief.order import Order
    from sciencepm.analysis.ledger import LedgerEntry
    from sciencepm.export.picture import Wanted
    from sciencepm.i18n import Words
    from sciencepm.ui.window import Window

_SUFFIX = ".sciencepm"
_KINDS = {
    ".pdf": "PDF (*.pdf)",
    ".json": "JSON (*.json)",
    ".ics": "iCalendar (*.ics)",
    ".eml": "Mail (*.eml)",
    ".csv": "CSV (*.csv)",
}


class Files:
    """Each method asks for a path where one is needed and tells what went wrong."""

    def __init__(self, session: Session, window: Window) -> None:
        self._session = session
        self._window = window

    def new(self) -> None:
        """An unnamed portfolio that is already kept."""
        self._replace(lambda: Document.untitled(self._session.paths, Portfolio.new()))

    def open(self) -> None:
        """Ask for a portfolio and open it."""
        words = self._session.words
        path, _ = QFileDialog.getOpenFileName(self._window, words("Open a portfolio"), self._folder(), self._filter())
        if path:
            self.open_path(Path(path))

    def open_path(self, path: Path) -> None:
        """Open the portfolio at `path`; one that is open stays, as opening it twice would be for reading only."""
        if path.resolve() == self._session.document.path:
            return
        self._replace(lambda: Document.open(path, self._session.paths))

    def open_sample(self) -> None:
        """A sample of one's own to look around in, kept like any unnamed portfolio."""
        from sciencepm.exchange.sample import sample_portfolio

        self._replace(lambda: Document.untitled(self._session.paths, sample_portfolio(self._session.today)))

    def close(self) -> None:
        """Leave this portfolio for a new unnamed one."""
        self.new()

    def keep_in_folder(self) -> None:
        """Give the portfolio a file in a folder of one's choice and go on working there."""
        path = self._ask_where(self._session.words("Keep in a folder"), _SUFFIX)
        if path is not None and self._try(lambda: self._session.document.keep_as(path)):
            self._session.remember()
            self._session.opened.emit()

    def save_copy(self) -> None:
        """A copy elsewhere; one goes on working on this one."""
        path = self._ask_where(self._session.words("Save a copy"), _SUFFIX)
        if path is not None and self._try(lambda: self._session.document.save_copy(path)):
            self._window.notice.say(self._session.words("A copy is in {folder}", folder=path.parent.name))

    def export_document(self, order: Order, title: str, words: Words | None = None, suffix: str = ".pdf") -> None:
        """A document of some kind as PDF, PowerPoint or text; the ending of the name one gives it says which.

        `words` are those of its pages, without them the window's.
        """
        from sciencepm.export.brief import write_brief

        session, own = self._session, self._session.words
        every = {".pdf": "PDF", ".pptx": "PowerPoint", ".md": own("Text")}
        kinds = [f"{name} (*{ending})" for ending, name in sorted(every.items(), key=lambda each: each[0] != suffix)]
        path = self._ask_where(title, suffix, ";;".join(kinds))
        if path is not None and self._try(
            lambda: write_brief(session.portfolio, path, order, words=words or own, today=session.today)
        ):
            self._window.notice.say(own("The document is in {folder}", folder=path.parent.name))

    def export_pdf(self, data: bytes, title: str) -> None:
        """A document that is kept, byte for byte as it went out."""
        from sciencepm.export.brief import FORMATS
        from sciencepm.export.files import write_whole

        path = self._ask_where(title, ".pdf")
        if path is not None and self._try(lambda: write_whole(path, data, FORMATS[".pdf"].check)):
            self._window.notice.say(self._session.words("The document is in {folder}", folder=path.parent.name))

    def send_copy(self, audience: Audience | None) -> None:
        """A portfolio of its own with only what an audience may see."""
        session, words = self._session, self._session.words
        path = self._ask_where(words("Send a copy of the portfolio"), _SUFFIX)
        if path is not None and self._try(lambda: session.document.send_copy(path, audience, session.today, words)):
            self._window.notice.say(words("A copy with only what they may see is in {folder}", folder=path.parent.name))

    def print_pdf(self, data: bytes) -> None:
        """Ask for a printer and print the pages of a document on it."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from sciencepm.ui.briefs.printing import print_pages

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self._window).exec() == QDialog.DialogCode.Accepted:
            self._try(lambda: print_pages(data, printer))

    def copy_brief(self, content: BriefContent, words: Words) -> None:
        """A document for a mail: as rich text, and as plain text for who takes no other."""
        from sciencepm.export.brief import brief_bytes

        def copy() -> None:
            mail = QMimeData()
            mail.setHtml(brief_bytes(content, ".html", words).decode())
            mail.setText(brief_bytes(content, ".md", words).decode())
            QGuiApplication.clipboard().setMimeData(mail)

        if self._try(copy):
            self._window.notice.say(self._session.words("The brief is copied: paste it into a mail"))

    def export_weekly(self) -> None:
        """The agenda of the weekly sync with the team, who see everything."""
        from sciencepm.analysis.brief.order import Order

        words = self._session.words
        team = Audience.make(name=words("Team"), sees_confidential=True, sees_money=True, sees_people=True)
        self.export_document(Order(BriefKind.WEEKLY_SYNC, team), words("Weekly agenda"))

    def export_monthly(self) -> None:
        """The agenda of the monthly review with stakeholders, without anything confidential."""
        from sciencepm.analysis.brief.order import Order

        self.export_document(Order(BriefKind.MONTHLY_REVIEW), self._session.words("Monthly review"))

    def export_slides(self, deck: Deck | None, audience: Audience | None) -> None:
        """The slides of a deck, or the usual ones, with only what the audience may see."""
        from sciencepm.export.deck import write_deck

        session, words = self._session, self._session.words
        path = self._ask_where(words("Export slides"), ".pptx", "PowerPoint (*.pptx);;PDF (*.pdf)")
        if path is not None and self._try(
            lambda: write_deck(session.portfolio, path, deck, audience, words=words, today=session.today, notes=True)
        ):
            self._window.notice.say(words("The slides are in {folder}", folder=path.parent.name))

    def export_calendar(self) -> None:
        """Decisions, check-ins and promises as a file for a calendar."""
        from sciencepm.analysis.calendar_days import calendar_days
        from sciencepm.export.calendar_file import calendar_file, check_calendar
        from sciencepm.export.files import write_whole

        session, words = self._session, self._session.words
        settings = session.portfolio.settings

        def write(path: Path) -> None:
            days = calendar_days(session.portfolio, session.today, words)
            data = calendar_file(days, name=settings.name, portfolio_id=settings.id, at=now())
            write_whole(path, data, check_calendar)

        path = self._ask_where(words("Calendar file"), ".ics")
        if path is not None and self._try(lambda: write(path)):
            self._window.notice.say(words("The calendar file is in {folder}", folder=path.parent.name))

    def export_mail(self, subject: str, text: str) -> None:
        """A message as a draft for a mail program."""
        from sciencepm.export.files import write_whole
        from sciencepm.export.mail import mail_draft

        words = self._session.words
        path = self._ask_where(words("Email draft"), ".eml")
        if path is not None and self._try(lambda: write_whole(path, mail_draft(subject, text))):
            self._window.notice.say(words("The draft is in {folder}", folder=path.parent.name))

    def export_picture(self, wanted: Wanted) -> None:
        """What is seen as a picture; the ending of the name one gives it says which kind."""
        from sciencepm.export.picture import write_picture

        session, words = self._session, self._session.words
        path = self._ask_where(words("Export picture"), ".png", self._picture_kinds())
        if path is not None and self._try(
            lambda: write_picture(session.portfolio, path, wanted, words=words, today=session.today)
        ):
            where = words("The picture is in {folder}", folder=path.parent.name)
            self._window.notice.say(where + self._without(wanted))

    def copy_picture(self, wanted: Wanted) -> None:
        """The same to the clipboard."""
        from sciencepm.export.picture import picture_bytes

        session, words = self._session, self._session.words

        def copy() -> None:
            data = picture_bytes(session.portfolio, ".png", wanted, words=words, today=session.today)
            QGuiApplication.clipboard().setImage(QImage.fromData(data))

        if self._try(copy):
            self._window.notice.say(words("The picture is copied") + self._without(wanted))

    def export_data(self) -> None:
        """Everything in the portfolio as JSON."""
        from sciencepm.export.data import write_data

        session = self._session
        path = self._ask_where(session.words("Export data"), ".json")
        if path is not None and self._try(lambda: write_data(session.portfolio, path)):
            self._window.notice.say(session.words("The data is in {folder}", folder=path.parent.name))

    def export_ledger(self, entries: Sequence[LedgerEntry]) -> None:
        """These entries of the ledger as a table for a spreadsheet."""
        from sciencepm.export.ledger import write_ledger

        words = self._session.words
        path = self._ask_where(words("Export ledger"), ".csv")
        if path is None or not self._try(lambda: write_ledger(entries, path, words)):
            return
        said = words("The ledger is in {folder}", folder=path.parent.name)
        hidden = {entry.project.id for entry in entries if entry.project.confidential}
        if hidden:
            said += words.n(
                ", with {count} confidential project in it", ", with {count} confidential projects in it", len(hidden)
            )
        self._window.notice.say(said)

    def recent(self) -> list[tuple[str, Callable[[], object]]]:
        """Recent portfolios by name with what opens each; those without a file come last."""
        session = self._session
        files = [(path.stem, partial(self.open_path, path)) for path in session.settings.recent_portfolios]
        unfiled = [
            (session.words("{name} (on this computer only)", name=each.name), partial(self._open_unfiled, each.id))
            for each in Document.unfiled(session.paths)
        ]
        return [*files, *unfiled]

    def _open_unfiled(self, portfolio_id: str) -> None:
        self._replace(lambda: Document.open_unfiled(portfolio_id, self._session.paths))

    def _replace(self, make: Callable[[], Document]) -> None:
        try:
            document = make()
        except UserError as error:
            self._session.failed.emit(error)
            return
        self._session.replace(document)

    def _try(self, act: Callable[[], object]) -> bool:
        """Do something that takes a moment; a refusal is told. True when it was done."""
        refusal: UserError | None = None
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            act()
        except UserError as error:
            refusal = error
        finally:
            QApplication.restoreOverrideCursor()
        if refusal is not None:
            self._session.failed.emit(refusal)
        return refusal is None

    def _without(self, wanted: Wanted) -> str:
        """What a picture leaves out of what one sees oneself, said behind where it is."""
        words = self._session.words
        count = sum(project.confidential for project in self._session.portfolio.all(Project))
        if not count or wanted.audience is not None:
            return ""
        return words.n(", without {count} confidential project", ", without {count} confidential projects", count)

    def _picture_kinds(self) -> str:
        words = self._session.words
        kinds = (
            (words("Picture"), "png"),
            (words("Drawing that can be scaled"), "svg"),
            (words("Page"), "pdf"),
            (words("PowerPoint slide"), "pptx"),
        )
        return ";;".join(f"{name} (*.{ending})" for name, ending in kinds)

    def _ask_where(self, title: str, suffix: str, kinds: str = "") -> Path | None:
        name = self._session.portfolio.settings.name
        plain = "".join(letter if letter.isalnum() or letter in " -_" else "-" for letter in name).strip(" -")
        dialog = QFileDialog(self._window, title, self._folder(), kinds or _KINDS.get(suffix, self._filter()))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix[1:])
        dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(kind.rpartition("*.")[2].rstrip(")")))
        # A portfolio is never written over another; the store says so itself.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, suffix == _SUFFIX)
        # Where there are several kinds, the ending follows the kind that is chosen.
        dialog.selectFile(f"{plain or 'portfolio'}{'' if kinds else suffix}")
        return Path(dialog.selectedFiles()[0]) if dialog.exec() == QDialog.DialogCode.Accepted else None

    def _folder(self) -> str:
        path = self._session.document.path
        return str(path.parent if path else Path.home())

    def _filter(self) -> str:
        return f"{self._session.words('Portfolios')} (*{_SUFFIX})"
