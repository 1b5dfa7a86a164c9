"""Projects side by side: the same facts of each in a row, with what differs and where each lies on one scale."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.plan import StageState, stages
from sciencepm.analysis.results import ProjectFigures, Results
from sciencepm.analysis.risk_checks import open_risks
from sciencepm.analysis.spend import not_spent
from sciencepm.analysis.stop_rule_wording import closeness_text
from sciencepm.analysis.value_wording import value_text
from sciencepm.analysis.wording import capital, exact_number, landing_text, likely_landing_text, question_text
from sciencepm.domain.plan import ExperimentOutcome, ExperimentState
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Kind
from sciencepm.i18n import Words

Figures = tuple[float, float, float] | None
Scale = tuple[float, float | None]
"""Where a row's scale begins, and where it ends (None: with the largest figure)."""
Span = tuple[float, float, float]
"""Low, middle and high as parts (0 to 1) of the scale a row shares; a single figure has all three alike."""
_MOST_RISKS: Final = 3
_MOST_WORDS: Final = 90


@dataclass(frozen=True, slots=True)
class Cell:
    """What one project says of one fact, in words; `span` is where that lies on the row's scale."""

    text: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One row; `differs` where not every project says the same."""

    name: str
    cells: tuple[Cell, ...]

    @property
    def differs(self) -> bool:
        return len({cell.text for cell in self.cells}) > 1


@dataclass(frozen=True, slots=True)
class Side:
    """One project as a column."""

    project_id: str
    title: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Comparison:
    """Projects as columns in the order asked, facts as rows."""

    sides: tuple[Side, ...]
    facts: tuple[Fact, ...]


def comparison(portfolio: Portfolio, figures: Results, project_ids: Sequence[str], today: date, w: Words) -> Comparison:
    """Up to as many projects as there are ids; those that are gone are left out."""
    entries = [figures.projects[each] for each in project_ids if each in figures.projects]
    sides = tuple(Side(each.project.id, each.project.title, each.project.kind) for each in entries)
    about = _About(portfolio, today, w)
    words: tuple[tuple[str, Callable[[ProjectFigures], str]], ...] = (
        (w("Kind"), lambda each: label_of(each.project.kind, w)),
        (w("State"), lambda each: label_of(each.standing, w)),
        (w("Team"), lambda each: each.project.team or w("none")),
        (w("Works in"), lambda each: ", ".join(label_of(mode, w) for mode in each.project.modes)),
        (w("Stage"), about.stage),
        (w("Next decision"), about.decision),
    )
    scaled: tuple[tuple[str, Callable[[ProjectFigures], tuple[str, Figures]], Scale], ...] = (
        (w("Chance to land"), about.chance, (0, 1)),
        (w("When it can land"), about.landing, (today.toordinal(), None)),
        (w("Value a year"), about.value, (0, None)),
        (w("People"), about.people, (0, None)),
        (w("Spent so far"), about.spent, (0, None)),
        (w("Cost left"), about.left, (0, None)),
        (w("Nearest stop rule"), about.stop_rule, (0, 1)),
    )
    rest: tuple[tuple[str, Callable[[ProjectFigures], str]], ...] = (
        (w("Of 100 plans like it"), about.ladder),
        (w("Tried so far"), about.tried),
        (w("Open risks"), about.risks),
        (w("Business goal"), lambda each: each.project.business_goal or w("none")),
        (w("Takes it over"), lambda each: each.project.receiving_team or w("nobody yet")),
    )
    facts = (
        *(Fact(name, tuple(Cell(say(each)) for each in entries)) for name, say in words),
        *(_on_a_scale(name, [say(each) for each in entries], scale) for name, say, scale in scaled),
        *(Fact(name, tuple(Cell(say(each)) for each in entries)) for name, say in rest),
    )
    return Comparison(sides, facts)


class _About:
    """The words, and the figures to scale, of one fact of a project."""

    def __init__(self, portfolio: Portfolio, today: date, w: Words) -> None:
        self._portfolio, self._today, self._w = portfolio, today, w

    def stage(self, each: ProjectFigures) -> str:
        plan = stages(self._portfolio, each.project.id, self._today)
        running = next((stage for stage in plan if stage.state is StageState.RUNNING), each.next)
        if running is None:
            return self._w("No stage is open")
        title = running.point.stage_title or self._w("no title yet")
        return self._w("{number} of {count}: {title}", number=running.number, count=len(plan), title=title)

    def decision(self, each: ProjectFigures) -> str:
        if each.next is None:
            return self._w("None is open")
        question = question_text(each.next.point, self._w)
        asked = each.next.asked_on
        day = self._w.short_day(asked, self._today) if asked else self._w("no date")
        return self._w("{day}: {question}", day=capital(day), question=question)

    def chance(self, each: ProjectFigures) -> tuple[str, Figures]:
        chance = each.forecast.chance if each.forecast else None
        if chance is None:
            return self._w("no forecast"), None
        return self._w.percent(chance), _single(chance)

    def landing(self, each: ProjectFigures) -> tuple[str, Figures]:
        landing = each.forecast.landing if each.forecast else None
        if landing is None:
            return self._w("no forecast"), None
        said = self._w(
            "{likely}, eight times in ten {range}",
            likely=likely_landing_text(landing, self._w),
            range=landing_text(landing, self._w),
        )
        low, likely, high = (float(day.toordinal()) for day in landing)
        return said, (low, likely, high)

    def value(self, each: ProjectFigures) -> tuple[str, Figures]:
        money = each.value.money
        if money is None:
            return value_text(each.value, self._w), None
        return value_text(each.value, self._w), (float(money.low), float(money.likely), float(money.high))

    def people(self, each: ProjectFigures) -> tuple[str, Figures]:
        return exact_number(each.people, self._w), _single(each.people)

    def spent(self, each: ProjectFigures) -> tuple[str, Figures]:
        said = self._w.money(each.spent.amount)
        return (self._w("{money}, estimated", money=said) if each.spent.estimated else said), _single(each.spent.amount)

    def left(self, each: ProjectFigures) -> tuple[str, Figures]:
        left = not_spent(self._portfolio, each.project.id, self._today)
        return (self._w.money(left), _single(left)) if left is not None else (self._w("not known"), None)

    def stop_rule(self, each: ProjectFigures) -> tuple[str, Figures]:
        if each.nearest is None:
            return self._w("none yet"), None
        said = closeness_text(each.nearest, self._w)
        part = min(float(each.nearest.part), 1.0)
        return self._w("{text} – {closeness}", text=each.nearest.rule.text, closeness=said), (part, part, part)

    def ladder(self, each: ProjectFigures) -> str:
        ladder = each.forecast.ladder if each.forecast else ()
        if not ladder:
            return self._w("no forecast")
        ends = [
            self._w("{count} stop at {number}", count=self._w.whole_percent(part), number=number)
            for number, part in enumerate(ladder[:-1], start=1)
            if part >= 0.005
        ]
        return ", ".join((*ends, self._w("{count} land", count=self._w.whole_percent(ladder[-1]))))

    def tried(self, each: ProjectFigures) -> str:
        trials = [
            trial
            for stage in stages(self._portfolio, each.project.id, self._today)
            for trial in stage.experiments
            if trial.state is ExperimentState.DONE
        ]
        if not trials:
            return self._w("nothing finished yet")
        worked = sum(trial.outcome is ExperimentOutcome.WORKED for trial in trials)
        return self._w.n(
            "{count} experiment, {worked} worked", "{count} experiments, {worked} worked", len(trials), worked=worked
        )

    def risks(self, each: ProjectFigures) -> str:
        found = open_risks(self._portfolio, each.project.id)
        if not found:
            return self._w("none recorded")
        named = [label_of(risk.category, self._w) for risk in found[:_MOST_RISKS]]
        first = found[0].text
        text = first if len(first) <= _MOST_WORDS else first[:_MOST_WORDS].rsplit(" ", 1)[0] + "…"
        return self._w("{kinds}: {text}", kinds=", ".join(dict.fromkeys(named)), text=text)


def _single(figure: Decimal) -> Figures:
    return float(figure), float(figure), float(figure)


def _on_a_scale(name: str, said: list[tuple[str, Figures]], scale: Scale) -> Fact:
    bottom, top = scale
    if top is None:
        top = max((high for _, figure in said if figure is not None for high in figure), default=bottom)
    return Fact(name, tuple(Cell(text, _scaled(figure, bottom, top)) for text, figure in said))


def _scaled(figure: Figures, bottom: float, top: float) -> Span | None:
    if figure is None or top <= bottom:
        return None
    low, middle, high = (min(1.0, max(0.0, (each - bottom) / (top - bottom))) for each in figure)
    return low, middle, high
