"""Is it said so that an executive understands it, and is it honest?"""
