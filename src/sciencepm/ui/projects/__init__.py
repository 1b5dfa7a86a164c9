"""The place of projects: its forms, what one chooses in it and what is done with several at once."""
