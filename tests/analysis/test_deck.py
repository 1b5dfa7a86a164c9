"""Which slides a presentation has where nobody chose, and how long each is planned for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.analysis.build import point, portfolio, project

from sciencepm.analysis.brief.view import View, view_of
from sciencepm.analysis.deck import default_slides, minutes_of
from sciencepm.domain.documents import Slide, SlideKind
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.stakeholders import Ask
from sciencepm.i18n import Words

TODAY = date(2026, 11, 20)


def seen(found: Portfolio) -> View:
    return view_of(found, TODAY, Words(), None)


def test_an_empty_portfolio_has_its_headline_alone() -> None:
    assert default_slides(seen(portfolio())) == (Slide(kind=SlideKind.HEADLINE),)


def test_projects_with_a_decision_asked_come_first_and_at_most_three_have_a_slide() -> None:
    # Four projects have a decision ahead; only the last has an ask, so it goes before the others.
    ids = [f"p{number}" for number in range(4)]
    records = [record for each in ids for record in (project(each, id=each), point(each))]
    found = portfolio(*records, Ask.make(project_id="p3", what="Approve it", needed_by=TODAY))
    slides = default_slides(seen(found))
    assert [slide.project_id for slide in slides if slide.project_id] == ["p3", "p0", "p1"]
    # There is no earlier day to compare with, so nothing is said to have changed.
    assert SlideKind.WHAT_CHANGED not in {slide.kind for slide in slides}


def test_one_project_has_no_balance_to_show() -> None:
    kinds = [slide.kind for slide in default_slides(seen(portfolio(project(id="p"), point("p"))))]
    assert SlideKind.BALANCE not in kinds
    assert kinds[-1] is SlideKind.NEXT_STEPS


def test_a_slide_takes_the_minutes_somebody_said_else_the_usual() -> None:
    assert minutes_of(Slide(kind=SlideKind.ROADMAP)) == 2
    assert minutes_of(Slide(kind=SlideKind.ROADMAP, minutes=Decimal(0))) == 0
