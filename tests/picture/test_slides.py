"""Slides can be read from the back of a room: nothing too small, nothing outside, nothing on one another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from tests.analysis.build import decision, experiment, point, portfolio, project, stop_rule, weeks
from tests.picture.portfolios import portfolios

from sciencepm.domain.decision import Outcome
from sciencepm.domain.documents import Audience, Deck, Slide, SlideKind
from sciencepm.domain.plan import ExperimentState
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Kind, Project
from sciencepm.domain.record import Record
from sciencepm.domain.stakeholders import Ask
from sciencepm.domain.stop_rule import StopRuleType
from sciencepm.exchange.sample import sample_portfolio
from sciencepm.i18n import Words
from sciencepm.picture.scene import Box, Text
from sciencepm.picture.sheet import TITLE_NAME
from sciencepm.picture.slides.show import HEIGHT, WIDTH, Show, SlidePicture, SpotKind, project_slide, show_of

TODAY = date(2026, 11, 20)
WORDS = Words()
READ, FOOTER, TITLE = 36, 24, 56
FOOTER_TOP = 1000
LONG = "Answers for new markets that nobody has asked for yet, and for a hundred other things besides them all"
EVERYTHING = Audience.make(name="Ourselves", sees_confidential=True, sees_money=True, sees_people=True)


def every_slide(portfolio: Portfolio, audience: Audience | None = None) -> Show:
    """A deck with a slide of every kind, and one for each project."""
    slides = [Slide(kind=kind) for kind in SlideKind if kind is not SlideKind.PROJECT]
    slides += [Slide(kind=SlideKind.PROJECT, project_id=each.id) for each in portfolio.all(Project)]
    deck = Deck.make(name="All", slides=tuple(slides))
    return show_of(portfolio, deck, audience, TODAY, WORDS, confidential_shown=True)


def many(count: int, title: str = "Project {number} of many") -> Portfolio:
    """So many projects, each with four stages, a revised decision, experiments, a stop rule and an ask."""
    records: list[Record] = []
    for number in range(count):
        key = f"p{number}"
        kind = Kind.PRODUCT if number % 3 else Kind.FOUNDATIONAL
        records.append(project(title.format(number=number), id=key, kind=kind, start=TODAY - timedelta(200)))
        for place in range(1, 5):
            records.append(
                point(
                    key,
                    place,
                    id=f"{key}-{place}",
                    question=f"{title} and how?",
                    stage_title=title,
                    decider=title,
                    weeks=weeks(4, 8, 20),
                    chance=Decimal("0.6"),
                )
            )
        records.append(decision(f"{key}-1", TODAY - timedelta(30), Outcome.GO))
        records.append(
            decision(f"{key}-2", TODAY - timedelta(9), Outcome.REVISE, ask_again_on=TODAY + timedelta(30 + number))
        )
        records += [experiment(f"{key}-2", letter, title=title, state=ExperimentState.RUNNING) for letter in "ABCDEFG"]
        records.append(stop_rule(key, StopRuleType.DATE, limit_date=TODAY + timedelta(400)))
        records.append(
            Ask.make(project_id=key, what=title, needed_by=TODAY, decides=title, if_no=title * 4, if_late=title * 4)
        )
    return portfolio(*records)


CASES: dict[str, Callable[[], Portfolio]] = {
    "sample": lambda: sample_portfolio(TODAY),
    "empty": lambda: Portfolio.new(name="Applied Science"),
    "one project": lambda: portfolio(project("Statements into tables", id="p")),
    "sixty projects": lambda: many(60),
    "long names": lambda: many(3, LONG),
    "one long word": lambda: many(2, "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihung"),
}


@pytest.mark.parametrize("name", CASES)
def test_every_slide_can_be_read(name: str) -> None:
    found = CASES[name]()
    shows = [every_slide(found), every_slide(found, EVERYTHING), show_of(found, None, None, TODAY, WORDS)]
    for slide in [slide for show in shows for slide in show.slides[:12]]:
        assert_readable(slide)


@hypothesis_settings(max_examples=25, deadline=None)
@given(portfolios(most=3))
def test_slides_of_odd_portfolios_can_be_read(found: Portfolio) -> None:
    for slide in every_slide(found).slides:
        assert_readable(slide)


def test_what_is_confidential_is_on_no_slide_until_it_is_asked_for_and_may_be_seen() -> None:
    secret = project("Zebra secret", id="secret", confidential=True)
    found = portfolio(project("Statements into tables", id="p"), secret, point("secret"), point("p"))
    may = Audience.make(name="Board", sees_confidential=True, sees_money=True)
    for show in (
        show_of(found, None, None, TODAY, WORDS, confidential_shown=True),
        show_of(found, None, may, TODAY, WORDS),
    ):
        assert "Zebra" not in repr([slide.scene for slide in show.slides])
        assert project_slide(show, "secret") is None
        assert show.hidden == 1
    assert show_of(found, None, may, TODAY, WORDS).may_show_confidential
    shown = show_of(found, None, may, TODAY, WORDS, confidential_shown=True)
    assert "Zebra" in repr([slide.scene for slide in shown.slides])
    assert shown.hidden == 0


def test_one_can_go_into_lanes_projects_and_decision_points() -> None:
    show = every_slide(sample_portfolio(TODAY))
    kinds = {slide.kind: {spot.kind for spot in slide.spots} for slide in show.slides}
    assert kinds[SlideKind.ROADMAP] == {SpotKind.LANE, SpotKind.PROJECT}
    assert kinds[SlideKind.PROJECT] == {SpotKind.POINT}
    for slide in show.slides:
        for spot in slide.spots:
            into = project_slide(show, spot.project_id)
            assert (into is None) == (spot.kind is SpotKind.LANE)


def test_slides_whose_project_is_gone_or_hidden_are_left_out_and_said_without_a_name() -> None:
    found = portfolio(project("Zebra secret", id="secret", confidential=True), project(id="p"))
    wanted = ("gone", "secret", "p")
    deck = Deck.make(name="Board", slides=[Slide(kind=SlideKind.PROJECT, project_id=each) for each in wanted])
    show = show_of(found, deck, None, TODAY, WORDS)
    assert [slide.project_id for slide in show.slides] == ["p"]
    assert show.left_out == (
        "One slide is left out: its project is not in the portfolio any more.",
        "One slide is left out: its project is confidential and hidden here.",
    )


def assert_readable(slide: SlidePicture) -> None:
    scene = slide.scene
    title = next(shape for shape in scene.walk() if shape.name == TITLE_NAME)
    assert {line.size for line in scene.texts() if title.bounds.holds(line.x, line.baseline)} == {TITLE}
    for text in scene.texts():
        least = FOOTER if text.baseline > FOOTER_TOP else READ
        assert text.size >= least, (slide.kind, text.text, text.size)
    inside = Box(0, 0, WIDTH, HEIGHT)
    for shape in scene.walk():
        box = shape.bounds
        held = inside.holds(box.x, box.y, 0.01) and inside.holds(box.right, box.bottom, 0.01)
        assert held, (slide.kind, shape)
    for one, other in combinations(scene.texts(), 2):
        assert not letters(one).meets(letters(other)), (slide.kind, one.text, other.text)


def letters(text: Text) -> Box:
    """Where a text's letters stand: from the height of a small x to the baseline."""
    return Box(text.left, text.baseline - text.size * 0.55, text.width, text.size * 0.55)
