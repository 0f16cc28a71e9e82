"""Words joined or torn apart by a slip of the hand."""

import pytest

from kb.search.grammar import parse_question
from kb.search.word_breaks import repaired

KNOWN_SO = frozenset({"onborder", "родине", "seatsr", "iver", "наводнение"})  # of which other forms are known
WORDS = frozenset(
    {
        "sea",
        "tsriver",
        "border",
        "treaty",
        "river",
        "agreement",
        "министерство",
        "рыболовства",
        "побережье",
        "достық",
        "көпірі",
        "туралы",
    }
)

HEARD = {
    "trety": "treaty",
    "озиро": "озеро",
    "погранричный": "пограничный",
    "agremant": "agreement",
    "рыбаловства": "рыболовства",
    "пагранрека": "погранрека",
    "дагаварами": "договорами",
}


def read(typed: str) -> tuple[list[str], list[str]]:
    row = parse_question(typed).wanted
    words, notes = repaired(
        row,
        lambda word, part=False: int(word in WORDS | KNOWN_SO),
        lambda word: word in {"agreementt"},
        lambda row: list(row) == ["tre", "aty"],
        lambda word: word in WORDS,
        lambda word: HEARD.get(word, ""),
    )
    return [one.words[0] for one in words], [note.code for note in notes]


def test_torn_words_are_joined_where_the_whole_is_known() -> None:
    assert read("bor der treaty") == (["border", "treaty"], ["words-joined"])
    assert read("bor dar treaty") == (["bor", "dar", "treaty"], [])
    assert read("tre aty") == (["tre", "aty"], [])  # a name as it is
    assert read("on border") == (["on", "border"], [])  # a short word of its own
    assert read("побе реж ье treaty") == (["побережье", "treaty"], ["words-joined"])
    assert read("по бере жье") == (["побережье"], ["words-joined"])
    assert read("рыб о лов ства") == (["рыболовства"], ["words-joined"])
    assert read("на вод не ние treaty") == (
        ["наводнение", "treaty"],
        ["words-joined"],
    )
    assert read("побе реж чье") == (["побе", "реж", "чье"], [])
    assert read("погран ричный") == (["пограничный"], ["words-joined"])  # amiss beside
    assert read("agree mentsss") == (["agree", "mentsss"], [])
    assert read("Погран ричный") == (["Погран", "ричный"], [])  # a name, and an adjective


def test_joined_words_are_parted_where_all_parts_are_known() -> None:
    assert read("bordertreaty") == (["border", "treaty"], ["words-parted"])
    assert read("riverbordertreaty") == (["river", "border", "treaty"], ["words-parted"])
    assert read("borderxtreaty") == (["borderxtreaty"], [])
    assert read("riverborderriverbordertreaty")[0] == ["river", "border", "river", "border", "treaty"]
    assert read("достықкөпірітуралы")[0] == ["достық", "көпірі", "туралы"]
    assert read("seatsrivertreaty")[0] == ["sea", "tsriver", "treaty"]  # not "seats" or "rivertr", spelt nowhere so


def test_what_ends_as_a_verb_is_parted_into_long_words_only() -> None:
    known = frozenset({"көпір", "қымбат", "мост", "роет"})
    parted = {
        typed: [
            its.words[0]
            for its in repaired(
                parse_question(typed).wanted, lambda word, part=False: int(word in known), lambda word: False,
                lambda row: False, known.__contains__, lambda word: "",
            )[0]
        ]
        for typed in ("көпірқымбат", "мостроет")
    }  # fmt: skip
    assert parted == {"көпірқымбат": ["көпір", "қымбат"], "мостроет": ["мостроет"]}


def test_the_rest_behind_a_clipped_word_may_be_spelt_by_ear() -> None:
    assert read("спецдагаварами") == (["спец", "договорами"], ["words-parted"])
    assert read("спецдогорами")[1] == []


@pytest.mark.parametrize(
    ("typed", "parts"),
    [("Минрыболовства", ["министерство", "рыболовства"]), ("напобережье", ["на", "побережье"]),
     ("border7", ["border", "7"]), ("border2030", ["border", "2030"]), ("burder7", ["burder7"]),
     ("минпобережный", ["минпобережный"]), ("народине", ["народине"])],
)  # fmt: skip
def test_what_is_joined_to_a_word_is_parted_from_it(typed: str, parts: list[str]) -> None:
    assert read(typed)[0] == parts


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("рыбаловствапобережье", ["рыболовства", "побережье"]), ("побережьерыбаловства", ["побережье", "рыболовства"]),
        ("riverborderagremant", ["river", "border", "agreement"]),
        ("побережьерыбаловствав", ["побережье", "рыболовства", "в"]),
        ("riverbordertreti", ["riverbordertreti"]), ("рыбаловства", ["рыболовства"]),
        ("рыболовстваозиро", ["рыболовства", "озеро"]),  # short, beside a long one
        ("borderозиро", ["borderозиро"]),
    ],
)  # fmt: skip
def test_one_of_the_joined_words_may_be_spelt_by_ear(typed: str, parts: list[str]) -> None:
    assert read(typed)[0] == parts


def test_a_word_near_a_known_one_is_left_whole() -> None:
    assert read("agreementt") == (["agreementt"], [])


def test_beginnings_of_words_before_a_whole_one_are_parted() -> None:
    row = parse_question("спецпогранрыболовства").wanted
    words, notes = repaired(
        row,
        lambda word, part=False: int(word in WORDS),
        lambda word: False,
        lambda row: False,
        WORDS.__contains__,
        lambda word: "",
    )
    assert [(one.words[0], one.prefix) for one in words] == [("спец", True), ("погран", True), ("рыболовства", False)]
    assert [note.code for note in notes] == ["words-parted"]
    assert read("бурпогранрыболовства")[1] == []
