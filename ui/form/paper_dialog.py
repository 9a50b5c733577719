"""From paper to the year: asks what the paper says, in its own words; shows the sum, the outcome and what is odd."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from calculator.cases.fields import Amount, Choice, Refused, YesNo, description
from calculator.cases.income_fields import OP_PAPIER, PAPIEREN, Inkomen
from calculator.dutch.money import euro
from calculator.papers.questions import QUESTIONS, income_of, line_meant, question, usual_answers
from calculator.papers.weighing import Weighed, weigh
from calculator.words.messages import texts_of
from ui.form.input_widgets import InputWidget, LineInput, MoneyInput, translated
from ui.form.lists import ChoiceInput
from ui.form.typed import read_whole
from ui.look.language import current
from ui.look.theme import set_role, text_label
from ui.look.wording import worded

if TYPE_CHECKING:
    from calculator.cases.case import Geval
    from ui.form.field import Value

_MONTHS = ("van_maand", "tot_en_met_maand")
_WIDTH = 560


class PaperDialog(QDialog):
    """Asks what one paper says of an income of a person; ``income`` is what it tells, once it can be read."""

    def __init__(self, geval: Geval, place: int, inkomen: Inkomen | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Van papier naar inkomen"))
        self.setMinimumWidth(_WIDTH)
        self._geval, self._place = geval, place
        self.income: Inkomen | None = None
        self._answers: dict[str, Any] = {}
        papier = "loonstrook"
        if inkomen is not None:
            self._answers = {name: getattr(inkomen, name) for name in Inkomen.__dataclass_fields__}
            papier = inkomen.papier or papier
        column = QVBoxLayout(self)
        self.papier = ChoiceInput(tuple((key, translated(label)) for key, label in PAPIEREN.items()))
        self.papier.set_value(papier)
        self.papier.setAccessibleName(self.tr("Welk papier?"))
        top = QFormLayout()
        top.addRow(self.tr("&Welk papier?"), self.papier)
        column.addLayout(top)
        self.line = text_label(role="muted")
        column.addWidget(self.line)
        self.form = QFormLayout()
        column.addLayout(self.form)
        self.sum, self.outcome, self.odd = text_label(role="muted"), text_label(bold=True), text_label()
        for label in (self.sum, self.outcome, self.odd):
            column.addWidget(label)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column.addWidget(self.buttons)
        self.inputs: dict[str, InputWidget] = {}
        self.papier.changed.connect(self._ask)
        self._ask()

    def _ask(self) -> None:
        """Ask what this paper says, keeping what was answered already."""
        self._answers |= {name: value for name, value in self._given().items() if value is not None}
        papier = str(self.papier.value())
        while self.form.rowCount():
            self.form.removeRow(0)
        self.inputs = {}
        usual = usual_answers(papier)
        for field in QUESTIONS[papier]:
            made = self.inputs[field] = _input(field, papier)
            answer = self._answers.get(field)
            kept = answer or (answer is False and field == "vakantiegeld_nog_te_komen")
            made.set_value(answer if kept else usual.get(field))
            if field == "periode" and kept and made.value() != answer:
                self._answers.pop("bedrag", None)  # an amount over a period that this paper does not have
            widget = cast("QWidget", made)
            text = question(papier, field).say(current())
            widget.setAccessibleName(text)
            self.form.addRow(text, widget)
            widget.show()  # at once: a Tab that is typed already must find it
            made.changed.connect(self._weigh)
        order = [self.papier, *(cast("QWidget", made) for made in self.inputs.values()), self.buttons]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        self.line.setText(line_meant(papier).say(current()))
        self._weigh()

    def _given(self) -> Mapping[str, Value]:
        return {field: made.value() for field, made in self.inputs.items()}

    def _weigh(self) -> None:
        """Show the sum and what comes out, or what is still wrong."""
        unreadable = [made.error() for made in self.inputs.values() if made.error()]
        given = {name: value for name, value in self._given().items() if value not in (None, "")}
        self.income, weighed, wrong = None, None, "\n".join(unreadable)
        if not unreadable and "bedrag" in given:
            try:
                self.income = income_of(str(self.papier.value()), given)
                weighed = weigh(self.income, self._geval, self._place)
            except Refused as refused:
                self.income = None
                wrong = "\n".join(self._sentence(mistake.pad, mistake.verwacht) for mistake in refused.mistakes)
        self._show(weighed, wrong)

    def _sentence(self, path: str, accepted: str) -> str:
        field = path.rpartition(".")[2]
        papier = str(self.papier.value())
        asked = question(papier, field).say(current()) if field in QUESTIONS[papier] else field
        return self.tr("{question}: verwacht {accepted}.").format(question=asked.rstrip("?"), accepted=worded(accepted))

    def _show(self, weighed: Weighed | None, wrong: str) -> None:
        lines = (
            [] if weighed is None else [f"{line.label}: {line.formula} = {euro(line.amount)}" for line in weighed.lines]
        )
        self.sum.setText("\n".join(lines))
        outcome = ""
        if weighed is not None:
            outcome = self.tr(
                "Toetsingsinkomen dit jaar: {year}. Netto per maand: {net}; daarvan komt {account} op de rekening."
            ).format(
                year=euro(weighed.toetsingsinkomen_per_jaar),
                net=euro(weighed.netto_inkomen_per_maand),
                account=euro(weighed.netto_op_rekening_per_maand),
            )
        self.outcome.setText(outcome)
        odd = [] if weighed is None else [catch.message.say(current()) for catch in weighed.catches]
        self.odd.setText(wrong or "\n".join(odd))
        set_role(self.odd, "role", "worse" if wrong else "")
        for label in (self.sum, self.outcome, self.odd):
            label.setVisible(bool(label.text()))
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(weighed is not None)
        ok.setAccessibleDescription(" ".join(filter(None, (outcome, self.odd.text()))))


def _input(field: str, papier: str) -> InputWidget:
    """Return the input for a field of an income."""
    kind = description(Inkomen, field).kind
    if isinstance(kind, Amount):
        return MoneyInput(kind)
    choices: tuple[tuple[Value, str], ...] = ()
    if field in _MONTHS:
        return ChoiceInput(tuple(enumerate(texts_of(current())["months"], 1)))
    if isinstance(kind, YesNo):
        choices = ((None, "nog onbekend"), (True, "ja"), (False, "nee"))
    elif isinstance(kind, Choice):
        offered = OP_PAPIER[papier] if field == "soort" else [key for key in kind.labels if key != "jaar"]
        choices = tuple((key, kind.labels[key]) for key in offered)
    if choices:
        return ChoiceInput(tuple((value, translated(label)) for value, label in choices))
    return LineInput(read_whole, str, kind)


def ask_paper(parent: QWidget, geval: Geval, place: int, inkomen: Inkomen | None) -> Inkomen | None:
    """Ask what a paper says; None when the user thinks better of it."""
    dialog = PaperDialog(geval, place, inkomen, parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    income = dialog.income
    dialog.deleteLater()
    return income if accepted else None
