"""Frozen dataclasses that are made quickly.

The ordinary decorator writes and compiles six methods for every class, over half a millisecond each time. The form
needs some twenty such classes before it can be painted. Here all of them share the same methods; they remain
dataclasses in every other way (``dataclasses.fields``, ``replace``, ``is_dataclass``).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["record"]
T = TypeVar("T")

if TYPE_CHECKING:
    from dataclasses import dataclass as record
else:

    def record(*, frozen: bool, kw_only: bool = False) -> Callable[[type[T]], type[T]]:
        """Make a class a frozen dataclass; called as the ordinary decorator, so that it is checked as that."""
        if not frozen:
            raise TypeError("only for frozen dataclasses")

        def made(cls: type[T]) -> type[T]:
            for name, method in _METHODS.items():
                setattr(cls, name, method)
            return dataclasses.dataclass(init=False, repr=False, eq=False, kw_only=kw_only)(cls)

        return made


def _init(self: Any, *values: Any, **named: Any) -> None:
    positional, required, defaults, factories = _fields(type(self))  # type: ignore[arg-type]
    if values:
        given = dict(zip(positional, values, strict=False))
        if len(given) < len(values) or given.keys() & named.keys():
            raise TypeError(f"{type(self).__name__}: too many values")
        named |= given
    if not required <= named.keys():
        raise TypeError(f"{type(self).__name__}: {', '.join(required - named.keys())} is missing")
    state = self.__dict__
    state |= defaults
    state |= named
    if len(state) > len(defaults) + len(required):
        raise TypeError(f"{type(self).__name__}: unknown {', '.join(named.keys() - defaults.keys() - required)}")
    for name, make in factories:
        if name not in named:
            state[name] = make()


@cache
def _fields(
    cls: type[Any],
) -> tuple[tuple[str, ...], frozenset[str], dict[str, Any], tuple[tuple[str, Callable[[], Any]], ...]]:
    """Return of a record what may be given by place and what must be given, and what else there is in its place.

    What a factory makes is None among the defaults.
    """
    fields: dict[str, dataclasses.Field[Any]] = cls.__dataclass_fields__
    made = {name: item.default_factory for name, item in fields.items() if callable(item.default_factory)}
    defaults = {name: item.default for name, item in fields.items() if item.default is not dataclasses.MISSING}
    return (
        tuple(name for name, item in fields.items() if not item.kw_only),
        frozenset(fields.keys() - defaults.keys() - made.keys()),
        {**defaults, **dict.fromkeys(made)},
        tuple(made.items()),
    )


def _values(self: Any) -> tuple[Any, ...]:
    return tuple(map(self.__dict__.__getitem__, _compared(type(self))))  # type: ignore[arg-type]


@cache
def _compared(cls: type[Any]) -> tuple[str, ...]:
    return tuple(item.name for item in dataclasses.fields(cls) if item.compare)


def _repr(self: Any) -> str:
    shown = ((item.name, getattr(self, item.name)) for item in dataclasses.fields(self) if item.repr)
    return f"{type(self).__qualname__}({', '.join(f'{name}={value!r}' for name, value in shown)})"


def _eq(self: Any, other: object) -> bool:
    return _values(self) == _values(other) if type(self) is type(other) else NotImplemented


def _hash(self: Any) -> int:
    return hash(_values(self))


def _refuse(self: object, name: str, *_value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"{type(self).__name__}.{name} cannot be changed")


_METHODS = {
    "__init__": _init,
    "__repr__": _repr,
    "__eq__": _eq,
    "__hash__": _hash,
    "__setattr__": _refuse,
    "__delattr__": _refuse,
}
