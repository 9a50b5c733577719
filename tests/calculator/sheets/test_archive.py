"""Limits of what is unpacked: the same for the batch and for case files."""

import struct
import tracemalloc
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from calculator.sheets import COMPOUND_FILE
from calculator.sheets.archive import Archive, Damaged, NoWorkbook, TooLarge, Unreadable
from calculator.workbook.package import CannotOpen, Package
from tests.calculator.sheets.xlsx_parts import archive, opened, rows_of

LARGE = 1 << 30


def zipped(size, name="a", noise=b""):
    """A zip file with one part of zeros, and noise that makes it larger."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        package.writestr(name, bytes(size))
        package.writestr("noise", noise)
    return stream.getvalue()


def test_a_part_of_many_times_its_size_is_refused_at_five_hundred():
    """Zeros shrink about a thousandfold; with noise to make the file larger, the ratio is what is chosen here."""
    size = 64 << 20
    small = len(zipped(size))
    for ratio, right in ((450, True), (550, False)):
        noise = bytes(range(256)) * ((size // ratio - small) // 256 + 1)
        content = zipped(size) + bytes(0)
        stream = BytesIO()
        with ZipFile(stream, "w") as package:  # noise is stored as it is
            package.writestr("zeros", bytes(size), ZIP_DEFLATED)
            package.writestr("noise", noise)
        content = stream.getvalue()
        assert (size + len(noise)) / len(content) == pytest.approx(ratio, rel=0.05)
        if right:
            Archive(BytesIO(content), LARGE)
        else:
            with pytest.raises(TooLarge):
                Archive(BytesIO(content), LARGE)


def test_what_is_small_may_have_any_ratio():
    Archive(BytesIO(zipped(4_000_000)), LARGE)


@pytest.mark.parametrize(("size", "right"), [(999, True), (1_000, True), (1_001, False)])
def test_the_whole_may_be_as_large_as_is_said(size, right):
    content = zipped(size)
    if right:
        Archive(BytesIO(content), 1_000)
    else:
        with pytest.raises(TooLarge):
            Archive(BytesIO(content), 1_000)


def test_the_limits_hold_for_both_readers():
    bomb = archive(xl__media__x=bytes(80 << 20))
    with pytest.raises(TooLarge):
        opened(bomb)
    with pytest.raises(CannotOpen, match="te groot"):
        Package(bomb)


def test_a_part_that_says_it_is_small_is_refused():
    content = archive(xl__media__x=bytes(1 << 20))
    lying = content.replace(struct.pack("<I", 1 << 20), struct.pack("<I", 100))
    assert lying != content
    found = Archive(BytesIO(lying), LARGE)
    with pytest.raises(Damaged):
        list(found.blocks("xl/media/x"))


def test_a_part_beyond_its_own_limit_is_refused():
    with pytest.raises(TooLarge):
        list(Archive(BytesIO(zipped(3 << 20)), LARGE).blocks("a", 1 << 20))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK",
        b"PK\x03\x04" + bytes(100),
        archive()[:-30],
        archive()[:200],
        zipped(10, "xl/workbook.xml"),
        archive(**{"xl__workbook.xml": None}),
        archive(**{"[Content_Types].xml": None}),
        archive(**{"xl___rels__workbook.xml.rels": None}),
        archive(**{"xl__workbook.xml": "<workbook"}),
        archive(**{"xl__workbook.xml": '<!DOCTYPE w [<!ENTITY a "b">]><workbook>&a;</workbook>'}),
        archive(**{"xl__workbook.xml": "<a>" * 1_000_000}),
    ],
)
def test_what_is_no_workbook_is_refused_in_bounded_memory(content):
    tracemalloc.start()
    with pytest.raises(Unreadable) as refused:
        opened(content)
    assert tracemalloc.get_traced_memory()[1] < 50 << 20
    tracemalloc.stop()
    assert str(refused.value).startswith("Dit ")


def test_thousands_of_parts_are_refused():
    with pytest.raises(TooLarge):
        opened(archive(**{f"xl__media__{number}": b"" for number in range(2_001)}))


@pytest.mark.parametrize(("content", "said"), [(COMPOUND_FILE, "wachtwoord"), (b"%PDF", "geen Excel-bestand")])
def test_another_kind_of_file_is_told_apart(content, said):
    with pytest.raises(NoWorkbook, match=said):
        opened(content + bytes(600))


def test_a_million_texts_of_nothing_cost_no_memory_beyond_the_limit():
    texts = "<sst>" + "<si/>" * (1 << 22) + "<si/><si/></sst>"
    with pytest.raises(TooLarge):
        rows_of(archive("<row/>", **{"xl__sharedStrings.xml": texts}))


def test_a_text_without_end_is_refused():
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>' + "a&amp;" * 3_000_000 + "</t></is></c></row>"
    with pytest.raises(TooLarge):
        rows_of(archive(row))


def test_names_are_known_whatever_their_capitals_and_slashes():
    parts = ZipFile(BytesIO(archive('<row r="1"><c r="A1"><v>1</v></c></row>')))
    stream = BytesIO()
    with ZipFile(stream, "w") as package:
        for name in parts.namelist():
            package.writestr(name.replace("/", "\\").upper() if name.startswith("xl") else name, parts.read(name))
    assert [row.cells for row in rows_of(stream.getvalue())] == [[1.0]]
