"""What the exact forecast of 1,000 plans costs, as ratios within one run, and how near it is to a finer grid.

The measure is the time NumPy needs to draw two float32 uniforms for each of 10,000 samples and decision points, one for
how long a stage takes and one for whether it passes: what a plain sampler spends before it has computed anything. Time
is the processor's in this process. The memory is what NumPy and Python ask for beyond what the plans and the forecasts
themselves hold, as tracemalloc counts it.
"""

from __future__ import annotations

import os
import sys
import time
import tracemalloc
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

# One thread, as in the program; a second one would be charged to the processor's time.
os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np

from sciencepm.analysis.forecast import work_out
from sciencepm.analysis.paths.follow import follow
from sciencepm.analysis.plan_ahead import PlanAhead, StageAhead
from sciencepm.analysis.three_points import Scale, ThreePoints

PROJECTS, POINTS, SAMPLES = 1_000, 6, 10_000
FINER = 8
ROUNDS = 15
TODAY = 740_000
MEGABYTE = 1 << 20
FRAME_MS = 1000 / 60


def main() -> int:
    plain = plans(with_rule=False, correlation=0.0)
    ruled = plans(with_rule=True, correlation=0.3)
    times = best(
        {
            "draws": draw,
            "plain": lambda: work_out(plain),
            "ruled": lambda: work_out(ruled),
            "alone": lambda: work_out([ruled[0]]),
        }
    )
    print(
        f"Two float32 uniforms for {SAMPLES:,} samples of {PROJECTS * POINTS:,} points: {times['draws'] * 1000:.0f} ms"
    )
    print(f"{PROJECTS:,} plans: {times['plain'] * 1000:.0f} ms; with a shared cause and a date rule each: ", end="")
    print(f"{times['ruled'] * 1000:.0f} ms")
    held = [
        says("1,000 plans without a shared cause and rules, to the draws", times["plain"] / times["draws"], 0.5),
        says("1,000 plans with eight nodes and a date rule each, to the draws", times["ruled"] / times["draws"], 3.0),
        says("one changed plan by itself, in frames of 16.7 ms", times["alone"] * 1000 / FRAME_MS, 1.0),
        says("days between P90 and that of a grid eight times finer", max(apart(plain), apart(ruled)), 0.05),
        says("megabytes in use beyond the plans and their forecasts", max(extra(plain), extra(ruled)), 50.0),
    ]
    return 0 if all(held) else 1


def says(what: str, figure: float, most: float) -> bool:
    print(f"{figure:6.3f}  of at most {most:.2f}: {what}")
    return figure <= most


def best(steps: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    """The least seconds each takes, taking turns."""
    found = dict.fromkeys(steps, float("inf"))
    for _ in range(ROUNDS):
        for name, step in steps.items():
            started = time.process_time()
            step()
            found[name] = min(found[name], time.process_time() - started)
    return found


def draw() -> None:
    generator = np.random.default_rng(1)
    for _ in range(PROJECTS):
        generator.random((2, POINTS, SAMPLES), dtype=np.float32)


def plans(*, with_rule: bool, correlation: float) -> list[PlanAhead]:
    """Six stages each, of 2 to 16 weeks, no two plans alike; every third plan has a stage that runs."""
    generator = np.random.default_rng(7)
    return [plan(number, generator, with_rule=with_rule, correlation=correlation) for number in range(PROJECTS)]


def plan(number: int, generator: np.random.Generator, *, with_rule: bool, correlation: float) -> PlanAhead:
    likely = generator.uniform(2, 16, POINTS)
    low, high = likely * generator.uniform(0.5, 0.9, POINTS), likely * generator.uniform(1.1, 2.0, POINTS)
    used = int(low[0] * 7) if number % 3 == 0 else 0
    return PlanAhead(
        project_id=f"project-{number}",
        team=f"team-{number % 40}",
        seed=1,
        correlation=correlation,
        today=TODAY,
        begins=TODAY - used,
        stages=tuple(
            stage(place, ThreePoints(low[place], likely[place], high[place], Scale.POSITIVE), used if place == 0 else 0)
            for place in range(POINTS)
        ),
        points=POINTS,
        build_days=30,
        rule_day=TODAY + int(likely.sum() * 7 * 1.15) if with_rule else None,
        money_left=None,
        cost_a_day=0.0,
        out_of_date=False,
    )


def stage(place: int, weeks: ThreePoints, used: int) -> StageAhead:
    return StageAhead(
        point_id=f"point-{place}",
        number=place + 1,
        chance=Decimal("0.8"),
        weeks=weeks,
        set_day=None,
        days_used=used,
        overrun=False,
        cost=None,
        money_used=0.0,
        money_entered=True,
    )


def apart(plans: Sequence[PlanAhead]) -> float:
    """The most days by which P90 of a landing differs from that on a grid eight times finer."""
    few = plans[::5]
    usual, fine = follow(few), follow(few, FINER)
    return max(abs(one.landing[2] - other.landing[2]) for one, other in zip(usual, fine, strict=True))


def extra(plans: Sequence[PlanAhead]) -> float:
    """The most megabytes in use at once while the plans are forecast, what is left at the end not counted."""
    tracemalloc.start()
    kept = work_out(plans)
    left, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept
    return (most - left) / MEGABYTE


if __name__ == "__main__":
    sys.exit(main())
