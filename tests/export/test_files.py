"""Is an exported file whole or not there, whatever happens on the way?"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sciencepm.analysis.brief.order import Order
from sciencepm.domain.documents import BriefKind
from sciencepm.domain.portfolio import Portfolio
from sciencepm.errors import UserError
from sciencepm.exchange.sample import SAMPLE_DAY
from sciencepm.export.brief import write_brief
from sciencepm.export.data import write_data
from sciencepm.export.files import write_whole
from sciencepm.i18n import Words

SIZE = 400_000


def _refuse(_data: bytes) -> None:
    raise ValueError("not whole")


def test_a_new_file_is_written_and_an_older_one_replaced(tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    write_whole(target, b"one")
    write_whole(target, b"two")
    assert target.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [target]


def test_what_does_not_come_out_whole_leaves_the_older_file(tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    target.write_bytes(b"old")
    with pytest.raises(UserError, match="did not come out whole"):
        write_whole(target, b"new", _refuse)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "real.pdf", tmp_path / "link.pdf"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("folder", "something other than a file"),
        ("pipe", "something other than a file"),
        ("missing/out.pdf", "folder for this file is not there"),
        ("x" * 300 + ".pdf", "cannot be written|name of this file is too long"),
        ("loop", "cannot be written"),
    ],
)
def test_a_place_where_no_file_can_be_is_refused_with_a_sentence(tmp_path: Path, name: str, sentence: str) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(UserError, match=sentence):
        write_whole(tmp_path / name, b"data")
    assert sorted(tmp_path.iterdir()) == before


def test_a_full_disk_leaves_the_older_file_and_nothing_beside_it(tmp_path: Path) -> None:
    # A file may not grow beyond the limit of this process, as on a disk that is full.
    target = tmp_path / "out.pdf"
    target.write_bytes(b"old")
    write = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from sciencepm.errors import UserError; from sciencepm.export.files import write_whole\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try: write_whole(Path(sys.argv[1]), b'x' * 100_000)\n"
        "except UserError as error: print(error.sentence)\n"
    )
    done = subprocess.run([sys.executable, "-c", write, target], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.startswith("The file could not be written")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_kill_at_any_moment_leaves_an_old_or_a_new_whole_file(tmp_path: Path) -> None:
    target = tmp_path / "out.bin"
    write = (
        "import sys; from pathlib import Path; from sciencepm.export.files import write_whole\n"
        f"target = Path(sys.argv[1]); number = 0\n"
        f"while True: number += 1; write_whole(target, bytes([number % 256]) * {SIZE})\n"
    )
    moments = random.Random(7)
    for _ in range(8):
        with subprocess.Popen([sys.executable, "-c", write, target]) as writer:
            deadline = time.monotonic() + 20
            before = target.stat().st_mtime_ns if target.exists() else 0
            while not target.exists() or target.stat().st_mtime_ns == before:
                assert time.monotonic() < deadline
            time.sleep(moments.uniform(0, 0.02))
            writer.send_signal(signal.SIGKILL)
        data = target.read_bytes()
        assert len(data) == SIZE
        assert data == data[:1] * SIZE


def test_a_brief_and_data_have_their_own_endings(tmp_path: Path) -> None:
    portfolio = Portfolio.new()
    with pytest.raises(UserError, match="written as PDF, PowerPoint"):
        write_brief(portfolio, tmp_path / "x.sciencepm", Order(BriefKind.PORTFOLIO), words=Words(), today=SAMPLE_DAY)
    with pytest.raises(UserError, match="written as JSON"):
        write_data(portfolio, tmp_path / "x.pdf")
    write_brief(portfolio, tmp_path / "x.PDF", Order(BriefKind.PORTFOLIO), words=Words(), today=SAMPLE_DAY)
    write_data(portfolio, tmp_path / "x.json")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x.PDF", "x.json"]
