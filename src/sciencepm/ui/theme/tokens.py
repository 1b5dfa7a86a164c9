"""Colours by what they mean, light and dark: those every picture uses, and what only the window needs."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from sciencepm.picture import colours as shared
from sciencepm.picture.colours import Palette, Tone

__all__ = ["DARK", "HIGH_CONTRAST", "LIGHT", "Tokens", "Tone"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens(Palette):
    """Every colour of the window."""

    control: str
    accent: str
    accent_tint: str
    on_accent: str
    meter: str
    shade: str

    @classmethod
    def on(cls, palette: Palette, **own: str) -> Tokens:
        """The colours of pictures with the window's own."""
        colours: dict[str, Any] = {field.name: getattr(palette, field.name) for field in fields(palette)}
        return cls(**colours | own)


LIGHT = Tokens.on(
    shared.LIGHT,
    control="#7A8699",
    accent="#2F4BD6",
    accent_tint="#EEF1FE",
    on_accent="#FFFFFF",
    meter="#8A9CC4",
    shade="#661B2230",
)

DARK = Tokens.on(
    shared.DARK,
    control="#6F7C90",
    accent="#8FA2FF",
    accent_tint="#242C47",
    on_accent="#12161D",
    meter="#6C80B0",
    shade="#99000000",
)

HIGH_CONTRAST = Tokens.on(
    shared.HIGH_CONTRAST,
    control="#000000",
    accent=LIGHT.accent,
    accent_tint=LIGHT.accent_tint,
    on_accent=LIGHT.on_accent,
    meter=LIGHT.meter,
    shade=LIGHT.shade,
)
