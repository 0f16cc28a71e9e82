"""Reference lists in text: made-up lists in each printed form, clean and messy, with the right value of every field."""

from pathlib import Path

import pytest

from kb.manuscript.reference_list.entries import entries_of
from kb.manuscript.reference_list.works import ListedWork, read_list
from tests.effort import growth
from tests.manuscript.list_scoring import lists_in, score

LISTS = {name: (text, entries) for name, text, entries in lists_in(Path(__file__).parent / "lists")}


@pytest.mark.parametrize("name", LISTS)
def test_every_entry_is_found_and_every_field_is_right(name: str) -> None:
    reached = score(*LISTS[name], name)
    assert reached.wrong == ()
    assert reached.found == reached.entries


@pytest.mark.parametrize("name", LISTS)
def test_each_field_says_where_in_the_text_it_stands(name: str) -> None:
    text = LISTS[name][0]
    for work in read_list(text).works:
        assert text[work.start : work.end].split()[0] == work.text.split()[0]
        for field in work.fields:
            assert work.start <= field.start < field.end <= work.end
            if field.name in ("volume", "issue", "number-of-pages") and field.value.isdigit():
                assert text[field.start : field.end] == field.value


@pytest.mark.parametrize("name", LISTS)
def test_no_letter_of_a_list_is_lost_without_a_word(name: str) -> None:
    """What is in no entry is among the lines left out, with its reason."""
    text, _entries = LISTS[name]
    read = read_list(text)
    inside = {place for work in read.works for place in range(work.start, work.end)}
    left_out = {line.line for line in read.left_out}
    start = 0
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        words = [place for place, letter in enumerate(line, start) if letter.isalpha()]
        assert number in left_out or set(words) <= inside, line
        start += len(line)


def test_headers_headings_and_page_numbers_are_named() -> None:
    why = {line.text: line.why for line in read_list(LISTS["messy"][0]).left_out}
    assert why == {
        "Вестник степи 2019 № 4": "header",
        "Список литературы": "heading",
        "56": "page number",
        "57": "page number",
    }


def only(text: str) -> ListedWork:
    """Return the one work of a list of one entry."""
    (work,) = read_list(text).works
    return work


def test_what_is_not_understood_is_kept() -> None:
    work = only("1. Сухарев Г.М. Пески. – М.: Полюс, 2010. – 352 с. – Особая пометка владельца.")
    assert [part.value for part in work.rest] == ["Особая пометка владельца"]


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("[1] Абаев К. А. М., 1990.\n[2] Бобров Л. Б. М., 1991.", ["Абаев", "Бобров"]),
        ("1) Абаев К. А. М., 1990.\n3) Бобров Л. Б. М., 1991.", ["Абаев", "Бобров"]),
        ("1. Абаев К. А. М., 1990. 2. Бобров Л. Б. М., 1991.", ["Абаев", "Бобров"]),
        ("1\nАбаев К. А. М., 1990.\n2\nБобров Л. Б. М., 1991.", ["Абаев", "Бобров"]),
        ("1. Абаев К. А. М.,\n1990. – Т. 2.\n2. Бобров Л. Б. М., 1991.", ["Абаев", "Бобров"]),
        ("Абаев К. А. М., 1990.\n\nБобров Л. Б. М.,\n1991.\n\nВольф Ж. В. М., 1992.", ["Абаев", "Бобров", "Вольф"]),
        ("Абаев К. А.\n   М., 1990.\nБобров Л. Б.\n   М., 1991.", ["Абаев", "Бобров"]),
        ("Абаев К. А. М., 1990.\nБобров Л. Б. М., 1991.", ["Абаев", "Бобров"]),
        ("Абаев К. А. М., 1990. 99 с. Бобров Л. Б. М., 1991. 98 с.", ["Абаев", "Бобров"]),
        ("1.\nАбаев К. А. М., 1990.\n2.\nБобров Л. Б. М., 1991.", ["Абаев", "Бобров"]),
        ("1. Абаев К. А. М.,\n90. М.: Лад, 1990.\n2. Бобров Л. Б. М., 1991.", ["Абаев", "Бобров"]),
        ("Абаев К. А. М.: Лад, 1990. –\nС. 5–9.\nБайкал: сборник. – М., 1991.", ["Абаев", "Байкал:"]),
        ("1. Абаев К. А. М., 1990. – 25 6. 2 Бобров Л. Б. М., 1991.\n3 Ион Б. М., 1992.", ["Абаев", "Бобров", "Ион"]),
        ("41. Абаев К. А. М., 1990.\n42. Бобров Л. Б. М., 1991.", ["Абаев", "Бобров"]),
        (
            "1 Абаев. М., 1990.\n3 Совместный план. М., 1991.\n2 Устав. М., 1992.\n4 Ион. М., 1993.",
            ["Абаев.", "Совместный", "Устав.", "Ион."],
        ),
        (
            "7. Абаев К. М., 1990.\n8. Вольф Ж. М., 1992.\nӘдебиеттер тізімі\n1. Бобров Л. М., 1991.\n2. Ион. М.",
            ["Абаев", "Вольф", "Бобров", "Ион."],
        ),
        (
            "1. Абаев К. А. М., 1990. – 10 с. 2. 1941 год: письма. – М., 1991.\n3. Ион Б. М., 1992.",
            ["Абаев", "1941", "Ион"],
        ),
        ("Абаев К. А. Дала // Жол. 2015. № 1.\nБ. 14–22.\nБобров Л. Б. Река. М., 1991. 9 с.", ["Абаев", "Бобров"]),
        (
            "Абаев К. А. Река. М., 1990. 9 с.\nПортал рек. 2021. URL:\nhttps://reki.example/a/\nbolshie-reki\n"
            "Бобров Л. Б. Лес. М., 1991. 9 с.",
            ["Абаев", "Портал", "Бобров"],
        ),
        ("Abt, Ivan. Salt. Leeds: Arc, 2001.\nvan Dorp, Piet. Sand. Leiden: Brug, 2012.", ["Abt,", "van"]),
    ],
)
def test_entries_are_found_whatever_the_mess(text: str, starts: list[str]) -> None:
    assert [entry.text.text.split()[0] for entry in entries_of(text).entries] == starts


@pytest.mark.parametrize("unit", ["1 ", "А. ", "Иванов И.И., ", "– ", "http://", "2001, ", "(", "\n", "молоко и хлеб "])
def test_what_is_no_list_is_read_in_a_moment_too(unit: str) -> None:
    def read(size: int) -> None:
        text = unit * size
        for work in read_list(text).works:
            assert text[work.start] == work.text[0]

    assert growth(read, 2_500) < 24


def test_a_list_eight_times_as_long_takes_about_eight_times_the_time() -> None:
    def read(entries: int) -> None:
        text = "".join(f"{n}. Сухарев Г.М. Пески. – М.: Полюс, 2010. – {n} с.\n" for n in range(1, entries + 1))
        assert len(read_list(text).works) == entries

    assert growth(read, 100) < 24


def test_words_and_addresses_broken_over_lines_are_whole() -> None:
    work = only("1. Сухарев Г.М. Дого-\nворы. URL: https://law.example/docs/\nZ04_ (дата обращения: 01.02.2020).")
    assert (work.value("title"), work.value("URL")) == ("Договоры", "https://law.example/docs/Z04_")


def test_letters_that_look_alike_and_those_of_old_fonts_are_those_of_the_alphabet() -> None:
    assert only("1. Құлан Т. Жер кіндiгi. – Алматы, 1996.").value("title") == "Жер кіндігі"
    assert only("1. Құлан Т. Тӛр жањалыѓы. – Алматы, 1996.").value("title") == "Төр жаңалығы"


@pytest.mark.parametrize(
    ("broken", "whole"),
    [("по-\nстановление", "постановление"), ("по-\nрусски", "по-русски"), ("из-\nдание", "издание"),
     ("из-\nза", "из-за"), ("кто-\nто", "кто-то"), ("что-\nбы", "чтобы"), ("как-\nто", "как-то")],
)  # fmt: skip
def test_a_hyphen_at_the_end_of_a_line_is_that_of_the_word_or_of_the_line(broken: str, whole: str) -> None:
    (work,) = read_list(f"1. Речной В. Соль и {broken} дороги. – М.: Наука, 2001. – 90 с.\n").works
    assert work.value("title") == f"Соль и {whole} дороги"


def test_a_line_that_ends_with_a_place_and_a_colon_heads_nothing() -> None:
    listed = "1. Речной В. Соль. – М.: Наука, 2001.\n2. Жанат Қ., Ким Л. Су. – Алматы:\nАрна, 1995. – 144 б.\n"
    assert [work.value("publisher") for work in read_list(listed).works] == ["Наука", "Арна"]
