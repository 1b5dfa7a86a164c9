"""The two traps of a value case: a share that spares good customers offered as fraud prevented, losses as attempts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.value_case import Sheet, ValueCase, ValueInput
from sciencepm.i18n import Words

_CAUGHT = ("gain", "before", "after")
_PRECISION = re.compile(
    r"\b(?:precision|positive predictive value|ppv|false positives?|false alarms?)\b", re.IGNORECASE
)
_RECALL = re.compile(r"\b(?:recall|share caught|caught|sensitivity|true positive rate)\b", re.IGNORECASE)
_LOST = re.compile(
    r"\b(?:loss|losses|lost|written off|write-offs?|charge-?offs?|charged back|chargebacks?)\b", re.IGNORECASE
)
_ATTEMPTED = re.compile(r"\battempt(?:ed|s)?\b", re.IGNORECASE)


class Trap(StrEnum):
    PRECISION = "precision offered as fraud prevented"
    LOSSES = "losses offered as attempts"


@dataclass(frozen=True, slots=True)
class Caught:
    """A trap, and the input it is in."""

    trap: Trap
    name: str


def traps(portfolio: Portfolio, case: ValueCase) -> tuple[Caught, ...]:
    """What a case of cases caught seems to take for something else, by the words its figures come with."""
    if case.sheet is not Sheet.CASES_CAUGHT or case.not_priced:
        return ()
    found = [Caught(Trap.LOSSES, each.name) for each in case.inputs if each.name == "attempted" and _is_lost(each)]
    found += [Caught(Trap.PRECISION, each.name) for each in case.inputs if each.name in _CAUGHT and _is_precision(each)]
    return tuple(found)


def trap_text(caught: Caught, w: Words) -> str:
    """What is wrong, and why."""
    if caught.trap is Trap.PRECISION:
        return w(
            "This looks like a share of alarms that are real. It spares good customers; it does not prevent fraud. "
            "Only catching a larger share of all fraud does."
        )
    return w("This looks like what was lost. More was attempted: what is caught today never became a loss.")


def _is_lost(given: ValueInput) -> bool:
    said = f"{given.source} {given.unit}"
    return bool(_LOST.search(said)) and not _ATTEMPTED.search(said)


def _is_precision(given: ValueInput) -> bool:
    said = f"{given.source} {given.unit}"
    return bool(_PRECISION.search(said)) and not _RECALL.search(said)
