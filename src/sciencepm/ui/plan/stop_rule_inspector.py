"""Everything of a stop rule: free until it is agreed, then locked and only moved in the open."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.stop_rule_wording import closeness_text, limit_text, move_from_text, move_to_text
from sciencepm.analysis.stop_rules import Band, Closeness, closeness
from sciencepm.analysis.wording import capital, figure_text, role_text
from sciencepm.commands.stop_rules import (
    add_reading,
    agree_stop_rule,
    change_stop_rule,
    mark_event_happened,
    move_stop_rule,
    remove_reading,
    remove_stop_rule,
)
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.domain.stop_rule import StopRule, StopRuleType
from sciencepm.errors import InvalidInput
from sciencepm.ui.clock import now
from sciencepm.ui.plan.answers import Answers, VerbForm
from sciencepm.ui.plan.entry import figures
from sciencepm.ui.plan.inspector import Inspector, beside
from sciencepm.ui.plan.record_form import RecordForm
from sciencepm.ui.plan.stop_rule_types import limit_label
from sciencepm.ui.plan.stop_rule_words import TONES, crossing_words
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import clear, column, panel, row
from sciencepm.ui.widgets.box import rule as plain_rule
from sciencepm.ui.widgets.button import button, icon_button
from sciencepm.ui.widgets.meter import Meter
from sciencepm.ui.widgets.sight import settle
from sciencepm.ui.widgets.text import Label
from sciencepm.ui.widgets.wrapped_line import WrappedLineEditor


class StopRuleInspector(Inspector):
    """The panel of one stop rule; it is built anew when the rule is agreed, moved or read off."""

    def __init__(self, session: Session, rule_id: str) -> None:
        super().__init__(session, rule_id, session.words("Stop rule"))
        self._form = RecordForm(session, lambda: self.record, self._change)
        self._parts = QVBoxLayout()
        self._parts.setSpacing(session.theme.px(12))
        self._first: WrappedLineEditor | None = None
        self._moving: VerbForm | None = None
        self._shown: tuple[Any, ...] | None = None
        self.add(self._parts, None)
        self.refresh()

    @property
    def record(self) -> StopRule:
        return self.session.portfolio.get(StopRule, self.record_id)

    @property
    def form(self) -> RecordForm:
        return self._form

    def refresh(self) -> None:
        rule = self.record
        shape = (rule.type, rule.agreed_on, rule.agreed_with, rule.moves, rule.readings, rule.happened_on)
        if shape != self._shown:
            self._shown = shape
            clear(self._parts)
            self._form = RecordForm(self.session, lambda: self.record, self._change)
            self._fill(rule)
        self._show_closeness(closeness(self.session.portfolio, rule, self.session.today))
        super().refresh()

    def focus_first(self) -> None:
        if self._first is not None:
            self._first.setFocus()
            self._first.selectAll()

    def _change(self, portfolio: Portfolio, key: str | None, **fields: Any) -> Edit:
        return change_stop_rule(portfolio, rule_id=self.record_id, merge_key=key, **fields)

    def _show_closeness(self, close: Closeness) -> None:
        words = self.session.words
        project = self.session.portfolio.get(Project, close.rule.project_id)
        crossing = crossing_words(self.session, project, close)
        said = " · ".join(part for part in (capital(closeness_text(close, words)), crossing) if part)
        self._how_close.setText(said)
        self._how_close.set_look("urgent" if close.band is Band.CROSSED else "second")
        self._meter.show_part(float(close.part), TONES[close.band])
        self._meter.setVisible(close.rule.type is not StopRuleType.EVENT and close.limit is not None)

    def _fill(self, rule: StopRule) -> None:
        words = self.session.words
        self._moving = None
        self._how_close = Label(look="second", wrap=True)
        self._meter = Meter(self.session.theme, 0)
        how = panel(column(self._meter, self._how_close, spacing=self.session.theme.px(6)))
        if rule.agreed_on is None:
            self._fill_open(rule, how)
        else:
            kind = words("Stops on: {type}", type=label_of(rule.type, words).lower())
            self._put(Label(rule.text, "question", wrap=True), Label(kind, "caption", wrap=True), how)
            self._put(self._agreed(rule))
        if rule.type is StopRuleType.METRIC or (rule.type is StopRuleType.EVENT and rule.unit):
            self._put(plain_rule(), Label(words("Readings"), "strong"), self._reading_form(rule), *self._readings(rule))
        if rule.type is StopRuleType.EVENT:
            self._put(plain_rule(), *self._event(rule))
        if rule.agreed_on is None:
            self._fill_agreeing()
            return
        if rule.moves:
            self._put(plain_rule(), Label(words("Moved"), "strong"), *self._moves(rule))
        if rule.type is not StopRuleType.EVENT or rule.limit is not None:
            self._move_button = button(words("Move the limit…"), self.ask_move)
            self._move_button.setEnabled(not self.session.document.is_read_only)
            self._parts.addLayout(row(self._move_button, None))

    def _fill_agreeing(self) -> None:
        session, words = self.session, self.session.words
        said = Label(words("Until it is agreed it can be changed freely. Agreed, it is locked."), "second", wrap=True)
        self._put(plain_rule(), Label(words("Agree it"), "strong"), said, self._agree_form())
        remove = button(
            words("Remove"), lambda: session.remove(remove_stop_rule, rule_id=self.record_id, now=now()), "danger"
        )
        remove.setEnabled(not session.document.is_read_only)
        self._parts.addLayout(row(None, remove))

    def ask_move(self) -> None:
        """Ask for the new limit, who moves it and why."""
        if self._moving is not None or self.record.agreed_on is None:
            return
        self._moving = self._move_form(self.record)
        self._moving.left.connect(self._leave_move)
        self._put(self._moving)
        self._moving.show()
        self._move_button.hide()
        self._moving.focus_first()
        settle()
        self.reveal(self._moving)

    def _leave_move(self) -> None:
        asking, self._moving = self._moving, None
        if asking is not None:
            asking.hide()
            asking.deleteLater()
        self._move_button.show()
        self._move_button.setFocus()

    def _fill_open(self, rule: StopRule, how: QWidget) -> None:
        words, form = self.session.words, self._form
        text = form.wrapped("text", words("We stop if"), words("Say it as you would to the people who pay"))
        assert isinstance(text.editor, WrappedLineEditor)
        self._first = text.editor
        self._put(text, how, form.choice("type", words("What is watched"), list(StopRuleType)))
        if rule.type is StopRuleType.DATE:
            since = form.day("start_date", words("Counted from"), words("The project's start"))
            self._put(beside(self.session, form.day("limit_date", limit_label(rule.type, words)), since))
            return
        if rule.type in (StopRuleType.METRIC, StopRuleType.EVENT):
            metric = form.line("metric", words("Figure that is watched"), words("Price a page"))
            self._put(beside(self.session, metric, form.line("unit", words("Unit"), words("€ a page"))))
        limit = form.number("limit", limit_label(rule.type, words))
        start = form.number("start", words("Where it starts"), "0")
        if rule.type in (StopRuleType.EXPERIMENTS, StopRuleType.EVENT):
            self._put(limit)
        else:
            self._put(beside(self.session, limit, start))

    def _agreed(self, rule: StopRule) -> QWidget:
        session, words, px = self.session, self.session.words, self.session.theme.px
        assert rule.agreed_on is not None
        lock = Label()
        lock.setPixmap(session.theme.pixmap("lock", "third", 14))
        day = words.near_day(rule.agreed_on, session.today)
        limit = limit_text(rule, session.today, words)
        whom = role_text(rule.agreed_with, words)
        said = words("Limit {limit}. Agreed with {whom} on {day}, so it is locked.", limit=limit, whom=whom, day=day)
        inner = row(spacing=px(8))
        inner.addWidget(lock)
        inner.addWidget(Label(said, "second", wrap=True), 1)
        holder = QWidget()
        holder.setLayout(inner)
        return holder

    def _readings(self, rule: StopRule) -> list[QWidget]:
        """Every reading, the newest first, each with a way to take it out."""
        session, words, px = self.session, self.session.words, self.session.theme.px
        if not rule.readings:
            return [Label(words("Nothing was read off yet."), "second", wrap=True)]
        lines: list[QWidget] = []
        for each in reversed(rule.readings):
            day = Label(words.short_day(each.on, session.today), "second")
            day.setFixedWidth(px(88))
            figure = Label(figure_text(each.value, rule.unit, words), "number", wrap=True)
            name = words("Remove the reading of {day}", day=words.day(each.on))
            remove = icon_button(session.theme, "x", name, partial(self._remove_reading, each.on), 14)
            remove.setEnabled(not session.document.is_read_only)
            across = row(day, figure, remove, spacing=px(8))
            across.setStretch(1, 1)
            lines.append(panel(across))
        return [panel(column(*lines, spacing=0))]

    def _remove_reading(self, on: date) -> None:
        self.session.remove(remove_reading, rule_id=self.record_id, on=on)

    def _moves(self, rule: StopRule) -> list[QWidget]:
        words, today = self.session.words, self.session.today
        said: list[QWidget] = []
        for move in reversed(rule.moves):
            line = words(
                "{day}: from {old} to {new}, by {who}",
                day=words.near_day(move.on, today),
                old=move_from_text(rule, move, words),
                new=move_to_text(rule, move, words),
                who=move.by,
            )
            said.append(panel(column(Label(line, wrap=True), Label(move.why, "caption", wrap=True), spacing=2)))
        return said

    def _reading_form(self, rule: StopRule) -> VerbForm:
        words = self.session.words
        answers = Answers(self.session)
        value = answers.line("value", capital(rule.metric) or words("Figure"), "0.31", figures(words))
        on = answers.day("on", words("On"), value=self.session.today)

        def add(portfolio: Portfolio, value: Decimal | None, on: date) -> Edit:
            return add_reading(portfolio, rule_id=self.record_id, on=on, value="" if value is None else value)

        return VerbForm(self.session, answers, [[value, on]], words("Add reading"), add)

    def _event(self, rule: StopRule) -> list[QWidget]:
        session, words = self.session, self.session.words
        if rule.happened_on is not None:
            day = words.near_day(rule.happened_on, session.today)
            made = button(
                words("It has not happened after all"),
                lambda: session.do(mark_event_happened, rule_id=self.record_id, on=None),
            )
            made.setEnabled(not session.document.is_read_only)
            return [Label(words("It happened on {day}.", day=day), "urgent", wrap=True), panel(row(made, None))]
        answers = Answers(session)
        on = answers.day("on", words("It happened on"), value=session.today)

        def happened(portfolio: Portfolio, on: date | None) -> Edit:
            if on is None:
                raise InvalidInput({"on": words("Please say when.")})
            return mark_event_happened(portfolio, rule_id=self.record_id, on=on)

        said = words("Watched by hand. When it happens, say so here: the rule is crossed that day.")
        return [
            Label(said, "second", wrap=True),
            VerbForm(session, answers, [[on]], words("It has happened"), happened),
        ]

    def _agree_form(self) -> VerbForm:
        words = self.session.words
        answers = Answers(self.session)
        whom = answers.line("agreed_with", words("With whom"), words("Executive committee"))
        on = answers.day("on", words("On"), value=self.session.today)

        def agree(portfolio: Portfolio, **given: Any) -> Edit:
            return agree_stop_rule(portfolio, rule_id=self.record_id, **given)

        return VerbForm(self.session, answers, [[whom, on]], words("Agreed: lock it"), agree)

    def _move_form(self, rule: StopRule) -> VerbForm:
        session, words = self.session, self.session.words
        answers = Answers(session)
        dated = rule.type is StopRuleType.DATE
        name, label = "limit_date" if dated else "limit", words("New limit")
        limit = answers.day(name, label) if dated else answers.line(name, label, "", figures(words))
        on = answers.day("on", words("Moved on"), value=session.today)
        by = answers.line("by", words("Who moves it"), words("A role or a name"))
        why = answers.text("why", words("Why"), words("This is kept and shown in the next brief"))

        def move(portfolio: Portfolio, on: date | None, **given: Any) -> Edit:
            if on is None:
                raise InvalidInput({"on": words("Please say when.")})
            return move_stop_rule(portfolio, rule_id=self.record_id, on=on, **given)

        rows = [[limit, on], [by], [why]]
        return VerbForm(session, answers, rows, words("Move it"), move, can_leave=True, look="primary")

    def _put(self, *widgets: QWidget) -> None:
        for widget in widgets:
            self._parts.addWidget(widget)
