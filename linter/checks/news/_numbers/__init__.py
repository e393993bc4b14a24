"""The parts of the check of numbers, one kind of disagreement a module."""
