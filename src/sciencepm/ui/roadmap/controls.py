"""What stands above the roadmap: its form, its lanes, for whom, compared with what, and how near in time."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from sciencepm.picture.roadmap_content import Lanes
from sciencepm.picture.time_axis import Zoom
from sciencepm.picture.views import View
from sciencepm.ui.roadmap.asked import Asked, audiences, comparisons
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import panel, row
from sciencepm.ui.widgets.button import icon_button
from sciencepm.ui.widgets.flow import flowing
from sciencepm.ui.widgets.menu_button import MenuButton
from sciencepm.ui.widgets.segments import Segments

FIT: Final = "all"


class Controls(QWidget):
    """Emits `asked` when something else is to be shown, `zoomed` with a zoom or FIT, and `table_wanted`."""

    asked = Signal(Asked)
    zoomed = Signal(str)
    table_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        words, theme = session.words, session.theme
        self._session = session
        self.now = Asked()
        self.forms = Segments(
            [
                (View.ROADMAP, words("Timeline")),
                (View.NOW_NEXT_LATER, words("Now · Next · Later")),
                (View.TREE, words("Decision tree")),
            ],
            View.ROADMAP,
            words("Form"),
        )
        lanes = [
            (Lanes.KIND, words("Kind")),
            (Lanes.TEAM, words("Team")),
            (Lanes.BUSINESS_GOAL, words("Business goal")),
        ]
        self.lanes = MenuButton(words, words("Lanes"), lanes)
        self.audiences = MenuButton(words, words("Audience"), audiences(session.portfolio, words), are_names=True)
        self.since = MenuButton(words, words("Compare with"), comparisons(session.portfolio, session))
        self.projects = MenuButton(words, words("Project"), [("", words("None"))], are_names=True)
        self.zooms = Segments(
            [
                (FIT, words("All")),
                (Zoom.MONTH, words("Month")),
                (Zoom.QUARTER, words("Quarter")),
                (Zoom.YEAR, words("Year")),
            ],
            FIT,
            words("Zoom"),
        )
        self.table = icon_button(theme, "list", words("This chart as a table"), self.table_wanted.emit, 18)
        self.table.setCheckable(True)
        self._zoom = panel(row(None, self.zooms, self.table, spacing=theme.px(10)))
        self._zoom.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        parts = (self.forms, self.lanes, self.projects, self.audiences, self.since, self._zoom)
        self.setLayout(row(flowing(*parts, spacing=theme.px(12), line_gap=theme.px(8)), spacing=0))
        self.forms.chosen.connect(lambda code: self._ask(view=View(code)))
        self.lanes.chosen.connect(lambda code: self._ask(lanes=Lanes(code)))
        self.audiences.chosen.connect(lambda code: self._ask(audience_id=code or None))
        self.since.chosen.connect(lambda code: self._ask(since_id=code or None))
        self.projects.chosen.connect(lambda code: self._ask(project_id=code or None))
        self.zooms.chosen.connect(self.zoomed)
        self._show_what_counts()

    def offer(self, seen_projects: list[tuple[str, str]]) -> Asked:
        """Offer what there is to choose from by now; what one had chosen stays where it is still there."""
        session, words = self._session, self._session.words
        self.audiences.offer(audiences(session.portfolio, words))
        self.since.offer(comparisons(session.portfolio, session))
        self.audiences.setVisible(len(audiences(session.portfolio, words)) > 1)
        self.projects.offer(seen_projects or [("", words("None"))])
        self.now = replace(
            self.now,
            audience_id=self.audiences.code or None,
            since_id=self.since.code or None,
            project_id=self.projects.code or None,
        )
        self._show_what_counts()
        return self.now

    def choose_project(self, project_id: str) -> None:
        """The project whose tree is shown next."""
        self.projects.choose(project_id)
        self.now = replace(self.now, project_id=project_id)

    def show_everything(self) -> None:
        """Back to what the PM sees."""
        self.audiences.choose("")
        self._ask(audience_id=None)

    def show_zoom(self, code: str) -> None:
        """Which zoom the axis has by now."""
        self.zooms.choose(code)

    def show_table(self, on: bool) -> None:
        """Whether the table is shown, which has no zoom."""
        self.table.setChecked(on)
        self.zooms.setEnabled(not on)

    def _ask(self, **changes: object) -> None:
        self.now = replace(self.now, **changes)  # type: ignore[arg-type]
        self._show_what_counts()
        self.asked.emit(self.now)

    def _show_what_counts(self) -> None:
        """Only the choices that mean something for this form."""
        view = self.now.view
        timeline = view is View.ROADMAP
        self.lanes.setVisible(timeline)
        self.since.setVisible(timeline and len(comparisons(self._session.portfolio, self._session)) > 1)
        self.projects.setVisible(view is View.TREE)
        self.zooms.setVisible(timeline)
