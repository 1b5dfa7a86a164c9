"""What one brief is made from: the portfolio as its audience may see it, the day, and the day it compares with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from sciencepm.analysis.audience import Sight, briefs_to, compared_with, portfolio_seen_then, sight_of, snapshot_for
from sciencepm.analysis.balance import Balance, balance
from sciencepm.analysis.balance_past import Noted, Past, past_of
from sciencepm.analysis.brief.blocks import Mark, Span
from sciencepm.analysis.results import ProjectFigures, Results, results
from sciencepm.analysis.value_wording import amount_text, value_text
from sciencepm.analysis.wording import shortened
from sciencepm.domain.documents import Audience, Brief, Snapshot
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_settings import BalanceMeasure
from sciencepm.domain.project import Kind, Project, ProjectState
from sciencepm.domain.stakeholders import Ask
from sciencepm.i18n import Words

RECENT_DAYS = 90
"""How far back "what we learned" looks where there is nothing to compare with, and how far ahead decisions."""
NAME_LETTERS = 60
"""A project's title or a source named in passing is cut to so many letters."""
_MONEY = re.compile(r"[€$£¥]|\b(?:cents?|euros?|dollars?|pounds?|francs?|pence)\b", re.IGNORECASE)
_NO_BREAK = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Then:
    """The earlier state a brief compares with; `brief` is the one it was taken for, if it was for one."""

    portfolio: Portfolio
    on: date
    brief: Brief | None


@dataclass(frozen=True, slots=True)
class Landing:
    """A chance to land (0 to 1), and P10, P50 and P90 of the day if it does."""

    chance: Decimal
    days: tuple[date, date, date]


@dataclass(frozen=True, slots=True)
class View:
    """One audience's view of a portfolio on `today`; everything hidden from it is gone from `portfolio`."""

    portfolio: Portfolio
    today: date
    w: Words
    sight: Sight
    audience: Audience | None
    results: Results
    then: Then | None
    past: Past
    issued: tuple[Brief, ...] = ()
    """What this audience was sent so far, oldest first."""

    @property
    def since(self) -> date:
        """The first day that counts as recent."""
        return self.then.on if self.then else self.today - timedelta(days=RECENT_DAYS)

    @property
    def name(self) -> str:
        """The portfolio's name where it has one and it is short enough for a sentence."""
        name = self.portfolio.settings.name
        default = type(self.portfolio.settings).model_fields["name"].default
        return name if name != default and len(name) <= 34 else self.w("The portfolio")

    @property
    def balance(self) -> Balance:
        """The balance, by number of projects where the audience may not see people or money it would show."""
        hidden = {
            BalanceMeasure.PEOPLE: not self.sight.people,
            BalanceMeasure.MONEY: not self.sight.money,
            BalanceMeasure.COUNT: False,
        }
        if hidden[self.results.balance.measure]:
            return balance(self.portfolio, self.today, BalanceMeasure.COUNT)
        return self.results.balance

    @property
    def forecast(self) -> list[Landing]:
        """When each active project that has a forecast can land, and its chance."""
        return [
            Landing(entry.forecast.chance, entry.forecast.landing)
            for entry in self.results.active
            if entry.forecast and entry.forecast.landing and entry.forecast.chance is not None
        ]

    @property
    def open_asks(self) -> list[Ask]:
        """The asks without an answer, of projects that have not ended; the most urgent first."""
        ended = {entry.project.id for entry in self.in_state(ProjectState.LANDED, ProjectState.STOPPED)}
        asks = [ask for ask in self.portfolio.all(Ask) if ask.answered_on is None and ask.project_id not in ended]
        return sorted(asks, key=lambda ask: (ask.needed_by or date.max, ask.id))

    def in_state(self, *states: ProjectState) -> list[ProjectFigures]:
        """The figures of projects in these states: product-focused first, then in their order."""
        found = [entry for entry in self.results.projects.values() if entry.project.state in states]
        return sorted(found, key=lambda entry: entry.project.kind is Kind.FOUNDATIONAL)

    def sayable(self, text: str) -> str:
        """A text of the PM's for this audience: where money is hidden, without the sentences that name an amount."""
        if self.sight.money:
            return text
        sentences = re.split(r"(?<=[.!?;])\s+", text)
        return " ".join(sentence for sentence in sentences if not self._names_money(sentence))

    def in_short(self, text: str, letters: int) -> str:
        """What may be said of a text, in whole sentences as far as so many letters go, with a full stop."""
        said = " ".join(self.sayable(text).split())
        if len(said) <= letters:
            return sentence(said)
        kept = ""
        for each in re.split(r"(?<=[.!?])\s+", said[: letters + 1])[:-1]:
            kept = f"{kept} {each}".strip()
        return sentence(kept) if kept else shortened(said, letters)

    def _names_money(self, sentence: str) -> bool:
        signs = {self.w.symbol.strip(), self.portfolio.settings.currency}
        named = _MONEY.search(sentence) is not None or any(sign in sentence for sign in signs)
        return named and any(char.isdigit() for char in sentence)


def view_of(
    portfolio: Portfolio,
    today: date,
    w: Words,
    audience: Audience | None,
    since_id: str | None = None,
    noted: tuple[Noted, ...] = (),
) -> View:
    """The audience's view; what it may not see is removed first, before any figure is made.

    It compares with the snapshot `since_id`, without one with that of the last brief to this audience.
    """
    seen = snapshot_for(portfolio, audience)
    issued = briefs_to(portfolio, audience)
    snapshot = portfolio.find(Snapshot, since_id) or compared_with(portfolio, audience)
    then = None
    if snapshot is not None and snapshot.on < today:
        briefs = [brief for brief in issued if brief.snapshot_id == snapshot.id]
        before = portfolio_seen_then(portfolio, snapshot, audience)
        then = Then(before, snapshot.on, briefs[-1] if briefs else None)
    return View(
        seen,
        today,
        w,
        sight_of(portfolio, audience),
        audience,
        results(seen, today),
        then,
        past_of(seen, noted),
        issued,
    )


def classification(seen: Portfolio, w: Words) -> str:
    """How what is made of a portfolio may be passed on: in its own words, and confidential as soon as a project is."""
    secret = any(project.confidential for project in seen.all(Project))
    own = seen.settings.classification
    usual = w("Confidential") if secret else w("Internal")
    if not own or own.casefold() == usual.casefold():
        return usual
    return f"{own} · {usual}" if secret else own


def lead(title: str) -> Span:
    """A project's title before what is said of it: "Statements into tables:", in bold and never longer than a line."""
    return Span(f"{shortened(title, NAME_LETTERS)}:", strong=True)


def mark_of(project: Project) -> Mark:
    return Mark.FOUNDATIONAL if project.kind is Kind.FOUNDATIONAL else Mark.PRODUCT


def whole(text: str) -> str:
    """A date or an amount that stays on one line."""
    return text.replace(" ", _NO_BREAK)


def sentence(text: str) -> str:
    """The text with a full stop, where it has no end of its own; empty stays empty."""
    text = text.rstrip()
    return text if not text or text[-1] in ".!?…。！？" else f"{text}."


def chance_weighted(entry: ProjectFigures) -> Decimal:
    """A project's money a year times its chance to land; 0 where either is missing."""
    if entry.forecast is None or entry.forecast.chance is None or entry.value.money is None:
        return Decimal(0)
    return entry.forecast.chance * entry.value.money.mean


def shown_value(view: View, entry: ProjectFigures) -> str:
    """What a project is worth a year as this audience may read it; empty where there is nothing to say."""
    value = entry.value
    if value.money is not None and not view.sight.money:
        return amount_text(value.other, view.w) if value.other is not None else value.short
    if value.money is None and value.other is None:
        return view.sayable(value.short)
    return value_text(value, view.w)


def joined(parts: Iterable[str]) -> str:
    """Sentences one after the other, without the empty ones."""
    return " ".join(part for part in parts if part)


def listed(names: Sequence[str], w: Words, most: int = 4) -> str:
    """ "A, B, C and 4 more"; long names cut at a word, and semicolons between names that have commas."""
    comma = "; " if any("," in name for name in names) else ", "
    shown = [shortened(name, NAME_LETTERS) for name in names[:most]]
    if len(names) > most:
        more = w.n("{count} more", "{count} more", len(names) - most)
        return w("{names} and {more}", names=comma.join(shown), more=more)
    return w.listing(shown) if comma == ", " else comma.join(shown)
