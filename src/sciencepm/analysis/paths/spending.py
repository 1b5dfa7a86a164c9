"""What a plan still costs until it lands or ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from sciencepm.analysis.paths.groups import Group
from sciencepm.analysis.paths.links import mixed
from sciencepm.analysis.paths.normal import Floats
from sciencepm.analysis.paths.questions import TENTHS, Question
from sciencepm.analysis.paths.sums import Known, Laid, Sum

_HALVINGS: Final = 36


def spending(group: Group, questions: Sequence[Question]) -> Floats | None:
    """P10, P50 and P90 of what is spent until a path lands or ends, (plans, 3).

    A path that a spend rule ends has cost what was left. One that a date rule ends has cost the whole stage it
    ended in, unless costs are time: then it has cost the days until then.
    """
    shape = group.shape
    if not shape.priced:
        return None
    goes_on = group.goes_on
    ends = goes_on[:, :-1] - np.append(goes_on[:, 1:-1], np.zeros((len(group.tasks), 1)), axis=1)
    if group.money is None:
        begins = np.maximum(group.days.begins, 0)
        cap = np.maximum(np.minimum((group.rule_day - begins) * group.cost_a_day, group.money_left), 0)
        days = _quantiles([each.days for each in questions], ends, TENTHS, begins + cap / group.cost_a_day)
        paid: Floats = np.maximum(days - begins[:, None], 0) * group.cost_a_day[:, None]
        return paid
    sums: list[Sum] = []
    before = np.ones(group.weights.shape)
    grid = group.money.grid
    for place, each in enumerate(questions):
        assert each.money is not None
        stays = group.chances[:, [place]] if place < len(questions) - 1 else 0.0
        ending = group.weights * goes_on[:, [place]] * (before - stays * each.in_time)
        origin, transform, _ = each.money
        if transform is None:
            sums.append(Known(origin, ending.sum(axis=1)))
        else:
            sums.append(Laid.of(origin, grid.step, grid.edges(mixed(ending, transform)), ending.sum(axis=1)))
        before = each.in_time
    every = np.ones((len(group.tasks), len(sums)))
    return np.maximum(_quantiles(sums, every, TENTHS, np.maximum(group.money_left, 0)), 0)


def _quantiles(sums: Sequence[Sum], shares: Floats, parts: Floats, cap: Floats) -> Floats:
    """Where so many `parts` of all lie below, when `shares` (plans, sums) take each sum: (plans, parts).

    No more than `cap` (plans,) is ever reached.
    """
    low = np.repeat(np.min([each.start for each in sums], axis=0)[:, None], parts.size, axis=1)
    high = np.repeat(np.max([each.end for each in sums], axis=0)[:, None], parts.size, axis=1)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        below = sum(shares[:, [place]] * each.within(middle) for place, each in enumerate(sums))
        enough = below >= parts * (1 - 1e-12)
        low, high = np.where(enough, low, middle), np.where(enough, middle, high)
    found: Floats = np.minimum(high, cap[:, None])
    return found
