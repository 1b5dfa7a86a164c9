"""Taste of this user on this machine: how the program looks and what was open last; never anything of a portfolio."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, PlainValidator, ValidationError

from sciencepm.whole_file import write_whole

RECENT = 10
_NAME = "settings.json"


class Look(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high contrast"


class Font(StrEnum):
    OWN = "own"
    SYSTEM = "system"


def _first_few(value: object) -> object:
    return value[:RECENT] if isinstance(value, list | tuple) else value


def _place(value: object) -> Path:
    """Not Pydantic's own: that one refuses names that are not UTF-8, and some disks have them."""
    if isinstance(value, str | Path) and str(value):
        return Path(value)
    raise ValueError("This is not the place of a file.")


Place = Annotated[Path, PlainValidator(_place), PlainSerializer(str)]


class Settings(BaseModel):
    """Changed with `evolve`; an empty language or geometry means that the system decides."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    look: Look = Look.SYSTEM
    text_scale: Annotated[int, Field(ge=100, le=200)] = 100
    """Per cent."""
    font: Font = Font.OWN
    paper: Literal["a4", "letter"] = "a4"
    language: Annotated[str, Field(pattern=r"^([a-z]{2,3}(_[A-Z]{2})?)?$")] = ""
    recent: Annotated[tuple[Place, ...], BeforeValidator(_first_few)] = ()
    """Newest first; also those that are out of reach just now."""
    last_portfolio: Place | None = None
    """What was open last; None: a portfolio without a file."""
    window_geometry: Annotated[str, Field(pattern=r"^[A-Za-z0-9+/=]*$", max_length=10_000)] = ""
    """Base64 of what the window made."""
    audience_screen: Annotated[str, Field(max_length=200)] = ""
    """What the screen was called that presentations were last shown on; empty: the program decides."""
    reduced_motion: bool = False

    def evolve(self, /, **changes: Any) -> Self:
        """The same with `changes`, validated. Raises ValidationError."""
        return type(self).model_validate({**dict(self), **changes})

    def with_opened(self, path: Path) -> Self:
        """`path` is what was opened last and comes first in the list."""
        others = (each for each in self.recent if each != path)
        return self.evolve(recent=(path, *others), last_portfolio=path)

    @property
    def recent_portfolios(self) -> tuple[Path, ...]:
        """The recent portfolios that are there now, newest first."""
        return tuple(path for path in self.recent if path.is_file())


def load_settings(folder: Path) -> Settings:
    """The settings kept in `folder`. What is wrong or unknown there falls back to its default; never an error."""
    try:
        kept = json.loads((folder / _NAME).read_bytes())
    except (OSError, ValueError, RecursionError):
        kept = None
    settings = Settings()
    for name, value in kept.items() if isinstance(kept, dict) else ():
        try:
            settings = settings.evolve(**{name: value})
        except ValidationError:
            continue
    return settings


def save_settings(settings: Settings, folder: Path) -> None:
    """Keep the settings in `folder`, which is made when it is not there. Raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(folder / _NAME, json.dumps(settings.model_dump(mode="json"), indent=2).encode())
