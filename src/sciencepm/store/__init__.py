"""Where a portfolio is kept: the only room that knows SQLAlchemy and SQLite. Import it late: 0.2 s."""
