"""What projects are worth: the list of values, a value sheet with its figures, and what moves them."""
