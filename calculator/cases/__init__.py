"""The case: what is asked, in which fields, and how a wrong value is refused."""
