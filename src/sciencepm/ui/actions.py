"""Everything the menus, the keys and Ctrl+K can do, as data."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from sciencepm.settings import Look

if TYPE_CHECKING:
    from sciencepm.ui.window import Window

Run = Callable[["Window"], object]
Test = Callable[["Window"], bool]


def _always(_window: Window) -> bool:
    return True


def _can_write(window: Window) -> bool:
    return not window.session.document.is_read_only


def _on_project(window: Window) -> bool:
    return _can_write(window) and window.project_id is not None


def _can_decide(window: Window) -> bool:
    return _on_project(window) and window.open_project.next_stage() is not None


def _has_picture(window: Window) -> bool:
    return window.pictured is not None and not window.pictured.is_empty


def _on_brief(window: Window) -> bool:
    return window.briefing.seen is not None


def _can_issue(window: Window) -> bool:
    return _can_write(window) and window.briefing.seen is not None and window.briefing.seen.composition.is_issuable


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing to do. `keys` is a key sequence, several, or one of the platform's own; `apart` draws a line above."""

    code: str
    menu: str
    text: str
    run: Run
    keys: str | tuple[str, ...] | QKeySequence.StandardKey = ""
    enabled: Test = _always
    apart: bool = False
    role: QAction.MenuRole = QAction.MenuRole.NoRole


MENUS = ("File", "Edit", "View", "Project", "Present", "Help")
KEY = QKeySequence.StandardKey

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("new-portfolio", "File", "New portfolio", lambda w: w.files.new(), "Ctrl+Shift+N"),
    ActionSpec("open", "File", "Open…", lambda w: w.files.open(), KEY.Open),
    ActionSpec("open-sample", "File", "Look around a sample", lambda w: w.files.open_sample()),
    ActionSpec("keep-in-folder", "File", "Keep in a folder…", lambda w: w.files.keep_in_folder(), apart=True),
    ActionSpec("save-copy", "File", "Save a copy…", lambda w: w.files.save_copy()),
    ActionSpec("name-version", "File", "Name this version…", lambda w: w.name_version(), "Ctrl+S", _can_write),
    ActionSpec(
        "portfolio-settings",
        "File",
        "Portfolio settings…",
        lambda w: w.edit_settings(),
        "",
        _always,
        apart=True,
    ),
    ActionSpec("export-brief", "File", "Export executive brief…", lambda w: w.briefing.export(), "Ctrl+E"),
    ActionSpec("issue-brief", "File", "Issue brief…", lambda w: w.briefing.issue(), "Ctrl+Shift+E", _can_issue),
    ActionSpec("print", "File", "Print…", lambda w: w.briefing.print(), KEY.Print, _on_brief),
    ActionSpec("send-copy", "File", "Send a copy of the portfolio…", lambda w: w.briefing.send_copy(), "", _on_brief),
    ActionSpec("export-picture", "File", "Export picture…", lambda w: w.export_picture(), "", _has_picture),
    ActionSpec("export-data", "File", "Export data…", lambda w: w.files.export_data()),
    ActionSpec("export-ledger", "File", "Export ledger…", lambda w: w.export_ledger()),
    ActionSpec("calendar-file", "File", "Calendar file…", lambda w: w.files.export_calendar(), apart=True),
    ActionSpec("weekly-agenda", "File", "Weekly agenda…", lambda w: w.files.export_weekly()),
    ActionSpec("monthly-agenda", "File", "Monthly review…", lambda w: w.files.export_monthly()),
    ActionSpec("close-portfolio", "File", "Close portfolio", lambda w: w.files.close(), KEY.Close, apart=True),
    ActionSpec("quit", "File", "Quit", lambda w: w.close(), KEY.Quit, role=QAction.MenuRole.QuitRole),
    ActionSpec("undo", "Edit", "Undo", lambda w: w.undo(), KEY.Undo),
    ActionSpec("redo", "Edit", "Redo", lambda w: w.redo(), KEY.Redo),
    ActionSpec("cut", "Edit", "Cut", lambda w: w.on_focused("cut"), KEY.Cut, apart=True),
    ActionSpec("copy", "Edit", "Copy", lambda w: w.on_focused("copy"), KEY.Copy),
    ActionSpec("paste", "Edit", "Paste", lambda w: w.on_focused("paste"), KEY.Paste),
    ActionSpec("select-all", "Edit", "Select all", lambda w: w.on_focused("selectAll"), KEY.SelectAll),
    ActionSpec("copy-picture", "Edit", "Copy picture", lambda w: w.copy_picture(), "Ctrl+Shift+C", _has_picture),
    ActionSpec("copy-brief", "Edit", "Copy brief for mail", lambda w: w.briefing.copy(), "", _on_brief),
    ActionSpec("find", "Edit", "Find a project", lambda w: w.find_project(), KEY.Find, apart=True),
    ActionSpec("check-wording", "Edit", "Check the wording…", lambda w: w.check_wording(), "F7"),
    ActionSpec("go-to", "Edit", "Go to anything…", lambda w: w.go_to_anything(), "Ctrl+K"),
    ActionSpec("overview", "View", "Overview", lambda w: w.go_place("overview"), "Ctrl+1"),
    ActionSpec("projects", "View", "Projects", lambda w: w.go_place("projects"), "Ctrl+2"),
    ActionSpec("roadmap", "View", "Roadmap", lambda w: w.go_place("roadmap"), "Ctrl+3"),
    ActionSpec("balance", "View", "Balance", lambda w: w.go_place("balance"), "Ctrl+4"),
    ActionSpec("value", "View", "Value", lambda w: w.go_place("value"), "Ctrl+5"),
    ActionSpec("briefs", "View", "Briefs", lambda w: w.go_place("briefs"), ("Ctrl+6", "Ctrl+B")),
    ActionSpec("check-ins", "View", "Check-ins", lambda w: w.go_place("check-ins"), "Ctrl+7"),
    ActionSpec("learning", "View", "Learning", lambda w: w.go_place("learning"), "Ctrl+8"),
    ActionSpec(
        "chart-table",
        "View",
        "This chart as a table",
        lambda w: w.toggle_table(),
        "Ctrl+Shift+T",
        _has_picture,
        apart=True,
    ),
    ActionSpec("back", "View", "Back", lambda w: w.back(), KEY.Back, apart=True),
    ActionSpec("forward", "View", "Forward", lambda w: w.forward(), KEY.Forward),
    ActionSpec("next-region", "View", "Next region", lambda w: w.next_region(), "F6"),
    ActionSpec("look-system", "View", "Light or dark like the system", lambda w: w.wear(look=Look.SYSTEM), apart=True),
    ActionSpec("look-light", "View", "Light", lambda w: w.wear(look=Look.LIGHT)),
    ActionSpec("look-dark", "View", "Dark", lambda w: w.wear(look=Look.DARK)),
    ActionSpec("look-contrast", "View", "High contrast", lambda w: w.wear(look=Look.HIGH_CONTRAST)),
    ActionSpec("text-larger", "View", "Larger text", lambda w: w.scale_text(+25), KEY.ZoomIn, apart=True),
    ActionSpec("text-smaller", "View", "Smaller text", lambda w: w.scale_text(-25), KEY.ZoomOut),
    ActionSpec("text-normal", "View", "Normal text", lambda w: w.scale_text(0), "Ctrl+0"),
    ActionSpec("new-project", "Project", "New project", lambda w: w.new_project(), "Ctrl+N", _can_write),
    ActionSpec(
        "record-decision",
        "Project",
        "Record decision…",
        lambda w: w.open_project.record_decision(),
        "Ctrl+D",
        _can_decide,
        apart=True,
    ),
    ActionSpec(
        "add-decision-point",
        "Project",
        "Add a decision point",
        lambda w: w.open_project.add_decision_point(),
        "",
        _on_project,
    ),
    ActionSpec("jot-update", "Project", "Jot an update…", lambda w: w.jot_update(), "Ctrl+J", _can_write),
    ActionSpec("log-check-in", "Project", "Log a check-in…", lambda w: w.log_check_in(), "Ctrl+M", _can_write),
    ActionSpec(
        "add-experiment", "Project", "Add an experiment", lambda w: w.open_project.add_experiment(), "", _on_project
    ),
    ActionSpec(
        "add-stop-rule", "Project", "Add a stop rule", lambda w: w.open_project.add_stop_rule(), "", _on_project
    ),
    ActionSpec(
        "add-files", "Project", "Add pictures or documents…", lambda w: w.open_project.add_files(), "", _on_project
    ),
    ActionSpec("add-link", "Project", "Add a link", lambda w: w.open_project.add_link(), "", _on_project),
    ActionSpec(
        "duplicate-project",
        "Project",
        "Duplicate project",
        lambda w: w.open_project.duplicate(),
        "",
        _on_project,
        apart=True,
    ),
    ActionSpec("remove-project", "Project", "Remove project", lambda w: w.open_project.remove(), "", _on_project),
    ActionSpec("what-if", "Project", "What if…", lambda w: w.what_if(), "Ctrl+T", apart=True),
    ActionSpec("people", "Project", "People by month…", lambda w: w.enter_people(), "", _can_write),
    ActionSpec("present", "Present", "Present", lambda w: w.presenting.start(), "F5"),
    ActionSpec("present-from-here", "Present", "Present from here", lambda w: w.presenting.start_here(), "Shift+F5"),
    ActionSpec("choose-slides", "Present", "Choose slides…", lambda w: w.presenting.choose(), apart=True),
    ActionSpec("rehearse", "Present", "Rehearse…", lambda w: w.presenting.rehearse()),
    ActionSpec("export-slides", "Present", "Export slides…", lambda w: w.presenting.export(), apart=True),
    ActionSpec("shortcuts", "Help", "Keys", lambda w: w.show_keys()),
    ActionSpec("about", "Help", "About SciencePM", lambda w: w.show_about(), role=QAction.MenuRole.AboutRole),
)


def build_actions(window: Window) -> dict[str, QAction]:
    """The actions as Qt's own, by code, each with its keys, wired to the window."""
    made: dict[str, QAction] = {}
    for spec in ACTIONS:
        action = QAction(window.session.words(spec.text), window)
        action.setObjectName(spec.code)
        action.setMenuRole(spec.role)
        if spec.keys:
            action.setShortcuts(bindings(spec.keys))
        action.triggered.connect(lambda _checked=False, run=spec.run: run(window))
        made[spec.code] = action
    return made


def bindings(keys: str | tuple[str, ...] | QKeySequence.StandardKey) -> list[QKeySequence]:
    """Every way the platform binds the keys: redo is Ctrl+Y for some and Ctrl+Shift+Z for others."""
    if isinstance(keys, QKeySequence.StandardKey):
        return QKeySequence.keyBindings(keys)
    return [QKeySequence(each) for each in ((keys,) if isinstance(keys, str) else keys)]


def in_menu(menu: str) -> Iterable[ActionSpec]:
    """The actions of one menu, in order."""
    return (spec for spec in ACTIONS if spec.menu == menu)
