"""What the tests with LibreOffice share: converting many files at once, and editing a workbook."""

import re
import shutil
import subprocess
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from calculator.workbook.package import Package

TIMEOUT = 300
# By default LibreOffice trusts the numbers in a file until a cell changes; here it computes every formula again.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>{locale}</value></prop></item>
</oor:items>
"""
RECALCULATED = "xlsx:Calc MS Excel 2007 XML"


def tool(name, package):
    found = shutil.which(name)
    assert found, f"{name} is needed for this test: install {package}, or leave it out with -m 'not office'"
    return found


def new_profile(folder, locale="nl-NL"):
    """Return a folder with settings of LibreOffice, for somebody with this locale."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    settings = _SETTINGS.format(locale=locale)
    (profile / "user" / "registrymodifications.xcu").write_text(settings, encoding="utf-8")
    return profile


def convert(paths, folder, target, source=None):
    """Convert files without a display, in one start of the program with a profile of its own.

    ``source`` names the filter that reads them, where their kind does not say it.
    """
    profile = new_profile(folder)
    soffice = tool("soffice", "libreoffice-calc-nogui")
    command = [soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", target]
    command += [f"--infilter={source}"] if source else []
    subprocess.run([*command, "--outdir", folder, *paths], check=True, capture_output=True, timeout=TIMEOUT)
    return [folder / path.with_suffix("." + target.partition(":")[0]).name for path in paths]


def recalculated(paths, folder):
    """Return each file as LibreOffice computes it."""
    folder.mkdir()
    return [Package(path.read_bytes()) for path in convert(paths, folder, RECALCULATED)]


def not_computed(content):
    """Return a workbook without what its formulas give: who reads a number from it has computed that."""
    stream = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=1) as target:
        for part in source.namelist():
            data = source.read(part)
            if part.startswith("xl/worksheets/sheet"):
                data = re.sub(rb"</f><v>[^<]*</v>", b"</f>", data)
            target.writestr(part, data)
    return stream.getvalue()


def edited(content, values):
    """Return a workbook in which cells hold something else; what formulas gave before stays, as in a preview.

    ``values`` gives by the name of a cell a number, a text, a truth value, or None to empty it.
    """
    package = Package(content)
    places = {}
    for name, value in values.items():
        sheet, _, cell = package.names[name].partition("!")
        places.setdefault(sheet.strip("'"), {})[cell.replace("$", "")] = value
    stream = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(stream, "w", ZIP_DEFLATED) as target:
        order = re.findall(r'<sheet [^>]*name="([^"]+)"', source.read("xl/workbook.xml").decode())
        for part in source.namelist():
            data = source.read(part)
            match = re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", part)
            for cell, value in places.get(order[int(match[1]) - 1], {}).items() if match else ():
                data, count = re.subn(
                    rb'<c r="%b"( s="\d+")[^>]*?(/>|>.*?</c>)' % cell.encode(),
                    lambda found, cell=cell, value=value: _cell(cell, found[1], value),
                    data,
                )
                assert count == 1, (cell, count)
            target.writestr(part, data)
    return stream.getvalue()


def _cell(cell, style, value):
    start = b'<c r="%b"%b' % (cell.encode(), style)
    if value is None:
        return start + b"/>"
    if isinstance(value, bool):
        return start + b' t="b"><v>%d</v></c>' % value
    if isinstance(value, str):
        return start + b' t="inlineStr"><is><t>%b</t></is></c>' % value.encode()
    return start + b"><v>%b</v></c>" % repr(value).encode()
