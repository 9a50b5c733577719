"""Runs first in a bundle without the batch: says so, instead of failing, where a whole complex is asked for."""

import sys
from importlib.abc import MetaPathFinder

MESSAGE = "Deze uitvoering van Leefbudget rekent geen heel complex door. Dat kan met de uitvoering met batch."


class WithoutBatch(MetaPathFinder):
    """Answers for what was left out; the command line and the window tell the user what an OSError says."""

    def find_spec(self, fullname: str, *_: object) -> None:
        """Refuse the packages that were left out, and leave the others to the finders behind."""
        if fullname in {"calculator.batch", "ui.complex"}:
            raise OSError(MESSAGE)


sys.meta_path.insert(0, WithoutBatch())
