"""Does the ground hold: the libraries' pins, the shipped files, and what may be loaded when?"""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from sciencepm.resources import resource

ROOT = Path(__file__).parents[1]


def test_qt_does_not_eat_references_to_none() -> None:
    # PySide6 6.12.0 drops one reference to None on every void call under Python 3.10 and 3.11, and aborts
    # after some thousands; a short suite would not show it.
    from PySide6.QtCore import QObject

    before = sys.getrefcount(None)
    for _ in range(500):
        QObject().setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < 400


def test_the_command_line_loads_no_qt() -> None:
    look = "import sys, sciencepm.cli; print([name for name in sys.modules if name.startswith('PySide6')])"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, encoding="utf-8", check=False)
    assert done.stdout.strip() == "[]", done.stderr


def test_the_lock_names_versions_and_hashes_but_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    entries = re.split(r"\n(?=\S)", lock.strip())
    assert all(re.match(r"[a-z0-9-]+==\S+", each) and "--hash=sha256:" in each for each in entries)
    names = {each.split("==")[0] for each in entries}
    assert {"pyside6-essentials", "sqlalchemy", "pydantic", "reportlab", "pytest", "hatchling"} <= names


@pytest.mark.parametrize(
    "name",
    ["SciencePMSans-Regular", "SciencePMSans-SemiBold", "SciencePMSansTab-Regular", "NotoSansArabic-Regular"],
)
def test_the_fonts_have_the_outlines_reportlab_takes(name: str) -> None:
    assert resource("fonts", f"{name}.ttf").read_bytes()[:4] == b"\x00\x01\x00\x00"


def test_every_icon_is_drawn_on_the_same_grid_in_the_colour_of_the_text() -> None:
    icons = sorted(resource("icons").glob("*.svg"))
    assert icons
    for icon in icons:
        drawing = ET.parse(icon).getroot()
        assert (drawing.get("viewBox"), drawing.get("stroke")) == ("0 0 24 24", "currentColor"), icon.name


def test_fonts_and_icons_come_with_their_licences() -> None:
    for folder, licence in [
        ("fonts", "LICENSE-OFL.txt"),
        ("fonts", "LICENSE-APACHE.txt"),
        ("icons", "LICENSE-ISC.txt"),
    ]:
        assert resource(folder, licence).stat().st_size > 1000


def test_a_missing_resource_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"^resources/fonts/None\.ttf$"):
        resource("fonts", "None.ttf")


def test_an_installed_wheel_finds_its_own_resources(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(installed)
    look = "from sciencepm.resources import resource; print(resource('fonts', 'SciencePMSans-Regular.ttf'))"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(installed)!r}); {look}"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert Path(done.stdout.strip()) == installed / "sciencepm" / "_resources" / "fonts" / "SciencePMSans-Regular.ttf"
    shipped = {path.relative_to(ROOT / "resources") for path in (ROOT / "resources").rglob("*") if path.is_file()}
    assert shipped == {
        path.relative_to(installed / "sciencepm" / "_resources")
        for path in (installed / "sciencepm" / "_resources").rglob("*")
        if path.is_file()
    }
