"""Frozen dataclasses that are made quickly.

The ordinary decorator writes and compiles six methods for every class, over half a millisecond each time. The form
needs some twenty such classes before it can be painted. Here all of them share the same methods; they remain
dataclasses in every other way (``dataclasses.fields``, ``replace``, ``is_dataclass``).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
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
    fields = type(self).__dataclass_fields__
    given = dict(zip((name for name, item in fields.items() if not item.kw_only), values, strict=False))
    if len(given) < len(values) or given.keys() & named.keys():
        raise TypeError(f"{type(self).__name__}: too many values")
    given |= named
    state = self.__dict__
    for name, item in fields.items():
        if name in given:
            state[name] = given.pop(name)
        elif item.default_factory is not dataclasses.MISSING:
            state[name] = item.default_factory()
        elif item.default is not dataclasses.MISSING:
            state[name] = item.default
        else:
            raise TypeError(f"{type(self).__name__}: {name} is missing")
    if given:
        raise TypeError(f"{type(self).__name__}: unknown {', '.join(given)}")


def _values(self: Any) -> tuple[Any, ...]:
    return tuple(map(self.__dict__.__getitem__, type(self).__dataclass_fields__))


def _repr(self: Any) -> str:
    shown = zip(type(self).__dataclass_fields__, _values(self), strict=True)
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
