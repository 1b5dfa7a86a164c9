"""The parts of the place Balance: its charts, what a part is made of, options, and people by month."""
