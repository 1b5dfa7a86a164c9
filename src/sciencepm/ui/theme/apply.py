"""Put a theme on the whole application."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QStyleFactory

from sciencepm.resources import resource
from sciencepm.ui.theme.style import style_sheet
from sciencepm.ui.theme.theme import Theme


def apply_theme(app: QApplication, theme: Theme, cache: Path) -> None:
    """Style, palette, font and style sheet; a style sheet can only name pictures by file, so they go to `cache`."""
    tokens = theme.tokens
    pictures = {
        "chevron": _recoloured("chevron-down", tokens.second, cache),
        "tick": _recoloured("check", tokens.on_accent, cache),
    }
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(theme.palette())
    app.setFont(theme.font(13))
    app.setStyleSheet(style_sheet(theme, pictures))


def _recoloured(name: str, color: str, cache: Path) -> str:
    cache.mkdir(parents=True, exist_ok=True)
    copy = cache / f"{name}-{color[1:]}.svg"
    if not copy.exists():
        source = resource("icons", f"{name}.svg").read_text("utf-8")
        copy.write_text(source.replace("currentColor", color), "utf-8")
    return copy.as_posix()
