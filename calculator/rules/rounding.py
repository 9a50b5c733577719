"""The roundings the law knows, each written once: for one number, for an array and for a spreadsheet cell.

Amounts are float64. A value that equals a whole euro or cent by law can lie a little beside it in binary. Each rounding
therefore adds a guard: larger than that error, and smaller than the nearest that the exact value of its quantities can
come to the next whole euro or cent. Those differ, so there are roundings with guards of their own; a search over all
incomes in cents shows that none gives a euro too much. Exact numbers (``Fraction``, ``Decimal``) pass without guard.
"""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING, Any

from calculator.records import record

if TYPE_CHECKING:
    from collections.abc import Callable

GUARD_EURO = 1e-9  # tax of a bracket, a credit: error below 1e-10 up to a million; rates of five decimals step by 1e-7
GUARD_AWARD = 1e-11  # award over a year around the minimum of 24 euros: error below 5e-12
GUARD_ADVANCE = 5e-12  # advance per month: error below 2e-13; the quadratic normhuur comes to 2e-11 of a whole euro
GUARD_CENT = 1e-6  # in cents: amounts times a rate of five decimals step by 1e-5 cent at least


def hele_euros_omlaag(bedrag: float) -> float:
    """Whole euros down: the tax of a bracket, in favour of the tax payer."""
    return float(floor(bedrag + GUARD_EURO)) if isinstance(bedrag, float) else floor(bedrag)


def voorschot_in_hele_euros(bedrag: float) -> float:
    """Whole euros down: the advance Dienst Toeslagen pays per month."""
    return float(floor(bedrag + GUARD_ADVANCE)) if isinstance(bedrag, float) else floor(bedrag)


def hele_euros_omhoog(bedrag: float) -> float:
    """Whole euros up: how a tax credit is rounded, in favour of the tax payer."""
    return -float(floor(-bedrag + GUARD_EURO)) if isinstance(bedrag, float) else ceil(bedrag)


def hele_euros_rekenkundig(bedrag: float) -> float:
    """Nearest whole euro, half up: the award over a year, Awir art. 14 lid 4."""
    if isinstance(bedrag, float):
        return float(floor(bedrag + 0.5 + GUARD_AWARD))
    return floor(2 * bedrag + 1) // 2


def op_centen(bedrag: float) -> float:
    """Nearest cent, half up: how amounts of money are kept and shown."""
    if isinstance(bedrag, float):
        return floor(bedrag * 100 + 0.5 + GUARD_CENT) / 100
    return (floor(200 * bedrag + 1) // 2) * _exact_cent(bedrag)


def op_honderdsten(uren: float) -> float:
    """Nearest hundredth, half up: how hours are kept and compared."""
    return op_centen(uren)


def centen_omlaag(bedrag: float) -> float:
    """Whole cents down: the most that may be asked is never more than the law says."""
    if isinstance(bedrag, float):
        return floor(bedrag * 100 + GUARD_CENT) / 100
    return floor(100 * bedrag) * _exact_cent(bedrag)


def _exact_cent(bedrag: Any) -> Any:
    one = bedrag * 0 + 1
    return one / 100


@record(frozen=True)
class Rounding:
    """One rounding in its three forms. ``cell`` holds ``{}`` where the argument goes, ``words`` names it in Dutch.

    In a cell what can be negative is rounded by ROUND with the guard in it: on INT of a negative number spreadsheet
    programs differ.
    """

    scalar: Callable[[float], float]
    array: str
    cell: str
    words: str


ROUNDINGS: dict[str, Rounding] = {
    "hele_euros_omlaag": Rounding(
        hele_euros_omlaag, f"np.floor({{}} + {GUARD_EURO!r})", "INT({}+0.000000001)", "hele euro's omlaag"
    ),
    "voorschot_in_hele_euros": Rounding(
        voorschot_in_hele_euros,
        f"np.floor({{}} + {GUARD_ADVANCE!r})",
        "INT({}+0.000000000005)",
        "hele euro's omlaag",
    ),
    "hele_euros_omhoog": Rounding(
        hele_euros_omhoog, f"-np.floor(-({{}}) + {GUARD_EURO!r})", "ROUND({}+0.499999999,0)", "hele euro's omhoog"
    ),
    "hele_euros_rekenkundig": Rounding(
        hele_euros_rekenkundig,
        f"np.floor({{}} + 0.5 + {GUARD_AWARD!r})",
        "INT({}+0.50000000001)",
        "hele euro's rekenkundig",
    ),
    "centen_omlaag": Rounding(
        centen_omlaag,
        f"(np.floor({{}} * 100 + {GUARD_CENT!r}) / 100)",
        "INT({}*100+0.000001)/100",
        "hele centen omlaag",
    ),
    "op_honderdsten": Rounding(
        op_honderdsten,
        f"(np.floor({{}} * 100 + 0.5 + {GUARD_CENT!r}) / 100)",
        "ROUND({}+0.00000001,2)",
        "op honderdsten",
    ),
    "op_centen": Rounding(
        op_centen, f"(np.floor({{}} * 100 + 0.5 + {GUARD_CENT!r}) / 100)", "ROUND({}+0.00000001,2)", "op centen"
    ),
}
