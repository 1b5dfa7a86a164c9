"""Every "it depends" of a project, turned into cases with a next step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.prompts import prompts
from sciencepm.commands.concerns import add_open_question
from sciencepm.domain.concerns import DependsOn, OpenQuestion
from sciencepm.ui.concerns.blocks_card import BlocksCard
from sciencepm.ui.concerns.open_question_block import OpenQuestionBlock
from sciencepm.ui.concerns.tiles import Tile
from sciencepm.ui.session import Session


class OpenQuestionsCard(BlocksCard):
    """What is open comes first. `planned` gives a decision point that was made of a next step."""

    planned = Signal(str)

    def __init__(self, session: Session) -> None:
        words = session.words
        meanings = prompts().depends
        super().__init__(
            session,
            title=words("“It depends”"),
            aside="",
            icon="git-branch",
            none=words(
                "Nothing open. When somebody says “it depends”, write down the best, the likely and the worst case."
            ),
            add=words("Add an “it depends”"),
            question=words("What does it depend on?"),
            tiles=[Tile(each.value, label_of(each, words), words(meanings[each].meaning)) for each in DependsOn],
        )

    def records(self) -> Sequence[OpenQuestion]:
        found = self._session.portfolio.of(OpenQuestion, self._project_id)
        return sorted(found, key=lambda each: each.answered_on is not None)

    def make(self, record_id: str) -> OpenQuestionBlock:
        made = OpenQuestionBlock(self._session, record_id)
        made.planned.connect(self.planned)
        return made

    def _choose(self, code: str) -> None:
        session = self._session
        self.leave(to_button=False)
        if session.do(add_open_question, project_id=self._project_id, depends_on=code, w=session.words):
            self.begin()
