"""Citations with a bracket lost, with numbers that run backwards, without a comma: read, and said to be so."""

import pytest

from kb.library import manuscript_files, manuscript_writing
from kb.library.manuscript_files import OwnManuscript, SourceFile
from kb.library.session import Library
from kb.library.writing_plan import WritingOptions
from kb.messages import say

NUMBERED = """1. Арман Б. Дала үні. – Алматы: Арна, 2000. – 190 б.
2. Белов И.И. Степь и город. – М.: Наука, 2005. – 250 с.
3. Жанат Қ.Ә. Су заңы. – Алматы: Арна, 1997. – 145 б.
4. Harrow J. Steppe roads. – London: Heron, 2001. – 220 p."""
LABELLED = "\n".join(f"Л{entry}" for entry in NUMBERED.splitlines())
SQUARE = "А [1, 5 б.]. Б [2, с. 6]. В [3, 7 б.]. Г [4, p. 8]."
ROUND = SQUARE.replace("[", "(").replace("]", ")")
LETTERED = "А [Л1, 5 б.]. Б [Л2, с. 6]. В [Л3, 7 б.]. Г [Л4, p. 8]."


def opened(library: Library, text: str, listed: str) -> OwnManuscript:
    whole = f"{text}\n\nПАЙДАЛАНЫЛҒАН ӘДЕБИЕТТЕР ТІЗІМІ\n\n{listed}\n"
    return manuscript_files.open_manuscript(library, SourceFile("a.txt", whole.encode()))


def said(library: Library, manuscript: OwnManuscript) -> list[tuple[str, str]]:
    known = manuscript_files.known_works(library, manuscript)
    return [(each.kind, each.raw) for each in manuscript_files.findings(library, manuscript, known)]


LOST = [
    (SQUARE, NUMBERED, "Д [2, с. 9. Тағы сөз.", "[2, с. 9"),
    (SQUARE, NUMBERED, "Д [1, 9 б.; 2, с. 10, деп жазды.", "[1, 9 б.; 2, с. 10"),
    (SQUARE, NUMBERED, "Д 2, с. 9] деген.", "2, с. 9]"),
    (SQUARE, NUMBERED, "Д [см.: 2, с. 9\n\nЖаңа сөз [1, 5 б.].", "[см.: 2, с. 9"),
    (ROUND, NUMBERED, "Д (2, с. 9. Тағы (бұл да) сөз.", "(2, с. 9"),
    (LETTERED, LABELLED, "Д Л2, с. 9] деген.", "Л2, с. 9]"),
    (LETTERED, LABELLED, "Д [Л2, с. 9. Тағы.", "[Л2, с. 9"),
]


@pytest.mark.parametrize(("text", "listed", "sentence", "raw"), LOST)
def test_a_citation_with_one_bracket_is_read_and_named(
    bare_library: Library, text: str, listed: str, sentence: str, raw: str
) -> None:
    manuscript = opened(bare_library, f"{text} {sentence}", listed)
    assert raw in [placed.marker.raw for placed in manuscript.read.markers]
    assert said(bare_library, manuscript) == [("marker-form", raw)]
    plan = manuscript_writing.plan(manuscript, WritingOptions(style="gost-kz-dissertation"))
    assert sentence in manuscript_writing.write(manuscript, plan).decode()


INNOCENT = [
    "Д [автор, 2005 ж. деді.", "Д 2) бірінші, 3) екінші.", "Д [9, с. 5 деген.", "Д [2 және 3 деді.", "Аралық ]0, 5[.",
    "Д 12 адам] деген.", "Д [сол жылы\nболды 2, с. 9] деген.",
]  # fmt: skip


@pytest.mark.parametrize("sentence", INNOCENT)
def test_another_bracket_alone_is_no_citation(bare_library: Library, sentence: str) -> None:
    assert said(bare_library, opened(bare_library, f"{SQUARE} {sentence}", NUMBERED)) == []


def test_a_text_that_hardly_cites_in_brackets_loses_none(bare_library: Library) -> None:
    manuscript = opened(bare_library, "А [1, 5 б.]. Д [2, с. 9. Тағы.", NUMBERED)
    assert [placed.marker.raw for placed in manuscript.read.markers] == ["[1, 5 б.]"]


@pytest.mark.parametrize("marker", ["[4–2]", "[4-2; 1]"])
def test_numbers_that_run_backwards_cite_the_works_between(bare_library: Library, marker: str) -> None:
    manuscript = opened(bare_library, f"{SQUARE} Д {marker}.", NUMBERED)
    assert {2, 3, 4} <= {item.number for item in manuscript.read.markers[-1].marker.items}
    known = manuscript_files.known_works(bare_library, manuscript)
    findings = manuscript_files.findings(bare_library, manuscript, known)
    assert [(each.kind, each.raw) for each in findings] == [("marker-form", marker)]
    assert "backwards" in say(findings[0].cause, "en")


@pytest.mark.parametrize(
    ("text", "listed", "marker"), [(SQUARE, NUMBERED, "[3 41 б.]"), (LETTERED, LABELLED, "[Л3 41 б.]")]
)
def test_a_page_without_a_comma_before_it_is_one(bare_library: Library, text: str, listed: str, marker: str) -> None:
    manuscript = opened(bare_library, f"{text} Д {marker}.", listed)
    assert [item.locators[0].value for item in manuscript.read.markers[-1].marker.items] == ["41"]


LISTED_BY_LETTERS = """А. Архив құжаттары

А-1. ҚР ОММ. 44-қор, 1-тізбе, 12-іс.
А-2. ҚР ОММ. 44-қор, 1-тізбе, 15-іс.

К. Кітаптар мен мақалалар

К-1. Арман Б. Дала үні. – Алматы: Арна, 2000. – 190 б.
К-2. Садық Е. Тұз. – Алматы: Арна, 2009. – 80 б."""


def test_a_part_is_headed_by_the_letter_of_its_numbers(bare_library: Library) -> None:
    text = "А [А-1, 5 п. сырты]. Б [А-2, 12 п. об.]. В [К-1, 7 б.]. Г [К-2, 8 б.]. Д [А-0]."
    manuscript = opened(bare_library, text, LISTED_BY_LETTERS)
    assert [entry.text[-4:] for entry in manuscript.entries] == ["-іс.", "-іс.", "0 б.", "0 б."]
    assert said(bare_library, manuscript) == [("dead-number", "[А-0]")]


BIBITEMS = "\n".join(
    f"\\bibitem{{{key}}} {entry[3:]}"
    for key, entry in zip(("arman2000", "bel:05", "zh97", "harrow"), NUMBERED.splitlines(), strict=True)
)


def latex(library: Library, text: str) -> OwnManuscript:
    whole = (
        f"\\documentclass{{article}}\n\\begin{{document}}\nА \\cite[5~б.]{{arman2000}}. {text}\n"
        f"\\begin{{thebibliography}}{{9}}\n{BIBITEMS}\n\\end{{thebibliography}}\n\\end{{document}}\n"
    )
    return manuscript_files.open_manuscript(library, SourceFile("a.tex", whole.encode()))


COMMANDS = [
    ("Д \\cite[с.~9]{bel:05. Тағы \\cite{zh97}.", "\\cite[с.~9]{bel:05", "bel:05", "9"),
    ("Д \\cite{harrow, and so on. See \\cite{zh97}.", "\\cite{harrow", "harrow", ""),
    ("Д \\cite[с.~9{bel:05}. Тағы.", "\\cite[с.~9{bel:05}", "bel:05", "9"),
    ("Д \\citep с.~9]{bel:05}. Тағы.", "\\citep с.~9]{bel:05}", "bel:05", "9"),
    ("Д \\cite[p.~3]harrow}. Тағы.", "\\cite[p.~3]harrow}", "harrow", "3"),
]


@pytest.mark.parametrize(("text", "raw", "key", "page"), COMMANDS)
def test_a_command_that_lost_a_brace_or_a_bracket_cites_and_is_said(
    bare_library: Library, text: str, raw: str, key: str, page: str
) -> None:
    manuscript = latex(bare_library, text)
    broken = next(placed.marker for placed in manuscript.read.markers if placed.marker.raw == raw)
    assert [(item.key, "".join(each.value for each in item.locators)) for item in broken.items] == [(key, page)]
    lost = [each for each in said(bare_library, manuscript) if each[0] in ("marker-form", "number-without-entry")]
    assert lost == [("marker-form", raw)]
    out = manuscript_writing.write(manuscript, manuscript_writing.plan(manuscript, WritingOptions()))
    assert raw in out.decode()


@pytest.mark.parametrize("text", [
    "Д \\cite[с.~9]{bel:05}.", "Д \\cite[см.][с.~9]{bel:05, zh97}.", "Д \\textbf{сөз \\cite{harrow}}.",
    "Д \\cite[{с.~9}]{bel:05}.", "Д \\verb|\\cite{harrow|.", "Д % \\cite{harrow\nСөз.",
    "Д \\ref{harrow}, \\citet*{zh97}.",
])  # fmt: skip
def test_a_whole_command_has_lost_nothing(bare_library: Library, text: str) -> None:
    assert not [each for each in said(bare_library, latex(bare_library, text)) if each[0] == "marker-form"]


@pytest.mark.parametrize("raw", ["[??, с. 9]", "\\cite{}", "\\cite[с.~9]{??}"])
def test_a_reference_of_latex_without_its_key_is_dead(bare_library: Library, raw: str) -> None:
    manuscript = latex(bare_library, f"Д {raw}, және \\cite{{zh97}}.")
    assert [each for each in said(bare_library, manuscript) if each[0] == "dead-number"] == [("dead-number", raw)]
