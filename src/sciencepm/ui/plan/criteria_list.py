"""The measurable conditions of going on, each with the best result so far."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.criteria import best_so_far, meets
from sciencepm.analysis.wording import capital, criterion_text, figure_text
from sciencepm.commands.plan import add_criterion, change_criterion, remove_criterion
from sciencepm.domain.edit import Edit
from sciencepm.domain.plan import Comparator, Criterion, Experiment
from sciencepm.domain.portfolio import Portfolio
from sciencepm.ui.clock import now
from sciencepm.ui.plan.answers import Answers, VerbForm, side_by_side
from sciencepm.ui.plan.entry import figures
from sciencepm.ui.plan.folded import Folded
from sciencepm.ui.plan.record_form import RecordForm
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import clear, column, row
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.text import Label


class CriteriaList(QWidget):
    """Each criterion's fields, and a form to add one."""

    def __init__(self, session: Session, point_id: str) -> None:
        super().__init__()
        words, px = session.words, session.theme.px
        self._session, self._point_id = session, point_id
        self._shown: list[str] = []
        self._blocks: list[_CriterionBlock] = []
        self._inner = QVBoxLayout()
        self._inner.setSpacing(px(8))
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._add = button(words("Add a criterion"), self._open_form, "flat")
        self._form: VerbForm | None = None
        self._foot = column(row(self._add, None), spacing=px(8))
        self.setLayout(column(self._inner, self._foot, spacing=px(8)))
        self.refresh()

    def refresh(self) -> None:
        """Read the criteria again; fields of those still there are kept."""
        criteria = self._session.portfolio.of(Criterion, self._point_id)
        wanted = [criterion.id for criterion in criteria]
        if wanted != self._shown:
            self._shown = wanted
            clear(self._inner)
            self._blocks = [_CriterionBlock(self._session, criterion_id) for criterion_id in wanted]
            for block in self._blocks:
                self._inner.addWidget(block)
        experiments = self._session.portfolio.of(Experiment, self._point_id)
        for block, criterion in zip(self._blocks, criteria, strict=True):
            block.show_best(criterion, experiments)
        self._add.setEnabled(not self._session.document.is_read_only)

    def _open_form(self) -> None:
        if self._form is None:
            self._form = self._new_form()
            self._foot.addWidget(self._form)
        self._form.show()
        self._add.hide()
        self._form.focus_first()

    def _new_form(self) -> VerbForm:
        session, words = self._session, self._session.words
        answers = Answers(session)
        metric = answers.line("metric", words("What is measured"), words("Tables read right"))
        comparator = answers.choice("comparator", words("Must be"), _comparators(session))
        threshold = answers.line("threshold", words("Figure"), "95", figures(words))
        unit = answers.line("unit", words("Unit"), words("of 100"))
        segment = answers.line("segment", words("For which cases"), words("All of them"))

        def add(portfolio: Portfolio, **given: Any) -> Edit:
            return add_criterion(portfolio, point_id=self._point_id, **given)

        rows = [[metric], [comparator, threshold, unit], [segment]]
        form = VerbForm(session, answers, rows, words("Add criterion"), add, can_leave=True)
        form.done.connect(self._close_form)
        form.left.connect(self._close_form)
        return form

    def _close_form(self) -> None:
        assert self._form is not None
        self._form.hide()
        self._add.show()
        self._add.setFocus()


class _CriterionBlock(Folded):
    """One criterion in words with the best result so far; its fields open below."""

    def __init__(self, session: Session, criterion_id: str) -> None:
        words, px = session.words, session.theme.px

        def find() -> Criterion:
            return session.portfolio.get(Criterion, criterion_id)

        def change(portfolio: Portfolio, key: str | None, **fields: Any) -> Edit:
            return change_criterion(portfolio, criterion_id=criterion_id, merge_key=key, **fields)

        self._form = RecordForm(session, find, change)
        self._glyph = Label()
        self._said = Label(wrap=True)
        self._best = Label(look="caption", wrap=True)
        summary = row(spacing=px(6))
        summary.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        summary.addLayout(column(self._said, self._best, spacing=px(1)), 1)
        figure = side_by_side(
            (
                self._form.picked("comparator", words("Must be"), _comparators(session)),
                self._form.number("threshold", words("Figure")),
                self._form.line("unit", words("Unit"), words("of 100")),
            ),
            px(8),
        )
        for place, part in enumerate((5, 3, 4)):
            figure.setStretch(place, part)
        metric = self._form.line("metric", words("What is measured"))
        segment = self._form.line("segment", words("For which cases"), words("All of them"))
        super().__init__(
            session,
            summary,
            column(metric, figure, segment, spacing=px(6)),
            words("Edit this criterion"),
            words("Remove this criterion"),
            lambda: session.remove(remove_criterion, criterion_id=criterion_id, now=now()),
        )

    def show_best(self, criterion: Criterion, experiments: tuple[Experiment, ...]) -> None:
        """Read the fields again and say how far the experiments have come."""
        theme, words = self.session.theme, self.session.words
        self._form.refresh()
        self._said.setText(capital(criterion_text(criterion, words)))
        best = best_so_far(criterion, experiments)
        met = best is not None and meets(criterion, best)
        icon, tone = ("check", "go") if met else ("circle", "third")
        self._glyph.setPixmap(theme.pixmap(icon, tone, 14))
        self._best.set_look("state-go" if met else "caption")
        if best is None:
            self._best.setText(words("Not measured yet"))
            return
        letters = [each.letter for each in experiments if best in each.measurements]
        said = words("Best so far {figure}", figure=figure_text(best.value, best.unit, words))
        reached = words("met") if met else words("not met")
        self._best.setText(f"{said} ({', '.join(letters)}) · {reached}")


def _comparators(session: Session) -> list[tuple[str, str]]:
    return [(code.value, label_of(code, session.words)) for code in Comparator]
