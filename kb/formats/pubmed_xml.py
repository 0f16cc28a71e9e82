"""PubMed's XML to records: each article, book or chapter as the lines that PubMed itself writes of it (.nbib)."""

from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from kb.domain.records import Record
from kb.errors import Problem
from kb.formats.crosswalks import crosswalk
from kb.formats.made_keys import KeyMaker
from kb.formats.ris import entry as ris
from kb.formats.tagged import of_pubmed
from kb.formats.xml_elements import elements
from kb.language.word_tables import pairs

_PATHS: Final = pairs(crosswalk("endnote")["pubmed xml"])
_PEOPLE: Final = ("AuthorList", "Book/AuthorList")
_IDENTIFIERS: Final = {"pmc": "PMC", "doi": "AID"}


def parse(stream: BinaryIO, name: str) -> Iterator[tuple[Record, int] | Problem]:
    """Yield (record, line) for each article or book, and a Problem where the file is no XML."""
    keys = KeyMaker()
    for element in elements(stream, ("PubmedArticle", "PubmedBookArticle"), name):
        if isinstance(element, Problem):
            yield element
            continue
        main = next(element.iterchildren("MedlineCitation", "BookDocument"), None)
        if main is not None:
            lines = [line for line in _lines(element, main) if line[1]]
            yield ris.record(ris.RisEntry(of_pubmed(lines)), keys.key), element.sourceline or 0


def _lines(element: Any, main: Any) -> Iterator[tuple[str, str]]:
    """Yield the tags of MEDLINE with what stands in the elements for them."""
    article = main if main.tag == "BookDocument" else main.find("Article")
    places = (main,) if article is None or article is main else (article, main)
    for path, tag in _PATHS.items():
        for node in (node for place in places for node in place.iterfind(path)):
            yield tag, _text(node)
    for place in places[:1]:
        yield from _of_parts(place)
        for path in _PEOPLE:
            for names in place.iterfind(path):
                of_book = path != "AuthorList" and place.find("ArticleTitle") is not None
                yield from _people(names, "BAU" if of_book else "FAU")
    for node in element.iterfind(".//ArticleIdList/ArticleId"):
        tag = _IDENTIFIERS.get(node.get("IdType", ""), "")
        if tag and node.getparent().getparent().tag != "Reference":  # which another work has that this one cites
            yield tag, f"{_text(node)} [doi]" if tag == "AID" else _text(node)


def _of_parts(article: Any) -> Iterator[tuple[str, str]]:
    """Yield what several elements say together: the date, the abstract, the pages, and the numbers with their kind."""
    date = [_text(part) for part in article.iterfind(".//PubDate/*")]
    yield "DP", ("-" if len(date) > 1 and date[1].isdecimal() else " ").join(date)
    parts = [(part.get("Label", ""), _text(part)) for part in article.iterfind("Abstract/AbstractText")]
    yield "AB", " ".join(f"{label}: {text}" if label else text for label, text in parts)
    ends = [_text(end) for end in article.iterfind("Pagination/*") if end.tag in ("StartPage", "EndPage")]
    yield "PG", article.findtext("Pagination/MedlinePgn") or "-".join(ends)
    for node in article.iterfind("ELocationID"):
        yield "LID", f"{_text(node)} [{node.get('EIdType', '')}]"


def _people(names: Any, tag: str) -> Iterator[tuple[str, str]]:
    """Yield the people and bodies of a list: its editors, or under `tag` its authors."""
    edited = names.get("Type") == "editors"
    for person in names.iterfind("Author"):
        parts = [_text(person.find(part)) for part in ("LastName", "ForeName", "Initials", "Suffix")]
        family, first, suffix = parts[0], parts[1] or parts[2], parts[3]
        name = ", ".join(filter(None, (family, f"{first} {suffix}".strip())))
        body = _text(person.find("CollectiveName"))
        if tag == "BAU" and not edited:
            yield tag, f"Container author: {body or f'{family} || {first}'}"
        elif body:
            yield ("FED" if edited else "CN"), f"{body}," if edited else body
        else:
            yield ("FED" if edited else tag), name
        for place in person.iterfind("AffiliationInfo/Affiliation"):
            yield "AD", _text(place)


def _text(node: Any) -> str:
    return " ".join("".join(node.itertext()).split()) if node is not None else ""
