"""Loaded by what :mod:`tests.calculator.batch.within` copies: by then the rules of the rows are translated."""

import pandas as pd

from calculator.batch import compute
from tests.calculator.batch.sheet_files import ROWS

compute(pd.DataFrame(ROWS).astype(str))
