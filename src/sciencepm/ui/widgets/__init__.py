"""Small painted and written parts that every place is made of."""
