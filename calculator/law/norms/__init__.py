"""Norms: what a household needs to live on, low and high, one file per norm with rules for the same quantities.

A norm set of ``tables/norms.yaml`` that the program computes is a module here, by its id in ``NORMS``; one of an
organisation has its amounts in its own table and is ``own``. ``judgement`` compares, whatever the norm: what is left
of what is due, and once more what is left of what comes in now.
"""

from types import ModuleType

from calculator.law.norms import appendix_norms, judgement, own, poverty_line, scp
from calculator.rules.rule import Rule, rules_in
from calculator.rules.variants import variant

OWN = "eigen"
NORMS: dict[str, ModuleType] = {
    "bijlage-2021": appendix_norms,
    "scp-nvmt": scp,
    "armoedegrens-2023": poverty_line,
    OWN: own,
}
ON_ACCOUNT = variant(
    rules_in(judgement),
    {"resterend_leefbudget_per_maand": "resterend_op_rekening_per_maand"},
    ("marge_per_maand", "genoeg_om_van_te_leven", "te_weinig_om_van_te_leven"),
    name="op_rekening",
    label="met wat nu binnenkomt",
)
NORM_RULES: dict[str, tuple[Rule, ...]] = {
    norm: (*rules_in(module), *rules_in(judgement), *ON_ACCOUNT) for norm, module in NORMS.items()
}
