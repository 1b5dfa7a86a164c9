"""Results that worked and go nowhere: how long already, what they have cost, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sciencepm.analysis.plan import result_without_path
from sciencepm.analysis.project_findings import missing_on_path
from sciencepm.analysis.spend import Spent, spent
from sciencepm.analysis.stop_rule_wording import close_money
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.i18n import Words


@dataclass(frozen=True, slots=True)
class Buried:
    """A project whose result worked on `since` and that nobody has taken over; `weeks` are whole weeks since then."""

    project: Project
    since: date
    weeks: int
    spent: Spent


def graveyard(portfolio: Portfolio, today: date) -> tuple[Buried, ...]:
    """Every such project, the one that lies there longest first."""
    found = []
    for project in portfolio.all(Project):
        since = result_without_path(portfolio, project.id, today)
        if since is not None:
            weeks = max(0, (today - since).days) // 7
            found.append(Buried(project, since, weeks, spent(portfolio, project.id, today)))
    return tuple(sorted(found, key=lambda each: (each.since, each.project.position, each.project.id)))


def graveyard_headline(buried: tuple[Buried, ...], w: Words) -> str:
    """How many there are and what they have cost together."""
    if not buried:
        return w("Every result that worked has somebody who takes it over")
    amount = cost_text(
        Spent(sum((each.spent.amount for each in buried), Decimal(0)), any(each.spent.estimated for each in buried)), w
    )
    return w.n(
        "{count} result that worked goes nowhere; it has cost {amount}",
        "{count} results that worked go nowhere; they have cost {amount}",
        len(buried),
        amount=amount,
    )


def missing_text(portfolio: Portfolio, buried: Buried, w: Words) -> str:
    """What is missing on the way: "no receiving team, no build time planned"."""
    return ", ".join(missing_on_path(portfolio, buried.project, w))


def age_text(buried: Buried, w: Words) -> str:
    """How long the result has waited: "9 weeks", "less than a week"."""
    return w.n("{count} week", "{count} weeks", buried.weeks) if buried.weeks else w("less than a week")


def cost_text(cost: Spent, w: Words) -> str:
    """What it has cost so far: "€118k", "about €118k" where it is estimated."""
    amount = close_money(cost.amount, w)
    return w("about {amount}", amount=amount) if cost.estimated else amount
