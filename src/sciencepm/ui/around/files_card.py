"""The pictures and documents of a project, and the ways to add more: choose, drop or paste."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from sciencepm.analysis.file_kinds import size_text
from sciencepm.commands.attachments import attached_bytes
from sciencepm.domain.project import Attachment, Project
from sciencepm.ui.around.attachment_row import AttachmentRow
from sciencepm.ui.around.incoming import Incoming, from_paths, keep, taken_in
from sciencepm.ui.concerns.cells import RowKeys
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.flow import flowing
from sciencepm.ui.widgets.kept_parts import KeptParts, in_tab_order
from sciencepm.ui.widgets.sight import bring_into_sight
from sciencepm.ui.widgets.text import Label


class FilesCard(Card):
    """One tab stop for the list; `wrong` says what could not be kept."""

    def __init__(self, session: Session) -> None:
        words, px = session.words, session.theme.px
        self._sum = Label(look="second")
        super().__init__(session.theme, title=words("Pictures and documents"), aside=self._sum, spacing=6)
        self.body.setContentsMargins(px(10), px(14), px(10), px(14))
        self._session, self._project_id = session, ""
        self._none = Label(
            words("Drop a picture or document anywhere on this page, or paste a picture. It is kept inside your file."),
            "second",
            wrap=True,
        )
        inner = QVBoxLayout()
        inner.setSpacing(0)
        self._rows: KeptParts[AttachmentRow] = KeptParts(inner)
        self._keys = RowKeys(self)
        self.wrong = Label(look="error", wrap=True)
        self.wrong.hide()
        self.add_files = button(words("Add files…"), self.ask_for_files)
        for label in (self.heading, self._none, self.wrong):
            label.setContentsMargins(px(6), 0, px(6), 0)
        self._sum.setContentsMargins(0, 0, px(6), 0)
        foot = flowing(self.add_files, spacing=px(8))
        foot.setContentsMargins(px(6), px(4), 0, 0)
        for part in (self._none, inner, self.wrong, foot, None):
            self.add(part)

    def show_project(self, project: Project) -> None:
        """Read the attachments of a project again."""
        session, words = self._session, self._session.words
        if project.id != self._project_id:
            self._project_id = project.id
            self._say_wrong(())
        found = session.portfolio.of(Attachment, project.id)
        if self._rows.show([each.id for each in found], lambda it: AttachmentRow(session, it)):
            self._keys.watch(self._rows.values())
            in_tab_order([*self._rows.values(), self.add_files])
        for made in self._rows.values():
            made.refresh()
        self._none.setVisible(not found)
        count = words.n("{count} file", "{count} files", len(found))
        size = size_text(attached_bytes(session.portfolio, project.id), words)
        self._sum.setText(words("{count}, {size}", count=count, size=size) if found else "")
        self.add_files.setEnabled(not session.document.is_read_only)

    def part_of(self, record_id: str) -> QWidget | None:
        """The row of an attachment."""
        return self._rows.get(record_id)

    def ask_for_files(self) -> None:
        """Let the person choose files."""
        words = self._session.words
        paths, _kind = QFileDialog.getOpenFileNames(self, words("Add pictures and documents"), str(Path.home()))
        self.take_paths([Path(path) for path in paths])

    def take_paths(self, paths: Sequence[Path]) -> None:
        """Keep the files at these places."""
        self._take(from_paths(paths))

    def take(self, mime: QMimeData) -> None:
        """Keep what was dropped or pasted."""
        self._take(taken_in(mime, self._session))

    def _take(self, incoming: Incoming) -> None:
        keep(self._session, self._project_id, incoming)
        self._say_wrong(incoming.refused)
        if incoming.files or incoming.refused:
            bring_into_sight(self.wrong if incoming.refused else self.add_files)

    def _say_wrong(self, sentences: Sequence[str]) -> None:
        self.wrong.setText("\n".join(sentences))
        self.wrong.setVisible(bool(sentences))
