"""The parts of a project's plan: the strip of stages, its cards, and the panels in which everything is changed."""
