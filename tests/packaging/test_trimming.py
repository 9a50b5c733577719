import pytest

import trimming

STAYS = [
    "PySide6/Qt/plugins/platforms/libqxcb.so",
    "PySide6/Qt/plugins/platforms/libqoffscreen.so",
    "PySide6/plugins/platforms/qwindows.dll",
    "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
    "PySide6/Qt/plugins/platforminputcontexts/libcomposeplatforminputcontextplugin.so",  # é on a Dutch keyboard
    "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
    "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
    "PySide6/Qt/translations/qtbase_nl.qm",
    "PySide6/translations/qtbase_nl.qm",
    "PySide6/Qt/lib/libQt6Core.so.6",
    "pyarrow/lib.cpython-311-x86_64-linux-gnu.so",
    "pyarrow/_parquet.cpython-311-x86_64-linux-gnu.so",
    "pyarrow/_compute.cpython-311-x86_64-linux-gnu.so",
    "calculator/tables/huurtoeslag.yaml",
    "ui/icons/leefbudget.svg",
]
GOES = [
    "PySide6/Qt/plugins/platforms/libqvnc.so",
    "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
    "PySide6/Qt/plugins/tls/libqopensslbackend.so",
    "PySide6/plugins/networkinformation/qnetworklistmanager.dll",
    "PySide6/Qt/plugins/imageformats/libqjpeg.so",
    "PySide6/Qt/translations/qtbase_de.qm",
    "PySide6/opengl32sw.dll",
    "pyarrow/_flight.cpython-311-x86_64-linux-gnu.so",
    "pyarrow/_s3fs.cp313-win_amd64.pyd",
    "pyarrow/include/arrow/api.h",
    "pyarrow/table.pxi",
]


@pytest.mark.parametrize("name", STAYS)
def test_what_the_program_uses_stays(name):
    assert trimming.wanted(name)


@pytest.mark.parametrize("name", GOES)
def test_what_it_never_uses_goes(name):
    assert not trimming.wanted(name)


@pytest.mark.parametrize(
    ("name", "library"),
    [
        ("libcups.so.2", True),
        ("pyarrow/libarrow_flight.so.2600", True),
        ("PySide6/Qt/lib/libQt6Network.so.6", True),
        ("libpython3.11.so.1.0", False),  # the start of the program loads it by its name
        ("pyarrow/lib.cpython-311-x86_64-linux-gnu.so", False),
        ("PySide6/QtCore.abi3.so", False),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", False),
        ("calculator/tables/zvw.yaml", False),
    ],
)
def test_a_library_is_told_from_a_module_and_a_plugin(name, library):
    assert trimming.is_library(name) is library
