"""Everything of an experiment: what it tries, how it stands, what it measured and what that rules out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.wording import experiment_text
from sciencepm.commands.experiments import (
    block_experiment,
    change_experiment,
    drop_experiment,
    finish_experiment,
    move_experiment,
    plan_experiment,
    remove_experiment,
    run_experiment,
)
from sciencepm.domain.edit import Edit
from sciencepm.domain.plan import DecisionPoint, Experiment, ExperimentOutcome, ExperimentState
from sciencepm.domain.portfolio import Portfolio
from sciencepm.ui.clock import now
from sciencepm.ui.plan.answers import Answers, VerbForm
from sciencepm.ui.plan.bound_field import BoundField
from sciencepm.ui.plan.inspector import Inspector, beside
from sciencepm.ui.plan.marks import experiment_look
from sciencepm.ui.plan.measurements_list import MeasurementsList
from sciencepm.ui.plan.record_form import RecordForm
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import clear, row
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.choice import ChoiceEditor
from sciencepm.ui.widgets.text import Label

_LIVE = (ExperimentState.PLANNED, ExperimentState.RUNNING, ExperimentState.BLOCKED)


class ExperimentInspector(Inspector):
    """The panel of one experiment."""

    def __init__(self, session: Session, experiment_id: str) -> None:
        super().__init__(session, experiment_id, "")
        words, px = session.words, session.theme.px
        self._form = RecordForm(session, lambda: self.record, self._change)
        form = self._form
        self._title = form.wrapped("title", words("Experiment"), words("What do we try?"))
        self._glyph = Label()
        self._state = Label(wrap=True)
        state = row(self._glyph, self._state, spacing=px(6))
        state.setStretch(1, 1)
        self._verbs = QVBoxLayout()
        self._verbs.setSpacing(px(8))
        self._shown: ExperimentState | None = None
        self._asking: VerbForm | None = None
        self.add(self._title, state, self._verbs)
        self._outcome = form.choice("outcome", words("How it came out"), list(ExperimentOutcome))
        self.add(self._outcome)
        self.section(words("What it measured"), form.keep(MeasurementsList(session, experiment_id)))
        self.section(
            words("What we make of it"),
            form.text("why", words("Why we believe it"), words("What makes the result trustworthy?")),
            form.text("rules_out", words("What it rules out"), words("What need we never try again?")),
        )
        self.section(
            words("The plan"),
            form.text("hypothesis", words("Hypothesis"), words("We believe that…")),
            form.text("approach", words("Approach"), words("How do we find out?")),
            beside(
                session,
                form.day("report_by", words("Report by"), words("Whatever the outcome")),
                form.number("cost", words("Cost, in {currency}", currency=words.symbol.strip()), "12k"),
            ),
            beside(
                session,
                form.day("planned_start", words("Planned from"), words("10 August")),
                form.day("planned_end", words("Planned to"), words("7 September")),
            ),
            beside(
                session,
                form.day("started_on", words("Began"), words("Not yet")),
                form.day("ended_on", words("Ended"), words("Not yet")),
            ),
            form.keep(self._stage_choice()),
        )
        remove = button(
            words("Remove"),
            lambda: session.remove(remove_experiment, experiment_id=self.record_id, now=now()),
            "danger",
        )
        remove.setEnabled(not session.document.is_read_only)
        self.add(row(None, remove))
        self.refresh()

    @property
    def record(self) -> Experiment:
        return self.session.portfolio.get(Experiment, self.record_id)

    @property
    def form(self) -> RecordForm:
        return self._form

    def refresh(self) -> None:
        words, theme, experiment = self.session.words, self.session.theme, self.record
        self.heading.setText(words("Experiment {letter}", letter=experiment.letter))
        self.setAccessibleName(self.heading.text())
        tone, icon = experiment_look(experiment)
        self._glyph.setPixmap(theme.pixmap(icon, tone, 14))
        self._state.setText(experiment_text(experiment, self.session.today, words))
        self._outcome.setVisible(experiment.state is ExperimentState.DONE)
        if experiment.state is not self._shown:
            self._shown = experiment.state
            self._show_verbs(experiment.state)
        super().refresh()

    def focus_first(self) -> None:
        self._title.editor.setFocus()

    def _change(self, portfolio: Portfolio, key: str | None, **fields: Any) -> Edit:
        return change_experiment(portfolio, experiment_id=self.record_id, merge_key=key, **fields)

    def _stage_choice(self) -> BoundField:
        session, words = self.session, self.session.words
        point = session.portfolio.get(DecisionPoint, self.record.decision_point_id)
        points = session.portfolio.of(DecisionPoint, point.project_id)
        choices = [(each.id, f"{place} · {each.stage_title}") for place, each in enumerate(points, start=1)]

        def write(portfolio: Portfolio, point_id: str) -> Edit:
            return move_experiment(portfolio, experiment_id=self.record_id, point_id=point_id)

        editor = ChoiceEditor(words("Stage"), choices)
        return BoundField(session, words("Stage"), editor, lambda: self.record.decision_point_id, write)

    # What can be done in each state

    def _show_verbs(self, state: ExperimentState) -> None:
        clear(self._verbs)
        self._asking = None
        words, session = self.session.words, self.session
        run = (words("Start it"), self._run)
        go_on = (words("The data has come"), self._run)
        plan = (words("Plan it again"), self._plan)
        finish = (words("Finish…"), lambda: self._ask(self._finish_form))
        block = (words("Blocked on data…"), lambda: self._ask(self._block_form))
        drop = (words("Drop…"), lambda: self._ask(self._drop_form))
        offered: dict[ExperimentState, list[tuple[str, Callable[[], None]]]] = {
            ExperimentState.PLANNED: [run, finish, drop],
            ExperimentState.RUNNING: [finish, block, drop],
            ExperimentState.BLOCKED: [go_on, finish, drop],
            ExperimentState.DONE: [],
            ExperimentState.DROPPED: [plan],
        }
        buttons = [button(text, do) for text, do in offered[state]]
        for each in buttons:
            each.setEnabled(not session.document.is_read_only)
        if buttons:
            self._verbs.addLayout(row(*buttons, None, spacing=session.theme.px(8)))

    def _run(self) -> None:
        self.session.do(run_experiment, experiment_id=self.record_id, on=self.session.today)

    def _plan(self) -> None:
        self.session.do(plan_experiment, experiment_id=self.record_id)

    def _ask(self, made: Callable[[], VerbForm]) -> None:
        if self._asking is not None:
            self._asking.hide()
            self._asking.deleteLater()
        self._asking = made()
        self._verbs.addWidget(self._asking)
        self._asking.focus_first()

    def _finish_form(self) -> VerbForm:
        session, words = self.session, self.session.words
        answers = Answers(session)
        choices = [("", words("Choose…")), *((code.value, label_of(code, words)) for code in ExperimentOutcome)]
        outcome = answers.choice("outcome", words("How did it come out?"), choices)
        ended = answers.day("ended_on", words("Ended on"), value=self.session.today)

        def finish(portfolio: Portfolio, **given: Any) -> Edit:
            return finish_experiment(portfolio, experiment_id=self.record_id, **given)

        return VerbForm(session, answers, [[outcome, ended]], words("Finish"), finish)

    def _block_form(self) -> VerbForm:
        words = self.session.words
        answers = Answers(self.session)
        what = answers.line("waits_for", words("Which data does it wait for?"), words("Labelled statements of 2025"))

        def block(portfolio: Portfolio, **given: Any) -> Edit:
            return block_experiment(portfolio, experiment_id=self.record_id, **given)

        return VerbForm(self.session, answers, [[what]], words("Blocked"), block)

    def _drop_form(self) -> VerbForm:
        session, words = self.session, self.session.words
        answers = Answers(session)
        why = answers.line("why", words("Why?"), words("What made it unnecessary?"))

        def drop(portfolio: Portfolio, why: str) -> Edit:
            return drop_experiment(portfolio, experiment_id=self.record_id, on=session.today, why=why or None)

        return VerbForm(session, answers, [[why]], words("Drop"), drop)
