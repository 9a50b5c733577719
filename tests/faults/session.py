"""A whole session at the desk with values that can be found again; run as a program with the folder to save in.

It types a case, saves, prints and opens it, keeps an unfinished form, computes a complex, chooses files in the dialogs
of Qt, meets a mistake of the program, and ends. It stops itself when anything asks for the network.
"""

import sys
from pathlib import Path

NETWORK = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")


def watch(event, arguments):
    if event in NETWORK or (event == "socket.__new__" and int(arguments[1]) != 1):  # 1: a socket of this machine
        sys.stderr.write(f"network: {event} {arguments}\n")
        sys.stderr.flush()
        import os

        os._exit(9)


def main(folder, sheet):  # noqa: PLR0915 - one long session
    from PySide6.QtPrintSupport import QPrintDialog
    from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox

    from tests.faults.program import MARKED_AMOUNT, MARKED_CODE
    from ui import crash
    from ui.app import ARGUMENTS, prepare
    from ui.ending import end_well
    from ui.files.saving import ask_open, ask_path
    from ui.form.descriptors import BEDRAG, DOSSIER
    from ui.window import Window

    application = QApplication(["leefbudget", *ARGUMENTS])
    prepare(application)
    window = Window()
    guard = crash.Guard(crash.log_folder(), window)
    guard.start()
    end_well(application)
    window.show()
    window.complete()
    QMessageBox.exec = lambda box: box.defaultButton() and 0

    def accept(dialog):
        dialog.setDirectory(str(folder))
        dialog.show()
        application.processEvents()
        QDialog.accept(dialog)
        return 1

    QFileDialog.exec = accept
    window.desk.open_example(12)
    for key, text in ((DOSSIER, MARKED_CODE), (BEDRAG, MARKED_AMOUNT)):
        window.form.input(key).setText(text)
        window.form.input(key).editingFinished.emit()
        application.processEvents()
    assert window.desk.resultaat.geval.dossier == MARKED_CODE
    files = window.desk.files
    assert files.save_to(folder / f"{MARKED_CODE}.xlsx")
    window.beside.save_pdf_to(folder / f"{MARKED_CODE}.pdf")

    def to_file(dialog):
        dialog.printer().setOutputFileName(str(folder / f"{MARKED_CODE}_print.pdf"))
        return QDialog.DialogCode.Accepted

    QPrintDialog.exec = to_file
    window.beside.print_letter()
    assert (folder / f"{MARKED_CODE}_print.pdf").read_bytes().startswith(b"%PDF")
    ask_path(window, f"{MARKED_CODE}.json")
    ask_open(window)
    files.open_path(folder / f"{MARKED_CODE}.xlsx")
    files.open_path(folder / "nergens.xlsx")
    window.copy_table()
    window.beside.show_complex(sheet)
    complex_window = window.beside.complex
    while complex_window.job is not None:
        application.processEvents()
    complex_window.run()
    while complex_window.job is not None:
        application.processEvents()
    for ending in ("xlsx", "csv", "parquet"):
        complex_window.save_to(folder / f"uit.{ending}")
        while complex_window.job is not None:
            application.processEvents()
    guard._show = lambda _text: None
    sys.excepthook(ValueError, ValueError(f"{MARKED_CODE} {MARKED_AMOUNT} {folder}"), None)
    crash.on_qt_message(crash.QtMsgType.QtWarningMsg, None, f"cannot read {folder}/{MARKED_CODE}.xlsx")
    files.mark_saved()
    window.close()
    guard.stop()
    application.quit()


if __name__ == "__main__":
    sys.addaudithook(watch)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
