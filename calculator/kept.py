"""What every start makes of our own files is kept beside them, as Python keeps a compiled module.

Parsing the tables and finding the formulas of the law was half of a command. What is kept holds for one content of the
file, to the letter, and is looked over before it is believed: one changed byte in either, and it is made anew. Where
Python keeps nothing (a folder of the system, PYTHONDONTWRITEBYTECODE) neither is anything kept here. Files of a user
are not read this way.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from importlib.util import cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_FORM = b"leefbudget 1\n"  # to be raised when something else is to be made of the same file
_SAME_EACH_TIME = 2  # the newest of its forms of which the bytes follow from the data alone
_HEAD = len(_FORM) + 2 * sha256().digest_size


def yaml_of(file: Traversable, content: bytes | None = None) -> Any:
    """Return what a file of ours holds; ``content`` where it was read already.

    Raises:
        NotYaml: it is not YAML.
    """
    return kept(file, parsed, content)


def parsed(content: bytes) -> Any:
    """Parse YAML; the library is loaded here.

    Raises:
        NotYaml: it is not YAML.
    """
    from calculator.yaml_text import parse_yaml

    return parse_yaml(content)


def kept(file: Traversable, make: Callable[[bytes], Any], content: bytes | None = None) -> Any:
    """Return what is made of the content of a file, which is one thing for each file; plain data, new at each call."""
    content = file.read_bytes() if content is None else content
    place = place_of(file)
    with suppress(OSError, ValueError, EOFError, TypeError):
        found = place.read_bytes()
        if found[:_HEAD] == _head(content, found[_HEAD:]):
            return marshal.loads(found[_HEAD:])  # noqa: S302 - as trusted as the modules beside it
    data = make(content)
    if not sys.dont_write_bytecode:
        with suppress(OSError, ValueError):
            _keep(place, content, marshal.dumps(data, _SAME_EACH_TIME))
    return data


def place_of(file: Traversable) -> Path:
    """Return where what was made of a file is kept, apart for every version of Python."""
    return Path(cache_from_source(f"{file}.py")).with_suffix(".kept")


def _head(content: bytes, data: bytes) -> bytes:
    return _FORM + sha256(content).digest() + sha256(data).digest()


def _keep(place: Path, content: bytes, data: bytes) -> None:
    """Put a file there whole; of two that do so at once either will do."""
    place.parent.mkdir(exist_ok=True, parents=True)
    new = place.with_suffix(f".{os.getpid()}")
    try:
        new.write_bytes(_head(content, data) + data)
        new.replace(place)
    except OSError:
        new.unlink(missing_ok=True)
        raise
