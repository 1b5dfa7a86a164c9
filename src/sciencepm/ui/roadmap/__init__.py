"""The parts of the roadmap's page: the painted chart and what one does with it, its table, and its other forms."""
