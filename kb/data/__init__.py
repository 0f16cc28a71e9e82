"""Controlled vocabularies, the collection's manuscript and the dated events: data files beside their readers."""
