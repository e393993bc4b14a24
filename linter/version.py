"""The version, where every part can see it without importing the others."""

__version__ = "0.1.0"
