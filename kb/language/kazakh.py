"""A stub until the stemmer stands."""


def kazakh_stem(word: str) -> str:
    """Give the stem of a folded Kazakh word."""
    return word
