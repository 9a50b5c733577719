"""A workbook made of its parts as text, so that a test can write what no program does."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from calculator.sheets.sheet_cells import MOST_COLUMNS
from calculator.sheets.xlsx import XlsxFile

NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = {
    "[Content_Types].xml": "<Types/>",
    "xl/workbook.xml": (
        f'<workbook xmlns="{NAMESPACE}" xmlns:r="{LINKS}"><sheets><sheet name="Blad1" r:id="a"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships><Relationship Id="a" Type="{LINKS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}
LARGEST = 1 << 28


def sheet(rows):
    """The XML of a sheet with the XML of rows."""
    start = f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{NAMESPACE}"><sheetData>'
    return f"{start}{rows}</sheetData></worksheet>"


def archive(rows="", **parts):
    """The bytes of a workbook; ``parts`` replaces or adds parts, with __ for a slash, and None leaves one out."""
    given = {name.replace("__", "/"): part for name, part in parts.items()}
    found = PARTS | {"xl/worksheets/sheet1.xml": sheet(rows)} | given
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        for name, part in found.items():
            if part is not None:
                package.writestr(name, part)
    return stream.getvalue()


def opened(content, largest=LARGEST):
    """A workbook that is opened from its bytes."""
    return XlsxFile(lambda: BytesIO(content), largest)


def rows_of(content, width=MOST_COLUMNS):
    """The rows of the first sheet."""
    file = opened(content)
    return list(file.rows(file.sheets[0], width))


def cells_of(rows, **parts):
    """The cells of rows given as XML."""
    return [row.cells for row in rows_of(archive(rows, **parts))]
