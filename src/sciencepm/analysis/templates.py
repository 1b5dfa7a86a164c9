"""Ready-made decision points and projects to start from, as shipped.

They are read here, below both, because the window shows what the commands fill in. Every text is a message for
translators. No template holds weeks, chances or costs: those are the team's.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any, Final

from pydantic import Field

from sciencepm.domain.plan import Comparator
from sciencepm.domain.project import Kind, Mode, Phase, ValueType
from sciencepm.domain.record import Line, Number, Text, Value
from sciencepm.domain.stop_rule import StopRuleType
from sciencepm.errors import UserError
from sciencepm.resources import resource

_FOLDER: Final = "templates"


class ExperimentTemplate(Value):
    """One thing to try; its letter is given when it enters a plan."""

    title: Line
    hypothesis: Text
    approach: Text


class SuggestedCriterion(Value):
    """What to measure, and `asks`: the question that gets the figure.

    A `threshold` is only there where it follows from the question itself ("errors nobody may make": none). `unit`
    may hold `{currency}`.
    """

    code: str
    metric: Line
    comparator: Comparator
    unit: Line = ""
    segment: Line = ""
    threshold: Number | None = None
    asks: Line


class DecisionPointTemplate(Value):
    """A decision point with its wording, what to try and what to measure; `when` says when it helps."""

    code: str
    name: Line
    when: Line
    stage_title: Line
    question: Text
    short_question: Line = Field(max_length=40)
    go_on_if: Text
    if_not: Text
    evidence_required: Text
    experiments: tuple[ExperimentTemplate, ...]
    criteria: tuple[SuggestedCriterion, ...]


class StopRuleTemplate(Value):
    """When such a project is stopped; the limit is for those to set who agree on it."""

    type: StopRuleType
    text: Line


class ProjectTemplate(Value):
    """A project with its decision points by their codes; `asks` are the questions to put beside its fields."""

    code: str
    name: Line
    when: Line
    kind: Kind
    value_type: ValueType | None = None
    phase: Phase
    modes: tuple[Mode, ...]
    decision_points: tuple[str, ...]
    stop_rules: tuple[StopRuleTemplate, ...]
    asks: dict[str, Line]


@lru_cache(maxsize=1)
def decision_point_templates() -> tuple[DecisionPointTemplate, ...]:
    """Every decision point to start from, in the order to offer them."""
    return tuple(DecisionPointTemplate.model_validate(each) for each in _shipped("decision-points.json"))


@lru_cache(maxsize=1)
def project_templates() -> tuple[ProjectTemplate, ...]:
    """Every project to start from, in the order to offer them."""
    return tuple(ProjectTemplate.model_validate(each) for each in _shipped("projects.json"))


def decision_point_template(code: str) -> DecisionPointTemplate:
    """The decision point with this code; raises `UserError` when there is none."""
    for template in decision_point_templates():
        if template.code == code:
            return template
    raise UserError("There is no such template.")


def project_template(code: str) -> ProjectTemplate:
    """The project with this code; raises `UserError` when there is none."""
    for template in project_templates():
        if template.code == code:
            return template
    raise UserError("There is no such template.")


def _shipped(name: str) -> list[Any]:
    listed: list[Any] = json.loads(resource(_FOLDER, name).read_bytes())
    return listed
