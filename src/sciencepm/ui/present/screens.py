"""Which screen is the audience's and which the presenter's: as chosen, as remembered, or as is likely."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication, QScreen

from sciencepm.i18n import Words


def screen_names(screens: Sequence[QScreen]) -> dict[str, QScreen]:
    """The screens by name. Two of one name, as X servers have them, are told apart by their number."""
    named: dict[str, QScreen] = {}
    for number, screen in enumerate(screens, start=1):
        name = screen.name() or f"{number}"
        named[name if name not in named else f"{name} #{number}"] = screen
    return named


def screen_words(screen: QScreen, number: int, w: Words) -> str:
    """Screen 2 (1280 × 800), for choosing."""
    size = screen.geometry()
    return w("Screen {number} ({width} × {height})", number=number, width=size.width(), height=size.height())


def audience_screen(screens: Sequence[QScreen], remembered: str, own: QScreen | None) -> QScreen:
    """The remembered screen if it is there, else one that the program is not on, else the only one."""
    named = screen_names(screens)
    if remembered in named:
        return named[remembered]
    return next((screen for screen in screens if screen is not own), screens[0])


def presenter_screen(screens: Sequence[QScreen], audience: QScreen, own: QScreen | None) -> QScreen | None:
    """The screen the program is on, or another that is not the audience's; None with one screen."""
    if own is not None and own is not audience and own in screens:
        return own
    return next((screen for screen in screens if screen is not audience), None)


def name_of(screen: QScreen) -> str:
    """What a screen is remembered by."""
    named = screen_names(QGuiApplication.screens())
    return next((name for name, each in named.items() if each is screen), screen.name())
