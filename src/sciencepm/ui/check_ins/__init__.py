"""The place of check-ins: who must hear what, and what is said to them."""
