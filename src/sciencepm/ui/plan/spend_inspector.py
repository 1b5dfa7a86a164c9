"""What a project has cost: entered amount by amount, or estimated as long as nothing is entered."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from sciencepm.analysis.plan import StageState, stages
from sciencepm.analysis.spend import spent
from sciencepm.analysis.wording import capital
from sciencepm.commands.records import add_record, change_record, remove_record
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.domain.stop_rule import Spend
from sciencepm.errors import InvalidInput
from sciencepm.ui.clock import now
from sciencepm.ui.plan.answers import Answers, VerbForm, side_by_side
from sciencepm.ui.plan.entry import figures
from sciencepm.ui.plan.folded import Folded
from sciencepm.ui.plan.inspector import Inspector
from sciencepm.ui.plan.plan_words import spent_words, stage_cost_line
from sciencepm.ui.plan.record_form import RecordForm
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, panel, row
from sciencepm.ui.widgets.kept_parts import KeptParts
from sciencepm.ui.widgets.text import Label


class SpendInspector(Inspector):
    """The panel of a project's spending."""

    def __init__(self, session: Session, project_id: str) -> None:
        super().__init__(session, f"{project_id}-spending", session.words("Spending"))
        words, px = session.words, session.theme.px
        self._project_id = project_id
        self._sum = Label(look="figure")
        self._basis = Label(look="second", wrap=True)
        self._stages = QGridLayout()
        self._stages.setContentsMargins(0, 0, 0, 0)
        self._stages.setHorizontalSpacing(px(12))
        self._stages.setVerticalSpacing(px(6))
        self._stages.setColumnStretch(0, 1)
        self._by_stage = panel(self._stages)
        entries = QVBoxLayout()
        entries.setSpacing(px(4))
        self._entries: KeptParts[_Entry] = KeptParts(entries)
        self._none = Label(words("Nothing is entered yet."), "second", wrap=True)
        self._add = self._add_form()
        self.add(column(self._sum, self._basis, spacing=px(2)))
        self.section(words("By stage"), self._by_stage)
        self.section(words("What was spent"), self._add, self._none, entries)
        self.add(None)
        self.refresh()

    @property
    def marks(self) -> str:
        return ""

    @property
    def record(self) -> Project:
        return self.session.portfolio.get(Project, self._project_id)

    def refresh(self) -> None:
        session, words = self.session, self.session.words
        total = spent(session.portfolio, self._project_id, session.today)
        self._sum.setText(capital(words("{amount} so far", amount=spent_words(total, words))))
        if not total.estimated:
            said = words("As entered below.")
        elif self.record.monthly_cost is None and not total.amount:
            said = words("Add what was spent, or a monthly cost in the project's details.")
        else:
            said = words(
                "Estimated from the monthly cost and the experiments that ended. "
                "From the first amount you enter, only what is entered counts."
            )
        self._basis.setText(said)
        entries = session.portfolio.of(Spend, self._project_id)
        self._entries.show([each.id for each in reversed(entries)], lambda it: _Entry(session, it))
        for part in self._entries.values():
            part.refresh()
        self._none.setVisible(not entries)
        self._show_stages()
        super().refresh()

    def focus_first(self) -> None:
        self._add.focus_first()

    def _show_stages(self) -> None:
        session, words = self.session, self.session.words
        while (item := self._stages.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        begun = [
            stage
            for stage in stages(session.portfolio, self._project_id, session.today)
            if stage.state in (StageState.PASSED, StageState.RUNNING)
        ]
        for line, stage in enumerate(begun):
            title = words("{number} · {title}", number=stage.number, title=stage.point.stage_title)
            said = stage_cost_line(session.portfolio, stage, session.today, words) or "–"
            name, cost = Label(title, wrap=True), Label(said, "second", wrap=True)
            self._stages.addWidget(name, line, 0, Qt.AlignmentFlag.AlignTop)
            self._stages.addWidget(cost, line, 1, Qt.AlignmentFlag.AlignTop)
            name.show()
            cost.show()

    def _add_form(self) -> VerbForm:
        session, words = self.session, self.session.words
        answers = Answers(session)
        amount = answers.line(
            "amount", words("Amount, in {currency}", currency=words.symbol.strip()), "12k", figures(words)
        )
        on = answers.day("on", words("On"), value=session.today)
        note = answers.line("note", words("For what"), words("Labelling, second half"))

        def add(portfolio: Portfolio, amount: Decimal | None, on: date | None, note: str) -> Edit:
            wrong = {} if amount is not None else {"amount": words("Please say how much.")}
            if on is None:
                wrong["on"] = words("Please say when.")
            if wrong:
                raise InvalidInput(wrong)
            return add_record(portfolio, Spend, project_id=self._project_id, on=on, amount=amount, note=note)

        form = VerbForm(session, answers, [[amount, on], [note]], words("Add"), add)
        form.done.connect(form.focus_first)
        return form


class _Entry(Folded):
    """One amount with its day and what it was for."""

    def __init__(self, session: Session, spend_id: str) -> None:
        words, px = session.words, session.theme.px
        self._spend_id = spend_id

        def find() -> Spend:
            return session.portfolio.get(Spend, spend_id)

        def change(portfolio: Portfolio, key: str | None, **fields: Any) -> Edit:
            return change_record(portfolio, find(), merge_key=key, **fields)

        self._find = find
        self._form = RecordForm(session, find, change)
        self._day = Label(look="second")
        self._day.setFixedWidth(px(88))
        self._amount = Label(look="number")
        self._amount.setFixedWidth(px(88))
        self._amount.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._note = Label(look="caption", wrap=True)
        first = row(self._day, self._amount, None, spacing=px(8))
        currency = words.symbol.strip()
        fields = side_by_side(
            (
                self._form.number("amount", words("Amount, in {currency}", currency=currency)),
                self._form.day("on", words("On")),
            ),
            px(8),
        )
        note = self._form.line("note", words("For what"))
        super().__init__(
            session,
            column(first, self._note, spacing=px(1)),
            column(fields, note, spacing=px(6)),
            words("Edit this amount"),
            words("Remove this amount"),
            lambda: session.remove(lambda portfolio: remove_record(portfolio, find(), now=now())),
        )

    def refresh(self) -> None:
        """Read the entry again."""
        words, spend = self.session.words, self._find()
        self._day.setText(words.short_day(spend.on, self.session.today))
        self._amount.setText(words.full_money(spend.amount))
        self._note.setText(spend.note)
        self._note.setVisible(bool(spend.note))
        self._form.refresh()
