"""The tab "Shared words": vocabulary, reviews of real outputs, and questions for the team."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sciencepm.domain.concerns import VocabularyTerm
from sciencepm.domain.project import Project
from sciencepm.ui.plan.beside import Beside
from sciencepm.ui.project_tab import TabBody
from sciencepm.ui.session import Session
from sciencepm.ui.shared_words.questions_card import QuestionsCard
from sciencepm.ui.shared_words.reviews_card import ReviewsCard
from sciencepm.ui.shared_words.vocabulary_card import VocabularyCard
from sciencepm.ui.widgets.box import clear, column, panel


@dataclass(frozen=True, slots=True)
class Cards:
    """The cards of one project."""

    vocabulary: VocabularyCard
    reviews: ReviewsCard
    questions: QuestionsCard


class WordsTab(TabBody):
    """Built anew for each project; within one everything is read again where it stands."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._project_id = session, ""
        self._cards: Cards | None = None
        self._inner = QVBoxLayout()
        self._inner.setSpacing(session.theme.px(14))
        self._inner.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._inner)

    @property
    def cards(self) -> Cards:
        """The cards of the project that is shown."""
        assert self._cards is not None
        return self._cards

    def show_project(self, project: Project) -> None:
        if project.id != self._project_id:
            self._project_id = project.id
            self._cards = self._build(project.id)
        self.cards.vocabulary.show_terms()
        self.cards.reviews.show_reviews()
        self.cards.questions.show_project(project)

    def part_of(self, record_id: str) -> QWidget | None:
        cards = self.cards
        found = (each.part_of(record_id) for each in (cards.vocabulary, cards.reviews, cards.questions))
        return next((each for each in found if each is not None), None)

    def _build(self, project_id: str) -> Cards:
        session, px = self._session, self._session.theme.px
        clear(self._inner)
        made = Cards(
            VocabularyCard(session, project_id), ReviewsCard(session, project_id), QuestionsCard(session, project_id)
        )
        left, right = (panel(column(card, None, spacing=0)) for card in (made.reviews, made.questions))
        self._inner.addWidget(made.vocabulary)
        self._inner.addWidget(Beside((left, right), (1, 1), px(860), px(14)))
        return made


def words_count(session: Session, project: Project) -> str:
    """How many words are agreed."""
    many = len(session.portfolio.of(VocabularyTerm, project.id))
    return session.words.number(many) if many else ""
