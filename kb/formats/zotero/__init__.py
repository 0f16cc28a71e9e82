"""Zotero: items, RDF, ContextObjects (COinS) and the tags that its page readers know."""
