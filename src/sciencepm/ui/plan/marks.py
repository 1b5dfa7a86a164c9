"""How outcomes and experiments look: their tone and their glyph, always beside a word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sciencepm.domain.decision import Outcome
from sciencepm.domain.plan import Experiment, ExperimentOutcome, ExperimentState

OUTCOME_LOOK: Final[Mapping[Outcome, tuple[str, str]]] = {
    Outcome.GO: ("go", "check"),
    Outcome.REVISE: ("revise", "rotate-cw"),
    Outcome.HOLD: ("hold", "pause"),
    Outcome.STOP: ("stop", "x"),
}
_STATES: Final[Mapping[ExperimentState, tuple[str, str]]] = {
    ExperimentState.PLANNED: ("third", "circle"),
    ExperimentState.RUNNING: ("accent", "circle-dot"),
    ExperimentState.BLOCKED: ("revise", "database"),
    ExperimentState.DONE: ("third", "check"),
    ExperimentState.DROPPED: ("third", "minus"),
}
_RESULTS: Final[Mapping[ExperimentOutcome, tuple[str, str]]] = {
    ExperimentOutcome.WORKED: ("go", "check"),
    ExperimentOutcome.DID_NOT_WORK: ("third", "x"),
    ExperimentOutcome.INCONCLUSIVE: ("revise", "circle-alert"),
}


def experiment_look(experiment: Experiment) -> tuple[str, str]:
    """The colour of an experiment's words, and its glyph."""
    if experiment.state is ExperimentState.DONE and experiment.outcome is not None:
        return _RESULTS[experiment.outcome]
    return _STATES[experiment.state]
