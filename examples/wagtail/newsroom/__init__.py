"""A newsroom's site in one small application."""
