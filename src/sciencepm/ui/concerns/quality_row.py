"""A quality target in a line: which quality, where, how good, how good so far, at what cost, and who would notice."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.prompts import prompts
from sciencepm.analysis.quality import QualityStanding, quality_standing
from sciencepm.analysis.wording import exact_number
from sciencepm.commands.records import remove_record
from sciencepm.domain.concerns import QualityDimension, QualityTarget
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.i18n import Words
from sciencepm.ui.clock import now
from sciencepm.ui.concerns.cells import Cells, Column
from sciencepm.ui.concerns.in_place import InPlaceForm
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, panel, row
from sciencepm.ui.widgets.button import icon_button
from sciencepm.ui.widgets.text import Label

_KIND, _TARGET, _FIGURE, _BEST, _BUTTONS = 196, 190, 58, 104, 30


def columns(w: Words) -> tuple[Column, ...]:
    """The columns of the list."""
    return (
        Column(w("Which quality"), _KIND),
        Column(w("On which cases"), stretch=3),
        Column(w("Target"), _TARGET),
        Column(w("Best so far"), _BEST),
        Column(w("What may get worse for it"), stretch=4),
        Column(w("Why users notice"), stretch=4),
        Column("", _BUTTONS),
    )


class QualityRow(Cells):
    """Everything is changed where it stands; what is still missing is said below."""

    def __init__(self, session: Session, target_id: str) -> None:
        super().__init__(session, inset=6)
        words, px = session.words, session.theme.px
        self._session, self._id = session, target_id
        form = InPlaceForm(session, QualityTarget, target_id)
        self._form = form
        self._kind = form.choice("dimension", words("Which quality"), list(QualityDimension))
        self._kind.show_name(False)
        self._meaning = Label(look="caption", wrap=True)
        self._meaning.setContentsMargins(px(6), 0, 0, 0)
        self.where = form.wrapped("segment", words("On which cases"), words("All of them, or which?"))
        self.target = form.number("target", words("Target"), "95")
        self.target.setFixedWidth(px(_FIGURE))
        unit = form.wrapped("unit", words("Unit"), words("of 100"))
        target = row(spacing=0)
        for part, stretch in ((self.target, 0), (unit, 1)):
            target.addWidget(part, stretch, Qt.AlignmentFlag.AlignTop)
        self.best = form.number("best_so_far", words("Best so far"), words("not yet"))
        self._standing = Label(look="caption", wrap=True)
        self._standing.setContentsMargins(px(6), 0, 0, 0)
        self.cost = form.wrapped("cost_accepted", words("What may get worse for it"), words("What would you give?"))
        why = form.text("why_users_notice", words("Why users notice"), words("What would they see?"))
        self.remove = icon_button(session.theme, "trash-2", words("Remove this target"), self._remove)
        self._in_cells = (self.target, unit, self.best)
        cells: tuple[QWidget, ...] = (
            panel(column(self._kind, self._meaning, None, spacing=0)),
            self.where,
            panel(target),
            panel(column(self.best, self._standing, None, spacing=0)),
            self.cost,
            why,
            panel(row(None, self.remove)),
        )
        places = ((0, 0, 3), (1, 0, 4), (2, 0, 2), (2, 2, 2), (3, 0, 4), (4, 0, 4), (0, 3, 1))
        self.hold(columns(words), cells, places)
        self._missing = Label(look="state-revise", wrap=True)
        self._missing.setContentsMargins(px(6), 0, 0, px(6))
        self.below.addWidget(self._missing)
        self.setFocusProxy(self.where.editor)
        self.refresh()

    def arrange(self, *, as_form: bool) -> None:
        super().arrange(as_form=as_form)
        for field in self._in_cells:
            field.show_name(as_form)

    def refresh(self) -> None:
        """Read the target again."""
        session, words = self._session, self._session.words
        target = session.portfolio.get(QualityTarget, self._id)
        self._form.refresh()
        self._meaning.setText(words(prompts().dimensions[target.dimension].meaning))
        standing = quality_standing(session.portfolio, target)
        self._standing.setText(_standing_words(standing, target, words))
        self._standing.set_look("state-go" if standing.met else "caption")
        self._standing.setVisible(bool(self._standing.text()))
        missing = _missing_words(target, words)
        self._missing.setText(missing)
        self._missing.setVisible(bool(missing))
        self.remove.setEnabled(not session.document.is_read_only)
        self.setAccessibleName(" ".join((label_of(target.dimension, words), target.segment, missing)).strip())

    def _remove(self) -> None:
        def remove(portfolio: Portfolio) -> Edit:
            return remove_record(portfolio, portfolio.get(QualityTarget, self._id), now=now())

        self._session.remove(remove)


def _standing_words(standing: QualityStanding, target: QualityTarget, w: Words) -> str:
    """Whether the target is met, and by which experiment where that says more than what was typed in."""
    if standing.best is None:
        return ""
    reached = w("Reached") if standing.met else w("Not reached")
    if not standing.letter:
        return reached
    if standing.best == target.best_so_far:
        return w("{reached} (experiment {letter})", reached=reached, letter=standing.letter)
    figure = exact_number(standing.best, w)
    return w("{figure} in experiment {letter}. {reached}", figure=figure, letter=standing.letter, reached=reached)


def _missing_words(target: QualityTarget, w: Words) -> str:
    """What a wish still lacks to be a target one can work on."""
    lacking = [
        said
        for field, said in (
            (target.segment, w("on which cases")),
            (target.unit, w("in which unit")),
            (target.cost_accepted, w("what may get worse for it")),
            (target.why_users_notice, w("why users would notice")),
        )
        if not field
    ]
    return w("Still to say: {what}.", what=w.listing(lacking)) if lacking else ""
