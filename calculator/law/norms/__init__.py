"""Norms: what a household needs to live on, low and high, one file per norm with rules for the same quantities.

A norm set of ``tables/norms.yaml`` that the program computes is a module here, by its id in ``NORMS``; one of an
organisation has its amounts in its own table and is ``own``. ``judgement`` compares, whatever the norm.
"""

from types import ModuleType

from calculator.law.norms import appendix_norms, judgement, own, poverty_line, scp
from calculator.rules.rule import Rule, rules_in

OWN = "eigen"
NORMS: dict[str, ModuleType] = {
    "bijlage-2021": appendix_norms,
    "scp-nvmt": scp,
    "armoedegrens-2023": poverty_line,
    OWN: own,
}
NORM_RULES: dict[str, tuple[Rule, ...]] = {
    norm: (*rules_in(module), *rules_in(judgement)) for norm, module in NORMS.items()
}
