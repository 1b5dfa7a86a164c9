"""The ledger and the track record in words: headlines, results, and what a record of forecasts says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from sciencepm.analysis.code_words import words_of
from sciencepm.analysis.graveyard import cost_text
from sciencepm.analysis.ledger import EntryKind, LedgerEntry, Result, negative
from sciencepm.analysis.stop_rule_wording import close_money
from sciencepm.analysis.track_record import AIM, ENOUGH, ChanceSource, ClosedForecast, ClosedLanding, TrackRecord
from sciencepm.analysis.wording import (
    capital,
    first_sentence,
    likelihood_word,
    measurements_text,
    shortened,
)
from sciencepm.domain.decision import Outcome
from sciencepm.domain.plan import Experiment, ExperimentOutcome, ExperimentState
from sciencepm.i18n import Words

_LETTERS: Final = 90
_COIN: Final = Decimal("0.25")


def result_text(result: Result, w: Words) -> str:
    """A result standing alone: "Did not work", "Revise"."""
    codes: dict[Result, ExperimentOutcome | ExperimentState | Outcome] = {
        Result.WORKED: ExperimentOutcome.WORKED,
        Result.DID_NOT_WORK: ExperimentOutcome.DID_NOT_WORK,
        Result.INCONCLUSIVE: ExperimentOutcome.INCONCLUSIVE,
        Result.DROPPED: ExperimentState.DROPPED,
        Result.RUNNING: ExperimentState.RUNNING,
        Result.BLOCKED: ExperimentState.BLOCKED,
        Result.PLANNED: ExperimentState.PLANNED,
        Result.GO: Outcome.GO,
        Result.REVISE: Outcome.REVISE,
        Result.HOLD: Outcome.HOLD,
        Result.STOP: Outcome.STOP,
    }
    return capital(words_of(codes[result], w))


def ledger_headline(entries: Sequence[LedgerEntry], w: Words) -> str:
    """What did not work comes first: how many paths it ruled out, and what that cost."""
    failed = negative(entries)
    if not failed.count:
        done = sum(entry.result in (Result.WORKED, Result.INCONCLUSIVE) for entry in entries)
        if done:
            return w.n(
                "{count} experiment has a result, and nothing was ruled out yet",
                "{count} experiments have a result, and nothing was ruled out yet",
                done,
            )
        return w("What have we tried, and what did it teach us?")
    began = w.n("{count} experiment did not work", "{count} experiments did not work", failed.count)
    if not failed.ruled_out:
        return w.n(
            "{begin}; what it ruled out is not written down yet",
            "{begin}; what they ruled out is not written down yet",
            failed.count,
            begin=began,
        )
    paths = w.n("{count} path", "{count} paths", failed.ruled_out)
    it = w("it ruled out {paths}", paths=paths) if failed.count == 1 else w("they ruled out {paths}", paths=paths)
    if failed.cost == 0:
        return w("{begin}: {rest}", begin=began, rest=it)
    money = close_money(failed.cost, w)
    cost = w("at least {money}", money=money) if failed.unpriced else money
    return w("{begin}: {rest}, for {cost}", begin=began, rest=it, cost=cost)


def ledger_subline(entries: Sequence[LedgerEntry], w: Words) -> str:
    """What else there is: results that worked, decisions, and what runs."""
    counts = {result: sum(entry.result is result for entry in entries) for result in Result}
    decided = sum(entry.kind is EntryKind.DECISION for entry in entries)
    running = counts[Result.RUNNING] + counts[Result.BLOCKED]
    parts = (
        (counts[Result.WORKED], w.n("{count} worked", "{count} worked", counts[Result.WORKED])),
        (counts[Result.INCONCLUSIVE], w.n("{count} inconclusive", "{count} inconclusive", counts[Result.INCONCLUSIVE])),
        (running, w.n("{count} under way", "{count} under way", running)),
        (decided, w.n("{count} decision taken", "{count} decisions taken", decided)),
    )
    return " · ".join(text for count, text in parts if count)


def entry_title(entry: LedgerEntry, w: Words) -> str:
    """What an entry is called: the experiment's title, or the question that was decided."""
    if isinstance(entry.record, Experiment):
        return entry.record.title or w("Experiment {letter}", letter=entry.record.letter)
    point = entry.point
    return point.short_question or shortened(point.question, _LETTERS) or point.stage_title or entry_place(entry, w)


def entry_place(entry: LedgerEntry, w: Words) -> str:
    """Which experiment or decision of its project it is."""
    if isinstance(entry.record, Experiment):
        return w("Experiment {letter}", letter=entry.record.letter)
    return w("Decision {number}", number=entry.number)


def measured_text(entry: LedgerEntry, w: Words) -> str:
    """What an experiment measured; nothing for a decision."""
    return measurements_text(entry.record, w) if isinstance(entry.record, Experiment) else ""


def cost_words(entry: LedgerEntry, w: Words) -> str:
    """What it cost, or nothing where that is not known."""
    return cost_text(entry.cost, w) if entry.cost is not None else ""


def taught_text(entry: LedgerEntry) -> str:
    """What is to be remembered of it: what it ruled out, else what was learned, else why we believe it."""
    return entry.ruled_out or entry.learned or entry.why


def taught_short(entry: LedgerEntry) -> str:
    """The first sentence of that."""
    return first_sentence(taught_text(entry), 160)


# The track record


@dataclass(frozen=True, slots=True)
class Called:
    """All forecasts called by one word of likelihood: how often it went, of how many, and the word with its range."""

    word: str
    went: int
    of: int


def record_headline(record: TrackRecord, w: Words) -> str:
    """How the team's forecasts held, in plain words."""
    right, of = record.as_said
    if not record.forecasts:
        return w("No forecast has had its answer yet")
    if len(record.forecasts) < ENOUGH or record.brier is None:
        return went_as_said(right, of, w)
    if record.brier < _COIN:
        return w("{begin}: our chances tell more than a coin toss", begin=went_as_said(right, of, w))
    return w("{begin}: our chances tell no more than a coin toss", begin=went_as_said(right, of, w))


def went_as_said(right: int, of: int, w: Words) -> str:
    """A count in place of a score: "7 of 9 went as we said"."""
    if not of:
        return w("Every forecast said 50%, so none could go as we said")
    return w("{right} of {of} went as we said", right=w.number(right), of=w.number(of))


def record_subline(record: TrackRecord, w: Words) -> str:
    """What the record is about, and what is left out of it."""
    said = w(
        "About the team's forecasts, never a person: the chance on record when a stage began, and how it was decided."
    )
    if not record.unsaid:
        return said
    left = w.n("{count} decision had no chance on record.", "{count} decisions had no chance on record.", record.unsaid)
    return f"{said} {left}"


def score_text(brier: Decimal) -> str:
    """A Brier score in two decimals."""
    return str(brier.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP))


def landings_text(record: TrackRecord, w: Words) -> tuple[str, str]:
    """How many landed inside the range first promised, as a figure, and what it is compared with."""
    inside, of = record.inside
    if of < ENOUGH:
        return w("{inside} of {of}", inside=w.number(inside), of=w.number(of)), w(
            "landed inside the range first promised; we aim for 8 in 10"
        )
    return w.percent(Decimal(inside) / of), w(
        "landed inside the range first promised; we aim for {aim}", aim=w.percent(AIM)
    )


def called(forecasts: Iterable[ClosedForecast], w: Words) -> tuple[Called, ...]:
    """How often it went for each word of likelihood that was used, the likeliest first."""
    groups: dict[str, list[ClosedForecast]] = {}
    for each in sorted(forecasts, key=lambda each: each.said, reverse=True):
        word = likelihood_word(each.said, w) or w.percent(each.said)
        groups.setdefault(word, []).append(each)
    return tuple(Called(word, sum(each.went for each in group), len(group)) for word, group in groups.items())


def called_text(group: Called, w: Words) -> str:
    """One such group: "Called likely: 6 of 7 went ahead"."""
    return w(
        "Called {word}: {went} of {of} went ahead",
        word=group.word,
        went=w.number(group.went),
        of=w.number(group.of),
    )


def source_text(source: ChanceSource, w: Words) -> str:
    """Where the chance of a stage's beginning comes from."""
    return {
        ChanceSource.JOURNAL: w("from the record of changes"),
        ChanceSource.SNAPSHOT: w("from the version kept nearest to the beginning"),
        ChanceSource.DECISION: w("as noted with the decision"),
    }[source]


def landing_promise_text(landing: ClosedLanding, w: Words) -> str:
    """The range first promised and the day of the promise."""
    return w(
        "promised {range} on {day}",
        range=w.month_range(landing.promised[0], landing.promised[2]),
        day=w.day(landing.promised_on),
    )
