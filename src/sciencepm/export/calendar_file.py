"""A calendar file (iCalendar, RFC 5545) of whole days, read by every calendar program."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from sciencepm.analysis.calendar_days import CalendarDay

_PRODUCT = "-//SciencePM//Calendar//EN"


def calendar_file(days: Iterable[CalendarDay], *, name: str, portfolio_id: str, at: datetime) -> bytes:
    """The days as a file; a second import updates, because an entry keeps its id and its sequence only grows.

    `at` is the instant it is made, with its zone; `portfolio_id` keeps the ids of two portfolios apart.
    """
    stamp = at.astimezone(UTC).replace(microsecond=0)
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", " ".join(name.split()))
    for day in days:
        calendar.add_component(_event(day, portfolio_id, stamp))
    return bytes(calendar.to_ical())


def check_calendar(data: bytes) -> None:
    """Raises `ValueError` where the bytes are no whole calendar."""
    Calendar.from_ical(data)


def _event(day: CalendarDay, portfolio_id: str, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", f"{day.kind.value}.{day.record_id}@{portfolio_id}.sciencepm")
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("sequence", int(stamp.timestamp()) // 60)
    event.add("dtstart", day.on)
    event.add("dtend", day.on + timedelta(days=1))
    event.add("summary", day.title)
    if day.detail:
        event.add("description", day.detail)
    event.add("transp", "TRANSPARENT")
    event.add("status", "CONFIRMED" if day.done else "TENTATIVE")
    return event
