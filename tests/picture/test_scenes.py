"""Does every picture keep to its paper, and can everything in it be read, whatever the portfolio holds?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.picture.portfolios import TODAY, portfolios

from sciencepm.analysis.audience import Sight, sight_of, snapshot_for
from sciencepm.analysis.brief.view import Then
from sciencepm.domain.documents import Audience, Snapshot
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Kind, Project
from sciencepm.domain.snapshots import portfolio_then
from sciencepm.exchange.sample import SAMPLE_DAY, sample_portfolio
from sciencepm.i18n import Words
from sciencepm.picture.colours import DARK, HIGH_CONTRAST, LIGHT, PRINT, Palette
from sciencepm.picture.roadmap import roadmap_scene
from sciencepm.picture.roadmap_content import Lanes, RoadmapContent, roadmap_content
from sciencepm.picture.scene import Group, Rectangle, Scene, Shape, Text
from sciencepm.picture.sheet import A4, LETTER, SLIDE, Around, Sheet, sheet_scene
from sciencepm.picture.views import OF_A_PROJECT, View, picture_of

W = Words()
ACCENTS = {"#2F4BD6", "#8FA2FF"}
PALETTES = (LIGHT, DARK, HIGH_CONTRAST, PRINT)
_odd = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])


@cache
def sample() -> Portfolio:
    return sample_portfolio(SAMPLE_DAY)


def compared() -> RoadmapContent:
    """The sample as the executive committee sees it, beside what it saw on 2 October."""
    audience = sample().get(Audience, "executive-committee")
    seen = snapshot_for(sample(), audience)
    (snapshot,) = seen.all(Snapshot)
    then = Then(portfolio_then(seen, snapshot), snapshot.on, None)
    return roadmap_content(seen, SAMPLE_DAY, W, sight=sight_of(sample(), audience), then=then)


def scenes_of(portfolio: Portfolio, today: date, palette: Palette, width: float, height: float) -> Iterator[Scene]:
    """Every view of a portfolio, those of a project for each project."""
    sight = Sight(confidential=True)
    for view in View:
        ids = [project.id for project in portfolio.all(Project)] if view in OF_A_PROJECT else [None]
        for project_id in ids:
            for lanes in Lanes if view is View.ROADMAP else (Lanes.KIND,):
                picture = picture_of(portfolio, view, today, W, sight=sight, project_id=project_id, lanes=lanes)
                yield picture.draw(width, height, palette)


def outside(scene: Scene) -> list[Shape]:
    """What reaches over the edge of the picture by more than half a pixel."""
    boxes = ((shape, shape.bounds) for shape in scene.walk())
    return [
        shape
        for shape, box in boxes
        if box.x < -0.5 or box.y < -0.5 or box.right > scene.width + 0.5 or box.bottom > scene.height + 0.5
    ]


def overlapping(scene: Scene) -> list[tuple[str, str]]:
    """Texts that lie on one another."""
    texts = scene.texts()
    return [
        (one.text, other.text)
        for place, one in enumerate(texts)
        for other in texts[place + 1 :]
        if one.bounds.meets(other.bounds)
    ]


def colours(scene: Scene) -> set[str]:
    found: set[str] = set()
    for shape in scene.walk():
        if isinstance(shape, Text):
            found.add(shape.colour)
        elif not isinstance(shape, Group):
            fill, stroke = shape.fill, shape.stroke
            found |= {fill.colour, fill.fades_to or fill.colour} if fill else set()
            found |= {stroke.colour} if stroke else set()
    return found


@_odd
@given(portfolios(), st.sampled_from(PALETTES), st.sampled_from(((1176.0, 820.0), (700.0, 420.0), (900.0, 560.0))))
def test_nothing_leaves_the_picture_and_no_text_lies_on_another(
    portfolio: Portfolio, palette: Palette, size: tuple[float, float]
) -> None:
    for scene in scenes_of(portfolio, TODAY, palette, *size):
        assert not outside(scene)
        assert not overlapping(scene)


@_odd
@given(portfolios())
def test_no_landing_and_no_bar_passes_an_agreed_stop_rule(portfolio: Portfolio) -> None:
    for row in roadmap_content(portfolio, TODAY, W).rows:
        limits = [flag.on for flag in row.flags if flag.is_agreed]
        if row.landing and limits:
            assert row.landing[2] <= min(limits)
        if row.landing:
            assert row.landing[0] <= row.landing[1] <= row.landing[2]
        if row.planned_to and row.begins and row.solid_to:
            assert row.begins <= row.solid_to <= row.planned_to


@_odd
@given(portfolios())
def test_a_row_without_a_landing_says_why(portfolio: Portfolio) -> None:
    for row in roadmap_content(portfolio, TODAY, W).rows:
        assert row.landing or row.remark or row.is_over, row.title
        assert row.title.split(maxsplit=1)[0][:3] in row.said
        assert len(row.cells) == 11


@pytest.mark.parametrize("palette", PALETTES)
def test_the_sample_is_readable_in_every_palette_and_size(palette: Palette) -> None:
    for width, height in ((1176, 820), (1000, 600), (620, 900), (460, 300)):
        for scene in scenes_of(sample(), SAMPLE_DAY, palette, width, height):
            assert not outside(scene)
            assert not overlapping(scene)
            assert not colours(scene) & ACCENTS


@pytest.mark.parametrize("sheet", [A4, LETTER, SLIDE])
def test_nothing_leaves_its_sheet(sheet: Sheet) -> None:
    content = compared()
    around = Around(content.title, "Applied Science", "20 November 2026 · Executive committee", content.basis)
    scene = sheet_scene(
        lambda width, height: roadmap_scene(content, width, height, PRINT, W), around, sheet, 1100, PRINT
    )
    assert not outside(scene)
    assert not overlapping(scene)
    margin = sheet.side / sheet.scale(1100)
    for text in scene.texts():
        assert margin - 1 <= text.bounds.x
        assert text.bounds.right <= scene.width - margin + 1


def test_foundational_bars_are_hatched_and_product_bars_are_not() -> None:
    scene = roadmap_scene(compared(), 1176, 820, LIGHT, W)
    kinds = {project.id: project.kind for project in sample().all(Project)}
    rows = [shape for shape in scene.walk() if isinstance(shape, Group) and shape.record_id in kinds]
    assert len(rows) == 11
    for row in rows:
        bars = [each for each in row.shapes if isinstance(each, Rectangle) and each.box.height == 12]
        foundational = kinds[row.record_id or ""] is Kind.FOUNDATIONAL
        assert bars, row.name
        assert all((bar.fill is not None and bar.fill.hatch is not None) == foundational for bar in bars), row.name


def test_on_paper_and_in_high_contrast_the_whisker_alone_says_the_range() -> None:
    def fades(palette: Palette) -> int:
        scene = roadmap_scene(compared(), 1176, 820, palette, W)
        return sum(isinstance(each, Rectangle) and bool(each.fill and each.fill.fades_to) for each in scene.walk())

    # Eight projects have a landing range; two of them are in engineering mode, where the bar ends on a day.
    assert fades(LIGHT) == fades(DARK) == 6
    assert fades(PRINT) == fades(HIGH_CONTRAST) == 0


def test_what_has_no_room_is_counted() -> None:
    content = compared()
    scene = roadmap_scene(content, 1000, 330, LIGHT, W)
    drawn = [shape.name for shape in scene.walk() if isinstance(shape, Group) and shape.record_id]
    titles = [row.title for row in content.rows]
    missing = [title for title in titles if title not in drawn]
    assert 0 < len(missing) < len(titles)
    said = next(shape.name for shape in scene.walk() if shape.name.startswith("and "))
    assert said == f"and {len(missing)} more: {', '.join(missing)}"


def test_pointing_at_a_diamond_finds_its_decision_point_and_then_its_project() -> None:
    scene = roadmap_scene(compared(), 1176, 820, LIGHT, W)
    diamond = next(shape for shape in scene.walk() if isinstance(shape, Group) and shape.name == "Decision 3")
    box = diamond.bounds
    found = scene.at(box.x + box.width / 2, box.y + box.height / 2)
    assert [shape.record_id for shape in found][:2] == [diamond.record_id, "fraud"]
    assert "Decision 3, “Final test passed?”: planned for 14 December" in diamond.description
