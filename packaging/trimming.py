"""What of Qt, Arrow and Python the bundle does without; leefbudget.spec asks. With all of it the bundle was 426 MB.

A file is named by where it would stand in the bundle, with forward slashes on every system.
"""

from __future__ import annotations

import re
from fnmatch import fnmatch
from pathlib import PurePath

# Never imported by the program, though by a package that it does import.
MODULES = (
    "PIL",  # pictures in a workbook
    "PySide6.QtDBus",
    "PySide6.QtNetwork",  # the program has no network, and the parts of Qt that stay need none
    "dask",
    "distributed",
    "numpy.f2py",
    "numpy.fft",
    "numpy.polynomial",
    "numpy.random",
    "numpy.testing",
    "pandas",  # serves who calls calculator.batch.compute from Python; the command and the window do without
    "pip",
    "readline",
    "setuptools",
    "sqlite3",
    "tkinter",
    "unittest",
)
# Only a whole complex needs these.
BATCH_MODULES = (
    "_hashlib",  # OpenSSL, which Python can do without
    "calculator.batch",
    "pyarrow",
    "ssl",  # asked for by pyarrow, which also reads files elsewhere
    "ui.complex",
)

# The plugins of Qt that stay, by folder, without the "libq" and the ending of their file names.
PLUGINS = {
    "iconengines": {"svgicon"},
    "imageformats": {"svg"},
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},  # é, ë, €
    "platforms": {"cocoa", "offscreen", "wayland", "wayland-generic", "windows", "xcb"},
    "platformthemes": {"xdgdesktopportal"},
    "printsupport": {"cupsprintersupport"},
    "styles": {"macstyle", "modernwindowsstyle"},
    "wayland-decoration-client": {"adwaita", "bradient"},
    "wayland-shell-integration": {"xdg-shell"},
}
_PLUGIN = re.compile(r"PySide6/(?:Qt/)?plugins/(?P<folder>[^/]+)/(?:lib)?q?(?P<name>[^/.]+)\.\w+")

UNUSED = (
    "PySide6/*/translations/*",
    "PySide6/translations/*",
    "PySide6/opengl32sw.dll",  # draws in three dimensions where there is no graphics card
    # of Arrow: storage elsewhere, other kinds of files, queries, and what compiles against it
    *(f"pyarrow/_{name}.*" for name in ("azurefs", "flight", "gcsfs", "hdfs", "s3fs", "feather", "json", "orc")),
    *(f"pyarrow/_{name}.*" for name in ("acero", "csv", "dataset", "dataset_*", "substrait", "parquet_encryption")),
    *(f"pyarrow/{name}" for name in ("*.h", "*.pxd", "*.pxi", "*.py", "*.pyi", "*.pyx", "*_tests.*", "*.cmake")),
    *(f"pyarrow/{name}/*" for name in ("include", "includes", "src", "tests")),
)
USED = ("PySide6/*translations/qtbase_nl.qm", "PySide6/*translations/qtbase_en.qm")

# On Linux: a library that is there for others. One that stands among plugins or is a module of Python is there itself.
_LIBRARY = re.compile(r"lib(?!python)[^./][^/]*\.so[^/]*")


def wanted(name: str) -> bool:
    """Whether a file belongs in the bundle."""
    name = PurePath(name).as_posix()
    plugin = _PLUGIN.fullmatch(name)
    if plugin:
        return plugin["name"] in PLUGINS.get(plugin["folder"], ())
    return any(fnmatch(name, kept) for kept in USED) or not any(fnmatch(name, unused) for unused in UNUSED)


def is_library(name: str) -> bool:
    """Whether a file is a library of Linux that is in the bundle only because another file needs it."""
    path = PurePath(name)
    return "plugins" not in path.parts and _LIBRARY.fullmatch(path.name) is not None
