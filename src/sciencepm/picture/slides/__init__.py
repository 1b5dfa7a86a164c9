"""Slides: one scene each, large enough to be read from the back of a room."""
