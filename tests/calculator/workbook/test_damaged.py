"""Files that are no case file, or no longer: refused in Dutch, in bounded time and memory, evaluating nothing."""

import random
import re
import struct
import time
import tracemalloc
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from openpyxl import Workbook

from calculator.sheets import COMPOUND_FILE
from calculator.workbook import CannotOpen, read
from calculator.workbook.encryption import encrypted
from calculator.workbook.opened import from_bytes
from calculator.workbook.package import LARGEST_FILE, Package
from tests.calculator.workbook.books import made
from tests.calculator.workbook.office import edited

MOST_SECONDS = 20
MOST_MEMORY = 200 * 1024 * 1024
ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(
        b'<!ENTITY a%d "%b">' % (n, b"&a%b;" % (str(n - 1).encode() if n > 1 else b"") * 10) for n in range(1, 9)
    )
    + b"]><workbook>&a8;</workbook>"
)
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><workbook>&a;</workbook>'


@pytest.fixture(scope="module")
def good(results):
    return made(results["two"].geval).content


def rebuilt(content, changes=None, *, without=(), method=ZIP_DEFLATED):
    """Return the file with some parts changed by a function, replaced, added or left out."""
    changes = dict(changes or {})
    stream = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(stream, "w", method) as target:
        for name in source.namelist():
            if name in without:
                continue
            change = changes.pop(name, None)
            data = source.read(name)
            target.writestr(name, data if change is None else change(data) if callable(change) else change)
        for name, data in changes.items():
            target.writestr(name, data)
    return stream.getvalue()


def place(content, name):
    """Return the part and the cell of a name."""
    package = Package(content)
    sheet, _, cell = package.names[name].partition("!")
    with ZipFile(BytesIO(content)) as source:
        order = re.findall(r'<sheet [^>]*name="([^"]+)"', source.read("xl/workbook.xml").decode())
    return f"xl/worksheets/sheet{order.index(sheet.strip(chr(39))) + 1}.xml", cell.replace("$", "")


def renamed(old, new):
    return lambda data: data.replace(old, new)


def other_workbook(title="Blad1"):
    workbook = Workbook()
    workbook.active.title = title
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def zip_of(parts):
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return stream.getvalue()


def lying(content):
    """Return the file with a part that says it is small and is not."""
    bomb = rebuilt(content, {"xl/workbook.xml": b" " * (64 * 1024 * 1024)})
    size = struct.pack("<I", 64 * 1024 * 1024)
    return bomb.replace(size, struct.pack("<I", 1000))


def flipped(content, seed):
    rng = random.Random(seed)
    data = bytearray(content)
    for _ in range(40):
        data[rng.randrange(len(data))] = rng.randrange(256)
    return bytes(data)


def json_line(content, change):
    part, cell = place(content, "techniek_formaat")
    del cell
    return rebuilt(content, {part: change})


def workbook_xml(change):
    return lambda good: rebuilt(good, {"xl/workbook.xml": change})


def part_added(name, data=b"x"):
    return lambda good: rebuilt(good, {name: data})


def part_lost(name):
    return lambda good: rebuilt(good, without=(name,))


def twice(good):
    stream = BytesIO(good)
    with ZipFile(stream, "a") as target, pytest.warns(UserWarning, match="Duplicate"):
        target.writestr("xl/workbook.xml", b"<workbook/>")
    return stream.getvalue()


DAMAGE = {
    **{
        f"cut off at {share}%": lambda good, share=share: good[: len(good) * share // 100] for share in range(0, 100, 9)
    },
    "one byte less": lambda good: good[:-1],
    "text": lambda _: b"peildatum;huur\n2021-01-01;475\n",
    "nothing but zeros": lambda _: bytes(5000),
    "PDF": lambda _: b"%PDF-1.7\n" + bytes(100),
    "too large": lambda good: good + bytes(LARGEST_FILE),
    "other zip": lambda _: zip_of({"a.txt": b"a"}),
    "empty zip": lambda _: zip_of({}),
    "document of a word processor": lambda _: zip_of(
        {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<a/>"}
    ),
    "workbook of someone else": lambda _: other_workbook(),
    "workbook with the right sheets only": lambda _: other_workbook("Techniek"),
    "zip bomb": lambda good: rebuilt(good, {"xl/media/x": b"\0" * (80 * 1024 * 1024)}),
    "zip bomb in a sheet": lambda good: rebuilt(good, {"xl/worksheets/sheet2.xml": b" " * (40 * 1024 * 1024)}),
    "zip bomb that lies": lying,
    "thousands of parts": lambda good: rebuilt(good, {f"xl/media/{n}": b"" for n in range(2000)}),
    "macros": part_added("xl/vbaProject.bin"),
    "old macros": part_added("xl/activeX/activeX1.bin"),
    "links to other files": part_added("xl/externalLinks/externalLink1.xml", b"<externalLink/>"),
    "connections": part_added("xl/connections.xml", b"<connections/>"),
    "embedded files": part_added("xl/embeddings/oleObject1.bin"),
    "outside part": lambda good: rebuilt(
        good,
        {
            "xl/_rels/workbook.xml.rels": renamed(
                b"</Relationships>",
                b'<Relationship Id="x" Type="t" Target="http://example.org/x" TargetMode="External"/></Relationships>',
            )
        },
    ),
    "entities": lambda good: rebuilt(good, {"xl/workbook.xml": ENTITIES}),
    "entity of a file": lambda good: rebuilt(good, {"xl/workbook.xml": OUTSIDE}),
    "entities in a sheet": lambda good: rebuilt(good, {place(good, "techniek_formaat")[0]: ENTITIES}),
    "no list of sheets": part_lost("xl/workbook.xml"),
    "no relations": part_lost("xl/_rels/workbook.xml.rels"),
    "no types": part_lost("[Content_Types].xml"),
    "no sheet of inputs": part_lost("xl/worksheets/sheet2.xml"),
    "no technical sheet": lambda good: rebuilt(good, without=(place(good, "techniek_formaat")[0],)),
    "sheet with another name": workbook_xml(renamed(b'name="Techniek"', b'name="Technik"')),
    "names lost": workbook_xml(lambda data: re.sub(rb"<definedNames>.*</definedNames>", b"", data)),
    "one input name lost": workbook_xml(renamed(b'name="in_kale_huur_per_maand_1"', b'name="in_weg"')),
    "name without a place": workbook_xml(
        lambda data: re.sub(rb'(name="in_vermogen"[^>]*>)[^<]*', rb"\1#REF!", data),
    ),
    "name of a huge range": workbook_xml(
        lambda data: re.sub(rb'(name="techniek_geval"[^>]*>)[^<]*', rb"\1Techniek!$A$1:$A$1048576", data),
    ),
    "name of several columns": workbook_xml(
        lambda data: re.sub(rb'(name="techniek_geval"[^>]*>)[^<]*', rb"\1Techniek!$A$1:$XFD$20", data),
    ),
    "XML cut off": workbook_xml(lambda data: data[: len(data) // 2]),
    "XML too deep": workbook_xml(lambda _: b"<a>" * 2_000_000),
    "XML in an unknown encoding": workbook_xml(lambda data: b'<?xml version="1.0" encoding="klingon"?>' + data),
    "sheet without end": lambda good: rebuilt(
        good, {"xl/worksheets/sheet2.xml": b"<worksheet>" + b"<c r='A1'/>" * 500_000}
    ),
    "newer version": lambda good: edited(good, {"techniek_formaat": 2}),
    "version that is no number": lambda good: edited(good, {"techniek_formaat": "een"}),
    "version and a half": lambda good: edited(good, {"techniek_formaat": 0.5 + 1}),
    "case that is no JSON": lambda good: json_line(good, renamed(b'"peildatum"', b"peildatum")),
    "case with an unknown field": lambda good: json_line(good, renamed(b'"vermogen"', b'"vermogens"')),
    "case of a newer version": lambda good: json_line(good, renamed(b'"versie": 1', b'"versie": 7')),
    "case of a day without tables": lambda good: json_line(good, renamed(b'"peildatum": "2021', b'"peildatum": "1921')),
    "proof without outcomes": lambda good: json_line(good, renamed(b'"uitkomsten"', b'"anders"')),
    "proof of words": lambda good: json_line(good, renamed(b'"uit_huurtoeslag_per_maand_1": 225', b'"x": "veel"')),
    "parts twice": twice,
    "old binary workbook": lambda _: COMPOUND_FILE + bytes(4096),
    "encrypted and cut off": lambda good: encrypted(good, "x")[:5000],
    "encrypted and flipped": lambda good: flipped(encrypted(good, "x"), 3),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_file_is_refused_in_dutch_in_bounded_time_and_memory(kind, good):
    content = DAMAGE[kind](good)
    tracemalloc.start()
    begin = time.process_time()
    with pytest.raises(CannotOpen) as refused:
        from_bytes(content, "x")
    seconds, (_, peak) = time.process_time() - begin, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    message = str(refused.value)
    assert re.match(r"(Dit|Het|De) ", message), message
    assert message.rstrip().endswith((".", "!")) or "verwacht:" in message, message
    assert not re.search(r"Error|Traceback|xml|NoneType", message), message
    assert seconds < MOST_SECONDS
    assert peak < MOST_MEMORY


def test_there_are_fifty_ways():
    assert len(DAMAGE) >= 50


def test_random_damage_is_refused_or_harmless(good, two, rounds):
    for seed in range(rounds(30, 300)):
        try:
            opened = from_bytes(flipped(good, seed))
        except CannotOpen:
            continue
        assert opened.geval == two.geval, seed


def test_random_damage_inside_the_parts_never_gives_another_case_unseen(good, two, rounds):
    rng = random.Random(40)
    part, _ = place(good, "techniek_formaat")

    def damage(data):
        data = bytearray(data)
        for _ in range(3):
            data[rng.randrange(len(data))] = rng.randrange(32, 127)
        return bytes(data)

    for number in range(rounds(20, 200)):
        target = (part, "xl/workbook.xml", "xl/worksheets/sheet2.xml")[number % 3]
        try:
            opened = from_bytes(rebuilt(good, {target: damage}))
        except CannotOpen:
            continue
        assert opened.geval == two.geval or opened.changes or not opened.proof.intact


def test_a_file_that_is_not_there_or_a_folder_is_refused(tmp_path):
    for path in (tmp_path / "weg.xlsx", tmp_path):
        with pytest.raises(CannotOpen, match="kan niet worden gelezen"):
            read(path)


def test_a_formula_in_an_input_cell_is_not_evaluated(good):
    part, cell = place(good, "in_kale_huur_per_maand_1")
    pattern = rb'<c r="%b"( s="\d+")[^>]*>.*?</c>' % cell.encode()
    for formula, expected in ((b"<f>1+1</f><v>500</v>", 500), (b"<f>1+1</f>", None)):
        content = rebuilt(
            good,
            {
                part: lambda data, formula=formula: re.sub(
                    pattern, rb'<c r="%b"\1>%b</c>' % (cell.encode(), formula), data
                )
            },
        )
        if expected is None:
            with pytest.raises(CannotOpen, match="Typ een getal in euro's"):
                from_bytes(content)
        else:
            assert from_bytes(content).geval.woonsituaties[0].kale_huur_per_maand == expected


def test_many_rounds_of_a_hostile_password_are_refused_at_once(good):
    content = encrypted(good, "x")
    match = re.search(rb'spinCount="100000"', content)
    hostile = content[: match.start()] + b'spinCount="999999999' + content[match.end() :]
    begin = time.process_time()
    with pytest.raises(CannotOpen):
        from_bytes(hostile, "x")
    assert time.process_time() - begin < 2


def test_parts_need_not_be_compressed(good, two):
    assert from_bytes(rebuilt(good, method=ZIP_STORED)).geval == two.geval
