"""What a project is after, why the business cares, and how likely and when it lands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sciencepm.analysis.plan_ahead import Gap
from sciencepm.analysis.results import ProjectFigures
from sciencepm.analysis.value import case_value
from sciencepm.analysis.value_wording import value_sentence
from sciencepm.analysis.wording import likely_landing_text
from sciencepm.commands.projects import change_project
from sciencepm.commands.records import typing_key
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project, ProjectState
from sciencepm.domain.value_case import ValueCase
from sciencepm.ui.plan.beside import Beside
from sciencepm.ui.plan.bound_field import BoundField
from sciencepm.ui.plan.plan_words import landing_days, no_chance_words
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, panel
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.fields import TextEditor
from sciencepm.ui.widgets.opening_label import OpeningLabel
from sciencepm.ui.widgets.text import Label
from sciencepm.ui.wording.field_watch import watch_wording


class GoalCard(Card):
    """Goal and benefit are edited where they stand; the figures are computed from the plan.

    `gap_opened` asks to fill in what a forecast lacks, `value_opened` to see what the value rests on.
    """

    gap_opened = Signal(object)
    value_opened = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session.theme)
        words, px = session.words, session.theme.px
        self.body.setContentsMargins(px(10), px(12), px(16), px(12))
        self._session = session
        self._project_id = ""
        self.goal = self._field(
            "research_goal", words("Research goal"), words("What are you trying to find out or make possible?")
        )
        self.benefit = self._field(
            "who_benefits", words("Why the business cares"), words("Who benefits, and how would they notice?")
        )
        self._value = OpeningLabel(session.theme, words("Open the figures it rests on"), "strong")
        self._value.opened.connect(self.value_opened)
        self._value.setContentsMargins(px(6), 0, px(6), 0)
        self._chance = _Figure(session)
        self._landing = _Figure(session)
        self._missing = Label(look="caption", wrap=True)
        self._missing.setMinimumWidth(px(190))
        figures = Beside((self._chance, self._landing), (0, 1), 0, px(26))
        self._gap: Gap | None = None
        self.fill_in = button(words("Add it"), lambda: self.gap_opened.emit(self._gap), "flat")
        forecast = column(figures, self._missing, spacing=px(2), margins=(px(6), 0, 0, 0))
        forecast.addWidget(self.fill_in)
        forecast.addStretch(1)
        why = panel(column(self.benefit, self._value, None, spacing=px(2)))
        goal = panel(column(self.goal, None, spacing=0))
        self.add(Beside((goal, why, panel(forecast)), (10, 11, 0), px(720), px(14), divided=True))

    def show_project(self, project: Project, figures: ProjectFigures) -> None:
        """Show this project's goal and figures."""
        words, today = self._session.words, self._session.today
        self._project_id = project.id
        self.goal.refresh()
        self.benefit.refresh()
        self._value.setText(self._value_words(project.id))
        self._value.setVisible(bool(self._value.text()))
        ended = project.ended_on
        self._chance.setVisible(ended is None)
        if ended is not None:
            landed = project.state is ProjectState.LANDED
            self._landing.say(words("Landed") if landed else words("Stopped"), words.month(ended), words.day(ended))
            self._missing.hide()
            self.fill_in.hide()
            return
        forecast = figures.forecast
        chance = forecast.chance if forecast else None
        landing = forecast.landing if forecast else None
        self._chance.say(words("Chance to land"), words.percent(chance) if chance is not None else "–", "")
        if landing is not None:
            days = landing_days(landing, today, words)
            self._landing.say(words("Likely landing"), likely_landing_text(landing, words), days)
        else:
            self._landing.say(words("Likely landing"), "–", "")
        self._gap = forecast.gaps[0] if forecast and forecast.gaps else None
        self.fill_in.setVisible(self._gap is not None and not self._session.document.is_read_only)
        missing = no_chance_words(project, forecast, words) if landing is None else ""
        self._missing.setText(missing)
        self._missing.setVisible(bool(missing))

    def _value_words(self, project_id: str) -> str:
        portfolio, words = self._session.portfolio, self._session.words
        cases = portfolio.of(ValueCase, project_id)
        return " ".join(value_sentence(case_value(portfolio, case), words) for case in cases[:2])

    def _field(self, name: str, label: str, hint: str) -> BoundField:
        def project() -> Project | None:
            return self._session.portfolio.find(Project, self._project_id)

        def shows() -> str:
            return str(getattr(project(), name, ""))

        def writes(portfolio: Portfolio, text: str) -> Edit:
            found = portfolio.get(Project, self._project_id)
            key = typing_key(found, name)
            return change_project(portfolio, project_id=found.id, merge_key=key, **{name: text})

        editor = TextEditor(label, hint, in_place=True)
        field = InPlace(self._session, label, editor, shows, writes)
        watch_wording(field, self._session, project, name)
        return field


class InPlace(BoundField):
    """A field whose name stands in line with its words, which begin a little to the right of their frame."""

    def __init__(self, session: Session, label: str, editor: TextEditor, shows, writes) -> None:  # type: ignore[no-untyped-def]
        super().__init__(session, label, editor, shows, writes, spacing=0)
        self._name.setContentsMargins(session.theme.px(6), 0, 0, 0)


class _Figure(QWidget):
    """A large figure with its name above and its range below."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._name = Label(look="caption-strong")
        self._figure = Label(look="figure")
        self._below = Label(look="caption")
        self.setLayout(column(self._name, self._figure, self._below, None, spacing=session.theme.px(1)))

    def say(self, name: str, figure: str, below: str) -> None:
        """Show a figure."""
        self._name.setText(name)
        self._figure.setText(figure)
        self._below.setText(below)
        self._below.setVisible(bool(below))
