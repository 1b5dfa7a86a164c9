"""Whether the cases of an "it depends" are good enough, as far as their figures can be read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from sciencepm.domain.concerns import OpenQuestion
from sciencepm.i18n import Words

_FIGURE = re.compile(r"[-−+]?\d+(?:,\d{3})*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Cases:
    """The figures of the cases, None where one has none; `enough` is the figure asked for, all in one unit."""

    best: Decimal | None
    likely: Decimal | None
    worst: Decimal | None
    enough: Decimal | None

    @property
    def higher_is_better(self) -> bool | None:
        """None while best and worst do not say it."""
        if self.best is None or self.worst is None or self.best == self.worst:
            return None
        return self.best > self.worst

    def reaches(self, figure: Decimal | None) -> bool | None:
        """Whether a case is good enough; None where that cannot be told."""
        if figure is None or self.enough is None or self.higher_is_better is None:
            return None
        return figure == self.enough or (figure > self.enough) is self.higher_is_better


def read_cases(question: OpenQuestion) -> Cases | None:
    """The first figure of each text, or None where two of them are not of the same thing.

    "92 of 100" and "85 of 100" are, and so are "92 of 100" and "85"; "92 of 100" and "3 weeks" are not.
    """
    read = [_read(text) for text in (question.best, question.likely, question.worst, question.threshold)]
    units = {unit for figure, unit in read if figure is not None and unit}
    return Cases(*(figure for figure, _unit in read)) if len(units) <= 1 else None


def conclusion(question: OpenQuestion, w: Words) -> str:
    """What the cases say of the figure asked for, or nothing where it cannot be told."""
    cases = read_cases(question)
    if cases is None:
        return ""
    best, likely, worst = (cases.reaches(each) for each in (cases.best, cases.likely, cases.worst))
    if best is None or worst is None:
        return ""
    if worst:
        return w("Good enough even in the worst case.")
    if not best:
        return w("Not good enough even in the best case.")
    if likely:
        on = _condition(question.worst_if, w)
        return w("Good enough, unless {condition}.", condition=on) if on else w("Good enough, but for the worst case.")
    on = _condition(question.best_if, w)
    return w("Good enough only if {condition}.", condition=on) if on else w("Good enough only in the best case.")


def _condition(text: str, w: Words) -> str:
    said = text.strip().rstrip(".")
    first = w("if") + " "
    return said[len(first) :] if said.lower().startswith(first) else said


def _read(text: str) -> tuple[Decimal | None, str]:
    """The first figure, and all that is said around it."""
    found = _FIGURE.search(text)
    if found is None:
        return None, ""
    try:
        figure = Decimal(found[0].replace(",", "").replace("−", "-"))
    except InvalidOperation:
        return None, ""
    around = f"{text[: found.start()]} {text[found.end() :]}"
    return figure, " ".join(around.split()).casefold()
