"""Works as OpenAlex and Crossref send them are read like items of CSL-JSON."""

import json
from typing import Any

from kb.domain.records import Record
from kb.errors import Problem
from kb.formats import csljson
from tests.factories import split, stream
from tests.formats.one_record import names

OPENALEX: dict[str, Any] = {
    "id": "https://openalex.org/W7", "doi": "https://doi.org/10.1000/7", "title": "Oars &amp; <i>boats</i>",
    "publication_date": "2017-01-01", "language": "en", "type": "article",
    "abstract_inverted_index": {"are": [1], "Oars": [0]},
    "primary_location": {"landing_page_url": "https://x.kz/7", "source": {"display_name": "Letters of waters",
                         "type": "journal", "issn": ["1884-9466"], "host_organization_name": "Fluss"}},
    "authorships": [{"author": {"display_name": "Tom van der Penn"}, "raw_author_name": "Tom van der Penn"},
                    {"author": {"display_name": "Ann K. Bor"}, "raw_author_name": "Bor, Ann K."}],
    "biblio": {"volume": "5", "issue": None, "first_page": "3", "last_page": "9"}, "ids": {"pmid": "https://x.org/12"},
}  # fmt: skip
CROSSREF: dict[str, Any] = {
    "type": "journal-article", "title": ["Oars"], "subtitle": ["A survey"], "container-title": ["Letters of waters"],
    "short-container-title": ["Lett. Wat."], "publisher-location": "Bremen", "issued": {"date-parts": [[None]]},
    "published-print": {"date-parts": [[2006, 3]]}, "ISBN": ["http://id.crossref.org/isbn/9783161484100"],
    "abstract": "<jats:title>Abstract</jats:title><jats:p>On <jats:italic>oars</jats:italic>.</jats:p>",
    "reference": [{"author": "Olc", "year": "1987"}], "is-referenced-by-count": 2, "article-number": "e7",
    "edition-number": "2", "DOI": "10.1000/8",
}  # fmt: skip


def works(sent: object) -> tuple[list[Record], list[Problem]]:
    found, problems = split(csljson.parse(stream(json.dumps(sent)), "a.json"))
    return [known for known, _line in found], problems


def test_openalex() -> None:
    [article], problems = works({"meta": {"count": 1}, "results": [OPENALEX]})
    title = article.title()
    assert (article.type, title and title.value) == ("article-journal", "Oars & <i>boats</i>")
    assert names(article) == ["author: van der Penn, Tom", "author: Bor, Ann K."]
    wanted = {"container-title": "Letters of waters", "publisher": "Fluss", "volume": "5", "page": "3–9", "PMID": "12",
              "DOI": "10.1000/7", "URL": "https://x.kz/7", "abstract": "Oars are", "x-openalex": "W7"}  # fmt: skip
    assert {name: article.fields.get(name) for name in wanted} == wanted
    assert (article.issued and article.issued.text, "issue" in article.fields) == ("2017", False)
    assert [problem.check for problem in problems] == ["no-key"]


def test_a_work_of_openalex_with_nothing_but_a_title() -> None:
    bare: dict[str, Any] = dict.fromkeys(OPENALEX) | {"id": OPENALEX["id"], "title": "Oars", "authorships": []}
    [work], _problems = works([bare])
    assert (work.type, work.contributors, set(work.fields)) == ("document", (), {"x-openalex"})


def test_crossref() -> None:
    [article], problems = works({"message": {"items": [CROSSREF]}})
    title = article.title()
    assert title and title.value == "Oars: A survey"
    wanted = {"container-title": "Letters of waters",
              "container-title-short": "Lett. Wat.", "publisher-place": "Bremen",
              "abstract": "Abstract On <i>oars</i>.", "ISBN": "9783161484100",
              "number": "e7", "edition": "2"}  # fmt: skip
    assert {name: article.fields.get(name) for name in wanted} == wanted
    assert (article.issued and article.issued.text, [problem.check for problem in problems]) == ("2006-03", ["no-key"])


def test_two_hosts_of_a_chapter_are_the_series_and_the_book() -> None:
    sent = CROSSREF | {"type": "book-chapter", "container-title": ["Boats", "The book of oars"]}
    [chapter], _problems = works(sent)
    assert (chapter.fields["collection-title"], chapter.fields["container-title"]) == ("Boats", "The book of oars")
