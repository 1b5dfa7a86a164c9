"""The checklist of the way into the product: six things to settle, each changed where it stands."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from sciencepm.analysis.finding import FindingCode
from sciencepm.analysis.landing_path import LandingPath, PathItemCode, landing_path, not_needed_text
from sciencepm.analysis.project_findings import progress_findings
from sciencepm.commands.landing import set_path_to_production
from sciencepm.domain.landing import Match
from sciencepm.domain.project import Project
from sciencepm.ui.landing.build_window import BuildWindow
from sciencepm.ui.landing.expected_result import expected_result
from sciencepm.ui.landing.path_form import PathForm
from sciencepm.ui.landing.path_row import PathRow
from sciencepm.ui.plan.beside import Beside
from sciencepm.ui.plan.bound_field import BoundField
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import Part, column, panel, row
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.text import Label

_LEAST = 300


class PathCard(Card):
    """The path of one project."""

    def __init__(self, session: Session, project_id: str) -> None:
        words, px = session.words, session.theme.px
        self._count = Label(look="second")
        super().__init__(session.theme, title=words("Before people can use it"), aside=self._count, spacing=0)
        self._session, self._project_id = session, project_id
        self.form = PathForm(session, project_id)
        self.window_picture = BuildWindow(session)
        self.fit = Label(look="second", wrap=True)
        self.fit.setContentsMargins(px(6), 0, 0, 0)
        self.not_needed = button(words("Nothing needs handing over"), self._say_not_needed, "link")
        self.training_warning = Label(look="error", wrap=True)
        self.training_warning.setContentsMargins(px(6), 0, 0, 0)
        self.rows = {code: PathRow(session, parts) for code, parts in self._parts().items()}
        self.add(px(8))
        for made in self.rows.values():
            self.add(made)

    def show_project(self, project: Project) -> None:
        """Read the path again."""
        session, words = self._session, self._session.words
        path = landing_path(session.portfolio, project.id, session.today, words)
        shown = self.form.path()
        self._count.setText(_settled(path, session))
        self.form.refresh()
        for item in path.items:
            filled = all(getattr(shown, name) not in (None, "", Match.UNKNOWN) for name in item.fields)
            self.rows[item.code].show_item(item, filled=filled)
        expected = expected_result(session, project.id)
        self.window_picture.show_result(expected)
        self.fit.setText(expected.said)
        self.fit.set_look("second" if expected.fits else "state-revise")
        self.fit.setVisible(bool(expected.said))
        self.not_needed.setVisible(not shown.artefacts)
        self.not_needed.setEnabled(not session.document.is_read_only)
        warnings = [
            found.remark
            for found in progress_findings(session.portfolio, project, session.today, words)
            if found.code is FindingCode.TRAINING_WITHOUT_PLAN
        ]
        self.training_warning.setText(" ".join(warnings))
        self.training_warning.setVisible(bool(warnings))

    def _parts(self) -> dict[PathItemCode, list[Part]]:
        """The fields of each line, in the order of the checklist."""
        form, words = self.form, self._session.words
        matches = list(Match)
        return {
            PathItemCode.RECEIVER: [
                self._across(
                    form.receiving_team(words("Receiving team"), words("Who builds it in and keeps it?")),
                    form.wrapped("owner", words("Who owns it there"), words("A role or a name")),
                )
            ],
            PathItemCode.BUILD_TIME: [
                self._across(
                    form.day("build_from", words("Reserved from"), words("In their plan, not in ours")),
                    form.day("build_to", words("Reserved until"), words("A day")),
                ),
                self._inset(self.window_picture),
                self.fit,
            ],
            PathItemCode.FIT: [
                self._across(
                    form.choice("language_match", words("Do they build in our language?"), matches),
                    form.choice("platform_match", words("Does it run on their platform?"), matches),
                )
            ],
            PathItemCode.ARTEFACTS: [
                self._unnamed(
                    form.text(
                        "artefacts",
                        words("What is handed over"),
                        words("Code, tests, data, instructions"),
                    )
                ),
                row(self.not_needed, None),
            ],
            PathItemCode.RUNNING: [
                self._across(
                    form.wrapped("run_by", words("Who runs it"), words("Who is called at night?")),
                    form.wrapped("human_review", words("How much people review"), words("One case in how many?")),
                ),
                form.text("monitoring", words("Monitoring"), words("What is watched, how often, and who looks?")),
            ],
            PathItemCode.DEPLOYMENT_PLAN: [
                self._unnamed(
                    form.text(
                        "deployment_plan",
                        words("Deployment plan"),
                        words("Who has it first? How is it taken back?"),
                    )
                ),
                form.day("production_training_on", words("Training for production begins"), words("A day")),
                self.training_warning,
            ],
        }

    def _across(self, first: BoundField, second: BoundField) -> QWidget:
        px = self._session.theme.px
        at_top = [panel(column(field, None, spacing=0)) for field in (first, second)]
        return Beside((at_top[0], at_top[1]), (1, 1), px(_LEAST), px(8))

    def _inset(self, widget: QWidget) -> QWidget:
        px = self._session.theme.px
        return panel(row(widget, margins=(px(6), px(4), px(6), px(2))))

    @staticmethod
    def _unnamed(field: BoundField) -> BoundField:
        field.show_name(False)
        return field

    def _say_not_needed(self) -> None:
        words = self._session.words
        self._session.do(set_path_to_production, project_id=self._project_id, artefacts=not_needed_text(words))


def _settled(path: LandingPath, session: Session) -> str:
    words = session.words
    return words("{done} of {needed} settled", done=path.done, needed=path.needed) if path.needed else ""
