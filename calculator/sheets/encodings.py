"""Which encoding a text has: by its mark, by its noughts, or by what its bytes make of words and amounts."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from itertools import islice

from calculator.sheets.archive import Unreadable

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",  # begins with the mark of UTF-16
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
SHOWN = {
    "utf-8-sig": "UTF-8",
    "utf-8": "UTF-8",
    "cp1252": "Windows-1252",
    "iso8859-15": "ISO-8859-15",
    "mac_roman": "Mac Roman",
    "cp858": "DOS (codepagina 850)",  # that of the Netherlands, with the sign of the euro
}
_OF_ONE_BYTE = ("cp1252", "iso8859-15", "mac_roman", "cp858")  # of what fits as well, the first
_ODD = re.compile(rb"[\x80-\xff]+")
_MOST_PIECES = 1 << 12
_DUTCH, _OTHER = "éëïöüèêáàóç", "âãäåæìíîñòôøùúûýÿœßšž"  # letters of Dutch words, and of names
_LETTERS, _CAPITALS = _DUTCH + _OTHER, f"{_DUTCH}{_OTHER}".upper().replace("SS", "")
_WORDS = (  # what an odd sign is with those beside it, and how much that says
    (3, r"\W*€\W*\d?"),
    (2, rf"(?:\W?|[A-Za-z])[{_DUTCH}]+[a-z]|[A-Za-z][{_DUTCH}]+\W?"),
    (2, r"\W?[‘“„][A-Za-z]|[A-Za-z]’[a-z]|[a-z.!?][’”…]+\W?"),
    (1, rf"(?:\W?|[A-Za-z])[{_LETTERS}]+[a-z]|[A-Za-z][{_LETTERS}]+\W?"),
    (1, rf"\W?[{_CAPITALS}][a-z]|(?:\W|[A-Z])?[{_CAPITALS}]+[A-Z]|[A-Z][{_CAPITALS}]+\W?"),
    (-5, r".*[\ufffd\x80-\x9f].*"),  # no sign at all
    (0, rf"\W?(?:à|[\W²³½¼¾]+|[{_CAPITALS}])\W?|[a-z\d][°²³½¼¾\W]+.?"),
)


def encodings_of(start: bytes, block: bytes) -> Iterator[str]:
    """Yield which encodings a text may have, the most likely first; ``block`` is where its words are looked for."""
    for mark, encoding in _MARKS.items():
        if start.startswith(mark):
            yield encoding
            return
    if 8 * start.count(0) > 5 * len(start):  # three of four
        yield "utf-32-le" if start[3::4].count(0) > start[::4].count(0) else "utf-32-be"
        return
    for encoding, noughts in (("utf-16-le", start[1::2]), ("utf-16-be", start[::2])):
        if 2 * noughts.count(0) > len(noughts):
            yield encoding
            return
    yield "utf-8"
    scores = _scores(block)
    yield max(scores, key=scores.__getitem__)


def doubted_word(block: bytes, encoding: str) -> str:
    """Return a word that shows whether a text has this encoding, where it may be another one; else nothing."""
    if encoding not in _OF_ONE_BYTE or (found := _WITH_ODD.search(block)) is None:
        return ""
    scores, word = _scores(block), found[0].decode(encoding, errors="replace")
    others = (other for other in _OF_ONE_BYTE if found[0].decode(other, errors="replace") != word)
    return word if any(scores[encoding] - scores[other] <= _TOO_LITTLE for other in others) else ""


_WITH_ODD = re.compile(rb"""[^\s;,|"]{0,20}[\x80-\xff]+[^\s;,|"]{0,20}""")
_TOO_LITTLE = 1  # by which one encoding fits better than another


def _scores(block: bytes) -> dict[str, int]:
    """Return by encoding how well the pieces with an odd sign are words or amounts; of what fits as well, the first.

    Raises:
        Unreadable: most of them are UTF-8, and some are not.
    """
    found = [*islice(_ODD.finditer(block), _MOST_PIECES)]
    signs = {piece[0] for piece in found}
    if 2 * sum(map(_is_utf_8, signs)) >= len(signs) > 0:
        raise Unreadable(
            "Dit bestand is beschadigd, of heeft twee coderingen door elkaar. Vraag het opnieuw, als csv in UTF-8."
        )
    pieces = {block[max(piece.start() - 1, 0) : piece.end() + 1] for piece in found}
    return {encoding: sum(_fits(piece, encoding) for piece in pieces) for encoding in _OF_ONE_BYTE}


def _is_utf_8(piece: bytes) -> bool:
    try:
        piece.decode()
    except UnicodeError:
        return False
    return True


def _fits(piece: bytes, encoding: str) -> int:
    text = piece.decode(encoding, errors="replace")
    return next((weight for weight, pattern in _WORDS if re.fullmatch(pattern, text)), -1)
