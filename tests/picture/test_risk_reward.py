"""Risk and reward: every project has its place or says why not, and no label lies on anything."""

from __future__ import annotations

import time
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sciencepm.analysis.audience import Sight
from sciencepm.analysis.results import results
from sciencepm.domain.project import Kind, Project, ProjectState
from sciencepm.exchange.sample import sample_portfolio
from sciencepm.i18n import Words
from sciencepm.picture.colours import DARK, HIGH_CONTRAST, LIGHT, Palette
from sciencepm.picture.label_places import Label, label_places
from sciencepm.picture.risk_reward import risk_reward_scene
from sciencepm.picture.risk_reward_content import Placed, RiskReward, Size, risk_reward, table_head
from sciencepm.picture.scene import Box, Scene

DAY = date(2026, 11, 20)
W = Words()
PORTFOLIO = sample_portfolio(DAY)
CONTENT = risk_reward(PORTFOLIO, DAY, W)


def test_every_project_that_has_not_ended_is_placed_or_says_why_not() -> None:
    there = {
        each.id for each in PORTFOLIO.all(Project) if each.state not in (ProjectState.LANDED, ProjectState.STOPPED)
    }
    shown = [each.project_id for each in CONTENT.everything]
    assert len(shown) == len(set(shown))
    assert set(shown) == there
    assert CONTENT.ended == 2
    assert all(each.why for each in CONTENT.beside)
    why = {each.project_id: each.why for each in CONTENT.beside}
    assert why["search"] == "no path yet"
    assert why["new-markets"] == "no decision point, not priced"
    assert why["billing"].endswith("hours")


def test_figures_are_those_of_the_table() -> None:
    fraud = next(each for each in CONTENT.placed if each.project_id == "fraud")
    figures = results(PORTFOLIO, DAY).projects["fraud"]
    assert figures.forecast is not None
    assert figures.forecast.chance is not None
    assert figures.value.money is not None
    assert fraud.chance == float(figures.forecast.chance)
    assert (fraud.low, fraud.high) == (float(figures.value.money.low), float(figures.value.money.high))
    assert fraud.size == 3.5
    assert CONTENT.placed[0] is fraud
    assert fraud.title in CONTENT.title
    assert all(len(each.cells) == len(table_head(W)) for each in CONTENT.everything)


def test_the_area_can_stand_for_what_is_left_to_pay() -> None:
    by_cost = risk_reward(PORTFOLIO, DAY, W, size=Size.COST_LEFT)
    sizes = {each.project_id: each.size for each in by_cost.placed}
    # The sample's fraud project has little left to pay, the tables much.
    assert sizes["statements"] is not None
    assert sizes["fraud"] is not None
    assert sizes["statements"] > sizes["fraud"]


def test_who_may_not_see_money_sees_no_value() -> None:
    hidden = risk_reward(PORTFOLIO, DAY, W, sight=Sight(money=False))
    assert hidden.placed == ()
    said = hidden.title + hidden.summary + "".join(each.why + "".join(each.cells) for each in hidden.beside)
    assert "€" not in said


def test_only_the_projects_asked_for_are_shown() -> None:
    few = risk_reward(PORTFOLIO, DAY, W, only={"fraud", "billing"})
    assert [each.project_id for each in few.everything] == ["fraud", "billing"]
    assert few.ended == 0


@pytest.mark.parametrize("palette", [LIGHT, DARK, HIGH_CONTRAST])
@pytest.mark.parametrize(("width", "height"), [(1200, 640), (760, 420), (420, 500), (1000, 100_000)])
def test_the_scene_holds_every_project_and_stays_inside(palette: Palette, width: float, height: float) -> None:
    scene = risk_reward_scene(CONTENT, width, height, palette, W)
    shown = [shape.record_id for shape in scene.walk() if shape.record_id]
    assert sorted(shown) == sorted(each.project_id for each in CONTENT.everything)
    assert all(shape.description for shape in scene.walk() if shape.record_id)
    for text in scene.texts():
        assert text.bounds.x >= 0
        assert text.bounds.right <= width + 1
        assert text.bounds.bottom <= scene.height + 1
    _nothing_collides(scene)
    written = " ".join(text.text for text in scene.texts())
    assert all(each.title[:8] in written for each in CONTENT.everything)


def _nothing_collides(scene: Scene) -> None:
    for one, other in combinations(scene.texts(), 2):
        assert not one.bounds.meets(other.bounds), (one.text, other.text)


def _placed(number: int, chance: float, likely: float, spread: float, size: float) -> Placed:
    title = f"Project {number} with a title"
    kind = Kind.PRODUCT if number % 2 else Kind.FOUNDATIONAL
    low, high = likely * (1 - spread), likely * (1 + spread)
    return Placed(f"p{number}", title, kind, chance, low, likely, high, size, (title, "", "", "", "", ""), "said")


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(st.floats(0, 1), st.floats(0, 1e7), st.floats(0, 0.9), st.floats(0, 40)), min_size=1, max_size=25
    )
)
def test_no_label_lies_on_another_however_close_the_projects_are(
    points: list[tuple[float, float, float, float]],
) -> None:
    placed = tuple(_placed(number, *point) for number, point in enumerate(points))
    content = RiskReward(placed, (), Size.PEOPLE, "Title", "Summary", "Basis", 0)
    scene = risk_reward_scene(content, 900, 560, LIGHT, W)
    assert sum(1 for shape in scene.walk() if shape.record_id) == len(points)
    _nothing_collides(scene)


def test_a_label_goes_beside_its_mark_and_away_from_it_only_where_there_is_no_room() -> None:
    room = Box(0, 0, 400, 200)
    near, far = label_places([Label(Box(100, 100, 20, 20), 80, 16), Label(Box(104, 104, 20, 20), 80, 16)], [], room)
    assert near is not None
    assert near.leader is None
    assert near.box.x >= 120
    assert far is not None
    assert not far.box.meets(near.box)
    assert label_places([Label(Box(100, 100, 20, 20), 500, 16)], [], room) == (None,)


def test_without_any_value_the_picture_says_so() -> None:
    nothing = risk_reward(PORTFOLIO, DAY, W, only={"billing"})
    scene = risk_reward_scene(nothing, 900, 500, LIGHT, W)
    assert any("No project has both" in text.text for text in scene.texts())


def test_hundreds_of_projects_are_placed_in_a_moment_and_the_first_are_named() -> None:
    placed = tuple(_placed(n, (n * 37 % 100) / 100, 1e5 + n * 7919 % 5_000_000, 0.3, n % 7) for n in range(1_000))
    content = RiskReward(placed, (), Size.PEOPLE, "Title", "Summary", "Basis", 0)
    begun = time.perf_counter()
    scene = risk_reward_scene(content, 1200, 700, LIGHT, W)
    # A fifth of a second by itself; a busy machine gets ten times that.
    assert time.perf_counter() - begun < 2
    assert sum(1 for shape in scene.walk() if shape.record_id) == 1_000
    _nothing_collides(scene)
