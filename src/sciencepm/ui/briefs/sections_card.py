"""Which sections a brief has."""

from __future__ import annotations

from PySide6.QtCore import Signal

from sciencepm.analysis.brief.blocks import SectionKey
from sciencepm.analysis.brief.content import BriefContent
from sciencepm.domain.documents import BriefKind
from sciencepm.i18n import Words
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import clear, column
from sciencepm.ui.widgets.card import Card
from sciencepm.ui.widgets.text import Label
from sciencepm.ui.widgets.tick import Tick


class SectionsCard(Card):
    """A box to tick for every section there is something to say in; `changed` brings those left out."""

    changed = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(session.theme, Label(session.words("Sections"), "caption-strong"))
        self._session = session
        self._kind: BriefKind | None = None
        self._keys: tuple[SectionKey, ...] = ()
        self.ticks: dict[SectionKey, Tick] = {}
        self._list = column(spacing=0)
        self.add(self._list)

    def show_content(self, content: BriefContent, left_out: frozenset[SectionKey]) -> None:
        """Offer the sections of this document, and those that were left out of it."""
        found = {section.key for chapter in content.chapters for section in chapter.sections() if section.key}
        if content.kind is self._kind:
            found |= set(self._keys) & left_out
        keys = tuple(key for key in SectionKey if key in found)
        if (content.kind, keys) != (self._kind, self._keys):
            self._kind, self._keys = content.kind, keys
            self._build()
        for key, tick in self.ticks.items():
            tick.tick(key not in left_out)
        self.setVisible(bool(keys))

    def _build(self) -> None:
        clear(self._list)
        names = section_words(self._session.words)
        self.ticks = {key: Tick(self._session.theme, names[key]) for key in self._keys}
        for tick in self.ticks.values():
            self._list.addWidget(tick)
            tick.box.clicked.connect(lambda _on: self._say())

    def _say(self) -> None:
        self.changed.emit(frozenset(key for key, tick in self.ticks.items() if not tick.is_ticked))


def section_words(w: Words) -> dict[SectionKey, str]:
    """What each section is called, whatever its heading says that day."""
    return {
        SectionKey.FIGURES: w("Key figures"),
        SectionKey.ASKS: w("Decisions needed"),
        SectionKey.CHANGES: w("What changed"),
        SectionKey.STANDING: w("Where each project stands"),
        SectionKey.RISKS: w("Risks"),
        SectionKey.LANDED: w("What landed"),
        SectionKey.BALANCE: w("Balance"),
        SectionKey.RISK_REWARD: w("Risk and reward"),
        SectionKey.STOP_RULES: w("Stop rules"),
        SectionKey.LEARNED: w("What we learned"),
        SectionKey.ROADMAP: w("Roadmap"),
        SectionKey.DECISIONS: w("Decisions ahead"),
        SectionKey.ASSUMPTIONS: w("What the values rest on"),
        SectionKey.TRACK_RECORD: w("Track record"),
        SectionKey.BASIS: w("Basis and sources"),
        SectionKey.STORY: w("The story"),
        SectionKey.PLAN: w("The plan"),
        SectionKey.HAPPENED: w("What happened"),
        SectionKey.OPTIONS: w("What could be done"),
        SectionKey.RULES: w("Against the rules we agreed"),
        SectionKey.FREED: w("What it frees"),
        SectionKey.SIGN_OFF: w("Sign-off"),
        SectionKey.NEWS: w("News"),
        SectionKey.PROMISES: w("Promises"),
        SectionKey.QUESTIONS: w("Questions"),
        SectionKey.TRADE_OFFS: w("Trade-offs"),
        SectionKey.BLOCKERS: w("Blockers"),
    }
