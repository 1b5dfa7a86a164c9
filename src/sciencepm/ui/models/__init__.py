"""Item models: they read the portfolio and ask for changes, and never change it themselves."""
