"""Which words stand for each code a person sees: kinds, modes, outcomes, states, levels and the rest."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from sciencepm.analysis.balance import BalanceBand
from sciencepm.analysis.plan import StageState, Standing
from sciencepm.analysis.stop_rules import Band
from sciencepm.domain.concerns import DependsOn, Level, QualityDimension, RiskCategory, TradeOffKind
from sciencepm.domain.decision import Outcome
from sciencepm.domain.documents import BriefKind, SlideKind, SnapshotReason
from sciencepm.domain.landing import DataIssueKind, Match
from sciencepm.domain.plan import Comparator, ExperimentOutcome, ExperimentState
from sciencepm.domain.portfolio_settings import BalanceMeasure, Cadence, Driver
from sciencepm.domain.project import DemoState, Kind, Mode, Phase, ProjectState, ValueType
from sciencepm.domain.stakeholders import TellingWay
from sciencepm.domain.stop_rule import StopRuleType
from sciencepm.domain.value_case import EvidenceLevel, Sheet
from sciencepm.domain.wording import TermLevel
from sciencepm.i18n import Words


def words_of(code: StrEnum, w: Words) -> str:
    """The words for a code as they stand inside a sentence: "product-focused", "did not work"."""
    return _words(w)[type(code), code.name]


def label_of(code: StrEnum, w: Words) -> str:
    """The words for a code as they stand alone in a pill, a column or a menu: "Product-focused"."""
    words = words_of(code, w)
    return words[:1].upper() + words[1:]


@lru_cache(maxsize=8)
def _words(w: Words) -> Mapping[tuple[type[StrEnum], str], str]:
    # Keyed by class and name: members of two StrEnum classes with the same text are equal and hash alike.
    said = {**_project_words(w), **_plan_words(w), **_concern_words(w), **_portfolio_words(w)}
    return {(type(code), code.name): words for group in said.values() for code, words in group}


_Groups = dict[type[StrEnum], tuple[tuple[StrEnum, str], ...]]


def _project_words(w: Words) -> _Groups:
    return {
        Kind: ((Kind.PRODUCT, w("product-focused")), (Kind.FOUNDATIONAL, w("foundational"))),
        Mode: (
            (Mode.DATA, w("data")),
            (Mode.EXPERIMENT, w("experiment")),
            (Mode.ENGINEERING, w("engineering")),
        ),
        Phase: ((Phase.FRAME, w("frame")), (Phase.EXPLORE, w("explore")), (Phase.HARDEN, w("harden"))),
        ProjectState: (
            (ProjectState.IDEA, w("idea")),
            (ProjectState.ACTIVE, w("active")),
            (ProjectState.ON_HOLD, w("on hold")),
            (ProjectState.LANDED, w("landed")),
            (ProjectState.STOPPED, w("stopped")),
        ),
        Standing: (
            (Standing.ON_PLAN, w("on plan")),
            (Standing.REVISED, w("revised")),
            (Standing.ON_HOLD, w("on hold")),
            (Standing.BLOCKED, w("blocked on data")),
            (Standing.RESULT_NO_PATH, w("result, no path")),
            (Standing.NOT_READY, w("not ready")),
            (Standing.OUT_OF_DATE, w("estimate out of date")),
            (Standing.IDEA, w("idea")),
            (Standing.STOPPED, w("stopped")),
            (Standing.LANDED, w("landed")),
        ),
        ValueType: (
            (ValueType.NEW_PRODUCT, w("new product or feature")),
            (ValueType.IMPROVED_QUALITY, w("improved quality")),
        ),
        DemoState: (
            (DemoState.NOT_YET, w("not yet fit to show")),
            (DemoState.REPRESENTATIVE, w("representative")),
        ),
    }


def _plan_words(w: Words) -> _Groups:
    return {
        Outcome: (
            (Outcome.GO, w("go")),
            (Outcome.REVISE, w("revise")),
            (Outcome.HOLD, w("hold")),
            (Outcome.STOP, w("stop")),
        ),
        StageState: (
            (StageState.PASSED, w("passed")),
            (StageState.RUNNING, w("running")),
            (StageState.TO_COME, w("to come")),
            (StageState.LEFT, w("not reached")),
        ),
        ExperimentState: (
            (ExperimentState.PLANNED, w("planned")),
            (ExperimentState.RUNNING, w("running")),
            (ExperimentState.BLOCKED, w("blocked on data")),
            (ExperimentState.DONE, w("done")),
            (ExperimentState.DROPPED, w("dropped")),
        ),
        ExperimentOutcome: (
            (ExperimentOutcome.WORKED, w("worked")),
            (ExperimentOutcome.DID_NOT_WORK, w("did not work")),
            (ExperimentOutcome.INCONCLUSIVE, w("inconclusive")),
        ),
        Comparator: (
            (Comparator.AT_LEAST, w("at least")),
            (Comparator.AT_MOST, w("at most")),
            (Comparator.ABOVE, w("more than")),
            (Comparator.BELOW, w("less than")),
        ),
        StopRuleType: (
            (StopRuleType.EXPERIMENTS, w("experiments that did not work")),
            (StopRuleType.SPEND, w("money spent")),
            (StopRuleType.DATE, w("a date")),
            (StopRuleType.METRIC, w("a measured figure")),
            (StopRuleType.EVENT, w("an outside event")),
        ),
        Band: (
            (Band.CLEAR, w("clear")),
            (Band.APPROACHING, w("approaching")),
            (Band.NEAR, w("near")),
            (Band.CROSSED, w("crossed")),
        ),
        EvidenceLevel: (
            (EvidenceLevel.ASSUMED, w("assumed")),
            (EvidenceLevel.PROJECTED, w("projected")),
            (EvidenceLevel.ESTIMATED, w("estimated from a test")),
            (EvidenceLevel.MEASURED, w("measured in live use")),
        ),
        Sheet: (
            (Sheet.CASES_CAUGHT, w("cases caught")),
            (Sheet.FALSE_ALARMS, w("false alarms")),
            (Sheet.REVIEW_LOAD, w("review load")),
            (Sheet.STRAIGHT_THROUGH, w("straight-through work")),
            (Sheet.SUPPORT_REPLIES, w("support replies")),
            (Sheet.SPEED, w("speed")),
            (Sheet.COST_PER_USE, w("cost per use")),
            (Sheet.CUSTOMERS_KEPT, w("customers kept")),
            (Sheet.FINDING_THINGS, w("finding things")),
            (Sheet.FORECAST_ERROR, w("forecast error")),
            (Sheet.WHEN_TO_TRUST, w("when to trust the machine")),
            (Sheet.LESS_DATA, w("less data needed")),
            (Sheet.OWN_FORMULA, w("own formula")),
        ),
    }


def _concern_words(w: Words) -> _Groups:
    return {
        RiskCategory: (
            (RiskCategory.FAIRNESS, w("fairness")),
            (RiskCategory.PRIVACY, w("privacy")),
            (RiskCategory.REGULATORY, w("regulation")),
            (RiskCategory.DATA, w("data")),
            (RiskCategory.TECHNICAL, w("technical")),
            (RiskCategory.DEPENDENCY, w("dependency")),
            (RiskCategory.ADOPTION, w("adoption")),
        ),
        Level: ((Level.LOW, w("low")), (Level.MEDIUM, w("medium")), (Level.HIGH, w("high"))),
        TradeOffKind: (
            (TradeOffKind.ACCURACY_SPEED, w("accuracy and speed")),
            (TradeOffKind.ACCURACY_COST, w("accuracy and cost")),
            (TradeOffKind.AUTOMATION_REVIEW, w("automation and human review")),
            (TradeOffKind.OWN, w("another trade-off")),
        ),
        DependsOn: (
            (DependsOn.DATA_QUALITY, w("the quality of the data")),
            (DependsOn.FIRST_APPROACH, w("whether the first approach works")),
            (DependsOn.PRODUCTION_INPUTS, w("what comes in once it is live")),
            (DependsOn.WHAT_COUNTS_AS_POSSIBLE, w("what counts as possible")),
            (DependsOn.OWN, w("something else")),
        ),
        QualityDimension: (
            (QualityDimension.PRECISION, w("precision")),
            (QualityDimension.RECALL, w("recall")),
            (QualityDimension.CALIBRATION, w("calibration")),
            (QualityDimension.ROBUSTNESS, w("robustness")),
        ),
        DataIssueKind: (
            (DataIssueKind.INCONSISTENT_LABELS, w("inconsistent labels")),
            (DataIssueKind.GAPS, w("gaps in coverage")),
            (DataIssueKind.CHANGE_OVER_TIME, w("change over time")),
            (DataIssueKind.UNFAIR_REPRESENTATION, w("unfair representation")),
            (DataIssueKind.OWN, w("another issue")),
        ),
        Match: ((Match.UNKNOWN, w("not known yet")), (Match.YES, w("yes")), (Match.NO, w("no"))),
    }


def _portfolio_words(w: Words) -> _Groups:
    return {
        TermLevel: (
            (TermLevel.HEADLINE, w("fix in headlines")),
            (TermLevel.WARN, w("warn")),
            (TermLevel.FINE, w("fine once explained")),
        ),
        Driver: (
            (Driver.REVENUE, w("revenue")),
            (Driver.COST, w("cost")),
            (Driver.RETENTION, w("retention")),
            (Driver.RISK, w("risk")),
            (Driver.OWN, w("another goal")),
        ),
        BalanceMeasure: (
            (BalanceMeasure.PEOPLE, w("people")),
            (BalanceMeasure.MONEY, w("money")),
            (BalanceMeasure.COUNT, w("number of projects")),
        ),
        BalanceBand: (
            (BalanceBand.WITHIN, w("within")),
            (BalanceBand.DRIFTING, w("drifting")),
            (BalanceBand.OUT, w("out of range")),
        ),
        Cadence: (
            (Cadence.TWO_WEEKS, w("every 2 weeks")),
            (Cadence.MONTH, w("every month")),
            (Cadence.OWN, w("at their own pace")),
        ),
        TellingWay: (
            (TellingWay.MEETING, w("in a meeting")),
            (TellingWay.MESSAGE, w("in a message")),
            (TellingWay.BRIEF, w("in a brief")),
            (TellingWay.CALL, w("in a call")),
        ),
        BriefKind: (
            (BriefKind.PORTFOLIO, w("portfolio brief")),
            (BriefKind.PROJECT, w("project one-pager")),
            (BriefKind.DECISION_MEMO, w("decision memo")),
            (BriefKind.ROADMAP, w("roadmap")),
            (BriefKind.WHAT_CHANGED, w("what changed")),
            (BriefKind.CHECK_IN_AGENDA, w("check-in agenda")),
            (BriefKind.WEEKLY_SYNC, w("weekly sync")),
            (BriefKind.MONTHLY_REVIEW, w("monthly review")),
        ),
        SnapshotReason: (
            (SnapshotReason.BRIEF, w("brief")),
            (SnapshotReason.CHECK_IN, w("check-in")),
            (SnapshotReason.NAMED, w("named version")),
        ),
        SlideKind: (
            (SlideKind.HEADLINE, w("headline")),
            (SlideKind.DECISIONS_ASKED, w("decisions asked")),
            (SlideKind.WHAT_CHANGED, w("what changed")),
            (SlideKind.ROADMAP, w("roadmap")),
            (SlideKind.PROJECT, w("project")),
            (SlideKind.BALANCE, w("balance")),
            (SlideKind.NEXT_STEPS, w("next steps")),
        ),
    }
