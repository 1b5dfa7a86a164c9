"""What the two tables say: the stakeholders with their days, and each decision with who has heard of it."""

from __future__ import annotations

from datetime import date

from sciencepm.analysis.check_in_days import cadence_text
from sciencepm.analysis.check_in_people import Due, Person
from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.telling import Heard, Hearing, Telling
from sciencepm.analysis.wording import capital, decision_name
from sciencepm.domain.decision import Outcome
from sciencepm.domain.stakeholders import Stakeholder
from sciencepm.i18n import Words
from sciencepm.ui.check_ins.cells import Cell, Line

Heads = tuple[tuple[str, str], ...]
OUTCOME_LOOK = {
    Outcome.GO: ("go", "check"),
    Outcome.REVISE: ("revise", "rotate-cw"),
    Outcome.HOLD: ("hold", "pause"),
    Outcome.STOP: ("stop", "x"),
}
FIRST_HEARD = 2
"""The column of the first stakeholder in the table of decisions."""
_SMALL_WORDS = frozenset(
    {"of", "the", "for", "and", "de", "lead", "head", "chief", "chair", "director", "officer", "product"}
)
_LONGEST = 16


def people_heads(w: Words) -> Heads:
    """Who, what they care about, how often, and when."""
    said = (w("Who"), w("Cares about"), w("How often"), w("Last"), w("Next"))
    return tuple((each, each) for each in said)


def person_line(person: Person, today: date, w: Words) -> Line:
    """One stakeholder; who is owed news or is late stands out."""
    each = person.stakeholder
    last = w.short_day(person.last, today) if person.last else w("not yet")
    return Line(
        each.id,
        (
            Cell(each.name, ", ".join(part for part in (each.name, each.group) if part), strong=True),
            Cell(each.values, w("Cares about: {what}", what=each.values or w("not known yet")), tone="second"),
            Cell(cadence_text(each, w), cadence_text(each, w)),
            Cell(last, w("Last met: {day}", day=last)),
            _next(person, today, w),
        ),
    )


def _next(person: Person, today: date, w: Words) -> Cell:
    if person.next is None:
        return Cell("–", w("None of their projects runs"), tone="third")
    day = w.short_day(person.next, today)
    if person.due is Due.LATE:
        late = (today - person.next).days
        said = w.n("Due {day}, {count} day late", "Due {day}, {count} days late", late, day=day)
        return Cell(day, said, tone="stop", icon="circle-alert", pill=True)
    if person.due is Due.TODAY:
        return Cell(w("Today"), w("Due today"), tone="revise", icon="clock", pill=True)
    return Cell(day, w("Due {day}", day=day))


def told_heads(stakeholders: tuple[Stakeholder, ...], w: Words) -> Heads:
    """The decision, its outcome, then everybody by a short name."""
    short = short_names([each.name for each in stakeholders])
    names = tuple((name, each.name) for name, each in zip(short, stakeholders, strict=True))
    return ((w("Decision"), w("Decision")), (w("Outcome"), w("Outcome")), *names)


def told_line(telling: Telling, today: date, w: Words) -> Line:
    """One decision; whoever waits too long stands out until told."""
    name = decision_name(telling.number, w)
    day = w.short_day(telling.decision.on, today)
    title = w("{project}, {decision} · {day}", project=telling.project.title, decision=name, day=day)
    tone, icon = OUTCOME_LOOK[telling.decision.outcome]
    outcome = label_of(telling.decision.outcome, w)
    cells = tuple(_heard(each, w) for each in telling.heard)
    return Line(
        telling.decision.id, (Cell(title, title), Cell(outcome, outcome, tone=tone, icon=icon, pill=True), *cells)
    )


def _heard(heard: Heard, w: Words) -> Cell:
    days = w.n("{count} day", "{count} days", heard.days or 0)
    who = heard.stakeholder.name
    match heard.hearing:
        case Hearing.TOLD:
            return Cell(days, w("{who} was told after {days}", who=who, days=days))
        case Hearing.LATE:
            return Cell(days, w("{who} has waited {days}, longer than agreed", who=who, days=days), "stop", strong=True)
        case Hearing.WAITING:
            return Cell(days, w("{who} has waited {days}", who=who, days=days), "revise", strong=True)
        case Hearing.NOT_OWED:
            return Cell("·", w("{who} need not be told", who=who), "third")
        case Hearing.NOT_THEIRS:
            return Cell("–", w("Not a project of {who}", who=who), "third")


def short_names(names: list[str]) -> list[str]:
    """The telling word of each name, and of those that share one as much as it takes: "Operations", "Customer care"."""
    found = [_short(name) for name in names]
    return [short if found.count(short) == 1 else name for short, name in zip(found, names, strict=True)]


def _short(name: str) -> str:
    words = [word.strip(",") for word in name.split()]
    if len(words) > 2 and words[0].casefold() == "chief" and words[-1].casefold() == "officer":
        return "".join(word[0] for word in words).upper()
    own = [word for word in words if word.casefold() not in _SMALL_WORDS] or words
    both = " ".join(own[-2:])
    return capital(both if len(both) <= _LONGEST else own[-1])
