"""What catalogues say of a part and of its host: the house, the pages, the people; and whose role a word names."""

from kb.domain.records import Record
from tests.formats.one_record import names
from tests.formats.test_catalogue_files import in_marc, main_title, values, xml

HOST = """<relatedItem type="host"><titleInfo><title>Lore of boats</title></titleInfo>
<name type="personal"><namePart>Mast, Una</namePart><role><roleTerm type="code">edt</roleTerm></role></name>
<name type="personal"><namePart>Helm, Vera</namePart></name>
<originInfo><place><placeTerm type="code">gw</placeTerm></place><place><placeTerm>Kiel</placeTerm></place>
<publisher>Fluss</publisher><edition>New ed.</edition><dateIssued point="start">2001</dateIssued>
<dateIssued point="end">2003</dateIssued></originInfo>
<part><detail type="volume"><number>vol. 4</number></detail><extent unit="page"><list>pp. 6-9</list></extent></part>
</relatedItem>"""


def mods(inside: str) -> Record:
    [known] = xml(
        f'<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>Oars.</title></titleInfo>{inside}</mods>'
    )
    return known


def test_the_host_of_mods_gives_its_part_people_house_edition_and_years() -> None:
    known = mods(HOST)
    assert sorted(names(known)) == ["container-author: Helm, Vera", "editor: Mast, Una"]
    assert values(known, "container-title", "publisher-place", "publisher", "edition", "volume", "page") == (
        "Lore of boats", "Kiel", "Fluss", "New ed.", "4", "6-9")  # fmt: skip
    assert known.issued
    assert known.issued.text == "2001/2003"


def test_who_gave_the_degree_publishes_a_thesis_and_an_address_is_no_number_of_ours() -> None:
    known = mods(
        """<name type="corporate"><namePart>Orda University</namePart><role><roleTerm type="code">dgg</roleTerm></role>
        </name><genre>thesis</genre><identifier type="uri">https://x.kz/9</identifier>"""
    )
    assert (known.type, names(known), *values(known, "publisher", "URL")) == (
        "thesis", [], "Orda University", "https://x.kz/9")  # fmt: skip


def test_the_number_of_a_part_stands_before_its_name() -> None:
    known = in_marc(("245", "$aBulletin.$nSeries B,$pRivers /$cOrda."))
    assert main_title(known) == "Bulletin. Series B, Rivers"
    known = mods("<titleInfo><title>Keels</title><partNumber>Part 2</partNumber></titleInfo>")
    assert main_title(known) == "Oars."
    known = xml(
        """<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>Keels</title><partNumber>Part 2</partNumber>
        <partName>Masts</partName></titleInfo></mods>"""
    )[0]
    assert main_title(known) == "Keels. Part 2, Masts"


def test_the_host_of_marc_gives_place_house_and_pages() -> None:
    for imprint, wanted in (("Kiel : Fluss, 1990", ("Kiel", "Fluss")), ("Kiel, c1990", ("Kiel", None))):
        known = in_marc(
            ("245", "$aOars"), ("773", f"$tLore of boats / hrsg. von U. Mast$d{imprint}$gSeiten 6-9$z9783161484100"),
            leader="naa",
        )  # fmt: skip
        assert (known.type, *values(known, "publisher-place", "publisher", "page")) == ("chapter", *wanted, "6–9")
        assert known.issued
        assert known.issued.text == "1990"
    known = in_marc(("245", "$aOars"), ("773", "$tLetters$x1884-9466$q5:2<67"), leader="nab")
    assert values(known, "volume", "issue", "page") == ("5", "2", "67")


def test_who_is_added_with_a_word_that_is_no_author_s_is_no_author() -> None:
    known = in_marc(
        ("100", "$aPenn, Tom,$eVerfasser."), ("245", "$aOars"), ("700", "$aBor, Ann,$etr."),
        ("700", "$aHull, Eve,$ewriter of afterword."), ("700", "$aTau, E.$4http://id.loc.gov/vocabulary/relators/edt"),
        ("700", "$aSay, Kim,$cJr.,$d1950-"),
    )  # fmt: skip
    assert sorted(names(known)) == [
        "author: Penn, Tom", "author: Say, Kim, Jr.", "contributor: Hull, Eve", "editor: Tau, E.",
        "translator: Bor, Ann",
    ]  # fmt: skip


def test_a_report_has_the_number_and_the_day_that_its_body_gave() -> None:
    known = in_marc(
        ("008", "160101s2015    sz o f000 0 kaz d"), ("110", "$aBoard of Waters."), ("245", "$aState of the fords."),
        ("086", "$aBW/12/7"), ("490", "$aFords ;$vno. 12"), ("264", "$aOmsk :$bBW,$c4 May 2015."),
    )  # fmt: skip
    assert (known.type, known.language, known.issued and known.issued.text) == ("report", "kk", "2015-05-04")
    assert values(known, "number", "collection-title", "collection-number") == ("BW/12/7", "Fords", "12")
