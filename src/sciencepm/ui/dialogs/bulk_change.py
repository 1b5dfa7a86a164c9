"""Changing several projects at once: what is changed to what, and beforehand which of them that reaches."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from sciencepm.analysis.code_words import label_of
from sciencepm.commands.bulk import BulkChange, bulk_change, change_projects
from sciencepm.domain.project import Kind, Project, ProjectState
from sciencepm.errors import InvalidInput, UserError
from sciencepm.exchange.reading import read_day, read_number
from sciencepm.ui.session import Session
from sciencepm.ui.widgets.box import column, panel, row, rule, scrolled
from sciencepm.ui.widgets.button import button
from sciencepm.ui.widgets.choice import ChoiceEditor
from sciencepm.ui.widgets.fields import Field, LineEditor
from sciencepm.ui.widgets.text import Label

_MOST_NAMED: Final = 6
_STATES: Final = (
    ProjectState.ACTIVE,
    ProjectState.ON_HOLD,
    ProjectState.LANDED,
    ProjectState.IDEA,
    ProjectState.STOPPED,
)


class BulkChangeDialog(QDialog):
    """The sentence below the fields always says what the button would do now."""

    def __init__(self, session: Session, project_ids: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words, px = session.words, session.theme.px
        self._session, self._ids = session, tuple(project_ids)
        count = len(self._ids)
        self.setWindowTitle(words("Change projects"))
        self.setProperty("look", "sheet")
        self.field = ChoiceEditor(words("What to change"), self._offered())
        self.field.committed.connect(lambda _code: self._show_value())
        self._values = QStackedWidget()
        self._made: dict[str, tuple[QWidget, Callable[[], Any]]] = {}
        self._says = Label(look="strong", wrap=True)
        self._refusals = Label(look="remark", wrap=True)
        self._same = Label(look="caption", wrap=True)
        self.change = button("", self._change, "primary")
        title = words.n("Change {count} project", "Change {count} projects", count)
        names = self._named([session.portfolio.get(Project, each) for each in self._ids])
        head = panel(column(Label(title, "dialog-title"), Label(names, "second", wrap=True), spacing=px(2)))
        head.setContentsMargins(px(26), px(20), px(26), px(10))
        body = panel(
            column(
                Field(words("What"), self.field),
                self._values,
                px(4),
                self._says,
                self._refusals,
                self._same,
                None,
                spacing=px(10),
                margins=(px(26), px(4), px(26), px(12)),
            ),
            "sheet",
        )
        foot = row(spacing=px(12), margins=(px(26), px(12), px(26), px(14)))
        foot.addWidget(Label(words("One undo takes all of it back."), "caption", wrap=True), 1)
        foot.addWidget(button(words("Cancel"), self.reject))
        foot.addWidget(self.change)
        parts = column(head, scrolled(body, wraps=True), rule(), foot, spacing=0)
        parts.setStretch(1, 1)
        self.setLayout(parts)
        wide, high = px(560), px(480)
        if parent is not None:
            wide, high = min(wide, parent.width() - px(24)), min(high, parent.height() - px(40))
        self.resize(wide, high)
        self._show_value()

    @property
    def preview(self) -> str:
        """What is said of the change as it stands."""
        return " ".join(label.text() for label in (self._says, self._refusals, self._same) if label.text())

    def editor(self, code: str) -> QWidget:
        """The part in which the value of a field is given."""
        return self._made[code][0]

    # The value

    def _offered(self) -> list[tuple[str, str]]:
        words = self._session.words
        return [
            ("team", words("Team")),
            ("owner", words("Owner")),
            ("kind", words("Kind")),
            ("state", words("State")),
            ("people", words("People from a day")),
            ("business_goal", words("Business goal")),
            ("receiving_team", words("Receiving team")),
            ("add_tags", words("Add tags")),
            ("remove_tags", words("Take tags off")),
            ("confidential", words("Confidential")),
        ]

    def _show_value(self) -> None:
        code = self.field.value()
        if code not in self._made:
            self._made[code] = self._make(code)
            self._values.addWidget(self._made[code][0])
        self._values.setCurrentWidget(self._made[code][0])
        self._say()

    def _make(self, code: str) -> tuple[QWidget, Callable[[], Any]]:
        words, today = self._session.words, self._session.today
        if code == "kind":
            return self._choice([(each.value, label_of(each, words)) for each in (Kind.PRODUCT, Kind.FOUNDATIONAL)])
        if code == "state":
            return self._choice([(each.value, label_of(each, words)) for each in _STATES])
        if code == "confidential":
            made, value = self._choice([("yes", words("Yes")), ("no", words("No"))])
            return made, lambda: value() == "yes"
        if code == "people":
            people = self._line(words("People"), words("2.5"))
            since = self._line(words("From"), words.day(today))
            across = row(people, since, spacing=self._session.theme.px(12))
            return panel(across), lambda: {
                "since": read_day(since.editor.text(), words, today) or today,  # type: ignore[attr-defined]
                "people": read_number(people.editor.text(), words),  # type: ignore[attr-defined]
            }
        hints = {"add_tags": words("Tags, parted by commas"), "remove_tags": words("Tags, parted by commas")}
        made = self._line(words("To"), hints.get(code, ""))
        if code in hints:
            return made, lambda: tuple(part for each in self._text(made).split(",") if (part := each.strip()))
        return made, lambda: self._text(made)

    def _choice(self, choices: list[tuple[str, str]]) -> tuple[QWidget, Callable[[], Any]]:
        editor = ChoiceEditor(self._session.words("To"), choices)
        editor.committed.connect(lambda _code: self._say())
        return Field(self._session.words("To"), editor), editor.value

    def _line(self, name: str, hint: str) -> Field:
        editor = LineEditor(name, hint)
        editor.textChanged.connect(lambda _text: self._say())
        return Field(name, editor)

    @staticmethod
    def _text(field: QWidget) -> str:
        assert isinstance(field, Field)
        assert isinstance(field.editor, LineEditor)
        return field.editor.text().strip()

    # What it comes to

    def _say(self) -> None:
        words, code = self._session.words, self.field.value()
        self._refusals.setText("")
        self._same.setText("")
        try:
            value = self._made[code][1]()
            if self._is_nothing(code, value):
                self._says.setText(words("Say what it becomes."))
                self.change.setEnabled(False)
                self.change.setText(words("Change"))
                return
            found = self._found(code, value)
        except InvalidInput as wrong:
            self._refuse(" ".join(wrong.fields.values()))
            return
        except UserError as wrong:
            self._refuse(str(wrong))
            return
        count = len(found.changed)
        self._says.setText(
            words.n("{count} project will change.", "{count} projects will change.", count)
            if count
            else words("No project will change.")
        )
        self._refusals.setText("\n".join(self._refusal_lines(found)))
        if found.same:
            same = words.n("{count} is so already: {names}", "{count} are so already: {names}", len(found.same),
                           names=self._named(found.same))  # fmt: skip
            self._same.setText(same)
        self._refusals.setVisible(bool(found.refused))
        self._same.setVisible(bool(found.same))
        self.change.setText(words.n("Change {count} project", "Change {count} projects", count))
        self.change.setEnabled(count > 0)

    def _found(self, code: str, value: Any) -> BulkChange:
        session = self._session
        return bulk_change(session.portfolio, project_ids=self._ids, field=code, value=value, today=session.today)

    @staticmethod
    def _is_nothing(code: str, value: Any) -> bool:
        """Whether nothing was said yet; an owner or a goal may be emptied only by saying so elsewhere."""
        if code == "people":
            return value["people"] is None
        return value in ("", ())

    def _refuse(self, sentence: str) -> None:
        self._says.setText(sentence)
        self.change.setEnabled(False)
        self.change.setText(self._session.words("Change"))

    def _refusal_lines(self, found: BulkChange) -> list[str]:
        """A line for each reason, with the projects it holds back."""
        words = self._session.words
        by_reason: dict[str, list[Project]] = {}
        for project, why in found.refused:
            parts = [words(part) for part in (why.sentence, why.advice) if part]
            by_reason.setdefault(" ".join(parts), []).append(project)
        return [
            words.n("{count} cannot: {names}. {why}", "{count} cannot: {names}. {why}", len(projects),
                    names=self._named(projects), why=why)
            for why, projects in by_reason.items()
        ]  # fmt: skip

    def _named(self, projects: Sequence[Project]) -> str:
        words = self._session.words
        titles = [project.title for project in projects[:_MOST_NAMED]]
        more = len(projects) - len(titles)
        if more:
            titles.append(words.n("{count} more", "{count} more", more))
        return words.listing(titles)

    def _change(self) -> None:
        session, code = self._session, self.field.value()
        value = self._made[code][1]()
        if session.remove(change_projects, project_ids=self._ids, field=code, value=value, today=session.today):
            self.accept()
