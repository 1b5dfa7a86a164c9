"""Where the paths of plans lead, worked out exactly: when each question is asked, and what ends a path first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import repeat
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sciencepm.analysis.paths.grid import keep_memory
from sciencepm.analysis.paths.groups import Group, Task, groups, task
from sciencepm.analysis.paths.links import mixed
from sciencepm.analysis.paths.normal import Floats
from sciencepm.analysis.paths.questions import END_OF_DAY, TENTHS, Question, all_answered, last_paid_day, questions
from sciencepm.analysis.paths.spending import spending
from sciencepm.analysis.paths.sums import Known, Laid, Sum
from sciencepm.analysis.plan_ahead import PlanAhead

_LITTLE: Final = 3e-4
"""No more of all paths may lie beyond the bins."""
_LITTLE_AT_MOST: Final = 0.03
"""So many may, where one path in ten takes a hundred times as long as the middle one."""
_HAIR: Final = 1e-6
"""A part of paths that is so near to none or to all is none or all."""
_LAST_DAY: Final = date.max.toordinal()


class ByCause(NamedTuple):
    """The part of paths landed by a day at each place of the team's cause; the places weigh `weights` (nodes,).

    `landed` (nodes, days) is that part `step` days apart, the first of them `first` days after today; before
    it there is none, and what the last says holds on.
    """

    weights: Floats
    first: float
    step: float
    landed: NDArray[np.float32]

    def by(self, day: float) -> Floats:
        """The part landed at each place (nodes,) when so many whole days have passed since today."""
        place = (day - self.first) / self.step
        if place < 0:
            return np.zeros(self.weights.shape)
        last = self.landed.shape[1] - 1
        whole = min(int(place), last)
        part = min(place - whole, 1.0)
        found: Floats = self.landed[:, whole] * (1 - part) + self.landed[:, min(whole + 1, last)] * part
        return found


class Paths(NamedTuple):
    """What comes of one plan; days are ordinals with their fractions.

    `kept[k]` is the part of paths no agreed date or spend rule has ended before the answer of open question k,
    and last before landing; whether questions are answered go is not in it. `asked` has P10, P50 and P90 of the
    day of each question on the paths kept, `landing` those of landing, `landing_without_rules` those where
    no rule ends anything. `cut_by_date` and `cut_by_spend` are the parts of all paths such a rule ends first.
    `money` is P10, P50 and P90 of what is spent until a path lands or ends; None where a cost is not known.
    """

    kept: list[float]
    asked: list[list[float]]
    landing: list[float]
    landing_without_rules: list[float]
    cut_by_date: float
    cut_by_spend: float
    money: list[float] | None
    by_cause: ByCause


def follow(plans: Sequence[PlanAhead], finer: int = 1) -> list[Paths]:
    """The paths of each plan, on bins `finer` times as fine as is usual. Plans of one shape go together."""
    keep_memory()
    found: dict[int, Paths] = {}
    tasks = [task(place, plan) for place, plan in enumerate(plans)]
    while tasks:
        again: list[Task] = []
        for group in groups(tasks, finer):
            paths, enough = _follow(group)
            for each, one, is_enough in zip(group.tasks, paths, enough, strict=True):
                if is_enough:
                    found[each.place] = one
                else:
                    again.append(each._replace(stretch=each.stretch * 2))
        tasks = again
    return [found[place] for place in range(len(plans))]


def _follow(group: Group) -> tuple[list[Paths], list[bool]]:
    """The paths of a group, and whether its bins held enough of each."""
    asked = list(questions(group))
    last = asked[-1] if asked else all_answered(group)
    build = group.build_days[:, None]
    lands_by = np.minimum(last.limit, group.rule_day - group.build_days + END_OF_DAY)
    lands = last.days.within(lands_by[:, None])
    kept = _settled(np.concatenate([*(each.kept[:, None] for each in asked), lands], axis=1))
    by_date, by_spend = _cuts(group, asked, kept)
    money = spending(group, asked)
    landing = last.days.reaching(lands * TENTHS)
    no_rule = np.isinf(group.rule_day).all() and np.isinf(group.money_left).all()
    free = landing if no_rule else _free(group, last).reaching(np.tile(TENTHS, (len(group.tasks), 1)))
    today = np.array([[each.plan.today] for each in group.tasks])
    columns = (
        kept.tolist(),
        (np.maximum(np.stack([each.asked for each in asked], axis=1), 0) + today[..., None]).tolist()
        if asked
        else repeat([]),
        (np.maximum(landing + build, 0) + today).tolist(),
        (np.maximum(free + build, 0) + today).tolist(),
        by_date.tolist(),
        by_spend.tolist(),
        repeat(None) if money is None else money.tolist(),
        _by_cause(group, last, lands_by),
    )
    return [Paths(*each) for each in zip(*columns, strict=False)], _is_enough(group, last)


def _settled(kept: Floats) -> Floats:
    """Parts of paths (plans, questions + 1) that never rise, without the hair's breadth to none or all."""
    kept = np.where(kept < _HAIR, 0.0, np.where(kept > 1 - _HAIR, 1.0, kept))
    return np.minimum.accumulate(kept, axis=1)


def _free(group: Group, last: Question) -> Sum:
    """The day of the last question where no rule ends anything."""
    if not isinstance(last.days, Laid) or not isinstance(last.at_nodes, Laid):
        return last.days
    edges = mixed(group.weights, last.at_nodes.edges.reshape(*group.weights.shape, -1))
    return Laid(last.days.origin, last.days.step, edges)


def _cuts(group: Group, asked: Sequence[Question], kept: Floats) -> tuple[Floats, Floats]:
    """The parts of all paths that a date rule and a spend rule end first, each (plans,).

    Where a path crosses both in the same stage, the date counts.
    """
    goes_on = group.goes_on
    ended = (np.insert(kept[:, :-1], 0, 1.0, axis=1) - kept) * goes_on
    if not group.shape.has_both:
        date_first = np.isfinite(group.rule_day) & (group.rule_day <= last_paid_day(group))
        by_date = np.where(date_first, ended.sum(axis=1), ended[:, -1])
        return by_date, ended.sum(axis=1) - by_date
    before = paid = np.ones(group.weights.shape)
    by_date = ended[:, -1].copy()
    for place, each in enumerate(asked):
        late = (group.weights * (before - each.in_time) * paid).sum(axis=1) * goes_on[:, place]
        by_date += np.clip(late, 0, ended[:, place])
        before, paid = each.in_time, each.paid
    return by_date, np.maximum(ended.sum(axis=1) - by_date, 0)


def _by_cause(group: Group, last: Question, lands_by: Floats) -> Iterator[ByCause]:
    assert last.at_nodes is not None
    weights, step = group.weights, group.days.grid.step
    go = group.goes_on[:, -1, None] * last.paid
    in_time = last.at_nodes.within(np.repeat(lands_by, weights.shape[1])[:, None]).reshape(weights.shape)
    landed = (in_time * go)[..., None]
    starts = last.at_nodes.start.reshape(weights.shape)[:, 0] + group.build_days
    if isinstance(last.at_nodes, Known):
        starts = np.floor(starts + END_OF_DAY)
    else:
        starts = starts - END_OF_DAY
        landed = np.minimum(last.at_nodes.edges.reshape(*weights.shape, -1) * go[..., None], landed)
    landed = landed.astype(np.float32)
    for place, (start, width) in enumerate(zip(starts.tolist(), step.tolist(), strict=True)):
        yield ByCause(weights[place], start, width, landed[place])


def _is_enough(group: Group, last: Question) -> list[bool]:
    """Whether the bins held all but a little of the days and of the money of each plan."""
    calendar = np.array([_LAST_DAY - each.plan.today for each in group.tasks])
    enough = np.ones(len(group.tasks), dtype=np.bool_)
    for links, link, furthest in ((group.days, last.link, calendar), (group.money, last.money, np.inf)):
        if links is not None and link is not None and link.transform is not None:
            grid = links.grid
            beyond = 1 - grid.last_edge(mixed(group.weights, link.transform))
            held = beyond <= (_LITTLE_AT_MOST if grid.is_longest else _LITTLE)
            enough &= held | (link.origin + grid.length * grid.step >= furthest)
    found: list[bool] = enough.tolist()
    return found
