"""What a decision would mean: for the chance and the landing, or for the people, the money and the balance."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sciencepm.analysis.balance import balance
from sciencepm.analysis.plan import Stage
from sciencepm.analysis.results import ProjectFigures, results
from sciencepm.analysis.spend import not_spent
from sciencepm.analysis.stop_rule_wording import close_money, closeness_text
from sciencepm.analysis.wording import capital, exact_number, likely_landing_text
from sciencepm.commands.decisions import record_decision
from sciencepm.domain.decision import Outcome
from sciencepm.domain.plan import Experiment, ExperimentState
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.errors import UserError
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import clear, column, row
from sciencepm.ui.widgets.text import Label

_FILLED = "–"
_ASKED_AGAIN = timedelta(days=28)
_OVER = (ExperimentState.DONE, ExperimentState.DROPPED)


class Effects(QWidget):
    """Before one has chosen it says what going on would mean."""

    def __init__(self, session: Session, stage: Stage) -> None:
        super().__init__()
        px = session.theme.px
        self._session, self._stage = session, stage
        self._project = session.portfolio.get(Project, stage.point.project_id)
        self._heading = Label(look="section")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(px(5))
        self.setLayout(column(self._heading, self._lines, spacing=px(8), margins=(0, px(4), 0, 0)))
        self.show_outcome(Outcome.GO)

    def show_outcome(self, outcome: Outcome, *, again: date | None = None, chance: Decimal | None = None) -> None:
        """Say what an outcome would mean; `again` and `chance` as typed for a revision."""
        words = self._session.words
        self._heading.setText(
            {
                Outcome.GO: words("If we go on"),
                Outcome.REVISE: words("If we revise"),
                Outcome.HOLD: words("While it is on hold"),
                Outcome.STOP: words("If we stop"),
            }[outcome]
        )
        after = self._after(outcome, again, chance)
        lines = self._of_balance(outcome, after) if outcome in (Outcome.HOLD, Outcome.STOP) else self._of_plan(after)
        clear(self._lines)
        for name, said in lines:
            label = Label(name, "second", wrap=True)
            label.setFixedWidth(self._session.theme.px(140))
            across = row(spacing=self._session.theme.px(14))
            across.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
            across.addWidget(Label(said, "strong", wrap=True), 1)
            self._lines.addLayout(across)

    def stop_words(self) -> str:
        """What stopping frees, in a line: "frees 3 people and €201k; balance 66% → 59%"."""
        words = self._session.words
        freed = [said for said in (self._people(), self._money()) if said]
        said = words("frees {what}", what=words.listing(freed)) if freed else ""
        shift = self._shift(self._after(Outcome.STOP))
        if shift:
            shift = words("balance {shift}", shift=shift)
        return "; ".join(part for part in (said, shift) if part)

    def _of_plan(self, after: Portfolio | None) -> list[tuple[str, str]]:
        session, words = self._session, self._session.words
        now = session.results.projects[self._project.id]
        then = results(after, session.today).projects[self._project.id] if after else now
        unknown = words("not known yet")
        lines = [
            (words("Chance to land"), _change(_chance(now, session), _chance(then, session), unknown)),
            (words("Likely landing"), _change(_landing(now, session), _landing(then, session), unknown)),
        ]
        if now.nearest is not None:
            lines.append((words("Nearest stop rule"), closeness_text(now.nearest, words)))
        return lines

    def _of_balance(self, outcome: Outcome, after: Portfolio | None) -> list[tuple[str, str]]:
        session, words = self._session, self._session.words
        people, money, shift = self._people(), self._money(), self._shift(after)
        lines = []
        if people:
            lines.append((words("People freed"), capital(people)))
        if outcome is Outcome.STOP and money:
            lines.append((words("Money freed"), words("{money} not spent", money=money)))
        if shift:
            target = words.percent(session.portfolio.settings.target_share)
            said = words("{shift} product-focused, target {target}", shift=shift, target=target)
            lines.append((words("Balance"), said))
        if outcome is Outcome.HOLD:
            lines.append((words("Forecast"), words("None until it is resumed")))
        elif left := self._left():
            lines.append((words("Experiments dropped"), left))
        return lines

    def _after(self, outcome: Outcome, again: date | None = None, chance: Decimal | None = None) -> Portfolio | None:
        """The portfolio as it would be after an outcome; None where that cannot be decided yet."""
        session = self._session
        try:
            edit = record_decision(
                session.portfolio,
                point_id=self._stage.point.id,
                on=session.today,
                outcome=outcome,
                today=session.today,
                decided_by=_FILLED,
                override_reason=_FILLED,
                learned=_FILLED,
                waits_for=_FILLED,
                ask_again_on=(again or session.today + _ASKED_AGAIN) if outcome is Outcome.REVISE else None,
                chance=chance if outcome is Outcome.REVISE else None,
            )
        except UserError:
            return None
        return session.portfolio.apply(edit)

    def _people(self) -> str:
        words = self._session.words
        people = self._session.results.projects[self._project.id].people
        if not people:
            return ""
        return words("1 person") if people == 1 else words("{people} people", people=exact_number(people, words))

    def _money(self) -> str:
        session = self._session
        money = not_spent(session.portfolio, self._project.id, session.today)
        return close_money(money, session.words) if money else ""

    def _shift(self, after: Portfolio | None) -> str:
        """The balance before and after, where there is one."""
        session, words = self._session, self._session.words
        before = session.results.balance.share
        then = balance(after, session.today).share if after else None
        if before is None or then is None:
            return ""
        return words("{before} → {after}", before=words.percent(before), after=words.percent(then))

    def _left(self) -> str:
        """The letters of the experiments that would not be finished."""
        portfolio = self._session.portfolio
        points = portfolio.of(type(self._stage.point), self._project.id)
        found = [each for point in points for each in portfolio.of(Experiment, point.id) if each.state not in _OVER]
        return self._session.words.listing([each.letter for each in found])


def _chance(figures: ProjectFigures, session: Session) -> str:
    chance = figures.forecast.chance if figures.forecast else None
    return "" if chance is None else session.words.percent(chance)


def _landing(figures: ProjectFigures, session: Session) -> str:
    landing = figures.forecast.landing if figures.forecast else None
    return "" if landing is None else likely_landing_text(landing, session.words)


def _change(before: str, after: str, unknown: str) -> str:
    if before == after or not before:
        return after or unknown
    return f"{before} → {after or unknown}"
