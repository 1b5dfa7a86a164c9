"""The choice of the plan a new project starts with: a blank one, or a template for its kind."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from sciencepm.analysis.templates import ProjectTemplate, project_templates
from sciencepm.domain.project import Kind
from sciencepm.i18n import Words
from sciencepm.ui.theme.theme import Theme
from sciencepm.ui.widgets.box import column
from sciencepm.ui.widgets.choice import ChoiceEditor
from sciencepm.ui.widgets.text import Label


class PlanChoice(QWidget):
    """What the chosen plan is good for stands below it."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._words = words
        self.editor = ChoiceEditor(words("Which plan does it start with?"), [])
        self.setFocusProxy(self.editor)
        self._about = Label(look="caption", wrap=True)
        self.editor.currentIndexChanged.connect(lambda _place: self._say())
        self.setLayout(column(self.editor, self._about, spacing=theme.px(4)))
        self.offer(Kind.PRODUCT)

    @property
    def code(self) -> str:
        """The code of the template, empty for a blank plan."""
        return self.editor.value()

    def offer(self, kind: Kind) -> None:
        """Offer the plans for a kind of project; what is chosen stays where it is among them."""
        chosen = self.editor.value() if self.editor.count() else ""
        self.editor.clear()
        self.editor.addItem(self._words("A blank plan"), "")
        for template in project_templates():
            if template.kind is kind:
                self.editor.addItem(self._words(template.name), template.code)
        self.editor.show_value(chosen)
        self._say()

    def reset(self) -> None:
        """Go back to a blank plan."""
        self.editor.show_value("")

    def _say(self) -> None:
        words, chosen = self._words, self._template()
        if chosen is None:
            self._about.setText(words("One decision point to fill in, in your own words."))
            return
        many = len(chosen.decision_points)
        points = words.n("{count} decision point", "{count} decision points", many)
        self._about.setText(words("{when} {points}.", when=words(chosen.when), points=points))

    def _template(self) -> ProjectTemplate | None:
        return next((each for each in project_templates() if each.code == self.code), None)
