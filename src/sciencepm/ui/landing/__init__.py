"""The way from a result into the product, and the data that stands in the way."""
