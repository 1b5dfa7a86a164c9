"""Which fields each outcome of a decision asks for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from sciencepm.domain.decision import Outcome

_NEEDS: Final[Mapping[Outcome, tuple[str, ...]]] = {
    Outcome.GO: ("why", "learned", "decided_by", "on"),
    Outcome.REVISE: ("why", "ask_again_on", "chance", "chance_source", "learned", "decided_by", "on"),
    Outcome.HOLD: ("waits_for", "why", "ask_again_on", "learned", "decided_by", "on"),
    Outcome.STOP: ("why", "learned", "kept", "decided_by", "on"),
}


def needs(outcome: Outcome, says: Collection[Outcome]) -> tuple[str, ...]:
    """The fields in order; against what the rule says, the reason comes first."""
    against = bool(says) and outcome not in says
    return (*(("override_reason",) if against else ()), *_NEEDS[outcome])
