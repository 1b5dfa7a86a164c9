"""Overview: what needs the PM now, which decisions come up, and what changed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from sciencepm.analysis.attention import Attention, AttentionAction, action_label, attention
from sciencepm.analysis.changes import changes
from sciencepm.analysis.decisions_ahead import Ahead, decisions_ahead
from sciencepm.analysis.headlines import overview_headline
from sciencepm.analysis.wording import capital, decision_name
from sciencepm.commands.stakeholders import keep_promise
from sciencepm.domain.documents import Snapshot, SnapshotPart, SnapshotReason
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.domain.snapshots import portfolio_then
from sciencepm.i18n import Words
from sciencepm.ui.dialogs.decision import DecisionDialog
from sciencepm.ui.pages.first_minute import FirstMinute
from sciencepm.ui.pages.page import Page
from sciencepm.ui.places import CHECK_INS, PROJECTS, VALUE, Location
from sciencepm.ui.plan.beside import Beside
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.attention_list import AttentionList
from sciencepm.ui.widgets.box import column, panel, scrolled
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.change_list import ChangeList
from sciencepm.ui.widgets.decision_strip import DAYS, DecisionStrip
from sciencepm.ui.widgets.header import PageHeader
from sciencepm.ui.widgets.overview_figures import OverviewFigures
from sciencepm.ui.widgets.text import Label

_SIDE_BY_SIDE_FROM = 860


class OverviewPage(Page):
    """Shows the first minute instead while there is no project, or while one more is asked for."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        theme, words = session.theme, session.words
        self._then: tuple[tuple[SnapshotPart, ...], Portfolio] | None = None
        self._asking = False
        self._new = button(words("New project"), lambda: self.action_requested.emit("new-project"), "primary")
        self.header = PageHeader(theme, self._new)
        self.figures = OverviewFigures(theme, words)
        self.figures.value.opened.connect(lambda: self.go_requested.emit(Location(VALUE.code)))
        self.needs = AttentionList(theme, words)
        self.needs.run_requested.connect(self._run)
        self.needs.open_requested.connect(self._open)
        self.strip = DecisionStrip(theme, words)
        self.strip.open_requested.connect(self._open_decision)
        self.changed = ChangeList(theme, words)
        self.first_minute = FirstMinute(session)
        self.first_minute.added.connect(self._go_to_added)
        self.first_minute.called_off.connect(self._call_off)
        self.first_minute.sample_requested.connect(lambda: self.action_requested.emit("open-sample"))
        self.first_minute.open_requested.connect(lambda: self.action_requested.emit("open"))
        self._whole = scrolled(self._content(), wraps=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._whole)
        self._stack.addWidget(self.first_minute)
        self.setLayout(column(self._stack, spacing=0))

    def show_location(self, location: Location) -> None:
        self._asking = False
        self.refresh()

    def refresh(self) -> None:
        session, words = self.session, self.session.words
        portfolio, today = session.portfolio, session.today
        if not portfolio.all(Project):
            self._ask()
            return
        if self._asking:
            return
        self._stack.setCurrentWidget(self._whole)
        self._new.setEnabled(not session.document.is_read_only)
        self.header.say(overview_headline(portfolio, today, words), words.weekday(today))
        self.figures.show_results(portfolio, session.results)
        self._show_needs(attention(portfolio, today, words))
        self._show_ahead(portfolio, today)
        self._show_changes(portfolio, today)

    def ask_for_project(self) -> None:
        """Ask the three questions that make a project."""
        self._asking = bool(self.session.portfolio.all(Project))
        self._ask(again=True)

    # What is shown

    def _ask(self, *, again: bool = False) -> None:
        if again or self._stack.currentWidget() is not self.first_minute:
            self._stack.setCurrentWidget(self.first_minute)
            if self._asking:
                self.first_minute.ask_next()
            else:
                self.first_minute.ask_first()

    def _show_needs(self, rows: tuple[Attention, ...]) -> None:
        words = self.session.words
        self._count.setText(words.number(len(rows)) if rows else "")
        self._calm.setVisible(not rows)
        self._calm.setText(words("Nothing waits for you. What needs you will stand here, the most urgent first."))
        self.needs.setVisible(bool(rows))
        self.needs.show_rows(rows, [self._label(entry) for entry in rows])

    def _show_ahead(self, portfolio: Portfolio, today: date) -> None:
        words = self.session.words
        ahead = decisions_ahead(portfolio, today, DAYS)
        self.strip.setVisible(bool(ahead))
        self._none_ahead.setVisible(not ahead)
        self._none_ahead.setText(words("No decision is planned in the next 90 days."))
        self.strip.show_decisions(ahead, [_spoken(portfolio, each, today, words) for each in ahead], today)

    def _show_changes(self, portfolio: Portfolio, today: date) -> None:
        words = self.session.words
        snapshot = compared_with(portfolio)
        self.name_version.setVisible(snapshot is None and not self.session.document.is_read_only)
        if snapshot is None:
            self._changes.heading.setText(words("What changed"))
            self._no_change.setText(words("No brief and no version is kept yet, so there is nothing to compare with."))
            self._no_change.show()
            self.changed.hide()
            return
        # Not by its id: two copies of the sample on different days have snapshots of the same id.
        if self._then is None or self._then[0] != snapshot.parts:
            self._then = (snapshot.parts, portfolio_then(portfolio, snapshot))
        lines = changes(self._then[1], snapshot.on, portfolio, today, words)
        self._changes.heading.setText(_since(snapshot, today, words))
        self._no_change.setText(words("Nothing has changed since then."))
        self._no_change.setVisible(not lines)
        self.changed.setVisible(bool(lines))
        self.changed.show_lines(lines, today)

    # What one can do

    def _label(self, entry: Attention) -> str:
        """What the button of a row says."""
        if self.session.document.is_read_only:
            return self.session.words("Open") if entry.project_id else ""
        return action_label(entry.action, self.session.words)

    def _run(self, entry: Attention, where: QPoint) -> None:
        session, today = self.session, self.session.today
        if session.document.is_read_only:
            self._open(entry)
            return
        match entry.action:
            case AttentionAction.DRAFT_UPDATE | AttentionAction.PREPARE:
                self.go_requested.emit(Location(CHECK_INS.code, record_id=entry.record_id))
            case AttentionAction.RECORD_DECISION:
                self._ask_decision(entry)
            case AttentionAction.MARK_KEPT:
                session.remove(keep_promise, promise_id=entry.record_id, on=today)
            case AttentionAction.PLAN_LANDING:
                self.go_requested.emit(Location(PROJECTS.code, entry.project_id, tab="landing"))
            case _:
                self._open(entry)

    def _ask_decision(self, entry: Attention) -> None:
        stage = self.session.results.projects[entry.project_id or ""].next
        if stage is None:
            self._open(entry)
            return
        dialog = DecisionDialog(self.session, stage, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _open(self, entry: Attention) -> None:
        if entry.project_id is not None:
            record = None if entry.record_id == entry.project_id else entry.record_id
            self.go_requested.emit(Location(PROJECTS.code, entry.project_id, record))

    def _open_decision(self, ahead: Ahead) -> None:
        self.go_requested.emit(Location(PROJECTS.code, ahead.project_id, ahead.point_id))

    def _go_to_added(self, project_id: str) -> None:
        self._asking = False
        self.go_requested.emit(Location(PROJECTS.code, project_id))

    def _call_off(self) -> None:
        self._asking = False
        self.refresh()

    # Parts

    def _content(self) -> QWidget:
        theme, words, px = self.session.theme, self.session.words, self.session.theme.px
        self._count, self._calm = Label(look="muted"), Label(look="second", wrap=True)
        needs = Card(theme, self._calm, self.needs, None, title=words("Needs you"), aside=self._count, spacing=2)
        self._none_ahead = Label(look="second", wrap=True)
        ahead = Card(theme, self._none_ahead, self.strip, title=words("Decisions, next 90 days"))
        self._no_change = Label(look="second", wrap=True)
        self.name_version = button(words("Name this version…"), lambda: self.action_requested.emit("name-version"))
        self._changes = Card(theme, self._no_change, self.name_version, self.changed, None, title=words("What changed"))
        right = column(ahead, self._changes, spacing=px(14))
        right.setStretch(1, 1)
        halves = Beside((needs, panel(right)), (5, 4), px(_SIDE_BY_SIDE_FROM), px(14))
        whole = column(self.header, self.figures, halves, spacing=px(14), margins=self.margins())
        whole.setStretch(2, 1)
        return panel(whole, "page")


def compared_with(portfolio: Portfolio) -> Snapshot | None:
    """What the portfolio is compared with: the last brief, else the last check-in, else the last named version."""
    snapshots = portfolio.all(Snapshot)
    for reason in (SnapshotReason.BRIEF, SnapshotReason.CHECK_IN, SnapshotReason.NAMED):
        of_reason = [snapshot for snapshot in snapshots if snapshot.reason is reason]
        if of_reason:
            return of_reason[-1]
    return None


def _since(snapshot: Snapshot, today: date, w: Words) -> str:
    day = w.near_day(snapshot.on, today)
    match snapshot.reason:
        case SnapshotReason.BRIEF:
            return w("What changed since the brief of {day}", day=day)
        case SnapshotReason.CHECK_IN:
            return w("What changed since the check-in of {day}", day=day)
        case SnapshotReason.NAMED:
            return w("What changed since “{name}” of {day}", name=snapshot.name, day=day)


def _spoken(portfolio: Portfolio, ahead: Ahead, today: date, w: Words) -> str:
    """A decision to come in one line: "4 December: Answers agents can trust at once, decision 1. Ready in time?"."""
    project, point = portfolio.get(Project, ahead.project_id), portfolio.get(DecisionPoint, ahead.point_id)
    day = w.near_day(ahead.on, today)
    said = w(
        "{day}: {project}, {decision}",
        day=w("was due {day}", day=day) if ahead.overdue else day,
        project=project.title,
        decision=decision_name(ahead.number, w),
    )
    return f"{capital(said)}. {point.question}".rstrip(". ") if point.question else capital(said)
