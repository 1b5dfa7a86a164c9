"""What each mode lets a PM promise."""

from __future__ import annotations

from tests.analysis import build

from sciencepm.analysis.modes import may_promise, mode_guide, other_modes_text
from sciencepm.domain.project import Mode
from sciencepm.i18n import Words

W = Words()


def test_only_engineering_may_promise_a_date() -> None:
    assert [may_promise(mode) for mode in (Mode.DATA, Mode.EXPERIMENT, Mode.ENGINEERING)] == [False, False, True]
    assert [mode_guide(mode, W).dates for mode in Mode] == [may_promise(mode) for mode in Mode]


def test_each_mode_says_what_it_means_for_planning() -> None:
    guides = [mode_guide(mode, W) for mode in (Mode.DATA, Mode.EXPERIMENT, Mode.ENGINEERING)]
    assert [guide.heading for guide in guides] == [
        "Data mode: plan in ranges",
        "Experiment mode: plan in ranges",
        "Engineering mode: a date may be promised",
    ]
    assert ["ranges" in guide.planning for guide in guides] == [True, True, False]
    assert all(guide.meaning and guide.ask.startswith("Ask ") for guide in guides)


def test_modes_that_run_beside_the_leading_one_are_named() -> None:
    assert other_modes_text(build.project(modes=("data",)), W) == ""
    mixed = build.project(modes=("experiment", "data", "engineering"))
    assert other_modes_text(mixed, W) == (
        "Also in data and engineering mode; the rules of experiment mode hold until another leads."
    )
