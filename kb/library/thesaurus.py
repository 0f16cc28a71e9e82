"""The topics as SKOS (W3C Recommendation 2009), in the register's formats for it."""

from kb.domain.formats import Format
from kb.library import formats
from kb.library.session import Library


def text(library: Library, form: Format, base: str) -> str:
    """Return the thesaurus in a format; `base` is the address of the scheme, a topic's is `base/id`."""
    return formats.write_topics(form, library.vocabulary.topics.values(), base)
