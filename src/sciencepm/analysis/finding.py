"""What a finding is: something in the records that is missing, late or less honest than it could be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sciencepm.analysis.wording import capital


class FindingCode(StrEnum):
    """In order of weight; the codes stay for ever, scripts go by them."""

    STOP_RULE_CROSSED = "stop-rule-crossed"
    DECISION_OVERDUE = "decision-overdue"
    NO_DECISION_POINT = "no-decision-point"
    NO_STOP_RULE = "no-stop-rule"
    ESTIMATE_OUT_OF_DATE = "estimate-out-of-date"
    RESULT_NO_PATH = "result-without-path"
    TRAINING_WITHOUT_PLAN = "training-without-deployment-plan"
    NO_QUESTION = "no-question"
    NO_RULE = "no-rule"
    LANDS_AFTER_RULE = "lands-after-stop-rule"
    NO_START = "no-start"
    NO_WEEKS = "no-weeks"
    NO_CHANCE = "no-chance"
    NO_CHANCE_SOURCE = "chance-without-source"
    SURE_CHANCE = "chance-0-or-100"
    SINGLE_DATE = "single-date"
    NO_LENGTH_LEFT = "no-length-left"
    MANY_POINTS = "many-decision-points"
    BEYOND_CALENDAR = "beyond-calendar"
    PER_CENT_COMPLETE = "per-cent-complete"
    REPORT_OVERDUE = "report-overdue"
    BLOCKED_NOBODY_OWES = "blocked-nobody-owes"
    RISKS_NOT_CHECKED = "risks-not-checked"
    VALUE_WITHOUT_SOURCE = "value-without-source"
    PRECISION_AS_PREVENTED = "precision-as-prevented"
    LOSSES_AS_ATTEMPTS = "losses-as-attempts"
    NOT_PRICED_NO_SENTENCE = "not-priced-without-sentence"
    NO_LONG_TERM_VALUE = "no-long-term-value"
    NO_REASON_OPEN_ENDED = "no-reason-open-ended"
    ASK_INCOMPLETE = "ask-incomplete"
    PROMISE_OVERDUE = "promise-overdue"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: `record_id` and `field` say where it can be put right, `subject` is the project's title or empty.

    `said` is the rest of the sentence, beginning small and without a full stop.
    """

    code: FindingCode
    project_id: str | None
    record_id: str | None
    field: str
    subject: str
    said: str

    @property
    def sentence(self) -> str:
        """The whole sentence, standing by itself: "Statements into tables: decision 2 has no question."."""
        return f"{self.subject}: {_ended(self.said)}" if self.subject else self.remark

    @property
    def remark(self) -> str:
        """The sentence where the project is known, beside its field: "Decision 2 has no question."."""
        return _ended(capital(self.said))


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
