"""Presenting: the audience's window, the presenter's window, and what the keys do."""
