"""An audience's particulars: its name, who is in it, what they may see, and the language they read."""

from __future__ import annotations

from typing import Any

from babel import Locale, UnknownLocaleError
from PySide6.QtWidgets import QWidget

from sciencepm.commands.records import add_record, change_record, remove_record
from sciencepm.domain.documents import Audience
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.stakeholders import Stakeholder
from sciencepm.errors import InvalidInput
from sciencepm.i18n import Words
from sciencepm.ui.check_ins.sheet import Sheet
from sciencepm.ui.clock import now
from sciencepm.ui.plan.answers import Answers
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.text import Label
from sciencepm.ui.widgets.tick import Tick


class AudienceSheet(Sheet):
    """Adds an audience, or changes one; `added` is the id of a new one."""

    def __init__(self, session: Session, audience: Audience | None = None, parent: QWidget | None = None) -> None:
        words, theme = session.words, session.theme
        title = words("Change an audience") if audience else words("New audience")
        about = words("What they may not see is gone before a figure is worked out or a page is made.")
        super().__init__(session, title, about, words("Keep"), parent)
        self._audience = audience
        self.added: str | None = None
        self.answers = answers = Answers(session)
        hint = words("Executive committee")
        name = answers.line("name", words("Name"), hint, value=audience.name if audience else "")
        language = answers.line("language", words("Language of their pages"), "en", value=_language(audience, session))
        self.sights = {
            "sees_confidential": Tick(
                theme,
                words("Confidential projects"),
                words("Only where everybody in it may; between audience and reader the stricter wins"),
            ),
            "sees_money": Tick(theme, words("Money: values, costs, amounts asked")),
            "sees_people": Tick(theme, words("People: how many work on what, and who")),
        }
        for field, tick in self.sights.items():
            tick.tick(bool(audience and getattr(audience, field)))
        self.people: dict[str, Tick] = {}
        chosen = audience.stakeholder_ids if audience else ()
        for person in session.portfolio.all(Stakeholder):
            tick = self.people[person.id] = Tick(theme, person.name, person.group)
            tick.tick(person.id in chosen)
        self.body.addWidget(name)
        self.body.addWidget(Label(words("They may see"), "caption-strong"))
        for tick in self.sights.values():
            self.body.addWidget(tick)
        if self.people:
            self.body.addWidget(Label(words("Who is in it"), "caption-strong"))
        for tick in self.people.values():
            self.body.addWidget(tick)
        self.body.addWidget(language)
        self.body.addWidget(answers.elsewhere)
        self.body.addStretch(1)
        if audience is not None:
            self.foot.insertWidget(0, button(words("Remove"), self._remove, "danger"))
        name.editor.setFocus()

    def carry_out(self) -> None:
        before, known = self._audience, {each.id for each in self.session.portfolio.all(Audience)}
        given: dict[str, Any] = {field: tick.is_ticked for field, tick in self.sights.items()}
        given["stakeholder_ids"] = tuple(each for each, tick in self.people.items() if tick.is_ticked)

        def command(portfolio: Portfolio, **fields: Any) -> Edit:
            _check_language(fields["language"], self.session.words)
            if before is None:
                return add_record(portfolio, Audience, **fields)
            return change_record(portfolio, before, **fields)

        if self.answers.carry_out(command, **given):
            new = {each.id for each in self.session.portfolio.all(Audience)} - known
            self.added = new.pop() if new else None
            self.accept()

    def _remove(self) -> None:
        if self._audience is not None and self.session.remove(remove_record, self._audience, now=now()):
            self.accept()


def _check_language(code: str, w: Words) -> None:
    """Raises `InvalidInput` where dates and numbers are not known in a language."""
    try:
        Locale.parse(code)
    except (ValueError, UnknownLocaleError):
        raise InvalidInput({"language": w("Please write a language such as en or en_US.")}) from None


def _language(audience: Audience | None, session: Session) -> str:
    return audience.language if audience else session.words.language
