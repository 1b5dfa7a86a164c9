"""What is known before a decision: each experiment with its figures, the rule agreed, and what going on would mean."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from sciencepm.analysis.code_words import words_of
from sciencepm.analysis.criteria import best_so_far, meets, rule_says
from sciencepm.analysis.plan import Stage
from sciencepm.analysis.wording import capital, experiment_text, figure_text
from sciencepm.commands.decisions import rule_text
from sciencepm.domain.decision import Outcome
from sciencepm.domain.plan import Experiment, Measurement
from sciencepm.ui.plan.marks import OUTCOME_LOOK, experiment_look
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, panel, row, rule
from sciencepm.ui.widgets.pill import Pill
from sciencepm.ui.widgets.text import Label

_COLUMNS = 2
"""How many measured figures have a column of their own."""


class Evidence(QWidget):
    """Everything is read once: a decision freezes the evidence as it stands."""

    def __init__(self, session: Session, stage: Stage) -> None:
        super().__init__()
        words, px = session.words, session.theme.px
        self._session, self._stage = session, stage
        parts = column(spacing=px(10))
        parts.addWidget(Label(words("What we know"), "section"))
        if stage.experiments:
            parts.addLayout(self._table())
        else:
            parts.addWidget(Label(words("There is no experiment under this question."), "second", wrap=True))
        parts.addWidget(self._rule())
        self.setLayout(parts)

    def _table(self) -> QGridLayout:
        words, px = self._session.words, self._session.theme.px
        metrics = self._metrics()
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(14))
        grid.setVerticalSpacing(px(7))
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        for place, text in enumerate(
            (words("Experiment"), words("Outcome"), *(capital(metric) for metric, _unit in metrics))
        ):
            label = Label(text, "caption-strong", wrap=True)
            label.setAlignment((Qt.AlignmentFlag.AlignRight if place > 1 else Qt.AlignmentFlag.AlignLeft) | _BOTTOM)
            grid.addWidget(label, 0, place)
        grid.addWidget(rule(), 1, 0, 1, 2 + len(metrics))
        for line, experiment in enumerate(self._stage.experiments, start=2):
            name = f"{experiment.letter}  {experiment.title}"
            grid.addWidget(Label(name, wrap=True), line, 0, _TOP)
            grid.addWidget(self._outcome(experiment), line, 1, _TOP)
            for place, key in enumerate(metrics, start=2):
                figure = Label(self._figure(experiment, key), "strong" if self._is_best(experiment, key) else "number")
                grid.addWidget(figure, line, place, Qt.AlignmentFlag.AlignRight | _TOP)
        return grid

    def _outcome(self, experiment: Experiment) -> QWidget:
        theme, words = self._session.theme, self._session.words
        tone, icon = experiment_look(experiment)
        glyph = Label()
        glyph.setPixmap(theme.pixmap(icon, tone, 12))
        bare = experiment.evolve(measurements=())
        said = Label(experiment_text(bare, self._session.today, words), f"state-{tone}", wrap=True)
        across = row(spacing=theme.px(5))
        across.addWidget(glyph, 0, _TOP)
        across.addWidget(said, 1)
        return panel(across)

    def _metrics(self) -> list[tuple[str, str]]:
        """The figures with columns: what the criteria ask for first, then what else was measured."""
        keys = [(each.metric, each.unit) for each in self._stage.criteria]
        keys += [(each.metric, each.unit) for trial in self._stage.experiments for each in trial.measurements]
        return list(dict.fromkeys(keys))[:_COLUMNS]

    def _figure(self, experiment: Experiment, key: tuple[str, str]) -> str:
        words = self._session.words
        found = next((each for each in experiment.measurements if (each.metric, each.unit) == key), None)
        return figure_text(found.value, found.unit, words) if found else "–"

    def _is_best(self, experiment: Experiment, key: tuple[str, str]) -> bool:
        """Whether nothing came nearer to what the rule asks for."""
        asked = (each for each in self._stage.criteria if (each.metric, each.unit) == key)
        best = [best_so_far(each, self._stage.experiments) for each in asked]
        return any(each is not None and each in experiment.measurements for each in best)

    def _rule(self) -> QWidget:
        session, words, px = self._session, self._session.words, self._session.theme.px
        lines = rule_text(session.portfolio, self._stage.point, words).splitlines()
        text = "\n".join(capital(line) for line in lines)
        inner = column(spacing=px(6), margins=(px(13), px(11), px(13), px(11)))
        inner.addWidget(Label(words("The rule agreed beforehand"), "strong"))
        inner.addWidget(Label(text or words("No rule was written down for this question."), "second", wrap=True))
        says = rule_says(session.portfolio, self._stage.point.id)
        if says:
            either = words(" or ").join(words_of(outcome, words) for outcome in says)
            tone = OUTCOME_LOOK[says[0]][0]
            pill = Pill(session.theme, words("The rule says: {outcome}", outcome=either), tone)
            said = row(pill, spacing=px(8))
            best = self._best()
            said.addWidget(Label(best, "caption", wrap=True), 1)
            inner.addLayout(said)
        elif self._stage.criteria:
            unclear = words("The rule cannot tell yet: not everything is measured.")
            inner.addWidget(Label(unclear, "caption", wrap=True))
        return panel(inner, "quiet")

    def _best(self) -> str:
        words = self._session.words
        said = []
        for criterion in self._stage.criteria:
            best = best_so_far(criterion, self._stage.experiments)
            if best is not None:
                reached = words("met") if meets(criterion, best) else words("not met")
                said.append(words("best {figure}, {reached}", figure=_bare(best, self._session), reached=reached))
        return " · ".join(said)


_TOP = Qt.AlignmentFlag.AlignTop
_BOTTOM = Qt.AlignmentFlag.AlignBottom


def _bare(measurement: Measurement, session: Session) -> str:
    return figure_text(measurement.value, measurement.unit, session.words)


def outcome_hint(outcome: Outcome, session: Session, stage: Stage, has_next: bool) -> str:
    """What an outcome means, in a few words beside it."""
    words = session.words
    if outcome is Outcome.GO:
        if has_next:
            return words("on to stage {number}", number=stage.number + 1)
        return words("every question is answered")
    return {
        Outcome.REVISE: words("the plan and ask again"),
        Outcome.HOLD: words("until something named happens"),
        Outcome.STOP: words("and keep what was learned"),
    }[outcome]
