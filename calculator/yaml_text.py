"""Reading YAML: the tables and the words of every start, and what an organisation wrote.

PyYAML builds a tree of objects before it builds values, and that was a quarter of a start. Mappings, lists and plain
values, which is all that our files hold, are built here from what its parser finds; anything else is left to it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import yaml

_LONGEST_NAMED = 1_000  # letters of a text that a file may name again
_DEEPEST = 100  # nested deeper, no file means anything: the library then stops in time
_TEXT = "tag:yaml.org,2002:str"


class NotYaml(ValueError):
    """A text that is no YAML; ``line`` is where, counted from one, if that is known."""

    def __init__(self, error: Exception) -> None:
        super().__init__(str(error))
        mark = getattr(error, "problem_mark", None)
        self.line: int | None = None if mark is None else mark.line + 1


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Safe YAML in which a date stays a text."""


_Loader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for letter, resolvers in _Loader.yaml_implicit_resolvers.items()
}
_library = _Loader(b"")


class _Other(Exception):
    """This YAML holds more than mappings, lists and plain values."""


def parse_yaml(content: bytes | str) -> Any:
    """Parse YAML safely; dates stay text.

    Raises:
        NotYaml: it is not YAML.
    """
    try:
        try:
            return _plain(content)
        except (_Other, TypeError, ValueError):  # something else, a key that cannot be one, one document too few
            return yaml.load(content, _Loader)
    except yaml.YAMLError as error:
        raise NotYaml(error) from error


def _plain(content: bytes | str) -> Any:
    """Build what the parser finds, as long as it is plain."""
    documents: list[Any] = []
    under_way = [documents]
    named: dict[str, Any] = {}
    for event in yaml.parse(content, _Loader):
        if isinstance(event, yaml.ScalarEvent):
            if event.tag is not None or event.anchor in named:
                raise _Other
            value = _value(event.value) if event.implicit[0] else event.value
            if event.anchor:
                named[event.anchor] = value
            under_way[-1].append(value)
        elif isinstance(event, yaml.CollectionStartEvent):
            if event.tag is not None or event.anchor or len(under_way) > _DEEPEST:
                raise _Other
            under_way.append([])
        elif isinstance(event, yaml.CollectionEndEvent):
            parts = under_way.pop()
            mapping = isinstance(event, yaml.MappingEndEvent)
            under_way[-1].append(dict(zip(parts[::2], parts[1::2], strict=True)) if mapping else parts)
        elif isinstance(event, yaml.AliasEvent):
            if event.anchor not in named:
                raise _Other
            under_way[-1].append(named[event.anchor])
    (document,) = documents  # of none or several the library says what it is
    return document


@lru_cache(maxsize=4096)
def _value(text: str) -> Any:
    """Return what a text without quotes stands for."""
    tag = _library.resolve(yaml.ScalarNode, text, (True, False))
    if tag == _TEXT:
        return text
    constructor = _library.yaml_constructors.get(tag)
    if constructor is None:
        raise _Other
    return constructor(_library, yaml.ScalarNode(tag, text))


def multiplies(content: bytes) -> bool:
    """Whether YAML names more than a short text again: a few lines can then stand for more than any memory holds.

    Most has no sign of it, and is not parsed for it.

    Raises:
        NotYaml: it is not YAML.
    """
    if b"&" not in content or b"*" not in content:
        return False
    try:
        return _names_again(content)
    except yaml.YAMLError as error:
        raise NotYaml(error) from error


def _names_again(content: bytes) -> bool:
    short: set[str] = set()
    for event in yaml.parse(content, _Loader):
        if isinstance(event, yaml.AliasEvent):
            if event.anchor not in short:
                return True
        elif isinstance(event, yaml.ScalarEvent) and event.anchor and len(event.value) <= _LONGEST_NAMED:
            short.add(event.anchor)
        elif isinstance(event, yaml.NodeEvent):
            short.discard(event.anchor or "")  # the same name, now for something else
    return False
