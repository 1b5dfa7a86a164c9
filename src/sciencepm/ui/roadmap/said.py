"""What the card beside a row, a decision or a stop rule of the roadmap says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.finding import Finding, FindingCode
from sciencepm.i18n import Words
from sciencepm.picture.roadmap_records import Row
from sciencepm.ui.roadmap.target import Target, flag_of, mark_of

_ABOUT_TIME: Final = frozenset(
    {
        FindingCode.STOP_RULE_CROSSED,
        FindingCode.DECISION_OVERDUE,
        FindingCode.NO_DECISION_POINT,
        FindingCode.ESTIMATE_OUT_OF_DATE,
        FindingCode.RESULT_NO_PATH,
        FindingCode.LANDS_AFTER_RULE,
        FindingCode.NO_START,
        FindingCode.NO_WEEKS,
        FindingCode.NO_CHANCE,
        FindingCode.SURE_CHANCE,
        FindingCode.SINGLE_DATE,
        FindingCode.NO_LENGTH_LEFT,
        FindingCode.MANY_POINTS,
        FindingCode.BEYOND_CALENDAR,
        FindingCode.BLOCKED_NOBODY_OWES,
    }
)
_MOST_FINDINGS: Final = 2


@dataclass(frozen=True, slots=True)
class Said:
    """A heading, what is known a sentence each, and what one can do."""

    heading: str
    lines: tuple[str, ...]
    hint: str = ""

    @property
    def spoken(self) -> str:
        """All of it for a screen reader."""
        return " ".join((f"{self.heading}.", *self.lines, *([f"{self.hint}."] if self.hint else [])))


def said_of(row: Row, target: Target, findings: Sequence[Finding], w: Words, *, can_move: bool) -> Said:
    """What is known of a target; `findings` are those of its portfolio."""
    mark, flag = mark_of(row, target), flag_of(row, target)
    if mark is None and flag is None:
        own = [each for each in findings if each.project_id == row.project_id and each.code in _ABOUT_TIME]
        # What stands in the row itself says the same in fewer words.
        odd = () if row.remark else tuple(each.remark for each in own[:_MOST_FINDINGS])
        about = " · ".join(part for part in (label_of(row.kind, w), row.subline) if part)
        return Said(row.title, (f"{about}.", *row.facts, *odd), w("Enter or a click on its name opens it"))
    said = mark.said if mark else flag.said if flag else ""
    own = [each for each in findings if each.record_id == target.record_id]
    odd = tuple(each.remark for each in own[:_MOST_FINDINGS])
    hint = w("Drag it, or press Ctrl with an arrow, to move it by weeks; F2 types them") if can_move else ""
    alive = (mark.alive,) if mark and mark.alive else ()
    return Said(row.title, (_ended(said), *alive, *odd), hint)


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
