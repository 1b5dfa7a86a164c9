"""Stakeholders: who was told what, and questions, promises and asks that get their answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sciencepm.commands.records import added, changed, live, step
from sciencepm.domain.decision import Decision
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.stakeholders import Ask, Promise, Question, Stakeholder, TellingWay, Told
from sciencepm.errors import InvalidInput


def tell(
    portfolio: Portfolio,
    *,
    decision_id: str,
    stakeholder_ids: Sequence[str],
    on: date,
    how: TellingWay | str = TellingWay.MEETING,
) -> Edit:
    """These stakeholders heard of a decision on that day; refused where one of them was told already."""
    decision = live(portfolio, Decision, decision_id)
    if not stakeholder_ids:
        raise InvalidInput({"stakeholder_ids": "Please choose who was told."})
    if on < decision.on:
        raise InvalidInput({"on": "Nobody can be told before it was decided."})
    for stakeholder_id in stakeholder_ids:
        live(portfolio, Stakeholder, stakeholder_id)
    return step(
        "Mark as told",
        *(
            added(portfolio, Told, decision_id=decision_id, stakeholder_id=stakeholder_id, on=on, how=how)
            for stakeholder_id in dict.fromkeys(stakeholder_ids)
        ),
    )


def answer_question(portfolio: Portfolio, *, question_id: str, answer: str, on: date) -> Edit:
    """A stakeholder's question has its answer."""
    question = live(portfolio, Question, question_id)
    if not answer.strip():
        raise InvalidInput({"answer": "Please write the answer."})
    return step("Answer question", changed(question, answer=answer, answered_on=on))


def keep_promise(portfolio: Portfolio, *, promise_id: str, on: date | None) -> Edit:
    """A promise was kept on that day; None: it is still open."""
    return step("Keep promise", changed(live(portfolio, Promise, promise_id), kept_on=on))


def answer_ask(portfolio: Portfolio, *, ask_id: str, answer: str, on: date) -> Edit:
    """What was asked for has its answer, to be shown in the next brief."""
    ask = live(portfolio, Ask, ask_id)
    if not answer.strip():
        raise InvalidInput({"answer": "Please write the answer."})
    return step("Answer ask", changed(ask, answer=answer, answered_on=on))
