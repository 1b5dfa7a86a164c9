"""The thirteen value sheets of domain.md, section 5, as data, one module each family."""
