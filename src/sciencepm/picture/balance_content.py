"""What the picture of the balance says: the share now by each measure, its course, and every word beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sciencepm.analysis.audience import Sight
from sciencepm.analysis.balance import Balance, balance
from sciencepm.analysis.balance_course import Course, Moment, courses
from sciencepm.analysis.balance_past import Past, past_of
from sciencepm.analysis.balance_words import (
    advice,
    balance_headline,
    band_text,
    course_text,
    effort_text,
    measure_name,
    missing_text,
    range_text,
    target_line,
    tolerance_text,
)
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_settings import BalanceMeasure
from sciencepm.domain.project import Kind, Project
from sciencepm.i18n import Words

_FEWEST = 2
"""A balance of one project says nothing: it is all or nothing."""


@dataclass(frozen=True, slots=True)
class Bar:
    """The share today by one measure: what stands in each half of its bar, and beside it."""

    now: Balance
    name: str
    product: str
    foundational: str
    band: str
    said: str


@dataclass(frozen=True, slots=True)
class BalanceContent:
    """The whole picture in words and figures; `courses` by measure, `measure` the one whose course is shown."""

    today: date
    title: str
    target: str
    reason: str
    advice: str
    summary: str
    basis: str
    measure: BalanceMeasure
    bars: tuple[Bar, ...]
    courses: Mapping[BalanceMeasure, Course]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def course(self) -> Course:
        return self.courses[self.measure]

    @property
    def bar(self) -> Bar:
        """Today's share by the measure shown."""
        return next(bar for bar in self.bars if bar.now.measure is self.measure)


def measures_seen(sight: Sight | None) -> tuple[BalanceMeasure, ...]:
    """The measures a reader may see."""
    hidden = {
        BalanceMeasure.PEOPLE: sight is not None and not sight.people,
        BalanceMeasure.MONEY: sight is not None and not sight.money,
    }
    return tuple(measure for measure in BalanceMeasure if not hidden.get(measure, False))


def balance_content(
    portfolio: Portfolio,
    today: date,
    w: Words,
    *,
    measure: BalanceMeasure | None = None,
    past: Past | None = None,
    sight: Sight | None = None,
) -> BalanceContent:
    """The content for a portfolio that is already what its reader may see, by the settings' measure if none is given.

    A measure the reader may not see gives way to the number of projects.
    """
    past = past or past_of(portfolio)
    settings = portfolio.settings
    seen = measures_seen(sight)
    chosen = measure or settings.balance_measure
    chosen = chosen if chosen in seen else BalanceMeasure.COUNT
    found = courses(portfolio, today, past)
    bars = tuple(_bar(balance(portfolio, today, each), w) for each in seen)
    now = next(bar.now for bar in bars if bar.now.measure is chosen)
    course = found[chosen]
    said = (advice(now, w), tolerance_text(now, settings.tolerance, w), _of_one(now, w))
    return BalanceContent(
        today=today,
        title=_title(portfolio, now, course, w),
        target=target_line(now, past, today, w),
        reason=settings.target_reason,
        advice=" ".join(each for each in said if each),
        summary=course_text(now, course, w),
        basis=_basis(course, today, w),
        measure=chosen,
        bars=bars,
        courses={each: found[each] for each in seen},
        head=(w("Day"), *(measure_name(each, w) for each in seen), w("Target")),
        rows=tuple(
            (
                w("Today") if day == today else w.day(day),
                *(_cell(found[each], day, w) for each in seen),
                _aim(day, course, w),
            )
            for day in sorted({moment.on for each in seen for moment in found[each].moments})
        ),
    )


def part_code(measure: BalanceMeasure, kind: Kind) -> str:
    """What a half of a bar is called where it is pointed at."""
    return f"{measure.value}/{kind.value}"


def moment_code(measure: BalanceMeasure, moment: Moment) -> str:
    """What a day of the course is called where it is pointed at."""
    return f"{measure.value}@{moment.on.isoformat()}"


def _title(portfolio: Portfolio, now: Balance, course: Course, w: Words) -> str:
    if not portfolio.all(Project):
        return w("No projects yet")
    return balance_headline(now, course, w)


def _of_one(now: Balance, w: Words) -> str:
    return w("With one active project there is nothing to balance yet.") if 0 < now.active < _FEWEST else ""


def _bar(now: Balance, w: Words) -> Bar:
    name = measure_name(now.measure, w)
    if now.share is None:
        said = missing_text(now, w)
        return Bar(now, name, "", "", band_text(now, w), said)
    if now.measure is BalanceMeasure.COUNT:
        product, foundational = f"{now.product:f}", f"{now.foundational:f}"
    else:
        product, foundational = w.percent(now.share), w.percent(1 - now.share)
    said = w(
        "{product} product-focused, {foundational} foundational. {band}",
        product=effort_text(now.product, now.measure, w),
        foundational=effort_text(now.foundational, now.measure, w),
        band=band_text(now, w),
    )
    return Bar(now, name, product, foundational, band_text(now, w), said)


def _basis(course: Course, today: date, w: Words) -> str:
    said = w(
        "The first of each month, and today: back by the records and the journal, ahead by the forecasts of {day}, as "
        "projects land or stop at their decision points. Nothing new is assumed to begin.",
        day=w.day(today),
    )
    if course.taken_on:
        without = w.n(
            "{count} project without a forecast is taken to go on.",
            "{count} projects without a forecast are taken to go on.",
            course.taken_on,
        )
        said = f"{said} {without}"
    return said


def _cell(course: Course, day: date, w: Words) -> str:
    moment = next((each for each in course.moments if each.on == day), None)
    if moment is None or moment.share is None:
        return "–"
    spread = range_text(moment, w)
    share = w.percent(moment.share)
    return w("{share} ({spread})", share=share, spread=spread) if spread else share


def _aim(day: date, course: Course, w: Words) -> str:
    moment = next((each for each in course.moments if each.on == day), None)
    return w.percent(moment.target) if moment else ""


def share_of(value: Decimal | None) -> float:
    """A share as a part of a length."""
    return float(value or 0)
