"""Manuscripts in: the citations that a text holds."""
