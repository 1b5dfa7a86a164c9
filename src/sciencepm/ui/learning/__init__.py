"""The place "Learning": what was tried, how the forecasts held, and results that go nowhere."""
