"""The query grammar: what is an operator, what is a word, and that nothing typed is an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.search.grammar import MOST_WORDS, NumberRange, ParsedQuery, Restriction, Wanted, parse_question


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("шекара шарты", (Wanted(("шекара",)), Wanted(("шарты",)))),
        ('"Regions and Powers"', (Wanted(("Regions", "and", "Powers"), phrase=True),)),
        ("«Егемен Қазақстан»", (Wanted(("Егемен", "Қазақстан"), phrase=True),)),
        ('"unclosed phrase', (Wanted(("unclosed", "phrase"), phrase=True),)),
        ('"Buzan"', (Wanted(("Buzan",)),)),
        ("-шекара", (Wanted(("шекара",), negated=True),)),
        ('-"тауар айналымы"', (Wanted(("тауар", "айналымы"), phrase=True, negated=True),)),
        ("author:Buzan", (Wanted(("Buzan",), "author"),)),
        ("автор:Бузан", (Wanted(("Бузан",), "author"),)),
        ('title:"Regions and"', (Wanted(("Regions", "and"), "title", phrase=True),)),
        ("шекара*", (Wanted(("шекара",), prefix=True),)),
        ("*", ()),
        ("а*", (Wanted(("а",)),)),
        ("foo:bar", (Wanted(("foo",)), Wanted(("bar",)))),
        ("year:soon", (Wanted(("year",)), Wanted(("soon",)))),
        ("force:maybe", (Wanted(("force",)), Wanted(("maybe",)))),
        ("number:x", (Wanted(("number",)), Wanted(("x",)))),
        ("kazsat -2", (Wanted(("kazsat",)), Wanted(("2",)))),
        ("- : \" ' «", ()),
        ("", ()),
    ],
)
def test_words(typed: str, wanted: tuple[Wanted, ...]) -> None:
    assert parse_question(typed) == ParsedQuery(wanted=wanted)


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("year:1992", NumberRange("year", 1992, 1992)),
        ("year:1992..1998", NumberRange("year", 1992, 1998)),
        ("year:1992-1998", NumberRange("year", 1992, 1998)),
        ("year:1998..1992", NumberRange("year", 1992, 1998)),
        ("year:..1998", NumberRange("year", None, 1998)),
        ("жыл:1992..", NumberRange("year", 1992, None)),
        ("-year:1998", NumberRange("year", 1998, 1998, negated=True)),
        ("number:125", NumberRange("number", 125, 125)),
        ("[125]", NumberRange("number", 125, 125)),
        ("[119, 49 б.]", NumberRange("number", 119, 119)),
    ],
)
def test_ranges(typed: str, span: NumberRange) -> None:
    assert parse_question(typed) == ParsedQuery(ranges=(span,))


@pytest.mark.parametrize(
    ("typed", "restriction"),
    [
        ("kind:treaty", Restriction("kind", ("treaty",))),
        ("party:KAZ,RUS", Restriction("party", ("KAZ", "RUS"))),
        ("-type:book", Restriction("type", ("book",), negated=True)),
        ("person:Buzan", Restriction("person", ("Buzan",))),
        ('-лицо:"Бузан, Б."', Restriction("person", ("Бузан, Б.",), negated=True)),
        ("force:yes", Restriction("force", ("yes",))),
        ("күшінде:жоқ,белгісіз", Restriction("force", ("no", "not known"))),
        ("-действует:Да", Restriction("force", ("yes",), negated=True)),
        ("lang:kaz", Restriction("lang", ("kk",))),
        ('topic:"Су ресурстары"', Restriction("topic", ("Су ресурстары",))),
        ("тақырып:шекара", Restriction("topic", ("шекара",))),
    ],
)
def test_restrictions(typed: str, restriction: Restriction) -> None:
    assert parse_question(typed) == ParsedQuery(restrictions=(restriction,))


def test_a_long_question_is_cut_and_says_so() -> None:
    question = parse_question("сөз " * 400)
    assert question.cut
    assert len(question.wanted) == MOST_WORDS
    assert not parse_question("сөз " * 5).cut


@given(st.text(max_size=2000))
def test_any_text_is_a_question(typed: str) -> None:
    question = parse_question(typed)
    assert sum(len(wanted.words) for wanted in question.wanted) <= MOST_WORDS
    assert all(word for wanted in question.wanted for word in wanted.words)


@given(st.text(alphabet='"«»:-., yearnumbtpic19ә', max_size=60))
def test_any_mix_of_signs_is_a_question(typed: str) -> None:
    parse_question(typed)
