"""Copydesk in Wagtail 8: findings under each field and StreamField block, a panel, and a gate before publication.

Add ``"linter.surfaces.integrations.wagtail"`` to ``INSTALLED_APPS``; ``settings.COPYDESK`` holds what ``_desk.Options`` has.
"""
