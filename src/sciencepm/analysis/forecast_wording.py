"""What a forecast comes to in sentences: where its plans end, which stop rule they reach, what stopping is worth."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from sciencepm.analysis.forecast import Forecast, PointAhead
from sciencepm.analysis.gated_value import GatedValue
from sciencepm.analysis.wording import decision_name, landing_text
from sciencepm.i18n import Words

_OF: Final = 100
_RUNGS: Final = 4
"""So many decisions are named one by one; what ends at later ones is said together."""
WORTH_SAYING: Final = 0.05
"""A stop rule that ends fewer plans than one in twenty is not worth a sentence."""


def ladder_text(forecast: Forecast, w: Words) -> str:
    """Where 100 such plans end, as whole numbers that add up: "Of 100 such plans 45 end at decision 1, …, 29 land"."""
    if not forecast.points or not forecast.ladder:
        return ""
    rungs = [(point.number, forecast.ladder[point.number - 1]) for point in forecast.points]
    counts = _whole([*(part for _, part in rungs), forecast.ladder[-1]])
    said = [
        w("{count} end at {decision}", count=count, decision=decision_name(number, w))
        for (number, _), count in zip(rungs[:_RUNGS], counts, strict=False)
        if count
    ]
    later = sum(counts[_RUNGS:-1])
    if later:
        said.append(w("{count} end later", count=later))
    said.append(w("{count} land", count=counts[-1]))
    return w("Of {all} such plans {ends}", all=_OF, ends=w.listing(said))


def alive_text(point: PointAhead, w: Words) -> str:
    """How many of 100 plans come to a question, and when."""
    count = round(point.alive * _OF)
    if point.asked is None or count == 0:
        return w("Fewer than 1 of {all} such plans get here.", all=_OF)
    when = landing_text(point.asked, w)
    if count == _OF:
        return w("All such plans get here, eight times in ten in {range}.", range=when)
    return w.n(
        "{count} of {all} such plans gets here, eight times in ten in {range}.",
        "{count} of {all} such plans get here, eight times in ten in {range}.",
        count,
        all=_OF,
        range=when,
    )


def cut_texts(forecast: Forecast, today: date, w: Words) -> Iterator[str]:
    """How many plans reach an agreed stop rule first: "4 in 10 plans reach the stop rule of 1 July first"."""
    if forecast.cut_by_date >= WORTH_SAYING and forecast.rule_day is not None:
        day = w.near_day(forecast.rule_day, today)
        count = _tenths(forecast.cut_by_date)
        if count == 10:
            yield w("All plans reach the stop rule of {day} first", day=day)
        else:
            yield w.n(
                "{count} in 10 plans reaches the stop rule of {day} first",
                "{count} in 10 plans reach the stop rule of {day} first",
                count,
                day=day,
            )
    if forecast.cut_by_spend >= WORTH_SAYING:
        count = _tenths(forecast.cut_by_spend)
        if count == 10:
            yield w("All plans reach the stop rule on spending first")
        else:
            yield w.n(
                "{count} in 10 plans reaches the stop rule on spending first",
                "{count} in 10 plans reach the stop rule on spending first",
                count,
            )


def stopping_text(value: GatedValue, w: Words) -> str:
    """ "Worth of being able to stop: about €300k"; empty where it comes to nothing."""
    if w.money(value.being_able_to_stop) == w.money(value.being_able_to_stop * 0):
        return ""
    return w("Worth of being able to stop: about {money}", money=w.money(value.being_able_to_stop))


def gated_text(value: GatedValue, w: Words) -> str:
    """What the plan is worth with every stop, and if all stages were paid for."""
    return w(
        "Today the plan is worth about {gated} with the right to stop at each decision, and about {committed} if every "
        "stage were paid for whatever comes.",
        gated=w.money(value.gated),
        committed=w.money(value.committed),
    )


def _whole(parts: list[float]) -> list[int]:
    """Parts of all as whole numbers of 100 that add up to 100, the largest remainders rounded up."""
    exact = [part * _OF for part in parts]
    counts = [int(each + 1e-9) for each in exact]
    by_rest = sorted(range(len(parts)), key=lambda place: counts[place] - exact[place])
    for place in by_rest[: _OF - sum(counts)]:
        counts[place] += 1
    return counts


def _tenths(part: float) -> int:
    """So many in ten; all ten only where it is as good as all."""
    return 10 if part > 0.995 else min(9, max(1, round(part * 10)))
