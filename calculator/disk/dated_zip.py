"""A zip file in which every part has the same date: the clock of a machine may be wrong, and is nobody's business."""

from __future__ import annotations

from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_DATE = (1980, 1, 1, 0, 0, 0)  # the first day that a zip file knows


class DatedZip(ZipFile):
    """A compressed archive to write."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__(file, "w", ZIP_DEFLATED, strict_timestamps=False)

    def writestr(self, zinfo_or_arcname: Any, data: Any, *rest: Any, **named: Any) -> None:
        """Write one part."""
        part = zinfo_or_arcname
        if isinstance(part, str):
            part = ZipInfo(part, _DATE)
            part.compress_type = self.compression
        super().writestr(part, data, *rest, **named)
