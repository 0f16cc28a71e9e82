"""What finds each word of a question: the word itself, longer words, near spellings, names that sound so."""

import re
from collections.abc import Sequence

from kb.language.derivation import nouns_of_verb
from kb.language.sounds import sound_key
from kb.search.analysis import asked_forms
from kb.search.asked_words import AskedWord
from kb.search.asked_years import spans_with
from kb.search.given_names import fit_initials
from kb.search.grammar import SHORTEST_PREFIX
from kb.search.index_values import FieldName
from kb.search.meanings import Meaning
from kb.search.near_spellings import is_slip, is_swap
from kb.search.query_tree import ConstantNode, field_of, is_near
from kb.search.stopwords import is_asking, is_of_author, is_stopword, is_verb, names_document
from kb.search.weighted_forms import allowed_errors
from kb.search.word_trees import FIELDS, NO_PART, WordTrees, year_of

_BEGINNING, _FEW_RECORDS = 0.3, 20  # a share for longer words, where fewer records than this have the word itself
_LIKE, _HARDLY, _SOUND = 0.9, 0.5, 0.9  # shares of a word that its like, what is hardly so, or a sound stands for
_PER_LETTER = 0.15  # a share of a word that longer ones stand for, for each of its letters
_MOST_NEAR = 6  # words of a question for which near spellings are looked for: each takes time
_SHORTEST_INSIDE = 4  # letters of a word inside a question that may be the beginning of longer ones
_SHORT = 4  # letters of a word in which only the last may be amiss
_GUESSED = 5  # letters of a word so short that what is spelt nearly so is likely another word
_TELLING_BEGINNING = 5  # letters of a beginning by which the word is told
_SURE, _SURE_STEM = 6, 5  # letters of a word from which on any form of it will do to know it, and where it is a stem
_SURE_SOUND, _FEW_WORDS = 4, 2  # consonants of a name that need no other name beside it, in so many words
_MOST_TYPED = 5  # words of a question in which a number that no record has is asked for
_PREPOSITIONS = "на с в по до за под при из о об к on in at by under from since until for with to"
_BEFORE = frozenset(_PREPOSITIONS.split())
_WHAT = r"как(?:ой|ая|ое|ие|ого|ому|им|ом|их|ими|ую)|what|which"
_OF_ROOT, _KIN = 0.6, 0.8  # what a verb says of which records have a noun, and a share of it for the noun
_ACT = (  # what a number stands behind by which something was done to a document
    r"(?:закон|постановлен|распоряжен|указ|приказ|решен|резолюц|қаулы|қарар|заң|жарлық|жарлығ|бұйры|өкім|шешім)\w{0,4}"
    r"|laws?|acts?|res(?:olutions?)?|decrees?|orders?|decisions?|directives?"
)
_BEFORE_NUMBER = 9  # words in which an act and its body are named: resolution of the Government of the Republic of …
_IN_SPAN = 50.0  # what a title gains with a span of years in which the year lies
_BEGUN = "ъ"  # no word ends so
_SIGNING = r"(?:не)?подпис\w+|парафир\w+|sign(?:s|ed|ing|ator(?:y|ies))?|initialled|қол|қой(?:ған|ды|ылған)"
_SMALL = 2  # letters: a longer word in small letters tells that others have capitals for being names
_AREA = (  # what a name in the question is of
    r"гор(?:\w?д\w{0,3})?|обл(?:аст\w{1,3})?|край|района?х?|қала(?:сы\w*|лық)?|облыс\w*|аудан\w*|city|town|region|oblast"
)
_OF_AUTHOR = 4  # words of a question for what somebody wrote or thinks
_OFFICE = (  # before the name of one who has it
    r"премьер\w{0,3}|(?:министр|президент)\w{0,4}|глав[аеуы]|prime|minister|president"
)
_LITTLE = 0.25  # what a verb says, a given name or an office beside the name of a person


class WordReader:
    """Reads the words of one question."""

    def __init__(self, terms: WordTrees) -> None:
        self._terms = terms
        self._near_words = 0
        self._known_words: dict[tuple[str, bool], int] = {}

    def known(self, word: str, part: bool = False) -> int:
        """Return in how many records a word is, spelt just so or, if it is long enough to be sure, in another form.

        A `part` of letters that were joined may be shorter where it is the stem of such a form.
        """
        known = self._known_words.get((word, part))
        if known is None:
            known = self._known_words[word, part] = self._count(word, part)
        return known

    def _count(self, word: str, part: bool) -> int:
        sought, fields = asked_forms(word), FIELDS["any"]
        sure = len(sought.surface) >= _SURE or self._terms.is_spelt(sought, fields)
        stem = part and len(sought.surface) >= _SURE_STEM and self._terms.is_stem(sought, fields)
        return self._terms.word(sought, fields).records if sure or stem else 0

    def read(self, slots: list[AskedWord], meanings: list[Meaning]) -> None:
        """Read each word; of those that nothing else is meant by, near and longer ones are looked for too."""
        for meaning in meanings:
            for place in range(meaning.start, meaning.end):
                slots[place].understood = meaning.understood
                beside = slots[max(0, place - _BEFORE_NUMBER) : place + 2]  # in Kazakh the act stands behind it
                number = slots[place].wanted.words[0].isdecimal()
                of_act = number and any(re.fullmatch(_ACT, slot.forms.surface) for slot in beside)
                self._read_word(slots[place], place == len(slots) - 1, of_act)
        self._hear(slots)
        signed = any(re.fullmatch(_SIGNING, slot.forms.surface) for slot in slots)
        for slot in slots if signed else ():
            signer = () if slot.understood else self._terms.signed_by(slot.forms)
            slot.part = slot.part._replace(finding=(*slot.part.finding, *signer))
        alone = len(slots) == 1  # then no name is beside it
        telling = sum(not is_stopword(slot.forms.surface) for slot in slots)
        names = [not alone and (bool(word.sound) or (not word.understood and _names(word))) for word in slots]
        if not alone:
            fit_initials(slots, names, self._terms)
        mixed = len(slots) <= _FEW_WORDS or any(map(str.islower, "".join(slot.wanted.words[0] for slot in slots)))
        typed = _typed_as_names([slot.wanted.words[0] for slot in slots])
        for place, slot in enumerate(slots):
            weight, document = self._weight(slots, place, names, typed[place]), names_document(slot.forms.surface)
            chance = _is_guess(slot, mixed) or self._is_by_chance(slot, telling <= _FEW_WORDS, telling < _FEW_WORDS)
            share = 0.0 if chance else slot.part.share
            text = slot.wanted.words[0]
            slot.part = slot.part._replace(weight=weight, generic=document, share=share, text=text)
            slot.aside = _is_of_name(slots, place, names)

    def _read_word(self, slot: AskedWord, last: bool, of_act: bool) -> None:
        wanted = slot.wanted
        if wanted.prefix or slot.forms.surface.endswith(_BEGUN):
            slot.part = self._terms.prefix(slot.forms.surface, FIELDS[wanted.field])
            slot.begun = not wanted.prefix
            return
        slot.part = self._terms.with_year(wanted, self._terms.word(slot.forms, FIELDS[wanted.field]))
        year = year_of(wanted)
        if year is not None:
            spans = (ConstantNode(node, _IN_SPAN) for node in spans_with(self._terms, year))
            slot.part = slot.part._replace(finding=(*slot.part.finding, *spans))
        if wanted.words[0].isdecimal() and wanted.field == "any":
            slot.part = self._terms.with_number(wanted.words[0], slot.part, of_act)
        if slot.understood or self._has_noun(slot):
            return
        if not slot.part.finding:
            self._unknown(slot, SHORTEST_PREFIX if last else _SHORTEST_INSIDE)
        elif last and year_of(wanted) is None and slot.part.records < _FEW_RECORDS:
            self._begun(slot)

    def _has_noun(self, slot: AskedWord) -> bool:
        """Return whether records have a noun of the root of a verb: they are found by it too."""
        surface = slot.forms.surface
        if is_stopword(surface) or is_asking(surface):
            return False
        spelt = self._terms.is_spelt(slot.forms, FIELDS["any"])
        if is_verb(surface, bool(slot.part.finding), spelt):
            nouns = self._terms.nouns(nouns_of_verb(surface), _KIN)
            slot.kin = bool(nouns.finding)
            finding, records = (*slot.part.finding, *nouns.finding), max(slot.part.records, nouns.records)
            slot.part = slot.part._replace(finding=finding, records=records)
        return slot.kin

    def _begun(self, slot: AskedWord) -> None:
        """Take the last word as the beginning of others too, where few records have it and none just so."""
        fields, surface = FIELDS[slot.wanted.field], slot.forms.surface
        if len(surface) < SHORTEST_PREFIX or not surface.isalpha() or self._terms.is_spelt(slot.forms, fields):
            return
        longer = self._terms.prefix(surface, fields, _BEGINNING)
        slot.begun = bool(longer.finding)
        slot.part = slot.part._replace(finding=(*slot.part.finding, *longer.finding))

    def _unknown(self, slot: AskedWord, shortest: int) -> None:
        """Take a word that nothing is spelt like as the beginning of others; else near spellings are looked for."""
        fields, surface = FIELDS[slot.wanted.field], slot.forms.surface
        if len(surface) >= shortest and surface.isalpha():
            slot.part = self._terms.prefix(surface, fields)._replace(share=_share_of_beginning(surface))
            slot.begun = bool(slot.part.finding)
        little = is_stopword(surface)
        slot.near = 0 if slot.begun or little or self._near_words >= _MOST_NEAR else allowed_errors(surface)
        self._near_words += slot.near > 0
        if slot.near:
            spellings = self._terms.near_spellings(surface, fields, slot.near)
            near = self._terms.near(slot.forms, fields, slot.near)
            slot.part = near._replace(share=_LIKE if spellings else _HARDLY, records=len(spellings))
            slot.expansions.extend(spellings)
        elif len(surface) == _SHORT and not (slot.begun or little or slot.wanted.words[0].isupper()):
            self._slip(slot, fields)

    def _slip(self, slot: AskedWord, fields: tuple[FieldName, ...]) -> None:
        """Take a short word for the one known best that has another last letter."""
        surface = slot.forms.surface
        near = self._terms.near_spellings(surface, fields, 1) if surface.isalpha() else ()
        meant = next((word for word in near if len(word) == _SHORT and word[:-1] == surface[:-1]), "")
        if meant:
            slot.part = self._terms.word(asked_forms(meant), fields)._replace(share=_LIKE)
            slot.near = 1
            slot.expansions.append(meant)

    def _hear(self, slots: Sequence[AskedWord]) -> None:
        """Look for unknown words among the names of persons that sound so; a short one needs a name beside it."""
        keys = [sound_key(slot.forms.surface) if self._is_unheard(slot) else "" for slot in slots]
        if not any(keys):
            return
        heard = [self._terms.sound(key) if key else NO_PART for key in keys]
        few = sum(not is_stopword(slot.forms.surface) for slot in slots) <= _FEW_WORDS
        names = [bool(part.finding) or _names(slot) for part, slot in zip(heard, slots, strict=True)]
        capitals = [bool(key) and slot.wanted.words[0].istitle() for key, slot in zip(keys, slots, strict=True)]
        for place, (slot, heard_part) in enumerate(zip(slots, heard, strict=True)):
            beside = any(_beside(names, place)) or any(_beside(capitals, place))
            sure = beside or (few and len(keys[place]) >= _SURE_SOUND)
            if heard_part.finding and sure:
                finding = (*slot.part.finding, *heard_part.finding)
                slot.part = slot.part._replace(finding=finding, records=heard_part.records, share=_SOUND)
                slot.sound, slot.begun = keys[place], False

    def _is_unheard(self, slot: AskedWord) -> bool:
        return (
            not slot.understood and not slot.part.records and slot.wanted.field in ("any", "author")
            and slot.forms.surface.isalpha() and not is_stopword(slot.forms.surface)
        )  # fmt: skip

    def _weight(self, slots: Sequence[AskedWord], place: int, names: Sequence[bool], typed: bool) -> float:
        """Return what a word says against others as rare; `names` tells which are in names, `typed`: as a name is."""
        slot = slots[place]
        word = slot.wanted.words[0]
        unknown = not slot.part.records
        spelt = self._terms.is_spelt(slot.forms, FIELDS["any"])
        if slot.given:
            return slot.given
        if is_asking(slot.forms.surface) or _is_asked_by(slots, place):
            return _LITTLE
        if any(peer.understood for peer in slots if peer is not slot) and re.fullmatch(_AREA, slot.forms.surface):
            return _LITTLE
        if (slot.kin or not typed) and is_verb(slot.forms.surface, not unknown, spelt):
            return _OF_ROOT if slot.kin or slot.understood else _LITTLE
        if unknown and word.isdecimal() and year_of(slot.wanted) is None:  # a page in what was pasted
            return _LITTLE if len(slots) > _MOST_TYPED else 1.0
        full = [
            is_name and len(other.forms.surface) > 1 for is_name, other in zip(names, slots, strict=True)
        ]  # no initials
        if re.fullmatch(_OFFICE, slot.forms.surface):
            return _LITTLE if any(full[max(0, place - 1) : place + 3]) else 1.0
        return _LITTLE if unknown and not slot.understood and any(_beside(full, place)) else 1.0

    def _is_by_chance(self, slot: AskedWord, few: bool, alone: bool) -> bool:
        """Return whether a word is likely another than what it finds; `few`, `alone`: few other words tell, or none.

        So it is of a short beginning of several words, of what is near it but has other first letters or a letter that
        no slip gives, and of a word from which an ending was taken that is none in its language: кошка, көш.
        """
        surface = slot.forms.surface
        if slot.understood or slot.sound or slot.given or slot.wanted.prefix:
            return False
        if slot.begun:
            short = len(surface) < _TELLING_BEGINNING and not surface.endswith(_BEGUN)
            root = len(surface) >= _SHORTEST_INSIDE and self._terms.has_one_root(surface, FIELDS[slot.wanted.field])
            return few and short and not root
        if slot.near:
            return (alone or len(surface) <= _SURE) and not any(is_slip(surface, word) for word in slot.expansions)
        return self._terms.is_torn(slot.forms, FIELDS[slot.wanted.field])


def _is_guess(slot: AskedWord, mixed: bool) -> bool:
    """Return whether nothing but a near spelling of a short word, or a word begun by an abbreviation, is found.

    Two letters in the wrong order are a slip in a short word too. `mixed`: capitals tell an abbreviation, as they do
    where the question is short or has small letters too.
    """
    word = slot.wanted.words[0]
    abbreviation = mixed and word.isupper()
    short = len(word) <= _GUESSED and not any(is_swap(slot.forms.surface, spelling) for spelling in slot.expansions)
    near = slot.near > 0 and (abbreviation or short)
    return not (slot.sound or slot.given) and (near or (slot.begun and abbreviation))


def _typed_as_names(row: Sequence[str]) -> list[bool]:
    """Return which words are typed as names are: in capitals, or with one inside a question in small letters."""
    small = any(word.islower() and len(word) > _SMALL for word in row)
    return [
        small and word[0].isupper() and (len(word) > 1 if word.isupper() else place > 0)
        for place, word in enumerate(row)
    ]


def _is_asked_by(slots: Sequence[AskedWord], place: int) -> bool:
    """Return whether a word is the noun of "on what terms", "с какого года": it says how, and not what of."""
    before = [slot.forms.surface for slot in slots[max(0, place - 2) : place]]
    return len(before) > 1 and before[0] in _BEFORE and bool(re.fullmatch(_WHAT, before[1]))


def _is_of_name(slots: Sequence[AskedWord], place: int, names: Sequence[bool]) -> bool:
    """Return whether a word is one for what somebody wrote or thinks whose name stands near it: no body's, so rare."""
    if len(slots) > _OF_AUTHOR or not is_of_author(slots[place].forms.surface):
        return False
    near = zip(slots[max(0, place - 2) : place + 3], names[max(0, place - 2) : place + 3], strict=True)
    return any(
        is_name and slot.wanted.words[0].istitle() and slot.part.records <= _FEW_RECORDS for slot, is_name in near
    )


def _names(slot: AskedWord) -> bool:
    """Return whether a word, or an initial, is in the name of a person or body, so spelt; not what is only like it."""
    if is_stopword(slot.forms.surface) and not slot.wanted.words[0].isupper():
        return False
    part = slot.part
    if slot.begun and len(slot.forms.surface) < _TELLING_BEGINNING:
        return False
    return part.records > 0 and any(field_of(node) == "name" for node in part.finding if not is_near(node))


def _beside(names: Sequence[bool], place: int) -> Sequence[bool]:
    return (*names[max(0, place - 1) : place], *names[place + 1 : place + 2])


def _share_of_beginning(surface: str) -> float:
    """Return how much of a word its beginning is taken to be: the longer the surer."""
    return min(0.9, len(surface) * _PER_LETTER)
