"""Which file: the dialogs for a sheet to compute, the outcomes and the empty sheet, and what is dropped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.charts.drawing import translate
from ui.files.saving import chosen, make_dialog

ENDINGS = (".xlsx", ".csv", ".parquet")


def ask_sheet(parent: QWidget) -> Path | None:
    """Ask which sheet to compute."""
    kinds = " ".join(f"*{ending}" for ending in ENDINGS)
    kind = translate("complex", "Huishoudens ({kinds})").format(kinds=kinds)
    dialog = make_dialog(parent, translate("complex", "Bestand met huishoudens kiezen"), kind)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return chosen(dialog)


def ask_outcomes(parent: QWidget, source: Path) -> Path | None:
    """Ask where to save the outcomes of a sheet: beside it, as the kind of file that is chosen."""
    kinds = {
        "xlsx": translate("complex", "Excel-werkboek (*.xlsx)"),
        "csv": translate("complex", "Tekst met puntkomma's (*.csv)"),
        "parquet": translate("complex", "Parquet (*.parquet)"),
    }
    title = translate("complex", "Uitkomsten opslaan")
    dialog = make_dialog(parent, title, ";;".join(kinds.values()), source.parent)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("xlsx")
    dialog.filterSelected.connect(
        lambda kind: dialog.setDefaultSuffix(next(ending for ending, text in kinds.items() if text == kind))
    )
    dialog.selectFile(f"{source.stem}_uitkomsten")
    return chosen(dialog)


def ask_template(parent: QWidget) -> Path | None:
    """Ask where to save the empty sheet."""
    title = translate("complex", "Leeg invulblad opslaan")
    dialog = make_dialog(parent, title, translate("complex", "Excel-werkboek (*.xlsx)"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("xlsx")
    dialog.selectFile("huishoudens.xlsx")
    return chosen(dialog)


def dropped(event: QDropEvent) -> Path | None:
    """Return the file that is dragged; of any kind, so that of a wrong one can be said what is accepted."""
    return next((Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()), None)
