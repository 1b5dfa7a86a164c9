"""The projects this one opens the way for, and those that open the way for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sciencepm.analysis.code_words import label_of
from sciencepm.commands.records import add_record, remove_record
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Enables, Kind, Project
from sciencepm.i18n import Words
from sciencepm.ui.clock import now
from sciencepm.ui.go_to import Destination, GoTo
from sciencepm.ui.session import Session
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.box import clear, panel, row
from sciencepm.ui.widgets.button import button, icon_button
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.flow import flowing
from sciencepm.ui.widgets.pill import paint_mark
from sciencepm.ui.widgets.text import Label


class EnablesCard(Card):
    """`project_opened` gives the id of a project that was pressed."""

    project_opened = Signal(str)

    def __init__(self, session: Session) -> None:
        words, px = session.words, session.theme.px
        super().__init__(session.theme, title=words("Other projects"), spacing=6)
        self.body.setContentsMargins(px(10), px(14), px(10), px(14))
        self._session, self._project_id = session, ""
        self._shown: tuple[object, ...] | None = None
        self._lists = QVBoxLayout()
        self._lists.setSpacing(px(2))
        self.wrong = Label(look="error", wrap=True)
        self.wrong.hide()
        self.choose = button(words("Opens the way for…"), self.ask)
        self.heading.setContentsMargins(px(6), 0, px(6), 0)
        self.wrong.setContentsMargins(px(6), 0, px(6), 0)
        foot = flowing(self.choose, spacing=px(8))
        foot.setContentsMargins(px(6), px(4), 0, 0)
        for part in (self._lists, self.wrong, foot):
            self.add(part)

    def show_project(self, project: Project) -> None:
        """Read both sides again."""
        session = self._session
        if project.id != self._project_id:
            self.show_error("")
        self._project_id = project.id
        opens = [(each, each.enabled_id) for each in session.portfolio.of(Enables, project.id)]
        opened = [(each, each.project_id) for each in session.portfolio.all(Enables) if each.enabled_id == project.id]
        sides = [_named(session.portfolio, side) for side in (opens, opened)]
        locked = session.document.is_read_only
        shape = (project.id, locked, *(tuple((it.id, there.title, there.kind) for it, there in side) for side in sides))
        self.choose.setEnabled(not locked)
        if shape != self._shown:
            self._shown = shape
            self._show(*sides)

    def ask(self) -> None:
        """Let the person choose a project by a few letters of its title."""
        session, words = self._session, self._session.words
        others = [each for each in session.portfolio.all(Project) if each.id != self._project_id]
        found = [
            Destination(each.title, label_of(each.kind, words), "list", lambda it=each.id: self._add(it))  # type: ignore[misc]
            for each in others
        ]
        name = words("A project this one opens the way for")
        dialog = GoTo(session.theme, words, found, self.window(), name=name, hint=words("Type a few letters of it"))
        dialog.exec()
        dialog.deleteLater()

    def show_error(self, sentence: str) -> None:
        """Say why a project cannot be added."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))

    def _add(self, enabled_id: str) -> None:
        self._session.do_at(self, add_record, Enables, project_id=self._project_id, enabled_id=enabled_id)

    def _show(self, opens: Sequence[tuple[Enables, Project]], opened: Sequence[tuple[Enables, Project]]) -> None:
        words, px = self._session.words, self._session.theme.px
        clear(self._lists)
        if not opens and not opened:
            said = words("Does its result open the way for another project? Say so: it is part of what it is worth.")
            self._lists.addLayout(_inset(Label(said, "second", wrap=True), px(6)))
        for side, heading in ((opens, opens_text([each for _it, each in opens], words)), (opened, words("Builds on"))):
            if side:
                self._lists.addLayout(_inset(Label(heading, "caption-strong"), px(6)))
                for it, there in side:
                    self._lists.addWidget(self._line(it, there))

    def _line(self, enables: Enables, there: Project) -> QWidget:
        session, words, px = self._session, self._session.words, self._session.theme.px
        title = button(there.title.replace("&", "&&"), lambda: self.project_opened.emit(there.id), "link")
        title.setAccessibleName(words("{title}, {kind}", title=there.title, kind=label_of(there.kind, words)))
        remove = icon_button(
            session.theme, "x", words("“{title}” has nothing to do with it", title=there.title), size=14
        )
        remove.clicked.connect(lambda _on=False: self._remove(enables))
        remove.setEnabled(not session.document.is_read_only)
        mark = KindMark(session.theme, there.kind)
        return panel(row(mark, title, None, remove, spacing=px(4), margins=(px(6), 0, 0, 0)))

    def _remove(self, enables: Enables) -> None:
        def remove(portfolio: Portfolio) -> Edit:
            return remove_record(portfolio, portfolio.get(Enables, enables.id), now=now())

        self._session.remove(remove)


class KindMark(QWidget):
    """The mark of a kind: a square or a diamond."""

    def __init__(self, theme: Theme, kind: Kind) -> None:
        super().__init__()
        self._theme, self._mark = theme, "product-mark" if kind is Kind.PRODUCT else "foundational-mark"
        self.setFixedSize(theme.px(12), theme.px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            inset = self._theme.px(1.5)
            paint_mark(painter, QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), self._theme, self._mark)


def opens_text(projects: Sequence[Project], w: Words) -> str:
    """How many a project opens the way for: "Opens 3 products", "Opens 2 projects"."""
    count = len(projects)
    if all(each.kind is Kind.PRODUCT for each in projects):
        return w.n("Opens {count} product", "Opens {count} products", count)
    return w.n("Opens the way for {count} project", "Opens the way for {count} projects", count)


def _named(portfolio: Portfolio, side: Sequence[tuple[Enables, str]]) -> list[tuple[Enables, Project]]:
    found = [(it, portfolio.get(Project, there)) for it, there in side]
    return [(it, there) for it, there in found if portfolio.is_live(there)]


def _inset(part: QWidget, by: int) -> QHBoxLayout:
    return row(part, margins=(by, 0, by, 0))
