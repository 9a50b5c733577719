"""Random rows of a batch sheet, the same household as a case, and the files that hold the rows."""

import numpy as np
import openpyxl
import pandas as pd

DAYS = ("2019-01-01", "2020-07-01", "2021-01-01", "2022-03-15", "2023-01-01", "2024-07-01", "2025-01-01", "2026-01-01")
NEW_KINDS = ("winst", "wajong", "partneralimentatie")
RISES = {
    "verhuurder": ("corporatie", "particulier"),
    "zittende_huurder": ("ja", "nee"),
    "maatregelen": ("isolatie", "isolatie;glas", "installatie", "glas;comfort"),
    "complex_vanaf_tien": ("ja", "nee"),
    "datum_verhoging": ("2022-07-01", "2023-02-01", "2026-09-01"),
}
KINDS = ("loon", "bijstand", "aow", "pensioen", "uitkering", "onbelast")


def random_sheet(size, seed=1, day=None):
    """A DataFrame with the types a careful spreadsheet has: empty cells are None.

    The rows lie on eight days, unless ``day`` is all of them: what is about files, not law, need not learn eight laws.
    """
    rng = np.random.default_rng(seed)

    def yes(chance):
        return rng.random(size) < chance

    def cents(high, chance_of_none=0.0):
        whole = np.where(yes(0.5), 100 * rng.integers(0, high, size), rng.integers(0, 100 * high, size))
        return np.where(yes(chance_of_none), 0, whole) / 100

    def kind(ages, amount):
        picked = np.where(ages >= 67, rng.choice(["aow", "pensioen", "loon"], size), rng.choice(KINDS, size))
        return np.where(amount == 0, None, picked)

    def lists(number, values):
        return [";".join(str(v) for v in values(n)) if n else None for n in number]

    edge = np.array([17, 18, 20, 21, 22, 23, 65, 66, 67, 68])
    age = np.where(yes(0.3), rng.choice(edge, size), rng.integers(18, 95, size))
    partner = yes(0.45)
    partner_age = np.where(yes(0.3), rng.choice(edge, size), rng.integers(18, 95, size))
    partner_age = np.where(yes(0.1), age, partner_age)
    income, partner_income = cents(60_000, 0.1), np.where(partner, cents(45_000, 0.4), 0)
    partner_income = np.where(partner & yes(0.1), income, partner_income)
    children = np.where(yes(0.5), 0, rng.integers(1, 5, size))
    children = np.where(yes(0.02), rng.integers(5, 9, size), children)
    others = np.where(yes(0.93), 0, rng.integers(1, 4, size))
    later = yes(0.85)

    def home(high):
        return cents(1_100), np.where(yes(0.5), 0, rng.integers(0, 7_000, size) / 100), cents(high)

    days = rng.choice(DAYS, size)
    sheet = {
        "dossier": [f"A-{row}" for row in range(size)],
        "peildatum": days if day is None else day,
        "aanvrager_leeftijd": age,
        "aanvrager_inkomen_soort": kind(age, income),
        "aanvrager_bruto_inkomen_per_jaar": income,
        "partner_leeftijd": np.where(partner, partner_age.astype(float), np.nan),
        "partner_inkomen_soort": np.where(partner, kind(partner_age, partner_income), None),
        "partner_bruto_inkomen_per_jaar": np.where(partner, partner_income, np.nan),
        "kinderen_leeftijden": lists(children, lambda n: rng.integers(0, 26 if n < 3 else 18, n)),
        "medebewoners_bruto_inkomen_per_jaar": lists(others, lambda n: rng.integers(0, 20_000, n)),
        "vermogen": np.where(yes(0.3), np.nan, cents(90_000, 0.5)),
    }
    for when in ("nu", "na"):
        for name, column in zip(
            ("kale_huur", "subsidiabele_servicekosten", "energielast"), home(250 if when == "nu" else 150), strict=True
        ):
            sheet[f"{name}_{when}_per_maand"] = column if when == "nu" else np.where(later, column, np.nan)
    frame = pd.DataFrame(sheet)
    for name in ("aanvrager_inkomen_soort", "partner_inkomen_soort"):
        frame[name] = frame[name].astype(object)
    return frame


def with_facts(sheet, seed=1):
    """The same households with what a sheet may say besides: births that fit the ages, a move, what is received."""
    rng = np.random.default_rng(seed)
    sheet = sheet.copy()

    def yes(chance):
        return rng.random(len(sheet)) < chance

    def born(age, day):
        """A month of birth that gives this age on the day: that of the day itself goes with both."""
        month = int(day[:4]) * 12 + int(day[5:7]) - 1 - 12 * int(age) - int(rng.integers(0, 12))
        return f"{month // 12:04}-{month % 12 + 1:02}"

    for rol in ("aanvrager", "partner"):
        known = _given_in(sheet[f"{rol}_leeftijd"]) & yes(0.6)
        days = zip(sheet[f"{rol}_leeftijd"], sheet.peildatum, known, strict=True)
        sheet[f"{rol}_geboren"] = [born(age, day) if one else None for age, day, one in days]
        alone = known & yes(0.5)
        sheet[f"{rol}_leeftijd"] = sheet[f"{rol}_leeftijd"].astype(float).mask(alone)
    births = []
    for ages, day, one in zip(sheet.kinderen_leeftijden, sheet.peildatum, yes(0.6), strict=True):
        births.append(";".join(born(age, day) for age in ages.split(";")) if _given(ages) and one else None)
    sheet["kinderen_geboren"] = births
    sheet["kinderen_leeftijden"] = sheet.kinderen_leeftijden.mask(_given_in(sheet.kinderen_geboren) & yes(0.5), None)
    answers = []
    for others, pair, one in zip(
        sheet.medebewoners_bruto_inkomen_per_jaar,
        _given_in(sheet.partner_leeftijd) | _given_in(sheet.partner_geboren),
        yes(0.6),
        strict=True,
    ):
        number = len(others.split(";")) if _given(others) else 0
        found = ["nee"] * number
        if number and not pair and rng.random() < 0.6:
            found[rng.integers(number)] = "ja"
        answers.append(";".join(found) if found and one else None)
    sheet["medebewoner_toeslagpartner"] = answers
    sheet["verhuizing"] = rng.choice(["ja", "nee", None], len(sheet))
    _add_incomes(sheet, rng)
    _add_rises(sheet, rng)
    for name in ("huurtoeslag", "zorgtoeslag", "kindgebonden_budget"):
        amounts = rng.integers(0, 400, len(sheet)).astype(float)
        sheet[f"ontvangt_nu_{name}_per_maand"] = np.where(yes(0.3), np.where(yes(0.3), 0, amounts), np.nan)
    return sheet


def _add_incomes(sheet, rng):
    """Put in other kinds of income, second ones, and what is asked of profit."""
    for rol in ("aanvrager", "partner"):
        there = _given_in(sheet[f"{rol}_leeftijd"]) | _given_in(sheet[f"{rol}_geboren"])
        kinds = f"{rol}_inkomen_soort"
        other = there & _given_in(sheet[kinds]) & (rng.random(len(sheet)) < 0.3)
        sheet[kinds] = sheet[kinds].mask(other, pd.Series(rng.choice(NEW_KINDS, len(sheet)), sheet.index))
        second = there & (rng.random(len(sheet)) < 0.3)
        sheet[f"{rol}_tweede_inkomen_soort"] = np.where(second, rng.choice((*KINDS, *NEW_KINDS), len(sheet)), None)
        more = rng.integers(0, 3_000_000, len(sheet)) / 100
        sheet[f"{rol}_tweede_bruto_inkomen_per_jaar"] = np.where(second, more, np.nan)
        profit = (sheet[kinds] == "winst") | (sheet[f"{rol}_tweede_inkomen_soort"] == "winst")
        for fact in ("urencriterium", "starter"):
            sheet[f"{rol}_{fact}"] = np.where(profit, rng.choice(["ja", "nee", None], len(sheet)), None)


def _add_rises(sheet, rng):
    """Put in what is said of the rise, and a band round the energy."""
    later = _given_in(sheet.energielast_na_per_maand)
    for end, sign in (("laag", -1), ("hoog", 1)):
        band = (sheet.energielast_na_per_maand + sign * rng.integers(0, 40, len(sheet))).clip(lower=0).round(2)
        sheet[f"energielast_na_{end}_per_maand"] = band.where(later & (rng.random(len(sheet)) < 0.3))
    judged = rng.random(len(sheet)) < 0.5
    for name, answers in RISES.items():
        sheet[name] = np.where(judged, rng.choice(np.array([*answers, None], dtype=object), len(sheet)), None)


def _given_in(column):
    return column.notna().to_numpy()


def _given(value):
    return value is not None and value == value  # noqa: PLR0124


def case_of(row):
    """The case as JSON data of one row (a dict); written here once more, independent of the batch."""
    persons = _adults(row)
    ages, births = row["kinderen_leeftijden"], row.get("kinderen_geboren")
    ages = ages.split(";") if _given(ages) else None
    births = births.split(";") if _given(births) else None
    persons += [
        {"rol": "kind"} | _age(ages and ages[place], births and births[place])
        for place in range(len(ages or births or ()))
    ]
    others = row["medebewoners_bruto_inkomen_per_jaar"]
    answers = row.get("medebewoner_toeslagpartner")
    if _given(others):
        persons += [
            {
                "rol": "medebewoner",
                "leeftijd": 40,
                "inkomens": [{"soort": "loon", "bedrag": float(amount), "periode": "jaar", "bruto": True}],
            }
            | ({"toeslagpartner": answers.split(";")[place] == "ja"} if _given(answers) else {})
            for place, amount in enumerate(others.split(";"))
        ]
    homes = _homes(row)
    received = {
        name: row[f"ontvangt_nu_{name}"]
        for name in ("huurtoeslag_per_maand", "zorgtoeslag_per_maand", "kindgebonden_budget_per_maand")
        if _given(row.get(f"ontvangt_nu_{name}"))
    }
    assets = row["vermogen"]
    return {
        "versie": 1,
        "dossier": row["dossier"],
        "peildatum": row["peildatum"],
        "huishouden": {"personen": persons, "vermogen": assets if _given(assets) else 0},
        "woonsituaties": homes,
        "ontvangt_nu": received,
    }


def _adults(row):
    persons = []
    for rol in ("aanvrager", "partner"):
        age = row[f"{rol}_leeftijd"]
        born = row.get(f"{rol}_geboren")
        if _given(age) or _given(born):
            soort = row[f"{rol}_inkomen_soort"]
            bedrag = row[f"{rol}_bruto_inkomen_per_jaar"]
            second = row.get(f"{rol}_tweede_inkomen_soort"), row.get(f"{rol}_tweede_bruto_inkomen_per_jaar")
            incomes = [
                {"soort": kind, "bedrag": amount, "periode": "jaar", "bruto": True}
                for kind, amount in ((soort, bedrag), second)
                if _given(kind)
            ]
            for income in incomes:
                for fact in ("urencriterium", "starter"):
                    if income["soort"] == "winst" and row.get(f"{rol}_{fact}") == "ja":
                        income[fact] = True
            persons.append({"rol": rol, "inkomens": incomes} | _age(age, born))
    return persons


def _homes(row):
    homes = []
    for when in ("nu", "na"):
        if _given(row.get(f"kale_huur_{when}_per_maand")):
            cents = round(100 * row[f"subsidiabele_servicekosten_{when}_per_maand"])
            parts = [cents // 4 + (index < cents % 4) for index in range(4)]
            homes.append(
                {
                    "naam": when,
                    "kale_huur_per_maand": row[f"kale_huur_{when}_per_maand"],
                    "energielast_per_maand": row[f"energielast_{when}_per_maand"],
                    "servicekosten_per_maand": dict(
                        zip(
                            ("energie", "schoonmaak", "huismeester", "recreatie"),
                            [part / 100 for part in parts],
                            strict=True,
                        )
                    ),
                }
            )
    if len(homes) > 1 and row.get("verhuizing") == "ja":
        homes[1]["verhuizing"] = True
    if len(homes) > 1:
        for end in ("laag", "hoog"):
            if _given(row.get(f"energielast_na_{end}_per_maand")):
                homes[1][f"energielast_{end}_per_maand"] = row[f"energielast_na_{end}_per_maand"]
        if rise := _rise(row):
            homes[1]["ingreep"] = rise
    return homes


def _rise(row):
    told = {name: row[name] for name in RISES if _given(row.get(name))}
    read = {
        "zittende_huurder": "ja".__eq__,
        "complex_vanaf_tien": "ja".__eq__,
        "maatregelen": lambda text: text.split(";"),
    }
    found = {name: read.get(name, str)(value) for name, value in told.items()}
    return found | ({"datum": found.pop("datum_verhoging")} if "datum_verhoging" in found else {})


def _age(years, born):
    found = {"leeftijd": int(years)} if _given(years) else {}
    return found | ({"geboren": born} if _given(born) else {})


def single_case(row):
    """The outcomes of one row by the path of a single case; None where there is no amount."""
    from calculator.outcome.budget import compute
    from calculator.run.accept import parse

    result = compute(parse(case_of(row)))
    found = {
        name: getattr(result.huishouden, name)
        for name in (
            "toetsingsinkomen_per_jaar",
            "netto_inkomen_per_maand",
            "zorgtoeslag_per_maand",
            "kindgebonden_budget_per_maand",
            "kinderbijslag_per_maand",
        )
    }
    for when in ("nu", "na"):
        home = next((home for home in result.woonsituaties if home.naam == when), None)
        for name in ("huurtoeslag", "netto_woonlast", "resterend_leefbudget", "marge"):
            found[f"{name}_{when}_per_maand"] = getattr(home, f"{name}_per_maand") if home else None
        found[f"oordeel_{when}"] = home.norm.oordeel if home else None
    norm = result.woonsituaties[0].norm
    found |= {"norm_laag_per_maand": norm.laag_per_maand, "norm_hoog_per_maand": norm.hoog_per_maand}
    found["verschil_resterend_leefbudget_per_maand"] = (
        result.verschillen[0].resterend_leefbudget_per_maand if result.verschillen else None
    )
    return found


def write(sheet, path, *, sep=";", decimal=","):
    """Write rows as a sheet of the kind its name says; csv in the Dutch dialect unless told otherwise."""
    if path.suffix == ".parquet":
        sheet.to_parquet(path, index=False)
    elif path.suffix == ".csv":
        sheet.to_csv(path, index=False, sep=sep, decimal=decimal, encoding="utf-8-sig")
    else:
        book = openpyxl.Workbook(write_only=True)
        page = book.create_sheet("Blad1")
        page.append(list(sheet.columns))
        for row in sheet.itertuples(index=False):
            page.append([None if cell is None or cell != cell else cell for cell in row])  # noqa: PLR0124 - NaN
        book.save(path)
    return path


def read(path):
    """Read a sheet that the batch has written."""
    if path.suffix == ".parquet":
        return pd.read_parquet(path)
    if path.suffix == ".csv":
        return pd.read_csv(path, sep=";", decimal=",", encoding="utf-8-sig")
    return pd.read_excel(path, engine="calamine")
