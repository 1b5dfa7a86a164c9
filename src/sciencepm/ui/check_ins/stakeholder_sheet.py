"""A stakeholder's particulars: who they are, what they care about, how often they are met and for which projects."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from sciencepm.commands.records import add_record, change_record, remove_record
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_settings import Cadence
from sciencepm.domain.project import Project, ProjectState
from sciencepm.domain.stakeholders import Stakeholder
from sciencepm.errors import InvalidInput
from sciencepm.ui.check_ins.sheet import Sheet
from sciencepm.ui.clock import now
from sciencepm.ui.plan.answers import Answers, side_by_side
from sciencepm.ui.plan.entry import figures
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, panel
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.choice import ChoiceEditor
from sciencepm.ui.widgets.fields import LineEditor, TextEditor
from sciencepm.ui.widgets.text import Label
from sciencepm.ui.widgets.tick import Tick


class StakeholderSheet(Sheet):
    """Adds a stakeholder, or changes one."""

    def __init__(self, session: Session, stakeholder: Stakeholder | None = None, parent: QWidget | None = None) -> None:
        words, px, theme = session.words, session.theme.px, session.theme
        title = words("Change a stakeholder") if stakeholder else words("Add a stakeholder")
        about = words("A role or a name. What they care about is what their updates speak of.")
        super().__init__(session, title, about, words("Keep"), parent)
        self._stakeholder = stakeholder
        settings = session.portfolio.settings
        self.answers = answers = Answers(session)
        name = answers.line("name", words("Who"), words("Head of Operations"), value=_of(stakeholder, "name"))
        group = answers.line("group", words("Group"), words("Executive committee"), value=_of(stakeholder, "group"))
        values = answers.text("values", words("What they care about"), words("Hours saved, no surprises"))
        worries = answers.text("worries", words("What worries them"), words("Hearing late that a start has moved"))
        for field, value in ((values, _of(stakeholder, "values")), (worries, _of(stakeholder, "worries"))):
            assert isinstance(field.editor, TextEditor)
            field.editor.setText(value)
        often = answers.choice(
            "cadence",
            words("How often you meet"),
            (
                (Cadence.TWO_WEEKS.value, words("Every 2 weeks")),
                (Cadence.MONTH.value, words("Every month")),
                (Cadence.OWN.value, words("Every so many days")),
            ),
        )
        cadence = stakeholder.cadence if stakeholder else settings.cadence
        assert isinstance(often.editor, ChoiceEditor)
        often.editor.show_value(cadence.value)
        days = stakeholder.cadence_days if stakeholder else settings.cadence_days
        self._days = answers.line("cadence_days", words("Days"), "30", figures(words), value=str(days))
        self._days.setVisible(cadence is Cadence.OWN)
        often.editor.currentIndexChanged.connect(lambda _place: self._show_days())
        self.confidential = Tick(theme, words("May see confidential projects"))
        self.confidential.tick(bool(stakeholder and stakeholder.confidential))
        self.every = Tick(theme, words("All projects"), words("Also those to come"))
        self.every.tick(stakeholder.all_projects if stakeholder else True)
        self.projects: dict[str, Tick] = {}
        listed = column(spacing=px(4))
        chosen = stakeholder.project_ids if stakeholder else ()
        for project in session.portfolio.all(Project):
            ended = project.state in (ProjectState.STOPPED, ProjectState.LANDED)
            if ended and project.id not in chosen:
                continue
            tick = self.projects[project.id] = Tick(theme, project.title)
            tick.tick(project.id in chosen)
            listed.addWidget(tick)
        self._projects = panel(listed)
        self._projects.setVisible(not self.every.is_ticked)
        self.every.box.toggled.connect(self._projects.setHidden)
        across = (side_by_side((name, group), px(12)), values, worries, side_by_side((often, self._days), px(12)))
        for part in across:
            self.body.addWidget(part) if isinstance(part, QWidget) else self.body.addLayout(part)
        self.body.addWidget(Label(words("Hears of"), "caption-strong"))
        for widget in (self.every, self._projects, self.confidential, answers.elsewhere):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        if stakeholder is not None:
            self.foot.insertWidget(0, button(words("Remove"), self._remove, "danger"))
        assert isinstance(name.editor, LineEditor)
        name.editor.setFocus()

    def carry_out(self) -> None:
        before = self._stakeholder
        given: dict[str, Any] = {
            "all_projects": self.every.is_ticked,
            "project_ids": tuple(each for each, tick in self.projects.items() if tick.is_ticked),
            "confidential": self.confidential.is_ticked,
        }

        def command(portfolio: Portfolio, **fields: Any) -> Edit:
            if fields["cadence"] != Cadence.OWN.value or fields["cadence_days"] is None:
                del fields["cadence_days"]
            else:
                fields["cadence_days"] = _whole_days(fields["cadence_days"], self.session)
            if before is None:
                return add_record(portfolio, Stakeholder, **fields)
            return change_record(portfolio, before, **fields)

        if self.answers.carry_out(command, **given):
            self.accept()

    def _remove(self) -> None:
        if self._stakeholder is not None and self.session.remove(remove_record, self._stakeholder, now=now()):
            self.accept()

    def _show_days(self) -> None:
        self._days.setVisible(self.answers.typed("cadence") == Cadence.OWN.value)


def _whole_days(days: Any, session: Session) -> int:
    if days != int(days) or not 1 <= days <= 366:
        raise InvalidInput({"cadence_days": session.words("Please write whole days, from 1 to 366.")})
    return int(days)


def _of(stakeholder: Stakeholder | None, field: str) -> str:
    return str(getattr(stakeholder, field)) if stakeholder else ""
