"""The sample portfolio on any day: its records, with the brief and the snapshot of seven weeks before."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any, Final

from sciencepm.domain.documents import Brief, Snapshot
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_data import portfolio_from_json
from sciencepm.domain.record import Value
from sciencepm.domain.snapshots import parts_of
from sciencepm.errors import UserError
from sciencepm.resources import resource

SAMPLE_DAY: Final = date(2026, 11, 20)
"""The day for which the shipped sample is written."""


def sample_portfolio(as_of: date) -> Portfolio:
    """The sample as if `as_of` were its own day: every date moved by as many days, every id as shipped.

    Only the contents of its snapshot get other ids, since these are the hashes of what is in them. Raises
    `UserError` where the calendar ends before the sample's plans do.
    """
    document, earlier = _shipped("applied-science.json"), _shipped("applied-science-earlier.json")
    days = as_of - SAMPLE_DAY
    try:
        now = _moved(_portfolio(document), days)
        then = _moved(_portfolio(_as_it_was(document, earlier)), days)
        snapshot = _moved(Snapshot.make(**earlier["snapshot"]), days)
        brief = _moved(Brief.make(**earlier["brief"]), days)
    except OverflowError:
        raise UserError("The calendar ends too near this day for the sample.", "Choose another day.") from None
    parts, contents = parts_of(then)
    taken = snapshot.evolve(parts=parts, revision=snapshot.revision)
    return Portfolio([*now.records(), *contents, taken, brief])


def _shipped(name: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(resource("samples", name).read_bytes())
    return document


def _portfolio(document: dict[str, Any]) -> Portfolio:
    return portfolio_from_json(json.dumps(document))


def _as_it_was(document: dict[str, Any], earlier: dict[str, Any]) -> dict[str, Any]:
    """The document of the day of the snapshot: without what there was `not_yet`, with the fields `as_it_was`."""
    not_yet, as_it_was = earlier["not_yet"], earlier["as_it_was"]
    then = dict(document)
    for kind in not_yet.keys() | as_it_was.keys():
        absent, fields = not_yet.get(kind, ()), as_it_was.get(kind, {})
        then[kind] = [row | fields.get(row["id"], {}) for row in document[kind] if row["id"] not in absent]
    return then


def _moved(value: Any, days: timedelta) -> Any:
    """The same with every date and instant in it later by `days`."""
    if isinstance(value, date):
        return value + days
    if isinstance(value, tuple):
        return tuple(_moved(item, days) for item in value)
    if isinstance(value, Value):
        fields = {name: _moved(getattr(value, name), days) for name in type(value).model_fields}
        return type(value).make(**fields)
    if isinstance(value, Portfolio):
        return Portfolio(_moved(record, days) for record in value.records())
    return value
