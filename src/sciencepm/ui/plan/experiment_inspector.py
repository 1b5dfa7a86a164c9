"""Everything of an experiment: what it tries, how it stands, what it measured and what that rules out."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from sciencepm.analysis.wording import experiment_text
from sciencepm.commands.experiments import change_experiment, move_experiment, remove_experiment
from sciencepm.domain.edit import Edit
from sciencepm.domain.plan import DecisionPoint, Experiment, ExperimentOutcome, ExperimentState
from sciencepm.domain.portfolio import Portfolio
from sciencepm.ui.clock import now
from sciencepm.ui.plan.answers import VerbForm
from sciencepm.ui.plan.bound_field import BoundField
from sciencepm.ui.plan.experiment_forms import block_form, drop_form, finish_form
from sciencepm.ui.plan.experiment_verbs import AT_ONCE, Verb, do_at_once, offered, verb_text
from sciencepm.ui.plan.inspector import Inspector, beside, has_focus
from sciencepm.ui.plan.marks import experiment_look
from sciencepm.ui.plan.measurements_list import MeasurementsList
from sciencepm.ui.plan.record_form import RecordForm
from sciencepm.ui.session import Session
from sciencepm.ui.value.translate_menu import translate_menu
from sciencepm.ui.widgets.box import clear, column, panel, row, rule
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.choice import ChoiceEditor
from sciencepm.ui.widgets.text import Label


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
        self._buttons = QWidget()
        self.asking: VerbForm | None = None
        """What is asked before something is done, while it is asked."""
        self.add(self._title, state, self._verbs)
        self._outcome = form.choice("outcome", words("How it came out"), list(ExperimentOutcome))
        self.add(self._outcome)
        self._results = self._section(
            words("What it measured"),
            form.keep(MeasurementsList(session, experiment_id)),
            self._translating(),
            rule(),
            Label(words("What we make of it"), "strong"),
            form.text("why", words("Why we believe it"), words("What makes the result trustworthy?")),
            form.text("rules_out", words("What it rules out"), words("What need we never try again?")),
        )
        self._plan = self._section(
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
        self._waits = self._section(
            words("Blocked on data"),
            form.line("waits_for", words("Waits for"), words("Which data?")),
            beside(
                session,
                form.line("owed_by", words("Owed by"), words("A role or a name")),
                form.day("waits_since", words("Since"), words("A day")),
            ),
        )
        self.add(self._waits)
        self._parts = column(spacing=px(12))
        self.add(self._parts)
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
        self.translate.setVisible(bool(experiment.measurements))
        self.translate.setEnabled(not self.session.document.is_read_only)
        self._outcome.setVisible(experiment.state is ExperimentState.DONE)
        self._waits.setVisible(experiment.state is ExperimentState.BLOCKED)
        if experiment.state is not self._shown:
            self._shown = experiment.state
            self._put_in_order(experiment.state)
            self._show_verbs(experiment.state)
        super().refresh()

    def focus_first(self) -> None:
        self._title.editor.setFocus()

    def _translating(self) -> QWidget:
        """The way from what was measured to what it is worth."""
        self.translate = button(self.session.words("Translate to business…"), self._offer_translations)
        return panel(row(self.translate, None))

    def _offer_translations(self) -> None:
        session = self.session
        menu = translate_menu(session.portfolio, self.record, session.words, self, self.translate_wanted.emit)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.translate.mapToGlobal(self.translate.rect().bottomLeft()))

    def _section(self, title: str, *parts: QWidget) -> QWidget:
        return panel(column(rule(), Label(title, "strong"), *parts, spacing=self.session.theme.px(12)))

    def _put_in_order(self, state: ExperimentState) -> None:
        """What it gave comes before the plan once it is done, and behind it until then."""
        parts = [self._plan, self._results]
        if state is ExperimentState.DONE:
            parts.reverse()
        for part in parts:
            self._parts.removeWidget(part)
            self._parts.addWidget(part)

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

    def ask(self, verb: Verb) -> None:
        """Ask what a verb needs, in this panel; nothing where it is not offered now."""
        if verb not in offered(self.record.state) or self.session.document.is_read_only:
            return
        if verb in AT_ONCE:
            do_at_once(self.session, self.record_id, verb)
            return
        self._leave()
        make = {Verb.FINISH: finish_form, Verb.BLOCK: block_form, Verb.DROP: drop_form}[verb]
        self.asking = make(self.session, self.record_id)
        self.asking.left.connect(self._leave)
        self._verbs.addWidget(self.asking)
        self.asking.show()
        self.asking.focus_first()
        self._buttons.hide()
        # The same is asked in the form.
        self._results.setVisible(verb is not Verb.FINISH)

    def _show_verbs(self, state: ExperimentState) -> None:
        clear(self._verbs)
        self.asking = None
        self._results.show()
        words, session = self.session.words, self.session
        buttons = [button(verb_text(verb, state, words), partial(self.ask, verb)) for verb in offered(state)]
        for each in buttons:
            each.setEnabled(not session.document.is_read_only)
        self._buttons = panel(row(*buttons, None, spacing=session.theme.px(8)))
        self._verbs.addWidget(self._buttons)
        self._buttons.setVisible(bool(buttons))

    def _leave(self) -> None:
        """What was asked is not asked any more."""
        asking, self.asking = self.asking, None
        if asking is None:
            return
        inside = has_focus(asking)
        asking.hide()
        asking.deleteLater()
        self._buttons.show()
        self._results.show()
        if inside and (first := self._buttons.findChild(QPushButton)) is not None:
            first.setFocus()
