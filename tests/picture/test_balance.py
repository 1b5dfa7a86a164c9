"""The picture of the balance shows the share by each measure and its course, and can be pointed at and heard."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.analysis.build import portfolio, project

from sciencepm.analysis.audience import Sight
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_settings import BalanceMeasure
from sciencepm.domain.project import Kind, PeopleFrom, ProjectState
from sciencepm.exchange.sample import SAMPLE_DAY, sample_portfolio
from sciencepm.i18n import Words
from sciencepm.picture.balance import balance_scene, course_scene, now_scene
from sciencepm.picture.balance_content import balance_content
from sciencepm.picture.colours import LIGHT
from sciencepm.picture.scene import Scene

TODAY = date(2026, 11, 20)
W = Words()


def four(people: str = "3", others: str = "1", **fields: object) -> Portfolio:
    def since(amount: str) -> tuple[PeopleFrom, ...]:
        return (PeopleFrom(since=date(2026, 9, 1), people=Decimal(amount)),)

    return portfolio(
        project("Product", people=since(people), **fields),
        project("Ground", kind=Kind.FOUNDATIONAL, people=since(others), **fields),
    )


def words_of(scene: Scene) -> list[str]:
    return [text.text for text in scene.texts()]


def test_each_half_of_a_bar_is_as_wide_as_its_share_and_can_be_pointed_at() -> None:
    # 3 people and 1: three quarters of the bar.
    scene = now_scene(balance_content(four(), TODAY, W), 700, LIGHT)
    parts = {shape.record_id: shape.bounds.width for shape in scene.walk() if shape.record_id}
    assert round(parts["people/product"] / (parts["people/product"] + parts["people/foundational"]), 6) == 0.75
    assert {"75%", "25%", "Within 65–75"} <= set(words_of(scene))
    assert "People: 3 people product-focused, 1 person foundational. Within 65–75" in scene.description


def test_the_course_names_each_month_for_whoever_hears_it() -> None:
    scene = course_scene(balance_content(four(), TODAY, W), 700, 330, LIGHT, W)
    told = {shape.record_id: shape.description for shape in scene.walk() if shape.record_id}
    assert told["people@2026-10-01"] == "1 October 2026: 75% product-focused, 3 people to 1 person"
    assert told["people@2026-11-20"] == "Today: 75% product-focused, 3 people to 1 person"
    assert "Today" in words_of(scene)
    assert "target 70%" in words_of(scene)


def test_the_table_says_the_same() -> None:
    content = balance_content(four(), TODAY, W)
    assert content.head == ("Day", "People", "Money", "Projects", "Target")
    assert ("1 October 2026", "75%", "–", "50%", "70%") in content.rows
    assert any(row[0] == "Today" for row in content.rows)


def test_what_is_missing_is_said_where_the_picture_would_be() -> None:
    for held, said in (
        (portfolio(), "No balance yet: no project is active"),
        (four(state=ProjectState.ON_HOLD), "No balance yet: no project is active"),
        (four("0", "0"), "No balance yet: no active project has people"),
    ):
        content = balance_content(held, TODAY, W)
        scene = balance_scene(content, 900, 500, LIGHT, W)
        assert content.summary == said
        assert "No balance yet" in words_of(scene)
    alone = balance_content(portfolio(project("Alone")), TODAY, W, measure=BalanceMeasure.COUNT)
    assert "With one active project there is nothing to balance yet." in alone.advice


def test_who_may_not_see_people_or_money_sees_projects_alone() -> None:
    sight = Sight(confidential=False, money=False, people=False)
    content = balance_content(sample_portfolio(SAMPLE_DAY), SAMPLE_DAY, W, sight=sight)
    assert content.measure is BalanceMeasure.COUNT
    assert [bar.name for bar in content.bars] == ["Projects"]
    assert not {"People", "Money"} & set(words_of(balance_scene(content, 900, 500, LIGHT, W)))
