"""How a portfolio leaves: documents, data, pictures; every file whole or absent."""
