"""One project from its first minute to a decision that went the other way, by keys alone, and all the way back."""

from __future__ import annotations

import subprocess
import sys

from tests.e2e.conftest import Screen, shown, until

_PATIENCE = 60
_GOAL = "Read any delivery note"
_WHY = "Layouts differ too much between suppliers"
_UPDATE = "Two suppliers sent their notes"


def test_a_first_decision_is_to_revise_an_update_is_jotted_and_all_is_undone(screen: Screen) -> None:
    file = screen.folder / "story.sciencepm"
    subprocess.run([sys.executable, "-m", "sciencepm", "new", str(file)], check=True, timeout=_PATIENCE)
    program = screen.start(file, "--as-of", "2026-11-20")
    screen.window("SciencePM")
    screen.type(_GOAL)
    screen.keys("Return")
    until(lambda: [each["title"] for each in shown(file)["projects"]] == [_GOAL])

    # The first choice, go, has the keyboard; revise is below it, and what changes stands after it.
    screen.keys("ctrl+d")
    screen.window("Decision 1")
    screen.keys("Down", "space", "Tab")
    screen.type(_WHY)
    screen.keys("Tab")
    screen.type("11 December")
    # Past chance, where it comes from, what was learned, who, when and calling it off, to recording it.
    screen.keys(*["Tab"] * 7, "space")
    until(lambda: shown(file)["projects"][0]["standing"] == "revised")
    assert shown(file)["projects"][0]["next_decision"]["on"] == "2026-12-11"
    assert _WHY.encode() in file.read_bytes()

    screen.window("SciencePM")
    screen.keys("ctrl+j")
    screen.window("Jot an update")
    screen.type(_UPDATE)
    screen.keys("Return")
    until(lambda: _UPDATE.encode() in file.read_bytes())

    screen.window("SciencePM")
    screen.keys("ctrl+z", "ctrl+z")
    until(lambda: shown(file)["projects"][0]["standing"] != "revised")
    screen.keys("ctrl+z")
    until(lambda: shown(file)["projects"] == [])
    screen.keys("ctrl+q")
    assert program.wait(timeout=_PATIENCE) == 0
