"""What a portfolio means: pure functions of its records and a day."""
