"""What each text is called, for a list of remarks: "Research goal", "What it rules out"."""

from __future__ import annotations

from sciencepm.analysis.wording_checks.written import project_of
from sciencepm.domain.concerns import OpenQuestion, QualityTarget, ReviewNote, Risk, TradeOff
from sciencepm.domain.landing import DataIssue, PathToProduction
from sciencepm.domain.plan import Criterion, DecisionPoint, Experiment
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_settings import PortfolioSettings
from sciencepm.domain.project import Project
from sciencepm.domain.record import Record
from sciencepm.domain.stakeholders import Ask, Promise, Question, Update
from sciencepm.domain.stop_rule import StopRule
from sciencepm.domain.value_case import ValueCase
from sciencepm.i18n import Words


def field_text(portfolio: Portfolio, record: Record, field: str, w: Words) -> str:
    """The text's name, with the number of its decision point or the letter of its experiment."""
    name = _name(type(record), field, w)
    if isinstance(record, DecisionPoint):
        project = project_of(portfolio, record)
        points = portfolio.of(DecisionPoint, project.id if project else None)
        if record in points:
            return w("Decision {number}: {name}", number=points.index(record) + 1, name=_small(name))
    if isinstance(record, Experiment):
        return w("Experiment {letter}: {name}", letter=record.letter, name=_small(name))
    return name


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]


def _name(model: type[Record], field: str, w: Words) -> str:
    names = {
        (PortfolioSettings, "target_reason"): w("Why this target"),
        (PortfolioSettings, "valuable_means"): w("What leaders here call valuable"),
        (Project, "title"): w("Title"),
        (Project, "research_goal"): w("Research goal"),
        (Project, "who_benefits"): w("Why the business cares"),
        (Project, "outcome_wanted"): w("Outcome wanted"),
        (Project, "must_happen"): w("What must happen"),
        (Project, "long_term_value"): w("Long-term value"),
        (Project, "why_open_ended"): w("Why an open-ended investigation is worth it"),
        (Project, "kept_if_stopped"): w("What we keep if we stop"),
        (DecisionPoint, "stage_title"): w("Stage"),
        (DecisionPoint, "question"): w("The question"),
        (DecisionPoint, "short_question"): w("The question in a few words"),
        (DecisionPoint, "go_on_if"): w("Go on if"),
        (DecisionPoint, "if_not"): w("If not"),
        (DecisionPoint, "evidence_required"): w("Evidence required"),
        (Criterion, "metric"): w("What is measured"),
        (Experiment, "title"): w("Title"),
        (Experiment, "hypothesis"): w("Hypothesis"),
        (Experiment, "approach"): w("Approach"),
        (Experiment, "why"): w("Why we believe it"),
        (Experiment, "rules_out"): w("What it rules out"),
        (StopRule, "text"): w("Stop rule"),
        (ValueCase, "sentence"): w("Value in a sentence"),
        (ValueCase, "short"): w("Value in a few words"),
        (PathToProduction, "artefacts"): w("What is handed over"),
        (PathToProduction, "monitoring"): w("Monitoring"),
        (PathToProduction, "deployment_plan"): w("Deployment plan"),
        (Risk, "text"): w("Risk"),
        (Risk, "mitigation"): w("What is done about a risk"),
        (TradeOff, "question"): w("Trade-off"),
        (OpenQuestion, "text"): w("Open question"),
        (OpenQuestion, "next_step"): w("Next step of an open question"),
        (QualityTarget, "why_users_notice"): w("Why users notice"),
        (ReviewNote, "text"): w("Review note"),
        (DataIssue, "text"): w("Data issue"),
        (Ask, "what"): w("Ask"),
        (Ask, "if_no"): w("Ask: what happens if no"),
        (Ask, "if_late"): w("Ask: what happens if late"),
        (Promise, "what"): w("Promise"),
        (Update, "text"): w("Update"),
        (Question, "answer"): w("Answer to a question"),
    }
    return names[model, field]
