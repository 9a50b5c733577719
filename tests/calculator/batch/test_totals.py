"""Rows that add up others: known by a word, or by their amounts."""

import pytest

from calculator.batch import compute
from calculator.batch.columns import READERS
from tests.calculator.batch.sheet_files import ROWS, changed, csv_file, faults, frame_of, outcome, parquet, workbook

TOTALS = [
    *(
        "Totaal",
        "totaal",
        "TOTAAL:",
        "Subtotaal",
        "Gemiddelde",
        "Eindtotaal",
        "Som",
        "Total",
        "Totalen",
        "'Totaal",
        "tot.",
    ),
    *("Totaal (4)", "Totaal blok A", "Blok A totaal", "Algemeen totaal", "Grand Total", "Gemiddelde huur", "Totaal: 4"),
]
NO_TOTALS = [
    "SOM-001",
    "Somers",
    "Totaalrenovatie-12",
    "TOT-1",
    "Gemert 3",
    "total-renovation",
    "Sumatra 4",
    "Totaal-4",
]


@pytest.mark.parametrize("write", [csv_file, workbook, parquet])
def test_a_row_that_adds_up_others_is_no_household_though_all_its_cells_are_filled(tmp_path, write):
    frame, summary = outcome(write(tmp_path, [ROWS[0] | {"dossier": code} for code in (*NO_TOTALS, *TOTALS)]))
    assert frame["fout"].dropna().tolist() == [
        f"dossier: {code!r} is geen huishouden, maar telt andere rijen op. "
        "Haal de regel weg, of geef het huishouden een andere code."
        for code in TOTALS
    ]
    assert (summary.rows, summary.wrong) == (len(NO_TOTALS) + len(TOTALS), len(TOTALS))


def test_so_it_is_in_a_frame_and_a_code_that_begins_like_that_is_one():
    codes = [*TOTALS, *NO_TOTALS]
    frame = frame_of([ROWS[0] | {"dossier": code} for code in codes])
    for column in (frame["dossier"], frame["dossier"].astype("category")):
        refused = compute(frame.assign(dossier=column))["fout"].notna()
        assert [code for code, wrong in zip(codes, refused, strict=True) if wrong] == TOTALS


def summed(rows, code="", **other):
    """A row that adds up the amounts of others, with a day, an age and kinds of income filled down."""
    amounts = {name: round(sum(row[name] or 0 for row in rows), 2) for name in ROWS[0] if READERS[name] == "amount"}
    return rows[-1] | {"dossier": code, "medebewoners_bruto_inkomen_per_jaar": ""} | amounts | other


ADDS_UP = "kale_huur_nu_per_maand, energielast_nu_per_maand: precies de som van de rijen erboven"


@pytest.mark.parametrize("write", [csv_file, workbook, parquet])
@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        ([*ROWS, summed(ROWS)], [4]),
        ([*ROWS, summed(ROWS, "C-05")], [4]),
        ([*ROWS, summed(ROWS, vermogen=0)], [4]),
        (
            [*ROWS[:3], summed(ROWS[:3]), *ROWS, summed(ROWS), summed([*ROWS[:3], *ROWS])],
            [3, 8, 9],
        ),  # of blocks, and all
        ([*ROWS, ROWS[0] | {"dossier": "Totaal"}, *ROWS[:3], summed(ROWS[:3])], [4, 8]),  # below a total with a word
        ([*ROWS, *ROWS[:3], summed(ROWS), summed(ROWS + ROWS[:3])], []),  # neither of all, nor of a block
        ([*ROWS[:2], summed(ROWS[:2])], []),  # of two rows it may be chance
        ([*ROWS, summed(ROWS, energielast_nu_per_maand=534.99)], []),  # nearly
        ([*ROWS, summed(ROWS, kale_huur_nu_per_maand=2402.11)], []),
        ([*ROWS, *ROWS], []),
        ([row | {"kale_huur_nu_per_maand": 0} for row in [*ROWS, summed(ROWS)]], []),
        (changed(kale_huur_nu_per_maand=[600, 0, 0, 600], energielast_nu_per_maand=[100, 0, 0, 100]), []),
    ],
)
def test_a_row_that_is_the_sum_of_those_above_it_is_no_household(tmp_path, write, rows, wrong):
    frame, summary = outcome(write(tmp_path, rows))
    assert list(faults(frame)) == wrong
    assert (summary.rows, summary.wrong) == (len(rows), len(wrong))
    named = [row["dossier"] for row in rows].index("Totaal") if any(row["dossier"] == "Totaal" for row in rows) else -1
    assert all(frame["fout"][row].startswith(ADDS_UP) for row in wrong if row != named)


@pytest.mark.parametrize("size", [64, 65, 200, 9_000, 20_000])
def test_so_it_is_below_many_rows_and_in_the_next_chunk(tmp_path, size):
    """Of small amounts, for a sum above ten million is no amount."""
    rows = [ROWS[2] | {"kale_huur_nu_per_maand": 1.23, "energielast_nu_per_maand": 0.01}] * size
    middle = size // 2
    frame, _ = outcome(csv_file(tmp_path, [*rows[:middle], summed(rows[:middle]), *rows[middle:], summed(rows)]))
    assert list(faults(frame)) == [middle, size + 1]


def averaged(rows, **other):
    """A row with the averages of others, in cents, and the rest filled down."""
    names = ("kale_huur_nu_per_maand", "energielast_nu_per_maand")
    return (
        rows[-1]
        | {"dossier": ""}
        | {name: round(sum(row[name] for row in rows) / len(rows), 2) for name in names}
        | other
    )


AVERAGE = "kale_huur_nu_per_maand, energielast_nu_per_maand: precies het gemiddelde van de rijen erboven, is dit een "


@pytest.mark.parametrize("write", [csv_file, workbook, parquet])
@pytest.mark.parametrize(
    ("rows", "asked"),
    [
        ([*ROWS, averaged(ROWS)], [4]),
        ([*ROWS[:3], averaged(ROWS[:3]), *ROWS], [3]),
        ([*ROWS, averaged(ROWS, dossier="C-05")], [4]),
        ([*ROWS, ROWS[0] | {"dossier": "Totaal"}, *ROWS[:3], averaged(ROWS[:3])], [8]),  # of a block
        ([*ROWS[:2], averaged(ROWS[:2])], []),  # of two rows it may be chance
        ([*ROWS, averaged(ROWS, energielast_nu_per_maand=133.74)], []),  # nearly: a cent less
        ([*ROWS, averaged(ROWS, kale_huur_nu_per_maand=600.54)], []),
        ([ROWS[0]] * 6, []),
        (changed(kale_huur_nu_per_maand=0, energielast_nu_per_maand=0), []),
    ],
)
def test_a_row_that_is_the_average_of_those_above_it_is_asked_about(tmp_path, write, rows, asked):
    """It is computed: with round amounts it may be chance. The averages of the four are 600.525 and 133.75."""
    frame, summary = outcome(write(tmp_path, rows))
    assert [row for row, text in frame["let_op"].dropna().items() if AVERAGE in text] == asked
    assert summary.rows == len(rows)


@pytest.mark.parametrize("size", [63, 64, 65, 5_000, 20_000])
def test_rows_that_are_all_the_same_are_no_averages_in_any_chunk(tmp_path, size):
    rows = [ROWS[2] | {"kale_huur_nu_per_maand": 1.23, "energielast_nu_per_maand": 0.01}] * size
    frame, _ = outcome(csv_file(tmp_path, rows))
    assert not frame["let_op"].str.contains("gemiddelde", na=False).any()
