"""A portfolio to be given away: only what an audience may see, without money or people where those are hidden."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from sciencepm.analysis.audience import sight_of
from sciencepm.analysis.brief.view import View, view_of
from sciencepm.domain.documents import Audience, Brief, Content, Snapshot
from sciencepm.domain.kinds import kind_of
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_settings import BalanceMeasure, PortfolioSettings
from sciencepm.domain.record import Record, new_id
from sciencepm.domain.stop_rule import Spend, StopRule, StopRuleType
from sciencepm.domain.value_case import ValueCase
from sciencepm.i18n import Words

_AMOUNTS: Final = frozenset({"monthly_cost", "cost", "amount", "running_cost"})
_NAMES: Final = frozenset({"owner", "decided_by", "corrected_by", "owed_by", "checked_by", "by", "agreed_with"})
_OWN_NOTES: Final = {"stakeholder": ("values", "worries"), "check_in": ("notes",)}
"""What the PM notes about people never leaves, whoever it is for."""
_MONEY_UNITS: Final = frozenset({"money", "cent", "cents", "euro", "euros", "dollar", "dollars", "pound", "pounds"})


def audience_copy(portfolio: Portfolio, audience: Audience | None, today: date, w: Words) -> Portfolio:
    """A portfolio of its own, with an id of its own, of what the audience may see.

    Where money is hidden, amounts, spending, rules on spending, priced values and sentences that name an amount are
    gone; where people are, their numbers and names. Earlier versions go along only where neither is.
    """
    sight = sight_of(portfolio, audience)
    view = view_of(portfolio, today, w, audience)
    return Portfolio(_copied(view, money=sight.money, people=sight.people))


def _copied(view: View, *, money: bool, people: bool) -> Iterator[Record]:
    everything = money and people
    held = {getattr(record, "content_id", None) for record in view.portfolio.records()}
    for record in view.portfolio.records():
        if not everything and isinstance(record, Snapshot):
            continue
        if not everything and isinstance(record, Content) and record.id not in held:
            continue
        if not money and _is_of_money(record, view):
            continue
        if isinstance(record, Content | Snapshot):
            yield record
            continue
        fields = record.model_dump(mode="json")
        for name in _OWN_NOTES.get(kind_of(type(record)), ()):
            fields[name] = ""
        if isinstance(record, PortfolioSettings):
            fields["id"] = new_id()
            fields |= _measure(record, money=money, people=people)
        if isinstance(record, Brief) and not everything:
            fields["snapshot_id"] = None
        if not money:
            fields = _without_money(fields, view)
        if not people:
            fields = _without_people(fields, view.w)
        yield type(record).make(**fields)


def _measure(settings: PortfolioSettings, *, money: bool, people: bool) -> dict[str, Any]:
    """The balance by number of projects where what it is measured by is hidden."""
    hidden = {BalanceMeasure.PEOPLE: not people, BalanceMeasure.MONEY: not money}
    return {"balance_measure": BalanceMeasure.COUNT.value} if hidden.get(settings.balance_measure) else {}


def _is_of_money(record: Record, view: View) -> bool:
    if isinstance(record, ValueCase):
        return not record.not_priced
    if isinstance(record, StopRule) and record.type is StopRuleType.SPEND:
        return True
    return isinstance(record, Spend) or _in_money(getattr(record, "unit", ""), view)


def _in_money(unit: str, view: View) -> bool:
    word = unit.strip().casefold()
    signs = {view.w.symbol.strip().casefold(), view.portfolio.settings.currency.casefold()}
    return any(sign and sign in word for sign in signs) or bool(_MONEY_UNITS.intersection(word.split()))


def _without_money(fields: dict[str, Any], view: View) -> dict[str, Any]:
    """The fields without amounts, figures in a unit of money, and sentences that name an amount."""
    kept: dict[str, Any] = {}
    for name, value in fields.items():
        if name in _AMOUNTS:
            kept[name] = None
        elif isinstance(value, str):
            said = view.sayable(value)
            kept[name] = said if said or not value else view.w("Not shown")
        elif isinstance(value, dict):
            kept[name] = _without_money(value, view)
        elif isinstance(value, list):
            rows = [each for each in value if not (isinstance(each, dict) and _in_money(each.get("unit", ""), view))]
            kept[name] = [_said(each, view) for each in rows]
        else:
            kept[name] = value
    return kept


def _said(value: Any, view: View) -> Any:
    if isinstance(value, dict):
        return _without_money(value, view)
    return view.sayable(value) if isinstance(value, str) else value


def _without_people(fields: dict[str, Any], w: Words) -> dict[str, Any]:
    """The fields without how many work on it and who."""
    kept: dict[str, Any] = {}
    for name, value in fields.items():
        if name == "people" and isinstance(value, list):
            kept[name] = []
        elif name in _NAMES and isinstance(value, str):
            kept[name] = w("Not shown") if value else ""
        elif isinstance(value, dict):
            kept[name] = _without_people(value, w)
        elif isinstance(value, list):
            kept[name] = [_without_people(each, w) if isinstance(each, dict) else each for each in value]
        else:
            kept[name] = value
    return kept
