"""Where one goes on typing: from a field to the next that must be filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from ui.form.descriptors import TYPE
from ui.form.record import Record, missing
from ui.form.row_lists import PERSONEN

if TYPE_CHECKING:
    from ui.form.making import Made
    from ui.form.more import More


def next_needed(made: Made, more: More, record: Record) -> QWidget | None:
    """Return the next input after the one in focus that must be filled in, or else the first; None when it is there."""
    entries = made.all()
    lacking = [entries[key].widget for key in missing(record) if key in entries]
    if record.composed:
        lacking += made.lists[PERSONEN.key].lacking(from_above=made.entries[TYPE].has_focus())
    focus = QApplication.focusWidget()
    order = list(made.in_order(more))
    here = next((place for place, widget in enumerate(order) if focus in (widget, widget.focusProxy())), -1)
    following = [widget for widget in order[here + 1 :] if widget in lacking]
    target = next(iter(following or lacking), None)
    return None if here >= 0 and target is order[here] else target
