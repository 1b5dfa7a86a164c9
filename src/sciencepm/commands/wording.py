"""The portfolio's own list of words to avoid, remarks on wording that are ignored, and words replaced in place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sciencepm.commands.records import change_record, changed, live, step
from sciencepm.domain.edit import Edit
from sciencepm.domain.kinds import KINDS
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.wording import JargonTerm, LeftWording
from sciencepm.errors import InvalidInput, StaleEdit, UserError


def add_term(portfolio: Portfolio, *, term: str, **fields: Any) -> Edit:
    """One more word on the portfolio's own list; refused where it is on it already."""
    if not term.strip():
        raise InvalidInput({"term": "Please write the word."})
    new = JargonTerm.make(term=term, **fields)
    _refuse_second(portfolio, new)
    return _with_terms(portfolio, "Add to the word list", (*portfolio.settings.own_terms, new))


def change_term(portfolio: Portfolio, *, term: str, **fields: Any) -> Edit:
    """The entry called `term` anew in these fields; `name` is what it is called from now on."""
    old = _own(portfolio, term)
    if "name" in fields:
        fields["term"] = fields.pop("name")
        if not str(fields["term"]).strip():
            raise InvalidInput({"name": "Please write the word."})
    new = old.evolve(**fields)
    if new.term.casefold() != old.term.casefold():
        _refuse_second(portfolio, new)
    terms = tuple(new if each == old else each for each in portfolio.settings.own_terms)
    return _with_terms(portfolio, "Change the word list", terms)


def remove_term(portfolio: Portfolio, *, term: str) -> Edit:
    """The entry called `term` off the portfolio's own list."""
    old = _own(portfolio, term)
    terms = tuple(each for each in portfolio.settings.own_terms if each != old)
    return _with_terms(portfolio, "Take a word off the list", terms)


def take_in_terms(portfolio: Portfolio, *, terms: Iterable[JargonTerm]) -> Edit:
    """These entries onto the portfolio's own list; one of the same name takes the place of what was there."""
    merged = {each.term.casefold(): each for each in portfolio.settings.own_terms}
    merged |= {each.term.casefold(): each for each in terms}
    return _with_terms(portfolio, "Take in a word list", tuple(merged.values()))


def leave_wording(portfolio: Portfolio, *, words: str = "", record_id: str | None = None, field: str = "") -> Edit:
    """Remark no more on these words: in one text (`record_id` and `field`), or wherever they stand.

    Without `words` nothing is remarked on in that text.
    """
    if not words.strip() and record_id is None:
        raise UserError("Please say which words are to be left.")
    new = LeftWording.make(words=words.casefold(), record_id=record_id, field=field)
    left = portfolio.settings.left_wording
    label = "Leave it as worded" if record_id else "Never remark on these words"
    return step(label, changed(portfolio.settings, left_wording=left if new in left else (*left, new)))


def mark_wording_again(portfolio: Portfolio, *, left: LeftWording) -> Edit:
    """Remark again on what was to be left."""
    others = tuple(each for each in portfolio.settings.left_wording if each != left)
    return step("Remark on it again", changed(portfolio.settings, left_wording=others))


def replace_words(
    portfolio: Portfolio, *, kind: str, record_id: str, field: str, text: str, start: int, end: int, words: str
) -> Edit:
    """`words` in place of the letters from `start` to `end` of a field that reads `text`; one step of its own.

    Raises `StaleEdit` when the field reads otherwise by now.
    """
    record = live(portfolio, KINDS[kind], record_id)
    if getattr(record, field) != text or not 0 <= start <= end <= len(text):
        raise StaleEdit
    edit = change_record(portfolio, record, **{field: text[:start] + words + text[end:]})
    return Edit("Change the wording", edit.changes)


def _own(portfolio: Portfolio, term: str) -> JargonTerm:
    for each in portfolio.settings.own_terms:
        if each.term == term:
            return each
    raise UserError("This word is no longer on the list.")


def _refuse_second(portfolio: Portfolio, new: JargonTerm) -> None:
    if any(each.term.casefold() == new.term.casefold() for each in portfolio.settings.own_terms):
        raise InvalidInput({"term": "This word is on the list already."})


def _with_terms(portfolio: Portfolio, label: str, terms: tuple[JargonTerm, ...]) -> Edit:
    return step(label, changed(portfolio.settings, own_terms=terms))
