"""Everything of a decision point: the question, the rule agreed beforehand, time, cost and chance."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.plan import Stage, stages
from sciencepm.analysis.plan_ahead import Missing
from sciencepm.analysis.wording import capital, decision_name
from sciencepm.commands.plan import change_decision_point, move_decision_point, remove_decision_point
from sciencepm.commands.records import typing_key
from sciencepm.domain.edit import Edit
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.portfolio import Portfolio
from sciencepm.ui.clock import now
from sciencepm.ui.plan.criteria_list import CriteriaList
from sciencepm.ui.plan.inspector import Inspector, beside
from sciencepm.ui.plan.points_editor import PointsEditor
from sciencepm.ui.plan.record_form import RecordForm
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import clear, row
from sciencepm.ui.widgets.button import button, icon_button
from sciencepm.ui.widgets.text import Label

_WEEKS = (("early", "early_if"), ("likely", "likely_if"), ("late", "late_if"))
_COST = (("low", ""), ("likely", ""), ("high", ""))


class PointInspector(Inspector):
    """The panel of one decision point."""

    def __init__(self, session: Session, point_id: str) -> None:
        super().__init__(session, point_id, "")
        words, px = session.words, session.theme.px
        self._form = RecordForm(session, lambda: self.record, self._change)
        form = self._form
        self._stage = form.wrapped("stage_title", words("Stage"), words("What work comes first?"))
        self._question = form.text("question", words("Question"), words("Which question must this stage answer?"))
        self.add(
            self._stage,
            self._question,
            form.line("short_question", words("In a few words"), words("For tables and pictures")),
        )
        self.section(
            words("The rule, agreed beforehand"),
            form.text("go_on_if", words("Go on if"), words("What would we need to see to go on?")),
            form.keep(CriteriaList(session, point_id)),
            form.text("if_not", words("If not"), words("What do we do if we do not see it?")),
            form.text("evidence_required", words("Evidence required"), words("What must be on the table that day?")),
            form.line("decider", words("Who decides"), words("A role or a name")),
        )
        self._weeks = form.keep(self._points("weeks", words("Weeks"), _WEEKS))
        self.section(words("How long, how much, how likely"), self._weeks, form.keep(self._cost()), self._chance())
        self.add(
            beside(
                session,
                form.day("started_on", words("Work began on"), words("10 August")),
                form.day("fixed_date", words("Fixed by law or season"), words("None")),
            )
        )
        self._entries = QVBoxLayout()
        self._entries.setSpacing(px(8))
        self._shown: list[str] = []
        self.add(self._entries, px(4), self._foot())
        self.refresh()

    @property
    def record(self) -> DecisionPoint:
        return self.session.portfolio.get(DecisionPoint, self.record_id)

    @property
    def form(self) -> RecordForm:
        return self._form

    @property
    def stage(self) -> Stage:
        """Where it stands in the plan."""
        session = self.session
        plan = stages(session.portfolio, self.record.project_id, session.today)
        return next(stage for stage in plan if stage.point.id == self.record_id)

    def refresh(self) -> None:
        words, stage = self.session.words, self.stage
        self.heading.setText(capital(decision_name(stage.number, words)))
        self.setAccessibleName(self.heading.text())
        super().refresh()
        points = self.session.portfolio.of(DecisionPoint, self.record.project_id)
        can_write = not self.session.document.is_read_only
        decided = bool(stage.decisions)
        self._earlier.setEnabled(can_write and not decided and stage.number > 1)
        self._later.setEnabled(can_write and not decided and stage.number < len(points))
        self._remove.setVisible(can_write and not decided)
        self._show_entries(stage)

    def focus_first(self) -> None:
        self._question.editor.setFocus()

    def focus_missing(self, what: Missing) -> None:
        """Go to what a forecast lacks here."""
        if what is Missing.CHANCE:
            self._chance_field.editor.setFocus()
        else:
            self._weeks.focus_first()
        self.reveal(self._weeks)

    def _change(self, portfolio: Portfolio, key: str | None, **fields: Any) -> Edit:
        return change_decision_point(portfolio, point_id=self.record_id, merge_key=key, **fields)

    def _points(self, field: str, label: str, names: Any) -> PointsEditor:
        words = self.session.words
        if field == "weeks":
            said = (words("1 in 10 sooner"), words("Middle"), words("1 in 10 later"))
        else:
            said = (words("1 in 10 less"), words("Middle"), words("1 in 10 more"))

        def write(portfolio: Portfolio, value: dict[str, Any] | None) -> Edit:
            return self._change(portfolio, typing_key(self.record, field), **{field: value})

        return PointsEditor(self.session, label, names, lambda: getattr(self.record, field), write, said)

    def _cost(self) -> PointsEditor:
        words = self.session.words
        symbol = words.symbol.strip()
        return self._points("cost", words("What the stage costs, in {currency}", currency=symbol), _COST)

    def _chance(self) -> Any:
        words, form = self.session.words, self._form
        chance = self._chance_field = form.share("chance", words("Chance to pass"), "60%")
        source = form.wrapped("chance_source", words("Where that figure comes from"), words("Who said so, and when"))
        pair = beside(self.session, chance, source)
        across = pair.layout()
        assert isinstance(across, type(row()))
        across.setStretch(0, 2)
        across.setStretch(1, 5)
        return pair

    def _foot(self) -> Any:
        session, words, px = self.session, self.session.words, self.session.theme.px
        self._earlier = icon_button(session.theme, "chevron-left", words("Move earlier"), lambda: self._move(-1))
        self._later = icon_button(session.theme, "chevron-right", words("Move later"), lambda: self._move(1))
        self._remove = button(
            words("Remove"),
            lambda: session.remove(remove_decision_point, point_id=self.record_id, now=now()),
            "danger",
        )
        return row(self._earlier, self._later, None, self._remove, spacing=px(4))

    def _move(self, by: int) -> None:
        points = self.session.portfolio.of(DecisionPoint, self.record.project_id)
        self.session.do(move_decision_point, point_id=self.record_id, to=points.index(self.record) + by)

    def _show_entries(self, stage: Stage) -> None:
        ids = [entry.id for entry in stage.decisions]
        if ids == self._shown:
            return
        self._shown = ids
        clear(self._entries)
        words, today = self.session.words, self.session.today
        if stage.decisions:
            self._entries.addWidget(Label(words("Decided here"), "strong"))
        for entry in reversed(stage.decisions):
            outcome = label_of(entry.outcome, words)
            said = words("{day}: {outcome}", day=words.near_day(entry.on, today), outcome=outcome)
            self._entries.addWidget(Label(said, "caption-strong"))
            if entry.why:
                self._entries.addWidget(Label(entry.why, wrap=True))
