"""What to ask a science team, and how: the question at the moment of asking, beside the one it stands in for.

Every text is an English message for translators, read from the shipped list and shown through `Words`. Figures in it
are part of questions, never facts about anyone's product.
"""

from __future__ import annotations

import json
from enum import StrEnum
from functools import lru_cache
from typing import Final

from sciencepm.domain.concerns import DependsOn, QualityDimension, TradeOffKind
from sciencepm.domain.record import Line, Text, Value
from sciencepm.resources import resource

STANDING_CODE: Final = "uncertain"


class Moment(StrEnum):
    """When something is asked of the team."""

    GOAL = "goal"
    DURATION = "duration"
    CHOICE = "choice"
    CONCERN = "concern"
    QUALITY = "quality"
    POSSIBLE = "possible"


class AskPrompt(Value):
    """A question to ask, the one not to ask, and why."""

    code: str
    moment: Moment
    ask: Text
    instead_of: Text
    why: Text


class TradeOffPrompt(Value):
    """What a kind of trade-off is about, the question it comes down to, what to ask, and names of options."""

    meaning: Text
    question: Text
    questions: tuple[Text, ...]
    options: tuple[Line, ...]


class DependsPrompt(Value):
    """What "it depends" means here, the question that turns it into cases, and what to do next.

    `template` is the code of a decision point that does it, or empty.
    """

    meaning: Text
    question: Text
    next_step: Text
    template: str


class DimensionPrompt(Value):
    """One dimension of quality: what it is, how users notice it, what to ask, what it usually costs."""

    meaning: Text
    users_notice: Text
    question: Text
    costs: Text


class Prompts(Value):
    """Every prompt there is; `fields` are questions beside fields of a project that are still empty."""

    asks: tuple[AskPrompt, ...]
    trade_offs: dict[TradeOffKind, TradeOffPrompt]
    depends: dict[DependsOn, DependsPrompt]
    dimensions: dict[QualityDimension, DimensionPrompt]
    fields: dict[str, Line]

    @property
    def standing(self) -> str:
        """The question that is asked of every team again and again."""
        return next(each.ask for each in self.asks if each.code == STANDING_CODE)


@lru_cache(maxsize=1)
def prompts() -> Prompts:
    """The shipped prompts."""
    return Prompts.model_validate(json.loads(resource("prompts.json").read_bytes()))


def asks_at(moment: Moment) -> tuple[AskPrompt, ...]:
    """What to ask at one moment."""
    return tuple(each for each in prompts().asks if each.moment is moment)
