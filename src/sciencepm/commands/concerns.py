"""What a PM weighs: risks looked for and found, trade-offs decided, open questions answered, outputs reviewed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sciencepm.analysis.prompts import prompts
from sciencepm.analysis.wording import shortened
from sciencepm.commands.labels import LABELS
from sciencepm.commands.records import add_record, added, changed, live, step
from sciencepm.commands.refusals import refuse_standing
from sciencepm.domain.concerns import (
    DependsOn,
    OpenQuestion,
    Option,
    ReviewNote,
    Risk,
    RiskCategory,
    TradeOff,
    TradeOffKind,
)
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.stakeholders import Update
from sciencepm.errors import InvalidInput, UserError
from sciencepm.i18n import Words

_ENGLISH = Words()
_QUOTED_LETTERS = 120


def check_risk(
    portfolio: Portfolio, *, project_id: str, category: RiskCategory | str, checked_by: str, on: date, today: date
) -> Edit:
    """Risks of this kind were looked for on that day and none was found; looked for anew, the newer check stands."""
    fields = {"checked_by": checked_by, "checked_on": on, "none_found": True}
    check = Risk.make(project_id=project_id, category=category, **fields)
    wrong = {}
    if not check.checked_by:
        wrong["checked_by"] = "Please say who has looked."
    if on > today:
        wrong["on"] = "A check is recorded once it is done."
    if wrong:
        raise InvalidInput(wrong)
    label = "Record that no risk was found"
    for risk in portfolio.of(Risk, project_id):
        if risk.category is check.category and risk.closed_on is None and not risk.none_found:
            raise UserError("A risk of this kind is on the list.", "Close it first.")
    for risk in portfolio.of(Risk, project_id):
        if risk.category is check.category and risk.none_found:
            return step(label, changed(risk, **fields, closed_on=None))
    refuse_standing(portfolio, check)
    return step(label, added(portfolio, Risk, **{"project_id": project_id, "category": category, **fields}))


def add_risk(portfolio: Portfolio, *, project_id: str, category: RiskCategory | str, text: str, **fields: Any) -> Edit:
    """A risk that was found; where it was said that there is none of this kind, it stands in place of that."""
    found = Risk.make(project_id=project_id, category=category, text=text, **fields)
    if not found.text:
        raise InvalidInput({"text": "Please say what could go wrong."})
    for risk in portfolio.of(Risk, project_id):
        if risk.none_found and risk.category is found.category:
            said = {"none_found": False, "checked_by": "", "checked_on": None, "closed_on": None}
            anew = {name: getattr(found, name) for name in ("text", "likelihood", "impact", "mitigation", "owner")}
            return step(LABELS[Risk].add, changed(risk, **said, **anew))
    return add_record(portfolio, Risk, project_id=project_id, category=category, text=text, **fields)


def close_risk(portfolio: Portfolio, *, risk_id: str, on: date | None) -> Edit:
    """A risk is no longer one since that day; None: it still is."""
    risk = live(portfolio, Risk, risk_id)
    return step("Reopen risk" if on is None else "Close risk", changed(risk, closed_on=on))


def add_trade_off(
    portfolio: Portfolio, *, project_id: str, kind: TradeOffKind | str, w: Words = _ENGLISH, **fields: Any
) -> Edit:
    """A trade-off with the question and the options of its kind to begin with; `fields` stand in their place."""
    prompt = prompts().trade_offs[TradeOff.make(project_id=project_id, kind=kind).kind]
    given: dict[str, Any] = {
        "question": w(prompt.question) if prompt.question else "",
        "options": tuple({"name": w(name)} for name in prompt.options),
        **fields,
    }
    return add_record(portfolio, TradeOff, project_id=project_id, kind=kind, **given)


def set_options(portfolio: Portfolio, *, trade_off_id: str, options: Sequence[Option | Mapping[str, Any]]) -> Edit:
    """The options of a trade-off anew; one that was chosen keeps its choice under a new name and cannot be left out.

    With as many options as before, each stands in the place of the one before it. Raises `InvalidInput` at
    `options.<place>.name` where a name is missing or there twice.
    """
    trade_off = live(portfolio, TradeOff, trade_off_id)
    change = changed(trade_off, options=tuple(options))
    after = change.record
    assert isinstance(after, TradeOff)
    names = [option.name for option in after.options]
    twice = {
        f"options.{place}.name": "This is there already." for place, name in enumerate(names) if name in names[:place]
    }
    if twice:
        raise InvalidInput(twice)
    if trade_off.chosen and trade_off.chosen not in names:
        before = [option.name for option in trade_off.options]
        if len(before) != len(names) or trade_off.chosen not in before:
            raise UserError("This option was chosen, so it stays.", "Take the choice back first.")
        chosen = names[before.index(trade_off.chosen)]
        return step("Change options", changed(trade_off, options=after.options, chosen=chosen))
    return step("Change options", change)


def choose_option(
    portfolio: Portfolio, *, trade_off_id: str, chosen: str, decided_by: str, on: date, today: date
) -> Edit:
    """The PM decides a trade-off for one of its options."""
    trade_off = live(portfolio, TradeOff, trade_off_id)
    wrong = {}
    if chosen not in {option.name for option in trade_off.options}:
        wrong["chosen"] = "Please choose one of the options."
    if not decided_by.strip():
        wrong["decided_by"] = "Please say who decides."
    if on > today:
        wrong["on"] = "A decision cannot be dated ahead."
    if wrong:
        raise InvalidInput(wrong)
    return step("Choose option", changed(trade_off, chosen=chosen, decided_by=decided_by, decided_on=on))


def unchoose_option(portfolio: Portfolio, *, trade_off_id: str) -> Edit:
    """A trade-off is open again."""
    trade_off = live(portfolio, TradeOff, trade_off_id)
    return step("Take choice back", changed(trade_off, chosen="", decided_by="", decided_on=None))


def add_open_question(
    portfolio: Portfolio, *, project_id: str, depends_on: DependsOn | str, w: Words = _ENGLISH, **fields: Any
) -> Edit:
    """An "it depends" with the next step that usually helps; a `next_step` of one's own stands in its place."""
    kind = OpenQuestion.make(project_id=project_id, depends_on=depends_on).depends_on
    given = {"next_step": w(prompts().depends[kind].next_step), **fields}
    return add_record(portfolio, OpenQuestion, project_id=project_id, depends_on=depends_on, **given)


def answer_open_question(
    portfolio: Portfolio,
    *,
    open_question_id: str,
    on: date | None,
    today: date,
    answer: str = "",
    w: Words = _ENGLISH,
) -> Edit:
    """An "it depends" is answered since that day; None: it is open again.

    An answer in words becomes an update of the project on that day, in the same step.
    """
    question = live(portfolio, OpenQuestion, open_question_id)
    if on is None:
        return step("Reopen question", changed(question, answered_on=None))
    if on > today:
        raise InvalidInput({"on": "An answer is recorded once it is there."})
    changes = [changed(question, answered_on=on)]
    if answer.strip():
        asked = shortened(question.text, _QUOTED_LETTERS)
        text = w("{question} {answer}", question=asked, answer=answer.strip()) if asked else answer
        changes.append(added(portfolio, Update, project_id=question.project_id, on=on, text=text))
    return step("Answer question", *changes)


def add_review_note(
    portfolio: Portfolio, *, project_id: str, on: date, text: str, today: date, examples: Sequence[str] = ()
) -> Edit:
    """What looking at real outputs showed, with examples; empty examples are left out."""
    if on > today:
        raise InvalidInput({"on": "A review is written down once it has been."})
    kept = tuple(each for each in examples if each.strip())
    return add_record(portfolio, ReviewNote, project_id=project_id, on=on, text=text, examples=kept)
