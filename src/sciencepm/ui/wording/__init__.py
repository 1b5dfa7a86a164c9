"""Remarks on wording in the window: marked while typing, offered below the field, and listed."""
