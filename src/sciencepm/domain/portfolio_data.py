"""The portfolio as one JSON document, without loss in either direction."""

from __future__ import annotations

import json
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model

from sciencepm.domain.kinds import KINDS, kind_of
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_settings import PortfolioSettings
from sciencepm.domain.record import field_sentences
from sciencepm.errors import UserError

FORMAT: Final = "sciencepm-portfolio"
VERSION: Final = 1


def _document_model() -> type[BaseModel]:
    lists: dict[str, Any] = {
        kind: (list[model], Field(default_factory=list))  # type: ignore[valid-type]
        for kind, model in KINDS.items()
        if kind != "settings"
    }
    return create_model(
        "SciencePMPortfolio",
        __config__=ConfigDict(extra="forbid", hide_input_in_errors=True),
        format=(str, Field(pattern=f"^{FORMAT}$")),
        version=(int, Field(ge=1, le=VERSION)),
        settings=(PortfolioSettings, ...),
        **lists,
    )


def portfolio_to_json(portfolio: Portfolio) -> str:
    """Every record of the portfolio, the bin included, as JSON text with two spaces of indentation."""
    document: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    rows: dict[str, list[Any]] = {}
    for record in portfolio.records():
        rows.setdefault(kind_of(type(record)), []).append(record.model_dump(mode="json"))
    (document["settings"],) = rows.pop("settings")
    return json.dumps(document | rows, indent=2, ensure_ascii=False) + "\n"


def portfolio_from_json(text: str | bytes) -> Portfolio:
    """Read what `portfolio_to_json` wrote; raises `UserError` that names the place of the first fault."""
    try:
        document = _document_model().model_validate_json(text)
    except ValidationError as error:
        place, sentence = next(iter(field_sentences(error).items()))
        raise UserError(f"This is not a SciencePM portfolio in JSON: {place or 'the text'}: {sentence}") from None
    records = [document.settings]  # type: ignore[attr-defined]
    for kind in KINDS:
        if kind != "settings":
            records += getattr(document, kind)
    return Portfolio(records)


def portfolio_schema() -> dict[str, Any]:
    """The JSON Schema of that document."""
    return _document_model().model_json_schema()
