"""The balance in words: how it stands, what it heads for, what would reach the target, and what is missing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from sciencepm.analysis.balance import Balance, BalanceBand
from sciencepm.analysis.balance_course import Course, Moment
from sciencepm.analysis.balance_past import Aim, Past
from sciencepm.analysis.wording import exact_number
from sciencepm.domain.portfolio_settings import BalanceMeasure
from sciencepm.i18n import Words

_WEEKS_A_QUARTER: Final = 13
_ONE_PLACE: Final = Decimal("0.1")
_HALF_A_PERCENT: Final = Decimal("0.005")


def measure_name(measure: BalanceMeasure, w: Words) -> str:
    """People, Money, Projects"""
    return {
        BalanceMeasure.PEOPLE: w("People"),
        BalanceMeasure.MONEY: w("Money"),
        BalanceMeasure.COUNT: w("Projects"),
    }[measure]


def band_ends(target: Decimal, tolerance: Decimal, w: Words) -> tuple[str, str]:
    """Where the band begins and ends, in per cent without the sign: "65" and "75", "62.5" and "77.5"."""
    low, high = max(Decimal(0), target - tolerance), min(Decimal(1), target + tolerance)
    return _points(low, w), _points(high, w)


def band_text(now: Balance, w: Words) -> str:
    """How the share stands to the band in force: "Within 65–75", "Below 65–75"."""
    low, high = band_ends(now.target, now.tolerance_in_force, w)
    ends = f"{low}–{high}"
    if now.band is None or now.difference is None:
        return w("No balance yet")
    if now.band is BalanceBand.WITHIN:
        return w("Within {band}", band=ends)
    return w("Below {band}", band=ends) if now.difference < 0 else w("Above {band}", band=ends)


def balance_headline(now: Balance, course: Course, w: Words) -> str:
    """How it stands and where it heads: "On target: 66% on products; below 65% from March if nothing new begins"."""
    if now.share is None or now.band is None:
        return missing_text(now, w)
    said = {
        BalanceBand.WITHIN: w("On target: {share} on products", share=w.percent(now.share)),
        BalanceBand.DRIFTING: w("Drifting from the target: {share} on products", share=w.percent(now.share)),
        BalanceBand.OUT: w("Out of balance: {share} on products", share=w.percent(now.share)),
    }[now.band]
    leaves = next((moment for moment in course.ahead if _is_outside(moment)), None)
    if now.band is not BalanceBand.WITHIN or leaves is None or leaves.share is None:
        return said
    low, high = band_ends(leaves.target, leaves.tolerance, w)
    month = w.month_name(leaves.on)
    if leaves.share < leaves.target:
        later = w("below {low}% from {month} if nothing new begins", low=low, month=month)
    else:
        later = w("above {high}% from {month} if nothing new begins", high=high, month=month)
    return f"{said}; {later}"


def target_line(now: Balance, past: Past, today: date, w: Words) -> str:
    """What is aimed for, since when: "Target 70% product-focused, between 65 and 75. Set on 12 August."."""
    low, high = band_ends(now.target, now.tolerance_in_force, w)
    target = _points(now.target, w)
    said = w("Target {target}% product-focused, between {low} and {high}.", target=target, low=low, high=high)
    since = past.aims[-1].since
    return w("{said} Set on {day}.", said=said, day=w.near_day(since, today)) if since else said


def aim_text(aim: Aim, w: Words) -> str:
    """A line of the target's history: "From 12 August 2026: 70%, between 65 and 75"."""
    low, high = band_ends(aim.target, aim.tolerance, w)
    said = w("{target}%, between {low} and {high}", target=_points(aim.target, w), low=low, high=high)
    if aim.since is None:
        return w("At first: {aim}", aim=said)
    return w("From {day}: {aim}", day=w.day(aim.since), aim=said)


def advice(now: Balance, w: Words) -> str:
    """What would reach the target: "To reach 70%, move 7 people to product-focused work, or trim …"."""
    if now.move is None or now.difference is None or now.share is None:
        return ""
    if abs(now.difference) < _HALF_A_PERCENT:
        return w("That is the target: nothing has to move.")
    target = _points(now.target, w)
    amount = effort_text(abs(now.move), now.measure, w)
    if now.measure is BalanceMeasure.PEOPLE:
        weeks = (abs(now.move) * _WEEKS_A_QUARTER).quantize(Decimal(1))
        counted = w.n("{count} person-week a quarter", "{count} person-weeks a quarter", int(weeks))
        amount = w("{people} ({weeks})", people=amount, weeks=counted)
    if now.move < 0:
        return w("To come back to {target}%, move {amount} to foundational work.", target=target, amount=amount)
    if now.trim_to is None:
        return w("To reach {target}%, move {amount} to product-focused work.", target=target, amount=amount)
    return w(
        "To reach {target}%, move {amount} to product-focused work, or trim foundational work from {now} to {less}.",
        target=target,
        amount=amount,
        now=_bare(now.foundational, now.measure, w),
        less=effort_text(now.trim_to, now.measure, w),
    )


def tolerance_text(now: Balance, tolerance: Decimal, w: Words) -> str:
    """Why the band in force is wider than the one set; empty where it is not."""
    if now.tolerance_in_force <= tolerance:
        return ""
    return w.n(
        "With {count} active project the band is wider: one project is too coarse a step.",
        "With {count} active projects the band is wider: one project is too coarse a step.",
        now.active,
    )


def missing_text(now: Balance, w: Words) -> str:
    """Why there is no balance by a measure, and what to enter."""
    if not now.active:
        return w("No balance yet: no project is active")
    return {
        BalanceMeasure.PEOPLE: w("No balance yet: no active project has people"),
        BalanceMeasure.MONEY: w("No balance yet: no active project has a monthly cost"),
        BalanceMeasure.COUNT: w("No balance yet: no project is active"),
    }[now.measure]


def effort_text(amount: Decimal, measure: BalanceMeasure, w: Words) -> str:
    """An effort with its unit: "3.5 people", "€44k a month", "2 projects"."""
    if measure is BalanceMeasure.MONEY:
        return w("{money} a month", money=w.money(amount))
    number = _bare(amount, measure, w)
    if measure is BalanceMeasure.PEOPLE:
        return w("1 person") if number == "1" else w("{number} people", number=number)
    return w("1 project") if number == "1" else w("{number} projects", number=number)


def moment_text(moment: Moment, measure: BalanceMeasure, today: date, w: Words) -> str:
    """One day of the course for whoever hears it: "1 March 2027: likely 56%, eight times in ten 40 to 81%"."""
    day = w("Today") if moment.on == today else w.day(moment.on)
    if moment.share is None:
        return w("{day}: too little work is left to say", day=day) if moment.is_ahead else w("{day}: none", day=day)
    share = w.percent(moment.share)
    if not moment.is_ahead:
        product, foundational = (effort_text(each, measure, w) for each in (moment.product, moment.foundational))
        return w(
            "{day}: {share} product-focused, {product} to {foundational}",
            day=day,
            share=share,
            product=product,
            foundational=foundational,
        )
    spread = range_text(moment, w)
    if not spread:
        return w("{day}: {share} product-focused", day=day, share=share)
    return w("{day}: likely {share}, eight times in ten {spread}%", day=day, share=share, spread=spread)


def course_text(now: Balance, course: Course, w: Words) -> str:
    """The picture for whoever hears it: today, where it came from, and where it heads."""
    if now.share is None:
        return missing_text(now, w)
    today = next(moment for moment in course.moments if moment.on == course.today)
    told = [moment_text(today, course.measure, course.today, w), band_text(now, w)]
    if course.past and course.past[0] is not today:
        told.insert(0, moment_text(course.past[0], course.measure, course.today, w))
    last = [moment for moment in course.ahead if moment.share is not None]
    if last:
        told.append(moment_text(last[-1], course.measure, course.today, w))
    return ". ".join(told) + "."


def range_text(moment: Moment, w: Words) -> str:
    """The range of a day ahead in whole per cent: "40–81"; empty where both ends are the same."""
    if moment.low is None or moment.high is None:
        return ""
    low, high = w.whole_percent(moment.low), w.whole_percent(moment.high)
    return f"{low}–{high}" if low != high else ""


def _bare(amount: Decimal, measure: BalanceMeasure, w: Words) -> str:
    if measure is BalanceMeasure.MONEY:
        return w.money(amount)
    return exact_number(amount.quantize(_ONE_PLACE).normalize() + 0, w)


def _points(share: Decimal, w: Words) -> str:
    return exact_number((share * 100).quantize(_ONE_PLACE).normalize() + 0, w)


def _is_outside(moment: Moment) -> bool:
    return moment.share is not None and abs(moment.share - moment.target) > moment.tolerance
