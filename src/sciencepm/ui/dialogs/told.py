"""Who is owed the news of a decision, by when, and who has heard it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QDialog, QWidget

from sciencepm.analysis.code_words import label_of, words_of
from sciencepm.analysis.owed_news import Owed, owed_news
from sciencepm.analysis.wording import decision_name
from sciencepm.commands.stakeholders import tell
from sciencepm.domain.decision import Decision
from sciencepm.domain.edit import Edit
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.domain.stakeholders import Stakeholder, TellingWay
from sciencepm.errors import InvalidInput
from sciencepm.ui.plan.answers import Answers, side_by_side
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, panel, row, rule, scrolled
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.text import Label
from sciencepm.ui.widgets.tick import Tick


def owed_of(session: Session, decision: Decision) -> tuple[Owed, ...]:
    """Everyone who is still owed this decision."""
    point = session.portfolio.get(DecisionPoint, decision.decision_point_id)
    owed = owed_news(session.portfolio, session.today, point.project_id)
    return tuple(each for each in owed if each.decision.id == decision.id)


class ToldDialog(QDialog):
    """`recorded`: it follows the recording, so it begins by saying that this was kept."""

    def __init__(
        self, session: Session, decision: Decision, parent: QWidget | None = None, *, recorded: bool = False
    ) -> None:
        super().__init__(parent)
        words, px = session.words, session.theme.px
        self._session, self._decision = session, decision
        outcome = words_of(decision.outcome, words)
        title = words("Recorded: {outcome}", outcome=outcome) if recorded else words("Who has heard of it?")
        self.setWindowTitle(title)
        self.setProperty("look", "sheet")
        owed = owed_of(session, decision)
        heading = column(
            Label(title, "dialog-title", wrap=True), Label(self._about(), "second", wrap=True), spacing=px(2)
        )
        self.ticks: dict[str, Tick] = {}
        people = column(Label(self._due(owed), wrap=True), spacing=px(8))
        for each in owed:
            stakeholder = each.stakeholder
            tick = self.ticks[stakeholder.id] = Tick(session.theme, stakeholder.name, _below(stakeholder, session))
            tick.box.toggled.connect(lambda _on: self._count())
            people.addWidget(tick)
        self._answers = Answers(session)
        on = self._answers.day("on", words("Told on"), value=session.today)
        how = self._answers.choice("how", words("How"), [(way.value, label_of(way, words)) for way in TellingWay])
        people.addLayout(side_by_side((on, how), px(12)))
        people.addWidget(self._answers.elsewhere)
        people.addStretch(1)
        margins = (px(24), px(4), px(24), px(12))
        people.setContentsMargins(*margins)
        self.record = button(words("Mark as told"), self._record, "primary")
        later = words("Until then it stays on Overview.")
        foot = row(spacing=px(12), margins=(px(24), px(12), px(24), px(14)))
        foot.addWidget(Label(later, "caption", wrap=True), 1)
        foot.addWidget(button(words("Later"), self.reject))
        foot.addWidget(self.record)
        head = panel(heading)
        head.setContentsMargins(px(24), px(20), px(24), px(8))
        parts = column(head, scrolled(panel(people, "sheet")), rule(), foot, spacing=0)
        parts.setStretch(1, 1)
        self.setLayout(parts)
        self._count()
        self.resize(px(520), px(260 + 46 * len(owed)))

    def _about(self) -> str:
        session, words = self._session, self._session.words
        point = session.portfolio.get(DecisionPoint, self._decision.decision_point_id)
        project = session.portfolio.get(Project, point.project_id)
        number = session.portfolio.of(DecisionPoint, project.id).index(point) + 1
        day = words.near_day(self._decision.on, session.today)
        return words("{title} · {decision}, {day}", title=project.title, decision=decision_name(number, words), day=day)

    def _due(self, owed: tuple[Owed, ...]) -> str:
        session, words = self._session, self._session.words
        if not owed:
            return words("Nobody is owed this news.")
        due = owed[0].since + timedelta(days=session.portfolio.settings.days_to_tell)
        day = words.near_day(due, session.today)
        if due < session.today:
            return words.n(
                "{count} stakeholder was to hear of it by {day}:",
                "{count} stakeholders were to hear of it by {day}:",
                len(owed),
                day=day,
            )
        return words.n(
            "{count} stakeholder is owed the news by {day}:",
            "{count} stakeholders are owed the news by {day}:",
            len(owed),
            day=day,
        )

    def _count(self) -> None:
        words = self._session.words
        count = sum(tick.is_ticked for tick in self.ticks.values())
        self.record.setEnabled(bool(count))
        self.record.setText(words("Mark {count} as told", count=count) if count else words("Mark as told"))

    def _record(self) -> None:
        words = self._session.words
        told = [stakeholder_id for stakeholder_id, tick in self.ticks.items() if tick.is_ticked]

        def command(portfolio: Portfolio, on: date | None, **given: Any) -> Edit:
            if on is None:
                raise InvalidInput({"on": words("Please say when.")})
            return tell(portfolio, decision_id=self._decision.id, stakeholder_ids=told, on=on, **given)

        if self._answers.carry_out(command):
            self.accept()


def _below(stakeholder: Stakeholder, session: Session) -> str:
    words = session.words
    worry = words("Worries: {what}", what=stakeholder.worries) if stakeholder.worries else ""
    return " · ".join(part for part in (stakeholder.group, worry) if part)
