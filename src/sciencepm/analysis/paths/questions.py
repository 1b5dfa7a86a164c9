"""When each open question is asked on the paths that get to it, and how many do, for a group of plans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import repeat
from typing import Final

import numpy as np

from sciencepm.analysis.paths.groups import Group
from sciencepm.analysis.paths.links import Link, by_node, mixed
from sciencepm.analysis.paths.normal import Floats
from sciencepm.analysis.paths.sums import Known, Laid, Sum

TENTHS: Final = np.array([0.1, 0.5, 0.9])
END_OF_DAY: Final = 0.5
"""A day lasts from half a day before it to half a day after."""
_HAIR: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Question:
    """What is known of one open question in a group of plans; what is known of the last leads to landing.

    `days` is when it is asked on the paths that can pay for it, `at_nodes` when it is asked at each node (plans x nodes
    rows; for the last question, and where two rules decide). It is within its `limit` of days on `kept` of all
    paths (plans,), and comes on the days `asked` (plans, 3), P10, P50 and P90. `in_time` and `paid` are the parts
    within the date rule and within the money left at each node (plans, nodes). `link` and `money` are the
    sums of days and of costs it was read from.
    """

    days: Sum
    at_nodes: Known | Laid | None
    limit: Floats
    kept: Floats
    asked: Floats
    in_time: Floats
    paid: Floats
    link: Link | None
    money: Link | None


def questions(group: Group) -> Iterator[Question]:
    """Each open question of a group in order."""
    weights, grid, shape = group.weights, group.days.grid, group.shape
    all_of_it = np.ones(weights.shape)
    last_paid = last_paid_day(group)
    spent = group.money.walk(group.cause) if group.money else repeat(None)
    for place, (link, money) in enumerate(zip(group.days.walk(group.cause), spent, strict=False)):
        money_is_time = place < shape.first_priced
        limit = (np.minimum(group.rule_day, last_paid) if money_is_time else group.rule_day) + END_OF_DAY
        unlimited = money_is_time or money is None or np.isinf(group.money_left).all()
        paid = all_of_it if unlimited or money is None else within_money(group, money)
        from_curve = unlimited and not group.told_by_money
        whole = (weights * paid).sum(axis=1)
        at_nodes: Known | Laid | None = None
        days: Sum
        if link.transform is None:
            days = Known(link.origin, whole)
            at_nodes = Known(np.repeat(link.origin, weights.shape[1]), all_of_it.ravel())
        elif shape.has_both or place == len(group.days.kinds) - 1:
            at_nodes = by_node(link, grid)
            edges = at_nodes.edges.reshape(*weights.shape, -1)
            days = Laid(link.origin, grid.step, mixed(weights * paid, edges))
        elif link.alone is None or not from_curve:
            edges = grid.edges(mixed(weights * paid, link.transform))
            days = Laid.of(link.origin, grid.step, edges, whole)
        if link.alone is not None and from_curve:
            days = link.alone
        in_time = all_of_it
        if shape.has_both and at_nodes is not None:
            rule = np.repeat(group.rule_day + END_OF_DAY, weights.shape[1])[:, None]
            in_time = at_nodes.within(rule).reshape(weights.shape)
        kept = days.within(limit[:, None])[:, 0]
        yield Question(days, at_nodes, limit, kept, days.reaching(kept[:, None] * TENTHS), in_time, paid, link, money)


def all_answered(group: Group) -> Question:
    """Where no question is open: the last go, a fact."""
    weights = group.weights
    # Nothing lands before today.
    go = Known(np.maximum(group.days.begins, -group.build_days), weights.sum(axis=1))
    every = np.ones(weights.shape)
    at_nodes = Known(np.repeat(go.at, weights.shape[1]), every.ravel())
    limit = group.rule_day + END_OF_DAY
    return Question(go, at_nodes, limit, go.whole, np.repeat(go.at[:, None], 3, axis=1), every, every, None, None)


def last_paid_day(group: Group) -> Floats:
    """The last whole day on which the money left is enough, where days are all that costs (plans,)."""
    with np.errstate(divide="ignore", invalid="ignore"):
        days = np.floor(np.maximum(group.days.begins, 0) + group.money_left / group.cost_a_day + 1e-9)
    return np.where(group.money_left < 0, -np.inf, np.where(group.cost_a_day > 0, days, np.inf))


def within_money(group: Group, link: Link) -> Floats:
    """The part of paths, at each node (plans, nodes), on which a sum of costs is within the money left."""
    # A sum of decimals in binary may miss the limit it meets by a hair.
    limit = (group.money_left + np.abs(group.money_left) * 1e-12 + 1e-6)[:, None]
    nodes = group.weights.shape[1]
    if link.transform is None:
        return np.repeat(Known(link.origin, np.ones(link.origin.shape)).within(limit), nodes, axis=1)
    if link.alone is not None:
        return link.alone.at_nodes(group.cause, limit[:, 0])
    assert group.money is not None
    limit = np.repeat(group.money.to_bins(link.origin, limit[:, 0]), nodes)[:, None]
    return by_node(link, group.money.grid).within(limit).reshape(-1, nodes)
