"""Copydesk inside content systems."""
