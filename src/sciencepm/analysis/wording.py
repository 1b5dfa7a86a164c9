"""How what the records say is put into plain words: chances, numbers, results, questions and people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from babel.numbers import format_decimal

from sciencepm.analysis.code_words import label_of, words_of
from sciencepm.domain.plan import Criterion, DecisionPoint, Experiment, ExperimentState, Measurement
from sciencepm.domain.project import Mode, Project
from sciencepm.domain.ranges import Weeks
from sciencepm.i18n import Words

QUESTION_LETTERS: Final = 40
_ELLIPSIS = "…"
_OUT_OF = re.compile(r"\b(of|in) \d", re.IGNORECASE)
"""A unit that counts cases out of many, so that its metric follows it: "of 100", "more of 1,000"."""
_PLURAL = re.compile(r"[a-z]{2,}[a-rt-z]s")
_OFFICE = re.compile(r"^(head|chief|director|vice president|vp|board)\b", re.IGNORECASE)
_BODY = re.compile(r"\b(committee|board|council|department|office|team|desk)$", re.IGNORECASE)


def capital(text: str) -> str:
    """The same with a capital to begin a sentence with."""
    return text[:1].upper() + text[1:]


def number_word(count: int, w: Words) -> str:
    """A count inside a sentence: in words up to twelve, in figures above."""
    words = (
        w("no"),
        w("one"),
        w("two"),
        w("three"),
        w("four"),
        w("five"),
        w("six"),
        w("seven"),
        w("eight"),
        w("nine"),
        w("ten"),
        w("eleven"),
        w("twelve"),
    )
    return words[count] if 0 <= count < len(words) else w.number(count)


def likelihood_word(chance: Decimal | float, w: Words) -> str | None:
    """The word for a chance (0 to 1) by its rounded per cent, the lower end included; none for 0% and 100%.

    The scale is that of ICD 203 (domain.md, section 6).
    """
    percent = Words.whole_percent(chance)
    if not 0 < percent < 100:
        return None
    scale = (
        (95, w("almost certain")),
        (80, w("very likely")),
        (55, w("likely")),
        (45, w("roughly even")),
        (20, w("unlikely")),
        (5, w("very unlikely")),
        (1, w("almost no chance")),
    )
    return next(word for lowest, word in scale if percent >= lowest)


def likelihood(chance: Decimal | float, w: Words) -> str:
    """A chance (0 to 1) as its word with its number: "likely, 62%"; 0% and 100% stand alone."""
    word = likelihood_word(chance, w)
    return w("{word}, {percent}", word=word, percent=w.percent(chance)) if word else w.percent(chance)


def exact_number(value: Decimal, w: Words) -> str:
    """A figure as the person gave it, every decimal kept: 0.0004, 12,500."""
    return _minus(format_decimal(value, format="#,##0.############", locale=w.locale))


def figure_text(value: Decimal, unit: str, w: Words) -> str:
    """A figure in its unit: "91%", "€0.04 a page", "20 seconds", "1 second", "95 of 100"."""
    number = exact_number(abs(value), w)
    sign = "−" if value < 0 else ""
    if abs(value) == 1 and w.is_english and _PLURAL.fullmatch(unit):
        unit = unit.removesuffix("s")
    first, _, rest = unit.partition(" ")
    if first in (w.symbol.strip(), w.currency):
        return f"{sign}{w.symbol}{number} {rest}".strip()
    if first == "%":
        return f"{sign}{number}% {rest}".strip()
    return f"{sign}{number} {unit}".strip()


def criterion_text(criterion: Criterion, w: Words) -> str:
    """A condition of going on: "at least 95 of 100 tables right", "waiting: less than 5 seconds"."""
    figure = figure_text(criterion.threshold, criterion.unit, w)
    bound = w("{comparator} {figure}", comparator=words_of(criterion.comparator, w), figure=figure)
    return _of_metric(bound, criterion.metric, criterion.unit, criterion.segment, w)


def measurement_text(measurement: Measurement, w: Words) -> str:
    """What an experiment measured: "91 of 100 tables right", "4 cents a page", "waiting: 2 seconds"."""
    figure = figure_text(measurement.value, measurement.unit, w)
    return _of_metric(figure, measurement.metric, measurement.unit, measurement.segment, w)


def measurements_text(experiment: Experiment, w: Words) -> str:
    """Everything an experiment measured, after one another."""
    return ", ".join(measurement_text(each, w) for each in experiment.measurements)


def experiment_text(experiment: Experiment, today: date, w: Words) -> str:
    """How an experiment stands, as its row says it: "Worked: 91 of 100 tables right", "Planned"."""
    if experiment.state is ExperimentState.DONE and experiment.outcome is not None:
        result = label_of(experiment.outcome, w)
        measured = measurements_text(experiment, w)
        return w("{outcome}: {measured}", outcome=result, measured=measured) if measured else result
    state = label_of(experiment.state, w)
    due = experiment.report_by or experiment.planned_end
    if experiment.state is ExperimentState.RUNNING and due is not None:
        return w("{state}, due {day}", state=state, day=w.short_day(due, today))
    if experiment.state is ExperimentState.BLOCKED and experiment.waits_for:
        said = w("{state}: {what}", state=state, what=experiment.waits_for)
        return ", ".join((said, *_waiting(experiment, today, w)))
    return state


def age_text(since: date, today: date, w: Words) -> str:
    """How long something has waited, in whole weeks: "3 weeks", "less than a week"."""
    weeks = max(0, (today - since).days // 7)
    return w.n("{count} week", "{count} weeks", weeks) if weeks else w("less than a week")


def _waiting(experiment: Experiment, today: date, w: Words) -> Iterator[str]:
    if experiment.waits_since is not None:
        yield age_text(experiment.waits_since, today, w)
    if experiment.owed_by:
        yield w("owed by {who}", who=role_text(experiment.owed_by, w))


def weeks_text(weeks: Weeks, w: Words) -> str:
    """Three points of time: "6 / 9 / 14 weeks"; one figure where they are the same."""
    points = [exact_number(each, w) for each in (weeks.early, weeks.likely, weeks.late)]
    if weeks.early == weeks.late:
        return w("one week") if weeks.late == 1 else w("{weeks} weeks", weeks=points[0])
    return w("{early} / {likely} / {late} weeks", early=points[0], likely=points[1], late=points[2])


def weeks_used_text(used: Decimal, weeks: Weeks | None, w: Words) -> str:
    """How much of a stage's time is used: "12 weeks used of 10–14", without an estimate "12 weeks used"."""
    whole = int(used.quantize(Decimal(1)))
    if weeks is None:
        return w.n("{count} week used", "{count} weeks used", whole)
    early, late = exact_number(weeks.early, w), exact_number(weeks.late, w)
    of = early if early == late else f"{early}–{late}"
    return w.n("{count} week used of {of}", "{count} weeks used of {of}", whole, of=of)


def decision_name(number: int, w: Words) -> str:
    """What a decision point is called inside a sentence: "decision 1"."""
    return w("decision {number}", number=number)


def question_text(point: DecisionPoint, w: Words) -> str:
    """The question in a few words: the short one, else its beginning up to 40 letters, cut at a word."""
    if point.short_question:
        return point.short_question
    return shortened(point.question, QUESTION_LETTERS) or w("no question yet")


def shortened(text: str, letters: int) -> str:
    """The first line of `text` in at most so many letters, cut after a whole word with an ellipsis."""
    line = " ".join(text.split("\n", maxsplit=1)[0].split())
    if len(line) <= letters:
        return line
    room = letters - len(_ELLIPSIS)
    words, _, _ = line[: room + 1].rpartition(" ")
    return (words or line[:room]).rstrip(" ,;:.–-") + _ELLIPSIS


def first_sentence(text: str, letters: int) -> str:
    """The first sentence of a longer text without its full stop, shortened where it is still too long."""
    line = text.split("\n", maxsplit=1)[0]
    sentence = re.split(r"(?<=[.!?])\s", line, maxsplit=1)[0]
    return shortened(sentence.removesuffix("."), letters)


def role_text(name: str, w: Words) -> str:
    """A stakeholder inside a sentence: offices and bodies take their article, names and groups do not."""
    if w.is_english and (_OFFICE.match(name) or _BODY.search(name)):
        return f"the {name}"
    return name


def landing_text(landing: tuple[date, date, date], w: Words) -> str:
    """The range in which a project lands, eight times in ten: "Feb – Apr 2027"."""
    return w.month_range(landing[0], landing[2])


def likely_landing_text(landing: tuple[date, date, date], w: Words) -> str:
    """The month in which a project lands as often before as after: "Feb 2027"."""
    return w.month(landing[1])


def mode_text(project: Project, w: Words) -> str:
    """The mode that leads and what may be promised in it: "experiment mode: plan in ranges"."""
    return mode_rule(project.leading_mode, w)


def mode_rule(mode: Mode, w: Words) -> str:
    """What may be promised in a mode: "data mode: plan in ranges"."""
    said = words_of(mode, w)
    if mode is Mode.ENGINEERING:
        return w("{mode} mode: a date may be promised", mode=said)
    return w("{mode} mode: plan in ranges", mode=said)


def _of_metric(figure: str, metric: str, unit: str, segment: str, w: Words) -> str:
    if _OUT_OF.search(unit) or metric.lower().startswith(("a ", "an ", "per ", "each ")):
        if figure.rpartition(" ")[2].casefold() == metric.partition(" ")[0].casefold():
            metric = metric.partition(" ")[2]
        said = f"{figure} {metric}".strip()
    else:
        said = w("{metric}: {figure}", metric=metric, figure=figure)
    return w("{figure} ({segment})", figure=said, segment=segment) if segment else said


def _minus(number: str) -> str:
    return number.replace("-", "−")
