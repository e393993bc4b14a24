"""The parts of the check of headlines."""
