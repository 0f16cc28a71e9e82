"""Names as the styles want them: Kazakh, Russian and other people."""

import pytest

from kb.csl.person import initials, read_name
from kb.csl.processor import Processor
from tests.csl.samples import lines, names, one, style

TOKAYEV = ("Тоқаев", "Қасым-Жомарт")


@pytest.mark.parametrize(
    ("given", "mark", "short"),
    [
        ("Қасым-Жомарт", ". ", "Қ.-Ж."),
        ("Қасым-Жомарт Кемелұлы", ". ", "Қ.-Ж. К."),
        ("Әлихан", ". ", "Ә."),
        ("Өмірзақ Ізбасарұлы", ".", "Ө.І."),
        ("Нұрсұлтан Әбішұлы", ". ", "Н. Ә."),
        ("Иван Иванович", ". ", "И. И."),
        ("Иван Иванович", ".", "И.И."),
        ("Н.Ә.", ". ", "Н. Ә."),
        ("Н. Ә.", ".", "Н.Ә."),
        ("Jean-Paul", ". ", "J.-P."),
        ("John R. R.", ".", "J.R.R."),
        ("ME", "", "M"),
        ("Ph.", ". ", "Ph."),
        ("Ludwig van", ". ", "L. van"),
        ("", ". ", ""),
    ],
)
def test_initials(given: str, mark: str, short: str) -> None:
    assert initials(given, mark) == short


@pytest.mark.parametrize(
    ("given", "kept"), [("Қасым-Жомарт", "Қасым-Жомарт"), ("Н.", "Н."), ("Н Ә", "Н. Ә."), ("John P.", "John P.")]
)
def test_initials_are_only_marked_where_the_style_does_not_initialize(given: str, kept: str) -> None:
    assert initials(given, ". ", initialize=False) == kept


def test_hyphens_of_given_names_can_be_given_up() -> None:
    assert initials("Қасым-Жомарт", ". ", hyphen=False) == "Қ. Ж."


@pytest.mark.parametrize(
    ("attributes", "printed"),
    [
        ('initialize-with="."', "Қ.-Ж. Тоқаев, Ә. Бөкейхан"),
        ('initialize-with=". " name-as-sort-order="all" sort-separator=" "', "Тоқаев Қ.-Ж., Бөкейхан Ә."),
        ('initialize-with=". " name-as-sort-order="first"', "Тоқаев, Қ.-Ж., Ә. Бөкейхан"),
        ('and="text"', "Қасым-Жомарт Тоқаев and Әлихан Бөкейхан"),
        ('and="symbol" delimiter-precedes-last="always"', "Қасым-Жомарт Тоқаев, &#38; Әлихан Бөкейхан"),
        ('form="short"', "Тоқаев, Бөкейхан"),
        ('form="count"', "2"),
        ('et-al-min="2" et-al-use-first="1" form="short"', "Тоқаев et al."),
    ],
)
def test_lists_of_names(attributes: str, printed: str) -> None:
    assert names(attributes, TOKAYEV, ("Бөкейхан", "Әлихан")) == printed


@pytest.mark.parametrize(
    ("locale", "printed"), [("ru-RU", "Тоқаев и др."), ("en-US", "Тоқаев et al."), ("fr-FR", "Тоқаев et al.")]
)
def test_et_al_is_a_term_of_the_locale(locale: str, printed: str) -> None:
    people = [TOKAYEV, ("Бөкейхан", "Әлихан"), ("Иванов", "Иван")]
    assert names('et-al-min="3" et-al-use-first="1" form="short"', *people, locale=locale) == printed


def test_the_last_of_many_names_can_stand_after_an_ellipsis() -> None:
    people = [(family, "А") for family in ("Ә", "Б", "В", "Г")]
    assert names('et-al-min="3" et-al-use-first="1" et-al-use-last="true" form="short"', *people) == "Ә, … Г"


@pytest.mark.parametrize(
    ("demote", "printed"),
    [
        ("never", "van Gogh, Vincent"),
        ("sort-only", "van Gogh, Vincent"),
        ("display-and-sort", "Gogh, Vincent van"),
    ],
)
def test_particles_are_demoted_as_the_style_says(demote: str, printed: str) -> None:
    options = f'demote-non-dropping-particle="{demote}"'
    assert names('name-as-sort-order="all"', ("van Gogh", "Vincent"), options=options) == printed


@pytest.mark.parametrize(
    ("family", "given", "parts"),
    [
        ("van der Vlist", "Eric", ("Vlist", "Eric", "", "van der", "")),
        ("d'Artagnan", "Charles", ("Artagnan", "Charles", "", "d’", "")),
        ("Humboldt", "Alexander von", ("Humboldt", "Alexander", "von", "", "")),
        ("King", "Martin Luther, Jr.", ("King", "Martin Luther", "", "", "Jr.")),
        ("Тоқаев", "Қасым-Жомарт", ("Тоқаев", "Қасым-Жомарт", "", "", "")),
    ],
)
def test_particles_and_suffixes_are_read(family: str, given: str, parts: tuple[str, ...]) -> None:
    person = read_name({"family": family, "given": given})
    assert person is not None
    assert (person.family, person.given, person.dropping, person.particle, person.suffix) == parts


def test_institutions_stand_as_they_are() -> None:
    layout = '<names variable="author"><name initialize-with="." name-as-sort-order="all"/></names>'
    ministry = "Қазақстан Республикасының Сыртқы істер министрлігі"
    assert one(layout, {"author": [{"literal": ministry}]}) == ministry


def test_editors_stand_in_for_missing_authors_with_their_label() -> None:
    layout = (
        '<names variable="author"><name/><label form="short" prefix=" (" suffix=")"/>'
        '<substitute><names variable="editor"/><text variable="title"/></substitute></names>'
        '<text variable="title" prefix=". "/>'
    )
    editors: list[object] = [{"family": "Иванов", "given": "Иван"}, {"family": "Петров", "given": "Пётр"}]
    assert one(layout, {"editor": editors, "title": "Книга"}) == "Иван Иванов, Пётр Петров (eds.). Книга"
    assert one(layout, {"title": "Книга"}) == "Книга"


def test_a_label_is_that_of_as_many_as_there_are_in_each_list() -> None:
    layout = '<names variable="editor"><name/><label form="short" prefix=", "/></names>'
    people: list[object] = [{"family": "Иванов"}, {"family": "Петров"}]
    items: list[dict[str, object]] = [{"id": f"k{many}", "editor": people[:many]} for many in (1, 2)]
    printed = lines(Processor(style(layout), "en-US").bibliography([*items, items[0] | {"id": "z"}]))
    assert sorted(printed) == ["Иванов, ed.", "Иванов, ed.", "Иванов, Петров, eds."]


def test_formats_of_name_parts() -> None:
    layout = (
        '<names variable="author"><name name-as-sort-order="all"><name-part name="family" '
        'text-case="uppercase" font-weight="bold"/></name></names>'
    )
    author: list[object] = [{"family": "Тоқаев", "given": "Қасым-Жомарт"}]
    assert one(layout, {"author": author}) == "<b>ТОҚАЕВ</b>, Қасым-Жомарт"


@pytest.mark.parametrize(
    ("family", "given", "printed"),
    [("Medici", "Lorenzo de’", "Lorenzo de’ Medici"), ("Aulnoy", "Anna d’", "Anna d’Aulnoy")],
)
def test_a_particle_cut_short_is_no_elision(family: str, given: str, printed: str) -> None:
    assert names("", (family, given)) == printed
