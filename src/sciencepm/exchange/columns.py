"""Which column of a pasted table is what, by its heading."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from sciencepm.exchange.table_text import Table
from sciencepm.i18n import Words


class Field(StrEnum):
    """What a column can say of a project; NOTE keeps its cells as a note, LEAVE leaves them out."""

    TITLE = "title"
    KIND = "kind"
    STATE = "state"
    TEAM = "team"
    OWNER = "owner"
    PEOPLE = "people"
    START = "start"
    ENDED_ON = "ended_on"
    MONTHLY_COST = "monthly_cost"
    GOAL = "research_goal"
    BENEFITS = "who_benefits"
    OUTCOME = "outcome_wanted"
    BUSINESS_GOAL = "business_goal"
    VALUE_TYPE = "value_type"
    PHASE = "phase"
    MODES = "modes"
    RECEIVING_TEAM = "receiving_team"
    TAGS = "tags"
    CONFIDENTIAL = "confidential"
    QUESTION = "question"
    WEEKS = "weeks"
    CHANCE = "chance"
    NOTE = "note"
    LEAVE = "leave"


OF_THE_PLAN: Final = (Field.QUESTION, Field.WEEKS, Field.CHANCE)
"""These belong to the first decision point of a new project."""

_HEADINGS: Final[Mapping[Field, tuple[str, ...]]] = {
    Field.TITLE: (
        "title", "project", "name", "project name", "project title", "initiative", "projects", "workstream", "idea",
        "epic", "work item", "item", "topic", "use case", "model", "summary",
    ),
    Field.KIND: (
        "kind", "type", "project type", "category", "class", "classification", "kind of project", "research type",
        "foundational or product", "product or foundational",
    ),
    Field.STATE: ("state", "status", "project state", "project status", "progress", "current status"),
    Field.TEAM: ("team", "squad", "group", "department", "unit", "science team", "team name"),
    Field.OWNER: ("owner", "lead", "project lead", "responsible", "pm", "contact", "manager", "assignee", "who"),
    Field.PEOPLE: (
        "people", "fte", "ftes", "headcount", "staff", "team size", "number of people", "people fte", "full time",
        "resources", "size", "full time equivalents", "heads",
    ),
    Field.START: ("start", "start date", "started", "begin", "begins", "from", "kick off", "kickoff", "started on"),
    Field.ENDED_ON: (
        "landed on", "ended on", "ended", "completed on", "completion date", "finished on", "launched on", "landed",
        "date completed", "shipped on", "closed on",
    ),
    Field.MONTHLY_COST: (
        "monthly cost", "cost a month", "cost per month", "monthly budget", "burn", "burn rate", "monthly spend",
        "monthly", "cost month",
    ),
    Field.GOAL: (
        "goal", "research goal", "objective", "aim", "description", "what", "purpose", "hypothesis", "problem",
        "problem statement", "research question", "details",
    ),
    Field.BENEFITS: (
        "who benefits", "beneficiary", "beneficiaries", "users", "customer", "customers", "for whom", "audience",
        "benefits", "benefit", "why", "stakeholder", "stakeholders",
    ),
    Field.OUTCOME: (
        "outcome", "outcome wanted", "desired outcome", "expected outcome", "result", "expected result", "impact",
        "deliverable", "success", "success criteria",
    ),
    Field.BUSINESS_GOAL: (
        "business goal", "driver", "okr", "strategic goal", "strategy", "business driver", "theme", "company goal",
        "strategic theme", "pillar", "goal served",
    ),
    Field.VALUE_TYPE: ("value type", "type of value", "kind of value"),
    Field.PHASE: ("phase", "stage", "project phase"),
    Field.MODES: ("mode", "modes", "working mode", "kind of work"),
    Field.RECEIVING_TEAM: (
        "receiving team", "product team", "handover", "hand over", "hand off", "handoff", "handover to", "receiver",
        "target team", "productionised by", "engineering team",
    ),
    Field.TAGS: ("tags", "labels", "keywords", "tag", "label"),
    Field.CONFIDENTIAL: ("confidential", "secret", "private", "restricted", "confidentiality", "sensitive"),
    Field.QUESTION: (
        "next decision", "decision", "question", "decision point", "next question", "gate", "milestone",
        "next milestone", "key question",
    ),
    Field.WEEKS: ("weeks", "duration", "effort", "weeks early likely late", "duration weeks", "estimate", "range"),
    Field.CHANCE: (
        "chance", "probability", "likelihood", "chance to pass", "probability of success", "confidence", "odds", "pos",
    ),
}  # fmt: skip
_FIELD_OF: Final = {heading: field for field, headings in _HEADINGS.items() for heading in headings}


def folded(text: str) -> str:
    """`text` as words are compared: without case, accents and signs."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
    return " ".join(re.findall(r"\w+", plain.casefold()))


def has_headings(table: Table) -> bool:
    """Whether the first row names the columns: one of them is known, or it has no figure where others have one."""
    first, others = table.rows[0], table.rows[1:]
    if any(_field_of(cell) is not None for cell in first):
        return True
    if any(not cell or _is_figure(cell) for cell in first):
        return False
    return any(_is_figure(cell) for row in others for cell in row)


def matched(table: Table, *, headings: bool) -> tuple[Field, ...]:
    """A field for each column, each once; a column nobody knows is kept as a note.

    Without headings, and where no heading says title, the first column in which every row says something else is it.
    """
    fields = [Field.NOTE] * table.width
    if headings:
        for place, cell in enumerate(table.rows[0]):
            found = _field_of(cell)
            if found is not None and found not in fields:
                fields[place] = found
    if Field.TITLE not in fields:
        rows = table.rows[1:] if headings else table.rows
        free = (place for place in range(table.width) if fields[place] is Field.NOTE)
        for place in free:
            if _could_be_titles([row[place] for row in rows]):
                fields[place] = Field.TITLE
                break
    return tuple(fields)


def field_names(w: Words) -> dict[Field, str]:
    """What each field is called, in the order one chooses from."""
    return {
        Field.TITLE: w("Title"),
        Field.KIND: w("Kind"),
        Field.STATE: w("State"),
        Field.TEAM: w("Team"),
        Field.OWNER: w("Owner"),
        Field.PEOPLE: w("People"),
        Field.START: w("Start"),
        Field.ENDED_ON: w("Landed on"),
        Field.MONTHLY_COST: w("Cost a month"),
        Field.GOAL: w("Research goal"),
        Field.BENEFITS: w("Who benefits"),
        Field.OUTCOME: w("Outcome wanted"),
        Field.BUSINESS_GOAL: w("Business goal"),
        Field.VALUE_TYPE: w("Type of value"),
        Field.PHASE: w("Phase"),
        Field.MODES: w("Mode"),
        Field.RECEIVING_TEAM: w("Receiving team"),
        Field.TAGS: w("Tags"),
        Field.CONFIDENTIAL: w("Confidential"),
        Field.QUESTION: w("First decision: the question"),
        Field.WEEKS: w("First decision: weeks"),
        Field.CHANCE: w("First decision: chance"),
        Field.NOTE: w("Keep as a note"),
        Field.LEAVE: w("Leave out"),
    }


def _field_of(heading: str) -> Field | None:
    said = folded(re.sub(r"[(\[].*?[)\]]", " ", heading))
    return _FIELD_OF.get(said) or _FIELD_OF.get(folded(heading))


def _could_be_titles(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    distinct = len(set(filled)) == len(filled) > 0
    return distinct and not any(_is_figure(cell) for cell in filled) and len(filled) * 2 > len(cells)


def _is_figure(cell: str) -> bool:
    return bool(re.fullmatch(r"\W*\d[\d.,/\s:%-]*\W*(k|m|bn)?", cell, re.IGNORECASE))
