"""What a question states and an answer bears: numbers of a series, ordinals, years, months, kinds of acts, places."""

from collections.abc import Sequence

import pytest

from kb.domain.vocabulary import Concept
from kb.language.number_words import ordinal_of, roman, roman_value
from kb.search.demands import DemandReader
from kb.search.index import Index
from kb.search.index_values import PageOptions, SearchDocument, SearchPage
from kb.search.label_index import LabelIndex


def record(
    key: str, title: str, kind: str = "", year: int | None = None, dates: Sequence[str] = (), note: str = "",
    parties: str = "",
) -> SearchDocument:  # fmt: skip
    type_ = "treaty" if kind in ("agreement", "protocol") else "legislation" if kind else "book"
    notes = (("en", note),) if note else ()
    return SearchDocument(
        key, (("en", title),), notes=notes, type=type_, kind=kind, year_from=year, year_to=year, dates=tuple(dates),
        parties=tuple((code,) for code in parties.split()),
    )  # fmt: skip


RECORDS = (
    record("probe-2", "Agreement on the launch of the probe MARSON-2", "agreement", 2004, ["2004-06-07"]),
    record("probe", "Agreement on the probe Marson", "agreement", 2001),
    record("lock", "Agreement on the third lock of the Lenner canal", "agreement", 1999, ["1999-05"]),
    record("board", "Protocol of the VI session of the herring board", "protocol", 1988),
    record("plan", "Plan of forestry for 2005-2008", "plan", 2004),
    record("charts", "Law on sea charts", "law", 2010, note="In place of the law of 1992"),
    record("amber", "Agreement on the trade in amber", "agreement", 1995),
    record("amber-note", "Amber in the north", year=1970, note="Of a survey of 1961"),
    record("herring", "Convention on the herring fishery", "agreement", 1960, parties="SYL RUR ALB"),
    record("whales", "Agreement on whales", "agreement", 1961, parties="ALB BRA"),
    record("whales-change", "Protocol on changes to the Agreement on whales", "protocol", 1962, parties="ALB BRA"),
    record("pilots", "Resolution on harbour pilots", "resolution", 1992)._replace(identifiers=("number:1764",)),
    record("academy", "Agreement on the academy of Ostby in the valley", "agreement", 1991),
    record("towns", "Agreement of Ostby and Vestby on ferries", "agreement", 2003),
    *(record(f"far-{number}", f"Report on wool, part {number}") for number in range(60)),
)
INDEX = Index.in_memory(RECORDS)
NAMES = LabelIndex(
    kinds={kind: kind for kind in ("agreement", "protocol", "plan", "law", "charter", "decree", "resolution")}
    | {"план": "plan"},
    called={"Ostby": "ostby", "Vestby": "vestby", "Sorby": "sorby", "amber charter": "amber-trade"},
    parties={"Sylvania": "SYL", "Albia": "ALB", "Ruritania": "RUR"},
    concepts={
        **{its.lower(): Concept(its.lower(), (its,), place=True) for its in ("Ostby", "Vestby", "Sorby")},
        "amber-trade": Concept("amber-trade", ("trade in amber",)),
    },
)


def page(question: str) -> SearchPage:
    return INDEX.search(question, options=PageOptions(limit=5), vocabulary=NAMES)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("launch of the probe Marson-2", "found"),
        ("launch of the probe Марсон-2", "found"),  # in another script
        ("launch of the probe Marson-3", "near"),
        ("launch of the probe Марсон-4", "near"),
        ("third lock of the Lenner canal", "found"),
        ("3rd lock of the Lenner canal", "found"),
        ("fourth lock of the Lenner canal", "near"),
        ("4th lock of the Lenner canal", "near"),
        ("first lock of the Lenner canal", "found"),  # no text says so
        ("sixth session of the herring board", "found"),
        ("VI session of the herring board", "found"),
        ("IX session of the herring board", "near"),
        ("plan of forestry 2005-2008", "found"),
        ("plan of forestry 2001-2004", "near"),
        ("forestry for 2001-2004", "near"),
        ("forestry 2001-2004", "found"),  # no more than a period, in which it was done
        ("plan of forestry 2006", "found"),  # one of its years
        ("plan of forestry 2011", "near"),
        ("law on sea charts 2010", "found"),
        ("law on sea charts 1961", "near"),
        ("amber survey of 1961", "found"),  # what is said of it
        ("amber survey of 1988", "near"),
        ("agreement on the lock of the canal May 1999", "found"),
        ("agreement on the lock of the canal June 2004", "near"),
        ("law on the trade in amber", "near"),
        ("agreement on the trade in amber", "found"),
        ("protocol on the trade in amber", "near"),
        ("law or agreement on the trade in amber", "found"),
        ("amber charter", "found"),  # what the agreement is called, and no charter
        ("ferries of Ostby and Vestby", "found"),
        ("ferries of Ostby and Sorby", "near"),
        ("ferries of Ostby", "found"),
        ("Ostby academy in the valley, agreement open for Sorby", "found"),  # places that are no pair
        ("bilateral agreement with Sylvania", "near"),  # one among many
        ("agreement of Sylvania and Ruritania", "found"),  # two of the many
        ("agreement with Sylvania", "found"),
        ("bilateral agreement with Albia", "found"),
        ("amendments to the agreement on whales", "found"),
        ("amendments to the convention on the herring fishery of Sylvania", "near"),  # nothing changed it
        ("decree on harbour pilots", "found"),  # what people take for a resolution
        ("law on harbour pilots", "near"),
        ("resolution 1764", "found"),  # its number, and no year
        ("order 1766 on harbour pilots", "near"),
    ],
)
def test_what_bears_another_number_year_or_kind_is_near(question: str, expected: str) -> None:
    assert page(question).understood.answer == expected


def test_what_is_near_says_what_it_lacks() -> None:
    hits = {hit.key: hit.lacks for hit in page("launch of the probe Marson-3").hits}
    assert hits["probe-2"] == ("Marson-3",)
    assert page("plan of forestry 2001-2004").hits[0].lacks == ("2001-2004",)


def test_a_year_is_found_in_the_spans_of_titles() -> None:
    assert "plan" in [hit.key for hit in page("2006").hits]
    assert "plan" not in [hit.key for hit in page("2009").hits]


def test_ordinals_are_told_from_cardinals() -> None:
    said = ("второго", "третьей", "екінші", "төртінші", "second", "ninth", "шестая", "two", "три", "төрт", "табл")
    assert list(map(ordinal_of, said)) == [2, 3, 2, 4, 2, 9, 6, 0, 0, 0, 0]


def test_roman_numerals_are_read_as_they_are_written() -> None:
    assert [roman_value(roman(number)) for number in range(2, 40)] == [*range(2, 40)]
    assert list(map(roman_value, ("I", "IIX", "VIIII", "ivy", "XL", "M"))) == [0] * 6


@pytest.mark.parametrize(
    "words",
    [
        "поправки к", "поправок", "amending", "Amendment", "түзетулер", "протокол о внесении изменений",
        "протоколы об изменении", "изменения и дополнения в", "changes to", "supplement to", "неше рет өзгерді",
        "what changed", "which papers modified", "what supplemented", "чем дополнили", "сколько раз менялась",
        "какими актами изменили", "каким законом дополнялось", "сколько протоколов изменяли", "how many papers changed",
        "неше хаттама өзгертті", "қандай құжат толықтырды",
    ],
)  # fmt: skip
def test_each_way_of_asking_what_amends_a_document_is_read(words: str) -> None:
    text = f"{words} соглашение"
    demands = INDEX.answer(
        lambda state: state.settled(lambda counts: DemandReader(counts, NAMES).demands(text, text, ()))
    )
    assert [demand.leading for demand in demands if demand.leading] == ["rests_on"]


@pytest.mark.parametrize(("year", "lacks"), [(1731, False), (1931, True)])
def test_a_century_is_its_years(year: int, lacks: bool) -> None:
    """A record of 1731 says no "eighteenth"; one of 1931 is of another century: that is what it lacks, told last."""
    book = record("book", "Charter for the nomads", year=year)
    page = Index.in_memory((book, *RECORDS)).search("nomads of the eighteenth century", vocabulary=LabelIndex())
    hit = next(hit for hit in page.hits if hit.key == "book")
    assert (hit.lacks[-1] == "eighteenth") is lacks
