"""How value is said: short in a table, as a sentence with its range, and as done only where it was measured."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from babel.numbers import format_decimal

from sciencepm.analysis.sheets.form import ONCE, Form, Saying
from sciencepm.analysis.value import CaseValue, ProjectValue, ValueRange, is_money
from sciencepm.analysis.value_sheets import FORMS, HOURS, MONEY
from sciencepm.domain.project import ProjectState
from sciencepm.domain.value_case import EvidenceLevel, Sheet
from sciencepm.i18n import Words, two_figures

_DASH = "–"
_PLACEHOLDER = re.compile(r"\{([^{}\n]{1,60})\}")


def worth_text(state: ProjectState, value: ProjectValue, freed: Decimal | None, w: Words) -> str:
    """What a table says a project is worth a year; of a stopped one, the money (`freed`) that was not spent."""
    if state is not ProjectState.STOPPED:
        return value_text(value, w)
    return w("{money} not spent", money=w.money(freed)) if freed else _DASH


def value_text(value: ProjectValue, w: Words) -> str:
    """What a project is worth a year, for a table: "€9.0–15M", "11,000 hours", "not priced"."""
    if value.money is not None:
        return range_text(value.money, w)
    if value.other is not None:
        return amount_text(value.other, w)
    if value.once is not None:
        return range_text(value.once, w)
    return value.short or w("not priced")


def amount_text(value: ValueRange, w: Words) -> str:
    """The middle of a range with its unit: "€2.0M", "11,000 hours"."""
    return _with_unit(_one(value.likely, value.unit, w), value.unit, w)


def range_text(value: ValueRange, w: Words) -> str:
    """Both ends of a range with their unit: "€1.6–2.5M", "18,000–23,000 hours"."""
    return ends_text(value.low, value.high, value.unit, w)


def ends_text(low: Decimal, high: Decimal, unit: str, w: Words) -> str:
    """Two figures in one unit: "€1.6–2.5M", "18,000–23,000 hours"."""
    if unit in (MONEY, ONCE):
        return _with_unit(w.money_range(low, high), unit, w)
    first, last = _one(low, unit, w), _one(high, unit, w)
    if first == last:
        return _with_unit(first, unit, w)
    joined = w("{low} to {high}", low=first, high=last) if low < 0 else f"{first}–{last}"
    return _with_unit(joined, unit, w)


def input_words(name: str, w: Words) -> str:
    """What a sheet's input is called inside a sentence; a name of the PM's own stands as it is."""
    for form in FORMS.values():
        entry = form.input(name)
        if entry is not None:
            label = w(entry.label)
            return label[:1].lower() + label[1:]
    return name


def input_label(form: Form, name: str, w: Words) -> str:
    """What an input is called on its sheet."""
    entry = form.input(name)
    return w(entry.label) if entry is not None and form.sheet is not Sheet.OWN_FORMULA else name


def formula_words(form: Form, w: Words) -> str:
    """How the leading figure adds up, with the inputs' names in place of the letters."""
    names = sorted((entry.name for entry in form.inputs), key=len, reverse=True)
    labels = {entry.name: _inside(w(entry.label)) for entry in form.inputs}
    formula = form.figures[0].formula
    return re.sub("|".join(rf"\b{name}\b" for name in names), lambda found: labels[found[0]], formula)


def _inside(label: str) -> str:
    return label[:1].lower() + label[1:]


def value_sentence(value: CaseValue, w: Words, *, own: bool = True) -> str:
    """What a case says: "Would prevent about €2.0M of losses a year (€1.6–2.5M)."

    Only what was measured in live use is said as done (domain.md, section 6). The PM's own sentence goes first, with
    the figures of today where it has places for them; `own` False leaves it out where there are figures.
    """
    case, main = value.case, value.range
    if main is None:
        nothing = w("Not priced.") if case.not_priced else w("Not worked out yet.")
        return _filled(case.sentence, {}) or nothing
    if case.sentence and own:
        return _filled(case.sentence, sentence_figures(value, w))
    saying = _saying(value)
    measured = case.evidence is EvidenceLevel.MEASURED
    return _said(value, saying, w(saying.did if measured else saying.would), w)


def starting_sentence(value: CaseValue, w: Words) -> str:
    """The sentence to begin editing with: the program's own, with places for its figures."""
    main = value.range
    if main is None:
        return ""
    saying = _saying(value)
    measured = value.case.evidence is EvidenceLevel.MEASURED
    said = _filled(w(saying.did if measured else saying.would), {"amount": f"{{{main.unit}}}"})
    return w("{said}.", said=said)


def sentence_figures(value: CaseValue, w: Words) -> Mapping[str, str]:
    """What stands in the places of a sentence: {money} the range, {likely money} its middle, and so on."""
    found: dict[str, str] = {}
    for figure in value.figures:
        name = figure.unit or "figure"
        found[name] = range_text(figure, w)
        found[f"likely {name}"] = amount_text(figure, w)
    return found


def _said(value: CaseValue, saying: Saying, template: str, w: Words) -> str:
    main = value.range
    assert main is not None
    same = two_figures(main.low) == two_figures(main.high)
    about = amount_text(main, w)
    inside = {unit: amount_text(figure, w) for unit in saying.also if (figure := value.figure(unit)) is not None}
    said = _filled(template, {"amount": about if same else w("about {amount}", amount=about), **inside})
    said = said[:1].upper() + said[1:]
    if main.low < 0:
        said = w("{said}, but could lose ({range})", said=said, range=range_text(main, w))
    elif not same:
        said = w("{said} ({range})", said=said, range=range_text(main, w))
    second = value.second
    if second is not None and second.unit not in saying.also:
        return w("{said}, about {second}.", said=said, second=amount_text(second, w))
    return w("{said}.", said=said)


def _saying(value: CaseValue) -> Saying:
    assert value.range is not None
    unit = value.range.unit
    for saying in FORMS[value.case.sheet].sayings:
        if saying.unit == unit and all(value.figure(other) is not None for other in saying.also):
            return saying
    if unit == MONEY:
        return Saying(unit, "Would be worth {amount} a year", "Is worth {amount} a year")
    return Saying(unit, "Would come to {amount}", "Comes to {amount}")


def _filled(template: str, figures: Mapping[str, str]) -> str:
    """A sentence with its figures; braces that mean nothing stay as they were typed."""
    return _PLACEHOLDER.sub(lambda found: figures.get(found[1].strip().casefold(), found[0]), template)


def unfilled(template: str, figures: Mapping[str, str]) -> tuple[str, ...]:
    """The places of a sentence for which there is no figure."""
    return tuple(name for name in _PLACEHOLDER.findall(template) if name.strip().casefold() not in figures)


def _one(value: Decimal, unit: str, w: Words) -> str:
    if is_money(unit):
        return _money_each(value, w) if unit not in (MONEY, ONCE) else w.money(value)
    return w.rounded(value).replace("-", "−")


def _money_each(value: Decimal, w: Words) -> str:
    """ "€0.91" for what one costs; from a hundred on as any amount."""
    if abs(value) >= 100:
        return w.money(value)
    sign = "−" if value < 0 else ""
    return f"{sign}{w.symbol}{format_decimal(abs(value), format='0.00', locale=w.locale)}"


def _with_unit(figure: str, unit: str, w: Words) -> str:
    said = _UNITS.get(unit)
    if said is not None:
        return said(figure, w)
    if is_money(unit):
        return w("{money} a {thing}", money=figure, thing=unit.partition(" a ")[2])
    return f"{figure} {unit}".strip()


_UNITS: Mapping[str, Callable[[str, Words], str]] = {
    MONEY: lambda figure, w: figure,
    ONCE: lambda figure, w: w("{money} once", money=figure),
    HOURS: lambda figure, w: w("{figure} hours", figure=figure),
    "hours an employee": lambda figure, w: w("{figure} hours an employee", figure=figure),
    "good customers": lambda figure, w: w("{figure} fewer good customers turned away", figure=figure),
    "customers": lambda figure, w: w("{figure} more customers", figure=figure),
    "orders": lambda figure, w: w("{figure} orders", figure=figure),
    "weeks": lambda figure, w: w("{figure} weeks", figure=figure),
    "weeks a project": lambda figure, w: w("{figure} weeks", figure=figure),
    "money a customer": lambda figure, w: figure,
    "money a customer before": lambda figure, w: figure,
    "of 100 cases": lambda figure, w: w("{figure} of 100 cases", figure=figure),
    "% sure": lambda figure, w: w("{figure}% sure", figure=figure),
}
