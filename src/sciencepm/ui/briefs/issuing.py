"""Giving a brief its number: to whom it goes, what it replaces, and its pages as they stay."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from sciencepm.analysis.audience import briefs_to
from sciencepm.analysis.code_words import label_of, words_of
from sciencepm.commands.documents import issue_brief, next_number
from sciencepm.domain.documents import Audience, Brief
from sciencepm.domain.stakeholders import Stakeholder
from sciencepm.i18n import Words
from sciencepm.ui.briefs.composition import Composition
from sciencepm.ui.check_ins.sheet import Sheet
from sciencepm.ui.clock import now
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.choice import ChoiceEditor
from sciencepm.ui.widgets.fields import Field, LineEditor
from sciencepm.ui.widgets.text import Label
from sciencepm.ui.widgets.tick import Tick

if TYPE_CHECKING:
    from sciencepm.analysis.brief.order import Order


class IssueSheet(Sheet):
    """Issues what the composer is set to; `issued` is the brief."""

    def __init__(self, session: Session, composition: Composition, order: Order, parent: QWidget | None = None) -> None:
        words, portfolio = session.words, session.portfolio
        audience = composition.audience(portfolio, words)
        self._composition, self._order, self._audience = composition, order, audience
        self._number = next_number(portfolio, audience.id if audience else None)
        title = words("Issue no. {number}", number=self._number)
        about = words("Its pages and its number stay for good, and a version of the portfolio is kept with them.")
        super().__init__(session, title, about, words("Issue no. {number}", number=self._number), parent)
        self.issued: Brief | None = None
        members = audience.stakeholder_ids if audience else ()
        self.people: dict[str, Tick] = {}
        people = sorted(portfolio.all(Stakeholder), key=lambda each: each.id not in members)
        for person in people:
            tick = self.people[person.name] = Tick(session.theme, person.name)
            tick.tick(person.id in members)
        self.others = LineEditor(words("Others"), words("Names with commas between them"))
        earlier = list(briefs_to(portfolio, audience))
        choices = [(each.id, _named(each, session)) for each in reversed(earlier)]
        self.replaces = ChoiceEditor(words("Replaces"), [*choices, ("", words("Nothing"))])
        same = next((each for each in reversed(earlier) if each.kind is composition.kind), None)
        self.replaces.show_value(same.id if same else "")
        kind = label_of(composition.kind, words)
        to = words("{kind} for {readers}", kind=kind, readers=audience.name) if audience else kind
        self.body.addWidget(Label(to, "strong", wrap=True))
        field = Field(words("Replaces"), self.replaces)
        field.setVisible(bool(earlier))
        self.body.addWidget(field)
        self.body.addWidget(Label(words("Who gets it"), "caption-strong"))
        for tick in self.people.values():
            self.body.addWidget(tick)
        self.body.addWidget(Field(words("Others"), self.others))
        self.body.addStretch(1)

    def carry_out(self) -> None:
        others = (name.strip() for name in self.others.text().split(","))
        recipients = [name for name, tick in self.people.items() if tick.is_ticked]
        recipients += [name for name in others if name]
        self.issued = issue(
            self.session, self._composition, self._order, recipients, self.replaces.value() or None, self._number
        )
        if self.issued is not None:
            self.accept()


def issue(
    session: Session,
    composition: Composition,
    order: Order,
    recipients: list[str],
    replaces_id: str | None,
    number: int,
) -> Brief | None:
    """Freeze the document under its number, with a version of the portfolio; None where that was refused."""
    from sciencepm.analysis.brief.kinds import brief_content
    from sciencepm.export.brief import brief_bytes

    portfolio, words = session.portfolio, composition.words(session.portfolio, session.words)
    replaced = portfolio.find(Brief, replaces_id)
    content = brief_content(portfolio, order, session.today, words)
    content = replace(content, number=number_text(number, replaced, words))
    before = {each.id for each in portfolio.all(Brief)}
    done = session.do(
        issue_brief,
        kind=composition.kind,
        audience_id=order.audience.id if order.audience else None,
        content=brief_bytes(content, ".pdf", words),
        at=now(),
        today=session.today,
        replaces_id=replaces_id,
        recipients=recipients,
    )
    return next((each for each in session.portfolio.all(Brief) if each.id not in before), None) if done else None


def number_text(number: int, replaced: Brief | None, w: Words) -> str:
    """ "No. 7, replaces no. 6" """
    if replaced is None:
        return w("No. {number}", number=number)
    return w("No. {number}, replaces no. {before}", number=number, before=replaced.number)


def _named(brief: Brief, session: Session) -> str:
    words = session.words
    day = words.near_day(brief.issued_at.date(), session.today)
    return words("No. {number}, {kind} of {day}", number=brief.number, kind=words_of(brief.kind, words), day=day)


def issued_to(session: Session, audience: Audience | None) -> list[Brief]:
    """What these readers were sent, the newest first."""
    return list(reversed(briefs_to(session.portfolio, audience)))
