"""Pages of the manual that are made from the rules and the tables: each rule, the words, and what is not computed."""

from __future__ import annotations

from collections.abc import Iterator

from calculator.amounts.table_files import Value, read_yaml
from calculator.amounts.tables import load_coverage, load_not_modelled
from calculator.dutch.money import shown
from calculator.law import MODULES, RULES
from calculator.rules import outcomes
from calculator.rules.rounding import ROUNDINGS
from calculator.rules.rule import Rule, Rulebook, rules_in
from calculator.rules.translate import DUTCH, Dialect, Groups, Template
from calculator.run.childcare import childcare
from calculator.run.plan import Plan, covered_until, plan_for

# As the sheet program of a Dutch reader writes a formula.
_SHEET = Dialect(
    ";",
    {
        "min": "MIN",
        "max": "MAX",
        "if": "ALS",
        "and": "EN",
        "or": "OF",
        "not": "NIET",
        "true": "WAAR",
        "false": "ONWAAR",
    },
    DUTCH.number,
    lambda name, inner: f"{ROUNDINGS[name].words}({inner})",
)
_ONE_CARE = ((1, 1),)  # of one child
_CHILDCARE = "kinderopvang"
_TITLES = {
    "allocation": "Toewijzen",
    "attachment_free": "Beslagvrije voet",
    "energy": "Energie",
    "remission": "Kwijtschelding",
    "rent_increase": "Huurverhoging",
    "aow": "AOW",
    "household_budget": "Het huishoudboekje",
    "income": "Inkomen",
    _CHILDCARE: "Kinderopvangtoeslag",
    "net_parts": "Netto in delen",
    "winst": "Winst uit onderneming",
    "personen": "Personen en leeftijden",
    "social_assistance": "Bijstand",
    "tax": "Belasting en premies",
}


def generated_pages() -> dict[str, tuple[str, str]]:
    """Return the title and the Markdown of each page by the name of its file."""
    plan = plan_for(covered_until())
    book = Rulebook(plan.known_on, RULES, Groups(plan.kinds, outcomes.posts()))
    pages = {}
    laws = {
        module.__name__.rpartition(".")[2]: [
            book[rule.name] for rule in rules_in(module) if rule.holds_on(plan.known_on)
        ]
        for module in MODULES
    }
    for name, rules in {**laws, _CHILDCARE: _of_one_care()}.items():
        title = _TITLES.get(name, name.replace("_", " ").capitalize())
        pages[f"regels-{name}.md"] = (title, "\n".join(_page(title, rules, plan)))
    pages["begrippen.md"] = ("Begrippen", "\n".join(_glossary()))
    pages["niet-berekend.md"] = ("Wat het niet berekent", "\n".join(_not_computed()))
    return pages


def _of_one_care() -> list[Rule]:
    """Return the rules of childcare as they are for one care of one child."""
    own = {rule.name for rule in childcare(_ONE_CARE).rules}
    plan = plan_for(covered_until(), _ONE_CARE)
    return [rule for rule in (*plan.per_huishouden, *plan.per_woning) if rule.name in own]


def _page(title: str, rules: list[Rule], plan: Plan) -> Iterator[str]:
    yield f"# {title}\n"
    yield f"Elke regel zoals het programma haar uitrekent, met de bedragen van {plan.known_on[:4]}."
    yield "Een naam in een formule is een andere regel, iets dat u invult, of een bedrag uit de tabellen.\n"
    for rule in rules:
        yield f"## {rule.label}\n"
        yield f"`{rule.name}`, {rule.unit}. Artikel: {rule.article}.\n"
        steps = plan.stepped.intersection(rule.arguments)
        if steps:
            yield f"Het percentage van de trede waar het toetsingsinkomen in valt, uit {len(steps) // 2 + 1} treden.\n"
        else:
            yield f"    {Template(rule.expression, _SHEET).fill(str)}\n"
        values = [plan.values[name] for name in rule.arguments if name in plan.values and name not in steps]
        if values:
            yield from map(_value, values)
            yield ""


def _value(value: Value) -> str:
    amount = "niet bekend" if value.value is None else shown(value.value)
    sources = "; ".join(source.title for source in value.sources)
    return f"- `{value.name}`: {value.label}, {amount} {value.unit}, vanaf {value.valid_from}. Bron: {sources}"


def _glossary() -> Iterator[str]:
    yield "# Begrippen\n"
    for item in read_yaml("glossary.yaml")["terms"]:
        article = f" ({item['article']})" if item.get("article") else ""
        yield f"**{item['term']}**{article}: {item['text']}\n"


def _not_computed() -> Iterator[str]:
    yield "# Wat het niet berekent\n"
    yield "Komt het voor, dan zegt het programma dat bij de uitkomst. Het schat nooit ongemerkt.\n"
    for item in load_not_modelled().values():
        if not item.computed_with:
            yield f"- {item.label} ({item.article})"
    yield "\n## Bedragen die ontbreken\n"
    for gap in load_coverage().incomplete:
        yield f"- `{gap['parameter']}`, van {gap['valid_from']} tot en met {gap['until']}: {gap['note']}"
    yield ""
