"""Which words are Dutch: those of the Dutch texts of the program that no English text of it has."""

import re
import xml.etree.ElementTree as ET
from functools import cache

from calculator.batch.columns import KNOWN, OUTPUT
from calculator.cases.case import MAATREGELEN, SOORTEN, Geval, Huishouden, Inkomen, Persoon, Woonsituatie
from calculator.kept import yaml_of
from calculator.words.messages import texts_of
from tests.calculator.words.test_told import ROOT

_RECORDS = (Geval, Huishouden, Persoon, Inkomen, Woonsituatie)
_WORD = re.compile(r"[^\W\d_]{2,}(?![\w.]*_)")
_NAMES = re.compile(r"'[^']*'|\"[^\"]*\"|\b\w+_\w+\b|https?://\S+|\S+\.(?:xlsx|csv|parquet|json|pdf)\b")

_FIELDS = frozenset(
    {*KNOWN, *OUTPUT, *(name for kind in _RECORDS for name in kind.__dataclass_fields__), *SOORTEN, *MAATREGELEN}
)


def dutch_words(text):
    """Return the Dutch words in a text, but for what is quoted, names of columns and of files."""
    dutch, english = _vocabularies()
    return sorted((_words(_NAMES.sub(" ", text)) & dutch) - english - _FIELDS)


def _words(text):
    return {word.casefold() for word in _WORD.findall(re.sub(r"\{[\w:]*\}|&", "", text))}


@cache
def _vocabularies():
    root = ET.parse(ROOT / "ui/translations/leefbudget_en.ts").getroot()  # noqa: S314 # our own file
    messages = list(root.iter("message"))
    of_words = ROOT / "calculator/words"
    told = [pair for group in yaml_of(of_words / "told_en.yaml").values() for pair in group.items()]
    steps = yaml_of(of_words / "steps_en.yaml")
    aloud = [text for part in yaml_of(of_words / "aloud_nl.yaml").values() for text in part.values()]
    dutch = [*map(str, texts_of("nl").values()), *(message.findtext("source", "") for message in messages), *aloud]
    dutch += [source for source, _ in told] + [*steps["labels"], *steps["words"]]
    english = [*map(str, texts_of("en").values()), *(message.findtext("translation", "") for message in messages)]
    english += [target for _, target in told] + [*steps["labels"].values(), *steps["words"].values()]
    english += [text for part in yaml_of(of_words / "aloud_en.yaml").values() for text in part.values()]
    return tuple(frozenset().union(*map(_words, texts)) for texts in (dutch, english))
