"""Can a calendar read the file, does a second import update, and does a mail program open the draft?"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from urllib.parse import parse_qs, urlsplit

from icalendar import Calendar, Component
from tests.analysis import build

from sciencepm.analysis.calendar_days import CalendarDay, DayKind, calendar_days
from sciencepm.domain.decision import Outcome
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.stakeholders import Promise
from sciencepm.exchange.sample import SAMPLE_DAY, sample_portfolio
from sciencepm.export.calendar_file import calendar_file
from sciencepm.export.mail import mail_address, mail_draft
from sciencepm.i18n import Words

WORDS = Words()
AT = datetime(2026, 11, 20, 14, 2, tzinfo=UTC)
TODAY = date(2026, 11, 20)


def events(portfolio: Portfolio, today: date = TODAY, at: datetime = AT) -> dict[str, Component]:
    data = calendar_file(calendar_days(portfolio, today, WORDS), name="Science", portfolio_id="p1", at=at)
    return {str(event["uid"]): event for event in Calendar.from_ical(data).walk("VEVENT")}


def test_the_sample_has_its_decisions_check_ins_and_promises() -> None:
    found = events(sample_portfolio(SAMPLE_DAY))
    ask = found["decision.statements-1@p1.sciencepm"]
    assert str(ask["summary"]) == "Decide: Statements into tables, decision 1"
    assert (ask.decoded("dtstart"), ask.decoded("dtend")) == (date(2026, 12, 11), date(2026, 12, 12))
    assert str(found["promise.promise-desk@p1.sciencepm"]["summary"]).startswith("Promised: Say how many clerks")
    assert "Check-in with the Head of Operations" in {str(event["summary"]) for event in found.values()}


def test_a_second_import_updates_the_same_entry() -> None:
    plan = (build.project(), build.point("statements"))
    first = events(build.portfolio(*plan))
    go = build.decision("statements-1", TODAY, Outcome.GO, why="It reads 96.")
    second = events(build.portfolio(*plan, go), at=AT + timedelta(minutes=1))
    uid = "decision.statements-1@p1.sciencepm"
    assert str(second[uid]["summary"]) == "Decided: Statements into tables, decision 1: go"
    assert second[uid].decoded("sequence") > first[uid].decoded("sequence")
    assert (str(first[uid]["status"]), str(second[uid]["status"])) == ("TENTATIVE", "CONFIRMED")


def test_a_kept_promise_is_written_again_as_kept_and_an_old_one_no_more() -> None:
    def promise(kept_on: date) -> Promise:
        return Promise.make(id="p", what="The list", due=kept_on, kept_on=kept_on)

    assert "Kept: The list" in {str(each["summary"]) for each in events(build.portfolio(promise(TODAY))).values()}
    assert events(build.portfolio(promise(date(2026, 3, 1)))) == {}


def test_a_check_in_late_is_due_today_and_falls_on_the_end_of_a_short_month() -> None:
    reader, project = build.stakeholder(), build.project()
    late = events(build.portfolio(project, reader, build.check_in(date(2026, 9, 1), reader.id)))
    assert late["check-in.head@p1.sciencepm"].decoded("dtstart") == TODAY
    met = build.check_in(date(2027, 1, 31), reader.id)
    after = events(build.portfolio(project, reader, met), today=date(2027, 2, 1))
    assert after["check-in.head@p1.sciencepm"].decoded("dtstart") == date(2027, 2, 28)
    leap = build.check_in(date(2028, 1, 31), reader.id)
    after = events(build.portfolio(project, reader, leap), today=date(2028, 2, 1))
    assert after["check-in.head@p1.sciencepm"].decoded("dtstart") == date(2028, 2, 29)


def test_two_weeks_over_the_change_of_the_clock_are_fourteen_days() -> None:
    reader = build.stakeholder(cadence="two weeks")
    met = build.check_in(date(2026, 10, 19), reader.id)
    found = events(build.portfolio(build.project(), reader, met), today=date(2026, 10, 20))
    assert found["check-in.head@p1.sciencepm"].decoded("dtstart") == date(2026, 11, 2)


def test_text_that_looks_like_calendar_lines_stays_text() -> None:
    odd = "Ask; a, b\\ and\nBEGIN:VEVENT\nSUMMARY:not mine " + "ü" * 200
    data = calendar_file([CalendarDay(DayKind.PROMISE, "x", TODAY, odd, odd)], name="A\nB", portfolio_id="p1", at=AT)
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert str(event["summary"]) == odd
    assert str(event["description"]) == odd
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


def test_a_mail_program_opens_the_draft_as_unsent() -> None:
    text = "We revised the plan.\n\nWhat it means for you. Über 91 of 100.\n.\nFrom the team"
    message = message_from_bytes(mail_draft("Statements:\nBcc: all@example.org", text), policy=default)
    assert message["Subject"] == "Statements: Bcc: all@example.org"
    assert message["Bcc"] is None
    assert message["X-Unsent"] == "1"
    body = message.get_body(("plain",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n").rstrip("\n") == text


def test_the_address_carries_subject_and_text_and_stays_short() -> None:
    parts = parse_qs(urlsplit(mail_address("One & two?", "a=b\n# c + d")).query)
    assert parts == {"subject": ["One & two?"], "body": ["a=b\r\n# c + d"]}
    long = mail_address("One", "word " * 5000)
    assert len(long) <= 1900
    assert parse_qs(urlsplit(long).query)["body"][0].endswith("…")
