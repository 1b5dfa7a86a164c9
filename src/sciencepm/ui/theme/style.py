"""The style sheet of the window, written from the theme's tokens.

Widgets say what they are with the dynamic property `look`; only this file says how that looks.
"""

from __future__ import annotations

from string import Template

from sciencepm.ui.theme.theme import TABULAR, Theme

_SHEET = Template("""
* { font-family: "$family"; font-size: ${s13}px; color: $text; }
QMainWindow, QDialog, QWidget[look="page"] { background: $background; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QToolTip { background: $surface; color: $text; border: 1px solid $control; padding: ${s4}px ${s8}px; }
QScrollArea, QScrollArea > QWidget > QWidget[look="page"] { background: $background; border: none; }
QAbstractScrollArea { background: transparent; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }

QLabel { background: transparent; }
QLabel[look="title"] { font-size: ${s22}px; font-weight: 600; }
QLabel[look="project-title"] { font-size: ${s22}px; font-weight: 600; }
QLabel[look="hero"] { font-size: ${s27}px; font-weight: 600; }
QLabel[look="lead"] { color: $second; font-size: ${s14}px; }
QLabel[look="section"] { font-size: ${s14}px; font-weight: 600; }
QLabel[look="strong"] { font-weight: 600; }
QLabel[look="second"] { color: $second; }
QLabel[look="muted"] { color: $third; }
QLabel[look="caption"] { color: $third; font-size: ${s12}px; }
QLabel[look="caption-strong"] { color: $third; font-size: ${s12}px; font-weight: 500; }
QLabel[look="error"] { color: $stop; font-size: ${s12}px; }
QLabel[look="remark"] { color: $revise; font-size: ${s12}px; }
QLabel[look="figure"] { font-size: ${s24}px; font-weight: 600; }
QLabel[look="figure-watch"] { font-size: ${s24}px; font-weight: 600; color: $revise; }
QLabel[look="figure-missing"] { font-size: ${s16}px; font-weight: 500; color: $second; }
QLabel[look="number"] { font-family: "$tabular"; }
QLabel[look="urgent"] { color: $stop; font-weight: 600; }
QLabel[look="sentence"] { font-size: ${s18}px; }
QLabel[look="question"] { font-size: ${s14}px; font-weight: 600; }

QLabel[look="stage-title"] { font-size: ${s14}px; font-weight: 600; padding-top: ${s4}px; padding-left: ${s5}px; }
QLabel[look="item-title"] { font-weight: 500; }
QLabel[look="item-title-over"] { color: $third; font-weight: 500; }
QLabel[look="letter"] { background: $raised; color: $second; border-radius: ${s4}px; font-size: ${s11}px;
  font-weight: 600; padding: ${s2}px ${s6}px; min-width: ${s8}px; }
QLabel[look="state-go"] { color: $go; font-size: ${s12}px; }
QLabel[look="state-revise"] { color: $revise; font-size: ${s12}px; }
QLabel[look="state-accent"] { color: $accent; font-size: ${s12}px; }
QLabel[look="state-stop"] { color: $stop; font-size: ${s12}px; font-weight: 500; }
QLabel[look="state-third"] { color: $third; font-size: ${s12}px; }

QLabel[look="talk-time"], QLabel[look="talk-time-quiet"] { font-family: "$tabular"; font-size: ${s36}px;
  font-weight: 600; }
QLabel[look="talk-time-quiet"] { color: $third; }
QLabel[look="key"] { background: $raised; border-radius: ${s4}px; padding: 1px ${s7}px; font-size: ${s12}px;
  font-weight: 600; }
QPushButton[look="jump"] { background: $raised; border: 2px solid transparent; color: $third; font-size: ${s11}px;
  font-weight: 400; padding: 0; min-height: ${s36}px; }
QPushButton[look="jump"]:checked { border: 2px solid $accent; color: $text; }

QLabel[look="dialog-title"] { font-size: ${s18}px; font-weight: 600; }
QDialog[look="sheet"], QWidget[look="sheet"] { background: $surface; }
QWidget[look="act"] { background: $stop_tint; border-radius: ${s8}px; }
QWidget[look="watch"] { background: $revise_tint; border-radius: ${s8}px; }
QWidget[look="quiet"] { background: $background; border-radius: ${s8}px; }
QFrame[look="inspector"] { background: $surface; border: none; border-left: ${line}px solid $border; }
QWidget[look="inspector-body"] { background: $surface; }
QWidget[look="dashed-top"] { border: none; border-top: ${line}px dashed $border; }
QFrame[look="card"] { background: $surface; border: ${line}px solid $border; border-radius: ${s8}px; }
QFrame[look="hover-card"] { background: $surface; border: ${line}px solid $soft; border-radius: ${s8}px; }
QFrame[look="quiet-card"] { background: $background; border: ${line}px solid $border; border-radius: ${s8}px; }
QFrame[look="chosen-card"] { background: $go_tint; border: ${line}px solid $go; border-radius: ${s8}px; }
QFrame[look="rule"] { background: $border; border: none; max-height: ${line}px; min-height: ${line}px; }
QFrame[look="soft-rule"] { background: $row; border: none; max-height: ${line}px; min-height: ${line}px; }
QFrame[look="upright-rule"] { background: $border; border: none; max-width: ${line}px; min-width: ${line}px; }
QWidget[look="places"] { background: $side; }
QWidget[look="side"] { background: $side; border-right: ${line}px solid $border; }
QWidget[look="top"] { background: $raised; border-bottom: ${line}px solid $border; }
QWidget[look="status"] { background: $surface; border-top: ${line}px solid $border; }
QWidget[look="status"] QLabel { color: $third; font-size: ${s12}px; }
QFrame[look="remark-row"] { border: 2px solid transparent; border-radius: ${s4}px; background: transparent; }
QFrame[look="remark-row"]:focus { border: 2px solid $accent; }
QFrame[look="drop"] { background: $surface; border: ${line}px solid $control; border-radius: ${s8}px; }
QFrame[look="drop-here"] { background: $accent_tint; border: 2px dashed $accent; border-radius: ${s8}px; }
QFrame[look="notice"] { background: $text; border-radius: ${s8}px; }
QFrame[look="notice"] QLabel { color: $surface; }
QFrame[look="notice"] QPushButton { color: $surface; background: transparent; border: 1px solid $surface; }

QPushButton { background: $surface; border: ${line}px solid $soft; border-radius: ${s4}px; color: $text;
  padding: ${s5}px ${s12}px; font-weight: 500; min-height: ${s18}px; }
QPushButton:hover { background: $raised; }
QPushButton:pressed { background: $border; }
QPushButton:focus { border: 2px solid $accent; padding: ${s4}px ${s11}px; }
QPushButton:disabled { color: $control; background: $background; }
QPushButton[look="primary"] { background: $accent; border-color: $accent; color: $on_accent; }
QPushButton[look="primary"]:hover { background: $accent_hover; }
QPushButton[look="primary"]:focus { border: 2px solid $text; }
QPushButton[look="primary"]:disabled { background: $control; border-color: $control; color: $surface; }
QPushButton[textSize="large"] { padding: ${s8}px ${s18}px; }
QPushButton[look="flat"] { background: transparent; border-color: transparent; color: $accent;
  padding-left: ${s5}px; padding-right: ${s5}px; }
QPushButton[look="flat"]:hover { background: $accent_tint; }
QPushButton[look="flat"]:focus { border: 2px solid $accent; padding-left: ${s4}px; padding-right: ${s4}px; }
QPushButton[look="link"] { background: transparent; border-color: transparent; color: $accent;
  padding: ${s3}px ${s5}px; }
QPushButton[look="link"]:hover { background: $accent_tint; }
QPushButton[look="link"]:focus { border: 2px solid $accent; padding: ${s2}px ${s4}px; }
QPushButton[look="link"]:disabled { color: $control; background: transparent; }
QPushButton[look="quiet-link"] { background: transparent; border-color: transparent; color: $second;
  font-weight: 400; padding: ${s2}px ${s5}px; }
QPushButton[look="quiet-link"]:hover { background: $raised; color: $text; }
QPushButton[look="quiet-link"]:focus { border: 2px solid $accent; padding: 1px ${s4}px; }
QToolButton[look="group"] { font-weight: 600; padding: ${s4}px ${s4}px ${s4}px 0; }
QPushButton[look="danger"] { color: $stop; }
QToolButton { background: transparent; border: ${line}px solid transparent; border-radius: ${s4}px;
  padding: ${s4}px; min-width: ${s16}px; min-height: ${s16}px; }
QToolButton:hover { background: $raised; }
QToolButton:focus { border: 2px solid $accent; padding: ${s3}px; }
QToolButton::menu-indicator { image: none; }
QToolButton[look="inside"] { padding: ${s2}px; }
QLineEdit QToolButton { padding: 0; border: none; min-width: 0; min-height: 0; }

QPushButton[look="nav"] { background: transparent; border: 1px solid transparent; border-radius: ${s6}px;
  color: $second; text-align: left; padding: ${s6}px ${s10}px; font-weight: 500; }
QPushButton[look="nav"]:hover { background: $raised; }
QPushButton[look="nav"]:checked { background: $nav; color: $text; font-weight: 600; border-color: $border; }
QPushButton[look="nav"]:focus { border: 2px solid $accent; padding: ${s5}px ${s9}px; }
QLabel[look="badge"] { background: $badge; color: $second; border-radius: ${s9}px; padding: 0 ${s7}px;
  font-size: ${s11}px; font-weight: 600; min-height: ${s18}px; }
QLabel[look="badge-urgent"] { background: $stop_tint; color: $stop; border-radius: ${s9}px; padding: 0 ${s7}px;
  font-size: ${s11}px; font-weight: 600; min-height: ${s18}px; }

QPushButton[look="option"] { background: transparent; border: ${line}px solid transparent; border-radius: ${s6}px;
  text-align: left; padding: ${s6}px ${s9}px; }
QPushButton[look="option"]:hover { background: $raised; }
QPushButton[look="option"]:checked { background: $accent_tint; color: $accent; font-weight: 600; }
QPushButton[look="option"]:focus { border: 2px solid $accent; padding: ${s5}px ${s8}px; }
QPushButton[look="segment"] { border-radius: 0; color: $second; border-right-width: 0; font-weight: 400; }
QPushButton[look="segment"][place="first"] { border-top-left-radius: ${s4}px; border-bottom-left-radius: ${s4}px; }
QPushButton[look="segment"][place="last"] { border-top-right-radius: ${s4}px;
  border-bottom-right-radius: ${s4}px; border-right-width: ${line}px; }
QPushButton[look="segment"]:checked { background: $accent_tint; color: $accent; font-weight: 600; }
QPushButton[look="choice"] { outline: none; text-align: left; padding: ${s10}px ${s14}px; border-radius: ${s8}px; }
QPushButton[look="choice"]:checked { border: 2px solid $accent; background: $accent_tint; }
QPushButton[look="choice"]:checked:focus { border: 2px solid $text; }
QPushButton::menu-indicator { image: url($chevron); subcontrol-origin: padding; subcontrol-position: right center;
  right: ${s8}px; width: ${s14}px; height: ${s14}px; }
QPushButton[look="choice"]:focus:!checked { border: 2px solid $text; }
QPushButton[look="search"] { background: $surface; color: $third; text-align: left; font-weight: 400;
  min-width: ${s176}px; padding: ${s2}px ${s10}px; }
QPushButton[look="tab"] { background: transparent; border: none; text-align: left; border-radius: 0; color: $second;
  padding: ${s6}px 0 ${s8}px 0; border-bottom: 2px solid transparent; }
QPushButton[look="tab"]:checked { color: $text; font-weight: 600; border-bottom: 2px solid $accent; }
QPushButton[look="tab"]:focus { color: $accent; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox { background: $surface; color: $text;
  border: ${line}px solid $control; border-radius: ${s4}px; padding: ${s5}px ${s8}px;
  selection-background-color: $accent; selection-color: $on_accent; min-height: ${s18}px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus { border: 2px solid $accent;
  padding: ${s4}px ${s7}px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] { border: 2px solid $stop; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { color: $second; background: $background; }
QPlainTextEdit { padding: ${s6}px ${s10}px; }
QPlainTextEdit:focus { padding: ${s5}px ${s9}px; }
QLineEdit[look="in-place"], QPlainTextEdit[look="in-place"], QTextEdit[look="in-place"] {
  background: transparent; border: ${line}px solid transparent; padding: ${s3}px ${s5}px; }
QLineEdit[look="in-place"]:hover, QPlainTextEdit[look="in-place"]:hover, QTextEdit[look="in-place"]:hover {
  border: ${line}px solid $border; background: $surface; }
QLineEdit[look="in-place"]:focus, QPlainTextEdit[look="in-place"]:focus, QTextEdit[look="in-place"]:focus {
  border: 2px solid $accent; padding: ${s2}px ${s4}px; background: $surface; }
QLineEdit[look="in-place"] { padding: ${s3}px; }
QLineEdit[look="in-place"]:focus { padding: ${s2}px; }
QLineEdit[look="in-place"][wrong="true"], QPlainTextEdit[look="in-place"][wrong="true"] { border: 2px solid $stop; }
QLineEdit[textSize="title"] { font-size: ${s22}px; font-weight: 600; }
QLineEdit[textSize="large"] { font-size: ${s14}px; padding: ${s8}px ${s12}px; }
QLineEdit[textSize="large"]:focus { padding: ${s7}px ${s11}px; }
QPlainTextEdit[edge="tight"], QPlainTextEdit[edge="tight"]:focus { padding-left: ${s2}px; }
QPlainTextEdit[textSize="title"] { font-size: ${s22}px; font-weight: 600; }
QPlainTextEdit[textSize="strong"] { font-size: ${s14}px; font-weight: 600; }
QPlainTextEdit[textSize="item"] { font-weight: 500; }
QPlainTextEdit[textSize="caption"] { font-size: ${s12}px; color: $third; }
QLineEdit[textSize="strong"] { font-weight: 600; }
QLineEdit[textSize="caption"] { font-size: ${s12}px; color: $third; }
QComboBox[look="in-place"] { background: transparent; border: ${line}px solid transparent; padding: ${s3}px ${s5}px; }
QComboBox[look="in-place"]:hover { border: ${line}px solid $border; background: $surface; }
QComboBox[look="in-place"]:focus { border: 2px solid $accent; padding: ${s2}px ${s4}px; background: $surface; }
QComboBox[look="in-place"]:disabled { color: $text; }
QComboBox::drop-down { border: none; width: ${s20}px; }
QComboBox::down-arrow { image: url($chevron); width: ${s14}px; height: ${s14}px; }
QComboBox[look="in-place"]::down-arrow:!hover:!focus { image: none; }
QComboBox QAbstractItemView { background: $surface; border: ${line}px solid $control; outline: none;
  selection-background-color: $accent_tint; selection-color: $text; }
QCheckBox, QRadioButton { spacing: ${s8}px; min-height: ${s24}px; background: transparent; }
QCheckBox::indicator { width: ${s16}px; height: ${s16}px; border: ${line}px solid $control; border-radius: 3px;
  background: $surface; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url($tick); }
QRadioButton::indicator { width: ${s14}px; height: ${s14}px; border: ${line}px solid $control;
  border-radius: ${s8}px; background: $surface; }
QRadioButton::indicator:checked { border: ${s5}px solid $accent; width: ${s6}px; height: ${s6}px; }
QRadioButton::indicator:focus { border-color: $accent; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QCheckBox::indicator:focus { border: 2px solid $accent; }

QMenuBar { background: transparent; spacing: 0; }
QMenuBar::item { background: transparent; color: $second; padding: ${s6}px ${s9}px; border-radius: ${s4}px; }
QMenuBar::item:selected { background: $border; color: $text; }
QMenu { background: $surface; border: ${line}px solid $border; padding: ${s4}px; }
QMenu::item { padding: ${s6}px ${s24}px ${s6}px ${s12}px; border-radius: ${s4}px; }
QMenu::item:selected { background: $accent_tint; color: $text; }
QMenu::item:disabled { color: $control; }
QMenu::separator { height: 1px; background: $border; margin: ${s4}px ${s8}px; }

QTableView, QTreeView, QListView { background: $surface; border: none; outline: none; gridline-color: $border;
  selection-background-color: $accent_tint; selection-color: $text; alternate-background-color: $surface; }
QTableView[look="projects"], QTableView[look="projects"] QHeaderView { background: transparent; }
QTableView[look="projects"] QScrollBar:vertical { margin-top: ${s36}px; }
QTableView[look="twin"]::item { padding: 0 ${s12}px; border: none; border-bottom: ${line}px solid $row; }
QTableView[look="twin"]::item:selected { background: $accent_tint; color: $text; }
QTableView[look="twin"], QTableView[look="twin"] QHeaderView { background: transparent; }
QTableView[look="twin"] QHeaderView::section { background: transparent; }
QTableView[look="twin"] QHeaderView::section:vertical { border-bottom: ${line}px solid $row; }
QTableView[look="twin"] QTableCornerButton::section { background: transparent; border: none;
  border-bottom: ${line}px solid $border; }
QHeaderView { background: $surface; border: none; }
QTableCornerButton::section { background: $head; border: none; border-bottom: ${line}px solid $border; }
QHeaderView::section { background: $head; color: $third; border: none; border-bottom: ${line}px solid $border;
  padding: ${s8}px ${s12}px; font-size: ${s12}px; font-weight: 500; }
QListView[look="sections"], QListView[look="plain"] { background: transparent; }
QListView::item { padding: ${s6}px ${s8}px; border-radius: ${s4}px; }
QListView[look="sections"]::item { border: 1px solid transparent; }
QListView[look="sections"]::item:selected { background: $nav; border-color: $border; }
QListView[look="sections"]:focus::item:selected { border-color: $accent; }
QListView::item:selected { background: $accent_tint; color: $text; }

QScrollBar:vertical { background: transparent; width: ${s10}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${s10}px; margin: 0; }
QScrollBar::handle { background: $soft; border-radius: ${s4}px; margin: 2px;
  min-height: ${s24}px; min-width: ${s24}px; }
QScrollBar::handle:hover { background: $control; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
  background: none; border: none; width: 0; height: 0; }
QCalendarWidget QWidget { alternate-background-color: $raised; }
QCalendarWidget QToolButton { color: $text; }
""")

_PLAIN = (
    "background", "surface", "raised", "text", "second", "third", "border", "control", "accent",
    "accent_tint", "on_accent",
)  # fmt: skip
_SIZES = (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 18, 20, 22, 24, 27, 36, 176)


def style_sheet(theme: Theme, picture: dict[str, str]) -> str:
    """The whole sheet; `picture` gives the file of the small pictures a sheet can only name by path."""
    tokens = theme.tokens
    values = {f"s{size}": str(theme.px(size)) for size in _SIZES}
    values |= {name: getattr(tokens, name) for name in _PLAIN}
    values |= {
        "family": theme.family,
        "tabular": TABULAR,
        "stop": tokens.stop.strong,
        "stop_tint": tokens.stop.tint,
        "revise": tokens.revise.strong,
        "revise_tint": tokens.revise.tint,
        "go": tokens.go.strong,
        "go_tint": tokens.go.tint,
        "line": str(tokens.border_width),
        "row": tokens.border if tokens.border_width > 1 else tokens.raised,
        "soft": tokens.control if tokens.border_width > 1 else _mix(tokens.border, tokens.control),
        "side": tokens.background if tokens.is_dark else _mix(tokens.background, tokens.raised),
        "badge": tokens.border if tokens.border_width == 1 else tokens.accent_tint,
        "nav": tokens.raised if tokens.is_dark else tokens.surface,
        "head": tokens.surface if tokens.is_dark else _mix(tokens.surface, tokens.background),
        "accent_hover": _mix(tokens.accent, tokens.text if not tokens.is_dark else tokens.surface, 0.14),
    }
    return _SHEET.substitute(values | picture)


def _mix(first: str, second: str, part: float = 0.5) -> str:
    """A colour between two, `part` of the way to the second."""
    ends = zip(bytes.fromhex(first[1:]), bytes.fromhex(second[1:]), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * part):02X}" for a, b in ends)
