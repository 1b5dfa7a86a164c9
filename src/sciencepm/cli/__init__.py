"""The command line: every verb runs without the window, and without a verb the window opens."""

from sciencepm.cli.command_line import main

__all__ = ["main"]
