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
from calculator.words import label_of, say
from calculator.words.messages import DUTCH as DUTCH_WORDS
from calculator.words.told import told_in

_FUNCTIONS = {  # as the sheet program of a reader writes a formula
    "nl": ("MIN", "MAX", "ALS", "EN", "OF", "NIET", "WAAR", "ONWAAR"),
    "en": ("MIN", "MAX", "IF", "AND", "OR", "NOT", "TRUE", "FALSE"),
}
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


def generated_pages(language: str = DUTCH_WORDS) -> dict[str, tuple[str, str]]:
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
        title = told_in(_TITLES.get(name, name.replace("_", " ").capitalize()), language)
        pages[f"regels-{name}.md"] = (title, "\n".join(_page(title, rules, plan, language)))
    pages["begrippen.md"] = (say("manual.terms", language), "\n".join(_glossary(language)))
    pages["niet-berekend.md"] = (say("manual.not_computed", language), "\n".join(_not_computed(language)))
    return pages


def _sheet(language: str) -> Dialect:
    """Return how a formula is written in a language; amounts are written the Dutch way in both."""
    names = ("min", "max", "if", "and", "or", "not", "true", "false")
    functions = dict(zip(names, _FUNCTIONS[language], strict=True))

    def rounded(name: str, inner: str) -> str:
        return f"{told_in(ROUNDINGS[name].words, language)}({inner})"

    return Dialect(";", functions, DUTCH.number, rounded)


def _of_one_care() -> list[Rule]:
    """Return the rules of childcare as they are for one care of one child."""
    own = {rule.name for rule in childcare(_ONE_CARE).rules}
    plan = plan_for(covered_until(), _ONE_CARE)
    return [rule for rule in (*plan.per_huishouden, *plan.per_woning) if rule.name in own]


def _page(title: str, rules: list[Rule], plan: Plan, language: str) -> Iterator[str]:
    sheet = _sheet(language)
    yield f"# {title}\n"
    yield f"{say('manual.rules', language, jaar=plan.known_on[:4])}\n"
    for rule in rules:
        yield f"## {label_of(rule.label, language)}\n"
        unit, article = told_in(rule.unit, language), told_in(rule.article, language)
        yield f"`{rule.name}`, {say('manual.rule', language, eenheid=unit, artikel=article)}\n"
        steps = plan.stepped.intersection(rule.arguments)
        if steps:
            yield f"{say('manual.steps', language, treden=len(steps) // 2 + 1)}\n"
        else:
            yield f"    {Template(rule.expression, sheet).fill(str)}\n"
        values = [plan.values[name] for name in rule.arguments if name in plan.values and name not in steps]
        if values:
            yield from (_value(value, language) for value in values)
            yield ""


def _value(value: Value, language: str) -> str:
    amount = say("manual.unknown", language) if value.value is None else shown(value.value)
    text = say(
        "manual.value",
        language,
        label=label_of(value.label, language),
        bedrag=f"{amount} {told_in(value.unit, language)}",
        vanaf=value.valid_from,
        bron="; ".join(told_in(source.title, language) for source in value.sources),
    )
    return f"- `{value.name}`: {text}"


def _glossary(language: str) -> Iterator[str]:
    yield f"# {say('manual.terms', language)}\n"
    for item in read_yaml("glossary.yaml")["terms"]:
        article = f" ({item['article']})" if item.get("article") else ""
        own = "" if language == DUTCH_WORDS else f" = {item['english']}"
        yield f"**{item['term']}**{own}{article}: {told_in(item['text'], language)}\n"


def _not_computed(language: str) -> Iterator[str]:
    yield f"# {say('manual.not_computed', language)}\n"
    yield f"{say('manual.says_so', language)}\n"
    for item in load_not_modelled().values():
        if not item.computed_with:
            yield f"- {told_in(item.label, language)} ({told_in(item.article, language)})"
    yield f"\n## {say('manual.missing', language)}\n"
    for gap in load_coverage().incomplete:
        days = say("manual.days", language, van=gap["valid_from"], tot=gap["until"])
        yield f"- `{gap['parameter']}`, {days}: {told_in(gap['note'], language)}"
    yield ""
