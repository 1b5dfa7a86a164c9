"""Every remark on the wording of the portfolio in one list, to be mended or left one after the other."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from sciencepm.analysis.wording_checks.field_words import field_text
from sciencepm.analysis.wording_checks.notice import Suggestion
from sciencepm.analysis.wording_checks.portfolio_wording import WordingFinding, wording_findings
from sciencepm.domain.edit import Edit
from sciencepm.domain.project import Project
from sciencepm.ui.places import PROJECTS, Location
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, panel, row, rule, scrolled
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.text import Label
from sciencepm.ui.wording.remark import Leave, Remark, follow_finding, leave_finding
from sciencepm.ui.wording.wording_list import WordingList


class WordingDialog(QDialog):
    """`go_requested` asks to open the place of a remark, `list_requested` the words that are looked for."""

    go_requested = Signal(object)
    list_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words, px = session.words, session.theme.px
        self._session = session
        self.setWindowTitle(words("Check the wording"))
        self.setProperty("look", "sheet")
        self.count = Label(look="second", wrap=True)
        self.list = WordingList(session.theme, words, writes=not session.document.is_read_only)
        self.list.follow_requested.connect(self._follow)
        self.list.leave_requested.connect(self._leave)
        self.list.open_requested.connect(self._open)
        heading = column(
            Label(words("Check the wording"), "dialog-title", wrap=True),
            self.count,
            spacing=px(2),
            margins=(px(24), px(20), px(24), px(12)),
        )
        inside = panel(column(self.list, margins=(px(12), px(4), px(12), px(4)), spacing=0), "sheet")
        self.undo = button(words("Undo"), session.undo)
        known = button(words("Words that are looked for…"), self._to_list)
        close = button(words("Close"), self.accept, "primary")
        foot = row(known, self.undo, None, close, margins=(px(24), px(12), px(24), px(14)), spacing=px(8))
        whole = column(heading, rule(), scrolled(inside, wraps=True), rule(), foot, spacing=0)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        room = parent.window().size() if parent is not None else QSize(px(680), px(560))
        self.resize(QSize(px(680), px(560)).boundedTo(room))
        session.changed.connect(self._after_change)
        for keys, step in (
            (QKeySequence.StandardKey.Undo, session.undo),
            (QKeySequence.StandardKey.Redo, session.redo),
        ):
            QShortcut(QKeySequence(keys), self, step)
        self.refresh()
        if self.list.rows:
            self.list.rows[0].setFocus()

    def refresh(self) -> None:
        """Look through the portfolio again."""
        session, words = self._session, self._session.words
        found = wording_findings(session.portfolio, session.today, words)
        must = sum(each.notice.must for each in found)
        if not found:
            self.count.setText(words("Nothing to remark on: every text can go to an executive as it is."))
        else:
            said = words.n("{count} remark", "{count} remarks", len(found))
            if must:
                said += words.n(", {count} of them in a headline", ", {count} of them in headlines", must)
            self.count.setText(said + words(". Nothing is refused: follow a suggestion, or leave it as it is."))
        self.list.show_remarks([Remark(each.notice, each.text, self._where(each), each) for each in found])
        self.undo.setEnabled(bool(session.document.undo_label) and not session.document.is_read_only)

    def _where(self, finding: WordingFinding) -> str:
        session, words = self._session, self._session.words
        field = field_text(session.portfolio, finding.record, finding.field, words)
        if finding.project is None:
            return words("in {place}", place=field)
        return words("in {project} · {place}", project=finding.project.title, place=field)

    def _after_change(self, _edit: Edit) -> None:
        self.refresh()

    def _follow(self, remark: Remark, suggestion: Suggestion) -> None:
        assert isinstance(remark.key, WordingFinding)
        follow_finding(self._session, remark.key, suggestion)

    def _leave(self, remark: Remark, how: Leave) -> None:
        assert isinstance(remark.key, WordingFinding)
        leave_finding(self._session, remark.key, how)

    def _open(self, remark: Remark) -> None:
        assert isinstance(remark.key, WordingFinding)
        finding = remark.key
        if finding.project is None:
            return
        record_id = None if isinstance(finding.record, Project) else finding.record.id
        self.accept()
        self.go_requested.emit(Location(PROJECTS.code, finding.project.id, record_id))

    def _to_list(self) -> None:
        self.accept()
        self.list_requested.emit()
