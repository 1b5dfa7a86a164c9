"""How value is said: short in a table, as a sentence with its range, and as done only where it was measured."""

from __future__ import annotations

from decimal import Decimal

from sciencepm.analysis.value import CaseValue, ProjectValue, ValueRange
from sciencepm.analysis.value_sheets import HOURS, MONEY
from sciencepm.domain.project import ProjectState
from sciencepm.domain.value_case import EvidenceLevel, Sheet
from sciencepm.i18n import Words, two_figures

_DASH = "–"


def worth_text(state: ProjectState, value: ProjectValue, freed: Decimal | None, w: Words) -> str:
    """What a table says a project is worth a year; of a stopped one, the money (`freed`) that was not spent."""
    if state is not ProjectState.STOPPED:
        return value_text(value, w)
    return w("{money} not spent", money=w.money(freed)) if freed else _DASH


def value_text(value: ProjectValue, w: Words) -> str:
    """What a project is worth a year, for a table: "€9.0–15M", "11,000 hours", "not priced"."""
    if value.money is not None:
        return range_text(value.money, w)
    if value.other is not None:
        return amount_text(value.other, w)
    return value.short or w("not priced")


def amount_text(value: ValueRange, w: Words) -> str:
    """The middle of a range with its unit: "€2.0M", "11,000 hours"."""
    if value.unit == MONEY:
        return w.money(value.likely)
    return f"{_figure(value.likely, w)} {_unit(value, w)}".strip()


def range_text(value: ValueRange, w: Words) -> str:
    """Both ends of a range with their unit: "€1.6–2.5M", "18,000–23,000 hours"."""
    if value.unit == MONEY:
        return w.money_range(value.low, value.high)
    low, high = _figure(value.low, w), _figure(value.high, w)
    if low == high:
        return amount_text(value, w)
    joined = w("{low} to {high}", low=low, high=high) if value.low < 0 else f"{low}–{high}"
    return f"{joined} {_unit(value, w)}".strip()


def input_words(name: str, w: Words) -> str:
    """What a sheet's input is called; a name of the PM's own stands as it is."""
    return {
        "attempted": w("attempted a year"),
        "gain": w("gain in the test"),
        "recovered": w("share recovered anyway"),
        "kept_live": w("share of the gain kept in live use"),
        "extra_reviews": w("extra reviews a year"),
        "review_cost": w("cost of a review"),
        "cases": w("cases a year"),
        "minutes": w("minutes each"),
        "spot_checks": w("share still checked by hand"),
        "wage": w("wage an hour"),
        "tickets": w("tickets a year"),
        "drafted": w("share drafted"),
        "come_back": w("share that comes back"),
        "reply_cost": w("cost of a reply"),
    }.get(name, name)


def value_sentence(value: CaseValue, w: Words) -> str:
    """What a case says: "Would prevent about €2.0M of losses a year (€1.6–2.5M)."

    Only what was measured in live use is said as done (domain.md, section 6). Without figures the PM's own
    sentence stands.
    """
    case, main = value.case, value.range
    if main is None:
        nothing = w("Not priced.") if case.not_priced else w("Not worked out yet.")
        return case.sentence or nothing
    measured = case.evidence is EvidenceLevel.MEASURED
    about, spread = amount_text(main, w), range_text(main, w)
    same = two_figures(main.low) == two_figures(main.high)
    amount = about if same else w("about {amount}", amount=about)
    said = _verb(case.sheet, measured, amount, w)
    if main.low < 0:
        said = w("{said}, but could lose ({range})", said=said, range=spread)
    elif not same:
        said = w("{said} ({range})", said=said, range=spread)
    if value.second is not None:
        return w("{said}, about {second}.", said=said, second=amount_text(value.second, w))
    return w("{said}.", said=said)


def _figure(value: Decimal, w: Words) -> str:
    return w.rounded(value).replace("-", "−")


def _unit(value: ValueRange, w: Words) -> str:
    return w("hours") if value.unit == HOURS else value.unit


def _verb(sheet: Sheet, measured: bool, amount: str, w: Words) -> str:
    if sheet is Sheet.CASES_CAUGHT:
        if measured:
            return w("Prevented {amount} of losses a year", amount=amount)
        return w("Would prevent {amount} of losses a year", amount=amount)
    if sheet in (Sheet.STRAIGHT_THROUGH, Sheet.SUPPORT_REPLIES):
        if measured:
            return w("Saved {amount} a year", amount=amount)
        return w("Would save {amount} a year", amount=amount)
    if measured:
        return w("Is worth {amount} a year", amount=amount)
    return w("Would be worth {amount} a year", amount=amount)
