"""The audit of a manuscript: each kind of defect where it is, and silence where there is none."""

import pytest

from kb.errors import KbError
from kb.language.collation import sort_key
from kb.library import manuscript_files, own_manuscript_views
from kb.library.manuscript_files import SourceFile
from kb.library.session import Library
from kb.manuscript.audit.audited_manuscript import KINDS, Finding
from kb.messages import remedy, sentence

KAZAKH = [
    ("Сейітов Қ.Ә.", "Дала қалалары"), ("Ерғали А.С.", "Көш жолдары"), ("Мұсабек Е.", "Тұз саудасы"),
    ("Нұрлан Т.Б.", "Керуен заңы"), ("Оспанов С.", "Құдық тарихы"), ("Әділбек Н.Ж.", "Жайлау мен қыстау"),
]  # fmt: skip
RUSSIAN = [("Лунин Б.Н.", "Степные города"), ("Торов П.И.", "Соляной путь"), ("Глинская О.В.", "Быт кочевника")]
LAW = (
    "«Сауда туралы» Қазақстан Республикасының 2004 жылғы 12 сәуірдегі № 44-II Заңы (күші 2015 жылғы 9 қазанда жойылды)."
)
WATERS = (
    "Соглашение между Правительством Российской Федерации и Правительством Республики Казахстан о совместном "
    "использовании и охране трансграничных водных объектов от 27 августа 1992 года."
)
ENTRIES = [
    *(f"{author} {title}. – Алматы: Арна, {2001 + place}. – 200 б." for place, (author, title) in enumerate(KAZAKH)),
    *(f"{author} {title}. – М.: Наука, {1981 + place}. – 300 с." for place, (author, title) in enumerate(RUSSIAN)),
    "Тілеуқұлов М. Базар // Тарих хабаршысы. – 2012. – № 3. – Б. 44-53.", LAW, WATERS,
]  # fmt: skip
TEXT = [
    *(f"Бұл туралы {number}-ші еңбекте кеңірек айтылған [{number}, {40 + number} б.]." for number in range(1, 7)),
    *(f"Бұл туралы {number}-ші еңбекте кеңірек айтылған [{number}, с. {40 + number}]." for number in range(7, 10)),
    "Базар туралы бөлек айтылды [10, 45 б.].",
    "2009 жылы бұл сала Сауда заңымен реттелді [11, 5-бап].",
    "В 2001 году воды делились согласно Соглашению [12, ст. 3].",
    "Ол [sic] деді [...], 2019 жылы [2019 ж.] де [автордың ескертуі] осылай (1991, 12 б.) жазды [1].",
]  # fmt: skip


def audit(library: Library, text: list[str], entries: list[str], start: int = 1) -> tuple[Finding, ...]:
    listed = [f"{number}. {entry}" for number, entry in enumerate(entries, start)]
    whole = "\n".join(["\n\n".join(text), "", "ПАЙДАЛАНЫЛҒАН ӘДЕБИЕТТЕР ТІЗІМІ", "", *listed])
    manuscript = manuscript_files.open_manuscript(library, SourceFile("a.txt", whole.encode()))
    return manuscript_files.findings(library, manuscript, manuscript_files.known_works(library, manuscript))


def test_a_clean_manuscript_has_no_findings(library: Library) -> None:
    assert audit(library, TEXT, ENTRIES) == ()


ADDED = [
    ("Және [75, 12 б.].", "number-without-entry", "[75, 12 б.]", ""),
    ("Және [0].", "dead-number", "[0]", ""),
    ("Және [??].", "dead-number", "[??]", ""),
    ("Және [№].", "dead-number", "[№]", ""),
    ("Және (??).", "dead-number", "(??)", ""),
    ("Және (??, 5 б.).", "dead-number", "(??, 5 б.)", ""),
    ("Және Error! Reference source not found.", "dead-number", "Error! Reference source not found.", ""),
    ("Және [2, 450 б.].", "locator-outside-pages", "[2, 450 б.]", ""),
    ("Және [10, 99 б.].", "locator-outside-pages", "[10, 99 б.]", ""),
    ("Және [2, 44-41 б.].", "locator-outside-pages", "[2, 44-41 б.]", ""),
    ("Және [2: 49].", "marker-form", "[2: 49]", "[2, 49 б.]"),
    ("Және [2, 49-б.].", "marker-form", "[2, 49-б.]", "[2, 49 б.]"),
    ("Және (2, 49 б.).", "marker-form", "(2, 49 б.)", "[2, 49 б.]"),
    ("Және (2, 4 п.).", "marker-form", "(2, 4 п.)", "[2, 4 п.]"),
    ("Және [8. – С. 5].", "marker-form", "[8. – С. 5]", "[8, с. 5]"),
    ("Және [8, қайық 5].", "marker-form", "[8, қайық 5]", ""),
    ("Және [2, 99].", "marker-form", "[2, 99]", ""),
    ("Және [3, 12 с.].", "locator-language", "[3, 12 с.]", "[3, 12 б.]"),
    ("Және [8, 12 б.].", "locator-language", "[8, 12 б.]", "[8, с. 12]"),
    ("Және [8, с. 12; 2, с. 5].", "locator-language", "[8, с. 12; 2, с. 5]", "[8, с. 12; 2, 5 б.]"),
    ("2019 жылы бұл сала Сауда заңымен реттелді [11, 3-бап].", "law-not-in-force-on-the-date-named", "[11, 3-бап]", ""),
    ("В 2016 году воды делились согласно Соглашению [12].", "law-not-in-force-on-the-date-named", "[12]", ""),
]


@pytest.mark.parametrize(("sentence_added", "kind", "raw", "repair"), ADDED)
def test_a_defect_of_the_text(library: Library, sentence_added: str, kind: str, raw: str, repair: str) -> None:
    (finding,) = audit(library, [*TEXT, sentence_added], ENTRIES)
    assert (finding.kind, finding.raw, finding.repair) == (kind, raw, repair)
    assert finding.line == 2 * len(TEXT) + 1
    assert kind in KINDS
    assert all(sentence(finding.cause, lang) and remedy(finding.cause, lang) for lang in ("en", "ru", "kk"))


@pytest.mark.parametrize(("marker", "wanted"), [("[3, 12 с.]", "б."), ("[3, p. 12]", "б."), ("[8, 12 б.]", "с.")])
def test_the_remedy_names_the_word_that_the_repair_writes(library: Library, marker: str, wanted: str) -> None:
    (finding,) = audit(library, [*TEXT, f"Және {marker}."], ENTRIES)
    assert wanted in finding.repair
    assert all(wanted in remedy(finding.cause, lang) for lang in ("en", "ru", "kk"))


BOOK = "Сейітов Қ.Ә. Дала қалалары"
CHANGED = [
    (1, f"{BOOK}. – Алматы: Арна. – 200 б.", "missing-fields"),
    (1, f"{BOOK}. – Алматы: Арна, 2001.", "missing-fields"),
    (10, "Тілеуқұлов М. Базар // Тарих хабаршысы. – № 3. – Б. 44-53.", "missing-fields"),
    (2, "Ергали А.С. Көш жолдары. – Алматы: Арна, 2002. – 200 б.", ""),
    (7, "Лунин Б.Н. Переговоры без даты. Вечерний вестник. 1992 мая 20:47.", ""),
]


@pytest.mark.parametrize(("number", "entry", "kind"), CHANGED)
def test_a_defect_of_an_entry(library: Library, number: int, entry: str, kind: str) -> None:
    entries = [entry if place == number else old for place, old in enumerate(ENTRIES, 1)]
    assert [(item.kind, item.part) for item in audit(library, TEXT, entries)] == ([(kind, "list")] if kind else [])


FURTHER = [
    ("Ұмытылмас Б. Ескі жазба. – Алматы: Арна, 2000. – 90 б.", "", "entry-never-cited"),
    ("Ерғали А.С. Көш жолдары. - Алматы: Арна, 2002. - 200 б.", "Және [13].", "one-work-two-numbers"),
    (
        "Ерғали, А. С. Көш жолдары [Мәтін] : очерк / А. С. Ерғали. – Алматы : Арна, 2002. – 200 б.",
        "Және [13].",
        "one-work-two-numbers",
    ),
    ("Ergali A.S. Kosh zholdary. – Almaty: Arna, 2002. – 200 b.", "Және [13].", "one-work-two-numbers"),
    ("Тілеқұлов М. Жаңа жол. – Алматы: Арна, 2009. – 200 б.", "Және [13].", "author-spelt-two-ways"),
    ("Ергали А.С. Жаңа жол. – Алматы: Арна, 2009. – 200 б.", "Және [13].", "author-spelt-two-ways"),
    ("Жол сайты. – URL: https://zhol.example.kz/a", "Және [13].", "link-without-access-date"),
    (
        "Жол сайты. – URL: https://zhol.example.kz/a (қаралған күні: 31.06.2019)",
        "Және [13].",
        "link-without-access-date",
    ),
    ("Жол сайты. – URL: htp://zhol.example.kz/a (қаралған күні: 30.06.2019)", "Және [13].", "missing-fields"),
    ("Совместное заявление о дипломатических отношениях. – Москва, 28 ноября 2022 г.", "Және [13].", ""),
]


@pytest.mark.parametrize(("entry", "cited", "kind"), FURTHER)
def test_a_defect_among_entries(library: Library, entry: str, cited: str, kind: str) -> None:
    findings = audit(library, [*TEXT, cited] if cited else TEXT, [*ENTRIES, entry])
    assert [(item.kind, item.raw.partition(".")[0]) for item in findings] == ([(kind, "13")] if kind else [])
    assert all(remedy(item.cause, lang) for item in findings for lang in ("en", "ru", "kk"))


def test_a_work_whose_year_is_misprinted_stands_twice(library: Library) -> None:
    misprinted = "Ерғали А.С. Көш жолдары. – Алматы: Арна, 20022. – 200 б."
    findings = audit(library, [*TEXT, "Және [13]."], [*ENTRIES, misprinted])
    assert [item.kind for item in findings] == ["missing-fields", "one-work-two-numbers"]


def test_a_law_ends_with_the_later_one_of_its_name_in_the_list(library: Library) -> None:
    old, new = (f"«Базар туралы» Қазақстан Республикасының {day} № {number} Заңы." for day, number in
                (("1998 жылғы 5 мамырдағы", "12-I"), ("2010 жылғы 7 маусымдағы", "90-IV")))  # fmt: skip
    text = [*TEXT, "2003 жылы да, 2014 жылы да бұл [14]. 2004 жылы Заңға сәйкес істелді [13].", "Кейін [14]."]
    findings = audit(library, [*text, "2015 жылы базар осы заңмен реттелді [13, 2-бап]."], [*ENTRIES, old, new])
    assert [(item.kind, item.raw) for item in findings if item.kind.startswith("law")] == [
        ("law-not-in-force-on-the-date-named", "[13, 2-бап]")
    ]


def test_the_back_of_a_leaf_is_a_place_in_a_file(library: Library) -> None:
    file = "ЦГА РК. Ф. 148. Оп. 2. Д. 5. Л. 1–9."
    assert audit(library, [*TEXT, "Сонда [13, л. 5 об.]."], [*ENTRIES, file]) == ()


def test_a_leaf_of_an_archive_file_is_a_folio_in_every_answer(library: Library) -> None:
    text = "Сонда [1, л. 5 об.]. Тағы [1, 5 п.]. Заң [2, 5 п.].\n\nӘДЕБИЕТТЕР ТІЗІМІ\n\n"
    listed = f"1. ЦГА РК. Ф. 148. Оп. 2. Д. 5. Л. 1–9.\n2. {LAW}\n"
    manuscript = manuscript_files.open_manuscript(library, SourceFile("a.txt", (text + listed).encode()))
    shown, _ = own_manuscript_views.checked(library, manuscript)
    labels = [each["label"] for citation in shown["citations"] for each in citation["locators"]]
    assert labels == ["folio", "folio", "paragraph"]


def test_an_index_of_code_is_no_citation(library: Library) -> None:
    assert audit(library, [*TEXT, "Бағдарламада arr[70] мәні оқылады."], ENTRIES) == ()
    glued = [*TEXT, "Бұл пікірді басқалар да қолдайды[70]."]
    assert [item.kind for item in audit(library, glued, ENTRIES)] == ["number-without-entry"]


def test_the_first_number_of_a_text_comes_before_others_in_words(library: Library) -> None:
    (finding,) = audit(library, [f"Алдымен [9]. {TEXT[0]}", *TEXT[1:]], ENTRIES)
    assert sentence(finding.cause, "en") == "number 9 is mentioned before number 1, out of its turn."


def test_a_number_mentioned_before_its_turn(library: Library) -> None:
    text = [TEXT[0], TEXT[1] + " Кейін [9].", *TEXT[2:]]
    assert [(item.kind, item.raw) for item in audit(library, text, ENTRIES)] == [("first-mention-order", "[9]")]


def test_a_text_without_a_list_says_so_once(library: Library) -> None:
    text = "Сөз [1]. Сөз [3]. Сөз [2]. Сөз [3, 5 б.]."
    manuscript = manuscript_files.open_manuscript(library, SourceFile("a.txt", text.encode()))
    kinds = [item.kind for item in manuscript_files.findings(library, manuscript, ())]
    assert kinds == ["first-mention-order", "list-missing"]


def test_what_could_not_be_read_of_a_list_in_another_file_is_told(library: Library) -> None:
    listed = b"@book{a, title={Dala}, date={2003}}\n@book{b, title={Jol}, date={2004}\n@book{c, title={Qus}}\n"
    text = SourceFile("a.txt", "Сөз [1]. Сөз [2]. Сөз [3].".encode())
    manuscript = manuscript_files.open_manuscript(library, text, SourceFile("l.bib", listed))
    known = manuscript_files.known_works(library, manuscript)
    found = [item for item in manuscript_files.findings(library, manuscript, known) if item.kind == "list-defect"]
    assert [(item.severity, item.raw, item.part) for item in found] == [("error", "l.bib:2", "list")]
    assert remedy(found[0].cause, "kk")


def test_lines_before_the_first_entry_of_a_list_are_told(library: Library) -> None:
    entries = "1. Әлиев Т. Дала. – А., 2011. – 90 б.\n2. Сейдін А. Жол. – А., 2016. – 9 б.\n"
    listed = f"Осы тізім автордың қолымен жасалды\n{entries}"
    text = "Сөз [1]. Сөз [2]."
    headed = f"{text}\n\nӘДЕБИЕТТЕР ТІЗІМІ\n\n{listed}"
    for file, beside, place in ((text, SourceFile("l.txt", listed.encode()), "l.txt:1"), (headed, None, "")):
        manuscript = manuscript_files.open_manuscript(library, SourceFile("a.txt", file.encode()), beside)
        known = manuscript_files.known_works(library, manuscript)
        (told,) = (item for item in manuscript_files.findings(library, manuscript, known) if item.kind == "list-defect")
        assert (told.severity, told.raw, told.line) == ("warning", place, 0 if beside else 5)
        assert "қолымен" in sentence(told.cause, "kk")


def test_numbered_lines_among_the_text_are_no_list(library: Library) -> None:
    listed = "\n".join(f"{number}. {entry}" for number, entry in enumerate(ENTRIES[:4], 1))
    whole = "\n\n".join(["Автордың еңбектері:", listed, *TEXT])
    manuscript = manuscript_files.open_manuscript(library, SourceFile("a.txt", whole.encode()))
    assert manuscript.entries == ()


def test_an_alphabetical_list_has_its_own_order(library: Library) -> None:
    entries = sorted(ENTRIES[:9], key=lambda entry: sort_key(entry, "kk"))
    text = [f"Сөз [{number}]." for number in (5, 3, 9, 1, 2, 8, 4, 7, 6)]
    assert audit(library, text, entries) == ()
    entries[3], entries[4] = entries[4], entries[3]
    assert {item.kind for item in audit(library, text, entries)} == {"list-order"}


def test_a_list_in_both_orders_is_by_neither_out_of_order(library: Library) -> None:
    entries = [*sorted(ENTRIES[:6], key=lambda entry: sort_key(entry, "kk")), ENTRIES[0].replace("Дала", "Ескі")]
    text = [f"Сөз [{number}]." for number in range(1, 8)]
    assert audit(library, text, entries) == ()


def test_an_alphabetical_list_tells_the_entry_out_of_place(library: Library) -> None:
    listed = sorted([*ENTRIES[:6], *ENTRIES[6:9]], key=lambda entry: sort_key(entry, "kk"))
    moved = [*listed[:2], listed[-1], *listed[2:-1]]
    text = [f"Сөз [{number}]." for number in (9, 1, 5, 2, 4, 8, 3, 6, 7)]
    assert [(item.kind, item.raw[:2]) for item in audit(library, text, moved)] == [("list-order", "3.")]


def test_a_list_that_nothing_cites_is_said_once(library: Library) -> None:
    assert [(item.kind, item.line) for item in audit(library, ["Мәтін."], ENTRIES)] == [("entry-never-cited", 0)]


def test_a_list_beside_that_cannot_be_read_says_where(library: Library) -> None:
    broken = SourceFile("list.json", b'[{"id": "a",\n')
    with pytest.raises(KbError, match=r"^list\.json:2: no entry of the list can be read: not JSON"):
        manuscript_files.open_manuscript(library, SourceFile("a.txt", "Сөз [1, 5 б.].".encode()), broken)


@pytest.mark.parametrize(("page", "kinds"), [("4 б.", []), ("15 б.", ["locator-outside-pages"])])
def test_an_article_of_a_newspaper_stands_on_its_one_page(library: Library, page: str, kinds: list[str]) -> None:
    article = "Тілеуқұлов М. Базар күні // Ана тілі. – 2012. – 5 шілде. – 4 б."

    findings = audit(library, [*TEXT, f"Базар күні туралы [13, {page}]."], [*ENTRIES, article])

    assert [finding.kind for finding in findings] == kinds
