"""A line of a list in words, with its fields folded away below it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, panel, row
from sciencepm.ui.widgets.button import icon_button
from sciencepm.ui.widgets.fields import Field


class Folded(QWidget):
    """`summary` is what is read, `fields` what is changed; `edit_name` and `remove_name` name the two buttons."""

    def __init__(
        self,
        session: Session,
        summary: QBoxLayout,
        fields: QBoxLayout,
        edit_name: str,
        remove_name: str,
        remove: Callable[[], object],
    ) -> None:
        super().__init__()
        px = session.theme.px
        self.session = session
        self._edit_name = edit_name
        self._edit = icon_button(session.theme, "pencil", edit_name, self.toggle, 14)
        self._remove = icon_button(session.theme, "trash-2", remove_name, remove, 14)
        line = row(spacing=px(2))
        line.addLayout(summary, 1)
        for each in (self._edit, self._remove):
            each.setEnabled(not session.document.is_read_only)
            line.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        fields.setContentsMargins(px(20), px(2), 0, px(6))
        self._fields = panel(fields)
        self._fields.hide()
        self.setLayout(column(line, self._fields, spacing=px(2)))

    @property
    def is_open(self) -> bool:
        """Whether the fields are seen."""
        return not self._fields.isHidden()

    def toggle(self) -> None:
        """Open the fields and go to the first, or fold them away."""
        opens = not self.is_open
        self._fields.setVisible(opens)
        name = self.session.words("Done") if opens else self._edit_name
        self._edit.setAccessibleName(name)
        self._edit.setToolTip(name)
        self._edit.setIcon(self.session.theme.icon("chevron-up" if opens else "pencil", size=14))
        if opens:
            first = next((each for each in self._fields.findChildren(Field)), None)
            if first is not None:
                first.editor.setFocus(Qt.FocusReason.OtherFocusReason)
