"""How each command is called in the menu; every text in this module is a message for translators."""

from __future__ import annotations

from typing import NamedTuple

from sciencepm.domain.concerns import (
    OpenQuestion,
    QualityTarget,
    ReviewNote,
    Risk,
    TradeOff,
    VocabularyTerm,
)
from sciencepm.domain.decision import Decision, Outcome
from sciencepm.domain.documents import Audience, Brief, Content, Deck, Snapshot, WhatIfOption
from sciencepm.domain.landing import DataIssue, PathToProduction
from sciencepm.domain.plan import Criterion, DecisionPoint, Experiment
from sciencepm.domain.portfolio_settings import PortfolioSettings
from sciencepm.domain.project import Attachment, Enables, Link, Project
from sciencepm.domain.record import Record
from sciencepm.domain.stakeholders import Ask, CheckIn, Promise, Question, Stakeholder, Told, Update
from sciencepm.domain.stop_rule import Spend, StopRule
from sciencepm.domain.value_case import ValueCase


class Labels(NamedTuple):
    """The menu texts of one kind of record; empty where there is no such command."""

    add: str = ""
    change: str = ""
    remove: str = ""
    restore: str = ""
    move: str = ""


# fmt: off
LABELS: dict[type[Record], Labels] = {
    PortfolioSettings: Labels(change="Change portfolio settings"),
    Content: Labels("Add picture or document"),
    Project: Labels("Add project", "Change project", "Remove project", "Restore project", "Move project"),
    DecisionPoint: Labels(
        "Add decision point", "Change decision point", "Remove decision point", "Restore decision point",
        "Move decision point",
    ),
    Criterion: Labels(
        "Add criterion", "Change criterion", "Remove criterion", "Restore criterion", "Reorder criteria"
    ),
    Experiment: Labels("Add experiment", "Change experiment", "Remove experiment", "Restore experiment"),
    Decision: Labels("Record decision"),
    StopRule: Labels(
        "Add stop rule", "Change stop rule", "Remove stop rule", "Restore stop rule", "Reorder stop rules"
    ),
    Spend: Labels("Add spending", "Change spending", "Remove spending", "Restore spending"),
    DataIssue: Labels("Add data issue", "Change data issue", "Remove data issue", "Restore data issue"),
    ValueCase: Labels("Add value case", "Change value case", "Remove value case", "Restore value case"),
    PathToProduction: Labels(
        "Plan path to production", "Change path to production", "Remove path to production",
        "Restore path to production",
    ),
    Risk: Labels("Add risk", "Change risk", "Remove risk", "Restore risk"),
    TradeOff: Labels("Add trade-off", "Change trade-off", "Remove trade-off", "Restore trade-off"),
    OpenQuestion: Labels(
        "Add open question", "Change open question", "Remove open question", "Restore open question"
    ),
    QualityTarget: Labels(
        "Add quality target", "Change quality target", "Remove quality target", "Restore quality target"
    ),
    VocabularyTerm: Labels("Add term", "Change term", "Remove term", "Restore term"),
    ReviewNote: Labels("Add review note", "Change review note", "Remove review note", "Restore review note"),
    Link: Labels("Add link", "Change link", "Remove link", "Restore link"),
    Enables: Labels(
        "Add enabled project", "Change enabled project", "Remove enabled project", "Restore enabled project"
    ),
    Attachment: Labels("Add attachment", "Change attachment", "Remove attachment", "Restore attachment"),
    Stakeholder: Labels("Add stakeholder", "Change stakeholder", "Remove stakeholder", "Restore stakeholder"),
    CheckIn: Labels("Log check-in", "Change check-in", "Remove check-in", "Restore check-in"),
    Update: Labels("Jot update", "Change update", "Remove update", "Restore update"),
    Promise: Labels("Add promise", "Change promise", "Remove promise", "Restore promise"),
    Question: Labels("Add question", "Change question", "Remove question", "Restore question"),
    Told: Labels("Mark as told", "Change who was told", "Mark as not told", "Mark as told"),
    Ask: Labels("Add ask", "Change ask", "Remove ask", "Restore ask"),
    Audience: Labels("Add audience", "Change audience", "Remove audience", "Restore audience"),
    Snapshot: Labels("Name this version"),
    Brief: Labels("Issue brief"),
    Deck: Labels("Add deck", "Change deck", "Remove deck", "Restore deck"),
    WhatIfOption: Labels(
        "Add what-if option", "Change what-if option", "Remove what-if option", "Restore what-if option"
    ),
}
# fmt: on

FIELD_LABELS: dict[tuple[type[Record], str], str] = {
    (PortfolioSettings, "name"): "Rename portfolio",
    (PortfolioSettings, "currency"): "Change currency",
    (PortfolioSettings, "target_share"): "Change target balance",
    (PortfolioSettings, "balance_measure"): "Change how balance is measured",
    (PortfolioSettings, "business_goals"): "Change business goals",
    (PortfolioSettings, "own_terms"): "Change the word list",
    (PortfolioSettings, "left_wording"): "Change what is left as worded",
    (Project, "title"): "Rename project",
    (Project, "kind"): "Change kind of project",
    (Project, "research_goal"): "Change research goal",
    (Project, "who_benefits"): "Change who benefits",
    (Project, "outcome_wanted"): "Change outcome wanted",
    (Project, "must_happen"): "Change what must happen",
    (Project, "business_goal"): "Change business goal",
    (Project, "team"): "Change team",
    (Project, "owner"): "Change owner",
    (Project, "receiving_team"): "Change receiving team",
    (Project, "phase"): "Change phase",
    (Project, "modes"): "Change mode",
    (Project, "people"): "Change people",
    (Project, "monthly_cost"): "Change monthly cost",
    (Project, "start"): "Change start",
    (Project, "confidential"): "Change confidentiality",
    (Project, "demo_state"): "Change demo state",
    (Project, "tags"): "Change tags",
    (DecisionPoint, "stage_title"): "Rename stage",
    (DecisionPoint, "question"): "Change question",
    (DecisionPoint, "short_question"): "Change short question",
    (DecisionPoint, "go_on_if"): "Change when we go on",
    (DecisionPoint, "if_not"): "Change what happens if not",
    (DecisionPoint, "evidence_required"): "Change evidence required",
    (DecisionPoint, "decider"): "Change decider",
    (DecisionPoint, "weeks"): "Change duration",
    (DecisionPoint, "cost"): "Change cost of the stage",
    (DecisionPoint, "chance"): "Change chance",
    (DecisionPoint, "fixed_date"): "Change fixed date",
    (Experiment, "title"): "Rename experiment",
    (Experiment, "hypothesis"): "Change hypothesis",
    (Experiment, "approach"): "Change approach",
    (Experiment, "cost"): "Change cost of the experiment",
    (Experiment, "report_by"): "Change reporting date",
    (Experiment, "measurements"): "Change measurements",
    (Experiment, "outcome"): "Change outcome",
    (StopRule, "text"): "Reword stop rule",
    (StopRule, "limit"): "Change limit",
    (StopRule, "limit_date"): "Change limit",
    (StopRule, "readings"): "Change readings",
    (PathToProduction, "receiving_team"): "Change receiving team",
    (PathToProduction, "owner"): "Change owner in the receiving team",
    (PathToProduction, "build_from"): "Change time to build",
    (PathToProduction, "build_to"): "Change time to build",
    (PathToProduction, "language_match"): "Change whether the language matches",
    (PathToProduction, "platform_match"): "Change whether the platform matches",
    (PathToProduction, "artefacts"): "Change what is handed over",
    (PathToProduction, "run_by"): "Change who runs it",
    (PathToProduction, "monitoring"): "Change monitoring",
    (PathToProduction, "human_review"): "Change human review",
    (PathToProduction, "deployment_plan"): "Change deployment plan",
    (PathToProduction, "production_training_on"): "Change day of training for production",
}
"""What a change of this one field is called, where it has a name of its own."""

DECISION_LABELS: dict[Outcome, str] = {
    Outcome.GO: "Record decision: go",
    Outcome.REVISE: "Record decision: revise",
    Outcome.HOLD: "Record decision: hold",
    Outcome.STOP: "Record decision: stop",
}
