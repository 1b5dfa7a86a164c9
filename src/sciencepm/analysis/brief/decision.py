"""The memo on a decision that was not go: what we recommend, why, what else could be done, and who knows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sciencepm.analysis.brief.assumptions import short_basis
from sciencepm.analysis.brief.blocks import (
    Beside,
    Meter,
    Meters,
    Paragraph,
    Point,
    Points,
    Rich,
    Section,
    SectionKey,
    SignOff,
    rich,
    strong,
)
from sciencepm.analysis.brief.bottom_line import named
from sciencepm.analysis.brief.content import BriefContent, Chapter, content_of
from sciencepm.analysis.brief.failed import Failed, newest_failed
from sciencepm.analysis.brief.options import freed_text, options_table
from sciencepm.analysis.brief.order import Order
from sciencepm.analysis.brief.story import best_sentence
from sciencepm.analysis.brief.title import TITLE_LETTERS
from sciencepm.analysis.brief.view import NAME_LETTERS, View, joined, whole
from sciencepm.analysis.owed_news import owed_news
from sciencepm.analysis.spend import not_spent
from sciencepm.analysis.stop_rule_wording import closeness_text
from sciencepm.analysis.stop_rules import closeness_of
from sciencepm.analysis.wording import capital, decision_name, number_word, role_text, shortened
from sciencepm.domain.decision import Outcome
from sciencepm.domain.plan import ExperimentOutcome, ExperimentState
from sciencepm.domain.project import ProjectState
from sciencepm.domain.stakeholders import Stakeholder, Told
from sciencepm.domain.stop_rule import StopRuleType

_KNOWN: Final = 4
_RULE_LETTERS: Final = 64


def decision_memo(view: View, order: Order) -> BriefContent:
    """The memo on the newest decision that was not go, of a project or of all."""
    w, name = view.w, view.portfolio.settings.name
    failed = newest_failed(view, order.project_id)
    if failed is None:
        chapter = Chapter(
            w("No decision so far was anything but go"),
            rich(w("A memo stands here once a question is revised, put on hold or answered with a stop.")),
            (),
        )
        return content_of(view, order, w("{name} · Decision memo", name=name), (chapter,))
    chapter = Chapter(
        title=_title(view, failed),
        bottom_line=_bottom_line(view, failed),
        first=(
            Section("", (Beside(_happened(view, failed), _known(view, failed)),), SectionKey.HAPPENED),
            Section(w("What could be done"), (options_table(view, failed),), SectionKey.OPTIONS),
            _rules(view, failed),
            Section("", (Beside(_frees(view, failed), _told(view, failed)),), SectionKey.FREED),
            _sign_off(view, failed),
            Section("", (Paragraph(_basis(view, failed), note=True),), SectionKey.BASIS),
        ),
        record_id=failed.decision.id,
    )
    subject = w("{name} · Decision memo", name=failed.project.title)
    return content_of(view, order, subject, (chapter,))


def _title(view: View, failed: Failed) -> str:
    """What we recommend, or what was decided where nothing is open any more."""
    for said in _titles(view, failed):
        if len(said) <= TITLE_LETTERS:
            return said
    return shortened(said, TITLE_LETTERS)


def _titles(view: View, failed: Failed) -> Iterator[str]:
    w, ask = view.w, failed.ask
    name = named(view, failed.project.title)
    if ask is not None:
        what = ask.what.rstrip(".")
        if ask.amount is not None and view.sight.money:
            yield w("{what}, for {amount}", what=what, amount=whole(w.full_money(ask.amount)))
        yield what
        return
    if failed.decision.outcome is Outcome.STOP:
        freed = not_spent(view.portfolio, failed.project.id, view.today)
        decision = decision_name(failed.stage.number, w)
        done = failed.project.state is ProjectState.STOPPED
        said = w("Stop {name} now", name=name)
        if done:
            said = w("We stopped {name} at {decision}", name=name, decision=decision)
        if freed and view.sight.money:
            money = whole(w.money(freed))
            yield w("{said}, which frees {money}", said=said, money=money)
        yield said
        return
    again = failed.decision.ask_again_on
    day = whole(w.near_day(again, view.today)) if again else ""
    if failed.decision.outcome is Outcome.HOLD:
        yield w("Keep {name} on hold until {day}", name=name, day=day) if day else w("Keep {name} on hold", name=name)
    else:
        yield (
            w("Try {name} once more and ask again on {day}", name=name, day=day)
            if day
            else w("Try {name} once more", name=name)
        )


def _bottom_line(view: View, failed: Failed) -> Rich:
    """By when a decision is needed, or when and by whom it was taken; and why."""
    w, decision, ask = view.w, failed.decision, failed.ask
    needed = (ask.needed_by if ask is not None else None) or (decision.ask_again_on if failed.is_open else None)
    if needed is not None and needed < view.today:
        lead = w("Decision overdue since {day}.", day=whole(w.near_day(needed, view.today)))
    elif needed is not None:
        lead = w("Decision needed by {day}.", day=whole(w.near_day(needed, view.today)))
    else:
        day = whole(w.near_day(decision.on, view.today))
        who = role_text(shortened(decision.decided_by, NAME_LETTERS), w)
        lead = w("Decided on {day} by {who}.", day=day, who=who) if who else w("Decided on {day}.", day=day)
    return rich(strong(lead), " " + view.in_short(decision.why, 230))


def _happened(view: View, failed: Failed) -> Section:
    """What we agreed, what was tried, and how far the best went."""
    w, decision = view.w, failed.decision
    rule = view.in_short(decision.rule, 210) or view.in_short(failed.stage.point.go_on_if, 210)
    agreed = w("We agreed: {rule}", rule=rule[:1].lower() + rule[1:]) if rule else ""
    done = [each for each in decision.evidence if each.state is ExperimentState.DONE]
    worked = sum(each.outcome is ExperimentOutcome.WORKED for each in done)
    tried = ""
    if done:
        count = capital(number_word(len(done), w))
        tried = w.n("{number} way was tried", "{number} ways were tried", len(done), number=count)
        number = number_word(worked, w) if worked else w("none")
        tried = w.n("{tried}; {worked} worked.", "{tried}; {worked} worked.", worked, tried=tried, worked=number)
    overruled = view.in_short(decision.override_reason, 120)
    otherwise = w("Decided otherwise than the rule said: {why}", why=overruled) if overruled else ""
    parts = (agreed, tried, best_sentence(view, failed.project), otherwise)
    blocks = (Paragraph(rich(joined(parts) or w("Nothing was written down."))),)
    return Section(w("What happened"), blocks)


def _known(view: View, failed: Failed) -> Section:
    """What was learned and ruled out, and what is worth keeping."""
    w, decision = view.w, failed.decision
    learned = [view.in_short(decision.learned, 150)]
    ruled_out = [
        w("Ruled out: {what}", what=view.in_short(each.rules_out, 110))
        for each in failed.stage.experiments
        if view.sayable(each.rules_out)
    ]
    kept = decision.kept or (failed.project.kept_if_stopped if decision.outcome is Outcome.STOP else "")
    keeps = [w("Worth keeping: {what}", what=view.in_short(kept, 120))] if view.sayable(kept) else []
    said = [each for each in (*learned, *keeps, *ruled_out) if each]
    shown = tuple(Point(rich(each), rank=place) for place, each in enumerate(said[:_KNOWN]))
    if not shown:
        return Section(w("What we now know"), (Paragraph(rich(w("Nothing was written down yet."))),))
    return Section(w("What we now know"), (Points(shown, hidden=len(said) - len(shown)),))


def _rules(view: View, failed: Failed) -> Section:
    """How far every stop rule is; met or not reached."""
    w = view.w
    meters: list[Meter] = []
    for each in closeness_of(view.portfolio, failed.project.id, view.today):
        rule = each.rule
        stands = closeness_text(each, w)
        if rule.type is StopRuleType.SPEND and not view.sight.money:
            stands = w("amounts are not shown")
        met = each.part >= 1
        said = w("{stands} · met", stands=stands) if met else w("{stands} · not reached", stands=stands)
        label = shortened(view.sayable(rule.text) or rule.metric or w("A rule about money"), _RULE_LETTERS)
        meters.append(Meter(label, each.part, said, met))
    if not meters:
        none = Paragraph(rich(w("No stop rule was agreed for this project.")))
        return Section(w("Against the rules we agreed"), (none,), SectionKey.RULES)
    agreed = [each.rule.agreed_on for each in closeness_of(view.portfolio, failed.project.id, view.today)]
    days = {day for day in agreed if day is not None}
    heading = w("Against the rules we agreed")
    if len(days) == 1:
        heading = w("Against the rules we agreed on {day}", day=whole(w.near_day(days.pop(), view.today)))
    return Section(heading, (Meters(tuple(meters)),), SectionKey.RULES)


def _frees(view: View, failed: Failed) -> Section:
    w = view.w
    stopped = failed.decision.outcome is Outcome.STOP
    heading = w("What this frees") if stopped else w("What a stop would free")
    return Section(heading, (Paragraph(rich(freed_text(view, failed))),))


def _told(view: View, failed: Failed) -> Section:
    """Who has heard of the decision and when, and who has not."""
    w = view.w
    by_day: dict[str, list[str]] = {}
    for told in sorted(view.portfolio.of(Told, failed.decision.id), key=lambda each: (each.on, each.id)):
        stakeholder = view.portfolio.find(Stakeholder, told.stakeholder_id)
        if stakeholder is not None:
            day = whole(w.near_day(told.on, view.today))
            by_day.setdefault(day, []).append(role_text(shortened(stakeholder.name, NAME_LETTERS), w))
    heard = [capital(w("{who} on {day}.", who=w.listing(names), day=day)) for day, names in by_day.items()]
    waiting = [
        role_text(shortened(each.stakeholder.name, NAME_LETTERS), w)
        for each in owed_news(view.portfolio, view.today, failed.project.id)
        if each.decision.id == failed.decision.id
    ]
    if waiting:
        shown = waiting[:4] if len(waiting) <= 4 else [*waiting[:3], w("{count} more", count=len(waiting) - 3)]
        heard.append(w("Still to hear: {who}.", who=w.listing(shown)))
    return Section(w("Who has been told"), (Paragraph(rich(joined(heard) or w("Nobody is owed this news."))),))


def _sign_off(view: View, failed: Failed) -> Section:
    """Where an open decision is ticked and signed."""
    w = view.w
    if not failed.is_open:
        return Section("", (), SectionKey.SIGN_OFF)
    options = (w("Once more"), w("Stop"), w("Wait"))
    return Section(w("Decision"), (SignOff(options, w("Name"), w("Date")),), SectionKey.SIGN_OFF)


def _basis(view: View, failed: Failed) -> Rich:
    entry = view.results.projects[failed.project.id]
    return short_basis(view, entry)
