"""The batch run: a complex or a whole country, one household per row, by the same rules as one case.

``run`` turns a sheet (.xlsx, .csv or .parquet) into a sheet with the outcomes behind each row; :func:`compute` does the
same for a pandas DataFrame and can be used on the partitions of a cluster.
"""

from calculator.batch.columns import INPUT, OUTPUT, REQUIRED
from calculator.batch.table import compute

__all__ = ["INPUT", "OUTPUT", "REQUIRED", "compute"]
