"""Short talks with the person: something went wrong, one line is asked, what the keys are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QMessageBox, QWidget

from sciencepm import __version__
from sciencepm.errors import UserError
from sciencepm.i18n import Words
from sciencepm.ui.actions import ACTIONS, bindings
from sciencepm.ui.plan.strip_keys import strip_keys
from sciencepm.ui.widgets.box import column, panel, row, scrolled
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.text import Label

if TYPE_CHECKING:
    from sciencepm.ui.window import Window


def tell(parent: QWidget, error: UserError, words: Words) -> None:
    """Say what happened and what to do about it."""
    ok = QMessageBox.StandardButton.Ok
    box = QMessageBox(QMessageBox.Icon.NoIcon, "SciencePM", words(error.sentence), ok, parent)
    # A message box guesses rich text.
    box.setTextFormat(Qt.TextFormat.PlainText)
    # The translation of no words at all is what a catalogue says of itself.
    box.setInformativeText(words(error.advice) if error.advice else "")
    box.exec()


def ask_line(window: Window, title: str, question: str, text: str = "") -> str:
    """One line of text, or nothing when it was called off."""
    words = window.session.words
    dialog = QDialog(window)
    dialog.setWindowTitle(title)
    line = QLineEdit(text)
    line.setAccessibleName(question)
    keep = button(words("Keep"), dialog.accept, "primary")
    keep.setDefault(True)
    keep.setEnabled(bool(text))
    line.textChanged.connect(lambda typed: keep.setEnabled(bool(typed.strip())))
    gap = window.session.theme.px(20)
    choices = row(None, button(words("Cancel"), dialog.reject), keep)
    dialog.setLayout(column(Label(question, "question"), line, choices, margins=(gap, gap, gap, gap)))
    dialog.resize(window.session.theme.px(420), 0)
    return line.text().strip() if dialog.exec() == QDialog.DialogCode.Accepted else ""


def show_keys(window: Window) -> None:
    """Every action that has a key, and the keys of the strip of a plan."""
    words = window.session.words
    listed = QFormLayout()
    listed.setHorizontalSpacing(window.session.theme.px(32))
    for spec in ACTIONS:
        if spec.keys:
            shape = QKeySequence.SequenceFormat.NativeText
            every = bindings(spec.keys) if isinstance(spec.keys, tuple) else [QKeySequence(spec.keys)]
            keys = ", ".join(each.toString(shape) for each in every)
            listed.addRow(Label(words(spec.text).rstrip("…")), Label(keys, "muted"))
    listed.addRow(Label(words("On the strip of a plan"), "strong"))
    for said, keys in strip_keys(words):
        listed.addRow(Label(said), Label(keys, "muted"))
    dialog = QDialog(window)
    dialog.setWindowTitle(words("Keys"))
    gap = window.session.theme.px(20)
    close = button(words("Close"), dialog.accept, "primary")
    dialog.setLayout(column(scrolled(panel(listed, "page")), row(None, close), margins=(gap, gap, gap, gap)))
    dialog.resize(window.session.theme.px(420), window.session.theme.px(560))
    dialog.exec()


def show_about(window: Window) -> None:
    """Which version this is, and where its parts come from."""
    words = window.session.words
    box = QMessageBox(window)
    box.setWindowTitle(words("About SciencePM"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(f"SciencePM {__version__}")
    box.setInformativeText(
        words(
            "Plans, decisions and briefs for science and machine-learning teams. Everything stays on this computer; "
            "the program never uses the network."
        )
        + "\n\n"
        + words("Type: Inter and Noto Sans (SIL Open Font License). Icons: Lucide (ISC).")
    )
    box.exec()
