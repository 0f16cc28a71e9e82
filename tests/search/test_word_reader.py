"""In how many records a word is, alone and as a part of joined letters."""

from kb.search.index import Index
from kb.search.index_values import SearchDocument
from kb.search.word_reader import WordReader
from kb.search.word_trees import WordTrees

PORT = Index.in_memory([SearchDocument("mill", titles=(("ru", "О постройке завода"),))])


def known(word: str, part: bool = False) -> int:
    return PORT.answer(
        lambda state: state.settled(lambda counts: WordReader(WordTrees(counts)).known(word, part=part))
    )  # fmt: skip


def test_a_short_stem_is_known_in_a_part_of_joined_letters_alone() -> None:
    assert (known("завод"), known("завод", part=True)) == (0, 1)
    assert (known("завода"), known("заводы"), known("запор", part=True)) == (1, 1, 0)
