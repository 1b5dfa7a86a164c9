"""What a PM weighs: looked for, found, decided, answered, reviewed and agreed in words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.commands.desk import NOW, TODAY, Desk

from sciencepm.commands.concerns import (
    add_open_question,
    add_review_note,
    add_risk,
    add_trade_off,
    answer_open_question,
    check_risk,
    choose_option,
    close_risk,
    set_options,
    unchoose_option,
)
from sciencepm.commands.records import add_record, change_record, remove_record
from sciencepm.commands.stakeholders import answer_question
from sciencepm.commands.team_questions import ask_team
from sciencepm.domain.concerns import OpenQuestion, ReviewNote, Risk, RiskCategory, TradeOff, VocabularyTerm
from sciencepm.domain.stakeholders import Question, Update

TOMORROW = TODAY + timedelta(days=1)


def fairness(desk: Desk, **fields: Any) -> dict[str, Any]:
    return {"project_id": desk.project().id, "category": "fairness", **fields}


def checked(by: str = "Board", on: date = TODAY) -> dict[str, Any]:
    return {"checked_by": by, "on": on, "today": TODAY}


def test_that_no_risk_was_found_has_a_name_and_a_day(desk: Desk) -> None:
    of_it = fairness(desk)
    assert desk.wrong(check_risk, **of_it, **checked(by=" ", on=TOMORROW)) == {
        "checked_by": "Please say who has looked.",
        "on": "A check is recorded once it is done.",
    }
    desk.do(check_risk, **of_it, **checked(on=date(2026, 9, 1)))
    desk.do(check_risk, **of_it, **checked(by="Legal"))
    (check,) = desk.portfolio.all(Risk)
    assert (check.none_found, check.checked_by, check.checked_on) == (True, "Legal", TODAY)


def test_nobody_can_say_that_there_is_none_beside_one_on_the_list(desk: Desk) -> None:
    of_it = fairness(desk)
    risk = desk.new(add_risk, text="Worse for small shops", **of_it)
    assert desk.refused(check_risk, **of_it, **checked()) == "A risk of this kind is on the list."
    desk.do(check_risk, **{**of_it, "category": "privacy"}, **checked())
    assert desk.do(close_risk, risk_id=risk.id, on=TODAY).label == "Close risk"
    desk.do(check_risk, **of_it, **checked())
    assert desk.do(close_risk, risk_id=risk.id, on=None).label == "Reopen risk"
    assert desk.now(risk).closed_on is None


def test_a_risk_that_is_found_stands_in_place_of_none_found(desk: Desk) -> None:
    of_it = fairness(desk)
    desk.do(check_risk, **of_it, **checked())
    assert desk.wrong(add_risk, text=" ", **of_it) == {"text": "Please say what could go wrong."}
    assert desk.do(add_risk, text="Worse for small shops", impact="high", owner="Lead", **of_it).label == "Add risk"
    (risk,) = desk.portfolio.all(Risk)
    assert (risk.category, risk.text, risk.impact, risk.owner) == (
        RiskCategory.FAIRNESS,
        "Worse for small shops",
        "high",
        "Lead",
    )
    assert (risk.none_found, risk.checked_by, risk.checked_on) == (False, "", None)
    desk.do(add_risk, text="Worse at night", **of_it)
    assert [each.text for each in desk.portfolio.all(Risk)] == ["Worse for small shops", "Worse at night"]


def test_a_trade_off_begins_with_the_question_of_its_kind(desk: Desk) -> None:
    project = desk.project()
    card = desk.new(add_trade_off, project_id=project.id, kind="automation and human review")
    assert card.question == "Which cases may it decide without a person?"
    assert [option.name for option in card.options] == [
        "It decides every case",
        "It decides the easy cases, people the others",
        "A person decides every case",
    ]
    own = desk.new(add_trade_off, project_id=project.id, kind="own", question="Now or whole?")
    assert (own.question, own.options) == ("Now or whole?", ())
    assert desk.wrong(add_trade_off, project_id=project.id, kind="luck") == {"kind": "Please choose one of the list."}


def test_the_product_manager_decides_for_one_of_the_options(desk: Desk) -> None:
    card = desk.new(add_trade_off, project_id=desk.project().id, kind="accuracy and speed")
    assert desk.wrong(choose_option, trade_off_id=card.id, chosen="Both", decided_by="", on=TOMORROW, today=TODAY) == {
        "chosen": "Please choose one of the options.",
        "decided_by": "Please say who decides.",
        "on": "A decision cannot be dated ahead.",
    }
    taken = {"chosen": "As fast as we can", "decided_by": "Product manager", "on": TODAY}
    desk.do(choose_option, trade_off_id=card.id, today=TODAY, **taken)
    decided = desk.now(card)
    assert (decided.chosen, decided.decided_by, decided.decided_on) == tuple(taken.values())
    desk.do(unchoose_option, trade_off_id=card.id)
    assert (desk.now(card).chosen, desk.now(card).decided_by, desk.now(card).decided_on) == ("", "", None)


def test_the_option_chosen_keeps_its_choice_under_a_new_name_and_stays(desk: Desk) -> None:
    card = desk.new(add_trade_off, project_id=desk.project().id, kind="accuracy and speed")
    desk.do(choose_option, trade_off_id=card.id, chosen="As fast as we can", decided_by="PM", on=TODAY, today=TODAY)

    def now(*names: str) -> list[dict[str, str]]:
        return [{"name": name, "get": "Ready at once"} for name in names]

    assert desk.wrong(set_options, trade_off_id=card.id, options=now("Large", "Large")) == {
        "options.1.name": "This is there already."
    }
    assert desk.wrong(set_options, trade_off_id=card.id, options=now("Large", " ")) == {
        "options.1.name": "This is needed."
    }
    desk.do(set_options, trade_off_id=card.id, options=now("Large writer", "Small writer"))
    assert desk.now(card).chosen == "Small writer"
    desk.do(set_options, trade_off_id=card.id, options=now("Small writer", "Large writer", "None"))
    assert desk.now(card).chosen == "Small writer"
    assert desk.refused(set_options, trade_off_id=card.id, options=now("Large writer")) == (
        "This option was chosen, so it stays."
    )
    desk.do(unchoose_option, trade_off_id=card.id)
    desk.do(set_options, trade_off_id=card.id, options=now("Large writer"))
    assert len(desk.now(card).options) == 1


def test_it_depends_begins_with_the_next_step_that_helps(desk: Desk) -> None:
    project = desk.project()
    question = desk.new(add_open_question, project_id=project.id, depends_on="production inputs")
    assert question.next_step == "Draw a sample of real inputs before everybody has it."
    own = desk.new(add_open_question, project_id=project.id, depends_on="own", next_step="Ask Legal")
    assert own.next_step == "Ask Legal"


def test_an_answer_is_kept_where_the_team_will_read_it(desk: Desk) -> None:
    project = desk.project()
    asked = {"project_id": project.id, "depends_on": "data quality", "text": "How many tables are right in a scan?"}
    question = desk.new(add_open_question, **asked)
    answer = {"open_question_id": question.id, "today": TODAY}
    assert desk.wrong(answer_open_question, on=TOMORROW, **answer) == {"on": "An answer is recorded once it is there."}
    desk.do(answer_open_question, on=TODAY, answer="87 of 100.", **answer)
    assert desk.now(question).answered_on == TODAY
    (update,) = desk.portfolio.of(Update, project.id)
    assert (update.on, update.text) == (TODAY, "How many tables are right in a scan? 87 of 100.")
    desk.do(answer_open_question, on=None, **answer)
    assert desk.now(question).answered_on is None
    desk.do(answer_open_question, on=TODAY, **answer)
    assert len(desk.portfolio.all(Update)) == 1
    assert desk.portfolio.all(OpenQuestion) == (desk.now(question),)


def test_a_review_is_written_down_with_its_examples(desk: Desk) -> None:
    project = desk.project()
    note = {"project_id": project.id, "text": "Rows over two pages go wrong", "today": TODAY}
    assert desk.wrong(add_review_note, on=TOMORROW, **note) == {"on": "A review is written down once it has been."}
    desk.do(add_review_note, on=TODAY, examples=["The total twice", " "], **note)
    (kept,) = desk.portfolio.of(ReviewNote, project.id)
    assert kept.examples == ("The total twice",)


def test_a_word_is_agreed_once_in_a_project(desk: Desk) -> None:
    one, other = desk.project("One"), desk.project("Other")
    term = desk.new(add_record, VocabularyTerm, project_id=one.id, term="Caught")
    assert desk.refused(add_record, VocabularyTerm, project_id=one.id, term="Caught") == (
        "This word is on the list already."
    )
    second = desk.new(add_record, VocabularyTerm, project_id=one.id, term="Turned away")
    assert desk.refused(change_record, second, term="Caught") == "This word is on the list already."
    desk.do(change_record, term, meaning="Refused before the money left")
    desk.do(add_record, VocabularyTerm, project_id=other.id, term="Caught")


def test_a_question_is_collected_for_the_team_and_answered(desk: Desk) -> None:
    project = desk.project(team="Documents")
    assert desk.wrong(ask_team, project_id=project.id, text=" ", on=TODAY) == {"text": "Please write the question."}
    edit = desk.do(ask_team, project_id=project.id, text="Where are you most uncertain?", on=TODAY)
    assert edit.label == "Collect question"
    question = edit.changes[0].record
    assert isinstance(question, Question)
    assert (question.asked_by, question.owner, question.on) == ("Product manager", "Documents", TODAY)
    named = desk.new(ask_team, project_id=project.id, text="Why?", on=TODAY, asked_by="Ines", owner="Research lead")
    assert (named.asked_by, named.owner) == ("Ines", "Research lead")
    assert desk.new(ask_team, project_id=desk.project("Bare").id, text="Why?", on=TODAY).owner == "The team"
    desk.do(answer_question, question_id=question.id, answer="In the scans", on=TODAY)
    assert desk.now(question).answered_on == TODAY


def test_nothing_is_decided_on_what_lies_in_the_bin(desk: Desk) -> None:
    card = desk.new(add_trade_off, project_id=desk.project().id, kind="accuracy and cost")
    assert isinstance(card, TradeOff)
    desk.do(remove_record, card, now=NOW)
    assert desk.refused(unchoose_option, trade_off_id=card.id) == "This is in the bin."
