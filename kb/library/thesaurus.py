"""The topics as SKOS (W3C Recommendation 2009): Turtle and JSON-LD."""

from kb.formats import skos
from kb.library.session import Library


def turtle(library: Library, base: str) -> str:
    """Return the thesaurus in Turtle; `base` is the address of the scheme, a topic's is `base/id`."""
    return skos.turtle(library.vocabulary.topics.values(), base)


def json_ld(library: Library, base: str) -> str:
    """Return the thesaurus in JSON-LD."""
    return skos.json_ld(library.vocabulary.topics.values(), base)
