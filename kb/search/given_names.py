"""Given names and patronymics in a question beside the name of one of whom records have initials only."""

from collections.abc import Iterator, Sequence

from kb.language.initials import initial_keys
from kb.search.asked_words import AskedWord
from kb.search.query_tree import Node, either, every, field_of, is_near
from kb.search.stopwords import is_stopword
from kb.search.word_trees import WordTrees

_SHORTEST = 3  # letters of a given name
_ALONE, _BESIDE = (
    1.3,
    0.25,
)  # what it says against a word as rare: where only a name is asked for, more than the name, and else
_MOST_BESIDE = 2  # words between a name and its patronymic, and one


def fit_initials(slots: Sequence[AskedWord], names: Sequence[bool], terms: WordTrees) -> None:
    """Let words beside a name, of which no record has them, be found by their initials beside that name.

    What one is near in spelling and no name of a record is no more looked for; what sounds or begins so is.
    """
    titled = [slot.wanted.words[0].istitle() for slot in slots]
    alone, small = all(titled), not any(titled)  # nothing but a name is asked for; names are not told by capitals
    of_names = [
        _of_name(slot, small) if is_name and (capital or small) else []
        for slot, is_name, capital in zip(slots, names, titled, strict=True)
    ]
    for place, slot in enumerate(slots):
        if not ((titled[place] or small) and _may_be_given(slot)):
            continue
        initials = [initial_node for key in initial_keys(slot.wanted.words[0]) for initial_node in terms.initial(key)]
        beside = [of_names[neighbour] for neighbour in _near_by(slots, place) if of_names[neighbour]]
        if not beside:
            continue
        fitting = [every([either(name), either(initials)]) for name in beside if initials]
        if slot.sound or slot.begun:
            slot.part = slot.part._replace(finding=(*slot.part.finding, *fitting))
            continue
        like = [node for node in slot.part.finding if field_of(node) == "name" or small]
        slot.part = slot.part._replace(finding=(*like, *fitting), records=0)
        slot.given = _ALONE if alone else _BESIDE


def _may_be_given(slot: AskedWord) -> bool:
    word = slot.wanted.words[0]
    unknown = not slot.part.records or slot.near > 0 or slot.begun or bool(slot.sound)
    return (
        unknown and len(word) >= _SHORTEST and word.isalpha() and not (slot.understood or slot.wanted.prefix)
        and slot.wanted.field in ("any", "author") and not is_stopword(slot.forms.surface)
    )  # fmt: skip


def _near_by(slots: Sequence[AskedWord], place: int) -> Iterator[int]:
    """Yield the places of the words beside one, and of those beyond others that may be given names too."""
    for step in (-1, 1):
        for neighbour in range(place + step, place + step * (_MOST_BESIDE + 1), step):
            if not 0 <= neighbour < len(slots):
                break
            yield neighbour
            if not _may_be_given(slots[neighbour]):
                break


def _of_name(slot: AskedWord, only: bool) -> list[Node]:
    """Return what finds a word in names; nothing for an initial and, if `only`, for what titles have as well."""
    if len(slot.forms.surface) < _SHORTEST or (only and any(map(_is_of_title, slot.part.finding))):
        return []
    return [node for node in slot.part.finding if field_of(node) == "name" and not is_near(node)]


def _is_of_title(node: Node) -> bool:
    return field_of(node) in ("title", "topic") and not is_near(node)
