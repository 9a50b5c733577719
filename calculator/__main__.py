"""``python -m calculator``: the command line without a window."""

import sys

from calculator.cli import main
from calculator.process import load_little

load_little()
sys.exit(main())
