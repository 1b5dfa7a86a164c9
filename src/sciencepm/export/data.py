"""Everything in a portfolio as JSON, which `sciencepm new --from` reads back without loss."""

from __future__ import annotations

from pathlib import Path

from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_data import portfolio_to_json
from sciencepm.errors import UserError
from sciencepm.export.files import write_whole


def write_data(portfolio: Portfolio, path: Path) -> None:
    """Write every record to `path`, whole or not at all. Raises `UserError`."""
    if path.suffix.lower() != ".json":
        raise UserError("The data of a portfolio is written as JSON.", "Give it a name that ends in .json.")
    write_whole(path, portfolio_to_json(portfolio).encode())
