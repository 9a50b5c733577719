"""What the program says, as data: one file per language with sentences that have named holes."""

from calculator.words.messages import LANGUAGES, Message, day_in, label_of, read_aloud, say, tell

__all__ = ["LANGUAGES", "Message", "day_in", "label_of", "read_aloud", "say", "tell"]
