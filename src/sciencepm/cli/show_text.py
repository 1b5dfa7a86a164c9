"""What `show` says: a portfolio on one screen of plain text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date

from sciencepm.analysis.attention import attention
from sciencepm.analysis.code_words import label_of, words_of
from sciencepm.analysis.findings import findings
from sciencepm.analysis.headlines import overview_headline
from sciencepm.analysis.results import ProjectFigures, Results, results
from sciencepm.analysis.spend import not_spent
from sciencepm.analysis.stop_rule_wording import closeness_text, stop_rule_text
from sciencepm.analysis.stop_rules import closeness_of
from sciencepm.analysis.value_wording import range_text, worth_text
from sciencepm.analysis.wording import landing_text, question_text, shortened
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project, ProjectState
from sciencepm.i18n import Words

_TITLE = 40
_ENDED = (ProjectState.LANDED, ProjectState.STOPPED)
_QUESTION = 34
_GAP = "  "


def shown_text(portfolio: Portfolio, today: date, w: Words) -> str:
    """Settings, projects, balance, stop rules, findings and what needs the PM, in that order."""
    figures = results(portfolio, today)
    parts = (
        _settings(portfolio, today, w),
        _section(w("Projects"), _projects(portfolio, figures, today, w)),
        _section(w("Value a year"), _value(figures, w)),
        _section(w("Balance"), [_balance(figures, w)]),
        _section(w("Stop rules"), _stop_rules(portfolio, today, w)),
        _section(w("Findings"), _findings(portfolio, today, w)),
        _section(w("Needs you"), _attention(portfolio, today, w)),
    )
    return "\n\n".join("\n".join(lines) for lines in parts if lines)


def _settings(portfolio: Portfolio, today: date, w: Words) -> list[str]:
    settings = portfolio.settings
    aim = w(
        "target {target} product-focused, ±{tolerance} points, by {measure}",
        target=w.percent(settings.target_share),
        tolerance=w.whole_percent(settings.tolerance),
        measure=words_of(settings.balance_measure, w),
    )
    facts = (
        settings.organisation,
        w("{currency} of {year}", currency=settings.currency, year=settings.price_year),
        aim,
    )
    return [
        f"{settings.name}{_GAP}({w.day(today)})",
        " · ".join(fact for fact in facts if fact),
        overview_headline(portfolio, today, w),
    ]


def _section(title: str, lines: Sequence[str]) -> list[str]:
    return [title, *(f"{_GAP}{line}".rstrip() for line in lines)] if lines else []


def _projects(portfolio: Portfolio, figures: Results, today: date, w: Words) -> list[str]:
    head = (
        w("Project"),
        w("Kind"),
        w("State"),
        w("Next decision"),
        w("When it can land"),
        w("Chance"),
        w("Value a year"),
    )
    rows = [_project(portfolio, entry, today, w) for entry in figures.projects.values()]
    return list(_table([head, *rows])) if rows else [w("None yet.")]


def _project(portfolio: Portfolio, entry: ProjectFigures, today: date, w: Words) -> tuple[str, ...]:
    project, forecast, stage = entry.project, entry.forecast, entry.next
    asked = ""
    if stage is not None:
        asked = shortened(question_text(stage.point, w), _QUESTION)
        asked += f" · {w.short_day(stage.asked_on, today)}" if stage.asked_on else ""
    return (
        shortened(project.title, _TITLE),
        words_of(project.kind, w),
        words_of(entry.standing, w),
        asked or "–",
        landing_text(forecast.landing, w) if forecast and forecast.landing else "–",
        w.percent(forecast.chance) if forecast and forecast.chance is not None else "–",
        worth_text(project.state, entry.value, not_spent(portfolio, project.id, today), w),
    )


def _value(figures: Results, w: Words) -> list[str]:
    lines: list[str] = []
    if figures.value_by_chance is not None:
        lines.append(w("{value} weighted by chance", value=w.money(figures.value_by_chance)))
    if figures.value_if_all_land is not None:
        lines.append(w("{value} if every active project lands", value=range_text(figures.value_if_all_land, w)))
    if figures.landed_value is not None:
        lines.append(w("{value} from what has landed", value=range_text(figures.landed_value, w)))
    if figures.not_spent:
        lines.append(w("{money} not spent, by stopping early", money=w.money(figures.not_spent)))
    return lines


def _balance(figures: Results, w: Words) -> str:
    balance = figures.balance
    if balance.share is None or balance.band is None:
        return w("No balance yet: there is no effort in any active project.")
    product = w.whole_percent(balance.share)
    return w(
        "{product} : {foundational} product-focused to foundational, by {measure}: {band} (target {target}, ±{range})",
        product=product,
        foundational=100 - product,
        measure=words_of(balance.measure, w),
        band=words_of(balance.band, w),
        target=w.percent(balance.target),
        range=w.whole_percent(balance.tolerance_in_force),
    )


def _stop_rules(portfolio: Portfolio, today: date, w: Words) -> list[str]:
    """The rules of projects that have not ended, each project named once."""
    running = [project for project in portfolio.all(Project) if project.state not in _ENDED]
    rows = [
        (
            shortened(project.title, _TITLE) if place == 0 else "",
            stop_rule_text(closeness.rule, w),
            closeness_text(closeness, w),
            label_of(closeness.band, w),
        )
        for project in running
        for place, closeness in enumerate(closeness_of(portfolio, project.id, today))
    ]
    return list(_table(rows))


def _findings(portfolio: Portfolio, today: date, w: Words) -> list[str]:
    return [finding.sentence for finding in findings(portfolio, today, w)] or [w("None.")]


def _attention(portfolio: Portfolio, today: date, w: Words) -> list[str]:
    rows = attention(portfolio, today, w)
    return [f"{row.title} · {row.detail}" if row.detail else row.title for row in rows] or [w("Nothing today.")]


def _table(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Rows with their columns below each other; the last column runs free."""
    if not rows:
        return
    widths = [max(_width(row[place]) for row in rows) for place in range(len(rows[0]))]
    for row in rows:
        cells = (cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True))
        yield _GAP.join(cells).rstrip()


def _width(text: str) -> int:
    """How many columns of a terminal the text takes: two for wide letters, none for marks."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )
