"""Which figures of a project moved since a day: landing, chance, value and the way to its stop rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from sciencepm.analysis.balance import BalanceBand, balance
from sciencepm.analysis.change_line import ChangeKind, ChangeLine, noun_line
from sciencepm.analysis.event_changes import WHY_LETTERS
from sciencepm.analysis.plan import Standing
from sciencepm.analysis.results import ProjectFigures
from sciencepm.analysis.stop_rule_wording import closeness_text, figure_now, move_from_text, move_to_text
from sciencepm.analysis.stop_rules import Band, closeness_of
from sciencepm.analysis.value_wording import value_text
from sciencepm.analysis.wording import decision_name, first_sentence, landing_text
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project, ProjectState
from sciencepm.domain.stop_rule import StopRule, StopRuleType
from sciencepm.domain.value_case import EvidenceLevel, ValueCase
from sciencepm.i18n import Words

LANDING_DAYS: Final = 14
"""A likely landing that moved by less is no news."""
CHANCE_POINTS: Final = 5
BALANCE_POINTS: Final = 2
_BANDS = {band: step for step, band in enumerate(Band)}


def landing_moved(then: ProjectFigures, now: ProjectFigures, w: Words) -> str:
    """How the likely landing moved: "likely landing March → July 2027"; empty where it did not, or by little."""
    was, is_now = _landing(then), _landing(now)
    if was is None or is_now is None or abs((is_now[1] - was[1]).days) < LANDING_DAYS:
        return ""
    before, after = was[1], is_now[1]
    if (before.year, before.month) == (after.year, after.month):
        return ""
    first = w.month_name(before) if before.year == after.year else w.long_month(before)
    return w("likely landing {before} → {after}", before=first, after=w.long_month(after))


def landing_changes(then: ProjectFigures, now: ProjectFigures, moved: str, w: Words) -> Iterator[ChangeLine]:
    """The landing, with its range, where it moved or can be said for the first time."""
    is_now = _landing(now)
    if is_now is None:
        return
    if moved:
        said = w("{moved} ({range})", moved=moved, range=landing_text(is_now, w))
        yield noun_line(ChangeKind.LANDING, now.project, said)
    elif _landing(then) is None:
        said = w("can now be said to land: {range}", range=landing_text(is_now, w))
        yield noun_line(ChangeKind.LANDING, now.project, said)


def chance_changes(
    before: Portfolio, after: Portfolio, then: ProjectFigures, now: ProjectFigures, decided: int | None, w: Words
) -> Iterator[ChangeLine]:
    """The chance to land, where it moved by five points or more: after which decision, or from which source."""
    was = then.forecast.chance if then.forecast else None
    chance = now.forecast.chance if now.forecast else None
    if was is None or chance is None or abs(w.whole_percent(chance) - w.whole_percent(was)) < CHANCE_POINTS:
        return
    said = w("chance {before} → {after}", before=w.percent(was), after=w.percent(chance))
    if decided is not None:
        said = w("{said}, after {decision}", said=said, decision=decision_name(decided, w))
    else:
        source = _new_chance_source(before, after, now.project)
        said = w("{said}: {why}", said=said, why=first_sentence(source, WHY_LETTERS)) if source else said
    yield noun_line(ChangeKind.CHANCE, now.project, said)


def value_changes(
    before: Portfolio, after: Portfolio, then: ProjectFigures, now: ProjectFigures, today: date, w: Words
) -> Iterator[ChangeLine]:
    """The value a year, where it is said differently now, with the newest source of an input that changed."""
    was, is_now = value_text(then.value, w), value_text(now.value, w)
    measured = _is_measured(after, now.project) and not _is_measured(before, now.project)
    if was == is_now and not measured:
        return
    has_figure = now.value.has_figure
    said = w("{before} → {after}", before=was, after=is_now) if was != is_now else is_now
    said = w("{value} a year", value=said) if has_figure else said
    if measured:
        said = w("{value}, now measured in live use", value=said)
    source, on = _newest_source(before, after, now.project, today)
    if source:
        said = w("{value} ({source})", value=said, source=source)
    yield noun_line(ChangeKind.VALUE, now.project, said, on)


def stop_rule_changes(
    before: Portfolio, then_day: date, after: Portfolio, project: Project, today: date, w: Words
) -> Iterator[ChangeLine]:
    """Rules agreed, moved, nearer or crossed since; what ended needs them no more."""
    if project.state not in (ProjectState.ACTIVE, ProjectState.ON_HOLD):
        return
    was = {entry.rule.id: entry for entry in closeness_of(before, project.id, then_day)}
    for entry in closeness_of(after, project.id, today):
        rule, known = entry.rule, was.get(entry.rule.id)
        steps = rule.moves[len(known.rule.moves) :] if known else ()
        for move in steps:
            said = _moved_text(rule, move_from_text(rule, move, w), move_to_text(rule, move, w), w)
            why = first_sentence(move.why, WHY_LETTERS)
            yield noun_line(ChangeKind.STOP_RULE, project, w("{said}: {why}", said=said, why=why), move.on)
        if rule.agreed_on is not None and (known is None or known.rule.agreed_on is None):
            said = w("stop rule agreed: {rule}", rule=rule.text)
            yield noun_line(ChangeKind.STOP_RULE, project, said, rule.agreed_on)
        elif known is not None and not steps and _BANDS[entry.band] > _BANDS[known.band]:
            crossed = entry.band is Band.CROSSED
            now = closeness_text(entry, w)
            said = (
                w("stop rule crossed, {closeness}: {rule}", closeness=now, rule=rule.text)
                if crossed
                else w("nearer to a stop rule, {before} → {after}", before=figure_now(known, w), after=now)
            )
            yield noun_line(ChangeKind.STOP_RULE, project, said, urgent=crossed)


def balance_changes(before: Portfolio, then_day: date, after: Portfolio, today: date, w: Words) -> Iterator[ChangeLine]:
    """The balance by today's measure, where it moved by two points or into another band."""
    now = balance(after, today)
    was = balance(before, then_day, now.measure)
    if was.share is None or now.share is None or now.band is None:
        return
    from_share, to_share = w.whole_percent(was.share), w.whole_percent(now.share)
    if abs(to_share - from_share) < BALANCE_POINTS and was.band is now.band:
        return
    target = w.percent(now.target)
    where = {
        BalanceBand.WITHIN: w("within ±{points} points", points=w.whole_percent(now.tolerance_in_force)),
        BalanceBand.DRIFTING: w("drifting from the target of {target}", target=target),
        BalanceBand.OUT: w("far from the target of {target}", target=target),
    }[now.band]
    said = w(
        "Balance {before} → {after}, {where}",
        before=f"{from_share} : {100 - from_share}",
        after=f"{to_share} : {100 - to_share}",
        where=where,
    )
    yield ChangeLine(ChangeKind.BALANCE, None, "", said)


def _landing(figures: ProjectFigures) -> tuple[date, date, date] | None:
    """The landing range; a result nobody takes over does not land, whatever its plan says."""
    if figures.forecast is None or figures.standing is Standing.RESULT_NO_PATH:
        return None
    return figures.forecast.landing


def _new_chance_source(before: Portfolio, after: Portfolio, project: Project) -> str:
    for point in after.of(DecisionPoint, project.id):
        known = before.find(DecisionPoint, point.id)
        if known is not None and known.chance != point.chance and known.chance_source != point.chance_source:
            return point.chance_source
    return ""


def _is_measured(portfolio: Portfolio, project: Project) -> bool:
    return any(case.evidence is EvidenceLevel.MEASURED for case in portfolio.of(ValueCase, project.id))


def _newest_source(before: Portfolio, after: Portfolio, project: Project, today: date) -> tuple[str, date | None]:
    """The latest source, with its day, of the inputs that changed since together with where they come from."""
    changed: list[tuple[date, str]] = []
    for case in after.of(ValueCase, project.id):
        known = before.find(ValueCase, case.id)
        was = {each.name: each for each in known.inputs} if known else {}
        for each in case.inputs:
            old = was.get(each.name)
            if old is not None and old.range != each.range and each.source and each.source != old.source:
                changed.append((each.source_date or date.min, each.source))
    day, source = max((each for each in changed if each[0] <= today), default=(date.min, ""))
    return source, None if day == date.min else day


def _moved_text(rule: StopRule, before: str, after: str, w: Words) -> str:
    if rule.type is StopRuleType.EXPERIMENTS:
        return w("stop rule moved, {before} → {after} experiments", before=before, after=after)
    return w("stop rule moved, {before} → {after}", before=before, after=after)
