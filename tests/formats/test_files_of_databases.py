"""Files as databases and programs save them: tables of Web of Science and Scopus, YAML of pandoc."""

import pytest

from kb.domain.records import Record
from kb.errors import Problem
from kb.library import importing

YAML = """---
references:
- id: moldabek2011
  type: article-journal
  author: Moldabek, Dana and Orr, Liam
  title: 'Bridges: the *lex pontis*'
  volume: 010
  page: 7--12
  issued: 2011-04-09
...
"""
ROWS = (
    "PT\tAU\tBA\tAF\tBF\tCA\tED\tTI\tSO\tPY\tVL\tBP\tEP\n"
    "J\tMoldabek, D; Orr, L\t\tMoldabek, Dana; Orr, Liam\t\tBridge Union\t\tOn bridges\tRIVER LAW\t2011\t4\t7\t12\n"
    "B\tOrr, L\tOrr, L\t\tOrr, Liam\t\tSato, M\tFords\tFords\t2012\t\t\t\n"
)
SCOPUS = (
    '"Authors","Author full names","Title","Year","Source title","Document Type","Source"\n'
    '"Orr L.","Orr, Liam (571)","On fords; [О бродах]","2012","River Law","Article","Scopus"\n'
)


def read(name: str, text: str) -> tuple[list[Record], list[Problem]]:
    items = list(importing.read_bytes(text.encode(), name))
    records = [item.record for item in items if not isinstance(item, Problem)]
    return records, [item for item in items if isinstance(item, Problem)]


def people(record: Record, role: str = "author") -> list[str]:
    return [person.inverted for person in record.contributors_as(role)]


def test_yaml_of_pandoc_is_read_as_it_is_typed() -> None:
    records, problems = read("list.yaml", YAML)
    (work,) = records
    assert (work.citekey, work.title_text, people(work)) == (
        "moldabek2011",
        "Bridges: the <i>lex pontis</i>",
        ["Moldabek, Dana", "Orr, Liam"],
    )
    assert (work.fields["volume"], work.fields["page"], work.issued and work.issued.text, problems) == (
        "010",
        "7–12",
        "2011-04-09",
        [],
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [("references:\n- id: a\n  title: 'open\n", 4), ("references:\n- &a {id: a, title: b}\n- *a\n", 3)],
)
def test_yaml_that_breaks_off_or_points_back_is_told_with_its_line(text: str, line: int) -> None:
    records, problems = read("list.yml", text)
    assert (records, [problem.check for problem in problems], problems[0].line) == ([], ["syntax"], line)


def test_a_table_of_web_of_science_under_txt_is_read_like_its_tags() -> None:
    article, book = read("savedrecs.txt", "\ufeff" + ROWS)[0]
    assert people(article) == ["Moldabek, Dana", "Orr, Liam", "Bridge Union"]
    assert (article.fields["page"], article.type, book.type) == ("7–12", "article-journal", "book")
    assert (people(book), people(book, "editor")) == (["Orr, Liam"], ["Sato, M"])


def test_full_names_and_journal_of_scopus_come_before_the_short_ones_and_the_database() -> None:
    (work,) = read("scopus.csv", SCOPUS)[0]
    assert (people(work), work.fields["container-title"]) == (["Orr, Liam"], "River Law")
    assert (work.title_text, work.fields["x-title"]) == ("On fords", "О бродах")
    assert work.fields["x-authors"] == "Orr L."


def test_items_by_their_ids_are_items() -> None:
    records, problems = read("a.json", '{"items": {"a": {"id": "a", "type": "book", "title": "Fords"}}}')
    assert ([record.title_text for record in records], problems) == (["Fords"], [])


def test_the_older_ending_of_web_of_science() -> None:
    records = read(
        "old.isi", "FN ISI Export Format\nVR 1.0\nPT J\nED Sato, M\n   Orr, L\nTI Fords\nSO RIVER LAW\nER\n"
    )[0]
    assert people(records[0], "editor") == ["Sato, M", "Orr, L"]


def test_a_journal_named_by_a_command_of_astronomers_is_kept() -> None:
    (work,) = read("ads.bib", "@article{a, title = {Fords}, journal = {\\mnras}, year = 2011}")[0]
    assert work.fields["container-title"] == "Monthly Notices of the Royal Astronomical Society"


@pytest.mark.parametrize("said", ["Book Review", "book-review"])
def test_a_review_of_a_book_is_none_of_the_articles(said: str) -> None:
    (work,) = read("a.ris", f"TY  - JOUR\nTI  - Fords\nM3  - {said}\nT2  - River Law\nPY  - 2011\nER  - \n")[0]
    assert (work.type, work.fields["container-title"]) == ("review-book", "River Law")


def test_the_court_of_a_case_in_a_table_is_who_decided_it() -> None:
    (work,) = read("a.csv", '"Item Type","Title","Court"\n"case","Orr v. Sato","Court of Fords"\n')[0]
    assert work.fields["authority"] == "Court of Fords"


def test_a_journal_that_is_named_in_full_and_in_short_has_both() -> None:
    (work,) = read("zb.bib", "@article{a, title={Fords}, fjournal={River Law}, journal={Riv. L.}, year=2011}")[0]
    assert (work.fields["container-title"], work.fields["container-title-short"]) == ("River Law", "Riv. L.")
