"""A card that holds records one below the other, says what belongs there while it is empty, and offers to add one."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sciencepm.domain.record import Record
from sciencepm.ui.concerns.tiles import Tile, Tiles
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, panel, row
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.kept_parts import KeptParts, in_tab_order
from sciencepm.ui.widgets.sight import bring_into_sight, go_to
from sciencepm.ui.widgets.text import Label


class BlocksCard(Card):
    """Adding asks for the kind first: the tiles come up where the button was."""

    def __init__(
        self, session: Session, title: str, aside: str, icon: str, none: str, add: str, question: str, tiles: list[Tile]
    ) -> None:
        px = session.theme.px
        super().__init__(session.theme, title=title, spacing=6)
        self._session, self._project_id = session, ""
        # Words that are changed in place stand a little inside their frames; the others are brought in line with them.
        inset = px(6)
        self.body.setContentsMargins(px(16) - inset, px(14), px(16), px(14))
        self.heading.setContentsMargins(inset, 0, 0, 0)
        if aside:
            said = Label(aside, "caption", wrap=True)
            said.setContentsMargins(inset, 0, 0, 0)
            self.add(said)
        mark = Label()
        mark.setPixmap(session.theme.pixmap(icon, "third", 20))
        empty = row(mark, Label(none, "second", wrap=True), spacing=px(10), margins=(inset, px(4), 0, px(4)))
        empty.setStretch(1, 1)
        empty.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        self._none = panel(empty)
        inner = QVBoxLayout()
        inner.setSpacing(0)
        self.head = QVBoxLayout()
        self._blocks: KeptParts[QWidget] = KeptParts(inner)
        self.add_button = button(add, self.offer)
        self.tiles = Tiles(session, question, tiles, 200)
        self.tiles.hide()
        self.tiles.chosen.connect(self._choose)
        self.tiles.left.connect(self.leave)
        self.tiles.setContentsMargins(inset, 0, 0, 0)
        self.foot = column(margins=(inset, 0, 0, 0))
        last = row(self.add_button, None, margins=(inset, 0, 0, 0))
        for part in (self._none, self.head, inner, self.tiles, self.foot, last):
            self.add(part)

    def show_project(self, project_id: str) -> None:
        """Show the records of this project."""
        if project_id != self._project_id:
            self._project_id = project_id
            self._blocks.empty()
            self.leave(to_button=False)
        ids = [record.id for record in self.records()]
        if set(ids) == set(self._blocks.keys()):
            # What was decided just now does not jump away from under one's hands.
            ids = self._blocks.keys()
        if self._blocks.show(ids, self.make):
            self.arrange()
            in_tab_order([*self._blocks.values(), self.tiles, self.add_button])
        for made in self._blocks.values():
            made.refresh()  # type: ignore[attr-defined]
        self._none.setVisible(not ids)
        self.add_button.setEnabled(not self._session.document.is_read_only)

    def part_of(self, record_id: str) -> QWidget | None:
        """The block of a record."""
        return self._blocks.get(record_id)

    def offer(self) -> None:
        """Show the kinds there are to add."""
        self.add_button.hide()
        self.tiles.show()
        bring_into_sight(self.tiles)
        self.tiles.focus_first()

    def leave(self, *, to_button: bool = True) -> None:
        """Add nothing after all."""
        self.tiles.hide()
        self.add_button.show()
        if to_button:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """Go to the record that was added last."""
        newest = max(self.records(), key=lambda record: record.id)
        go_to(self._blocks[newest.id])

    def arrange(self) -> None:
        """Give every block its shape; called when blocks are new."""

    @abstractmethod
    def records(self) -> Sequence[Record]:
        """The records of the project in the order they are shown."""

    @abstractmethod
    def make(self, record_id: str) -> QWidget:
        """The block of a record."""

    @abstractmethod
    def _choose(self, code: str) -> None:
        """Add a record of this kind."""
