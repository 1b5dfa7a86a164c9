"""What the picture of risk and reward says: each project's chance and value, and those it cannot place."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from sciencepm.analysis.audience import Sight
from sciencepm.analysis.forecast import Missing
from sciencepm.analysis.plan import Standing
from sciencepm.analysis.results import ProjectFigures, results
from sciencepm.analysis.spend import not_spent
from sciencepm.analysis.value_wording import value_text
from sciencepm.analysis.wording import exact_number
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Kind, ProjectState
from sciencepm.i18n import Words

_LONGEST_TITLE: Final = 95
_ENDED: Final = (ProjectState.LANDED, ProjectState.STOPPED)


class Size(StrEnum):
    """What the area of a mark stands for."""

    PEOPLE = "people"
    COST_LEFT = "cost left"


@dataclass(frozen=True, slots=True)
class Placed:
    """A project on the picture: `chance` from 0 to 1, money a year, `size` in people or money (None: not known)."""

    project_id: str
    title: str
    kind: Kind
    chance: float
    low: float
    likely: float
    high: float
    size: float | None
    cells: tuple[str, ...]
    said: str


@dataclass(frozen=True, slots=True)
class Beside:
    """A project that has no place on it, and why."""

    project_id: str
    title: str
    kind: Kind
    why: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RiskReward:
    """The picture's content; `placed` begins with what is worth most by chance, `ended` projects are left out."""

    placed: tuple[Placed, ...]
    beside: tuple[Beside, ...]
    size: Size
    title: str
    summary: str
    basis: str
    ended: int

    @property
    def everything(self) -> tuple[Placed | Beside, ...]:
        """Every project, those with a place first."""
        return *self.placed, *self.beside


def risk_reward(
    seen: Portfolio,
    today: date,
    w: Words,
    *,
    sight: Sight | None = None,
    size: Size = Size.PEOPLE,
    only: Collection[str] | None = None,
) -> RiskReward:
    """Every project of a portfolio its reader may see that has not ended, or of those `only` these."""
    placed: list[Placed] = []
    beside: list[Beside] = []
    ended = 0
    for each in results(seen, today).projects.values():
        if only is not None and each.project.id not in only:
            continue
        if each.project.state in _ENDED:
            ended += 1
            continue
        point = _placed(seen, each, size, sight, today, w)
        if point is not None:
            placed.append(point)
        else:
            beside.append(_beside(each, sight, w))
    placed.sort(key=lambda point: (-point.chance * point.likely, point.title))
    return RiskReward(
        placed=tuple(placed),
        beside=tuple(beside),
        size=size,
        title=_title(placed, beside, w),
        summary=_summary(placed, beside, ended, w),
        basis=_basis(ended, today, w),
        ended=ended,
    )


def table_head(w: Words) -> tuple[str, ...]:
    """What stands above the cells of the table twin."""
    return w("Project"), w("Chance to land"), w("Value a year"), w("By chance"), w("People"), w("Not on the chart")


def _placed(
    seen: Portfolio, each: ProjectFigures, size: Size, sight: Sight | None, today: date, w: Words
) -> Placed | None:
    chance = each.forecast.chance if each.forecast else None
    money = each.value.money
    if chance is None or money is None or (sight is not None and not sight.money) or _has_no_path(each):
        return None
    percent, value = w.percent(chance), value_text(each.value, w)
    by_chance = w.money(chance * money.mean)
    shows_people = sight is None or sight.people
    people = exact_number(each.people, w) if shows_people else ""
    left = not_spent(seen, each.project.id, today)
    sized: Decimal | None = (each.people if shows_people else None) if size is Size.PEOPLE else left
    facts = [
        w("{percent} to land, worth {value} a year if it does, {money} by chance.", percent=percent, value=value,
          money=by_chance),
        *([w("{people} people.", people=people)] if people else []),
        *([w("{money} of cost left.", money=w.money(left))] if left is not None else []),
    ]  # fmt: skip
    return Placed(
        project_id=each.project.id,
        title=each.project.title,
        kind=each.project.kind,
        chance=float(chance),
        low=float(money.low),
        likely=float(money.likely),
        high=float(money.high),
        size=float(sized) if sized is not None else None,
        cells=(each.project.title, percent, value, by_chance, people, ""),
        said=" ".join(facts),
    )


def _has_no_path(each: ProjectFigures) -> bool:
    return each.standing is Standing.RESULT_NO_PATH


def _beside(each: ProjectFigures, sight: Sight | None, w: Words) -> Beside:
    """A project without a place, with the first thing that is missing."""
    shows_money = sight is None or sight.money
    shows_people = sight is None or sight.people
    chance = each.forecast.chance if each.forecast and not _has_no_path(each) else None
    percent = w.percent(chance) if chance is not None else ""
    value = value_text(each.value, w) if shows_money or each.value.money is None else ""
    reasons = [*_without_chance(each, w)] if chance is None else []
    if not shows_money:
        reasons.append(w("value not shown"))
    elif each.value.money is None:
        reasons.append(value)
    why = ", ".join(part for part in (percent, *reasons) if part)
    people = exact_number(each.people, w) if shows_people else ""
    cells = (each.project.title, percent, value, "", people, why)
    return Beside(each.project.id, each.project.title, each.project.kind, why, cells)


def _without_chance(each: ProjectFigures, w: Words) -> list[str]:
    if _has_no_path(each):
        return [w("no path yet")]
    if each.project.state is ProjectState.IDEA:
        return [w("an idea")]
    if each.project.state is ProjectState.ON_HOLD:
        return [w("on hold")]
    said = {
        Missing.DECISION_POINTS: w("no decision point"),
        Missing.START: w("no start yet"),
        Missing.WEEKS: w("no weeks yet"),
        Missing.CHANCE: w("no chance yet"),
    }
    return [said[each.forecast.missing[0]]] if each.forecast and each.forecast.missing else [w("no forecast")]


def _title(placed: list[Placed], beside: list[Beside], w: Words) -> str:
    if not placed:
        return w.n(
            "{count} project, and none has both a chance and a value in money",
            "{count} projects, and none has both a chance and a value in money",
            len(beside),
        )
    short = w("Weighed by its chance, {title} is worth most", title=placed[0].title)
    whole = w("{said}: {money} a year", said=short, money=placed[0].cells[3])
    return whole if len(whole) <= _LONGEST_TITLE else short


def _summary(placed: list[Placed], beside: list[Beside], ended: int, w: Words) -> str:
    parts = [
        w.n(
            "Chance to land and value a year of {count} project.",
            "Chance to land and value a year of {count} projects.",
            len(placed),
        )
    ]
    parts += [w("{title}: {said}", title=point.title, said=point.said) for point in placed[:3]]
    if beside:
        named = w.listing([f"{each.title} ({each.why})" for each in beside])
        parts.append(w("Not on the chart: {named}.", named=named))
    if ended:
        parts.append(w.n("{count} project has ended.", "{count} projects have ended.", ended))
    return " ".join(parts)


def _basis(ended: int, today: date, w: Words) -> str:
    said = w(
        "A line goes from the value one time in ten less to one time in ten more; the mark is the middle, if it "
        "lands. Worked out from the records of {day}.",
        day=w.day(today),
    )
    if not ended:
        return said
    left_out = w.n("{count} ended project is left out.", "{count} ended projects are left out.", ended)
    return f"{said} {left_out}"
