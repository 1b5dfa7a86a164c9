"""What else holds for a value: running cost, ramp, what it contains already, and that it is not priced."""

from __future__ import annotations

from typing import Any

from sciencepm.analysis.value import CaseValue
from sciencepm.analysis.value_sheets import FORMS, MONEY
from sciencepm.analysis.value_wording import range_text
from sciencepm.commands.value import change_value_case, remove_value_case
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.domain.record import Record
from sciencepm.domain.value_case import ValueCase
from sciencepm.i18n import Words
from sciencepm.ui.clock import now
from sciencepm.ui.plan.bound_field import BoundField
from sciencepm.ui.plan.entry import Entry
from sciencepm.ui.plan.record_form import RecordForm
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, panel
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.choice import ChoiceEditor
from sciencepm.ui.widgets.flow import flowing
from sciencepm.ui.widgets.text import Label


class TermsCard(Card):
    """Built anew for each case; within one everything is read again where it stands."""

    def __init__(self, session: Session, case_id: str) -> None:
        words, px = session.words, session.theme.px
        super().__init__(session.theme, title=words("What else counts"))
        self._session, self._case_id = session, case_id

        def find() -> Record:
            return session.portfolio.get(ValueCase, case_id)

        def change(portfolio: Portfolio, key: str | None, **fields: Any) -> Edit:
            return change_value_case(portfolio, case_id=case_id, merge_key=key, **fields)

        self._form = form = RecordForm(session, find, change)
        self.running = form.number("running_cost", words("Cost of running it a year"), words("None"))
        self.ramp = form.entry("ramp_months", words("Months until full value"), _months(words), words("At once"))
        self.contains = self._contains_field()
        self.short = form.line("short", words("In tables, without a figure"), words("opens 3 products"))
        self._parts = [
            panel(column(part, None, spacing=0)) for part in (self.running, self.ramp, self.contains, self.short)
        ]
        for part in self._parts:
            part.setFixedWidth(px(210))
        self.add(flowing(*self._parts, spacing=px(12)))
        self._years = Label(look="second", wrap=True)
        self.add(self._years)
        self.not_priced = form.tick("not_priced", words("Not priced: only the sentence"))
        self.remove = button(words("Remove this value"), self._remove, "danger")
        self.add(flowing(self.not_priced, self.remove, spacing=px(16)))

    def show_case(self, value: CaseValue) -> None:
        """Show a case as it is now."""
        session, words = self._session, self._session.words
        self._form.refresh()
        self.remove.setEnabled(not session.document.is_read_only)
        self._parts[0].setVisible(value.range is None or value.range.unit == MONEY)
        self._parts[3].setVisible(value.range is None)
        settings = session.portfolio.settings
        said = ""
        if value.over_years is not None:
            said = words(
                "Over {years} years, in {currency} of {year} and discounted at {rate} a year: {range}.",
                years=settings.value_years,
                currency=settings.currency,
                year=settings.price_year,
                rate=words.percent(settings.discount_rate),
                range=range_text(value.over_years, words),
            )
        self._years.setText(said)
        self._years.setVisible(bool(said))

    def _contains_field(self) -> BoundField:
        session, words = self._session, self._session.words
        portfolio = session.portfolio
        choices = [("", words("None"))]
        for project in portfolio.all(Project):
            choices += [
                (case.id, words("{kind} of {title}", kind=words(FORMS[case.sheet].title), title=project.title))
                for case in portfolio.of(ValueCase, project.id)
                if case.id != self._case_id
            ]
        label = words("Already contains the value")
        entry = Entry(lambda value: str(value or ""), lambda code: code or None)
        return self._form.keep(  # type: ignore[no-any-return]
            self._form._bound("contains_id", label, ChoiceEditor(label, choices), entry)
        )

    def _remove(self) -> None:
        self._session.remove(remove_value_case, case_id=self._case_id, now=now())


def _months(words: Words) -> Entry:
    def read(text: str) -> Any:
        return text.strip() or 0

    return Entry(lambda value: str(value) if value else "", read)
