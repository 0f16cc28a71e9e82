"""A marker stands in the text alone: never in formulas, options, addresses, code, or after an identifier."""

from collections.abc import Sequence
from io import BytesIO

import pytest
from docx import Document
from docx.oxml import parse_xml

from kb.manuscript.documents.opening import open_document
from kb.manuscript.markers import markers_of
from kb.manuscript.reading import read

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def numbers(name: str, text: str | bytes) -> Sequence[int | None]:
    data = text if isinstance(text, bytes) else text.encode()
    return [item.number for placed in read(open_document(data, name)).markers for item in placed.marker.items]


LATEX = [
    r"$\sqrt[3]{x}$", "$x[3] + a_{[2]}$", r"\[ y[3] = [2] \]", r"\( y[3] \)", "$$ y = [3] $$", r"\sqrt[3]{x}",
    r"\section[3]{Сөз}", r"\begin{tabular}[3]{ll} a & b \\[2] c & d \end{tabular}",
    r"\begin{theorem}[3] a\end{theorem}",
    r"\item[3] a", r"\item [3] a", r"\footnotemark[3]", r"\url{http://a/[3]}", r"\href{http://a/[3]}{сөз}",
    r"\includegraphics[3]{x}", r"\includegraphics{a[3].png}", "% сөз [3]", r"\verb|a [3]|", r"\lstinline{b [3]}",
    "\\begin{verbatim}\n [3] \n\\end{verbatim}", "\\begin{lstlisting}\n x [3] \n\\end{lstlisting}",
    r"\begin{align*} x &= [3] \end{align*}", r"\newcommand{\x}[3]{сөз}", r"\label{a[3]} \ref{b[3]}",
    r"\mycommand[3]{a}",
    r"\parbox[3][2]{4cm}{a}", r"https://a.kz/b[3]c",
]  # fmt: skip
LATEX_TEXT = [
    r"\textbf{сөз} [3]", r"\emph{сөз}[3]", r"сөз\footnote[1]{туралы [3]}", r"сөз \dots [3]", r"{\bf [3]}",
    r"баға 5\% [3]", r"баға 5\$ [3] және 6\$", r"сөз $x$ [3] $y$", r"\textit{a} \LaTeX{} [3]", r"\\ \par [3]",
    "бағасы 5$ [3]\n\nжәне 6$ сөз", r"\section{Сөз [3]}", r"\caption{Сурет [3]}",
]  # fmt: skip
MARKDOWN = [
    "$x[3]$", "$$\nx = [3]\n$$", "`a [3]`", "``a ` [3]``", "```\n[3]\n```", "~~~ py\n[3]\n~~~", "> ```\n> [3]\n> ```",
    "https://a.kz/b[3]c", "<https://a.kz/b[3]>", "[сөз](http://a/[3])", '![сурет](b.png "[3]")', "<!-- [3] -->",
    '<a href="http://a" title="[3]">сөз</a>', "<pre>\n[3]\n</pre>", "<code>[3]</code>", "[сөз]{.a key=\"[3]\"}",
    "сөз\n\n    x = [3]\n\nсөз", "[сөз][3]\n\n[3]: http://a.kz", r"\( x = a[3] \)", "x1[3]", "f(x)[3]", "a[3][2]",
    r"сөз \cmd[3]", "data[3] = 7",
]  # fmt: skip
MARKDOWN_TEXT = [
    "сөз[3]", "Smith[3]", "2019[3]", "**сөз**[3]", "«сөз»[3]", "(сөз)[3]", "баға 5$ [3] мен 6$",
    "- сөз\n\n    жалғасы [3]", "[сөз](http://a) [3]", "`код` [3] `код`", "5 < 6 [3] > 4", "сөз ` [3]\n\nсөз `",
    "https://a.kz/b. [3]", "(https://a.kz/b) [3]", "[сөз][3]", "[^1]: Ескерту [3]",
]  # fmt: skip
PLAIN = [
    "a[3]", "a[3], b[2][1]", "x_1[3]", "https://a.kz/b[3]c", "www.a.kz/b?x[3]=1", ":math:`x [3]`", "``a [3]``",
    ".. math::\n\n   x = [3]\n\nсөз", "сөз::\n\n   x = [3]\n\nсөз", "$ x[3] + [2] $", "$x [3]$", ".. _сөз: http://a/[3]",
]  # fmt: skip
PLAIN_TEXT = [
    "сөз[3]",
    "Abai[3]",
    "в[3]",
    "U.S.A[3]",
    "сөз $5 [3] және $6",
    "5 $ [3] және 6 $ сөз",
    "СО2 [3]",
    "Ma`mun [3] Ka`ba",
]
CASES = [
    *[("a.tex", part, 0) for part in LATEX], *[("a.tex", part, 1) for part in LATEX_TEXT],
    *[("a.md", part, 0) for part in MARKDOWN], *[("a.md", part, 1) for part in MARKDOWN_TEXT],
    *[("a.txt", part, 0) for part in PLAIN], *[("a.txt", part, 1) for part in PLAIN_TEXT],
]  # fmt: skip


@pytest.mark.parametrize(("name", "part", "times"), CASES)
def test_only_what_is_text_cites(name: str, part: str, times: int) -> None:
    read_numbers = numbers(name, f"Алғы сөз [7].\n\n{part}\n\nСоңғы сөз [9].\n")
    assert read_numbers == [7, *[3] * times, 9]


def test_the_preamble_is_no_text_and_a_command_that_cites_counts_in_an_option() -> None:
    text = "\\newcommand{\\x}{сөз [3]}\n\\begin{document}\n"
    text += "\\begin{theorem}[\\cite{a}] Сөз [1]. $^{\\cite{b}}$\\end{theorem}"
    markers = read(open_document(text.encode(), "a.tex")).markers
    assert [item.key or item.number for placed in markers for item in placed.marker.items] == ["a", 1, "b"]


def test_in_word_formulas_and_field_codes_are_no_text() -> None:
    document = Document()
    paragraph = document.add_paragraph("Сөз [1], a[10], https://a.kz/[3]b, x_2[4] және сөз[2].")
    formula = f'<m:oMath xmlns:m="{MATH}"><m:r><m:t>[5]</m:t></m:r></m:oMath>'
    paragraph._p.append(parse_xml(formula))
    stream = BytesIO()
    document.save(stream)
    assert numbers("a.docx", stream.getvalue()) == [1, 2]


def test_what_is_no_citation_is_no_defect_either() -> None:
    text = "A = [1 2; 3 4], [0,64; 0,78], [1 0 0], [20 см], [1..10], [05.11.2019]"
    assert [marker.raw for marker in markers_of(text)] == []


def test_a_bracket_after_an_identifier_is_no_defect_either() -> None:
    assert [marker.raw for marker in markers_of("a[1.5] сөз [1.5]")] == ["[1.5]"]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Перейти в ячейку [3, 1] таблицы.", []),
        ("Взято в точке времени [3, 1] опыта.", []),
        ("Число лежит на отрезке [1, 20].", []),
        ("Cell on the right, range: [1, 20].", []),
        ("Ұяшыққа [2,1] көшу.", []),
        ("На отрезке времени [0, τ] и [0; 1] точно.", []),
        ("Кесінді x ∈ [3, 5], ал [2;5] сегментінде, [3, 4] ⊂ R және f: [1, 2] → R.", []),
        ("v = [3], print([1, 2]), return [1, 2] және data[i][3].", []),
        ("Матрица [[1, 2], [3, 4]]:\n[1, 0]\n[0, 1]\nжәне A = [1 2; 3 4].", []),
        ("Square brackets are for zones, so that [001] and [110] are directions; as said in [3].", [3]),
        ("Мұнда [010] пен [112] бағыттар, ал [5] – еңбек, [114] – еңбек.", [5, 114]),
        ("Здесь [001] и [110], ал мұнда [010] пен [112], [3].", [3]),
        ("There [114] cites, [110] does too, [3] as well.", [114, 110, 3]),
        (
            "Рост вдоль [110], ось [001], по оси [100]; the [1-10] axis and [111] planes; [100] особенно важен.",
            [100],
        ),
        ("При [20–25] °C, доза [5] мг, направления [100] и [111], ДИ [1,1; 1,9], pH [7,2–8,9].", []),
        ("Шкала [1–5] аралығында, күні [05.11.2019], мөлшері [20 см].", []),
        ("Многовекторная политика [3, 15] и с точки зрения соседей [4, 15].", [3, 15, 4, 15]),
        ("Пишут в диапазоне мнений [3, 15]. Позже [4, 7]. Тағы [5, 2].", [3, 15, 4, 7, 5]),
        ("О таблицах писали [3, 1].", [3]),
        ("Туралы [3]–[5] еңбектерде, [3, Lemma 4], [3, курсив наш], [3, пп. 5) ст. 2].", [3, 4, 5, 3, 3, 3]),
        ("Модели [18, 15, 19, 20] и среднее [150, 12].", [18, 15, 19, 20, 150]),
        ("Зерттеулерде [100] және [111].", [100, 111]),
        ("Туралы [150, 3, 412] және [7, 4, 7].", [150, 7]),
        ("Об этой ячейке писали [3].", [3]),
        ("Об интервале писали [3, с. 1].", [3]),
    ],
)
def test_a_place_in_a_table_or_a_range_cites_nothing(text: str, cited: list[int]) -> None:
    assert numbers("a.txt", text) == cited


NO_CITATION = [
    "функция на [1, 5] непрерывна", "функция непрерывна на [1, 5]", "интеграл по [1, 4]", "max на [1, 3] достигается",
    "uniformly on [1, 6]", "x принадлежит [1, 3]", "сандар [1, 5]-ке тиісті", "в пределах [2, 5]", "шегінде [2, 5]",
    "95% CI [1, 4]", "(95 % ДИ: [3, 6])", "95 % сенім интервалы [1, 3]", "доверительный интервал составил [2, 5]",
    "медиана 3 [2; 5]", "медиана 4 [IQR 2–6]", "Me [Q1; Q3] 3 [2; 5]", "возраст 34 [29; 41] года", "при n = 5 [2, 6]",
    "вектор [1, 2, 3]", "оценка в баллах [1, 5]", "ұпайы [1, 5]", "[00:12]", "[1:05] деп бастады", "[01:23:45]",
    "[00:03:12–00:04:10]", "матрица [1, 2; 3, 4]", "по шкале Лайкерта [1–5]", "95% СА [2, 6]",
    "окно из интервала [3; 40] секунд", "вне диапазона [1, 9]", "за пределами промежутка [2; 4]",
    "values range over [2, 7]",
    "wages vary between [3; 6] per cent", "өсім [2; 4] пайыз", "доля [1, 5] процентов", "толщина [3; 8] мкм",
    "OR 1.4 [1.12, 1.93]", "HR [0.71–1.05]", "[2019–2020 учебный год]", "[2021 оқу жылы]", "[2020 fiscal year]",
    "бицикло [3.2.1] октан", "[4,4'-дипиридил]", "[3-(4-methylphenyl)propyl]",
]  # fmt: skip


@pytest.mark.parametrize("part", NO_CITATION)
def test_an_interval_a_measured_value_and_a_time_cite_nothing(part: str) -> None:
    assert [marker.raw for marker in markers_of(f"Далада {part} болды.")] == []


CITING = [
    ("ссылаясь на [2, 5]", [2, 5]), ("на [3] указано", [3]), ("в [1, 5] показано", [1, 5]),
    ("функции государства изучены в [1, 5]", [1, 5]), ("Таблица 4 [3, 5]", [3, 5]), ("в диапазоне тем [1, 3]", [1, 3]),
    ("аралық туралы [1; 5]", [1, 5]), ("шкала ценностей [1, 5]", [1, 5]), ("в 2005 [3, 5]", [3, 5]),
    ("доверительные интервалы обсуждаются в [2, 5]", [2, 5]), ("функция описана, опираясь на [2, 5]", [2, 5]),
    ("бұл [12:49] деген", [12]), ("вектор развития [3, 7]", [3, 7]), ("3 еңбек [2, 5]", [2, 5]),
    ("еңбектер [1, 2; 3, 4] бар", [1, 2, 3, 4]), ("матрица решений [3, 7]", [3, 7]), ("степь на [2, 5] видна", [2, 5]),
    ("об этом [3, 7] см. также", [3, 7]), ("[2, 5] мыңдаған адам", [2, 5]), ("views vary [3, 6]", [3, 6]),
]  # fmt: skip


@pytest.mark.parametrize(("part", "cited"), CITING)
def test_brackets_beside_such_words_cite_where_they_do(part: str, cited: list[int]) -> None:
    markers = markers_of(f"Далада {part} болды.")
    assert [item.number for marker in markers for item in marker.items] == cited


def test_an_interval_is_none_of_the_pairs_that_a_text_cites_by() -> None:
    text = "Бұл [1, 3], [2, 5], [3, 6], [4, 7]. На отрезке [1, 5] растёт, [2, 4] кесіндісінде, on the interval [3, 8]."
    assert [marker.raw for marker in markers_of(text)] == ["[1, 3]", "[2, 5]", "[3, 6]", "[4, 7]"]
    assert [marker.raw for marker in markers_of(text.replace("На", "На этом"))][-1] == "[1, 5]"


def test_lines_counted_by_fives_cite_nothing() -> None:
    lines = "\n".join(f"[{number}] Қонақ келді, көш тоқтады." for number in (5, 10, 15))
    assert [marker.raw for marker in markers_of(f"Сөз [2].\n{lines}\n")] == ["[2]"]
    assert len(list(markers_of(lines.replace("[15]", "[12]")))) == 3


def test_a_number_of_the_list_is_no_index_of_a_crystal() -> None:
    listed = "".join(f"{n}. Автор А.А. Книга {n}. – М.: Наука, 2001. – 100 с.\n" for n in range(1, 112))
    text = f"Негізгі бағыттары [111], [110] бағыттары. Вдоль направлений [112]. [001].\n\nСПИСОК ЛИТЕРАТУРЫ\n\n{listed}"
    assert numbers("a.txt", text) == [111, 110]


LISTED = "".join(f"{n}. Автор{n} А.А. Книга {n}. – М.: Наука, 200{n}. – 100 с.\n" for n in range(1, 4))


@pytest.mark.parametrize("equation", ["(1)\n", "x = y\t(2)\n", "Из уравнения (3) видно.\n"])
def test_the_number_of_an_equation_cites_nothing(equation: str) -> None:
    text = f"Жазылған (1). Тағы (2). Кейін (3).\n{equation}\nСПИСОК ЛИТЕРАТУРЫ\n\n{LISTED}"
    assert numbers("a.txt", text) == [1, 2, 3]


def test_numbers_in_round_brackets_cite_no_list_without_a_heading() -> None:
    text = f"Жазылған (1). Тағы (2). Кейін (3).\n\nПубликации автора\n\n{LISTED}"
    assert numbers("a.txt", text) == []
    assert numbers("a.txt", text.replace("(", "[").replace(")", "]")) == [1, 2, 3]


def test_an_index_among_the_signs_of_code_cites_nothing() -> None:
    code = "if (argc > 5) { q0 = atof(argv[3]); } double mass = weights[2] * h; // size"
    assert numbers("a.txt", f"A theorem[1] is known (cf. others[2]; see also).\n\n{code}\n") == [1, 2]
