"""Every trade-off of a project: what the team says is possible, and what the product manager decides."""

from __future__ import annotations

from collections.abc import Sequence

from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.prompts import prompts
from sciencepm.commands.concerns import add_trade_off
from sciencepm.domain.concerns import TradeOff, TradeOffKind
from sciencepm.i18n import Words
from sciencepm.ui.concerns.blocks_card import BlocksCard
from sciencepm.ui.concerns.tiles import Tile
from sciencepm.ui.concerns.trade_off_block import TradeOffBlock
from sciencepm.ui.session import Session


class TradeOffsCard(BlocksCard):
    """What is open comes first."""

    def __init__(self, session: Session) -> None:
        words = session.words
        meanings = prompts().trade_offs
        super().__init__(
            session,
            title=words("Trade-offs"),
            aside=words("The team says what is possible and at what risk; you decide what is needed."),
            icon="scale",
            none=words("No trade-off yet. Where more of one good thing costs another, set the ways side by side."),
            add=words("Add a trade-off"),
            question=words("Which two pull apart?"),
            tiles=[Tile(each.value, label_of(each, words), words(meanings[each].meaning)) for each in TradeOffKind],
        )

    def records(self) -> Sequence[TradeOff]:
        found = self._session.portfolio.of(TradeOff, self._project_id)
        return sorted(found, key=lambda each: bool(each.chosen))

    def make(self, record_id: str) -> TradeOffBlock:
        return TradeOffBlock(self._session, record_id)

    def _choose(self, code: str) -> None:
        session = self._session
        self.leave(to_button=False)
        words = session.words
        own = {} if prompts().trade_offs[TradeOffKind(code)].options else {"options": _two_ways(words)}
        if session.do(lambda it: add_trade_off(it, project_id=self._project_id, kind=code, w=words, **own)):
            self.begin()


def _two_ways(w: Words) -> tuple[dict[str, str], ...]:
    """Two ways to set side by side, to be called by their names."""
    return tuple({"name": w("Way {letter}", letter=letter)} for letter in "AB")
