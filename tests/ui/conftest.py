"""Sessions for what is seen: the sample on its own day, and a portfolio with nothing in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from sciencepm.document import Document
from sciencepm.domain.portfolio import Portfolio
from sciencepm.exchange.sample import SAMPLE_DAY, sample_portfolio
from sciencepm.paths import Paths
from sciencepm.settings import Settings
from sciencepm.ui.session import Session
from sciencepm.ui.theme.apply import apply_theme
from sciencepm.ui.theme.theme import Theme, load_fonts
from sciencepm.ui.theme.tokens import LIGHT


@pytest.fixture(scope="session")
def theme(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Theme:
    """The light theme at normal size, put on the application."""
    load_fonts()
    theme = Theme(LIGHT)
    apply_theme(qapp, theme, tmp_path_factory.mktemp("theme"))
    return theme


@pytest.fixture
def session(theme: Theme, tmp_path: Path) -> Iterator[Session]:
    """The sample on the day it is written for."""
    yield from _session(theme, tmp_path, sample_portfolio(SAMPLE_DAY), SAMPLE_DAY)


@pytest.fixture
def empty_session(theme: Theme, tmp_path: Path) -> Iterator[Session]:
    """An untitled portfolio without a project, on the sample's day."""
    yield from _session(theme, tmp_path, None, SAMPLE_DAY)


def _session(theme: Theme, folder: Path, portfolio: Portfolio | None, today: date) -> Iterator[Session]:
    paths = Paths.at(folder / "data")
    paths.make()
    session = Session(Document.untitled(paths, portfolio), paths, Settings(), theme, lambda: today)
    yield session
    session.document.close()
