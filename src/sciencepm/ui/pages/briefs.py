"""Briefs: a document for executives beside its live pages, what is to be mended in it, and what was sent before."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QStackedWidget

from sciencepm.analysis.balance_past import Noted
from sciencepm.analysis.brief.content import BriefContent
from sciencepm.analysis.brief.order import Order
from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.withheld import withheld_text
from sciencepm.analysis.wording import role_text
from sciencepm.analysis.wording_checks.written import project_of
from sciencepm.commands.documents import next_number
from sciencepm.domain.documents import Audience, Brief, BriefKind, Content
from sciencepm.domain.kinds import KINDS
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.domain.record import Record
from sciencepm.domain.stakeholders import Ask, Stakeholder
from sciencepm.i18n import Words
from sciencepm.ui.briefs.ask_card import AskCard
from sciencepm.ui.briefs.audience_sheet import AudienceSheet
from sciencepm.ui.briefs.checks_card import ChecksCard, FactsCard
from sciencepm.ui.briefs.choices_card import ChoicesCard
from sciencepm.ui.briefs.composing import Checked, Composed, Drawn, Wish, composing, drawing
from sciencepm.ui.briefs.composition import Composition, first_readers
from sciencepm.ui.briefs.issued_card import IssuedCard
from sciencepm.ui.briefs.issuing import IssueSheet
from sciencepm.ui.briefs.kind_list import KindList
from sciencepm.ui.briefs.latest_work import LatestWork
from sciencepm.ui.briefs.pages_pane import PagesPane, fit_text
from sciencepm.ui.briefs.pages_view import PagesView
from sciencepm.ui.briefs.sections_card import SectionsCard
from sciencepm.ui.pages.page import Page
from sciencepm.ui.places import BRIEFS, CHECK_INS, PROJECTS, Location
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, panel, row, scrolled
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.empty import EmptyState
from sciencepm.ui.widgets.header import PageHeader
from sciencepm.ui.widgets.narrow import is_narrow
from sciencepm.ui.widgets.text import Label

_LEFT, _RIGHT = 236, 292
_LEAST_BESIDE, _LEAST_WIDE = 660, 1080
_PAGES_LOW: Final = 520
"""How high the pages are where everything stands below each other."""
_PAUSE_MS: Final = 25
"""So long after a key the pages follow."""


class BriefsPage(Page):
    """Choices to the left, pages in the middle, checks to the right; below each other where it is narrow."""

    again_requested = Signal(object)
    """An issued brief is to be written to a file once more."""
    format_requested = Signal(str)
    """The brief is to be written to a file of this ending."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        words, theme, px = session.words, session.theme, session.theme.px
        self.composition = Composition(first_readers(session.portfolio), session.settings.paper)
        self._whose = session.portfolio.settings.id
        self.composed: Composed | None = None
        self.more = button(words("More"), look="menu")
        self.more.setMenu(self._more_menu())
        self.export = button(words("Export PDF…"), lambda: self.format_requested.emit(".pdf"))
        self.issuing = button("", lambda: self.action_requested.emit("issue-brief"), "primary")
        self.header = PageHeader(theme, self.more, self.export, self.issuing)
        self.kinds = KindList(theme, words)
        self.kinds.chosen.connect(self._choose_kind)
        self.choices = ChoicesCard(session)
        self.choices.changed.connect(self.compose_as)
        self.choices.audience_requested.connect(self.edit_audience)
        self.ask = AskCard(session)
        self.ask.typed.connect(self._soon)
        self.sections = SectionsCard(session)
        self.sections.changed.connect(lambda left: self.compose_as(replace(self.composition, left_out=left)))
        self.pane = PagesPane(session)
        self.pane.back.clicked.connect(lambda _checked: self._compose())
        self.pages.opened.connect(self._open)
        self.pages.scale_changed.connect(self._redraw)
        self.checks = ChecksCard(session)
        self.checks.opened.connect(self._open)
        self.facts = FactsCard(session)
        self.sent = IssuedCard(session)
        self.sent.open_requested.connect(self.show_issued)
        self.sent.again_requested.connect(self.again_requested)
        self.work = LatestWork(self)
        self.work.made.connect(self._take)
        self.work.idle.connect(self._look_sharp)
        self._scale = 0.0
        self._shown = b""
        self._noted: tuple[Noted, ...] = ()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._compose)
        kinds = Card(theme, Label(words("Brief"), "caption-strong"), self.kinds)
        self._left = panel(column(kinds, self.choices, self.ask, self.sections, spacing=px(12)))
        self._right = panel(column(self.checks, self.facts, self.sent, spacing=px(12)))
        self._left_box = column(self._left, None, spacing=px(12))
        self._right_box = column(self._right, None, spacing=px(12))
        self._left_area = scrolled(panel(self._left_box, "page"), wraps=True)
        self._right_area = scrolled(panel(self._right_box, "page"), wraps=True)
        self._across = row(self._left_area, self.pane, self._right_area, spacing=px(14))
        self._across.setStretch(1, 1)
        self._content = column(self.header, panel(self._across), spacing=px(14), margins=self.margins())
        self._content.setStretch(1, 1)
        self.begin = button(words("New project"), lambda: self.action_requested.emit("new-project"), "primary")
        sentence = words("Once there is a project, its brief is written here: pages an executive reads in two minutes.")
        self._stack = QStackedWidget()
        self._whole = panel(self._content)
        self._empty = EmptyState(theme, BRIEFS.icon, sentence, self.begin)
        self._stack.addWidget(self._whole)
        self._stack.addWidget(self._empty)
        self.setLayout(column(self._stack, spacing=0))
        self._shape = "wide"
        self._arrange("wide")

    @property
    def pages(self) -> PagesView:
        """The live pages."""
        return self.pane.view

    @property
    def is_waiting(self) -> bool:
        """Whether a key was typed, or the window drawn larger, and the pages have not begun to follow."""
        return self._pause.isActive() or self.pages.is_resizing

    # What is asked for

    @property
    def is_ready(self) -> bool:
        """Whether there is something to write a brief about."""
        return bool(self.session.portfolio.all(Project))

    @property
    def order(self) -> Order:
        """What is being composed."""
        return self.composition.order(self.session.portfolio, self.session.words, self._noted)

    @property
    def words(self) -> Words:
        """The words of its pages."""
        return self.composition.words(self.session.portfolio, self.session.words)

    def compose_as(self, composition: Composition) -> None:
        """Compose this from now on."""
        self.composition = composition
        self._show_choices()
        self._compose()

    def show_location(self, location: Location) -> None:
        self._noted = self.session.document.noted()
        self.refresh()
        if location.record_id:
            self._open(location.record_id)

    def refresh(self) -> None:
        portfolio = self.session.portfolio
        if self._whose != portfolio.settings.id:
            self._whose = portfolio.settings.id
            self.composition = Composition(first_readers(portfolio), self.session.settings.paper)
        self._stack.setCurrentWidget(self._whole if portfolio.all(Project) else self._empty)
        self._settle()
        self._show_choices()
        if portfolio.all(Project):
            self._compose()

    def kept(self) -> object:
        return self.composition

    def take_up(self, kept: object) -> None:
        assert isinstance(kept, Composition)
        self.composition = kept

    def edit_audience(self, audience: Audience | None) -> None:
        """Ask for the particulars of an audience, or of a new one, which is then written to."""
        sheet = AudienceSheet(self.session, audience, self)
        sheet.exec()
        sheet.deleteLater()
        if sheet.added is not None:
            self.compose_as(replace(self.composition, readers=sheet.added, since_id=None))

    def issue(self) -> Brief | None:
        """Ask who gets it, and give it its number."""
        sheet = IssueSheet(self.session, self.composition, self.order, self)
        sheet.exec()
        sheet.deleteLater()
        return sheet.issued

    def show_issued(self, brief: Brief) -> None:
        """Show a brief as it went out, in place of the draft."""
        from sciencepm.export.pdf.raster import page_sizes

        content = self.session.portfolio.find(Content, brief.content_id)
        if content is None:
            return
        words = self.session.words
        day = words.near_day(brief.issued_at.date(), self.session.today)
        said = words("No. {number} as it went out on {day}", number=brief.number, day=day)
        self._shown = content.data
        self.pages.show_document(page_sizes(content.data), (), {}, said)
        self.pane.say_fit(said)
        self.pane.back.show()
        self._draw()

    def content(self) -> BriefContent:
        """The draft as it is now."""
        from sciencepm.analysis.brief.kinds import brief_content

        return brief_content(self.session.portfolio, self.order, self.session.today, self.words)

    def pdf(self) -> bytes:
        """The pages that are seen: an issued brief as it went out, else the draft as it is now."""
        from sciencepm.export.brief import brief_bytes

        return self._shown if not self.pane.back.isHidden() else brief_bytes(self.content(), ".pdf", self.words)

    def _more_menu(self) -> QMenu:
        words = self.session.words
        menu = QMenu(self)
        menu.addAction(words("PDF…"), lambda: self.format_requested.emit(".pdf"))
        menu.addAction(words("PowerPoint…"), lambda: self.format_requested.emit(".pptx"))
        menu.addAction(words("Text (Markdown)…"), lambda: self.format_requested.emit(".md"))
        menu.addSeparator()
        for code, said in (
            ("print", words("Print…")),
            ("copy-brief", words("Copy for mail")),
            ("send-copy", words("Send a copy of the portfolio…")),
        ):
            menu.addAction(said, partial(self.action_requested.emit, code))
        return menu

    def _choose_kind(self, kind: BriefKind) -> None:
        self.compose_as(replace(self.composition, kind=kind, left_out=frozenset()))

    def _settle(self) -> None:
        """What was chosen and is gone is no longer asked for."""
        portfolio, now = self.session.portfolio, self.composition
        if portfolio.find(Audience, now.readers) is None and not now.is_standing:
            now = replace(now, readers=first_readers(portfolio))
        if now.project_id and portfolio.find(Project, now.project_id) not in portfolio.all(Project):
            now = replace(now, project_id=None)
        self.composition = now

    def _show_choices(self) -> None:
        self.kinds.choose(self.composition.kind)
        self.choices.show_choices(self.composition)
        self.ask.show_asks(self.composition)
        audience = self.composition.audience(self.session.portfolio, self.session.words)
        self.sent.show_issued(audience)
        number = next_number(self.session.portfolio, audience.id if audience else None)
        self.issuing.setText(self.session.words("Issue no. {number}…", number=number))
        self.issuing.setVisible(self.composition.is_issuable)
        self.issuing.setEnabled(not self.session.document.is_read_only)
        self._say_headline()

    # Composing

    def _soon(self) -> None:
        self._pause.start()

    def _compose(self) -> None:
        self._pause.stop()
        session = self.session
        wish = Wish(
            self.ask.drafted(session.portfolio),
            self.order,
            session.today,
            self.words,
            session.words,
            self.pages.sharp_scale,
            self.pages.page,
        )
        self._scale = wish.scale
        self.pages.wait()
        self.work.ask(lambda: composing(wish))

    def _redraw(self) -> None:
        """The same pages in another size."""
        if self._shown and not self.work.is_busy:
            self._draw()

    def _draw(self) -> None:
        pdf, count = self._shown, self.pages.count
        scale, page = self.pages.sharp_scale, self.pages.page
        self._scale = scale
        self.work.ask(lambda: drawing(pdf, count, scale, page))

    def _look_sharp(self) -> None:
        """The window may have been drawn larger while its pages were made."""
        if self._scale != self.pages.sharp_scale:
            self._redraw()

    def _take(self, piece: object) -> None:
        words = self.session.words
        if isinstance(piece, Composed):
            self.composed = piece
            self._shown = piece.pdf
            self.pane.back.hide()
            content = piece.content
            self.pages.show_document(piece.sizes, piece.fit.places, {}, content.title)
            self.pane.say_fit(fit_text(content, piece.fit, words))
            self.sections.show_content(content, self.composition.left_out)
            self._say_headline()
        elif isinstance(piece, Drawn):
            self.pages.show_page(piece.number, piece.raster)
            self.pane.show_place()
        elif isinstance(piece, Checked):
            self.checks.show_wording(piece.wording)
            self.facts.show_checked(piece)
            self.choices.say_hidden(withheld_text(piece.withheld, words))

    def _say_headline(self) -> None:
        session, words, now = self.session, self.session.words, self.composition
        audience = now.audience(session.portfolio, words)
        headline = label_of(now.kind, words)
        if audience is not None:
            headline = words("{kind} for {readers}", kind=headline, readers=role_text(audience.name, words))
        parts = [words.day(session.today)]
        if self.composed is not None:
            parts.insert(0, self.composed.content.number)
        self.header.say(headline, " · ".join(parts))

    # Going where a line comes from

    def _open(self, record_id: str) -> None:
        portfolio = self.session.portfolio
        record = _record(portfolio, record_id)
        if isinstance(record, Ask):
            if record.answered_on is None:
                self.ask.show_ask(record_id)
            return
        if isinstance(record, Stakeholder):
            self.go_requested.emit(Location(CHECK_INS.code, record_id=record_id))
            return
        project = project_of(portfolio, record) if record is not None else None
        if project is not None:
            inside = None if isinstance(record, Project) else record_id
            self.go_requested.emit(Location(PROJECTS.code, project.id, inside))

    # Shapes

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px, width = self.session.theme.px, self.width()
        if is_narrow(width, px(_LEAST_BESIDE), was=self._shape == "narrow"):
            shape = "narrow"
        else:
            shape = "beside" if is_narrow(width, px(_LEAST_WIDE), was=self._shape != "wide") else "wide"
        if shape != self._shape:
            self._arrange(shape)

    def _arrange(self, shape: str) -> None:
        """Wide: three columns; beside: the checks below the choices; narrow: everything below each other."""
        px = self.session.theme.px
        self._shape = shape
        narrow = shape == "narrow"
        # Where it is narrow the menu has it too.
        self.export.setVisible(not narrow)
        (self._left_box if narrow else self._content).insertWidget(0, self.header)
        self._left_area.setMinimumWidth(0 if narrow else px(_LEFT))
        self._left_area.setMaximumWidth(16_777_215 if narrow else px(_LEFT))
        self._right_area.setFixedWidth(px(_RIGHT))
        self._right_area.setVisible(shape == "wide")
        self.pane.setMinimumHeight(px(_PAGES_LOW) if narrow else 0)
        if narrow:
            self._left_box.insertWidget(2, self.pane)
            self._left_box.insertWidget(3, self._right)
        else:
            self._across.insertWidget(1, self.pane, 1)
            if shape == "wide":
                self._right_box.insertWidget(0, self._right)
            else:
                self._left_box.insertWidget(1, self._right)


def _record(portfolio: Portfolio, record_id: str) -> Record | None:
    return next((found for model in KINDS.values() if (found := portfolio.find(model, record_id))), None)
