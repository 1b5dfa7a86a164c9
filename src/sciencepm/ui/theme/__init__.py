"""How it looks: colours, type, spacing and icons, from one set of tokens."""
