"""How it is seen: the window, its places, and everything that knows Qt."""
