"""Where the shipped files are: fonts, icons, samples, wording lists, translations."""

from importlib.resources import files
from pathlib import Path


def resource(*parts: str) -> Path:
    """The shipped file or folder `resources/<parts>`, from an installed wheel or from a checkout.

    Raises FileNotFoundError when this copy of the program was shipped without it.
    """
    found = _root().joinpath(*parts)
    if not found.exists():
        raise FileNotFoundError("/".join(("resources", *parts)))
    return found


def _root() -> Path:
    package = Path(str(files("sciencepm")))
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parents[1] / "resources"
