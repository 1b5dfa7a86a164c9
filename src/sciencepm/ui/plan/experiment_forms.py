"""What is asked before an experiment is finished, blocked or dropped."""

from __future__ import annotations

from datetime import date
from typing import Any

from sciencepm.analysis.code_words import label_of
from sciencepm.commands.experiments import block_experiment, drop_experiment, finish_experiment
from sciencepm.domain.edit import Edit
from sciencepm.domain.plan import Experiment, ExperimentOutcome, Measurement
from sciencepm.domain.portfolio import Portfolio
from sciencepm.ui.plan.answers import Answers, VerbForm
from sciencepm.ui.plan.entry import figures
from sciencepm.ui.plan.measurements_list import Figure, figure_name, wanted_figures
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.fields import Field


def finish_form(session: Session, experiment_id: str) -> VerbForm:
    """How it came out, when, the figures its rule asks for, why we believe it, what it rules out, what it cost."""
    words, today = session.words, session.today
    experiment = session.portfolio.get(Experiment, experiment_id)
    answers = Answers(session)
    choices = [("", words("Choose…")), *((code.value, label_of(code, words)) for code in ExperimentOutcome)]
    outcome = answers.choice("outcome", words("How did it come out?"), choices)
    ended = answers.day("ended_on", words("Ended on"), value=today)
    wanted = wanted_figures(session.portfolio, experiment)
    measured = {f"figure {place}": figure for place, figure in enumerate(wanted)}
    lines = [_figure(session, answers, experiment, name, figure) for name, figure in measured.items()]
    why = answers.text("why", words("Why we believe it"), words("What makes the result trustworthy?"))
    rules_out = answers.text("rules_out", words("What it rules out"), words("What need we never try again?"))
    cost = answers.line(
        "cost", words("What it cost, in {currency}", currency=words.symbol.strip()), "12k", figures(words)
    )
    entry = figures(words)
    for field, text in ((why, experiment.why), (rules_out, experiment.rules_out), (cost, entry.show(experiment.cost))):
        field.editor.setText(text)  # type: ignore[attr-defined]

    def finish(
        portfolio: Portfolio, outcome: str, ended_on: date | None, why: str, rules_out: str, cost: Any, **given: Any
    ) -> Edit:
        found = [(measured[name], value) for name, value in given.items() if value is not None]
        return finish_experiment(
            portfolio,
            experiment_id=experiment_id,
            outcome=outcome,
            ended_on=ended_on,
            measurements=[Measurement.make(value=value, **figure._asdict()) for figure, value in found],
            why=why,
            rules_out=rules_out,
            cost=cost,
        )

    pairs = [lines[place : place + 2] for place in range(0, len(lines), 2)]
    rows = [[outcome, ended], *pairs, [why], [rules_out], [cost]]
    return VerbForm(session, answers, rows, words("Finish"), finish, can_leave=True, look="primary")


def block_form(session: Session, experiment_id: str) -> VerbForm:
    """Which data it waits for, who owes it, and since when."""
    words = session.words
    answers = Answers(session)
    what = answers.line("waits_for", words("Which data does it wait for?"), words("Labelled statements of 2025"))
    owed = answers.line("owed_by", words("Owed by"), words("A role or a name"))
    since = answers.day("since", words("Since"), value=session.today)

    def block(portfolio: Portfolio, **given: Any) -> Edit:
        return block_experiment(portfolio, experiment_id=experiment_id, **given)

    return VerbForm(
        session, answers, [[what], [owed, since]], words("It is blocked"), block, can_leave=True, look="primary"
    )


def drop_form(session: Session, experiment_id: str) -> VerbForm:
    """Why it will not be finished."""
    words = session.words
    answers = Answers(session)
    why = answers.line("why", words("Why?"), words("What made it unnecessary?"))

    def drop(portfolio: Portfolio, why: str) -> Edit:
        return drop_experiment(portfolio, experiment_id=experiment_id, on=session.today, why=why or None)

    return VerbForm(session, answers, [[why]], words("Drop"), drop, can_leave=True, look="primary")


def _figure(session: Session, answers: Answers, experiment: Experiment, name: str, figure: Figure) -> Field:
    words = session.words
    found = (each.value for each in experiment.measurements if (each.metric, each.unit, each.segment) == figure)
    entry = figures(words)
    title = ", ".join(part for part in (figure_name(figure), figure.unit) if part)
    return answers.line(name, title, words("not measured"), entry, value=entry.show(next(found, None)))
