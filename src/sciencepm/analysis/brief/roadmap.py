"""The roadmap on one page across."""

from __future__ import annotations

from sciencepm.analysis.brief.blocks import Drawing, Picture, Section, SectionKey, rich
from sciencepm.analysis.brief.content import BriefContent, Chapter, content_of
from sciencepm.analysis.brief.order import Order
from sciencepm.analysis.brief.view import View, whole
from sciencepm.analysis.headlines import roadmap_headline

_PIXELS = 1100.0
_LEAST = 430.0
_PIXELS_INSIDE = 780.0
"""So wide that its smallest text is 7.5 points on a page upright."""
_AROUND_ROWS = 190.0
_ROW = 36.0
_MOST_INSIDE = 470.0


def roadmap_brief(view: View, order: Order) -> BriefContent:
    """When what lands and what is decided until then, in one picture."""
    w, name = view.w, view.portfolio.settings.name
    said = roadmap_headline(view.portfolio, view.today, w)
    picture = Picture(Drawing.ROADMAP, said, _PIXELS, _LEAST, fills=True)
    chapter = Chapter(
        title=said,
        bottom_line=rich(_compared(view)),
        first=(Section("", (picture,), SectionKey.ROADMAP),),
        footnote=w(
            "Eight times in ten a project lands within its line, as often before as after the mark on it. The figure "
            "beside each row is the chance that it lands."
        ),
    )
    return content_of(view, order, w("{name} · Roadmap", name=name), (chapter,), landscape=True)


def roadmap_section(view: View) -> Section:
    """The roadmap within a page, as high as its rows need and never more than half the page."""
    rows = len(view.results.projects)
    if rows < 2:
        return Section("", (), SectionKey.ROADMAP)
    said = roadmap_headline(view.portfolio, view.today, view.w)
    least = min(_AROUND_ROWS + _ROW * rows, _MOST_INSIDE)
    picture = Picture(Drawing.ROADMAP, said, _PIXELS_INSIDE, least)
    return Section(view.w("Roadmap"), (picture,), SectionKey.ROADMAP, starts_page=True)


def _compared(view: View) -> str:
    if view.then is None or not view.results.projects:
        return ""
    return view.w("Beside it, paler, what was said on {day}.", day=whole(view.w.near_day(view.then.on, view.today)))
