"""Identifiers as other programs write them, brought to the plain form."""

import re
from collections.abc import Iterator, Mapping

_DOI = re.compile(r"(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s*|doi\s+)(?=10\.)", re.IGNORECASE)
_DOI_FORM = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*://|www\.)[^\s/.]+(?:\.[^\s/]+|:\d+|/)", re.IGNORECASE)
_SITE = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}(?::\d+)?(?:[/?#]\S*)?")
_FILE = re.compile(r"[^/]+\.(?:pdf|docx?|rtf|txt|html?|epub|djvu|odt|xlsx?|pptx?)", re.IGNORECASE)


def doi(text: str) -> str:
    """Return a DOI without the address or label before it and the sign after: doi:10.1000/1. is 10.1000/1."""
    plain = _DOI.sub("", text, count=1) if _DOI.match(text) else text
    return plain.rstrip(".,;") if plain.startswith("10.") else plain


def is_doi(text: str) -> bool:
    """Return whether a text has the form of a DOI."""
    return bool(_DOI_FORM.fullmatch(doi(text)))


def is_address(text: str) -> bool:
    """Return whether a text is an address on the web, with its protocol or without (www.gov.kz, inform.kz/a)."""
    return bool(_ADDRESS.match(text.strip()) or (_SITE.fullmatch(text.strip()) and not _FILE.fullmatch(text.strip())))


def wrong(fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield (variable, value) of each ISBN and ISSN that is none or has a wrong check digit, and of an unfit DOI."""
    for variable, is_right in (("ISBN", _is_isbn), ("ISSN", _is_issn)):
        text = fields.get(variable, "")
        numbers = _numbers(text)
        if text.strip() and not numbers:
            yield variable, text
        for number in numbers:
            if not is_right(number):
                yield variable, number
    address = fields.get("DOI", "")
    if address and not is_doi(address):
        yield "DOI", address


def _numbers(text: str) -> list[str]:
    """Return the standard numbers of a field, which may hold several with words between them."""
    return [part for part in re.findall(r"[0-9][0-9XxХх -]*[0-9XxХх]", text) if len(re.sub(r"\D", "", part)) > 5]


def _is_isbn(text: str) -> bool:
    digits = _digits(text)
    if len(digits) == 13:
        return 10 not in digits and sum(digit * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0
    return _is_checked(digits, 10)


def _is_issn(text: str) -> bool:
    return _is_checked(_digits(text), 8)


def _digits(text: str) -> list[int]:
    return [10 if sign in "xх" else int(sign) for sign in re.sub(r"[\s-]", "", text.casefold())]


def _is_checked(digits: list[int], length: int) -> bool:
    """Return whether the last of so many digits is the check digit of the others (modulo 11, X for 10)."""
    weighed = sum(digit * weight for digit, weight in zip(digits, range(length, 0, -1), strict=False))
    return len(digits) == length and 10 not in digits[:-1] and weighed % 11 == 0
