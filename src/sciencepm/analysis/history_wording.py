"""How a change reads: "Chance to pass of decision 2", "60% → 80%"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sciencepm.analysis.as_it_was import Source, Then
from sciencepm.analysis.belonging import Belonging
from sciencepm.analysis.code_words import words_of
from sciencepm.analysis.field_words import NOTHING, SILENT, field_label, value_text
from sciencepm.analysis.history import HistoryLine, Subject, Way
from sciencepm.analysis.wording import capital, shortened
from sciencepm.domain.decision import Outcome
from sciencepm.domain.journal import JournalEntry
from sciencepm.domain.kinds import KINDS
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.stakeholders import Stakeholder
from sciencepm.i18n import Words

_NAME_LETTERS: Final = 48
_VALUE_LETTERS: Final = 90
_MOST_SAID: Final = 3
_PLAN: Final = (Subject.DECISIONS, Subject.PLAN, Subject.EXPERIMENTS, Subject.STOP_RULES)
_TOLD_FIRST: Final = (*_PLAN, *(subject for subject in Subject if subject not in _PLAN))
_NAMED_BY: Final[Mapping[str, str]] = {
    "criterion": "metric",
    "stop_rule": "text",
    "data_issue": "text",
    "risk": "text",
    "trade_off": "question",
    "open_question": "text",
    "quality_target": "dimension",
    "vocabulary_term": "term",
    "review_note": "text",
    "link": "caption",
    "attachment": "caption",
    "update": "text",
    "promise": "what",
    "question": "text",
    "ask": "what",
    "value_case": "sentence",
}
"""The field a record is called by."""


@dataclass(frozen=True, slots=True)
class Said:
    """A change in words: what, from what to what (shortened), and all of it."""

    title: str
    detail: str
    whole: str


class HistoryWording:
    """Words for lines, each made when it is first asked for; numbers and letters are those of today's plan."""

    def __init__(self, portfolio: Portfolio, entries: Sequence[JournalEntry], today: date, w: Words) -> None:
        self._portfolio, self._today, self._w = portfolio, today, w
        self._belonging = Belonging(portfolio, entries)
        self._numbers: dict[str, int] = {}
        self._said: dict[tuple[int, str, str], Said] = {}

    def said(self, line: HistoryLine) -> Said:
        """A line in words."""
        key = (line.step.sequence, line.change.kind, line.change.id)
        if key not in self._said:
            self._said[key] = self._say(line)
        return self._said[key]

    def _say(self, line: HistoryLine) -> Said:
        w, kind = self._w, line.change.kind
        thing = self._thing(line)
        if line.is_made or line.is_removed:
            title, details = self._made_or_removed(line, thing)
        elif line.fields == ("position",):
            title, details = w("Order of {things}", things=plural_of(kind, w)), []
        else:
            shown = [name for name in line.fields if name not in SILENT] or list(line.fields)
            title = self._changed(line, thing, shown)
            details = [self._from_to(line, name, labelled=len(shown) > 1) for name in shown]
        whole = ". ".join(part for part in (title, *(full for _, full in details)) if part)
        return Said(title, " · ".join(short for short, _ in details if short), whole)

    def _changed(self, line: HistoryLine, thing: str, shown: list[str]) -> str:
        w, kind = self._w, line.change.kind
        if len(shown) == 1:
            label = self._label(kind, shown[0])
            if kind == "project":
                return label
            if kind == "path_to_production":
                return w("Path to production: {field}", field=label.lower())
            return w("{field} of {thing}", field=label, thing=thing)
        if kind == "experiment" and (line.change.after or {}).get("state") is not None:
            state = value_text(kind, "state", (line.change.after or {})["state"], w, self._today)
            return w("{thing}: {state}", thing=capital(thing), state=state)
        labels = [self._label(kind, name).lower() for name in dict.fromkeys(shown)]
        named = labels if len(labels) <= _MOST_SAID else [*labels[: _MOST_SAID - 1], w("other things")]
        if kind == "project":
            return capital(w.listing(named))
        return w("{thing}: {fields}", thing=capital(thing), fields=w.listing(named))

    def _from_to(self, line: HistoryLine, name: str, *, labelled: bool) -> tuple[str, str]:
        """What a field was and is, shortened and whole."""
        w, change = self._w, line.change
        before = self._value(change.kind, name, (change.before or {}).get(name))
        after = self._value(change.kind, name, (change.after or {}).get(name))
        label = self._label(change.kind, name)
        said = []
        for letters in (_VALUE_LETTERS // 2 if labelled else _VALUE_LETTERS, 10_000):
            text = w("{before} → {after}", before=shortened(before, letters), after=shortened(after, letters))
            said.append(w("{name}: {value}", name=label, value=text) if labelled else text)
        return said[0], said[1]

    def _made_or_removed(self, line: HistoryLine, thing: str) -> tuple[str, list[tuple[str, str]]]:
        w, kind = self._w, line.change.kind
        fields = line.change.after if line.change.before is None else line.change.before
        within = w.listing([counted(kind, count, w) for kind, count in line.within])
        told = self._first_words(kind, fields or {})
        if line.is_removed:
            title = w("{thing} removed", thing=capital(thing))
        elif line.change.before is not None:
            title = w("{thing} restored", thing=capital(thing))
        elif kind == "decision":
            title, told = self._decided(fields or {})
        else:
            title = w("{thing} added", thing=capital(thing))
        details = [told] if told else []
        if within:
            details.append(w("with {things}", things=within))
        return title, [(shortened(text, _VALUE_LETTERS), " ".join(text.split())) for text in details]

    def _decided(self, fields: Mapping[str, Any]) -> tuple[str, str]:
        w = self._w
        name = self._point_name(str(fields.get("decision_point_id", "")))
        outcome = words_of(Outcome(fields["outcome"]), w)
        title = w("{decision}: {outcome}", decision=capital(name), outcome=outcome)
        if fields.get("corrects_id"):
            title = w("{decision} corrected: {outcome}", decision=capital(name), outcome=outcome)
        return title, str(fields.get("why", ""))

    def _first_words(self, kind: str, fields: Mapping[str, Any]) -> str:
        """What a record that came or went says, beside its name."""
        if kind == "spend":
            amount = value_text(kind, "amount", fields.get("amount"), self._w, self._today)
            return " · ".join(part for part in (amount, str(fields.get("note", ""))) if part != NOTHING and part)
        if kind == "told":
            stakeholder = self._portfolio.find(Stakeholder, str(fields.get("stakeholder_id", "")))
            return stakeholder.name if stakeholder else ""
        names = {"decision_point": "question", "experiment": "title", "project": "title", "link": "address"}
        return str(fields.get(names.get(kind, ""), "") or "")

    # What things are called

    def _thing(self, line: HistoryLine) -> str:
        w, kind = self._w, line.change.kind
        if kind == "decision_point":
            return self._point_name(line.change.id)
        if kind == "experiment":
            return w("experiment {letter}", letter=self._field(line, "letter"))
        if kind == "decision":
            return w("the answer to {decision}", decision=self._point_name(str(self._field(line, "decision_point_id"))))
        if kind == "spend":
            day = value_text(kind, "on", self._field(line, "on"), w, self._today)
            return w("spending of {day}", day=day)
        noun = noun_of(kind, w)
        named_by = _NAMED_BY.get(kind)
        name = value_text(kind, named_by, self._field(line, named_by), w, self._today) if named_by else NOTHING
        return noun if name == NOTHING else w("{thing} “{name}”", thing=noun, name=shortened(name, _NAME_LETTERS))

    def _field(self, line: HistoryLine, name: str) -> Any:
        """A field as it is now, or as it was last where the record is gone."""
        change = line.change
        record = self._portfolio.find(KINDS[change.kind], change.id)
        if record is not None:
            return getattr(record, name)
        return (self._belonging.fields(change.kind, change.id) or change.after or change.before or {}).get(name, "")

    def _point_name(self, point_id: str) -> str:
        w = self._w
        if point_id not in self._numbers:
            point = self._portfolio.find(DecisionPoint, point_id)
            if point is not None:
                beside = self._portfolio.of(DecisionPoint, point.project_id)
                self._numbers |= {each.id: number for number, each in enumerate(beside, start=1)}
        if point_id in self._numbers:
            return w("decision {number}", number=self._numbers[point_id])
        point = self._portfolio.find(DecisionPoint, point_id)
        title = (
            point.stage_title
            if point
            else (self._belonging.fields("decision_point", point_id) or {}).get("stage_title")
        )
        return w("the decision after “{stage}”", stage=title) if title else w("a decision point that is gone")

    def _label(self, kind: str, name: str) -> str:
        return field_label(kind, name, self._w)

    def _value(self, kind: str, name: str, value: Any) -> str:
        target = KINDS[kind].REFERENCES.get(name)
        if target is None or value is None:
            return value_text(kind, name, value, self._w, self._today)
        if target == "decision_point":
            return self._point_name(str(value))
        record = self._portfolio.find(KINDS[target], str(value))
        return str(getattr(record, "title", None) or getattr(record, "name", None) or NOTHING)


def way_text(way: Way, w: Words) -> str:
    """What is said of a step that was taken back or done again; nothing of one that was done."""
    return {Way.TAKEN_BACK: w("Taken back"), Way.DONE_AGAIN: w("Done again")}.get(way, "")


def subject_text(subject: Subject, w: Words) -> str:
    """What a history is narrowed to."""
    return {
        Subject.PROJECT: w("Project"),
        Subject.PLAN: w("Decision points"),
        Subject.EXPERIMENTS: w("Experiments"),
        Subject.DECISIONS: w("Decisions"),
        Subject.STOP_RULES: w("Stop rules"),
        Subject.MONEY: w("Spending and value"),
        Subject.LANDING: w("Path to production"),
        Subject.CONCERNS: w("Risks and trade-offs"),
        Subject.WORDS: w("Shared words"),
        Subject.TALK: w("Updates and promises"),
    }[subject]


def then_text(then: Then, day: date, began: date | None, today: date, w: Words) -> str:
    """What the plan of an earlier day rests on, where that is not the journal of that day."""
    if then.source is Source.SNAPSHOT and then.known_on is not None and then.known_on != day:
        kept = w.near_day(then.known_on, today)
        return w(
            "This is the version kept on {kept}, the last one before {day}.", kept=kept, day=w.near_day(day, today)
        )
    if then.source is Source.BEGINNING and began is not None:
        return w(
            "Changes are on record from {day} on. Before that, this is the earliest plan there is.",
            day=w.near_day(began, today),
        )
    if then.source is Source.BEGINNING:
        return w("No change is on record yet, so this is the plan as it is now.")
    return ""


def differences_text(lines: Sequence[HistoryLine], wording: HistoryWording, w: Words) -> str:
    """What differs from now, in one line: three changes, those of the plan first, and how many more there are."""
    if not lines:
        return w("The same as now.")
    said = []
    for line in sorted(lines, key=lambda line: _TOLD_FIRST.index(line.subject))[:_MOST_SAID]:
        words = wording.said(line)
        is_short = words.detail and len(line.fields) == 1
        said.append(w("{what}: {change}", what=words.title, change=words.detail) if is_short else words.title)
    more = len(lines) - len(said)
    if more:
        said.append(w.n("{count} more change", "{count} more changes", more))
    return w("Since then: {changes}.", changes="; ".join(said))


def noun_of(kind: str, w: Words) -> str:
    """What one record of a kind is called inside a sentence."""
    return {
        "project": w("the project"),
        "decision_point": w("decision point"),
        "criterion": w("criterion"),
        "experiment": w("experiment"),
        "decision": w("decision"),
        "stop_rule": w("stop rule"),
        "spend": w("spending"),
        "data_issue": w("data issue"),
        "value_case": w("value case"),
        "path_to_production": w("the path to production"),
        "risk": w("risk"),
        "trade_off": w("trade-off"),
        "open_question": w("open question"),
        "quality_target": w("quality target"),
        "vocabulary_term": w("agreed word"),
        "review_note": w("review note"),
        "link": w("link"),
        "enables": w("project it opens the way for"),
        "attachment": w("picture or document"),
        "update": w("update"),
        "promise": w("promise"),
        "question": w("question"),
        "told": w("telling"),
        "ask": w("ask"),
    }[kind]


def counted(kind: str, count: int, w: Words) -> str:
    """Some records of a kind: "3 decision points"."""
    if kind == "decision_point":
        return w.n("{count} decision point", "{count} decision points", count)
    if kind == "experiment":
        return w.n("{count} experiment", "{count} experiments", count)
    if kind == "stop_rule":
        return w.n("{count} stop rule", "{count} stop rules", count)
    if kind == "criterion":
        return w.n("{count} criterion", "{count} criteria", count)
    return w("{count} × {thing}", count=w.number(count), thing=noun_of(kind, w))


def plural_of(kind: str, w: Words) -> str:
    """The records of a kind that have an order."""
    return {
        "decision_point": w("decision points"),
        "criterion": w("criteria"),
        "stop_rule": w("stop rules"),
        "project": w("projects"),
    }.get(kind, noun_of(kind, w))


def is_there(portfolio: Portfolio, kind: str, record_id: str) -> bool:
    """Whether a record is still there to be opened."""
    record = portfolio.find(KINDS[kind], record_id)
    return record is not None and portfolio.is_live(record)
