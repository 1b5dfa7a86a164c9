"""The portfolio's own words, what is left as worded, and words replaced in place."""

from __future__ import annotations

import pytest
from tests.commands.desk import TODAY, Desk

from sciencepm.commands.projects import add_project, change_project
from sciencepm.commands.wording import (
    add_term,
    change_term,
    leave_wording,
    mark_wording_again,
    remove_term,
    replace_words,
    take_in_terms,
)
from sciencepm.domain.wording import JargonTerm, LeftWording, TermLevel
from sciencepm.errors import StaleEdit, UserError


def test_a_word_is_listed_once_and_can_be_changed_and_taken_off(desk: Desk) -> None:
    desk.do(add_term, term="KPI tree", plain=["what drives the figure"])
    assert desk.wrong(add_term, term="kpi TREE") == {"term": "This word is on the list already."}
    assert desk.wrong(add_term, term="  ") == {"term": "Please write the word."}
    desk.do(change_term, term="KPI tree", level="fine once explained", name="driver tree")
    (term,) = desk.portfolio.settings.own_terms
    assert (term.term, term.level, term.plain) == ("driver tree", TermLevel.FINE, ("what drives the figure",))
    desk.do(remove_term, term="driver tree")
    assert desk.portfolio.settings.own_terms == ()


def test_a_list_taken_in_replaces_words_of_the_same_name(desk: Desk) -> None:
    desk.do(add_term, term="delta", plain=["change"])
    desk.do(take_in_terms, terms=[JargonTerm(term="Delta", plain=("difference",)), JargonTerm(term="OKR")])
    assert [(each.term, each.plain) for each in desk.portfolio.settings.own_terms] == [
        ("Delta", ("difference",)),
        ("OKR", ()),
    ]


def test_a_remark_is_left_once_always_or_for_a_whole_text_and_made_again(desk: Desk) -> None:
    project = desk.new(add_project, today=TODAY, achieve="Raise recall")
    desk.do(leave_wording, words="Recall", record_id=project.id, field="title")
    desk.do(leave_wording, words="Recall", record_id=project.id, field="title")
    desk.do(leave_wording, words="Recall")
    desk.do(leave_wording, record_id=project.id, field="research_goal")
    here = LeftWording(words="recall", record_id=project.id, field="title")
    everywhere = LeftWording(words="recall")
    text = LeftWording(record_id=project.id, field="research_goal")
    assert list(desk.portfolio.settings.left_wording) == [here, everywhere, text]
    desk.do(mark_wording_again, left=everywhere)
    assert list(desk.portfolio.settings.left_wording) == [here, text]
    with pytest.raises(UserError):
        leave_wording(desk.portfolio)


def test_words_are_replaced_in_one_step_only_where_the_text_still_reads_so(desk: Desk) -> None:
    project = desk.new(add_project, today=TODAY, achieve="Raise recall", title="Raise recall on small firms")
    text = "Raise recall on small firms"
    asked = {"kind": "project", "record_id": project.id, "field": "title", "start": 6, "end": 12}
    edit = replace_words(desk.portfolio, **asked, text=text, words="the share of cases caught")
    assert (edit.label, edit.merge_key) == ("Change the wording", None)
    desk.do(replace_words, **asked, text=text, words="the share of cases caught")
    assert desk.now(project).title == "Raise the share of cases caught on small firms"
    desk.do(change_project, project_id=project.id, title="Something else")
    with pytest.raises(StaleEdit):
        replace_words(desk.portfolio, **asked, text=text, words="x")
