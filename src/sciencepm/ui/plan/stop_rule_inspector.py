"""Everything of a stop rule: free until it is agreed, then locked and only moved in the open."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.stop_rule_wording import closeness_text, limit_text, move_from_text, move_to_text
from sciencepm.analysis.stop_rules import closeness
from sciencepm.analysis.wording import capital, figure_text, role_text
from sciencepm.commands.stop_rules import (
    add_reading,
    agree_stop_rule,
    change_stop_rule,
    mark_event_happened,
    move_stop_rule,
    remove_stop_rule,
)
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.stop_rule import StopRule, StopRuleType
from sciencepm.ui.clock import now
from sciencepm.ui.plan.answers import Answers, VerbForm
from sciencepm.ui.plan.entry import days, figures
from sciencepm.ui.plan.inspector import Inspector, beside
from sciencepm.ui.plan.record_form import RecordForm
from sciencepm.ui.plan.stop_rule_types import limit_label
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import clear, row
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.text import Label


class StopRuleInspector(Inspector):
    """The panel of one stop rule; it is built anew when the rule is agreed, moved or read off."""

    def __init__(self, session: Session, rule_id: str) -> None:
        super().__init__(session, rule_id, session.words("Stop rule"))
        self._form = RecordForm(session, lambda: self.record, self._change)
        self._parts = QVBoxLayout()
        self._parts.setSpacing(session.theme.px(12))
        self._first: QWidget | None = None
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
        words = self.session.words
        close = closeness(self.session.portfolio, rule, self.session.today)
        self._how_close.setText(capital(closeness_text(close, words)))
        if close.crosses_on is not None and close.part < 1 and rule.type is not StopRuleType.DATE:
            day = words.near_day(close.crosses_on, self.session.today)
            self._how_close.setText(
                words("{now} · reached about {day} at this rate", now=self._how_close.text(), day=day)
            )
        super().refresh()

    def focus_first(self) -> None:
        if self._first is not None:
            self._first.setFocus()

    def _change(self, portfolio: Portfolio, key: str | None, **fields: Any) -> Edit:
        return change_stop_rule(portfolio, rule_id=self.record_id, merge_key=key, **fields)

    def _fill(self, rule: StopRule) -> None:
        words = self.session.words
        kind = words("Stops on: {type}", type=label_of(rule.type, words).lower())
        self._how_close = Label(look="second", wrap=True)
        if rule.agreed_on is None:
            self._fill_open(rule)
        else:
            self._put(Label(rule.text, "question", wrap=True), Label(kind, "caption", wrap=True), self._how_close)
            self._put(self._agreed(rule))
        if rule.type is StopRuleType.METRIC or (rule.type is StopRuleType.EVENT and rule.unit):
            self._put(Label(words("Readings"), "strong"), *self._readings(rule), self._reading_form(rule))
        if rule.type is StopRuleType.EVENT:
            self._put(self._event(rule))
        if rule.agreed_on is None:
            self._put(Label(words("Agree it"), "strong"), self._agree_form())
            remove = button(
                words("Remove"),
                lambda: self.session.remove(remove_stop_rule, rule_id=self.record_id, now=now()),
                "danger",
            )
            remove.setEnabled(not self.session.document.is_read_only)
            self._parts.addLayout(row(None, remove))
            return
        if rule.moves:
            self._put(Label(words("Moved"), "strong"), *self._moves(rule))
        if rule.type is not StopRuleType.EVENT or rule.limit is not None:
            self._put(Label(words("Move the limit"), "strong"), self._move_form(rule))

    def _fill_open(self, rule: StopRule) -> None:
        words, form = self.session.words, self._form
        text = form.wrapped("text", words("We stop if"), words("Say it as you would to the people who pay"))
        self._first = text.editor
        self._put(text, self._how_close, form.choice("type", words("What is watched"), list(StopRuleType)))
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

    def _readings(self, rule: StopRule) -> list[Label]:
        words, today = self.session.words, self.session.today
        return [
            Label(f"{words.short_day(each.on, today)}: {figure_text(each.value, rule.unit, words)}", "second")
            for each in rule.readings[-6:]
        ]

    def _moves(self, rule: StopRule) -> list[Label]:
        words, today = self.session.words, self.session.today
        said = []
        for move in reversed(rule.moves):
            line = words(
                "{day}: from {old} to {new}, by {who}",
                day=words.near_day(move.on, today),
                old=move_from_text(rule, move, words),
                new=move_to_text(rule, move, words),
                who=move.by,
            )
            said += [Label(line, "second", wrap=True), Label(move.why, "caption", wrap=True)]
        return said

    def _reading_form(self, rule: StopRule) -> VerbForm:
        words = self.session.words
        answers = Answers(self.session)
        value = answers.line("value", rule.metric or words("Figure"), "0.31", figures(words))
        on = answers.day("on", words("On"), value=self.session.today)

        def add(portfolio: Portfolio, value: Decimal | None, on: date) -> Edit:
            return add_reading(portfolio, rule_id=self.record_id, on=on, value="" if value is None else value)

        return VerbForm(self.session, answers, [[value, on]], words("Add reading"), add)

    def _event(self, rule: StopRule) -> QWidget:
        session, words = self.session, self.session.words
        if rule.happened_on is not None:
            made = button(
                words("It has not happened after all"),
                lambda: session.do(mark_event_happened, rule_id=self.record_id, on=None),
            )
            made.setEnabled(not session.document.is_read_only)
            return made
        answers = Answers(session)
        on = answers.day("on", words("It happened on"), value=self.session.today)

        def happened(portfolio: Portfolio, on: date | None) -> Edit:
            return mark_event_happened(portfolio, rule_id=self.record_id, on=on)

        return VerbForm(session, answers, [[on]], words("It has happened"), happened)

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
        reader = days(words, session.today) if dated else figures(words)
        limit = answers.line("limit_date" if dated else "limit", words("New limit"), "", reader)
        by = answers.line("by", words("Who moves it"), words("A role or a name"))
        why = answers.text("why", words("Why"), words("This is kept and shown in the next brief"))

        def move(portfolio: Portfolio, **given: Any) -> Edit:
            return move_stop_rule(portfolio, rule_id=self.record_id, on=session.today, **given)

        return VerbForm(session, answers, [[limit, by], [why]], words("Move it"), move)

    def _put(self, *widgets: QWidget) -> None:
        for widget in widgets:
            self._parts.addWidget(widget)
