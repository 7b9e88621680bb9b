"""The coaches' pages: they find, read, annotate and learn from the conversations that leaders shared."""
