"""The form: what is asked, and the record of what was answered."""
