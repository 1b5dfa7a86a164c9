"""Everything of a decision point: the question, the rule agreed beforehand, time, cost and chance."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.finding import FindingCode
from sciencepm.analysis.modes import mode_guide
from sciencepm.analysis.plan import Stage, StageState, stages
from sciencepm.analysis.plan_ahead import Missing
from sciencepm.analysis.plan_findings import plan_findings
from sciencepm.analysis.wording import capital, decision_name
from sciencepm.commands.plan import change_decision_point, move_decision_point, remove_decision_point
from sciencepm.commands.records import typing_key
from sciencepm.domain.edit import Edit
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.exchange.reading import read_number, read_weeks
from sciencepm.ui.clock import now
from sciencepm.ui.plan.answers import side_by_side
from sciencepm.ui.plan.criteria_list import CriteriaList
from sciencepm.ui.plan.inspector import Inspector, beside
from sciencepm.ui.plan.points_editor import PointsEditor
from sciencepm.ui.plan.record_form import RecordForm
from sciencepm.ui.plan.split_form import SplitForm
from sciencepm.ui.session import Session
from sciencepm.ui.templates.template_offer import TemplateOffer
from sciencepm.ui.widgets.box import column, panel, row, rule
from sciencepm.ui.widgets.button import button, icon_button
from sciencepm.ui.widgets.sight import settle
from sciencepm.ui.widgets.text import Label

_WEEKS = (("early", "early_if"), ("likely", "likely_if"), ("late", "late_if"))
_COST = (("low", "low_if"), ("likely", "likely_if"), ("high", "high_if"))
_SAID_BESIDE = (
    FindingCode.NO_CHANCE_SOURCE,
    FindingCode.SINGLE_DATE,
    FindingCode.PER_CENT_COMPLETE,
    FindingCode.ESTIMATE_OUT_OF_DATE,
)
"""What an empty field says by itself is not said once more beside it."""


class PointInspector(Inspector):
    """The panel of one decision point."""

    def __init__(self, session: Session, point_id: str) -> None:
        super().__init__(session, point_id, "")
        words, px = session.words, session.theme.px
        self._form = RecordForm(session, lambda: self.record, self._change)
        form = self._form
        self._stage = form.wrapped("stage_title", words("Stage"), words("What work comes first?"))
        self._question = form.text("question", words("Question"), words("Which question must this stage answer?"))
        self.template: TemplateOffer = form.keep(TemplateOffer(session, point_id))
        self.template.begun.connect(self.focus_first)
        self.add(
            self.template,
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
        self._planning = Label(look="caption", wrap=True)
        cost = form.keep(self._cost())
        heading = words("How long, how much, how likely")
        self.section(heading, self._planning, self._weeks, cost, self._chance())
        self._fixed = form.day("fixed_date", words("Fixed by law or season"), words("None"))
        self.add(beside(session, form.day("started_on", words("Work began on"), words("10 August")), self._fixed))
        self._decided = Label(look="second", wrap=True)
        self._all_decided = button(words("All that was decided"), self._open_decided, "link")
        self._decided_part = panel(column(rule(), self._decided, row(self._all_decided, None), spacing=px(8)))
        self._splitting: SplitForm | None = None
        self._split_place = column(spacing=0)
        self._foot = panel(self._foot_row())
        self.add(self._decided_part, rule(), self._split_place, self._foot)
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
        self._split.setVisible(can_write and stage.state not in (StageState.PASSED, StageState.LEFT))
        self._show_planning()
        self._show_decided(stage)

    def focus_first(self) -> None:
        self._question.editor.setFocus()

    def focus_missing(self, what: Missing) -> None:
        """Go to what a forecast lacks here."""
        if what is Missing.CHANCE:
            self._chance_field.editor.setFocus()
        else:
            self._weeks.focus_first()
        self.reveal(self._weeks)

    def ask_split(self) -> None:
        """Ask which experiments go along to a second stage."""
        if self._splitting is not None or self._split.isHidden():
            return
        self._splitting = SplitForm(self.session, self.record_id)
        self._splitting.split.connect(self.opened)
        self._splitting.left.connect(self._leave_split)
        self._split_place.addWidget(self._splitting)
        self._splitting.show()
        self._foot.hide()
        self._splitting.focus_first()
        settle()
        self.reveal(self._splitting)

    def _leave_split(self) -> None:
        asking, self._splitting = self._splitting, None
        if asking is not None:
            asking.hide()
            asking.deleteLater()
        self._foot.show()
        self._split.setFocus()

    def _change(self, portfolio: Portfolio, key: str | None, **fields: Any) -> Edit:
        return change_decision_point(portfolio, point_id=self.record_id, merge_key=key, **fields)

    def _points(self, field: str, label: str, names: Any) -> PointsEditor:
        words = self.session.words
        if field == "weeks":
            width, read, said = 48, read_weeks, (words("1 in 10 sooner"), words("Middle"), words("1 in 10 later"))
        else:
            width, read, said = 84, read_number, (words("1 in 10 less"), words("Middle"), words("1 in 10 more"))

        def write(portfolio: Portfolio, value: dict[str, Any] | None) -> Edit:
            return self._change(portfolio, typing_key(self.record, field), **{field: value})

        return PointsEditor(self.session, label, names, lambda: getattr(self.record, field), write, said, width, read)

    def _cost(self) -> PointsEditor:
        words = self.session.words
        symbol = words.symbol.strip()
        return self._points("cost", words("What the stage costs, in {currency}", currency=symbol), _COST)

    def _chance(self) -> QWidget:
        words, form = self.session.words, self._form
        chance = self._chance_field = form.share("chance", words("Chance to pass"), "60%")
        source = form.wrapped("chance_source", words("Where that figure comes from"), words("Who said so, and when"))
        self._source = source
        across = side_by_side((chance, source), self.session.theme.px(8))
        across.setStretch(0, 2)
        across.setStretch(1, 5)
        return panel(across)

    def _foot_row(self) -> QHBoxLayout:
        session, words, px = self.session, self.session.words, self.session.theme.px
        self._earlier = icon_button(session.theme, "chevron-left", words("Move earlier"), lambda: self._move(-1))
        self._later = icon_button(session.theme, "chevron-right", words("Move later"), lambda: self._move(1))
        self._split = button(words("Split…"), self.ask_split)
        self._remove = button(
            words("Remove"),
            lambda: session.remove(remove_decision_point, point_id=self.record_id, now=now()),
            "danger",
        )
        return row(self._earlier, self._later, None, self._split, self._remove, spacing=px(6))

    def _move(self, by: int) -> None:
        points = self.session.portfolio.of(DecisionPoint, self.record.project_id)
        self.session.do(move_decision_point, point_id=self.record_id, to=points.index(self.record) + by)

    def _show_planning(self) -> None:
        """What the mode that leads lets one promise, and what would be better said."""
        session, words = self.session, self.session.words
        project = session.portfolio.get(Project, self.record.project_id)
        guide = mode_guide(project.leading_mode, words)
        self._planning.setText(guide.planning)
        self._fixed.rename(words("Promised or fixed for") if guide.dates else words("Fixed by law or season"))
        said = {
            each.field: each.remark
            for each in plan_findings(session.portfolio, project, session.today, words)
            if each.record_id == self.record_id and each.code in _SAID_BESIDE
        }
        self._source.show_remark(said.get("chance_source", ""))
        self._weeks.show_remark(said.get("weeks", ""))
        self._stage.show_remark(said.get("stage_title", ""))

    def _show_decided(self, stage: Stage) -> None:
        words, today = self.session.words, self.session.today
        last = stage.last_decision
        self._decided_part.setVisible(last is not None)
        if last is not None:
            outcome = label_of(last.outcome, words)
            day = words.near_day(last.on, today)
            self._decided.setText(words("{outcome}, decided on {day}.", outcome=outcome, day=day))

    def _open_decided(self) -> None:
        last = self.stage.last_decision
        if last is not None:
            self.opened.emit(last.id)
