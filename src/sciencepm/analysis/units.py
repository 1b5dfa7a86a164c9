"""Which units go together: money, hours of work, years of calendar time, and things that are counted.

Working time (seconds, minutes, hours) and calendar time (days, weeks, months, years) are two quantities: how many
hours a working day has is for the PM to say. "EUR a month" is money per year times twelve; "tickets" are counted
things of that name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

MONEY, HOURS, YEARS = "money", "hours", "years"
_BASES = frozenset({MONEY, HOURS, YEARS})
_DAY = 1 / 365
_KNOWN: Mapping[str, tuple[str, float]] = {
    "money": (MONEY, 1),
    "millisecond": (HOURS, 1 / 3_600_000),
    "ms": (HOURS, 1 / 3_600_000),
    "second": (HOURS, 1 / 3600),
    "minute": (HOURS, 1 / 60),
    "min": (HOURS, 1 / 60),
    "hour": (HOURS, 1),
    "day": (YEARS, _DAY),
    "week": (YEARS, 7 * _DAY),
    "month": (YEARS, 1 / 12),
    "year": (YEARS, 1),
}
_PLAIN = frozenset({"", "share", "%", "each", "one", "number", "factor"})
_PERCENT = frozenset({"%", "per cent", "percent"})
_PER = re.compile(r"\s*/\s*|\s+(?:a|an|per)\s+")


@dataclass(frozen=True, slots=True)
class Unit:
    """`powers` of its bases and counted things, without noughts; a figure in it times `factor` is in base units.

    `names` are the counted things as they were written.
    """

    powers: tuple[tuple[str, int], ...] = ()
    factor: float = 1.0
    names: tuple[tuple[str, str], ...] = ()

    def times(self, other: Unit, sign: int = 1) -> Unit:
        """The unit of a product, or with `sign` -1 of a quotient."""
        powers = dict(self.powers)
        for base, power in other.powers:
            powers[base] = powers.get(base, 0) + sign * power
        left = tuple(sorted((base, power) for base, power in powers.items() if power))
        return Unit(left, self.factor * other.factor**sign, tuple(dict((*other.names, *self.names)).items()))

    def power(self, base: str) -> int:
        """How often a base or a counted thing is multiplied in; below 0 where it is divided by."""
        return dict(self.powers).get(base, 0)

    @property
    def counted(self) -> tuple[tuple[str, int], ...]:
        """The counted things alone."""
        return tuple((base, power) for base, power in self.powers if base not in _BASES)

    def adds_to(self, other: Unit) -> bool:
        """Whether a sum of both means anything: counted things may be left unsaid on one side."""
        measures = all(self.power(base) == other.power(base) for base in _BASES)
        return measures and (self.counted == other.counted or not self.counted or not other.counted)

    def name_of(self, counted: str) -> str:
        """A counted thing as it was written."""
        return dict(self.names).get(counted, counted)


def unit_of(text: str, currency: str = "EUR", symbol: str = "") -> Unit:
    """The unit these words say: "EUR a year", "minutes a ticket", "share"; unknown words are counted things."""
    said = text.strip().casefold()
    if said in _PERCENT:
        return Unit(factor=0.01)
    money = {"money", currency.casefold(), symbol.strip().casefold()}
    unit = Unit()
    for place, part in enumerate(_PER.split(f" {said}")):
        unit = unit.times(_one(part.strip(), money), -1 if place else 1)
    return unit


def _one(word: str, money: set[str]) -> Unit:
    word = word.removesuffix(" each").strip()
    if word in _PLAIN or word in _PERCENT:
        return Unit()
    if word in money:
        return Unit(((MONEY, 1),))
    key = _singular(word)
    if key in _KNOWN:
        base, factor = _KNOWN[key]
        return Unit(((base, 1),), factor)
    return Unit(((key, 1),), names=((key, word),))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and word not in _KNOWN else word
