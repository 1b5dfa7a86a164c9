"""Scores of a model without what they mean: "F1 0.87", "AUC of 0.91", "92% precision"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from sciencepm.analysis.wording_checks.nearby import sentence
from sciencepm.analysis.wording_checks.notice import Check, Notice, Place, Suggestion, TextContext
from sciencepm.analysis.wording_checks.replacing import replacement
from sciencepm.domain.value_case import Sheet
from sciencepm.i18n import Words

_CODES = r"F1|AUROC|AUC|RMSE|MAE|MAPE|BLEU|ROUGE(?:-L)?|NDCG|nDCG|MRR|mAP|R2|R²"
_METRICS = rf"(?:{_CODES}|(?i:precision|recall|accuracy|perplexity|specificity|sensitivity))"
_NUMBER = r"(?P<number>\d{1,3}(?:[.,]\d{1,6})?)(?P<percent>\s?(?:%|per cent|percent)(?!\w))?"
_FIRST = re.compile(
    rf"(?<![\w-])(?P<metric>{_METRICS})(?:[- ]scores?)?"
    rf"(?:\s?[:=]\s?|\s(?:is|was|of|at|reached|reaches|hit|to|now)\s(?:about\s|now\s)?|\s){_NUMBER}(?![\w.,]?\d)"
)
_LAST = re.compile(rf"(?<![\w.,]){_NUMBER}\s(?P<metric>{_METRICS})(?:\sscore)?(?!\w)")
_MEANING = re.compile(
    r"[€$£¥]|\b(EUR|USD|GBP|CHF)\b|\b(of|in|out of) (every )?\d|"
    r"\b(a|per|each|every) (year|month|week|day|customer|page|reply|case)\b|"
    r"\b(hours?|minutes?|customers?|orders?|calls?|complaints?|errors?)\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:loss|drop|gain|rise|fall|increase|decrease|change|difference|improvement|points?)\s(?:in|of)\s$",
    re.IGNORECASE,
)
"""A change of a score is no share of cases."""
_BEFORE = 20
_SHEETS = {
    "recall": Sheet.CASES_CAUGHT,
    "sensitivity": Sheet.CASES_CAUGHT,
    "precision": Sheet.FALSE_ALARMS,
    "specificity": Sheet.FALSE_ALARMS,
    "accuracy": Sheet.STRAIGHT_THROUGH,
    "f1": Sheet.CASES_CAUGHT,
    "auc": Sheet.CASES_CAUGHT,
    "rmse": Sheet.FORECAST_ERROR,
    "mae": Sheet.FORECAST_ERROR,
    "mape": Sheet.FORECAST_ERROR,
}


def bare_scores(text: str, context: TextContext) -> Iterator[Notice]:
    """Every score whose sentence does not say what it means in cases, time or money."""
    if context.place is Place.NOTES:
        return
    w = context.words
    for match in sorted((*_FIRST.finditer(text), *_LAST.finditer(text)), key=re.Match.start):
        start, end = match.span()
        around = sentence(text, start, end)
        if _MEANING.search(around.replace(text[start:end], "", 1)):
            continue
        name = match["metric"].casefold()
        is_change = _CHANGED.search(text, max(0, start - _BEFORE), start) is not None
        said = "" if is_change else _in_cases(name, match["number"], percent=match["percent"] is not None, w=w)
        suggestions: tuple[Suggestion, ...] = (replacement(text, start, end, said),) if said else ()
        why = w("A score tells a reader nothing: say how many of 100 cases, how many hours or how much money it means.")
        must = context.place is Place.HEADLINE
        yield Notice(Check.BARE_SCORE, start, end, text[start:end], why, suggestions, must, _SHEETS.get(name))


def _in_cases(metric: str, number: str, *, percent: bool, w: Words) -> str:
    """The score as cases out of many, for the three that can be said so; empty for any other."""
    value = Decimal(number.replace(",", "."))
    share = value / 100 if percent or value > 1 else value
    if not 0 < share <= 1:
        return ""
    many = 100
    count = int((share * many).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    if count in (0, many) and share != 1:
        many = 1_000
        count = int((share * many).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    count_of = {"count": w.number(count), "many": w.number(many)}
    if metric in ("recall", "sensitivity"):
        return w("{count} of every {many} real cases caught", **count_of)
    if metric == "precision":
        return w("{count} of every {many} alarms right", **count_of)
    if metric == "accuracy":
        return w("{count} of every {many} answers right", **count_of)
    return ""
