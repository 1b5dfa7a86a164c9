"""What one can do: each function takes a portfolio and what a person put in, and gives an edit."""
