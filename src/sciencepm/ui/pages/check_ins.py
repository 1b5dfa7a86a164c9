"""Check-ins: whom to meet, what each has been told, and the update or agenda for the one in hand."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from sciencepm.analysis.brief.order import Order
from sciencepm.analysis.check_in_people import check_ins_headline, check_ins_subline, people
from sciencepm.analysis.drafted_update import stakeholder_sight
from sciencepm.analysis.no_surprise import Notice, no_surprise
from sciencepm.analysis.telling import Telling, tellings
from sciencepm.domain.decision import Decision
from sciencepm.domain.documents import Audience, BriefKind
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.stakeholders import Stakeholder
from sciencepm.i18n import Words
from sciencepm.ui.check_ins.cells import CellsTable
from sciencepm.ui.check_ins.desk import Desk
from sciencepm.ui.check_ins.question_rows import QuestionsCard
from sciencepm.ui.check_ins.stakeholder_sheet import StakeholderSheet
from sciencepm.ui.check_ins.tables import FIRST_HEARD, people_heads, person_line, told_heads, told_line
from sciencepm.ui.pages.page import Page
from sciencepm.ui.places import Location
from sciencepm.ui.plan.beside import Beside
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, panel, row, scrolled
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.empty import EmptyState
from sciencepm.ui.widgets.header import PageHeader
from sciencepm.ui.widgets.text import Label

_SIDE_BY_SIDE_FROM: Final = 900
_RECENT_DAYS: Final = 183
"""Older decisions are left out of the table, except where somebody still waits."""


class CheckInsPage(Page):
    """A location's `record_id` is a stakeholder, or a decision to tell."""

    mail_file_requested = Signal(str, str)
    """A draft to be written: subject and text."""
    document_requested = Signal(object)
    """A document to be written: its `Order`."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        words, theme = session.words, session.theme
        self._decision_id: str | None = None
        self._all_decisions = False
        self.log = button(words("Log a check-in…"), lambda: self.action_requested.emit("log-check-in"), "primary")
        self.calendar = button(words("Calendar file…"), lambda: self.action_requested.emit("calendar-file"))
        self.agendas = button(words("Agendas"))
        self.agendas.setMenu(self._agendas())
        self.header = PageHeader(theme, self.calendar, self.agendas, self.log)
        self.people = CellsTable(theme, words("Stakeholders"), grows=1, least=110, by_row=True, first_to_go=(1, 2, 3))
        self.people.chosen.connect(lambda record_id, _column: self._choose_person(record_id))
        self.people.opened.connect(lambda record_id, _column: self.edit_stakeholder(record_id))
        self.told = CellsTable(theme, words("What they have been told"), grows=0, least=280, by_row=False)
        self.told.chosen.connect(self._choose_telling)
        self.desk = Desk(session)
        self.desk.edit_requested.connect(self.edit_stakeholder)
        self.desk.mail_requested.connect(self._open_mail)
        self.desk.mail_file_requested.connect(self.mail_file_requested)
        self.desk.memo_requested.connect(self._ask_memo)
        self.desk.agenda_requested.connect(self._ask_agenda)
        self.questions = QuestionsCard(session)
        self._whole = scrolled(self._content(), wraps=True)
        add = button(words("Add a stakeholder…"), lambda: self.edit_stakeholder(None), "primary")
        sentence = words("Who has a stake in this work? They hear what was decided before they ask.")
        self._empty = EmptyState(theme, "users", sentence, add)
        self._add_first = add
        self._stack = QStackedWidget()
        self._stack.addWidget(self._whole)
        self._stack.addWidget(self._empty)
        self.setLayout(column(self._stack, spacing=0))

    def show_location(self, location: Location) -> None:
        self._decision_id = None
        record_id = location.record_id
        decision = self.session.portfolio.find(Decision, record_id)
        self.refresh()
        if decision is not None:
            waiting = [
                each for telling in self._tellings() if telling.decision.id == decision.id for each in telling.waiting
            ]
            if waiting:
                self._show(waiting[0].stakeholder.id, decision.id)
        elif record_id is not None:
            self.people.choose(record_id)

    def refresh(self) -> None:
        session, words, today = self.session, self.session.words, self.session.today
        portfolio = session.portfolio
        writes = not session.document.is_read_only
        for each in (self.log, self.add, self._add_first):
            each.setEnabled(writes)
        self.header.say(check_ins_headline(portfolio, today, words), check_ins_subline(portfolio, words))
        everybody = people(portfolio, today)
        self._stack.setCurrentWidget(self._whole if everybody else self._empty)
        if not everybody:
            return
        self.people.show_lines(people_heads(words), tuple(person_line(each, today, words) for each in everybody))
        self._show_told()
        self._show_surprise(no_surprise(portfolio, today))
        self.questions.refresh()
        shown = portfolio.find(Stakeholder, self.desk.stakeholder_id)
        if shown is None or shown.deleted_on is not None:
            self._decision_id = None
            waiting = next((each for each in everybody if each.waits), everybody[0])
            shown = waiting.stakeholder
            self.people.choose(shown.id)
        self._show_desk(shown.id)

    def edit_stakeholder(self, stakeholder_id: str | None) -> None:
        """Ask for the particulars of a stakeholder, or of a new one."""
        if self.session.document.is_read_only:
            return
        found = self.session.portfolio.find(Stakeholder, stakeholder_id)
        sheet = StakeholderSheet(self.session, found, self)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()

    @property
    def present(self) -> tuple[str, ...]:
        """Who is ticked at first when a check-in is logged from here."""
        return (self.desk.stakeholder_id,) if self.desk.stakeholder_id else ()

    # Choosing

    def _choose_person(self, stakeholder_id: str) -> None:
        self._decision_id = None
        self._show_desk(stakeholder_id)

    def _choose_telling(self, decision_id: str, place: int) -> None:
        """A cell shows the update for its stakeholder, the decision itself that for whoever waits for it."""
        everybody = self.session.portfolio.all(Stakeholder)
        if place >= FIRST_HEARD:
            self._show(everybody[place - FIRST_HEARD].id, decision_id)
            return
        telling = next(each for each in self._tellings() if each.decision.id == decision_id)
        if telling.waiting:
            self._show(telling.waiting[0].stakeholder.id, decision_id)

    def _show(self, stakeholder_id: str, decision_id: str) -> None:
        self.people.blockSignals(True)
        self.people.choose(stakeholder_id)
        self.people.blockSignals(False)
        self._decision_id = decision_id
        self._show_desk(stakeholder_id)

    def _show_desk(self, stakeholder_id: str) -> None:
        stakeholder = self.session.portfolio.get(Stakeholder, stakeholder_id)
        self.desk.show_person(stakeholder, self.session.portfolio.find(Decision, self._decision_id))

    # What is shown

    def _tellings(self) -> tuple[Telling, ...]:
        portfolio = self.session.portfolio
        return tellings(portfolio, portfolio.all(Stakeholder), self.session.today)

    def _show_told(self) -> None:
        words, today = self.session.words, self.session.today
        every = self._tellings()
        since = today - timedelta(days=_RECENT_DAYS)
        shown = [each for each in every if self._all_decisions or each.waiting or each.decision.on >= since]
        heads = told_heads(self.session.portfolio.all(Stakeholder), words)
        self.told.show_lines(heads, tuple(told_line(each, today, words) for each in shown))
        self.told.setVisible(bool(shown))
        self._none_told.setVisible(not shown)
        left = len(every) - len(shown)
        self.older.setVisible(bool(left))
        self.older.setText(words.n("Show {count} older decision", "Show {count} older decisions", left))

    def _show_surprise(self, notices: tuple[Notice, ...]) -> None:
        said = surprise_text(notices, self.session.today, self.session.words)
        self._surprise.setText(said)
        self._surprise.setVisible(bool(said))

    def _show_all(self) -> None:
        self._all_decisions = True
        self._show_told()

    def _open_mail(self, subject: str, text: str) -> None:
        from sciencepm.export.mail import mail_address

        QDesktopServices.openUrl(QUrl(mail_address(subject, text)))

    def _ask_memo(self, decision_id: str) -> None:
        decision = self.session.portfolio.get(Decision, decision_id)
        point = self.session.portfolio.get(DecisionPoint, decision.decision_point_id)
        self.document_requested.emit(Order(BriefKind.DECISION_MEMO, self._audience(), project_id=point.project_id))

    def _ask_agenda(self, stakeholder_id: str) -> None:
        self.document_requested.emit(Order(BriefKind.CHECK_IN_AGENDA, self._audience(), stakeholder_id=stakeholder_id))

    def _audience(self) -> Audience:
        """The reader of the desk, as an audience that sees what they may see."""
        stakeholder = self.session.portfolio.get(Stakeholder, self.desk.stakeholder_id or "")
        sight = stakeholder_sight(self.session.portfolio, stakeholder)
        return Audience.make(
            name=stakeholder.name,
            stakeholder_ids=(stakeholder.id,),
            sees_confidential=sight.confidential,
            sees_money=sight.money,
            sees_people=sight.people,
        )

    # Parts

    def _agendas(self) -> QMenu:
        words, menu = self.session.words, QMenu(self)
        for code, text in (("weekly-agenda", words("Weekly sync…")), ("monthly-agenda", words("Monthly review…"))):
            action = QAction(text, menu)
            action.triggered.connect(lambda _on=False, code=code: self.action_requested.emit(code))
            menu.addAction(action)
        return menu

    def _content(self) -> QWidget:
        theme, words, px = self.session.theme, self.session.words, self.session.theme.px
        self.add = button(words("Add a stakeholder…"), lambda: self.edit_stakeholder(None), "flat")
        who = Card(theme, self.people, row(self.add, None), title=words("Stakeholders"))
        legend = words(
            "Days from the decision to the telling; red until told where that is longer than agreed. "
            "A dot: need not be told. A dash: not one of their projects."
        )
        self._none_told = Label(words("No decision yet."), "second", wrap=True)
        self.older = button("", self._show_all, "flat")
        self._surprise = Label(look="second", wrap=True)
        told = Card(
            theme,
            Label(legend, "caption", wrap=True),
            self._none_told,
            self.told,
            row(self.older, None),
            self._surprise,
            title=words("What they have been told"),
        )
        left = column(who, self.questions, spacing=px(14))
        left.setStretch(1, 1)
        halves = Beside((panel(left), self.desk), (5, 4), px(_SIDE_BY_SIDE_FROM), px(14))
        whole = column(self.header, halves, told, spacing=px(14), margins=self.margins())
        whole.addStretch(1)
        return panel(whole, "page")


def surprise_text(notices: tuple[Notice, ...], today: date, w: Words) -> str:
    """A line for each stop rule that is near: since when, who heard after how many days, and who has not heard yet."""
    rules: dict[str, list[Notice]] = {}
    for each in notices:
        rules.setdefault(each.rule.id, []).append(each)
    return "\n".join(_one_rule(each, today, w) for each in rules.values())


def _one_rule(notices: list[Notice], today: date, w: Words) -> str:
    first = notices[0]
    waiting = [_after_days(each, w) for each in notices if each.heard_on is None]
    heard = [_after_days(each, w) for each in notices if each.heard_on is not None]
    parts = [
        w("Not heard yet: {names}.", names=w.listing(waiting)) if waiting else "",
        w("Heard: {names}.", names=w.listing(heard)) if heard else "",
    ]
    near = w(
        "{project}: “{rule}” has been near since {day}.",
        project=first.project.title,
        rule=first.rule.text,
        day=w.near_day(first.near_since, today),
    )
    return " ".join(part for part in (near, *parts) if part)


def _after_days(notice: Notice, w: Words) -> str:
    days = w.n("{count} day", "{count} days", notice.days)
    return w("{who} ({days})", who=notice.stakeholder.name, days=days)
