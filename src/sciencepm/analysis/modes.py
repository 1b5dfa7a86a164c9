"""What a mode means for planning: what the team does in it, what may be promised, what to ask."""

from __future__ import annotations

from dataclasses import dataclass

from sciencepm.analysis.code_words import words_of
from sciencepm.analysis.wording import capital, mode_rule
from sciencepm.domain.project import Mode, Project
from sciencepm.i18n import Words


@dataclass(frozen=True, slots=True)
class ModeGuide:
    """A mode in plain words. `dates`: a single date may be promised and a per cent done may be said."""

    mode: Mode
    heading: str
    meaning: str
    planning: str
    ask: str
    dates: bool


def may_promise(mode: Mode) -> bool:
    """Whether a single date, or a per cent done, means anything in this mode (domain.md, rule 2)."""
    return mode is Mode.ENGINEERING


def mode_guide(mode: Mode, w: Words) -> ModeGuide:
    """What a mode means while it leads."""
    meaning, planning, ask = {
        Mode.DATA: (
            w("The team gets to know the data, cleans and prepares it. What is in it shows only on looking."),
            w("Plan in ranges, and say what each end depends on. A date or a per cent done would be a guess."),
            w("Ask which faults were found, and what each would cost if it stayed."),
        ),
        Mode.EXPERIMENT: (
            w("The team tries ways that may not work. Many results are negative, and each narrows the search."),
            w("Plan in ranges, up to the next decision. Count the questions answered, not the per cent done."),
            w("Ask what was learned, most of all where nothing worked."),
        ),
        Mode.ENGINEERING: (
            w("The way is known and the team builds it: serving, watching, joining it to the product."),
            w("Estimates become reliable, so a date may be promised. Keep room for the late end."),
            w("Ask what still stands between the result and the product."),
        ),
    }[mode]
    return ModeGuide(mode, capital(mode_rule(mode, w)), meaning, planning, ask, dates=may_promise(mode))


def other_modes_text(project: Project, w: Words) -> str:
    """What runs beside the leading mode, and that its rules hold all the same; empty where nothing does."""
    others = [words_of(mode, w) for mode in project.modes[1:]]
    if not others:
        return ""
    said = {"others": w.listing(others), "leading": words_of(project.leading_mode, w)}
    return w("Also in {others} mode; the rules of {leading} mode hold until another leads.", **said)
