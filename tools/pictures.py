"""Photographs every place and dialog and rasterises every document of the sample, so that one can look.

Run through `python3 tools/dev.py pictures [NAME …] [--into FOLDER]`. NAME is a place, a dialog or a document by
its beginning; `places` stands for the window alone. Every picture is of the sample on its own day.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pypdfium2
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from sciencepm.analysis.brief.order import Order
from sciencepm.analysis.plan import next_stage
from sciencepm.commands.attachments import attach
from sciencepm.commands.projects import change_project
from sciencepm.commands.what_if import try_stop
from sciencepm.document import Document
from sciencepm.domain.documents import Audience, BriefKind
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.domain.stakeholders import Stakeholder
from sciencepm.exchange.sample import sample_portfolio
from sciencepm.exchange.table_text import read_table
from sciencepm.export.brief import write_brief
from sciencepm.export.named import LAST_BRIEF, snapshot_named
from sciencepm.export.picture import Wanted, write_picture
from sciencepm.i18n import Words
from sciencepm.paths import Paths
from sciencepm.picture.views import OF_A_PROJECT, View
from sciencepm.resources import resource
from sciencepm.settings import Look, Settings
from sciencepm.ui.balance.people_dialog import PeopleDialog
from sciencepm.ui.balance.target_dialog import TargetDialog
from sciencepm.ui.check_ins.log_sheet import LogSheet
from sciencepm.ui.check_ins.stakeholder_sheet import StakeholderSheet
from sciencepm.ui.destinations import destinations
from sciencepm.ui.dialogs.bulk_change import BulkChangeDialog
from sciencepm.ui.dialogs.decision import DecisionDialog
from sciencepm.ui.dialogs.paste_projects import PasteProjectsDialog
from sciencepm.ui.dialogs.portfolio_settings import PortfolioSettingsDialog
from sciencepm.ui.go_to import GoTo
from sciencepm.ui.history_tab.history_tab import HistoryTab
from sciencepm.ui.pages.balance import BalancePage
from sciencepm.ui.pages.project import ProjectPage
from sciencepm.ui.pages.projects import ProjectsPage
from sciencepm.ui.places import BALANCE, BRIEFS, CHECK_INS, LEARNING, OVERVIEW, PROJECTS, ROADMAP, VALUE, Location
from sciencepm.ui.present.present_sheet import PresentSheet
from sciencepm.ui.present.presentation import Presentation
from sciencepm.ui.projects.arrangement import Arrangement, Form
from sciencepm.ui.session import Session
from sciencepm.ui.theme.apply import apply_theme
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.sight import bring_into_sight
from sciencepm.ui.window import Window

DAY = date(2026, 11, 20)


@dataclass(frozen=True)
class Dress:
    """A look and a size of window."""

    name: str
    look: Look
    text: int
    width: int
    height: int


DRESSES = (
    Dress("light", Look.LIGHT, 100, 1440, 900),
    Dress("dark", Look.DARK, 100, 1440, 900),
    Dress("small", Look.LIGHT, 100, 1024, 700),
    Dress("large-text", Look.LIGHT, 200, 1440, 900),
    Dress("large-text-small", Look.LIGHT, 200, 1024, 700),
    Dress("contrast", Look.HIGH_CONTRAST, 100, 1440, 900),
)


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="pictures", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--into", type=Path, default=Path("build/pictures"))
    wanted = parser.parse_args(argv)
    wanted.into.mkdir(parents=True, exist_ok=True)
    made = list(_all_pictures(wanted.names, wanted.into))
    if not made:
        print("No picture has a name that begins so.", file=sys.stderr)
        return 2
    print(f"{len(made)} pictures are in {wanted.into}.")
    return 0


def _all_pictures(names: list[str], into: Path) -> Iterator[Path]:
    def is_wanted(name: str, *, place: bool = False) -> bool:
        return not names or any(name.startswith(start) or (place and start == "places") for start in names)

    places = {name: show for name, show in PLACES.items() if is_wanted(name, place=True)}
    dialogs = {name: open_it for name, open_it in DIALOGS.items() if is_wanted(name)}
    if places or dialogs:
        with tempfile.TemporaryDirectory() as folder:
            yield from _photographs(places, dialogs, Path(folder), into)
    for name, write in DOCUMENTS.items():
        if is_wanted(name):
            yield from _pages(name, write, into)


# The window


def _photographs(
    places: dict[str, Callable[[Window], None]],
    dialogs: dict[str, Callable[[Window], QWidget]],
    folder: Path,
    into: Path,
) -> Iterator[Path]:
    app = QApplication.instance() or QApplication(["pictures"])
    assert isinstance(app, QApplication)
    for dress in DRESSES:
        for empty in (False, True):
            window = _window(app, dress, folder / f"{dress.name}-{empty}", empty=empty)
            for name, show in places.items():
                if name.startswith("first-minute") == empty:
                    show(window)
                    yield _taken(window, into / f"{name}-{dress.name}.png")
            for name, open_it in dialogs.items():
                if not empty:
                    dialog = open_it(window)
                    dialog.show()
                    yield _taken(dialog, into / f"{name}-{dress.name}.png")
                    dialog.close()
            window.close()
            window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _window(app: QApplication, dress: Dress, folder: Path, *, empty: bool) -> Window:
    paths = Paths.at(folder)
    paths.make()
    settings = Settings(look=dress.look, text_scale=dress.text)
    theme = Theme.of(dress.look, dress.text)
    apply_theme(app, theme, paths.cache)
    document = Document.untitled(paths, None if empty else sample_portfolio(DAY))
    window = Window(Session(document, paths, settings, theme, lambda: DAY))
    window.resize(dress.width, dress.height)
    window.show()
    return window


def _taken(widget: QWidget, path: Path) -> Path:
    for _ in range(5):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    widget.grab().save(str(path))
    return path


def _project(portfolio: Portfolio, title: str) -> Project:
    return next(project for project in portfolio.all(Project) if project.title.startswith(title))


def _show_project(title: str) -> Callable[[Window], None]:
    return lambda window: window.go(Location(PROJECTS.code, _project(window.session.portfolio, title).id))


def _project_page(window: Window) -> ProjectPage:
    _show_project("Statements")(window)
    assert isinstance(window.page, ProjectPage)
    return window.page


def _show_around(window: Window) -> None:
    """The foot of a plan, with a picture and a document beside its links."""
    page = _project_page(window)
    session, project = window.session, _project(window.session.portfolio, "Statements")
    icon = resource("icons", "git-branch.svg").read_bytes()
    session.do(
        attach, project_id=project.id, files=[("reading-a-page.svg", icon), ("lisbon-notes.txt", b"Totals first.")]
    )
    page.close_panel()
    bring_into_sight(page.plan.around.others.choose)


def _show_decision_point(window: Window) -> None:
    project = _project(window.session.portfolio, "Statements")
    point = window.session.portfolio.of(DecisionPoint, project.id)[0]
    window.go(Location(PROJECTS.code, project.id, point.id))


def _show_history(window: Window) -> None:
    session = window.session
    project = _project(session.portfolio, "Statements")
    if not session.document.journal():
        session.do(change_project, project_id=project.id, team="Papers")
        session.undo()
    window.go(Location(PROJECTS.code, project.id, tab="history"))
    tab = window.pages["project"].findChild(HistoryTab)
    assert tab is not None
    tab.then.choose(DAY - timedelta(weeks=6))


def _show_roadmap(view: View, *, compared: bool = False) -> Callable[[Window], None]:
    def show(window: Window) -> None:
        window.go_place(ROADMAP.code)
        page = window.roadmap
        assert page is not None
        page.controls.forms.button(view).click()
        page.controls.since.menu().actions()[-1 if compared else 0].trigger()

    return show


def _show_what_if(window: Window) -> None:
    window.go_place(BALANCE.code)
    page = window.page
    assert isinstance(page, BalancePage)
    portfolio = window.session.portfolio
    page.what_if.desk.set_people(_project(portfolio, "Know when").id, Decimal(1))
    page.what_if.try_changes(try_stop(_project(portfolio, "Tables from any layout").id))


_TABLE = (
    "Project\tType\tStatus\tFTE\tStart date\tBudget 2027\tLead\n"
    "Summaries of long contracts\tResearch\tIn progress\t2,5\t03/28/2026\t€400k\tAnn\n"
    "Statements into tables\tProduct\tCancelled\t3 people\t4/1/26\t\tBob\n"
    "Voice notes into tickets\tProduct\tPlanned\tAnn and Bob\tsoonish\t120k\tCleo\n"
    "\tProduct\t\t1\t\t\t\n"
)


def _show_projects(form: Form, *, find: str = "", compared: int = 0) -> Callable[[Window], None]:
    def show(window: Window) -> None:
        window.go_place(PROJECTS.code)
        page = window.page
        assert isinstance(page, ProjectsPage)
        page.choose_none()
        page.controls.show_now(Arrangement(form=form, find=find))
        for project in window.session.portfolio.all(Project)[:compared]:
            page.tick(project.id)
        page.controls.ask(is_comparing=compared > 0)

    return show


def _show_next_project(window: Window) -> None:
    window.new_project()


def _decision_dialog(window: Window) -> QWidget:
    session = window.session
    stage = next_stage(session.portfolio, _project(session.portfolio, "Statements").id, session.today)
    assert stage is not None
    return DecisionDialog(session, stage, window)


def _show_brief(kind: BriefKind) -> Callable[[Window], None]:
    def show(window: Window) -> None:
        window.go_place(BRIEFS.code)
        page = window.briefing.seen
        assert page is not None
        page.kinds.buttons[kind].click()
        while page.work.is_busy or page.is_waiting:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)

    return show


PLACES: dict[str, Callable[[Window], None]] = {
    "project-check-ins": lambda window: window.go(
        Location(PROJECTS.code, _project(window.session.portfolio, "Statements").id, tab="check-ins")
    ),
    "check-ins": lambda window: window.go(Location(CHECK_INS.code)),
    "overview": lambda window: window.go_place(OVERVIEW.code),
    "projects": _show_projects(Form.TABLE),
    "projects-cards": _show_projects(Form.CARDS),
    "projects-risk-reward": _show_projects(Form.CHART),
    "projects-found": _show_projects(Form.TABLE, find="tables layout"),
    "projects-compared": _show_projects(Form.TABLE, compared=4),
    "balance": lambda window: window.go_place(BALANCE.code),
    "balance-what-if": _show_what_if,
    "value": lambda window: window.go_place(VALUE.code),
    "project-value": lambda window: window.go(
        Location(PROJECTS.code, _project(window.session.portfolio, "Statements").id, tab="value")
    ),
    "roadmap": _show_roadmap(View.ROADMAP),
    "roadmap-compared": _show_roadmap(View.ROADMAP, compared=True),
    "roadmap-now-next-later": _show_roadmap(View.NOW_NEXT_LATER),
    "roadmap-tree": _show_roadmap(View.TREE),
    "project-plan": _show_project("Statements"),
    "project-inspector": _show_decision_point,
    "project-details": lambda window: _project_page(window).header.details.click(),
    "project-modes": lambda window: _project_page(window).header.mode.click(),
    "project-around": _show_around,
    "project-blocked": _show_project("Warn before"),
    "project-foundational": _show_project("Tables from any layout"),
    "project-not-ready": _show_project("Answers for new markets"),
    "project-stopped": _show_project("Learn from rare"),
    "project-history": _show_history,
    "briefs": _show_brief(BriefKind.PORTFOLIO),
    "briefs-memo": _show_brief(BriefKind.DECISION_MEMO),
    "learning": lambda window: window.go_place(LEARNING.code),
    "learning-record": lambda window: window.go(Location(LEARNING.code, tab="record")),
    "learning-nowhere": lambda window: window.go(Location(LEARNING.code, tab="graveyard")),
    "first-minute": lambda window: window.go_place(OVERVIEW.code),
}


def _presentation(window: Window) -> Presentation:
    """A talk at the slide of a project, both windows as large as their screens would be."""
    board = window.session.portfolio.all(Audience)[0]
    talk = Presentation(window.session, None, board)
    window.presenting.now = talk
    talk.talk.go(4)
    talk.presenter.resize(1440, 900)
    talk.audience.resize(1280, 720)
    return talk


DIALOGS: dict[str, Callable[[Window], QWidget]] = {
    "dialog-people": lambda window: PeopleDialog(window.session, window),
    "dialog-target": lambda window: TargetDialog(window.session, window),
    "dialog-check-in": lambda window: LogSheet(window.session, ("head-of-operations",), window),
    "dialog-stakeholder": lambda window: StakeholderSheet(
        window.session, window.session.portfolio.all(Stakeholder)[5], window
    ),
    "dialog-portfolio-settings": lambda window: PortfolioSettingsDialog(window.session, window),
    "dialog-go-to": lambda window: GoTo(window.session.theme, window.session.words, destinations(window), window),
    "dialog-decision": _decision_dialog,
    "dialog-present": lambda window: PresentSheet(window.session, window),
    "present-presenter": lambda window: _presentation(window).presenter,
    "present-audience": lambda window: _presentation(window).audience,
    "dialog-paste": lambda window: PasteProjectsDialog(window.session, read_table(_TABLE), window),
    "dialog-change-several": lambda window: BulkChangeDialog(
        window.session, [project.id for project in window.session.portfolio.all(Project)], window
    ),
}


# The documents


def _brief(paper: str, path: Path, kind: BriefKind = BriefKind.PORTFOLIO) -> None:
    portfolio = sample_portfolio(DAY)
    audience = next((found for found in portfolio.all(Audience) if "xecutive" in found.name), None)
    words = Words(currency=portfolio.settings.currency, paper="letter" if paper == "letter" else "a4")
    write_brief(portfolio, path, Order(kind, audience), words=words, today=DAY)


def _picture(view: View, path: Path) -> None:
    portfolio = sample_portfolio(DAY)
    audience = next((found for found in portfolio.all(Audience) if "xecutive" in found.name), None)
    words = Words(currency=portfolio.settings.currency)
    project = _project(portfolio, "Statements").id if view in OF_A_PROJECT else None
    since = snapshot_named(portfolio, audience, LAST_BRIEF)
    write_picture(portfolio, path, Wanted(view, audience, project, since_id=since), words=words, today=DAY)


def _pages(name: str, write: Callable[[Path], None], into: Path) -> Iterator[Path]:
    path = into / f"{name}.pdf"
    write(path)
    document = pypdfium2.PdfDocument(path)
    try:
        for number, page in enumerate(document, start=1):
            picture = into / f"{name}-{number}.png"
            page.render(scale=1.5).to_pil().save(picture)
            yield picture
    finally:
        document.close()


DOCUMENTS: dict[str, Callable[[Path], None]] = {
    "brief-portfolio-a4": lambda path: _brief("a4", path),
    "brief-portfolio-letter": lambda path: _brief("letter", path),
    "brief-project": lambda path: _brief("a4", path, BriefKind.PROJECT),
    "brief-decision": lambda path: _brief("a4", path, BriefKind.DECISION_MEMO),
    "brief-roadmap": lambda path: _brief("a4", path, BriefKind.ROADMAP),
    "brief-changes": lambda path: _brief("a4", path, BriefKind.WHAT_CHANGED),
    "brief-agenda": lambda path: _brief("a4", path, BriefKind.CHECK_IN_AGENDA),
    "brief-monthly": lambda path: _brief("a4", path, BriefKind.MONTHLY_REVIEW),
    "brief-weekly": lambda path: _brief("a4", path, BriefKind.WEEKLY_SYNC),
    "picture-roadmap": lambda path: _picture(View.ROADMAP, path),
    "picture-now-next-later": lambda path: _picture(View.NOW_NEXT_LATER, path),
    "picture-tree": lambda path: _picture(View.TREE, path),
    "picture-plan": lambda path: _picture(View.PLAN, path),
    "picture-risk-reward": lambda path: _picture(View.RISK_REWARD, path),
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
