"""SciencePM: portfolios of science and machine-learning work for the people who manage them."""

__version__ = "0.1.0"
