"""What the text says of a cited work against its entry: author, initials, year; letters and days of the entries."""

from kb.library import manuscript_files
from kb.library.manuscript_files import SourceFile
from kb.library.session import Library
from kb.messages import remedy, sentence

ENTRIES = [
    "Сәтбаев М.Қ. Дала жолдары. – Алматы: Ғылым, 2004. – 312 б.",
    "Жұмабаева Л.Т. Сырдария суы // Су әлемі. – 2011. – № 4. – Б. 18–27.",
    "Кузнецова Е.П. Торговля на степной границе. – М.: Наука, 1998. – 240 с.",
    "Рябов О.Н. Караванные пути Мангышлака // Вопросы истории края. – 2007. – № 2. – С. 101–119.",
    "Henderson P.R. Steppe Frontiers. – London: Routledge, 2009. – 276 p.",
    "Larsen T. Water Sharing on the Syr Darya // Central Asian Review. – 2015. – Vol. 8, No. 3. – P. 210–231.",
    "Мельников Д.А. Соседи по реке. – 2018. – URL: https://reka.example.org/a (дата обращения: 12.03.2019).",
    "Ленин В.И. О государстве // Полн. собр. соч. – М., 1970. – Т. 39. – С. 64–84.",
    "Көш жолы: мақалалар жинағы. – Алматы: Ғылым, 2003. – 180 б.",
]
TEXT = [f"Бұл еңбек маңызды [{number}]." for number in range(1, len(ENTRIES) + 1)]


def told(library: Library, text: list[str], entries: list[str], kind: str) -> list[tuple[str, str]]:
    """The paragraph, or the entry, that findings of a kind are at, each with what is said of it."""
    listed = [f"{number}. {entry}" for number, entry in enumerate(entries, 1)]
    whole = "\n".join([*text, "", "ПАЙДАЛАНЫЛҒАН ӘДЕБИЕТТЕР ТІЗІМІ", "", *listed])
    manuscript = manuscript_files.open_manuscript(library, SourceFile("a.txt", whole.encode()))
    known = manuscript_files.known_works(library, manuscript)
    found = [item for item in manuscript_files.findings(library, manuscript, known) if item.kind == kind]
    assert all(remedy(item.cause, lang) for item in found for lang in ("en", "ru", "kk"))
    return [(whole.split("\n")[item.line - 1], sentence(item.cause, "en")) for item in found]


UNLIKE = {
    "Е.П. Кузнецова пишет о караванах [4, с. 110].": "Е.П. Кузнецова",
    "Как указывает О.Н. Рябов [3, с. 45], торговля шла летом.": "О.Н. Рябов",
    "Как отмечает О.Н. Рябов, торговля шла летом [3, с. 45].": "О.Н. Рябов",
    "Л.Т. Жұмабаева атап өткендей, жолдар көп болған [1, 70 б.].": "Л.Т. Жұмабаева",
    "М.Қ. Сәтбаевтың пікірінше, су аз болды [2, 20 б.].": "М.Қ. Сәтбаевтың",
    "According to Larsen, the frontier was open [5, p. 90].": "Larsen",
    "The frontier was open, says Larsen [5, p. 90].": "Larsen",
    "Как пишет Н.О. Рябов, путь был долгим [4, с. 107].": "Н.О. Рябов",
    "М.С. Сәтбаев дала жолдарын сызған [1, 77 б.].": "М.С. Сәтбаев",
    "As A.R. Henderson puts it, lines move [5, p. 101].": "A.R. Henderson",
    "В работе Е.П. Кузнецовой 1989 года вопрос решён [3, с. 50].": "1989",
    "Henderson (2006) calls it a moving line [5, p. 91].": "2006",
    "Henderson (1994) calls it a moving line [5, p. 91].": "1994",
    "Сәтбаевтың 2014 жылғы еңбегінде жолдар сипатталған [1, 46 б.].": "2014",
}
LIKE = [
    "Е.П. Кузнецова и О.Н. Рябов пишут о путях [3, с. 45; 4, с. 110].",
    "Рябов, споря с Кузнецовой, пишет о караванах [4, с. 110].",
    "О споре Кузнецовой с Рябовым писал Henderson [5, p. 92].",
    "Бұл туралы М. Әуезов та айтқан, оны Сәтбаев келтіреді [1, 71 б.].",
    "По мнению Е.П. Кузнецовой, степь – это море (цит. по: [4, с. 103]).",
    "В 1989 году торговля была свободной [3, с. 52].",
    "Henderson (2009) calls it a moving line [5, p. 91].",
    "Henderson (1993) calls it a moving line [5, p. 91].",  # so far off it is another edition
    "Кузнецова рассматривает перепись 1997 года [3, с. 60].",
    "Как пишет О. Рябов, путь был долгим [4, с. 107].",
    "Как пишет О.H. Рябов, путь был долгим [4, с. 107].",  # Latin H
    "Сәтбаев Мұрат Қанышұлы дала жолдарын сызған [1, 77 б.].",
    "As Peter Henderson puts it, lines move [5, p. 101].",
    "Қ.И. Сәтбаев – академик, М.Қ. Сәтбаев оны еске алады [1, 91 б.].",
    "Larsen's reply to Henderson is short [6, p. 216].",
    "Министр Д.А. Мельников отмечает рост торговли [3, с. 70].",
    "В статье 1919 года Ленин называет это вопросом власти [8, с. 66].",
    "Д.А. Мельников родился на границе [3, с. 71].",
    "Как пишет О.Н. Рябов, торговля шла [3, с. 45; 1, 70 б.].",  # of several works nobody can tell
    "Как пишет О.Н. Рябов, торговля шла [77].",
    "О.Н. Рябов атап өткендей, көш ұзақ болды [9, 12 б.].",  # of nobody
    "Как пишет Н.О. Рябовичевский, путь был долгим [4, с. 107].",
]


def test_a_text_that_names_another_author_or_year(bare_library: Library) -> None:
    said = dict(told(bare_library, [*TEXT, *UNLIKE], ENTRIES, "text-unlike-entry"))
    assert set(said) == set(UNLIKE)
    assert all(named in said[text] for text, named in UNLIKE.items())


def test_a_text_that_names_its_author_or_others_rightly(bare_library: Library) -> None:
    assert told(bare_library, [*TEXT, *LIKE], ENTRIES, "text-unlike-entry") == []
    assert told(bare_library, [*TEXT, *LIKE], ENTRIES, "marker-form") == []


def changed(number: int, entry: str) -> list[str]:
    return [*ENTRIES[: number - 1], entry, *ENTRIES[number:]]


def test_words_of_two_alphabets_are_told_once(bare_library: Library) -> None:
    clean = ["Омаров Н. XXІ ғасырдағы IT. ATMге жол. – Алматы: Арна, 2016. – 190 б.", *ENTRIES]
    assert told(bare_library, TEXT, clean, "list-defect") == []
    for number, old, new in ((3, "Торговля", "Topгoвля"), (1, "Алматы", "Aлматы"), (5, "Henderson", "Неnderson")):
        entries = changed(number, ENTRIES[number - 1].replace(old, new))
        ((_, said),) = told(bare_library, TEXT, entries, "list-defect")
        assert new in said
    both = [entry.replace("а", "a", 1) if "Л.Т." in entry or "Е.П." in entry else entry for entry in ENTRIES]
    ((_, said),) = told(bare_library, TEXT, both, "list-defect")
    assert "entries: 2" in said


def test_a_page_is_seen_after_it_was_published(bare_library: Library) -> None:
    page = ENTRIES[6]
    article = (
        "Stewart A. The Sea // Sea Law. – 2013. – No. 2. – P. 3–8. – URL: https://sea.example.org/b (accessed {})."
    )
    for entry, wrong in (
        (page, False),
        (page.replace("12.03.2019", "31.12.2018"), False),
        (page.replace("12.03.2019", "12.03.2016"), True),
        (article.format("5 May 2012"), False),  # on the web before its year
        (article.format("5 May 2011"), True),
    ):
        said = told(bare_library, TEXT, changed(7, entry), "link-without-access-date")
        assert bool(said) == wrong
        assert all("before the work was published" in words for _, words in said)


def test_a_short_range_is_read_whole(bare_library: Library) -> None:
    text = ["[6, pp. 229-31] дейді.", "[6, pp. 229-41] дейді."]
    ((place, said),) = told(bare_library, [*TEXT, *text], ENTRIES, "locator-outside-pages")
    assert (place, "page 241" in said) == (text[1], True)
