"""The facts of a project: how it is run, by whom, at what cost, and how it stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.modes import other_modes_text
from sciencepm.analysis.wording import age_text, capital, exact_number, mode_text, shortened
from sciencepm.commands.projects import (
    block_on_data,
    change_project,
    hold_project,
    land_project,
    resume_project,
    set_people,
    start_project,
    unblock_project,
)
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import DemoState, Kind, Phase, Project, ProjectState, ValueType
from sciencepm.errors import InvalidInput
from sciencepm.ui.plan.answers import Answers, VerbForm
from sciencepm.ui.plan.entry import figures, tags
from sciencepm.ui.plan.group import Group
from sciencepm.ui.plan.inspector import Inspector, beside
from sciencepm.ui.plan.plan_words import blocked_words, outlook
from sciencepm.ui.plan.record_form import RecordForm
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import clear, row
from sciencepm.ui.widgets.button import button, icon_button
from sciencepm.ui.widgets.text import Label

_Verb = tuple[str, Callable[[Portfolio], Edit]]


class ProjectInspector(Inspector):
    """The panel of a project's facts."""

    def __init__(self, session: Session, project_id: str) -> None:
        super().__init__(session, project_id, session.words("Project details"))
        words, px = session.words, session.theme.px
        self._form = RecordForm(session, lambda: self.record, self._change)
        form = self._form
        self._state = Label(look="second", wrap=True)
        self._verbs, self._blocked, self._people = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for part in (self._verbs, self._blocked, self._people):
            part.setSpacing(px(8))
        self._shown: tuple[Any, ...] | None = None
        self._kind = form.choice("kind", words("Kind"), list(Kind))
        self._outlook = Label(look="second", wrap=True)
        self._opening = [
            form.text("long_term_value", words("Long-term value"), words("What becomes possible if it works?")),
            form.text(
                "why_open_ended", words("Why it may stay open"), words("Why is an open question worth the time?")
            ),
        ]
        self.add(self._state, self._verbs, self._outlook)
        self._mode = Label(wrap=True)
        modes = button(words("Modes…"), self.modes_wanted.emit)
        across = row(self._mode, modes, spacing=px(8))
        across.setStretch(0, 1)
        self.section(words("How it is run"), across)
        self.groups = self._groups()
        for group in self.groups:
            self.add(group)
        self.add(None)
        self.refresh()

    @property
    def record(self) -> Project:
        return self.session.portfolio.get(Project, self.record_id)

    @property
    def form(self) -> RecordForm:
        return self._form

    def refresh(self) -> None:
        project = self.record
        shape = (project.state, project.ended_on, project.blocked, project.people)
        if shape != self._shown:
            self._shown = shape
            self._show_state(project)
            self._show_blocked(project)
            self._show_people(project)
        said = outlook(self.session.portfolio, project, self.session.today, self.session.words)
        self._outlook.setText("\n".join(said))
        self._outlook.setVisible(bool(said))
        for part in self._opening:
            part.setVisible(project.kind is Kind.FOUNDATIONAL)
        modes = (capital(mode_text(project, self.session.words)), other_modes_text(project, self.session.words))
        self._mode.setText(". ".join(each for each in modes if each))
        for group in self.groups:
            group.refresh()
        super().refresh()

    def focus_first(self) -> None:
        self._kind.editor.setFocus()

    def _groups(self) -> list[Group]:
        """What is asked of a project, in the order it comes up; only the first group is open."""
        session, words, form = self.session, self.session.words, self._form
        team = beside(session, form.line("team", words("Team")), form.line("owner", words("Owner"), words("A role")))
        takes = form.line("receiving_team", words("Team that takes it over"), words("Who will run it?"))
        when = beside(session, form.choice("phase", words("Phase"), list(Phase)), form.day("start", words("Start")))
        cost = form.number("monthly_cost", words("Cost a month, in {currency}", currency=words.symbol.strip()), "38k")
        who = [self._kind, *self._opening, team, takes, when]
        purpose = [
            form.text("outcome_wanted", words("Outcome wanted"), words("What is different when it works?")),
            form.text("must_happen", words("What must happen for that"), words("Who has to do what with it?")),
            form.picked("business_goal", words("Business goal"), self._goals()),
            form.choice("value_type", words("Kind of value"), list(ValueType), none=words("Not said yet")),
            form.text("kept_if_stopped", words("What we keep if we stop"), words("Data, tools, what we learned")),
        ]
        sight = [
            form.tick("confidential", words("Confidential")),
            form.choice("demo_state", words("Demo"), list(DemoState)),
            form.tick("safe_win", words("A safe win while others wait for data")),
            form.entry("tags", words("Tags"), tags(), words("parted, by, commas")),
        ]
        return [
            Group(session, words("Who and when"), lambda: self.record.team, *who, is_open=True),
            Group(session, words("People and money"), self._money_words, self._people, self._people_form(), cost),
            Group(session, words("What it is for"), lambda: shortened(self.record.outcome_wanted, 60), *purpose),
            Group(session, words("Blocked on data"), self._blocked_words, self._blocked),
            Group(session, words("Who may see it"), self._sight_words, *sight),
        ]

    def _money_words(self) -> str:
        words, project = self.session.words, self.record
        people = exact_number(project.people_on(self.session.today), words)
        said = words("{people} people", people=people)
        if project.monthly_cost is None:
            return said
        return words("{people}, {money} a month", people=said, money=words.money(project.monthly_cost))

    def _blocked_words(self) -> str:
        blocked, words = self.record.blocked, self.session.words
        return age_text(blocked.since, self.session.today, words) if blocked else words("no")

    def _sight_words(self) -> str:
        words = self.session.words
        return words("Confidential") if self.record.confidential else words("Everyone")

    def _change(self, portfolio: Portfolio, key: str | None, **fields: Any) -> Edit:
        return change_project(portfolio, project_id=self.record_id, merge_key=key, **fields)

    def _goals(self) -> list[tuple[str, str]]:
        names = [goal.name for goal in self.session.portfolio.settings.business_goals]
        if self.record.business_goal and self.record.business_goal not in names:
            names.append(self.record.business_goal)
        return [("", self.session.words("Not said yet")), *((name, name) for name in names)]

    # State

    def _show_state(self, project: Project) -> None:
        clear(self._verbs)
        session, words = self.session, self.session.words
        said = label_of(project.state, words)
        if project.ended_on is not None:
            said = words("{state} on {day}", state=said, day=words.day(project.ended_on))
        self._state.setText(said)

        today, own = session.today, project.id
        start: _Verb = (words("Start it"), lambda it: start_project(it, project_id=own, on=today))
        hold: _Verb = (words("Put on hold"), lambda it: hold_project(it, project_id=own))
        land: _Verb = (words("It has landed"), lambda it: land_project(it, project_id=own, on=today))
        resume: _Verb = (words("Resume"), lambda it: resume_project(it, project_id=own))
        offered = {
            ProjectState.IDEA: [start],
            ProjectState.ACTIVE: [land, hold],
            ProjectState.ON_HOLD: [resume, land],
            ProjectState.LANDED: [resume],
            ProjectState.STOPPED: [],
        }[project.state]
        buttons = [button(text, partial(session.do, command)) for text, command in offered]
        for each in buttons:
            each.setEnabled(not session.document.is_read_only)
        if buttons:
            self._verbs.addLayout(row(*buttons, None, spacing=session.theme.px(8)))

    def _show_blocked(self, project: Project) -> None:
        clear(self._blocked)
        session, words = self.session, self.session.words
        if project.blocked is None:
            if project.ended_on is None:
                self._blocked.addWidget(self._block_form())
            return
        self._blocked.addWidget(Label(blocked_words(project, session.today, words), wrap=True))
        come = button(words("The data has come"), lambda: session.do(unblock_project, project_id=self.record_id))
        come.setEnabled(not session.document.is_read_only)
        self._blocked.addLayout(row(come, None))

    def _block_form(self) -> VerbForm:
        session, words = self.session, self.session.words
        answers = Answers(session)
        what = answers.line("what", words("Which data it waits for"), words("Labelled statements of 2025"))
        owed = answers.line("owed_by", words("Owed by"), words("A role or a name"))
        since = answers.day("since", words("Since"), value=self.session.today)

        def block(portfolio: Portfolio, **given: Any) -> Edit:
            return block_on_data(portfolio, project_id=self.record_id, **given)

        return VerbForm(session, answers, [[what], [owed, since]], words("It is blocked"), block)

    # People

    def _show_people(self, project: Project) -> None:
        clear(self._people)
        session, words, px = self.session, self.session.words, self.session.theme.px
        for entry in project.people:
            people = words("{people} people", people=exact_number(entry.people, words))
            said = Label(words("From {day}", day=words.day(entry.since)), "second")
            remove = icon_button(session.theme, "x", words("Remove this figure"), size=14)
            remove.clicked.connect(lambda _on=False, since=entry.since: self._forget_people(since))
            remove.setEnabled(not session.document.is_read_only)
            line = row(Label(people), said, None, remove, spacing=px(8))
            self._people.addLayout(line)
        if not project.people:
            self._people.addWidget(Label(words("Nobody is counted on this project yet."), "second", wrap=True))

    def _forget_people(self, since: date) -> None:
        self.session.do(set_people, project_id=self.record_id, since=since, people=None)

    def _people_form(self) -> VerbForm:
        session, words = self.session, self.session.words
        answers = Answers(session)
        people = answers.line("people", words("People, full time"), "2.5", figures(words))
        since = answers.day("since", words("From"), value=self.session.today)

        def add(portfolio: Portfolio, people: Any, since: date | None) -> Edit:
            if people is None or since is None:
                raise InvalidInput({"people" if people is None else "since": words("This is needed.")})
            return set_people(portfolio, project_id=self.record_id, since=since, people=people)

        return VerbForm(session, answers, [[people, since]], words("Set people"), add)
