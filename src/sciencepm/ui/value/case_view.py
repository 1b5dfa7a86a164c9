"""One value, whole: its figures, its sentence, what moves it most, what to ask, and what else counts."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sciencepm.analysis.value import CaseValue, case_value
from sciencepm.analysis.value_sheets import FORMS
from sciencepm.domain.value_case import ValueCase
from sciencepm.picture.moves import moves_scene
from sciencepm.picture.scene import Scene
from sciencepm.ui.session import Session
from sciencepm.ui.value.inputs_card import InputsCard
from sciencepm.ui.value.scene_view import SceneView
from sciencepm.ui.value.sentence_card import SentenceCard
from sciencepm.ui.value.terms_card import TermsCard
from sciencepm.ui.widgets.box import clear, column
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.kept_parts import in_tab_order
from sciencepm.ui.widgets.text import Label


class CaseView(QWidget):
    """The same on the place Value and on a project's page."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        words, px = session.words, session.theme.px
        self._session, self.case_id = session, ""
        self._structure: tuple[str, ...] = ()
        self.inputs = InputsCard(session)
        self.sentence = SentenceCard(session)
        note = Label(words("each from low to high, the others at likely"), "muted", wrap=True)
        self.moves = SceneView(session.theme)
        self._moves_card = Card(session.theme, note, self.moves, title=words("What moves the number most"))
        self._questions = QVBoxLayout()
        self._questions.setSpacing(px(6))
        self._ask = Card(session.theme, self._questions, title=words("Questions to ask"))
        self._terms_box = QVBoxLayout()
        self.terms: TermsCard | None = None
        parts = (self.inputs, self.sentence, self._moves_card, self._ask, self._terms_box)
        self.setLayout(column(*parts, spacing=px(14)))

    def show_case(self, case: ValueCase) -> None:
        """Show a case as it is now."""
        session, words = self._session, self._session.words
        value: CaseValue = case_value(session.portfolio, case)
        if self.terms is None or case.id != self.case_id:
            clear(self._terms_box)
            self.terms = TermsCard(session, case.id)
            self._terms_box.addWidget(self.terms)
        self.case_id = case.id
        self.inputs.show_case(value)
        self.inputs.setVisible(not case.not_priced)
        self.sentence.show_case(value)
        self._moves_card.setVisible(value.range is not None)
        self.moves.show_scene(partial(self._scene, value))
        self._show_questions(case)
        self.terms.show_case(value)
        self.setAccessibleName(words(FORMS[case.sheet].title))
        self._put_in_order((case.id, *self.inputs.rows.keys()))

    def _put_in_order(self, structure: tuple[str, ...]) -> None:
        """Tab goes from figure to figure first, although the rows were made last."""
        if structure != self._structure and self.terms is not None:
            self._structure = structure
            inputs = self.inputs
            in_tab_order(
                (inputs.evidence, *inputs.rows.values(), inputs.way, inputs.own, self.sentence, self.moves, self.terms)
            )

    def _scene(self, value: CaseValue, width: float) -> Scene:
        return moves_scene(value, self._session.words, width, self._session.theme.tokens)

    def _show_questions(self, case: ValueCase) -> None:
        words, form = self._session.words, FORMS[case.sheet]
        clear(self._questions)
        asked = [
            entry.ask for entry in form.inputs if entry.ask and entry.name not in {each.name for each in case.inputs}
        ]
        for question in (*form.questions, *asked[:3]):
            self._questions.addWidget(Label(words(question), wrap=True))
        self._questions.addWidget(Label(words("Formula: {source}", source=words(form.source)), "caption", wrap=True))
