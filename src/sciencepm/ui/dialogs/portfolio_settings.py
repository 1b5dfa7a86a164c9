"""What holds for the whole portfolio, in a few calm sections; every change is kept at once and can be undone."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from babel.core import get_global
from babel.dates import get_month_names
from babel.numbers import get_currency_name, get_territory_currencies
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QSizePolicy, QStackedWidget, QWidget

from sciencepm.commands.settings import change_settings
from sciencepm.domain.portfolio_settings import BalanceMeasure, Cadence
from sciencepm.errors import UserError
from sciencepm.exchange.reading import read_number
from sciencepm.i18n import Words
from sciencepm.ui.dialogs.business_goals import BusinessGoals
from sciencepm.ui.dialogs.own_words import OwnWords
from sciencepm.ui.plan.beside import Beside
from sciencepm.ui.plan.bound_field import BoundField
from sciencepm.ui.plan.entry import Entry, per_cent, whole_shares
from sciencepm.ui.plan.record_form import RecordForm
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import Part, column, panel, row, rule, scrolled
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.text import Label

_CORRELATIONS: Final = (Decimal(0), Decimal("0.15"), Decimal("0.3"), Decimal("0.6"))


class PortfolioSettingsDialog(QDialog):
    """A list of sections beside the one that is open."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words, px = session.words, session.theme.px
        self._session = session
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words("Portfolio settings"))
        self.setProperty("look", "sheet")
        self.form = RecordForm(
            session,
            lambda: session.portfolio.settings,
            lambda portfolio, key, **fields: change_settings(portfolio, merge_key=key, **fields),
        )
        self.fields: dict[str, BoundField] = {}
        self.goals = BusinessGoals(session)
        self.own_words = OwnWords(session)
        self.sections = QListWidget()
        self._stack = QStackedWidget()
        self._fill()
        self.sections.currentRowChanged.connect(self._stack.setCurrentIndex)
        self.sections.setCurrentRow(0)
        gap = px(20)
        self.sections.setProperty("look", "sections")
        self.sections.setAccessibleName(words("Sections"))
        side = panel(column(self.sections, margins=(px(10), px(16), px(10), px(16))), "side")
        side.setFixedWidth(px(200))
        beside = row(spacing=0)
        beside.addWidget(side)
        beside.addWidget(self._stack, 1)
        kept = Label(words("Every change is kept at once."), "caption")
        foot = row(kept, None, button(words("Close"), self.accept, "primary"), margins=(gap, px(12), gap, px(14)))
        whole = column(beside, rule(), foot, spacing=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        room = parent.window().size() if parent is not None else QSize(px(760), px(520))
        self.resize(QSize(px(760), px(520)).boundedTo(room))
        session.changed.connect(self.refresh)
        for keys, step in (
            (QKeySequence.StandardKey.Undo, session.undo),
            (QKeySequence.StandardKey.Redo, session.redo),
        ):
            QShortcut(QKeySequence(keys), self, step)
        self.refresh()

    def refresh(self) -> None:
        """Read the settings again."""
        self.form.refresh()
        self.goals.refresh()
        self.own_words.refresh()
        own = self._session.portfolio.settings.cadence is Cadence.OWN
        self.fields["cadence_days"].setVisible(own)

    def done(self, result: int) -> None:
        commit = getattr(self.focusWidget(), "commit", None)
        if callable(commit):
            commit()
        super().done(result)

    # The sections

    def _fill(self) -> None:
        words, form = self._session.words, self.form
        self._section(
            words("Portfolio"),
            words("What it is called, and what counts here."),
            self._keep("name", form.line("name", words("Name"))),
            self._keep("organisation", form.line("organisation", words("Organisation"))),
            self._beside(
                self._keep("classification", form.line("classification", words("Documents are marked"))),
                self._keep("accent", form.line("accent", words("Colour on paper, such as #2F4BD6"))),
            ),
            self._keep(
                "valuable_means",
                form.text(
                    "valuable_means",
                    words("What leaders here call valuable"),
                    words("New product or feature: … Improved quality: …"),
                    least_lines=4,
                ),
            ),
        )
        percent = per_cent(words)
        self._section(
            words("Balance"),
            words("How much of the effort should be close to a product, and how far it may drift before we say so."),
            self._beside(
                self._keep("target_share", form.entry("target_share", words("Product-focused"), whole_shares(words))),
                self._keep("tolerance", form.entry("tolerance", words("May drift by, up or down"), percent)),
            ),
            self._keep("balance_measure", form.choice("balance_measure", words("Measured by"), list(BalanceMeasure))),
            self._keep("target_reason", form.text("target_reason", words("Why this target"), least_lines=3)),
        )
        self._section(
            words("Money"),
            words("How money is said and counted. Figures that were entered are never converted."),
            self._keep("currency", form.picked("currency", words("Currency"), self._currencies())),
            self._beside(
                self._keep(
                    "price_year", form.entry("price_year", words("Prices of the year"), _whole(words, grouped=False))
                ),
                self._keep("discount_rate", form.entry("discount_rate", words("Discount rate a year"), percent)),
            ),
            self._beside(
                self._keep("value_years", form.entry("value_years", words("Years a value counts for"), _whole(words))),
                self._keep(
                    "business_year_month",
                    form.picked("business_year_month", words("The business year begins in"), _months(words)),
                ),
            ),
        )
        self._section(
            words("Keeping people informed"),
            words("When stakeholders are met, and how soon they hear of a decision that changes the plan."),
            self._beside(
                self._keep("cadence", form.picked("cadence", words("Check-ins"), _cadences(words))),
                self._keep("cadence_days", form.entry("cadence_days", words("Days in between"), _whole(words))),
            ),
            self._keep("days_to_tell", form.entry("days_to_tell", words("Told within, in days"), _whole(words))),
        )
        self._section(
            words("Forecasts"),
            words(
                "Projects of one team share people and habits: where one runs late, others often do too. The more they "
                "do, the wider the range in which we say a project lands."
            ),
            self._keep(
                "team_correlation",
                form.picked(
                    "team_correlation", words("How much a team's projects run late together"), self._together()
                ),
            ),
        )
        self._section(
            words("Business goals"),
            words("What the business wants and what that drives, so that each project can say which goal it serves."),
            self.goals,
        )
        self._section(
            words("Wording"),
            words(
                "Words that readers of your briefs may not know, beside those the program knows itself. They are "
                "marked where you write them, with what you would rather say; several ways are parted by “;”."
            ),
            self.own_words,
        )

    def show_wording(self) -> None:
        """Open at the words to avoid."""
        self.sections.setCurrentRow(self.sections.count() - 1)
        self.own_words.new.setFocus()

    def _section(self, title: str, lead: str, *parts: Part) -> None:
        px = self._session.theme.px
        item = QListWidgetItem(title)
        self.sections.addItem(item)
        inside = panel(column(*parts, None, spacing=px(14)))
        inside.setMaximumWidth(px(480))
        inside.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        across = row(spacing=0)
        across.addWidget(inside, 1)
        across.addStretch(0)
        heading = column(Label(title, "dialog-title", wrap=True), Label(lead, "second", wrap=True), spacing=px(4))
        page = column(heading, across, spacing=px(18), margins=(px(28), px(24), px(28), px(20)))
        page.setStretch(1, 1)
        self._stack.addWidget(scrolled(panel(page, "sheet"), wraps=True))

    def _keep(self, name: str, field: BoundField) -> BoundField:
        self.fields[name] = field
        return field

    def _beside(self, *fields: QWidget) -> QWidget:
        px = self._session.theme.px
        return Beside(fields, (1,) * len(fields), px(330), px(14))

    # The choices

    def _currencies(self) -> list[tuple[str, str]]:
        """Every currency that is legal tender somewhere today, and the one in use, by its code."""
        words, today = self._session.words, self._session.today
        codes = set(current_currencies(today)) | {self._session.portfolio.settings.currency}
        return [(code, f"{code} · {get_currency_name(code, locale=words.locale)}") for code in sorted(codes)]

    def _together(self) -> list[tuple[str, str]]:
        words, now = self._session.words, self._session.portfolio.settings.team_correlation
        names = (
            words("Not at all: each is late for reasons of its own"),
            words("A little"),
            words("Somewhat, as in most teams"),
            words("A lot: they wait for the same people or data"),
        )
        choices = [(_code(value), name) for value, name in zip(_CORRELATIONS, names, strict=True)]
        if _code(now) not in dict(choices):
            choices.append((_code(now), words("As entered: {share}", share=words.percent(now))))
        return choices


def current_currencies(today: date) -> frozenset[str]:
    """The ISO 4217 codes of every territory's currencies on `today`."""
    territories = get_global("territory_currencies")
    return frozenset(code for territory in territories for code in get_territory_currencies(territory, today, today))


def _code(value: Decimal) -> str:
    return format(value.normalize(), "f")


def _months(w: Words) -> list[tuple[str, str]]:
    names = get_month_names("wide", context="stand-alone", locale=w.locale)
    return [(str(month), names[month]) for month in range(1, 13)]


def _cadences(w: Words) -> list[tuple[str, str]]:
    return [
        (Cadence.TWO_WEEKS.value, w("Every 2 weeks")),
        (Cadence.MONTH.value, w("Every month")),
        (Cadence.OWN.value, w("Every so many days")),
    ]


def _whole(w: Words, *, grouped: bool = True) -> Entry:
    """A whole number; a year is written without grouping."""

    def read(text: str) -> int:
        number = read_number(text, w)
        if number is None or number != int(number):
            raise UserError(w("Please write a whole number."))
        return int(number)

    return Entry(w.number if grouped else str, read)
