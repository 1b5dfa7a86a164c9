"""A document on paper: its own pages, at the printer's own resolution."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from sciencepm.errors import UserError
from sciencepm.export.pdf.raster import page_raster, page_sizes

_FINEST: Final = 600
"""Dots an inch beyond which no eye sees a difference on paper."""
_BAND: Final = 144.0
"""A page is painted in bands of so many points: a whole one would be a hundred megabytes."""


def print_pages(pdf: bytes, printer: QPrinter) -> None:
    """Paint every page of the document on the printer, edge to edge; the document has margins of its own.

    Raises `UserError`.
    """
    sizes = page_sizes(pdf)
    printer.setFullPage(True)
    printer.setPageLayout(_layout(sizes[0]))
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError("The printer does not answer.", "Look whether it is on, or choose another one.")
    try:
        for number, size in enumerate(sizes):
            if number:
                printer.newPage()
            _paint(painter, pdf, number, size, printer.resolution())
    finally:
        painter.end()


def _paint(painter: QPainter, pdf: bytes, number: int, size: tuple[float, float], resolution: int) -> None:
    width, height = size
    dots, scale = resolution / 72, min(resolution, _FINEST) / 72
    top = 0.0
    while top < height:
        deep = min(_BAND, height - top)
        raster = page_raster(pdf, number, scale, (0, height - top - deep, 0, top))
        image = QImage(raster.data, raster.width, raster.height, raster.stride, QImage.Format.Format_RGB32)
        painter.drawImage(QRectF(0, top * dots, width * dots, deep * dots), image)
        top += deep


def _layout(size: tuple[float, float]) -> QPageLayout:
    width, height = size
    paper = QPageSize(QSizeF(min(size), max(size)), QPageSize.Unit.Point)
    turned = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    return QPageLayout(paper, turned, QMarginsF(0, 0, 0, 0))
