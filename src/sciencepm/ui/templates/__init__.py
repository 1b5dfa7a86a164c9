"""Starting from what is ready-made: the choice of a plan for a project, and of the words of a decision point."""
