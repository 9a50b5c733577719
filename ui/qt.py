"""Qt for Python, loaded without what a running program has no use for.

At every start PySide compiles, from text, the code with which it writes stubs for editors and explains a wrong call;
and of every module that is imported afterwards it reads the source, in search of its own ``__feature__``. Together
that takes as long as building the window. Here that code waits until it is asked for, and imports stay as they were.
Where another PySide does this otherwise, everything is loaded as usual.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Callable, Sequence
from functools import wraps
from importlib.machinery import ModuleSpec
from threading import RLock
from types import FunctionType, ModuleType
from typing import Any, cast

# All that its loader asks for by name; not ``mapping``, which the part in C looks into without asking.
_LATER = {
    f"shibokensupport.signature.{name}"
    for name in ("errorhandler", "layout", "parser", "lib.enum_sig", "lib.pyi_generator", "lib.tool")
}


def load() -> None:
    """Import PySide6; without effect when that was done before."""
    if "PySide6.QtCore" in sys.modules:
        return
    finders, usual_import = sys.meta_path, builtins.__import__
    sys.meta_path = _Finders(finders)
    try:
        from PySide6.QtCore import QObject
    finally:
        finders[:] = [one.finder if isinstance(one, _Finder) else one for one in sys.meta_path]
        sys.meta_path, builtins.__import__ = finders, usual_import
    if sys.version_info < (3, 12):
        QObject.__init_subclass__ = classmethod(_make_errors_whole)  # type: ignore[assignment]


def _make_errors_whole(cls: type[Any], /, **_: object) -> None:
    """Let every method that Qt itself calls pass on its errors as Python 3.12 and later make them.

    Before that an error that was raised in C, as by ``[][1]``, is not an object until Python looks at it. PySide writes
    words in front of what an error says, and of one that is no object yet that ends the program.
    """
    bases = [base for base in cls.__mro__[1:] if base.__module__.startswith("PySide6")]
    for name, method in list(vars(cls).items()):
        overrides = not name.startswith("_") and any(name in vars(base) for base in bases)
        if overrides and isinstance(method, FunctionType):
            setattr(cls, name, _looking_at_errors(method))


def _looking_at_errors(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def looked_at(*given: Any, **named: Any) -> Any:
        try:
            return method(*given, **named)
        except Exception:  # noqa: TRY203 # caught, it is an object
            raise

    return looked_at


class _Finders(list[Any]):
    """The finders of modules; what PySide puts among them while it is imported becomes one that puts off."""

    def insert(self, index: Any, finder: Any) -> None:
        """Put a finder at a place."""
        super().insert(index, _Finder(finder))

    def remove(self, finder: Any) -> None:
        """Take a finder away, as whoever put it there knows it."""
        super().remove(next((one for one in self if isinstance(one, _Finder) and one.finder is finder), finder))


class _Finder:
    def __init__(self, finder: Any) -> None:
        self.finder = finder

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> Any:
        """Find what the finder finds; what can wait does."""
        spec: Any = self.finder.find_spec(fullname, path, target)
        if spec is not None and fullname in _LATER:
            spec.loader = _Later(spec.loader)
        return spec


class _Later:
    """Loads a module when one of its names is first asked for.

    Not the ``LazyLoader`` of Python: that loads as soon as the name of the module is changed, which PySide does.
    """

    def __init__(self, loader: Any) -> None:
        self._loader = loader
        self._lock = RLock()
        self._waits = True

    def create_module(self, spec: ModuleSpec) -> None:
        """Leave it to Python to make the module."""

    def exec_module(self, module: ModuleType) -> None:
        """Leave the module empty, but for what fills it."""
        spec = cast("ModuleSpec", module.__spec__)
        known_as = spec.name

        def fill(name: str) -> Any:
            if name.startswith("__"):  # who looks through all modules asks for these
                raise AttributeError(name)
            with self._lock:
                if self._waits:
                    self._waits = False
                    named, spec.name = spec.name, known_as
                    self._loader.exec_module(module)
                    spec.name = named
            if name not in vars(module):
                raise AttributeError(name)
            return vars(module)[name]

        vars(module)["__getattr__"] = fill
