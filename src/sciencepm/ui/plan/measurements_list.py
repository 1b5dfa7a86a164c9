"""What an experiment measured: a figure a line, and the figures its decision point still asks for."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sciencepm.analysis.wording import capital
from sciencepm.commands.experiments import change_experiment
from sciencepm.domain.edit import Edit
from sciencepm.domain.plan import Criterion, Experiment, Measurement
from sciencepm.domain.portfolio import Portfolio
from sciencepm.errors import InvalidInput
from sciencepm.ui.plan.answers import Answers, VerbForm
from sciencepm.ui.plan.bound_field import BoundField
from sciencepm.ui.plan.entry import figures
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import clear, column, row
from sciencepm.ui.widgets.button import button, icon_button
from sciencepm.ui.widgets.fields import LineEditor
from sciencepm.ui.widgets.text import Label


class Figure(NamedTuple):
    """What is measured, in which unit and for which cases."""

    metric: str
    unit: str
    segment: str


class MeasurementsList(QWidget):
    """One line for each figure; a figure a criterion asks for has its line before it is measured."""

    def __init__(self, session: Session, experiment_id: str) -> None:
        super().__init__()
        px = session.theme.px
        self._session, self._experiment_id = session, experiment_id
        self._shown: list[Figure] | None = None
        self._fields: list[BoundField] = []
        self._inner = QVBoxLayout()
        self._inner.setSpacing(px(8))
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._add = button(session.words("Add a figure"), self._open_form, "flat")
        self._form: VerbForm | None = None
        self._foot = column(row(self._add, None), spacing=px(8))
        self.setLayout(column(self._inner, self._foot, spacing=px(8)))
        self.refresh()

    def refresh(self) -> None:
        """Read the figures again; lines that are still there are kept."""
        wanted = wanted_figures(self._session.portfolio, self._experiment())
        if wanted != self._shown:
            self._shown = wanted
            clear(self._inner)
            self._fields = []
            for key in wanted:
                self._inner.addLayout(self._line(key))
        for field in self._fields:
            field.refresh()
        words = self._session.words
        self._add.setText(words("Add another figure") if wanted else words("Add a figure"))
        self._add.setEnabled(not self._session.document.is_read_only)

    def _experiment(self) -> Experiment:
        return self._session.portfolio.get(Experiment, self._experiment_id)

    def _line(self, key: Figure) -> Any:
        session, words, px = self._session, self._session.words, self._session.theme.px
        entry = figures(words)
        name = figure_name(key)

        def shows() -> str:
            return next((entry.show(each.value) for each in self._experiment().measurements if _key(each) == key), "")

        def writes(portfolio: Portfolio, text: str) -> Edit:
            return self._measured(portfolio, key, entry.read(text))

        editor = LineEditor(name, words("not yet"))
        editor.setFixedWidth(px(84))
        field = BoundField(session, "", editor, shows, writes)
        self._fields.append(field)
        label = Label(name, wrap=True)
        label.setBuddy(editor)
        unit_label = Label(key.unit, "caption", wrap=True)
        unit_label.setFixedWidth(px(60))
        line = row(label, field, unit_label, spacing=px(8))
        line.setStretch(0, 1)
        remove = icon_button(
            session.theme, "x", words("Remove this figure"), lambda: session.do(self._measured, key, None), 14
        )
        measured = any(_key(each) == key for each in self._experiment().measurements)
        policy = remove.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        remove.setSizePolicy(policy)
        if not measured or session.document.is_read_only:
            remove.hide()
        line.addWidget(remove)
        return line

    def _measured(self, portfolio: Portfolio, key: Figure, value: Decimal | None) -> Edit:
        """This figure with another value, added last where it is new, or gone."""
        experiment = portfolio.get(Experiment, self._experiment_id)
        kept = {_key(each): each for each in experiment.measurements}
        if value is None:
            kept.pop(key, None)
        else:
            kept[key] = Measurement.make(value=value, **key._asdict())
        return change_experiment(portfolio, experiment_id=experiment.id, measurements=tuple(kept.values()))

    def _open_form(self) -> None:
        if self._form is None:
            self._form = self._new_form()
            self._foot.addWidget(self._form)
        self._form.show()
        self._add.hide()
        self._form.focus_first()

    def _new_form(self) -> VerbForm:
        words = self._session.words
        answers = Answers(self._session)
        metric = answers.line("metric", words("What was measured"), words("Cost"))
        value = answers.line("value", words("Figure"), "0.04", figures(words))
        unit = answers.line("unit", words("Unit"), words("€ a page"))
        segment = answers.line("segment", words("For which cases"), words("All of them"))

        def add(portfolio: Portfolio, metric: str, value: Decimal | None, unit: str, segment: str) -> Edit:
            wrong = {} if metric.strip() else {"metric": words("Please say what was measured.")}
            if value is None:
                wrong["value"] = words("Please write a number.")
            if wrong:
                raise InvalidInput(wrong)
            return self._measured(portfolio, Figure(metric.strip(), unit.strip(), segment.strip()), value)

        rows = [[metric], [value, unit], [segment]]
        form = VerbForm(self._session, answers, rows, words("Add figure"), add, can_leave=True)
        form.done.connect(self._close_form)
        form.left.connect(self._close_form)
        return form

    def _close_form(self) -> None:
        assert self._form is not None
        self._form.hide()
        self._add.show()
        self._add.setFocus()


def wanted_figures(portfolio: Portfolio, experiment: Experiment) -> list[Figure]:
    """What was measured, then what the criteria of its decision point still ask for."""
    found = [_key(each) for each in experiment.measurements]
    asked = portfolio.of(Criterion, experiment.decision_point_id)
    return found + [_key(each) for each in asked if not any(_same(_key(each), key) for key in found)]


def figure_name(figure: Figure) -> str:
    """What a figure is called beside its field."""
    return capital(f"{figure.metric} ({figure.segment})" if figure.segment else figure.metric)


def _key(of: Criterion | Measurement) -> Figure:
    return Figure(of.metric, of.unit, of.segment)


def _same(one: Figure, other: Figure) -> bool:
    return all(a.casefold() == b.casefold() for a, b in zip(one, other, strict=True))
