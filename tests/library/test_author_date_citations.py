"""Citations by author and year: read, audited, written into numbers and back; towns and dates are none."""

import pytest

from kb.errors import KbError
from kb.library import manuscript_files, manuscript_writing
from kb.library.manuscript_files import OwnManuscript, SourceFile
from kb.library.session import Library
from kb.library.writing_plan import WritingOptions
from kb.manuscript.audit.audited_manuscript import Finding

LISTED = """Арман Б. Дала үні. – Алматы: Арна, 2000. – 190 б.
Белов И.И., Крылов П.П., Стогов А.А. Степь и город. – М.: Наука, 2005. – 250 с.
Жанат Қ.Ә. Су заңы. – Алматы: Арна, 1997. – 145 б.
Қайсар Б. Көш жолы. – Алматы: Арна, 2008. – 90 б.
Қайсар Б. Құдық. – Алматы: Арна, 2008. – 95 б.
Лесова О.В. Быт и вещь // Вестник древностей. – 2016. – № 4. – С. 10-19.
Өтеген М. Тұз жолы. – Астана: Өлке, 2015. – 150 б.
Сейдін А.С. Керуен. – Алматы: Өлке, 2003. – 120 б.
Harrow J., Penn P. Steppe roads. – London: Routledge, 2001. – 220 p."""
CITED = (
    "А (Арман, 2000, 45 б.). Б (Белов и др., 2005, с. 5). В (Жанат, 1997, 4 б.). Г (Қайсар, 2008а, 5 б.). "
    "Д (Қайсар, 2008б, 6 б.). Е (Лесова, 2016, с. 12). Ж Өтеген (2015, 5 б.). З (Сейдін, 2003, 5 б.). "
    "И (Harrow & Penn, 2001, p. 5)."
)


def opened(bare_library: Library, text: str, listed: str = LISTED) -> OwnManuscript:
    whole = f"{text}\n\nПАЙДАЛАНЫЛҒАН ӘДЕБИЕТТЕР ТІЗІМІ\n\n{listed}\n"
    return manuscript_files.open_manuscript(bare_library, SourceFile("a.txt", whole.encode()))


def findings(bare_library: Library, text: str) -> tuple[Finding, ...]:
    manuscript = opened(bare_library, text)
    return manuscript_files.findings(bare_library, manuscript, manuscript_files.known_works(bare_library, manuscript))


def test_a_clean_text_has_no_findings(bare_library: Library) -> None:
    assert findings(bare_library, CITED) == ()
    assert len(opened(bare_library, CITED).read.markers) == 9


FORMS = [
    ("(Сейдін, 2003: 14)", [(8, "14")]),
    ("(Сейдін 2003)", [(8, "")]),
    ("[Сейдін 2003, 14 б.]", [(8, "14")]),
    ("[Сейдін, 2003, 14-15 бб.]", [(8, "14–15")]),
    ("(А.С. Сейдін, 2003)", [(8, "")]),
    ("(Сейдін А.С., 2003, 7 б.)", [(8, "7")]),
    ("(қараңыз: Сейдін, 2003; Арман, 2000: 9)", [(8, ""), (1, "9")]),
    ("(Белов, Крылов, Стогов, 2005)", [(2, "")]),
    ("(Белов және т.б., 2005, с. 5)", [(2, "5")]),
    ("(Harrow and Penn, 2001)", [(9, "")]),
    ("(Harrow et al., 2001, pp. 3–5)", [(9, "3–5")]),
    ("(Harrow et. al., 2001)", [(9, "")]),
    ("(Сейдін,\n2003, 5 б.)", [(8, "5")]),
    ("Сейдіннің (2003: 14)", [(8, "14")]),
    ("Сейдіндікі (2003: 14)", [(8, "14")]),
    ("Лесовой (2016, с. 12)", [(6, "12")]),
    ("Harrow and Penn (2001, p. 7)", [(9, "7")]),
    ("(Өтеген, 2015, 3-бөлім)", [(7, "3")]),
    ("(Harrow ve Penn, 2001, s. 7)", [(9, "7")]),
    ("(Harrow vd., 2001: 7)", [(9, "7")]),
    ("(Белов та ін., 2005, с. 7)", [(2, "7")]),
    ("(akt. Harrow, 2001, p. 7)", [(9, "7")]),
    ("(bkz. Harrow 2001: 7; Белов, 2005)", [(9, "7"), (2, "")]),
    ("(cited in Harrow and Penn, 2001, p. 7)", [(9, "7")]),
    ("(див.: Белов, 2005, с. 7)", [(2, "7")]),
]


BODIES = """Birch E. Tents. – London: Heron, 1980. – 220 p.
Council of Desert Wells. Annual report. – Geneva: CDW, 2006. – 80 p.
Office of the Salt Road (OSRO). Prices. – Geneva: OSRO, 2007. – 80 p.
Omar D. Dunes // Handbook of sand / ed. by R. Hale, P. Moon. – Leeds: Heron, 2012. – P. 10–24.
Omar D. Salt // Notes. – 2012. – No. 4. – P. 1–9."""
NAMED_OTHERWISE = [
    ("(Council of Desert Wells [CDW], 2006, p. 5)", [2]),
    ("(CDW, 2006)", [2]),
    ("CDW (2006)", [2]),
    ("OSRO (2007, p. 3)", [3]),
    ("(Omar, 2012a, p. 11; Omar, 2012b)", [4, 5]),
    ("(Omar, 2012b)", [5]),
    ("(Birch, 1966/1980, p. 4)", [1]),
    ("(Birch, 1966/1981)", []),
]


@pytest.mark.parametrize(("form", "cited"), NAMED_OTHERWISE)
def test_bodies_are_named_short_and_works_by_letter_or_both_years(
    bare_library: Library, form: str, cited: list[int]
) -> None:
    text = f"A (Omar, 2012b). B {form} said."
    read = opened(bare_library, text, BODIES).read
    last = [item.number for placed in read.markers for item in placed.marker.items if item.number][1:]
    assert last == cited


def test_of_several_authors_the_first_stands_first(bare_library: Library) -> None:
    assert [item.kind for item in findings(bare_library, f"{CITED} Т (Крылов және Белов, 2005).")] == [
        "number-without-entry"
    ]


def test_a_short_name_in_brackets_is_no_other_form(bare_library: Library) -> None:
    text = "A (Council of Desert Wells [CDW], 2006). B (Omar, 2012a). C (Omar, 2012b). D (Birch, 1980). E (OSRO, 2007)."
    manuscript = opened(bare_library, text, BODIES)
    known = manuscript_files.known_works(bare_library, manuscript)
    assert [item.kind for item in manuscript_files.findings(bare_library, manuscript, known)] == []


def test_names_alone_cite_by_the_title_where_an_author_has_several_works(bare_library: Library) -> None:
    listed = "\n".join(
        f"{head}. – London: Routledge, 2001. – 90 p." for head in ("Penn P. Lakes", "Penn P. Wells", "Harrow J. Roads")
    )
    read = opened(bare_library, "A (Penn, Wells 5). B (Harrow 12). C (Penn, Lakes 7–9).", listed).read
    cited = [(item.number, item.locators[0].value) for placed in read.markers for item in placed.marker.items]
    assert cited == [(2, "5"), (3, "12"), (1, "7–9")]


@pytest.mark.parametrize(("form", "cited"), FORMS)
def test_a_form_is_read(bare_library: Library, form: str, cited: list[tuple[int, str]]) -> None:
    read = opened(bare_library, f"{CITED}\n\nСөз {form} сөз.").read
    items = [item for placed in read.markers[9:] for item in placed.marker.items]
    shown = [(item.number, item.locators[0].value if item.locators else "") for item in items]
    assert shown == cited


SILENT = [
    "(Алматы, 2010)", "(наурыз 2019)", "(1991 жылы)", "(Ресей, 2003 ж.)", "(1997, 45 б.)", "(Тәуелсіздік, 1991)",
    "[2019 ж.]", "(Абай, 1845–1904)", "(Женева, 1951)", "(Қазақстан Республикасы, 1995)", "(см. таблицу 2003)",
    "(2003)", "тәуелсіздік (1991)", "(May 2001)", "(БҰҰ, 2015)",
    "(Тараз, Орал, Семей, Абай, Арал, Шу және Атырау, 1999)",
]  # fmt: skip


@pytest.mark.parametrize("text", SILENT)
def test_what_is_no_citation_is_passed_by(bare_library: Library, text: str) -> None:
    assert findings(bare_library, f"{CITED} Сөз {text} сөз, тәуелсіздік.") == ()


DEFECTS = [
    ("Және Сейдін (2013: 5) айтты.", "number-without-entry", ""),
    ("Және (Тілеуов, 1999, 5 б.).", "number-without-entry", ""),
    ("Және (Сейдін, 2013, 5 б.).", "number-without-entry", ""),
    ("Және (Smith et al., 1999).", "number-without-entry", ""),
    ("Және (Сейдін, 2003, 450 б.).", "locator-outside-pages", ""),
    ("Және (Лесова, 2016, с. 99).", "locator-outside-pages", ""),
    ("Және (Сейдін, 2003, с. 5).", "locator-language", "(Сейдін, 2003, 5 б.)"),
    ("Және [Сейдін 2003: 14].", "marker-form", "(Сейдін, 2003, 14 б.)"),
    ("Және (Қайсар, 2008, 5 б.).", "marker-form", ""),
]


@pytest.mark.parametrize(("text", "kind", "repair"), DEFECTS)
def test_a_defect(bare_library: Library, text: str, kind: str, repair: str) -> None:
    assert [(item.kind, item.repair) for item in findings(bare_library, f"{CITED} {text}")] == [(kind, repair)]


def test_an_entry_never_cited(bare_library: Library) -> None:
    said = findings(bare_library, CITED.replace("З (Сейдін, 2003, 5 б.).", "З."))
    assert [(item.kind, item.raw[:9]) for item in said] == [("entry-never-cited", "8. Сейдін")]


NUMBERED = "\n".join(f"{number}. {entry}" for number, entry in enumerate(LISTED.splitlines(), 1))


def test_a_numbered_text_is_read_with_its_citations_by_name(bare_library: Library) -> None:
    text = "А [1]. Б [2]. В [3]. Г [4]. Д [5]. Е [6]. Ж (Сейдін, 2003). Астана (Алматы, 2003) мен (Серік, 2003)."
    manuscript = opened(bare_library, text, NUMBERED)
    assert [item.number for placed in manuscript.read.markers for item in placed.marker.items] == [*range(1, 7), 8]
    said = manuscript_files.findings(bare_library, manuscript, manuscript_files.known_works(bare_library, manuscript))
    assert [item.raw for item in said if item.kind == "marker-form"] == ["(Сейдін, 2003)"]


def test_where_neither_form_is_the_usual_one_none_is_another(bare_library: Library) -> None:
    text = "А [1]. Б [2]. В [3]. Г [4]. Ж (Сейдін, 2003). З (Өтеген, 2015)."
    manuscript = opened(bare_library, text, NUMBERED)
    said = manuscript_files.findings(bare_library, manuscript, manuscript_files.known_works(bare_library, manuscript))
    assert not [item.raw for item in said if item.kind == "marker-form"]


@pytest.mark.parametrize("text", ["(Дала үні, 2000)", "(Дала, 2000)", "Дала үні [2000]", "Арман [2000]"])
def test_a_title_in_a_numbered_text_is_no_citation(bare_library: Library, text: str) -> None:
    manuscript = opened(bare_library, f"А [1]. Б [2]. В [3]. Г {text}.", NUMBERED)
    assert [placed.marker.raw for placed in manuscript.read.markers] == ["[1]", "[2]", "[3]"]


@pytest.mark.parametrize("style", ["apa", "gost-kz-dissertation"])
def test_citations_of_both_kinds_are_written_in_one_and_once(bare_library: Library, style: str) -> None:
    text = "А [1]. Б [2]. В [3]. Сейдін (2003) жазды (Сейдін, 2003), (Сейдін AIDS 2003)."
    seen: list[bytes] = []
    data = f"{text}\n\nПАЙДАЛАНЫЛҒАН ӘДЕБИЕТТЕР ТІЗІМІ\n\n{NUMBERED}\n".encode()
    for _ in range(2):
        manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.txt", data))
        data = manuscript_writing.write(manuscript, manuscript_writing.plan(manuscript, WritingOptions(style=style)))
        seen.append(data)
    assert seen[0] == seen[1]
    assert "(Сейдін AIDS 2003)" in data.decode()  # nobody can say that it cites
    assert ("(2003)" in data.decode()) == (style == "apa")


def test_into_numbers_and_into_another_form_of_years(bare_library: Library) -> None:
    text = "А (қараңыз: Сейдін, 2003: 14). Б Өтеген (2015, 5 б.) айтты. В (Арман, 2000; Белов и др., 2005, с. 7)."
    manuscript = opened(bare_library, text)
    out = manuscript_writing.write(manuscript, manuscript_writing.plan(manuscript, WritingOptions()))
    assert out.decode().splitlines()[0] == "А [қараңыз: 8, 14 б.]. Б Өтеген [7, 5 б.] айтты. В [1; 2, с. 7]."
    planned = manuscript_writing.plan(manuscript, WritingOptions(style="chicago-author-date"))
    written = manuscript_writing.write(manuscript, planned).decode().splitlines()[0]
    assert written == "А (қараңыз: Сейдін 2003, 14). Б Өтеген (2015, 5) айтты. В (Арман 2000; Белов и др. 2005, 7)."


SPELT_OUT = """Akhan, Dina, & Moore, Peter. 2015. Breath groups. Stage Studies 8(3): 301-318.
Курман, Серик. 2006. Сцена. Алматы: Өнер, 188 с.
Қарасай, Нұрлан және Сматов, Ерлан. 2010a. Өлшем. Алматы: Өнер, 90 б.
Қарасай, Нұрлан және Сматов, Ерлан. 2010b. Ырғақ. Алматы: Өнер, 95 б.
Smet, Adam. 1958. Oral art. Durham: Press, 269 pp."""


@pytest.mark.parametrize(
    ("form", "numbers", "shown"),
    [
        ("(Akhan & Moore 2015: 305)", [1], "(Akhan & Moore 2015: 305)"),
        ("Akhan and Moore (2015)", [1], "Akhan and Moore (2015)"),
        ("Курман (2006: 71)", [2], "Курман (2006: 71)"),
        ("(Қарасай және Сматов 2010b: 12; Smet 1958: 40)", [4, 5], "(Қарасай және Сматов 2010b: 12; Smet 1958: 40)"),
        ("(Moore 2015: 305)", [None], "(Moore 2015: 305)"),
        ("(Akhan & Smet 2015)", [None], "(Akhan & Smet 2015)"),
    ],
)
def test_entries_with_names_spelt_out_are_known_by_their_heads(
    bare_library: Library, form: str, numbers: list[int | None], shown: str
) -> None:
    others = "А (Akhan & Moore, 2015: 302). Б (Курман 2006: 10). В (Қарасай және Сматов 2010a: 5). Г (Smet 1958: 9)."
    read = opened(bare_library, f"{others} Д {form}.", SPELT_OUT).read
    assert [item.number for placed in read.markers[4:] for item in placed.marker.items] == numbers
    assert [placed.marker.shown for placed in read.markers[4:]] == [shown]


@pytest.mark.parametrize("name", ["Қараев", "Смағұлов", "Сраилова", "Цитова", "Seeger", "Акташ"])
def test_a_name_that_begins_like_a_word_before_citations_is_a_name(bare_library: Library, name: str) -> None:
    listed = f"{LISTED}\n{name} Т. Жол. – Алматы: Арна, 2004. – 90 б."
    read = opened(bare_library, f"{CITED} Және ({name}, 2004, 5 б.).", listed).read
    assert read.markers[-1].marker.items[0].number == 10


BY_LETTER = "\n".join(
    f"Қайсар Б. ({year}). {title}. Алматы: Арна."
    for year, title in (("2008а", "Қыр"), ("2008ә", "Төбе"), ("2008б", "Өзен"), ("2009", "Көл"), ("2010", "Тау"))
)
IN_LATIN = "\n".join(f"Penn, R. (2003{letter}). {title}. London: Heron." for letter, title in zip(
    "abcdefg", ("Wells", "Roads", "Hills", "Lakes", "Towns", "Rains", "Winds"), strict=True))  # fmt: skip


@pytest.mark.parametrize(("listed", "text", "numbers"), [
    (BY_LETTER, "А (Қайсар, 2008ә). Б (Қайсар, 2008б: 5). В (Қайсар, 2008а).", [2, 3, 1]),
    (IN_LATIN, "A (Penn, 2003d). B (Penn, 2003g, p. 5). C (Penn, 2003z).", [4, 7, 0]),
])  # fmt: skip
def test_letters_of_a_year_are_those_of_an_alphabet(
    bare_library: Library, listed: str, text: str, numbers: list[int]
) -> None:
    read = opened(bare_library, text, listed).read
    assert [item.number or 0 for placed in read.markers for item in placed.marker.items] == numbers


def test_initials_tell_authors_of_one_name_and_year_apart(bare_library: Library) -> None:
    listed = "Лугов А.А. Соль. – М.: Наука, 2001. – 90 с.\nЛугов Б.Б. Вода. – М.: Наука, 2001. – 80 с."
    read = opened(bare_library, "А (Б.Б. Лугов, 2001, с. 5). Б (А.А. Лугов, 2001, с. 6).", listed).read
    assert [item.number for placed in read.markers for item in placed.marker.items] == [2, 1]


@pytest.mark.parametrize("times", [2, 3])
def test_a_text_without_a_list_cites_by_names_three_times_at_least(bare_library: Library, times: int) -> None:
    text = " ".join(f"Word (Moor et al., 200{place})." for place in range(times))
    file = SourceFile("a.txt", text.encode())
    if times < 3:
        with pytest.raises(KbError):
            manuscript_files.open_manuscript(bare_library, file)
    else:
        assert len(manuscript_files.open_manuscript(bare_library, file).read.markers) == times
