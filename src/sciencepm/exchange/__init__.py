"""Portfolios that come from elsewhere: the sample that is shipped with the program."""
