"""The pages with what is said above them: how they fit, which page is seen, and how large."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from sciencepm.analysis.brief.content import BriefContent
from sciencepm.export.pdf.document import Fit
from sciencepm.i18n import Words
from sciencepm.ui.briefs.pages_view import PagesView
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, row
from sciencepm.ui.widgets.button import button, icon_button
from sciencepm.ui.widgets.text import Label


class PagesPane(QWidget):
    """`view` shows the pages; a line above says how full they are."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        words, theme, px = session.words, session.theme, session.theme.px
        self._words = words
        self.view = PagesView(theme, words)
        self.fit = Label(look="second", wrap=True)
        self.place = Label(look="second")
        self.back = button(words("Back to the draft"), look="link")
        self.back.hide()
        up = icon_button(theme, "chevron-up", words("Page before"), lambda: self.view.go_to_page(self.view.page - 1))
        down = icon_button(theme, "chevron-down", words("Next page"), lambda: self.view.go_to_page(self.view.page + 1))
        less = icon_button(theme, "minus", words("Show the pages smaller"), lambda: self.view.zoom(-1))
        self.shown_size = button("", lambda: self.view.zoom(0), "link")
        self.shown_size.setToolTip(words("As wide as there is room"))
        more = icon_button(theme, "plus", words("Show the pages larger"), lambda: self.view.zoom(1))
        going = row(self.back, up, self.place, down, less, self.shown_size, more, spacing=px(4))
        self._least = px(440)
        self._above = row(self.fit, spacing=px(4))
        self._above.setStretch(0, 1)
        self._above.addLayout(going)
        whole = column(self._above, self.view, spacing=px(6))
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.view.page_changed.connect(lambda _page: self.show_place())
        self.view.scale_changed.connect(self.show_place)
        self.show_place()

    def show_place(self) -> None:
        """Say which page is seen, and how large."""
        self.place.setText(self._words("{page} / {count}", page=self.view.page + 1, count=max(1, self.view.count)))
        w, percent = self._words, self.view.zoom_per_cent
        self.shown_size.setText(w("{percent}%", percent=percent))
        self.shown_size.setAccessibleName(w("Size {percent}%, as wide as there is room", percent=percent))

    def say_fit(self, sentence: str) -> None:
        """Say how the text fills its pages."""
        self.fit.setText(sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        self._above.setDirection(ways.TopToBottom if self.width() < self._least else ways.LeftToRight)


def fit_text(content: BriefContent, fit: Fit, w: Words) -> str:
    """ "Fits 1 page (82%)"; where lists were shortened, which section is the longest."""
    most = max(chapter.most_pages for chapter in content.chapters)
    several = len(content.chapters) > 1
    if fit.used > 1 and several:
        return w("{count} pages; lists on the fullest are shortened", count=fit.pages)
    if fit.used > 1:
        sentence = w.n("Lists are shortened to fit {count} page", "Lists are shortened to fit {count} pages", most)
        if not fit.longest:
            return w("{sentence}.", sentence=sentence)
        return w("{sentence}; the longest section is “{longest}”.", sentence=sentence, longest=fit.longest)
    percent = w.percent(fit.used)
    if several:
        return w("{count} pages, the fullest {percent} full", count=fit.pages, percent=percent)
    return w.n("Fits {count} page ({percent})", "Fits {count} pages ({percent})", most, percent=percent)
