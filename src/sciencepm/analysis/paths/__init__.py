"""Where the paths of plans lead: sums of what is not certain on a one-day grid, stop rules applied at each question."""
