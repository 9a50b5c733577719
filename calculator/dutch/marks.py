"""Marks in a text that nobody sees: what other programs leave around an amount or a name when they copy it."""

from __future__ import annotations

import re

_UNSEEN = "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufe0e\ufe0f\ufeff"
_UNSEEN += "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x2070))))
_SPACES = "\t\n\r\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}  # as East Asian keyboards write what is in ASCII
_AS_SEEN = dict.fromkeys(map(ord, _UNSEEN)) | dict.fromkeys(map(ord, _SPACES), " ") | _WIDE

_AROUND = "".join(map(chr, range(0x21))) + _UNSEEN.replace("\ufe0f", "") + _SPACES  # that one colours an emoji

# Also what old programs leave on a line of its own: the end mark of DOS, and noughts.
_NOTHING = "".join(map(chr, range(0x21))) + _UNSEEN + _SPACES + "\x85'"


_NEXT_CELL = r"\r\n|[\t\r\n]"  # between what was copied out of a sheet


def cells(text: str) -> list[str]:
    """Split a text into the cells or lines that were copied with it; the one it came with at its end is none."""
    return re.split(_NEXT_CELL, text.strip())


def trimmed(text: str) -> str:
    """Return a free text without what does not show before and behind it; an apostrophe is part of it."""
    return text.strip(_AROUND)


def shows(text: str) -> bool:
    """Whether anything of a text can be seen; an apostrophe in front cannot."""
    return bool(text.strip(_NOTHING))


def as_seen(text: str) -> str:
    """Return a text as it looks: no marks that nobody sees, plain spaces, digits and signs, and no space around it.

    The apostrophe by which a spreadsheet program knows a text, and that some write in its file, goes as well; so does
    the formula ="0612" by which others keep it one.
    """
    seen = (text if text.isascii() and text.isprintable() else text.translate(_AS_SEEN)).strip()
    if seen[:2] == '="' and seen.find('"', 2) == len(seen) - 1:
        return seen[2:-1].strip()
    return seen[1:].lstrip() if seen[:1] == "'" else seen


def as_name(text: str) -> str:
    """Return what a name is known by: two that differ only in capitals, spaces or marks that nobody sees are one."""
    import unicodedata

    return " ".join(unicodedata.normalize("NFC", text.translate(_AS_SEEN)).split()).lower()


def in_list(text: str) -> str:
    """Return what stands between the brackets that programs put around a list: [10, 12] or {10,12}."""
    bare = text.strip()
    return bare[1:-1].strip() if bare[:1] + bare[-1:] in ("[]", "{}") else text
