"""Who and what a story names, and how: the parts of the subject ``names``."""
