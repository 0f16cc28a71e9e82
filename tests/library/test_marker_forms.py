"""Markers in five languages, with words before the number, and what is cited again: read, and nothing else found."""

from collections.abc import Sequence

import pytest

from kb.library import manuscript_files
from kb.library.manuscript_files import OwnManuscript, SourceFile
from kb.library.session import Library

LISTED = {
    "kk": ("ПАЙДАЛАНЫЛҒАН ӘДЕБИЕТТЕР ТІЗІМІ", "{}. – Алматы: Арна, 200{}. – 2{}0 б.",
           ("Сейітов Қ.Ә. Дала қалалары", "Ерғали А.С. Көш жолдары", "Мұсабек Е. Тұз саудасы")),
    "ru": ("СПИСОК ЛИТЕРАТУРЫ", "{}. – М.: Наука, 198{}. – 3{}0 с.",
           ("Лунин Б.Н. Степные города", "Торов П.И. Соляной путь", "Глинская О.В. Быт кочевника")),
    "en": ("REFERENCES", "{}. – London: Routledge, 200{}. – 2{}0 p.",
           ("Winter J. Cities of the Steppe", "Stone A. The Salt Road", "Field M. Nomad Life")),
    "tr": ("KAYNAKÇA", "{}. – Ankara: Türk Tarih Kurumu, 200{}. – 2{}0 s.",
           ("Yıldız A. Bozkır Şehirleri", "Demir B. Tuz Yolu", "Kaya C. Göçebe Hayatı")),
    "uk": ("СПИСОК ВИКОРИСТАНИХ ДЖЕРЕЛ", "{}. – Київ: Наукова думка, 200{}. – 2{}0 с.",
           ("Білан О.В. Степові міста", "Гайда П.І. Соляний шлях", "Їжак С.М. Побут кочівника")),
}  # fmt: skip
SAID = {"kk": "Бұл туралы еңбекте кеңірек айтылған", "ru": "Об этом подробно сказано в работе",
        "en": "This is described at length in the study", "tr": "Bu konu eserde ayrıntılı olarak anlatılmıştır",
        "uk": "Про це докладно сказано в праці"}  # fmt: skip
PAGE = {"kk": "49 б.", "ru": "с. 49", "en": "p. 49", "tr": "s. 49", "uk": "с. 49"}
BEFORE = {
    "kk": "қараңыз: |толығырақ қараңыз: |толық мәлімет үшін қараңыз: |салыстырыңыз: |бұл туралы қар.: |мысалы: ",
    "ru": "см. |см.: |см. также: |см. подробнее: |подробнее см.: |см., например: |об этом см.: |Цитируется по: |по: ",
    "en": "see |see also |see, e.g., |see for example |for details see |see further |cf. |as cited in |quoted in: ",
    "tr": "bkz. |bkz.: |ayrıca bkz. |ayrıntılı bilgi için bkz. |krş. |akt. |örn. ",
    "uk": "див. |див.: |див. також: |докладніше див.: |див. докладніше: |див., наприклад: |цит. за: |пор.: ",
}
AGAIN = {"kk": "сонда|Бұл да сонда|сол жерде|аталған еңбек|қараңыз: сонда", "ru": "там же|см. там же|указ. соч.",
         "en": "ibid.|Ibidem|op. cit.|see ibid.", "tr": "a.g.e.|aynı yer|bkz. aynı eser",
         "uk": "там само|див.: там само"}  # fmt: skip
SEPARATORS = (", ", ": ", ". – ", "; ", " ")


def opened(library: Library, language: str, markers: Sequence[str]) -> OwnManuscript:
    """Return a manuscript that cites the three works of its list, then by some markers."""
    heading, form, works = LISTED[language]
    entries = [f"{place}. {form.format(work, place, place)}" for place, work in enumerate(works, 1)]
    text = [f"{SAID[language]} {marker}." for marker in ("[1]", "[2]", "[3]", *markers)]
    whole = "\n\n".join([*text, heading, "\n".join(entries)]) + "\n"
    return manuscript_files.open_manuscript(library, SourceFile("a.txt", whole.encode()))


def cited(manuscript: OwnManuscript) -> list[tuple[int | None, str]]:
    """Return what the markers after the first three cite: the number, the page."""
    return [(item.number, "".join(place.value for place in item.locators)) for item in manuscript.read.citations()][3:]


def kinds(library: Library, manuscript: OwnManuscript) -> set[str]:
    """Return the kinds of what is wrong with a manuscript, but for the form of its markers."""
    known = manuscript_files.known_works(library, manuscript)
    return {wrong.kind for wrong in manuscript_files.findings(library, manuscript, known)} - {"marker-form"}


@pytest.mark.parametrize("language", LISTED)
def test_words_before_the_number_point_at_the_work(bare_library: Library, language: str) -> None:
    words = [word for said in BEFORE[language].split("|") for word in (said, said[:1].upper() + said[1:])]
    markers = [f"[{word}1, {PAGE[language]}; 3]" for word in words] + [f"[{word}2]" for word in words]
    manuscript = opened(bare_library, language, markers)
    assert cited(manuscript) == [(1, "49"), (3, "")] * len(words) + [(2, "")] * len(words)
    assert kinds(bare_library, manuscript) == set()


@pytest.mark.parametrize("language", LISTED)
def test_what_is_cited_again_is_the_work_before_it(bare_library: Library, language: str) -> None:
    again = [f"[{word}{sign}{PAGE[language]}]" for word in AGAIN[language].split("|") for sign in SEPARATORS]
    manuscript = opened(bare_library, language, ["[2]", *again, "[1]"])
    assert cited(manuscript) == [(2, ""), *[(2, "49")] * len(again), (1, "")]
    assert kinds(bare_library, manuscript) == set()


@pytest.mark.parametrize("language", ["kk", "ru", "en", "uk"])
def test_a_page_without_its_word_is_another_form(bare_library: Library, language: str) -> None:
    manuscript = opened(
        bare_library, language, [*[f"[{number}, {PAGE[language]}]" for number in (1, 2, 3, 1)], "[2: 77]"]
    )
    known = manuscript_files.known_works(bare_library, manuscript)
    wrong = manuscript_files.findings(bare_library, manuscript, known)
    assert [(each.kind, each.raw) for each in wrong] == [("marker-form", "[2: 77]")]


def test_words_in_round_brackets_point_at_a_work_too(bare_library: Library) -> None:
    manuscript = opened(bare_library, "kk", ["(толық мәлімет үшін қараңыз: 2, 49 б.)", "(түркі тілінде: 2, 49 б.)"])
    assert cited(manuscript) == [(2, "49")]


def test_the_years_of_a_person_are_no_work_cited_again(bare_library: Library) -> None:
    assert cited(opened(bare_library, "en", ["[2]", "(age 45)", "(aged 45, see below)"])) == [(2, "")]


@pytest.mark.parametrize(("others", "told"), [(2, False), (3, True)])
def test_a_form_is_the_usual_one_where_it_has_thrice_the_markers(
    bare_library: Library, others: int, told: bool
) -> None:
    manuscript = opened(bare_library, "en", [*("[1, p. 5]", "[2, p. 6]", "[3, p. 7]")[:others], "[1: p. 8]"])
    known = manuscript_files.known_works(bare_library, manuscript)
    findings = manuscript_files.findings(bare_library, manuscript, known)
    assert [item.raw for item in findings if item.kind == "marker-form"] == ["[1: p. 8]"] * told
