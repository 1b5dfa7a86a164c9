"""The tab that tells what was changed in a project, and shows its plan as it was."""
