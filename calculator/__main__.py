"""``python -m calculator``: the command line without a window."""

import sys

from calculator.cli import main

sys.exit(main())
