"""How many projects land by a day: exact within a team that is late together, against paths drawn with one cause."""

from __future__ import annotations

import math
from datetime import date, timedelta

import numpy as np
import pytest
from tests.analysis.build import point, portfolio, project, weeks

from sciencepm.analysis.forecast import forecasts
from sciencepm.analysis.landings import counts, landings
from sciencepm.analysis.three_points import Scale, ThreePoints
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project

START = date(2026, 8, 10)
ESTIMATES = {"one": (6, 8, 13), "two": (5, 9, 14), "three": (7, 10, 12), "four": (4, 8, 16)}


def many(teams: dict[str, str], correlation: str = "0.3", chance: str = "0.6") -> Portfolio:
    records = [project(name.title(), start=START, team=team) for name, team in teams.items()]
    points = [point(name, weeks=weeks(*ESTIMATES[name]), chance=chance) for name in teams]
    return portfolio(*records, *points, team_correlation=correlation)


def counted(whole: Portfolio, by: date) -> list[float]:
    found = forecasts(whole, whole.all(Project), START)
    return [float(part) for part in counts(list(found.values()), by)]


def drawn(teams: dict[str, str], days: int, draws: int = 400_000) -> list[float]:
    """The same from draws: one cause for each team, and each question passed with its chance of 0.6."""
    generator = np.random.default_rng(3)
    causes = {team: generator.standard_normal(draws) for team in sorted(set(teams.values()))}
    landed = np.zeros(draws, dtype=np.intp)
    for name, team in teams.items():
        z = math.sqrt(0.3) * causes[team] + math.sqrt(0.7) * generator.standard_normal(draws)
        took = ThreePoints(*ESTIMATES[name], Scale.POSITIVE).at(z) * 7
        landed += (took < days + 0.5) & (generator.random(draws) < 0.6)
    return [float(np.mean(landed == count)) for count in range(len(teams) + 1)]


@pytest.mark.parametrize("days", [49, 63, 80])
@pytest.mark.parametrize("teams", [dict.fromkeys(ESTIMATES, "a"), {"one": "a", "two": "a", "three": "b", "four": "b"}])
def test_counts_agree_with_paths_that_share_a_cause(teams: dict[str, str], days: int) -> None:
    # Sampling error of 400,000 draws is 0.0008; eight nodes of the cause read a step within 0.01.
    found = counted(many(teams), START + timedelta(days=days))
    assert sum(found) == pytest.approx(1)
    assert found == pytest.approx(drawn(teams, days), abs=0.01)


def test_a_team_is_late_together_so_its_range_is_wider() -> None:
    # By the likely day each lands or not; with one cause all or none of a team is likelier than by chance alone.
    by = START + timedelta(days=60)
    together = counted(many(dict.fromkeys(ESTIMATES, "a"), chance="1"), by)
    apart = counted(many({name: name for name in ESTIMATES}, chance="1"), by)
    assert together[0] > apart[0] * 1.3
    assert together[4] > apart[4] * 1.3
    assert np.dot(together, range(5)) == pytest.approx(np.dot(apart, range(5)), abs=0.02)


def test_what_has_no_forecast_counts_as_not_landing() -> None:
    whole = many(dict.fromkeys(ESTIMATES, "a"), chance="1")
    found = [*forecasts(whole, whole.all(Project), START).values(), None]
    assert landings(found, START + timedelta(weeks=100)).expected == 4
    assert landings(found, START + timedelta(weeks=100)).of == 5
    assert landings([], START).of == 0
