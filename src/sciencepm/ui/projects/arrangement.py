"""How the place of projects is looked at, kept while the look or the size of text changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from sciencepm.picture.risk_reward_content import Size
from sciencepm.ui.models.project_row import Column
from sciencepm.ui.models.projects_model import View


class Form(StrEnum):
    """In what form the projects are shown."""

    TABLE = "table"
    CARDS = "cards"
    CHART = "risk-reward"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The form, what is shown in which order, what is looked for, and which projects are chosen, in that order.

    `is_twin` shows the chart as a table, whose marks' areas stand for `size`; `is_choosing` shows the boxes although
    nothing is chosen yet.
    """

    form: Form = Form.TABLE
    view: View = field(default_factory=lambda: View(column=Column.DECISION))
    find: str = ""
    is_twin: bool = False
    size: Size = Size.PEOPLE
    chosen: tuple[str, ...] = ()
    is_choosing: bool = False
    is_comparing: bool = False

    @property
    def shows_boxes(self) -> bool:
        """Whether projects can be ticked."""
        return self.is_choosing or bool(self.chosen)
