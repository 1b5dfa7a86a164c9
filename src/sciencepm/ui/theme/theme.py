"""One look: its colours, its scale of text, and fonts and icons that follow both."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from sciencepm.resources import resource
from sciencepm.settings import Look
from sciencepm.ui.theme.tokens import DARK, HIGH_CONTRAST, LIGHT, Tokens

SANS = "SciencePM Sans"
TABULAR = "SciencePM Sans Tab"


@lru_cache(maxsize=1)
def load_fonts() -> None:
    """Make our faces known to Qt, once."""
    for face in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(face))


@dataclass(frozen=True)
class Theme:
    """Tokens and a scale of 1.0 to 2.0; every length on screen goes through `px`."""

    tokens: Tokens
    scale: float = 1.0
    family: str = SANS

    @classmethod
    def of(cls, look: Look, scale_percent: int = 100, *, system_face: bool = False) -> Theme:
        """The theme for a setting; `Look.SYSTEM` asks the platform for light or dark."""
        load_fonts()
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        tokens = {Look.LIGHT: LIGHT, Look.DARK: DARK, Look.HIGH_CONTRAST: HIGH_CONTRAST}.get(
            look, DARK if dark else LIGHT
        )
        family = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family() if system_face else SANS
        return cls(tokens, scale_percent / 100, family)

    def px(self, length: float) -> int:
        """A length of the design in pixels at this scale of text."""
        return max(1, round(length * self.scale))

    def font(self, size: float, weight: QFont.Weight = QFont.Weight.Normal, *, tabular: bool = False) -> QFont:
        """A face in the design's pixel size; `tabular` for columns of figures."""
        font = QFont(TABULAR if tabular else self.family)
        font.setPixelSize(self.px(size))
        font.setWeight(weight)
        return font

    def color(self, name: str) -> QColor:
        """A token by its name, or by tone: `go.tint`."""
        value: Any = self.tokens
        for part in name.split("."):
            value = getattr(value, part)
        return QColor(value if isinstance(value, str) else value.strong)

    def icon(self, name: str, color: str = "second", size: int = 20) -> QIcon:
        """A line icon recoloured with a token, in normal and disabled state."""
        icon = QIcon()
        for mode, token in ((QIcon.Mode.Normal, color), (QIcon.Mode.Disabled, "control")):
            for factor in (1, 2):
                pixels = self.px(size) * factor
                pixmap = _painted(name, self.color(token).name(), pixels)
                pixmap.setDevicePixelRatio(factor)
                icon.addPixmap(pixmap, mode)
        return icon

    def pixmap(self, name: str, color: str = "second", size: int = 20) -> QPixmap:
        """An icon as a picture twice as fine as the screen needs."""
        pixmap = _painted(name, self.color(color).name(), self.px(size) * 2)
        pixmap.setDevicePixelRatio(2)
        return pixmap

    def palette(self) -> QPalette:
        """Qt's own palette in these colours, for what the style sheet leaves to the style."""
        palette = QPalette()
        roles = {
            QPalette.ColorRole.Window: "background",
            QPalette.ColorRole.WindowText: "text",
            QPalette.ColorRole.Base: "surface",
            QPalette.ColorRole.AlternateBase: "raised",
            QPalette.ColorRole.Text: "text",
            QPalette.ColorRole.Button: "surface",
            QPalette.ColorRole.ButtonText: "text",
            QPalette.ColorRole.ToolTipBase: "surface",
            QPalette.ColorRole.ToolTipText: "text",
            QPalette.ColorRole.PlaceholderText: "third",
            QPalette.ColorRole.Highlight: "accent",
            QPalette.ColorRole.HighlightedText: "on_accent",
            QPalette.ColorRole.Link: "accent",
            QPalette.ColorRole.Mid: "border",
        }
        for role, token in roles.items():
            palette.setColor(role, self.color(token))
            if role in (
                QPalette.ColorRole.Text,
                QPalette.ColorRole.ButtonText,
                QPalette.ColorRole.WindowText,
            ):
                palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("control"))
        return palette


@lru_cache(maxsize=512)
def _painted(name: str, color: str, pixels: int) -> QPixmap:
    # Lucide draws with currentColor, which Qt's SVG paints black.
    source = resource("icons", f"{name}.svg").read_text("utf-8").replace("currentColor", color)
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    return pixmap
