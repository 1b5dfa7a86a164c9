"""Does the command line do its verbs, without the window, and say in one sentence what is wrong?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

DAY = "2026-11-20"


def run(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    """The real program; the environment says nothing of a screen and prefers no encoding."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "SYSTEMROOT", "HOME"}}
    return subprocess.run(
        [sys.executable, "-m", "sciencepm", *map(str, arguments)],
        capture_output=True,
        check=False,
        cwd=cwd,
        env={**kept, "LC_ALL": "C", "PYTHONUTF8": "0"},
        timeout=120,
    )


def well(*arguments: str | Path) -> str:
    done = run(*arguments)
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode("utf-8")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("cli") / "sample.sciencepm"
    well("new", file, "--sample", "--as-of", DAY)
    return file


def test_show_says_how_the_portfolio_stands(sample: Path) -> None:
    shown = well("show", sample, "--as-of", DAY)
    titles = [line for line in shown.splitlines() if line and not line.startswith(" ")]
    headings = ["Projects", "Value a year", "Balance", "Stop rules", "Findings", "Needs you"]
    assert [title for title in titles if title in headings] == headings
    assert titles[0] == "Applied Science  (20 November 2026)"
    assert "Statements into tables" in shown
    assert "€" in shown


def test_show_as_json_has_raw_figures_under_keys_that_stay(sample: Path) -> None:
    shown = json.loads(well("show", sample, "--json", "--as-of", DAY))
    assert list(shown) == [
        "format",
        "version",
        "as_of",
        "settings",
        "projects",
        "landings",
        "value",
        "people",
        "balance",
        "balance_by_measure",
        "balance_targets",
        "stop_rules",
        "findings",
        "wording",
        "attention",
    ]
    assert (shown["format"], shown["version"], shown["as_of"]) == ("sciencepm-show", 1, DAY)
    balance = shown["balance"]
    # 12.2 of 18.5 people work on products.
    assert (balance["product"], balance["foundational"], balance["share"][:6]) == ("12.2", "6.3", "0.6594")
    statements = next(each for each in shown["projects"] if each["id"] == "statements")
    assert list(statements)[:5] == ["id", "title", "kind", "state", "standing"]
    assert statements["next_decision"]["on"] == "2026-12-11"
    assert 0 < float(statements["chance"]) < 1
    assert statements["landing"] == sorted(statements["landing"])
    forecast = statements["forecast"]
    ends = [float(part) for part in (*forecast["ladder"]["ends_at"], forecast["ladder"]["lands"])]
    assert abs(sum(ends) - 1) < 1e-5
    assert float(forecast["chance"]) <= float(forecast["chance_without_rules"])
    alive = [float(point["alive"]) for point in forecast["decision_points"]]
    assert alive == sorted(alive, reverse=True)
    assert alive[0] == 1
    gated, committed = float(forecast["gated_value"]), float(forecast["committed_value"])
    assert abs(float(forecast["worth_of_being_able_to_stop"]) - (gated - committed)) < 0.01
    landings = shown["landings"]
    assert 0 <= landings["low"] <= landings["middle"] <= landings["high"] <= landings["of"]
    assert float(statements["value_money"]["low"]) < float(statements["value_money"]["high"])


def test_check_says_by_its_status_whether_anything_was_found(sample: Path, tmp_path: Path) -> None:
    found = run("check", sample, "--as-of", DAY)
    assert (found.returncode, found.stderr) == (1, b"")
    assert b"[no-decision-point]" in found.stdout
    assert well("show", sample, "--json", "--as-of", DAY).count('"check":') == 0
    worded = tmp_path / "worded.json"
    well("export", sample, "-o", worded)
    text = worded.read_text("utf-8").replace("Sharper search in the archive", "Higher recall in the archive")
    worded.write_text(text, "utf-8")
    well("new", tmp_path / "worded.sciencepm", "--from", worded)
    said = run("check", tmp_path / "worded.sciencepm", "--as-of", DAY).stdout.decode()
    assert "Higher recall in the archive, Title: “recall”." in said
    assert "Say “share of real cases caught”. [jargon]" in said
    empty = tmp_path / "empty.sciencepm"
    well("new", empty)
    assert well("check", empty) == "Nothing found.\n"
    assert run("check", tmp_path / "none.sciencepm").returncode == 2


def test_an_empty_portfolio_has_the_name_of_its_file(tmp_path: Path) -> None:
    file = tmp_path / "Küche & Labor.sciencepm"
    well("new", file)
    assert well("show", file).startswith("Küche & Labor  (")


def test_json_out_and_in_again_loses_nothing(sample: Path, tmp_path: Path) -> None:
    first, second, copy = tmp_path / "a.json", tmp_path / "b.json", tmp_path / "copy.sciencepm"
    well("export", sample, "-o", first)
    well("new", copy, "--from", first)
    well("export", copy, "-o", second)
    assert first.read_bytes() == second.read_bytes()
    assert json.loads(first.read_bytes())["format"] == "sciencepm-portfolio"


def test_the_schema_describes_that_json(sample: Path, tmp_path: Path) -> None:
    schema = json.loads(well("schema"))
    out = tmp_path / "a.json"
    well("export", sample, "-o", out)
    assert set(json.loads(out.read_bytes())) <= set(schema["properties"])


def test_every_kind_of_brief_becomes_every_kind_of_file(sample: Path, tmp_path: Path) -> None:
    for kind, more, ending in (
        ("project", ("--project", "statements", "--frame", "scqa"), ".pptx"),
        ("decision", ("--audience", "Executive committee"), ".md"),
        ("roadmap", ("--paper", "letter", "--language", "en_US"), ".pdf"),
        ("changes", ("--since", "2026-10-15"), ".md"),
        ("agenda", ("--stakeholder", "Head of Payments"), ".md"),
        ("weekly", (), ".html"),
    ):
        file = tmp_path / f"{kind}{ending}"
        well("brief", sample, "--kind", kind, *more, "--as-of", DAY, "-o", file)
        assert file.stat().st_size > 500
    assert "since 2 October" in (tmp_path / "changes.md").read_text(encoding="utf-8")
    assert "# Check-in with the Head of Payments" in (tmp_path / "agenda.md").read_text(encoding="utf-8")


def test_a_brief_is_the_same_every_time_and_for_its_audience(sample: Path, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("one.pdf", "two.pdf", "open.pdf", "letter.pdf")]
    for file in files[:2]:
        well("brief", sample, "--kind", "portfolio", "--audience", "executive COMMITTEE", "--as-of", DAY, "-o", file)
    well("brief", sample, "--as-of", DAY, "-o", files[2])
    well("brief", sample, "--as-of", DAY, "--paper", "letter", "-o", files[3])
    assert files[0].read_bytes() == files[1].read_bytes()
    texts = []
    for file in files:
        with pypdfium2.PdfDocument(file) as document:
            texts.append(document[0].get_textpage().get_text_range())
            width = document[0].get_width()
            assert width == pytest.approx(612.0 if file.stem == "letter" else 595.3, abs=0.1)
    assert "for the Executive committee · Confidential" in texts[0]
    assert "Answers for new markets" in texts[0]
    assert "Answers for new markets" not in texts[2]
    assert "Internal" in texts[2]


def test_a_picture_becomes_what_its_name_ends_in(sample: Path, tmp_path: Path) -> None:
    readers = ("--audience", "Executive committee", "--since", "brief", "--as-of", DAY)
    begins = {".png": b"\x89PNG", ".svg": b"<?xml", ".pdf": b"%PDF", ".pptx": b"PK"}
    for suffix, magic in begins.items():
        file = tmp_path / f"roadmap{suffix}"
        well("picture", sample, *readers, "-o", file)
        assert file.read_bytes().startswith(magic)
    for view in ("now-next-later", "tree", "plan"):
        file = tmp_path / f"{view}.svg"
        well("picture", sample, "--view", view, "--project", "statements", *readers, "-o", file)
        assert "Statements into tables" in file.read_text("utf-8")
    balance = tmp_path / "balance.svg"
    well("picture", sample, "--view", "balance", "--measure", "money", "-o", balance)
    assert "product-focused share of money" in balance.read_text("utf-8")


def test_reading_leaves_the_file_and_its_folder_as_they_were(sample: Path, tmp_path: Path) -> None:
    before = (sample.read_bytes(), sample.stat().st_mtime_ns, sorted(sample.parent.iterdir()))
    well("show", sample)
    run("check", sample)
    well("brief", sample, "-o", tmp_path / "x.pdf")
    well("picture", sample, "-o", tmp_path / "x.svg")
    well("export", sample, "-o", tmp_path / "x.json")
    assert (sample.read_bytes(), sample.stat().st_mtime_ns, sorted(sample.parent.iterdir())) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("show",),
        ("show", "none.sciencepm"),
        ("show", "."),
        ("show", "text.sciencepm"),
        ("show", "empty.sciencepm"),
        ("show", "cut.sciencepm"),
        ("show", "sample.sciencepm", "--frobnicate"),
        ("show", "sample.sciencepm", "--as-of", "2026-13-01"),
        ("show", "sample.sciencepm", "--as-of", "9999-12-31"),
        ("show", "sample.sciencepm", "other.sciencepm"),
        ("frobnicate", "sample.sciencepm", "now"),
        ("--frobnicate",),
        ("--data-dir", "mine", "show", "sample.sciencepm"),
        ("new", "sample.sciencepm"),
        ("new", "new.sciencepm", "--sample", "--from", "x.json"),
        ("new", "new.sciencepm", "--from", "none.json"),
        ("new", "new.sciencepm", "--from", "sample.sciencepm"),
        ("new", "new.sciencepm", "--from", "other.json"),
        ("new", "missing/new.sciencepm"),
        ("brief", "sample.sciencepm"),
        ("brief", "sample.sciencepm", "-o", "sample.sciencepm"),
        ("brief", "sample.sciencepm", "-o", "missing/x.pdf"),
        ("brief", "sample.sciencepm", "-o", "x.pdf", "--audience", "Nobody"),
        ("brief", "sample.sciencepm", "-o", "x.pdf", "--kind", "poem"),
        ("brief", "sample.sciencepm", "-o", "x.pdf", "--paper", "napkin"),
        ("brief", "sample.sciencepm", "-o", "x.pdf", "--kind", "agenda", "--stakeholder", "Nobody"),
        ("brief", "sample.sciencepm", "-o", "x.pdf", "--kind", "project", "--project", "Nothing"),
        ("brief", "sample.sciencepm", "-o", "x.pdf", "--since", "yesterday"),
        ("brief", "sample.sciencepm", "-o", "x.pdf", "--language", "xx_1"),
        ("picture", "sample.sciencepm"),
        ("picture", "sample.sciencepm", "-o", "x.gif"),
        ("picture", "sample.sciencepm", "-o", "sample.sciencepm"),
        ("picture", "sample.sciencepm", "-o", "x.svg", "--view", "tree"),
        ("picture", "sample.sciencepm", "-o", "x.svg", "--view", "plan", "--project", "Answers for new markets"),
        ("picture", "sample.sciencepm", "-o", "x.svg", "--since", "yesterday"),
        ("export", "sample.sciencepm", "-o", "sample.sciencepm"),
        (),
    ],
    ids=" ".join,
)
def test_bad_use_and_bad_files_get_one_sentence_and_status_2(
    sample: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    whole = sample.read_bytes()
    (tmp_path / "sample.sciencepm").write_bytes(whole)
    (tmp_path / "text.sciencepm").write_text("Dear diary", encoding="utf-8")
    (tmp_path / "empty.sciencepm").write_bytes(b"")
    (tmp_path / "cut.sciencepm").write_bytes(whole[:20_000])
    (tmp_path / "other.json").write_text('{"format": "something else"}', encoding="utf-8")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    done = run(*arguments, cwd=tmp_path)
    said = done.stderr.decode("utf-8")
    assert (done.returncode, done.stdout) == (2, b"")
    assert said.startswith("sciencepm: ")
    assert said.count("\n") == 1
    assert "Traceback" not in said
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_reader_that_leaves_early_is_no_fault(sample: Path) -> None:
    command = [sys.executable, "-m", "sciencepm", "schema"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.read(10)
        program.stdout.close()
        assert program.stderr.read() == b""
        assert program.wait(timeout=60) == 0


def test_no_verb_loads_qt(sample: Path, tmp_path: Path) -> None:
    verbs = [
        ["show", str(sample)],
        ["show", str(sample), "--json"],
        ["check", str(sample)],
        ["brief", str(sample), "-o", str(tmp_path / "x.pdf")],
        ["export", str(sample), "-o", str(tmp_path / "x.json")],
        ["new", str(tmp_path / "new.sciencepm"), "--sample"],
        ["schema"],
    ]
    look = (
        "import contextlib, io, json, sys; from sciencepm.cli import main\n"
        "for verb in json.loads(sys.argv[1]):\n"
        "    with contextlib.redirect_stdout(io.StringIO()): main(verb)\n"
        "print([name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", look, json.dumps(verbs)], capture_output=True, encoding="utf-8", check=False
    )
    assert done.stdout.strip() == "[]", done.stderr


def test_help_names_every_verb() -> None:
    shown = well("--help")
    for verb in ("new", "show", "check", "brief", "export", "schema"):
        assert f"\n  {verb} " in shown
        assert "usage: sciencepm" in well(verb, "--help")
    assert well("--version").startswith("SciencePM ")


def test_the_ledger_is_exported_for_an_audience_without_what_they_may_not_see(sample: Path, tmp_path: Path) -> None:
    table = tmp_path / "ledger.csv"
    well("export", sample, "--ledger", "-o", table, "--as-of", DAY)
    text = table.read_text(encoding="utf-8-sig")
    assert "Layout rules by supplier" in text
    assert "Four weeks side by side in Lisbon" not in text  # planned only, so not tried
    refused = run("export", sample, "--audience", "Board", "-o", tmp_path / "x.json")
    assert refused.returncode == 2
    assert b"--ledger" in refused.stderr
