"""The code itself: what it imports, what it prints, and that rules, tables and inputs fit together."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from calculator.amounts.tables import load_tables
from calculator.law import RULES as OF_EVERY_CASE
from calculator.law import kinderopvang
from calculator.law.norms import NORM_RULES
from calculator.rules import outcomes
from calculator.rules.inputs import PER_HUISHOUDEN, PER_INKOMEN, PER_OPVANG, PER_PERSOON, PER_WONING
from calculator.rules.rule import OF_THE_OTHER, Rule, rules_in
from calculator.run.asking import PER_ENERGIE, PER_INGREEP, rules_for
from calculator.run.childcare import BEFORE_CHILDCARE, childcare
from calculator.run.plan import plan_for
from tests.calculator.strategies import HALF_YEARS

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "calculator").rglob("*.py"))

# May a module of the calculator use it? Everything else comes with Python, is the calculator's own or is named here.
HEAVY = {"numpy", "pandas", "openpyxl", "pyarrow", "jsonschema", "matplotlib", "scipy"}
NETWORK = {
    "asyncio", "ftplib", "http", "imaplib", "poplib", "requests", "httpx", "aiohttp", "smtplib", "socket",
    "socketserver", "ssl", "telnetlib", "urllib", "urllib3", "webbrowser", "xmlrpc",
}  # fmt: skip
ONE_CARE = ((1, 1),)  # of one child
OF_CHILDCARE = re.compile(r"(_opvang_1)?_kind_1$")
OF_THE_LAW = (*OF_EVERY_CASE, *rules_in(kinderopvang))
RULES = (*OF_THE_LAW, *dict.fromkeys(rule for rules in NORM_RULES.values() for rule in rules))
NOT_A_LAW = {
    "begroting", "eigen norm", "eigen schatting", "Huishoudboekjes sociale huur", "SCP, Armoede in kaart",
    "CBS, SCP en Nibud, armoedegrens", "CBS, equivalentiefactoren",
}  # fmt: skip
SCREEN = {"PySide6", "PyQt5", "PyQt6", "PySide2", "shiboken6", "tkinter", "ui"}
UNITS = {
    "euro", "euro per maand", "euro per jaar", "euro per kwartaal", "ja/nee", "aantal", "factor", "percentage", "jaren",
    "deel", "soort",
    "uren per maand", "euro per uur",
}  # fmt: skip

# Table values that no rule reads, each for a reason: read by the code that makes the inputs of the rules, or kept for
# the record of a table (a published maximum, a limit of a scheme that is not computed).
READ_BY_CODE = {
    "instemming_complex",
    "daeb_tijdelijke_grens",
    "heffingsvrij_vermogen",
    "noodfonds_drempel_laag",
    "noodfonds_drempel_hoog",
}
REFERENCE_ONLY = {
    # not computed: the program says so in a signal or in its list of what is covered
    "bijstand_vrijlating_maximum",
    "schijfgrens_aow_geboren_voor_1946",
    # paid by the employer, or part of an amount that is in the tables already
    "zvw_werkgeversheffing",
    "inkomensondersteuning_aow",
    # laid beside the norm in words, and counts in nothing
    "lage_inkomensgrens_alleenstaande",
    "lage_inkomensgrens_paar",
    "lage_inkomensgrens_paar_met_2_kinderen",
    "lage_inkomensgrens_ouder_met_2_kinderen",
    # to choose an example or a household type with
    "minimumloon_per_maand",
    "minimumloon_per_uur",
    # Wht art. 18: from which the factors of the normhuur in the tables were computed
    "norminkomen_ep",
    "norminkomen_mp",
    "norminkomen_epo_voor_bijtelling",
    "norminkomen_mpo_voor_bijtelling",
    "referentie_inkomensijkpunt_ep",
    "referentie_inkomensijkpunt_epo",
    "referentie_inkomensijkpunt_mp",
    "referentie_inkomensijkpunt_mpo",
    "referentie_normhuur_ep",
    "referentie_normhuur_epo",
    "referentie_normhuur_mp",
    "referentie_normhuur_mpo",
}


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def _nodes(path: Path) -> tuple[ast.AST, ...]:
    """Return every part of a file."""
    return tuple(ast.walk(_tree(path)))


def _inside_functions(path: Path) -> set[ast.AST]:
    """Return every part of a file that stands in a function, but for functions that stand in none."""
    functions = [node for node in _nodes(path) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return {part for function in functions for node in ast.iter_child_nodes(function) for part in ast.walk(node)}


def _imports(path: Path) -> list[tuple[int, str, bool]]:
    """Return line, module and whether it is imported at the top, for every import of a file."""
    inside = _inside_functions(path)
    found = []
    for node in _nodes(path):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name, node not in inside) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}:{node.lineno}: a relative import"
            found.append((node.lineno, node.module or "", node not in inside))
    return found


def _label(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", SOURCES, ids=_label)
def test_no_module_needs_a_screen_or_a_network(path):
    for line, module, _ in _imports(path):
        assert module.partition(".")[0] not in SCREEN | NETWORK, f"{_label(path)}:{line}"


@pytest.mark.parametrize("path", SOURCES, ids=_label)
def test_no_module_prints_or_leaves_a_breakpoint(path):
    for node in _nodes(path):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in {"print", "breakpoint", "input"}, f"{_label(path)}:{node.lineno}"


@pytest.mark.parametrize("path", SOURCES, ids=_label)
def test_every_module_class_and_public_function_has_a_docstring(path):
    assert ast.get_docstring(_tree(path)), _label(path)
    inside = _inside_functions(path)
    for node in _nodes(path):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_") and node not in inside:
            assert ast.get_docstring(node), f"{_label(path)}:{node.lineno}: {node.name}"


@pytest.mark.parametrize("path", SOURCES, ids=_label)
def test_no_formula_asks_for_the_year(path):
    """A change of formula is a new dated function; a year in a comparison would hide it."""
    for node in _nodes(path):
        if isinstance(node, ast.Compare):
            for side in (node.left, *node.comparators):
                year = isinstance(side, ast.Constant) and re.match(r"(19|20)\d\d", str(side.value))
                assert not year, f"{_label(path)}:{node.lineno}"


def _modules_after(statement: str) -> set[str]:
    code = f"import sys\n{statement}\nprint(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    finished = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(finished.stdout.split())


COMPUTE = (
    "from calculator.outcome.appendix import examples\n"
    "from calculator.outcome.budget import compute\n"
    "for example in examples(): compute(example.geval).to_json()"
)


@pytest.mark.parametrize(
    "statement",
    ["import calculator.outcome.budget", "import calculator.cli", COMPUTE],
    ids=["import", "cli", "compute"],
)
def test_a_case_is_computed_without_loading_what_only_sheets_and_arrays_need(statement):
    loaded = _modules_after(statement)
    assert "calculator" in loaded
    assert not loaded & (HEAVY | SCREEN | {"socket", "ssl", "http"})


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.name}-{rule.valid_from[:4]}")
def test_every_rule_has_an_article_a_sentence_and_a_known_unit(rule: Rule):
    doc = (rule.function.__doc__ or "").strip()
    assert rule.article.strip()
    law = r"art\. \d|Wet |Wht|Wzt|Awir|Prestatieafspraken"
    assert rule.article in NOT_A_LAW or re.search(law, rule.article), rule.article
    assert doc.splitlines()[0].endswith(".")
    assert doc[0].isupper() or doc[0].isdigit()
    assert rule.unit in UNITS
    if rule.name.endswith("_per_maand"):
        assert rule.unit == "euro per maand"
    if rule.name.endswith("_per_jaar"):
        assert rule.unit == "euro per jaar"
    assert rule.function.__annotations__["return"] in (
        {"ja/nee": (bool, "bool"), "soort": (int, "int")}.get(rule.unit, (float, "float"))
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.name}-{rule.valid_from[:4]}")
def test_no_amount_of_the_law_stands_in_a_formula(rule: Rule):
    """Small whole numbers count months, persons and children; anything else is a figure and belongs in a table.

    A percentage with one decimal is made with thousands and tens.
    """
    constants = {node.value for node in ast.walk(rule.expression) if isinstance(node, ast.Constant)}
    assert constants <= {0, 1, 2, 3, 4, 12} | ({10, 1000} if rule.unit == "percentage" else set())


# What is asked of the law beside the budget; what the rules read there besides table values.
ASKED = (
    "belasting_op_energie_per_jaar",
    "beslagvrij_van_inkomen_per_maand",
    "beslagvrije_voet_basis_per_maand",
    "daeb_inkomensgrens_per_jaar",
    "energielast_uit_verbruik_per_maand",
    "hoogste_epv_gemoderniseerd_per_maand",
    "hoogste_epv_oorspronkelijk_per_maand",
    "hoogste_verhoging_met_inkomen_per_maand",
    "hoogste_verhoging_middenhuur_per_maand",
    "hoogste_verhoging_vrije_sector_per_maand",
    "huursegment",
    "isolatie_zonder_verhoging",
    "kwijtschelding_vrij_vermogen",
    "passend_inkomensgrens_per_jaar",
    "zelf_te_betalen_aanslag_per_jaar",
)
FACTS = frozenset({*PER_HUISHOUDEN, *PER_WONING, *PER_INGREEP, *PER_ENERGIE}) | {
    name for table in load_tables().tables for name in table.series
}


@cache
def _read_by_rules() -> frozenset[str]:
    kinds = {name: set(values.values()) for table in load_tables().tables for name, values in table.kinds.items()}
    groups = kinds | {name: set(quantities) for name, quantities in outcomes.posts().items()}
    of_norms = [rule for rules in NORM_RULES.values() for rule in rules]
    read = {argument.removesuffix(OF_THE_OTHER) for rule in (*RULES, *of_norms) for argument in rule.arguments}
    read |= {item.of_persons for item in PER_HUISHOUDEN.values() if item.of_persons}  # added up for the household
    return frozenset({name for argument in read for name in groups.get(argument, {argument})} | read)


def _parameters() -> set[str]:
    return {name for table in load_tables().tables for name in table.series}


def test_every_argument_of_a_rule_is_a_rule_a_table_value_or_an_input():
    of_persons = {f"{rule.name}{OF_THE_OTHER}" for rule in RULES}
    known = (
        {rule.name for rule in RULES}
        | _parameters()
        | set(PER_INKOMEN)
        | set(PER_PERSOON)
        | set(PER_HUISHOUDEN)
        | set(PER_WONING)
        | set(PER_INGREEP)
        | set(PER_ENERGIE)
        | {name for table in load_tables().tables for name in table.kinds}
        | set(outcomes.posts())
        | set(PER_OPVANG)
        | {OF_CHILDCARE.sub("", name) for name in childcare(ONE_CARE).sums}
        | set(BEFORE_CHILDCARE.values())
    )
    assert _read_by_rules() <= known | of_persons


def test_every_table_value_is_read_or_kept_for_the_record():
    """What no rule reads is in the list, and nothing that a rule does read is."""
    assert _parameters() - _read_by_rules() - READ_BY_CODE == REFERENCE_ONLY


def test_what_code_reads_from_the_tables_is_there():
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    for name in READ_BY_CODE:
        assert name in _parameters()
        assert f'"{name}"' in text


@pytest.mark.parametrize(
    "name", sorted(set(PER_OPVANG) | set(PER_INKOMEN) | set(PER_PERSOON) | set(PER_HUISHOUDEN) | set(PER_WONING))
)
def test_every_input_is_read_by_a_rule(name):
    assert name in _read_by_rules()


def test_no_input_has_the_name_of_a_rule_or_a_table_value():
    inputs = set(PER_PERSOON) | set(PER_HUISHOUDEN) | set(PER_WONING)
    assert not inputs & {rule.name for rule in RULES}
    assert set(PER_PERSOON) & set(PER_HUISHOUDEN) == set()
    assert not (inputs | set(PER_INKOMEN)) & _parameters()
    assert not {rule.name for rule in RULES} & _parameters()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.name}-{rule.valid_from[:4]}")
def test_every_rule_runs_on_some_day(rule: Rule):
    """A rule that no plan holds is dead code."""
    for day in (day for day in HALF_YEARS if rule.holds_on(day)):
        plan = plan_for(day)
        parts = [plan.facts, plan.per_persoon, plan.per_huishouden, plan.per_woning]
        parts += [*plan.per_inkomen.values(), *plan.usual.values(), *plan.norm.values(), *plan.marge.values()]
        parts += [plan.toeslagpartner, *(rules_for(name, day, FACTS) for name in ASKED)]
        with_care = plan_for(day, ONE_CARE)
        parts.append(
            replace(one, name=OF_CHILDCARE.sub("", one.name))
            for one in (*with_care.per_huishouden, *with_care.per_woning)
        )
        if any((rule.name, rule.valid_from) == (other.name, other.valid_from) for part in parts for other in part):
            return
    pytest.fail(f"{rule.name} is never used")


def test_every_private_name_of_a_module_is_used():
    for path in SOURCES:
        text = path.read_text(encoding="utf-8")
        for node in ast.parse(text).body:
            names = [target.id for target in getattr(node, "targets", []) if isinstance(target, ast.Name)]
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                names.append(node.name)
            for name in names:
                if name.startswith("_") and not name.startswith("__"):
                    assert len(re.findall(rf"\b{name}\b", text)) > 1, f"{_label(path)}: {name} is not used"
