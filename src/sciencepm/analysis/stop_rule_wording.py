"""How a stop rule and its closeness are said: "4 of 5 experiments", "€184k of €430k", "moved from 4"."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from sciencepm.analysis.stop_rules import Closeness
from sciencepm.analysis.wording import exact_number, figure_text
from sciencepm.domain.stop_rule import StopRule, StopRuleMove, StopRuleType
from sciencepm.i18n import Words

_THOUSAND: Final = Decimal(1_000)
_MILLION: Final = Decimal(1_000_000)


def closeness_text(closeness: Closeness, w: Words) -> str:
    """How near a rule is, in its own measure: "4 of 5 experiments", "102 of 417 days", "watched by hand"."""
    rule, now, limit = closeness.rule, closeness.now, closeness.limit
    if rule.type is StopRuleType.EVENT:
        if closeness.part >= 1 and rule.happened_on is not None:
            return w("happened on {day}", day=w.day(rule.happened_on))
        return w("watched by hand")
    if rule.type is StopRuleType.DATE and rule.limit_date is not None and (now is None or limit is None):
        return w("until {day}", day=w.day(rule.limit_date))
    if limit is None:
        return w("no limit yet")
    if now is None:
        return w("not measured yet")
    if rule.type is StopRuleType.EXPERIMENTS:
        tried = exact_number(now, w)
        return w.n("{tried} of {count} experiment", "{tried} of {count} experiments", int(limit), tried=tried)
    if rule.type is StopRuleType.SPEND:
        return w("{now} of {limit}", now=close_money(now, w), limit=close_money(limit, w))
    if rule.type is StopRuleType.DATE:
        gone = exact_number(now, w)
        return w.n("{gone} of {count} day", "{gone} of {count} days", int(limit), gone=gone)
    now_said, limit_said = figure_text(now, rule.unit, w), figure_text(limit, rule.unit, w)
    return w("{now}, limit {limit}", now=now_said, limit=limit_said)


def figure_now(closeness: Closeness, w: Words) -> str:
    """Where a rule stands as a bare figure, before an arrow to where it stands later: "2", "€184k", "9 cents"."""
    rule, now = closeness.rule, closeness.now
    if now is None:
        return closeness_text(closeness, w)
    if rule.type is StopRuleType.SPEND:
        return close_money(now, w)
    if rule.type in (StopRuleType.EXPERIMENTS, StopRuleType.DATE):
        return exact_number(now, w)
    return figure_text(now, rule.unit, w)


def now_text(closeness: Closeness, w: Words) -> str:
    """Where a rule stands, for a column beside its limit: "4 tried", "€184k", "102 of 417 days", "€0.31"."""
    rule, now = closeness.rule, closeness.now
    if rule.type is StopRuleType.DATE or now is None:
        return closeness_text(closeness, w)
    figure = figure_now(closeness, w)
    return w("{count} tried", count=figure) if rule.type is StopRuleType.EXPERIMENTS else figure


def limit_text(rule: StopRule, today: date, w: Words) -> str:
    """The limit of a rule, for a column: "5", "€430k", "1 Oct 2027", "€0.03"; "–" where it has none."""
    return _limit(rule, rule.limit, rule.limit_date, w, w.short_day(rule.limit_date, today) if rule.limit_date else "")


def stop_rule_text(rule: StopRule, w: Words) -> str:
    """A rule as it was agreed, and from where it was moved: "… after 5 experiments (moved from 4)"."""
    moved = moved_text(rule, w)
    return w("{rule} ({moved})", rule=rule.text, moved=moved) if moved else rule.text


def moved_text(rule: StopRule, w: Words) -> str:
    """Where the limit first stood, if it was ever moved: "moved from 4"; empty otherwise."""
    return w("moved from {limit}", limit=move_from_text(rule, rule.moves[0], w)) if rule.moves else ""


def move_from_text(rule: StopRule, move: StopRuleMove, w: Words) -> str:
    """The limit a move left behind."""
    return _limit(rule, move.limit, move.limit_date, w, w.day(move.limit_date) if move.limit_date else "")


def move_to_text(rule: StopRule, move: StopRuleMove, w: Words) -> str:
    """The limit a move led to: what the next move left behind, or where the rule stands now."""
    later = rule.moves[rule.moves.index(move) + 1 :]
    if later:
        return move_from_text(rule, later[0], w)
    return _limit(rule, rule.limit, rule.limit_date, w, w.day(rule.limit_date) if rule.limit_date else "")


def close_money(amount: Decimal, w: Words) -> str:
    """Money beside its limit, to the thousand and above a million to the ten thousand: "€184k", "€1.24M"."""
    sign = "−" if amount < 0 else ""
    size = abs(amount)
    if size < _THOUSAND:
        said = exact_number(size.quantize(Decimal(1), rounding=ROUND_HALF_UP), w)
    elif size < _MILLION - _THOUSAND / 2:
        said = exact_number((size / _THOUSAND).quantize(Decimal(1), rounding=ROUND_HALF_UP), w) + "k"
    else:
        said = exact_number((size / _MILLION).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP), w) + "M"
    return f"{sign}{w.symbol}{said}"


def _limit(rule: StopRule, limit: Decimal | None, day: date | None, w: Words, day_text: str) -> str:
    if rule.type is StopRuleType.DATE:
        return day_text or "–"
    if limit is None:
        return "–"
    if rule.type is StopRuleType.SPEND:
        return close_money(limit, w)
    return exact_number(limit, w) if rule.type is StopRuleType.EXPERIMENTS else figure_text(limit, rule.unit, w)
