"""A comparison in words, a line for each thing that differs: from what to what."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sciencepm.analysis.balance_words import measure_name
from sciencepm.analysis.comparison import Comparison, DecisionMove, LandingMove, RuleHit, Side
from sciencepm.analysis.wording import decision_name, exact_number
from sciencepm.domain.portfolio_settings import BalanceMeasure
from sciencepm.i18n import Words

_ARROW = " → "


def balance_change(found: Comparison, measure: BalanceMeasure, w: Words) -> str:
    """ "66 → 72%", or "66%" where it stays."""
    shares = [side.balances[measure].share for side in (found.before, found.after)]
    before, after = (w("none") if share is None else str(w.whole_percent(share)) for share in shares)
    if before == after:
        return before if shares[1] is None else f"{before}%"
    return f"{before}{_ARROW}{after}" + ("%" if shares[1] is not None else "")


def balance_label(measure: BalanceMeasure, w: Words) -> str:
    """What that figure is called: "Balance, by people"."""
    return w("Balance, by {measure}", measure=measure_name(measure, w).lower())


def value_change(found: Comparison, w: Words) -> str:
    """ "€9.8M → €10.6M" """
    return _change(_money(found.before, w), _money(found.after, w))


def landings_change(found: Comparison, w: Words) -> str:
    """ "3 → 4", with the range: "3 (1–5)" where it stays."""
    before, after = (_landings(side) for side in (found.before, found.after))
    return _change(before, after)


def landings_label(found: Comparison, w: Words) -> str:
    """ "Expected to land by June 2027" """
    return w("Expected to land by {month}", month=w.long_month(found.by))


def people_change(found: Comparison, w: Words) -> str:
    """ "18.5 → 16.5" """
    return _change(*(exact_number(side.people, w) for side in (found.before, found.after)))


def decision_lines(found: Comparison, today: date, w: Words) -> tuple[str, ...]:
    """ "Know when unsure, decision 2: 3 Mar → 5 May"; what is no longer asked goes with its project."""
    return tuple(_decision(move, move.after, today, w) for move in found.decisions if move.after is not None)


def landing_lines(found: Comparison, w: Words) -> tuple[str, ...]:
    """ "Know when unsure: likely landing Aug 2027 → Nov 2027" """
    return tuple(_landing(move, w) for move in found.moved)


def rule_lines(found: Comparison, w: Words) -> tuple[str, ...]:
    """ "Know when unsure: 4 in 10 plans reach a stop rule first, 1 in 10 before" """
    return tuple(_hit(hit, w) for hit in found.hits)


def _decision(move: DecisionMove, to: date, today: date, w: Words) -> str:
    what = w("{project}, {decision}", project=move.title, decision=decision_name(move.number, w))
    after = w.short_day(to, today)
    if move.before is None:
        return w("{what}: {day}", what=what, day=after)
    return w("{what}: {change}", what=what, change=f"{w.short_day(move.before, today)}{_ARROW}{after}")


def _landing(move: LandingMove, w: Words) -> str:
    if move.after is None:
        return w("{project}: no landing", project=move.title)
    after = w.month(move.after[1])
    before = w.month(move.before[1]) if move.before else ""
    parts = []
    if before != after:
        change = f"{before}{_ARROW}{after}" if before else after
        parts.append(w("likely landing {change}", change=change))
    if move.chance_before != move.chance_after and move.chance_after is not None:
        was = "" if move.chance_before is None else f"{w.percent(move.chance_before)}{_ARROW}"
        parts.append(w("chance {change}", change=f"{was}{w.percent(move.chance_after)}"))
    if not parts:
        parts.append(w("lands within a range that is a little other"))
    return w("{project}: {what}", project=move.title, what=", ".join(parts))


def _hit(hit: RuleHit, w: Words) -> str:
    if hit.crossed and hit.rule is not None:
        return w("{project}: crosses its stop rule “{rule}”", project=hit.title, rule=hit.rule.text)
    return w(
        "{project}: {after} of 100 plans reach a stop rule first, {before} before",
        project=hit.title,
        after=w.whole_percent(hit.after),
        before=w.whole_percent(hit.before),
    )


def _money(side: Side, w: Words) -> str:
    return w("not priced") if side.value is None else w.money(side.value)


def _landings(side: Side) -> str:
    counts = side.landings
    if counts.low == counts.high:
        return str(counts.expected)
    return f"{counts.expected} ({counts.low}–{counts.high})"


def _change(before: str, after: str) -> str:
    return before if before == after else f"{before}{_ARROW}{after}"


def share_points(found: Comparison, measure: BalanceMeasure) -> Decimal | None:
    """By how many points the share differs; None where one side has none."""
    before, after = found.before.balances[measure].share, found.after.balances[measure].share
    return None if before is None or after is None else (after - before) * 100
