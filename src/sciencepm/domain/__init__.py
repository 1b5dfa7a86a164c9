"""What a portfolio is: frozen records, the immutable portfolio snapshot, and edits between two of them."""
