"""The parts of the check of dates, one kind of disagreement a module."""
