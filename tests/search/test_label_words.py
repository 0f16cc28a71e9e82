"""Every word of the collection that is read as a label it does not look like has a decision: a form of it, or not."""

from collections.abc import Iterator

import pytest

from kb.language.folding import bones, fold_word, is_cyrillic, spellings
from kb.language.word_tables import table
from kb.search.label_index import LabelIndex, _readings_of
from tests.search.collection import documents, labels

ALIKE = 4  # letters that a form has in common with the word it is of
WAITING = 5  # words of new records whose decision may be late


def labelled() -> dict[str, set[str]]:
    """Return the labels of one word by every reading of it."""
    known, read = labels(), dict[str, set[str]]()
    groups = ({**known.said, **known.topics}, known.parties, known.kinds, known.called)
    for label in dict.fromkeys(label for its in groups for label in its):
        row = spellings(label)
        if len(row) == 1 and not (label.isupper() and len(label) == 3):
            for reading in _readings_of(row[0]):
                read.setdefault(reading, set()).add(row[0])
    return read


def unlike(word: str, label: str) -> bool:
    """Return whether two words of one script differ in their first letters."""
    first, other = bones(fold_word(label)), bones(word)
    shared = next((place for place, (one, two) in enumerate(zip(first, other, strict=False)) if one != two), ALIKE)
    return is_cyrillic(first[0]) == is_cyrillic(other[0]) and shared < min(ALIKE, len(first))


def doubtful() -> Iterator[str]:
    """Yield the words of the collection's texts that are read as a label unlike them."""
    read = labelled()
    texts = (text for record in documents() for _lang, text in (*record.titles, *record.notes, *record.other))
    for word in dict.fromkeys(fold_word(word) for text in texts for word in spellings(text)):
        names = {label for reading in _readings_of(word) for label in read.get(reading, ())}
        if f"={word}" not in read and any(unlike(word, label) for label in names):
            yield word


def test_each_doubtful_word_has_its_decision() -> None:
    decided = {word for words in table("labels").values() for word in words.split()}
    undecided = sorted(set(doubtful()) - decided)
    assert len(undecided) <= WAITING, f"forms of a label or not? Say so in kb/language/data/labels.txt: {undecided}"


@pytest.mark.parametrize(("word", "topic"), [("визит", None), ("визите", None), ("визы", "stay"), ("виза", "stay")])
def test_another_word_is_no_label(word: str, topic: str | None) -> None:
    known = LabelIndex(topics={"виза": "stay"})
    assert known.topic_of(word) == topic
    assert known.topics_in([word]) == ([(0, 1, topic)] if topic else [])


def test_a_label_spelt_just_so_is_known_all_the_same() -> None:
    assert LabelIndex(topics={"Урал": "river"}).topic_of("урал") == "river"
    assert LabelIndex(topics={"уран": "metal"}).topic_of("урал") is None
    assert LabelIndex(topics={"пошлины": "duty"}).topic_of("пошло") is None
    assert LabelIndex(topics={"ауыл шаруашылығы": "farms"}).topic_of("ауыл шаруашылығында") == "farms"


@pytest.mark.parametrize(
    ("question", "named"),
    [("post-Soviet treaties", "communications"), ("пограничный пост", "communications"), ("капитан", "investment"),
     ("договор в новой редакции", "information-and-media"), ("pilot project", "aviation"),
     ("what took effect", "electric-power")],
)  # fmt: skip
def test_words_of_other_trades_name_no_subject(question: str, named: str) -> None:
    row = spellings(question)
    assert named not in [its for _start, _end, its in (*labels().topics_in(row), *labels().concepts_in(row))]


def test_everyday_words_for_these_subjects_name_them() -> None:
    rows = {"airline pilots": "aviation", "post office": "communications", "редакция газеты": "information-and-media"}
    for question, subject in rows.items():
        row = spellings(question)
        known = (*labels().topics_in(row), *labels().concepts_in(row))
        assert subject in [its for _start, _end, its in known]
