"""Every moment of asking has a question to ask, one not to ask, and a reason."""

from __future__ import annotations

import re

import pytest

from sciencepm.analysis.prompts import Moment, asks_at, prompts
from sciencepm.analysis.templates import decision_point_template
from sciencepm.domain.concerns import DependsOn, QualityDimension, TradeOffKind
from sciencepm.domain.project import Project


@pytest.mark.parametrize("moment", Moment)
def test_every_moment_has_a_pair_and_a_reason(moment: Moment) -> None:
    (pair,) = asks_at(moment)
    assert pair.ask.endswith("?")
    assert pair.instead_of.endswith("?")
    assert pair.why.endswith(".")


def test_the_standing_question_is_the_one_about_what_is_uncertain() -> None:
    assert prompts().standing == "Where are you most uncertain? What keeps you up at night technically?"
    assert asks_at(Moment.CONCERN)[0].ask == prompts().standing


def test_nothing_a_card_can_be_about_is_without_its_prompt() -> None:
    assert set(prompts().trade_offs) == set(TradeOffKind)
    assert set(prompts().depends) == set(DependsOn)
    assert set(prompts().dimensions) == set(QualityDimension)
    assert set(prompts().fields) <= set(Project.model_fields)


def test_figures_stand_in_questions_or_examples_and_never_as_facts() -> None:
    for kind in (TradeOffKind.ACCURACY_SPEED, TradeOffKind.ACCURACY_COST, TradeOffKind.AUTOMATION_REVIEW):
        card = prompts().trade_offs[kind]
        assert card.question.endswith("?")
        assert all(each.endswith("?") for each in card.questions)
        assert len(card.options) >= 2
        assert not re.search(r"\d", card.meaning)
    for depends in prompts().depends.values():
        assert depends.question.endswith("?")
        assert not re.search(r"\d", depends.meaning + depends.next_step)


def test_it_depends_leads_to_a_stage_that_finds_out() -> None:
    leads = {kind: each.template for kind, each in prompts().depends.items() if each.template}
    assert leads == {
        DependsOn.DATA_QUALITY: "data-sprint",
        DependsOn.FIRST_APPROACH: "four-experiments",
        DependsOn.PRODUCTION_INPUTS: "production-sample",
    }
    assert all(decision_point_template(code).question for code in leads.values())


def test_dimensions_are_told_apart_without_their_names() -> None:
    meanings = {dimension: each.meaning for dimension, each in prompts().dimensions.items()}
    assert meanings[QualityDimension.PRECISION] == "Of 100 it says yes to, how many are right."
    assert meanings[QualityDimension.RECALL] == "Of 100 there are, how many it finds."
    assert len(set(meanings.values())) == len(meanings)
