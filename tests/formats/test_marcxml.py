"""MARC 21 in MARCXML: every field is well formed, and our own reader of MARC finds in it what the record says."""

import re
from collections.abc import Iterable
from itertools import pairwise

import pytest
from lxml import etree

from kb.domain import edtf
from kb.domain.chronology import issued
from kb.domain.languages import LANGUAGES
from kb.domain.records import Party, Record
from kb.domain.treaty_facts import AuthenticText
from kb.formats import marcxml
from kb.formats.zotero import item
from tests.factories import body, person, record, signed, title
from tests.formats.test_marc import marc, read
from tests.interchange.test_collection import collection

MARC = f"{{{marcxml.NAMESPACE}}}"
LEADER = re.compile(r"00000n[acegjkmt][abcms] a2200000uc 4500")
FIELD_008 = re.compile(r"000000(?:e\d{8}|e\d{6}  |s\d{4}    |[mq][\du]{8}|nu{8})[a-z]{2}[a-z ]\|{17}[a-z]{3} d")

BOOK = record(
    "lugov2005", type="book", language="ru", issued="2005", titles=[title("Реки степи : очерк истории", "ru")],
    contributors=[person("Лугов", "Олег Ильич"), person("Бор", "А. Н.", "editor"), person("Сай", "С. Т.", "compiler"),
                  person("Кен", "Т.", "recipient"), person("Тау", "Е.", "narrator"), body("Институт вод", "editor")],
    fields={"publisher": "Дала", "publisher-place": "Омск", "number-of-pages": "235", "edition": "2-е изд., доп.",
            "collection-title": "Труды степи", "collection-number": "4", "ISBN": "978-3-16-148410-0",
            "keyword": "Реки, Степь", "DOI": "10.1000/182", "URL": "https://dala.kz/a?b=1&c=2", "abstract": "О реках."},
)  # fmt: skip
PARTS = [
    record("penn2014", type="article-journal", language="en", issued="2014-05", titles=[title("Lower Orda", "en")],
           contributors=[person("Penn", "Tom")],
           fields={"container-title": "Letters of waters", "volume": "5", "issue": "2", "page": "67–89",
                   "ISSN": "1884-9466"}),
    record("bor2001", type="chapter", language="kk", issued="2001", titles=[title("Өзендер", "kk")],
           contributors=[person("Бор", "Ә. Н.")],
           fields={"container-title": "Дала жинағы", "page": "12–15", "ISBN": "978-3-16-148410-0"}),
    record("sai1999", type="article-newspaper", language="ru", issued="1999-04-07", titles=[title("Паводок", "ru")],
           fields={"container-title": "Вести степи", "issue": "81"}),
]  # fmt: skip
OTHERS = [
    record(f"work-{kind}", type=kind, language="kk", issued="2011", titles=[title("Дала", "kk")],
           contributors=[person("Көлбай", "Әлия")], fields={"publisher": "Қайнар"})
    for kind in ("map", "manuscript", "software", "periodical", "report", "pamphlet")
] + [
    record("thesis", type="thesis", language="ru", issued="2001-02-03", titles=[title("Степь", "ru")],
           contributors=[person("Ветров", "А. Б.")], fields={"genre": "дис. … канд. ист. наук", "publisher": "КазНУ"}),
    record("doubtful", type="book", language="fr", issued="2001?", titles=[title("Les eaux", "fr", "supplied")]),
    record("decade", type="book", language="de", issued="199X", titles=[title("Wasser", "de")]),
    record("years", type="book", language="uz", issued="2001/2005", titles=[title("Suv", "uz")]),
]  # fmt: skip
TREATY = record(
    "kz-ru-waters-1992", type="treaty", kind="agreement", language="ru", issued="1992-05-25",
    titles=[title("Соглашение о водах", "ru"), title("Су туралы келісім", "kk"), title("On waters", "en", "supplied")],
    parties=(Party("KAZ", "state"), Party("RUS", "state"), Party("DDR", "state"), Party("CIS", "organisation")),
    actions=[signed("1992-05-25", place="Омск")], authentic_texts=(AuthenticText("kk"), AuthenticText("ru")),
    fields={"number": "17-Ф"},
)  # fmt: skip
KINDS_READ = {"article-newspaper": "article-journal", "periodical": "periodical", "report": "book", "pamphlet": "book"}


def written(records: Iterable[Record]) -> list[etree._Element]:
    return etree.fromstring("".join(marcxml.dump(records)).encode()).findall(f"{MARC}record")


def fields(element: etree._Element) -> list[tuple[str, str]]:
    """Return the fields of a record: tag, and what stands in it as "$aFirst$bSecond", after its indicators."""
    return [
        (one.get("tag", ""), (one.text or "").strip("\n") * (len(one) == 0) + one.get("ind1", "") + one.get("ind2", "")
         + "".join(f"${part.get('code')}{part.text}" for part in one.findall(f"{MARC}subfield")))
        for one in list(element)[1:]
    ]  # fmt: skip


def field(known: Record, tag: str) -> list[str]:
    (element,) = written([known])
    return [text for own, text in fields(element) if own == tag]


def back(known: Record) -> Record:
    """Return the record that our reader of ISO 2709 makes of the same fields."""
    (element,) = written([known])
    leader = element.findtext(f"{MARC}leader") or ""
    plain = [(tag, text.lstrip()[text.lstrip().index("$") :] if "$" in text else text) for tag, text in fields(element)]
    (found,), problems = read(marc(plain, leader[5:8]))
    assert problems == []
    return found


def values(known: Record) -> dict[str, object]:
    own = dict(item.variables(known))
    names = ("container-title", "publisher", "publisher-place", "edition", "collection-title", "collection-number",
             "ISBN", "ISSN", "DOI", "URL", "number-of-pages", "abstract", "page", "issue", "volume",
             "language")  # fmt: skip
    main = known.title()
    return {name: own[name] for name in names if name in own} | {
        "title": main and (main.value, main.origin == "supplied"), "issued": known.issued and known.issued.text,
        "keywords": known.keywords,
        "people": sorted((one.role, one.family, one.given, one.literal) for one in known.contributors),
    }  # fmt: skip


@pytest.mark.parametrize("known", [BOOK, *PARTS, *OTHERS], ids=lambda known: known.citekey)
def test_our_reader_finds_what_was_written(known: Record) -> None:
    found = back(known)
    assert values(found) == values(known)
    assert found.fields["x-ris-001"] == known.citekey


def test_a_treaty_names_its_parties_its_titles_and_where_it_was_signed() -> None:
    assert field(TREATY, "008") == [f"000000e19920525xx {'|' * 17}rus d"]
    assert field(TREATY, "041") == ["  $arus$akaz"]
    assert field(TREATY, "110") == ["1 $aКазахстан$eparticipant in a treaty$4ctb"]
    assert [text[:9] for text in field(TREATY, "710")] == ["1 $aРосси", "1 $aDDR$e", "2 $aCIS$e"]
    assert field(TREATY, "245") == ["10$aСоглашение о водах"]
    assert (field(TREATY, "246"), field(TREATY, "242")) == (["31$aСу туралы келісім"], ["10$aOn waters$yeng"])
    assert field(TREATY, "518") == ["  $osignature$d1992-05-25$pОмск"]
    assert field(TREATY, "500") == ["  $aNumber: 17-Ф"]
    assert {one.role for one in back(TREATY).contributors} == {"contributor"}


def test_every_field_of_the_collection_is_well_formed() -> None:
    elements = written(collection())
    assert [one.findtext(f"{MARC}controlfield") for one in elements] == [one.citekey for one in collection()]
    for element in elements:
        assert LEADER.fullmatch(element.findtext(f"{MARC}leader") or "")
        assert FIELD_008.fullmatch(element.findtext(f"{MARC}controlfield[@tag='008']") or "")
        tags = [one.get("tag", "") for one in list(element)[1:]]
        assert all(re.fullmatch(r"\d{3}", tag) for tag in tags)
        assert all(first <= second for first, second in pairwise(tags))
        assert tags.count("245") == 1
        assert sum(tag[0] == "1" for tag in tags) <= 1
        for one in element.findall(f"{MARC}datafield"):
            assert re.fullmatch(r"[ \d]{2}", one.get("ind1", "") + one.get("ind2", ""))
            assert len(one) > 0
            assert all(re.fullmatch(r"[a-z\d]", part.get("code", "")) and part.text for part in one)


def test_our_reader_finds_the_collection() -> None:
    for known in collection():
        found, main = back(known), known.title()
        own = found.title()
        assert main and own and (own.value, own.origin == "supplied") == (main.value, main.origin == "supplied")
        assert found.language == known.language
        if issued(known):
            assert found.issued == issued(known)


@pytest.mark.parametrize(("text", "coded", "printed"), [
    ("2005", "s2005    ", "2005"), ("2005-04", "e200504  ", "2005"), ("2001/2005", "m20012005", "2001-2005"),
    ("2001/..", "m20019999", "2001-"), ("199X", "q19901999", "[199-?]"), ("2001~", "q20012001", "[2001?]"),
    ("-0044", "nuuuuuuuu", "-44"), ("XXXX", "nuuuuuuuu", ""),
])  # fmt: skip
def test_dates_are_coded_by_what_is_known(text: str, coded: str, printed: str) -> None:
    date = edtf.find(text)
    known = record("a", type="book", language="ru", issued=text, titles=[title("Степь", "ru")])
    assert date
    assert field(known, "008")[0][6:15] == coded
    assert [one.partition("$c")[2] for one in field(known, "264")] == ([printed] if printed else [])


def test_languages_have_their_codes_of_libraries() -> None:
    wanted = {"de": "ger", "fr": "fre", "zh": "chi", "ka": "geo", "hy": "arm", "fa": "per", "el": "gre", "cs": "cze",
              "nl": "dut", "uz": "uzb", "ar": "ara", "az": "aze", "mn": "mon", "en-GB": "eng", "lv": "lav", "et": "est",
              "sq": "alb", "ro": "rum", "sk": "slo", "mk": "mac", "eu": "baq", "is": "ice", "ms": "may"}  # fmt: skip
    assert {lang: marcxml._language(lang) for lang in (*wanted, *LANGUAGES)} == wanted | {
        "kk": "kaz", "ru": "rus", "en": "eng",
    }  # fmt: skip
