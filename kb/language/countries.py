"""The names of all countries in our languages, as the Common Locale Data Repository writes them."""

from collections.abc import Iterator

from kb.domain.languages import LANGUAGES

_SHORTEST = 5  # letters of a name: shorter ones are, without their endings, other words as well
_ALPHA3 = 3


def country_names() -> Iterator[tuple[str, str]]:
    """Yield (name, ISO 3166-1 alpha-3 code); a part that tells two countries apart is left out (Congo - Kinshasa)."""
    from babel.core import Locale, get_global  # noqa: PLC0415 - as kb.library.quick_open explains

    alpha3 = {alpha2[0]: code for code, alpha2 in get_global("territory_aliases").items() if code.isalpha()}
    for lang in LANGUAGES:
        for alpha2, name in Locale.parse(lang).territories.items():
            code, short = alpha3.get(alpha2, ""), name.partition(" - ")[0].partition(" (")[0]
            if len(code) == _ALPHA3 and len(short) >= _SHORTEST:
                yield short, code
