"""The parts of the composer: what is asked for, the pages, the checks, and what was issued."""
