"""What every field of what belongs to a project is called, and how its value reads."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from sciencepm.analysis.code_words import words_of
from sciencepm.analysis.wording import exact_number, figure_text, measurement_text, weeks_text
from sciencepm.domain.concerns import Option
from sciencepm.domain.kinds import KINDS
from sciencepm.domain.plan import Measurement
from sciencepm.domain.project import Blocked, PeopleFrom
from sciencepm.domain.ranges import CostRange, Weeks
from sciencepm.domain.stop_rule import Reading, StopRuleMove
from sciencepm.domain.value_case import ValueInput
from sciencepm.i18n import Words

NOTHING: Final = "–"
SILENT: Final = frozenset({"id", "revision", "position", "deleted_on"})
"""Bookkeeping, which has no words of its own: an order, a removal and a return are told otherwise."""
_SHARES: Final = frozenset({"chance", "chance_before"})
_MONEY: Final = frozenset({"amount", "monthly_cost", "running_cost"})


def field_label(kind: str, field: str, w: Words) -> str:
    """A field of a record as the first words of a line: "Chance to pass"; raises KeyError for one without words."""
    special = _of_kind(w).get(kind, {})
    return special[field] if field in special else _common(w)[field]


def value_text(kind: str, field: str, value: Any, w: Words, today: date) -> str:
    """A field's value, kept as JSON, in words: "60%", "6 / 9 / 14 weeks", "12 October"; a dash where it is empty."""
    if value in (None, "", []):
        return NOTHING
    try:
        typed = _adapter(kind, field).validate_python(value)
    except ValidationError:
        return str(value)
    if field in _SHARES:
        return w.percent(typed)
    if field in _MONEY or (kind, field) == ("experiment", "cost"):
        return w.full_money(typed)
    return _said(typed, w, today)


def _said(value: Any, w: Words, today: date) -> str:
    match value:
        case StrEnum():
            return words_of(value, w)
        case bool():
            return w("yes") if value else w("no")
        case datetime():
            return w.short_day(value.date(), today)
        case date():
            return w.short_day(value, today)
        case Decimal() | int():
            return exact_number(Decimal(value), w)
        case Weeks():
            return weeks_text(value, w)
        case CostRange():
            return w(
                "{range}, likely {likely}", range=w.money_range(value.low, value.high), likely=w.money(value.likely)
            )
        case Measurement():
            return measurement_text(value, w)
        case Reading():
            return w("{figure} on {day}", figure=exact_number(value.value, w), day=w.short_day(value.on, today))
        case StopRuleMove():
            return w("moved by {who}: {why}", who=value.by, why=value.why)
        case PeopleFrom():
            day = w.short_day(value.since, today)
            return w("{people} from {day}", people=exact_number(value.people, w), day=day)
        case Blocked():
            return w("yes, {what}", what=value.what) if value.what else w("yes")
        case Option():
            return value.name
        case ValueInput():
            ends = (figure_text(end, value.unit, w) for end in (value.range.low, value.range.likely, value.range.high))
            return w("{name} {range}", name=value.name.replace("_", " "), range=" / ".join(ends))
        case tuple():
            return ", ".join(_said(each, w, today) for each in value)
        case _:
            return str(value)


@lru_cache(maxsize=256)
def _adapter(kind: str, field: str) -> TypeAdapter[Any]:
    info = KINDS[kind].model_fields[field]
    return TypeAdapter(info.annotation or Any)


@lru_cache(maxsize=8)
def _common(w: Words) -> Mapping[str, str]:
    return {
        "agreed_on": w("Day agreed"),
        "agreed_with": w("Agreed with"),
        "amount": w("Amount"),
        "answer": w("Answer"),
        "answered_on": w("Day answered"),
        "asked_by": w("Asked by"),
        "category": w("Kind"),
        "checked_by": w("Checked by"),
        "checked_on": w("Day checked"),
        "check_in_id": w("Check-in"),
        "closed_on": w("Day closed"),
        "cost": w("Cost"),
        "decided_by": w("Decided by"),
        "decided_on": w("Day decided"),
        "due": w("Due"),
        "kind": w("Kind"),
        "metric": w("What is measured"),
        "name": w("Name"),
        "on": w("Day"),
        "outcome": w("Outcome"),
        "owner": w("Owner"),
        "question": w("Question"),
        "receiving_team": w("Receiving team"),
        "segment": w("Part of the cases"),
        "short_question": w("Short question"),
        "started_on": w("Start"),
        "state": w("State"),
        "text": w("Wording"),
        "threshold": w("Threshold"),
        "title": w("Title"),
        "unit": w("Unit"),
        "waits_for": w("Waits for"),
        "why": w("Why"),
        "caption": w("Caption"),
    }


@lru_cache(maxsize=8)
def _of_kind(w: Words) -> Mapping[str, Mapping[str, str]]:
    return {**_plan_fields(w), **_project_fields(w), **_concern_fields(w), **_talk_fields(w)}


def _plan_fields(w: Words) -> dict[str, dict[str, str]]:
    return {
        "decision_point": {
            "stage_title": w("Stage"),
            "go_on_if": w("Go on if"),
            "if_not": w("If not"),
            "evidence_required": w("Evidence required"),
            "decider": w("Who decides"),
            "weeks": w("Duration"),
            "cost": w("Cost of the stage"),
            "chance": w("Chance to pass"),
            "chance_source": w("Where the chance comes from"),
            "fixed_date": w("Fixed date"),
        },
        "criterion": {"comparator": w("Comparison")},
        "experiment": {
            "letter": w("Letter"),
            "hypothesis": w("Hypothesis"),
            "approach": w("Approach"),
            "report_by": w("Report by"),
            "planned_start": w("Planned start"),
            "planned_end": w("Planned end"),
            "ended_on": w("End"),
            "measurements": w("Measured"),
            "owed_by": w("Owed by"),
            "waits_since": w("Waits since"),
            "why": w("Why we believe it"),
            "rules_out": w("What it rules out"),
            "decision_point_id": w("Decision"),
        },
        "stop_rule": {
            "type": w("What it watches"),
            "start": w("Start value"),
            "limit": w("Limit"),
            "start_date": w("Counted from"),
            "limit_date": w("Limit"),
            "readings": w("Readings"),
            "happened_on": w("Day it happened"),
            "moves": w("Moves of the limit"),
        },
        "spend": {"note": w("Note")},
    }


def _project_fields(w: Words) -> dict[str, dict[str, str]]:
    return {
        "project": {
            "research_goal": w("Research goal"),
            "who_benefits": w("Who benefits"),
            "outcome_wanted": w("Outcome wanted"),
            "must_happen": w("What must happen"),
            "business_goal": w("Business goal"),
            "value_type": w("Kind of value"),
            "team": w("Team"),
            "phase": w("Phase"),
            "modes": w("Mode"),
            "ended_on": w("Day it ended"),
            "blocked": w("Blocked on data"),
            "people": w("People"),
            "monthly_cost": w("Cost a month"),
            "start": w("Start"),
            "long_term_value": w("Long-term value"),
            "why_open_ended": w("Why an open-ended investigation is worth it"),
            "kept_if_stopped": w("What we keep if we stop"),
            "demo_state": w("Demo"),
            "safe_win": w("Safe win"),
            "confidential": w("Confidential"),
            "tags": w("Tags"),
        },
        "value_case": {
            "sheet": w("Value sheet"),
            "inputs": w("Inputs"),
            "evidence": w("Evidence"),
            "sentence": w("Sentence"),
            "short": w("Short wording"),
            "not_priced": w("Not priced"),
            "formula": w("Formula"),
            "ramp_months": w("Months until full value"),
            "running_cost": w("Running cost"),
            "contains_id": w("Value contained in it"),
        },
        "path_to_production": {
            "build_from": w("Build from"),
            "build_to": w("Build to"),
            "language_match": w("Language matches"),
            "platform_match": w("Platform matches"),
            "artefacts": w("What is handed over"),
            "run_by": w("Who runs it"),
            "monitoring": w("Monitoring"),
            "human_review": w("Human review"),
            "deployment_plan": w("Deployment plan"),
            "production_training_on": w("Training for production"),
        },
        "data_issue": {"found_on": w("Day found")},
        "link": {"address": w("Address")},
        "enables": {"enabled_id": w("Project it opens the way for")},
        "attachment": {"content_id": w("Document")},
    }


def _concern_fields(w: Words) -> dict[str, dict[str, str]]:
    return {
        "risk": {
            "likelihood": w("Likelihood"),
            "impact": w("Impact"),
            "mitigation": w("What is done about it"),
            "none_found": w("Checked, none found"),
        },
        "trade_off": {"options": w("Options"), "chosen": w("Chosen")},
        "open_question": {
            "depends_on": w("Depends on"),
            "best": w("Best case"),
            "best_if": w("Best case if"),
            "likely": w("Likely case"),
            "likely_if": w("Likely case if"),
            "worst": w("Worst case"),
            "worst_if": w("Worst case if"),
            "next_step": w("Next step"),
            "asked_of": w("Asked of"),
        },
        "quality_target": {
            "dimension": w("Dimension"),
            "target": w("Target"),
            "best_so_far": w("Best so far"),
            "cost_accepted": w("Cost accepted elsewhere"),
            "why_users_notice": w("Why users notice"),
        },
        "vocabulary_term": {
            "term": w("Word"),
            "meaning": w("Meaning"),
            "good_looks_like": w("What good looks like"),
            "acceptable_errors": w("Acceptable errors"),
        },
        "review_note": {"examples": w("Examples")},
    }


def _talk_fields(w: Words) -> dict[str, dict[str, str]]:
    return {
        "promise": {"what": w("Promise"), "to": w("Promised to"), "kept_on": w("Day kept")},
        "question": {},
        "told": {"how": w("How"), "stakeholder_id": w("Who was told")},
        "ask": {
            "what": w("What is asked for"),
            "needed_by": w("Needed by"),
            "decides": w("Who decides"),
            "if_no": w("If no"),
            "if_late": w("If late"),
            "decision_point_id": w("Decision"),
        },
        "update": {},
        "decision": {
            "rule": w("Rule"),
            "rule_said": w("What the rule said"),
            "override_reason": w("Why another way than the rule"),
            "learned": w("What was learned"),
            "kept": w("What is kept"),
            "evidence": w("Evidence"),
            "ask_again_on": w("Asked again on"),
            "chance_before": w("Chance before"),
            "corrects_id": w("Corrects"),
            "what_was_wrong": w("What was wrong"),
            "corrected_by": w("Corrected by"),
            "corrected_on": w("Day corrected"),
        },
    }
