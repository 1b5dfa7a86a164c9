"""A word agreed with the team: its meaning here, what good looks like, and which errors are acceptable."""

from __future__ import annotations

from sciencepm.commands.records import remove_record
from sciencepm.domain.concerns import VocabularyTerm
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.i18n import Words
from sciencepm.ui.clock import now
from sciencepm.ui.concerns.cells import Cells, Column
from sciencepm.ui.concerns.in_place import InPlaceForm
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import panel, row
from sciencepm.ui.widgets.button import icon_button

_TERM, _BUTTONS = 164, 28


def columns(w: Words) -> tuple[Column, ...]:
    """The columns of the list."""
    return (
        Column(w("Word"), _TERM),
        Column(w("What it means here"), stretch=5),
        Column(w("What good looks like"), stretch=4),
        Column(w("Errors we can live with"), stretch=5),
        Column("", _BUTTONS),
    )


class TermRow(Cells):
    """Everything is changed where it stands."""

    def __init__(self, session: Session, term_id: str) -> None:
        super().__init__(session)
        words = session.words
        self._session, self._id = session, term_id
        self._form = InPlaceForm(session, VocabularyTerm, term_id)
        self.term = self._form.heading("term", words("Word"), words("Which word?"))
        self.meaning = self._form.text("meaning", words("What it means here"), words("In one sentence"))
        good = self._form.text("good_looks_like", words("What good looks like"), words("How many of 100?"))
        errors = self._form.text("acceptable_errors", words("Errors we can live with"), words("And which never?"))
        self.remove = icon_button(session.theme, "trash-2", words("Remove this word"), self._remove)
        cells = (self.term, self.meaning, good, errors, panel(row(None, self.remove, spacing=0)))
        self.hold(columns(words), cells, ((0, 0, 2), (1, 0, 3), (2, 0, 3), (3, 0, 3), (0, 2, 1)))
        self.refresh()

    def arrange(self, *, as_form: bool) -> None:
        super().arrange(as_form=as_form)
        self.term.show_name(False)

    def refresh(self) -> None:
        """Read the term again."""
        self._form.refresh()
        self.setAccessibleName(self._session.portfolio.get(VocabularyTerm, self._id).term)
        self.remove.setEnabled(not self._session.document.is_read_only)

    def _remove(self) -> None:
        def remove(portfolio: Portfolio) -> Edit:
            return remove_record(portfolio, portfolio.get(VocabularyTerm, self._id), now=now())

        self._session.remove(remove)
