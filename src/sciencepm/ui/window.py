"""The window: top bar, sidebar, the place one is in, and the status bar."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from sciencepm.analysis.ledger import TRIED, ledger
from sciencepm.commands.documents import take_snapshot
from sciencepm.domain.documents import SnapshotReason
from sciencepm.domain.project import Project
from sciencepm.errors import UserError
from sciencepm.settings import Font, Look
from sciencepm.store.keeping import KeepingState
from sciencepm.ui import actions as action_list
from sciencepm.ui.briefs.briefing import Briefing
from sciencepm.ui.check_ins.jot_sheet import JotSheet
from sciencepm.ui.check_ins.log_sheet import LogSheet
from sciencepm.ui.clock import now
from sciencepm.ui.destinations import destinations
from sciencepm.ui.dialogs.messages import ask_line, show_about, show_keys, tell
from sciencepm.ui.dialogs.portfolio_settings import PortfolioSettingsDialog
from sciencepm.ui.dialogs.wording import WordingDialog
from sciencepm.ui.files import Files
from sciencepm.ui.go_to import GoTo
from sciencepm.ui.history import History
from sciencepm.ui.open_project import OpenProject
from sciencepm.ui.pages.balance import BalancePage
from sciencepm.ui.pages.briefs import BriefsPage
from sciencepm.ui.pages.check_ins import CheckInsPage
from sciencepm.ui.pages.learning import LearningPage
from sciencepm.ui.pages.overview import OverviewPage
from sciencepm.ui.pages.page import Page
from sciencepm.ui.pages.project import ProjectPage
from sciencepm.ui.pages.projects import ProjectsPage
from sciencepm.ui.pages.roadmap import RoadmapPage
from sciencepm.ui.pages.value import ValuePage
from sciencepm.ui.places import BALANCE, BRIEFS, CHECK_INS, LEARNING, OVERVIEW, PROJECTS, ROADMAP, VALUE, Location
from sciencepm.ui.present.presenting import Presenting
from sciencepm.ui.session import Session
from sciencepm.ui.sidebar import Sidebar
from sciencepm.ui.status_bar import StatusBar
from sciencepm.ui.status_words import kept_words, where_words
from sciencepm.ui.theme.apply import apply_theme
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.top_bar import TopBar
from sciencepm.ui.widgets.box import column, panel, row
from sciencepm.ui.widgets.fields import LineEditor, TextEditor, has_text
from sciencepm.ui.widgets.notice import Notice
from sciencepm.ui.widgets.shade import Shade

_NORMAL_TEXT, _LARGEST_TEXT = 100, 200


class Window(QMainWindow):
    """Shows one session; everything in it is built anew when the look or the scale of text changes."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.files: Files = Files(session, self)
        self.presenting: Presenting = Presenting(session, self)
        self.briefing: Briefing = Briefing(session, self)
        self.open_project: OpenProject = OpenProject(session, self)
        self.history = History(Location(OVERVIEW.code))
        self.resize(1440, 900)
        self.setMinimumSize(720, 480)
        if session.settings.window_geometry:
            self.restoreGeometry(QByteArray.fromBase64(session.settings.window_geometry.encode()))
        self.actions_by_code: dict[str, QAction] = action_list.build_actions(self)
        self.addActions(list(self.actions_by_code.values()))
        self._build()
        self.shade = Shade(session.theme, self)
        session.changed.connect(lambda _edit: self._after_change())
        session.opened.connect(self._after_open)
        session.state_changed.connect(self._show_state)
        session.failed.connect(self._after_failure)
        session.undo_offered.connect(self._offer_undo)
        self.go(self.history.now)

    def _build(self) -> None:
        theme, words = self.session.theme, self.session.words
        self.top = TopBar(theme, words, self.actions_by_code, self.files.recent)
        self.sidebar = Sidebar(theme, words)
        self.sidebar.go_requested.connect(self.go_place)
        self.sidebar.present_requested.connect(lambda: self.run("present"))
        self.status = StatusBar(theme)
        self.stack = QStackedWidget()
        self.pages: dict[str, Page] = {
            OVERVIEW.code: OverviewPage(self.session),
            PROJECTS.code: ProjectsPage(self.session),
            ROADMAP.code: RoadmapPage(self.session),
            BALANCE.code: BalancePage(self.session),
            VALUE.code: ValuePage(self.session),
            BRIEFS.code: BriefsPage(self.session),
            CHECK_INS.code: CheckInsPage(self.session),
            LEARNING.code: LearningPage(self.session),
            "project": ProjectPage(self.session),
        }
        for page in self.pages.values():
            self.stack.addWidget(page)
            page.go_requested.connect(self.go)
            page.action_requested.connect(self.run)
            page.frame_changed.connect(self._show_frame)
        check_ins = self.pages[CHECK_INS.code]
        assert isinstance(check_ins, CheckInsPage)
        check_ins.mail_file_requested.connect(self.files.export_mail)
        check_ins.document_requested.connect(lambda order: self.files.export_document(order, words("Export")))
        briefs = self.pages[BRIEFS.code]
        assert isinstance(briefs, BriefsPage)
        briefs.again_requested.connect(self.briefing.export_issued)
        briefs.format_requested.connect(self.briefing.export)
        middle = row(spacing=0)
        middle.addWidget(self.sidebar)
        middle.addWidget(self.stack, 1)
        self.setCentralWidget(panel(column(self.top, panel(middle), self.status, spacing=0)))
        self.notice = Notice(theme, self.stack)

    # Going places

    @property
    def page(self) -> Page:
        """The page that is seen."""
        shown = self.stack.currentWidget()
        assert isinstance(shown, Page)
        return shown

    @property
    def project_id(self) -> str | None:
        """The project that is open, if one is."""
        return self.history.now.project_id

    def go(self, location: Location) -> None:
        """Show a location and remember it for going back."""
        self.commit_typing()
        project = self.session.portfolio.find(Project, location.project_id) if location.project_id else None
        if location.project_id and (project is None or project.deleted_on is not None):
            location = Location(PROJECTS.code)
        self.history.visit(location)
        page = self.pages["project" if location.project_id else location.place]
        self.stack.setCurrentWidget(page)
        page.setFocus()
        page.show_location(location)
        self._show_frame()

    def go_place(self, code: str) -> None:
        """Show a place of the sidebar."""
        self.go(Location(code))

    def back(self) -> None:
        """The location before this one."""
        self._step(-1)

    def forward(self) -> None:
        """The location one came back from."""
        self._step(+1)

    def _step(self, by: int) -> None:
        location = self.history.step(by)
        if location is not None:
            self.go(location)

    def go_to_anything(self) -> None:
        """Open Ctrl+K."""
        dialog = GoTo(self.session.theme, self.session.words, destinations(self), self)
        corner = self.mapToGlobal(self.rect().center())
        dialog.move(corner.x() - dialog.width() // 2, self.mapToGlobal(self.rect().topLeft()).y() + 64)
        dialog.exec()

    def next_region(self) -> None:
        """From the sidebar to the page and back."""
        inside = self.focusWidget()
        region: QWidget = self.sidebar if self.stack.isAncestorOf(inside) else self.page
        first = next(
            (
                widget
                for widget in region.findChildren(QWidget)
                if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            ),
            region,
        )
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def find_project(self) -> None:
        """The field that narrows the list of projects."""
        self.go_place(PROJECTS.code)
        page = self.pages[PROJECTS.code]
        assert isinstance(page, ProjectsPage)
        page.focus_find()

    # Doing things

    def run(self, code: str) -> None:
        """Run an action by its code."""
        self.actions_by_code[code].trigger()

    def undo(self) -> None:
        self.commit_typing()
        self.session.undo()

    def redo(self) -> None:
        self.session.redo()

    def new_project(self) -> None:
        """Ask for a project where projects are added: the first minute's questions."""
        self.go_place(OVERVIEW.code)
        page = self.pages[OVERVIEW.code]
        assert isinstance(page, OverviewPage)
        page.ask_for_project()

    @property
    def roadmap(self) -> RoadmapPage | None:
        """The roadmap, while it is what is seen."""
        return self.page if isinstance(self.page, RoadmapPage) else None

    @property
    def pictured(self) -> RoadmapPage | BalancePage | ProjectsPage | None:
        """The place with a picture, while one is what is seen."""
        return self.page if isinstance(self.page, RoadmapPage | BalancePage | ProjectsPage) else None

    def toggle_table(self) -> None:
        """The chart that is seen as a table, and back."""
        if self.pictured is not None:
            self.pictured.toggle_table()

    def export_picture(self) -> None:
        if self.pictured is not None:
            self.files.export_picture(self.pictured.wanted)

    def copy_picture(self) -> None:
        if self.pictured is not None:
            self.files.copy_picture(self.pictured.wanted)

    def what_if(self) -> None:
        """Where one tries how the balance would be."""
        self.go_place(BALANCE.code)

    def enter_people(self) -> None:
        """The grid of people by month, wherever one is."""
        page = self.pages[BALANCE.code]
        assert isinstance(page, BalancePage)
        page.enter_people()

    def export_ledger(self) -> None:
        """What is seen of the ledger as a table; from elsewhere everything that was tried."""
        page = self.page
        if isinstance(page, LearningPage):
            self.files.export_ledger(page.shown)
        else:
            today = self.session.today
            self.files.export_ledger([each for each in ledger(self.session.portfolio, today) if each.result in TRIED])

    def name_version(self) -> None:
        """Keep the portfolio as it is now under a name."""
        words = self.session.words
        name = ask_line(self, words("Name this version"), words("What is this version?"))
        if name and self.session.do(
            take_snapshot, name=name, reason=SnapshotReason.NAMED, at=now(), today=self.session.today
        ):
            self.notice.say(words("Kept as “{name}”", name=name))

    def log_check_in(self) -> None:
        """Ask what was said in a meeting; decisions noted in it are recorded next, with their evidence."""
        page = self.page
        present = page.present if isinstance(page, CheckInsPage) else ()
        sheet = LogSheet(self.session, present, self)
        sheet.exec()
        sheet.deleteLater()
        for project_id in sheet.decided:
            self.go(Location(PROJECTS.code, project_id))
            self.open_project.record_decision()

    def jot_update(self) -> None:
        """Ask for one line about the open project, or about all."""
        sheet = JotSheet(self.session, self.project_id, self)
        sheet.exec()
        sheet.deleteLater()

    def edit_settings(self) -> None:
        PortfolioSettingsDialog(self.session, self).exec()

    def check_wording(self) -> None:
        """Every remark on wording; going to one closes the list."""
        self.commit_typing()
        dialog = WordingDialog(self.session, self)
        dialog.go_requested.connect(self.go)
        dialog.list_requested.connect(self.edit_words)
        dialog.exec()
        dialog.deleteLater()

    def edit_words(self) -> None:
        """The portfolio's own list of words to avoid, among its settings."""
        dialog = PortfolioSettingsDialog(self.session, self)
        dialog.show_wording()
        dialog.exec()

    def show_keys(self) -> None:
        show_keys(self)

    def show_about(self) -> None:
        show_about(self)

    def on_focused(self, slot: str) -> None:
        """Cut, copy, paste and select all act on the field one is in, else on the nearest around it that can."""
        focused: QWidget | None = QApplication.focusWidget()
        while focused is not None:
            act: Any = getattr(focused, slot, None)
            is_in_vain = slot == "paste" and isinstance(focused, LineEditor | TextEditor) and not has_text()
            if callable(act) and not is_in_vain:
                act()
                return
            focused = focused.parentWidget()

    # Looks

    def wear(self, *, look: Look) -> None:
        """Change to light, dark or high contrast."""
        self.session.settings = self.session.settings.evolve(look=look)
        self._redress()

    def scale_text(self, step: int) -> None:
        """Larger or smaller text by per cent; 0 is normal."""
        wanted = self.session.settings.text_scale + step if step else _NORMAL_TEXT
        scale = max(_NORMAL_TEXT, min(_LARGEST_TEXT, wanted))
        self.session.settings = self.session.settings.evolve(text_scale=scale)
        self._redress()

    def _redress(self) -> None:
        settings = self.session.settings
        self.commit_typing()
        self.session.save_settings()
        self.session.theme = Theme.of(settings.look, settings.text_scale, system_face=settings.font is Font.SYSTEM)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        kept = {code: page.kept() for code, page in self.pages.items()}
        self._clear()
        apply_theme(app, self.session.theme, self.session.paths.cache)
        self._build()
        for code, page in self.pages.items():
            if kept[code] is not None:
                page.take_up(kept[code])
        self.go(self.history.now)

    def _clear(self) -> None:
        """Let the pages go before the style sheet changes: Qt would dress every old widget once more."""
        before = self.takeCentralWidget()
        if before is not None:
            before.deleteLater()
        QCoreApplication.sendPostedEvents(before, QEvent.Type.DeferredDelete)
        self.shade.wear(self.session.theme)

    # Showing what is

    def _after_change(self) -> None:
        project = self.session.portfolio.find(Project, self.project_id) if self.project_id else None
        if self.project_id and (project is None or project.deleted_on is not None):
            self.go_place(PROJECTS.code)
            return
        self.page.refresh()
        self._show_frame()

    def _after_open(self) -> None:
        self.history = History(Location(OVERVIEW.code))
        self.go(self.history.now)

    def _after_failure(self, error: UserError) -> None:
        tell(self, error, self.session.words)

    def tell_bug(self, kind: str) -> None:
        """Something went wrong inside the program: say so and go on."""
        words = self.session.words
        sentence = words("Something went wrong in the program ({kind}). Your portfolio is safe.", kind=kind)
        tell(self, UserError(sentence, words("You can go on working. The log says where it happened.")), words)

    def _offer_undo(self, label: str) -> None:
        words = self.session.words
        self.notice.say(words("Done: {what}", what=words(label).lower()), words("Undo"), self.undo)

    def _show_frame(self) -> None:
        session, words = self.session, self.session.words
        name = session.portfolio.settings.name
        self.top.title.setText(f"{name} — SciencePM")
        self.setWindowTitle(f"{name} — SciencePM")
        self.sidebar.show_portfolio(session.portfolio, session.results, words)
        self.sidebar.show_place(self.history.now.place)
        for spec in action_list.ACTIONS:
            self.actions_by_code[spec.code].setEnabled(spec.enabled(self))
        for code, label, text in (
            ("undo", session.document.undo_label, words("Undo")),
            ("redo", session.document.redo_label, words("Redo")),
        ):
            action = self.actions_by_code[code]
            action.setText(f"{text} {words(label).lower()}" if label else text)
            action.setEnabled(bool(label))
        self._show_state()

    def _show_state(self) -> None:
        self.status.kept.setText(kept_words(self.session))
        self.status.where.setText(where_words(self.session))

    def commit_typing(self) -> None:
        """What is still being typed is offered before anything else happens."""
        focused = self.focusWidget()
        commit = getattr(focused, "commit", None)
        if callable(commit):
            commit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.commit_typing()
        self.presenting.stop()
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self.session.settings = self.session.settings.evolve(window_geometry=geometry)
        self.session.save_settings()
        keeping = self.session.document.close()
        if keeping.state is KeepingState.NOT_YET and keeping.target is not None:
            words = self.session.words
            folder = keeping.target.parent.name
            sentence = words("Your work is saved on this computer, but {folder} cannot be reached.", folder=folder)
            tell(self, UserError(sentence, words("It goes there when you open the portfolio again.")), words)
        super().closeEvent(event)
