"""Which libraries and commands of the system are missing, and how they get here.

Only Linux needs any: the wheels bring everything else, and on Windows and macOS the system has the rest.
"""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import subprocess
import sys

from checkout import PYTHON, Stop, environment, step

# What to look for, and the packages that have it: the first one this release knows is taken, else the last,
# which apt takes for another name of the first.
OFFSCREEN = {
    "libGL.so.1": ("libgl1",),
    "libEGL.so.1": ("libegl1",),
    "libdbus-1.so.3": ("libdbus-1-3",),
    "libfontconfig.so.1": ("libfontconfig1",),
    "libglib-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libxkbcommon.so.0": ("libxkbcommon0",),
    "libX11.so.6": ("libx11-6",),
    "libstdc++.so.6": ("libstdc++6",),
}
WINDOW = {
    **OFFSCREEN,
    "libX11-xcb.so.1": ("libx11-xcb1",),
    "libxcb-cursor.so.0": ("libxcb-cursor0",),
    "libxcb-icccm.so.4": ("libxcb-icccm4",),
    "libxcb-image.so.0": ("libxcb-image0",),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1",),
    "libxcb-randr.so.0": ("libxcb-randr0",),
    "libxcb-render-util.so.0": ("libxcb-render-util0",),
    "libxcb-shape.so.0": ("libxcb-shape0",),
    "libxcb-xkb.so.1": ("libxcb-xkb1",),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0",),
}
TESTS = {
    **WINDOW,
    "Xvfb": ("xvfb",),
    "xauth": ("xauth",),
    "xdotool": ("xdotool",),
    "pdftoppm": ("poppler-utils",),
}


def provide(wanted: dict[str, tuple[str, ...]]) -> bool:
    """Installs what is missing and returns whether that was anything; raises Stop with the line to type."""
    lacking = missing(wanted)
    if not lacking:
        return False
    if shutil.which("apt-get") is None:
        raise Stop(f"Install these with your system's package manager, then try again: {', '.join(lacking)}.")
    if os.geteuid() != 0:
        line = f"sudo apt-get update && sudo apt-get install -y {' '.join(packages(wanted, lacking))}"
        raise Stop(f"Packages of the system are missing here; run this line once, then the same command:\n{line}")
    print("Installing what is missing from the system ...", flush=True)
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    apt = ["apt-get", "-q", "-y", "-o", "DPkg::Lock::Timeout=300"]
    step([*apt, "update"], "The list of packages could not be fetched", **quiet)
    names = packages(wanted, lacking)
    failure = f"apt-get could not install {' '.join(names)}"
    step([*apt, "--no-install-recommends", "install", *names], failure, **quiet)
    if still := missing(wanted):
        raise Stop(f"Still missing after installing {' '.join(names)}: {', '.join(still)}.")
    return True


def missing(wanted: dict[str, tuple[str, ...]]) -> list[str]:
    """Those of `wanted` that this system cannot load (*.so.*) or has no command for."""
    if not sys.platform.startswith("linux"):
        return []
    return [name for name in wanted if not (_loads(name) if ".so." in name else shutil.which(name))]


def packages(wanted: dict[str, tuple[str, ...]], lacking: list[str]) -> list[str]:
    """The packages that bring `lacking`, by the names this release of Debian or Ubuntu has for them."""
    chosen = []
    for name in lacking:
        known = [package for package in wanted[name] if len(wanted[name]) == 1 or _has_candidate(package)]
        chosen.append(known[0] if known else wanted[name][-1])
    return sorted(chosen)


def check_qt_starts() -> None:
    """Starts Qt once without a screen; raises Stop when it cannot."""
    start = "from PySide6.QtWidgets import QApplication; QApplication([])"
    done = subprocess.run(
        [PYTHON, "-c", start],
        env=environment(QT_QPA_PLATFORM="offscreen"),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        said = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
        raise Stop(f"Qt does not start on this system ({said}).")


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _has_candidate(package: str) -> bool:
    policy = subprocess.run(
        ["apt-cache", "policy", package],
        env=environment(LC_ALL="C"),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return re.search(r"Candidate: (?!\(none\))\S", policy.stdout) is not None
