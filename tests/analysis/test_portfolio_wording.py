"""Remarks on a whole portfolio: where they stand, what is left, and how quietly the sample passes."""

from __future__ import annotations

from datetime import date
from typing import Any

from sciencepm.analysis.templates import decision_point_templates, project_templates
from sciencepm.analysis.wording_checks.check import check_text
from sciencepm.analysis.wording_checks.field_words import field_text
from sciencepm.analysis.wording_checks.notice import Check, TextContext
from sciencepm.analysis.wording_checks.portfolio_wording import field_notices, wording_findings
from sciencepm.analysis.wording_checks.remarks import remarks
from sciencepm.analysis.wording_checks.written import PLACES
from sciencepm.commands.concerns import add_risk
from sciencepm.commands.experiments import add_experiment
from sciencepm.commands.projects import add_project, change_project
from sciencepm.commands.records import add_record
from sciencepm.commands.wording import add_term, leave_wording, replace_words
from sciencepm.domain.concerns import VocabularyTerm
from sciencepm.domain.kinds import kind_of
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.domain.stakeholders import Ask
from sciencepm.exchange.sample import SAMPLE_DAY, sample_portfolio
from sciencepm.i18n import Words

W = Words()
TODAY = date(2026, 11, 20)


def made(**fields: Any) -> tuple[Portfolio, Project]:
    portfolio = Portfolio.new(name="Applied Science")
    edit = add_project(portfolio, today=TODAY, achieve="Stop card fraud", **{"title": "Stop card fraud", **fields})
    record = edit.changes[0].record
    assert isinstance(record, Project)
    return portfolio.apply(edit), record


def said(portfolio: Portfolio) -> list[tuple[str, str]]:
    return [
        (field_text(portfolio, row.record, row.field, W), row.notice.words)
        for row in wording_findings(portfolio, TODAY, W)
    ]


def test_the_sample_and_every_template_pass_without_a_remark() -> None:
    assert wording_findings(sample_portfolio(SAMPLE_DAY), SAMPLE_DAY, W) == ()
    texts = [
        text
        for point in decision_point_templates()
        for text in (
            point.stage_title, point.question, point.short_question, point.go_on_if, point.if_not,
            *(trial.title for trial in point.experiments),
        )
    ]  # fmt: skip
    texts += [template.name for template in project_templates()]
    assert [(text, check_text(text, TextContext())) for text in texts if check_text(text, TextContext())] == []


def test_every_field_that_is_checked_is_a_text_of_its_record_and_has_a_name() -> None:
    portfolio = sample_portfolio(SAMPLE_DAY)
    for model, fields in PLACES.items():
        for field in fields:
            assert model.model_fields[field].annotation is str
            for record in portfolio.all(model)[:1]:
                assert field_text(portfolio, record, field, W)


def test_remarks_name_their_field_and_what_must_be_mended_comes_first() -> None:
    portfolio, project = made(research_goal="Raise recall", title="Better AUC for fraud")
    (point,) = portfolio.of(DecisionPoint, project.id)
    portfolio = portfolio.apply(add_experiment(portfolio, point_id=point.id, title="Try embeddings", approach="An LLM"))
    assert said(portfolio) == [
        ("Title", "AUC"),
        ("Research goal", "recall"),
        ("Experiment A: title", "embeddings"),
    ]


def test_words_agreed_with_the_team_are_explained() -> None:
    portfolio, project = made(research_goal="Beat the baseline")
    assert said(portfolio) == [("Research goal", "baseline")]
    agreed = add_record(portfolio, VocabularyTerm, project_id=project.id, term="Baseline", meaning="What we do today.")
    assert said(portfolio.apply(agreed)) == []


def test_engineering_may_promise_a_day_and_a_stopped_project_is_left_alone() -> None:
    portfolio, project = made(research_goal="It will land in March.")
    assert said(portfolio) == [("Research goal", "in March")]
    building = change_project(portfolio, project_id=project.id, modes=["engineering"])
    assert said(portfolio.apply(building)) == []


def test_a_remark_is_left_in_one_text_everywhere_or_with_its_whole_text() -> None:
    portfolio, project = made(research_goal="Raise recall", outcome_wanted="More recall, better AUC")
    here = leave_wording(portfolio, words="recall", record_id=project.id, field="research_goal")
    assert said(portfolio.apply(here)) == [("Outcome wanted", "recall"), ("Outcome wanted", "AUC")]
    always = leave_wording(portfolio, words="Recall")
    assert said(portfolio.apply(always)) == [("Outcome wanted", "AUC")]
    text = leave_wording(portfolio, record_id=project.id, field="outcome_wanted")
    assert said(portfolio.apply(text)) == [("Research goal", "recall")]
    assert field_notices(portfolio.apply(text), project, "outcome_wanted", "More recall", TODAY, W) == ()


def test_own_words_are_looked_for_and_a_suggestion_is_followed_in_place() -> None:
    portfolio, project = made(research_goal="Find the synergy.")
    portfolio = portfolio.apply(add_term(portfolio, term="synergy", plain=["shared gain"]))
    (row,) = wording_findings(portfolio, TODAY, W)
    (suggestion,) = row.notice.suggestions
    edit = replace_words(
        portfolio,
        kind=kind_of(type(row.record)),
        record_id=row.record.id,
        field=row.field,
        text=row.text,
        start=suggestion.start,
        end=suggestion.end,
        words=suggestion.words,
    )
    after = portfolio.apply(edit)
    assert after.get(Project, project.id).research_goal == "Find the shared gain."
    assert wording_findings(after, TODAY, W) == ()


def test_a_recorded_ask_says_what_it_lacks_but_not_twice_on_the_command_line() -> None:
    portfolio, project = made()
    ask = add_record(portfolio, Ask, project_id=project.id, what="Pay for the latency work", decides="Head of IT")
    portfolio = portfolio.apply(ask)
    checks = [row.notice.check for row in wording_findings(portfolio, TODAY, W)]
    assert checks == [Check.ASK, Check.JARGON]
    (line,) = remarks(portfolio, TODAY, W)
    assert line == (
        "Stop card fraud, Ask: “latency”. “latency” does not belong in a headline: say what it means for the reader. "
        "Say “waiting time”. [jargon]"
    )


def test_a_risk_is_checked_like_any_text() -> None:
    portfolio, project = made()
    risk = add_risk(portfolio, project_id=project.id, category="data", text="Drift is likely.")
    assert said(portfolio.apply(risk)) == [("Risk", "Drift"), ("Risk", "likely")]
