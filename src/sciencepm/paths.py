"""Which folders hold what this program keeps for this user on this machine."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from platformdirs import PlatformDirs


@dataclass(frozen=True, slots=True)
class Paths:
    """The four folders; nothing is made until something is kept there."""

    data: Path
    """Working copies and backups: what must not be lost."""
    config: Path
    """Settings: taste, not content."""
    cache: Path
    """What can be made again."""
    logs: Path

    @classmethod
    def at(cls, data_dir: Path | None) -> Self:
        """All four inside `data_dir` (taken as absolute), or in the platform's own places when it is None."""
        if data_dir is None:
            dirs = PlatformDirs("SciencePM", appauthor=False, roaming=False)
            return cls(
                data=dirs.user_data_path,
                config=dirs.user_config_path,
                cache=dirs.user_cache_path,
                logs=dirs.user_log_path,
            )
        root = data_dir.expanduser().absolute()
        return cls(data=root / "data", config=root / "config", cache=root / "cache", logs=root / "logs")

    def make(self) -> None:
        """Makes the folders, for this user only where the system knows such a thing. Raises OSError."""
        for folder in (self.data, self.config, self.cache, self.logs):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
