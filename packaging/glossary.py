"""Write the Dutch-English glossary in CONTRIBUTING.md, from tables/glossary.yaml.

The terms are Dutch in the code too, spelled as in the law; this is for who reads it without knowing them.
"""

from __future__ import annotations

import re
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
BEGIN, END = "<!-- glossary: made by dev.py glossary -->", "<!-- end of glossary -->"


def table() -> str:
    """Return the terms in a table, in the order of the alphabet."""
    terms = yaml.safe_load((ROOT / "tables" / "glossary.yaml").read_text(encoding="utf-8"))["terms"]
    rows = [
        f"| {item['term']} | {item['english']} | {item['article'] or '-'} |"
        for item in sorted(terms, key=lambda item: str(item["term"]).casefold())
    ]
    return "\n".join(["| Dutch | English | article |", "|---|---|---|", *rows])


def written(text: str) -> str:
    """Return the text of CONTRIBUTING.md with the table of today between its two marks."""
    return re.sub(f"{BEGIN}.*{END}", lambda _: f"{BEGIN}\n{table()}\n{END}", text, flags=re.DOTALL)


def main() -> None:
    """Write it."""
    path = ROOT / "CONTRIBUTING.md"
    path.write_text(written(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
