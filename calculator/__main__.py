"""``python -m calculator``: the command line without a window."""

import sys

from calculator.cli import main
from calculator.process import do_without_pandas

do_without_pandas()
sys.exit(main())
