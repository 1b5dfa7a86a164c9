"""How well earlier forecasts held, in the portfolio brief: in plain counts as long as there are few."""

from __future__ import annotations

from sciencepm.analysis.brief.blocks import Paragraph, Section, rich, strong
from sciencepm.analysis.brief.view import View, sentence
from sciencepm.analysis.learning_wording import record_headline
from sciencepm.analysis.track_record import track_record


def track_record_section(view: View) -> Section:
    """What was said of the decisions that have been taken since, of the projects its audience sees; else nothing.

    Landings are not counted: what an audience sees keeps its last brief alone, not the range that was promised first.
    """
    w = view.w
    record = track_record(view.portfolio, (), view.today)
    if not record.forecasts:
        return Section("", ())
    held = sentence(record_headline(record, w))
    said = w("{held} Compared: the chance on record when a stage began, and how it was decided.", held=held)
    return Section("", (Paragraph(rich(strong(w("Track record.")), " " + said), note=True),))
