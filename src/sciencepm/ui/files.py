"""What one does with files: new, open, sample, copies and exports."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from sciencepm.document import Document
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_data import portfolio_to_json
from sciencepm.errors import UserError
from sciencepm.ui.session import Session

if TYPE_CHECKING:
    from sciencepm.ui.window import Window

_SUFFIX = ".sciencepm"


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

    def export_brief(self) -> None:
        """The executive brief of the portfolio as a PDF."""
        from sciencepm.domain.documents import BriefKind
        from sciencepm.export.brief import write_brief

        session = self._session
        path = self._ask_where(session.words("Export executive brief"), ".pdf")
        if path is not None and self._try(
            lambda: write_brief(
                session.portfolio,
                path,
                BriefKind.PORTFOLIO,
                audience=None,
                words=session.words,
                today=session.today,
            )
        ):
            self._window.notice.say(session.words("The brief is in {folder}", folder=path.parent.name))

    def export_data(self) -> None:
        """Everything in the portfolio as JSON."""
        from sciencepm.export.files import write_whole

        session = self._session
        path = self._ask_where(session.words("Export data"), ".json")
        if path is not None and self._try(lambda: write_whole(path, portfolio_to_json(session.portfolio).encode())):
            self._window.notice.say(session.words("The data is in {folder}", folder=path.parent.name))

    def recent(self) -> list[tuple[str, Callable[[], object]]]:
        """Recent portfolios by name with what opens each."""
        return [
            (path.stem, lambda path=path: self.open_path(path))  # type: ignore[misc]
            for path in self._session.settings.recent_portfolios
        ]

    def _replace(self, make: Callable[[], Document]) -> None:
        try:
            document = make()
        except UserError as error:
            self._session.failed.emit(error)
            return
        self._session.replace(document)

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except UserError as error:
            self._session.failed.emit(error)
            return False
        except OSError as error:
            words = self._session.words
            reason = error.strerror or type(error).__name__
            self._session.failed.emit(UserError(words("That could not be written: {reason}.", reason=reason)))
            return False
        return True

    def _ask_where(self, title: str, suffix: str) -> Path | None:
        session = self._session
        name = "".join(
            letter if letter.isalnum() or letter in " -_" else "-" for letter in session.portfolio.settings.name
        )
        start = Path(self._folder()) / f"{name.strip(' -') or 'portfolio'}{suffix}"
        kinds = {".pdf": "PDF (*.pdf)", ".json": "JSON (*.json)"}.get(suffix, self._filter())
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, str(start), kinds)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)

    def _folder(self) -> str:
        path = self._session.document.path
        return str(path.parent if path else Path.home())

    def _filter(self) -> str:
        return f"{self._session.words('Portfolios')} (*{_SUFFIX})"
