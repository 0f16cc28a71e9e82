"""Entries of the German form: names in full before a colon, the host after "In:", the imprint at the end."""

import pytest

from kb.manuscript.reference_list.works import read_list
from tests.manuscript.listed import fields, read


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Berg, Otto: Das Leben am Aralsee. Leipzig: Insel, 1974.",
         {"type": "book", "author": "Berg|Otto", "title": "Das Leben am Aralsee", "publisher-place": "Leipzig",
          "publisher": "Insel", "issued": "1974"}),
        ("Sommer, Ida / Winter, Karl Friedrich: Wege durch die Steppe. 3., erw. Aufl. Köln: Böhlau, 2009. 288 S.",
         {"author": "Sommer|Ida", "title": "Wege durch die Steppe", "edition": "3., erw. Aufl.",
          "publisher": "Böhlau", "number-of-pages": "288"}),
        ("Winter, Karl (Hrsg.): Flüsse und Völker. Wien 1931.",
         {"type": "book", "editor": "Winter|Karl", "title": "Flüsse und Völker", "publisher-place": "Wien",
          "issued": "1931"}),
        ("Berg, Otto: Die Fähren. In: Osteuropa 51 (2001), H. 4, S. 33–41.",
         {"type": "article-journal", "author": "Berg|Otto", "title": "Die Fähren", "container-title": "Osteuropa",
          "volume": "51", "issue": "4", "issued": "2001", "page": "33-41"}),
        ("Berg, Otto: Der Damm. In: Sommer, Ida (Hg.): Bauten am Fluss. Bonn: Rhein, 2005, S. 7–19.",
         {"type": "chapter", "author": "Berg|Otto", "title": "Der Damm", "container-title": "Bauten am Fluss",
          "editor": "Sommer|Ida", "publisher-place": "Bonn", "page": "7-19"}),
        ("Berg, Otto: Recht der Ströme. Jena: Saale, 1988. 140 S. (Schriften zum Wasser; Bd. 6).",
         {"collection-title": "Schriften zum Wasser", "collection-number": "6", "number-of-pages": "140"}),
    ],
)  # fmt: skip
def test_german_entries(line: str, expected: dict[str, str]) -> None:
    work = read(line)
    told = fields(line)
    assert {name: told.get(name) for name in expected} == expected
    assert (work.language, work.rest) == ("de", ())


@pytest.mark.parametrize(
    "line", ["Platon, Sokrates: A Dialogue. London: Reed, 1999.", "Гоголь, Пушкин: спор. М., 1999."]
)
def test_two_names_in_a_title_are_no_author(line: str) -> None:
    assert not read_list(line).works[0].value("author")
