"""Fields that look like words on the page until one comes near, for records that are changed where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from sciencepm.commands.records import change_record
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.record import Record
from sciencepm.ui.plan.bound_field import BoundField, Editor, Shows, Writes
from sciencepm.ui.plan.entry import WORDS
from sciencepm.ui.plan.record_form import RecordForm
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.choice import ChoiceEditor
from sciencepm.ui.widgets.wrapped_line import WrappedLineEditor


class InPlaceField(BoundField):
    """Its name stands in line with its words, which begin a little to the right of their frame."""

    def __init__(self, session: Session, label: str, editor: Editor, shows: Shows, writes: Writes) -> None:
        editor.setProperty("look", "in-place")
        super().__init__(session, label, editor, shows, writes, spacing=0)
        inset = session.theme.px(6)
        for part in (self._name, self._wrong):
            part.setContentsMargins(inset, 0, 0, 0)


class InPlaceForm(RecordForm):
    """The fields of one record of a kind without verbs of its own."""

    FIELD = InPlaceField

    def __init__(self, session: Session, model: type[Record], record_id: str) -> None:
        def find() -> Record:
            return session.portfolio.get(model, record_id)

        def change(portfolio: Portfolio, key: str | None, **fields: Any) -> Edit:
            return change_record(portfolio, portfolio.get(model, record_id), merge_key=key, **fields)

        super().__init__(session, find, change)

    def choice(self, field: str, label: str, codes: Sequence[StrEnum], *, none: str = "") -> BoundField:
        """One of a list of codes, as wide as its longest text."""
        made = super().choice(field, label, codes, none=none)
        assert isinstance(made.editor, ChoiceEditor)
        made.editor.setSizeAdjustPolicy(ChoiceEditor.SizeAdjustPolicy.AdjustToContents)
        made.editor.setMinimumContentsLength(0)
        return made

    def heading(self, field: str, label: str, hint: str) -> BoundField:
        """The words a part is called by: strong, and without a name above."""
        editor = WrappedLineEditor(label, hint, size="strong")
        made = self._bound(field, "", editor, WORDS)
        editor.setAccessibleName(label)
        return made
