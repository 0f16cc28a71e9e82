"""A made-up multilingual collection of any size: always the same, words as frequent and as inflected as in texts."""

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from kb.domain.edtf import ordinal
from kb.language.collation import sort_key
from kb.search.index_values import SearchDocument

SEED = 20261122
LEMMAS = 20_000  # a language
TOPICS, NAMES = 60, 30_000
_TYPES = ("treaty", "legislation", "book", "article-journal", "article-newspaper", "webpage", "speech")
_PARTIES = ("KAZ", "RUS", "UZB", "KGZ", "TJK", "CHN", "BLR", "UKR")
_SOUNDS = {
    "kk": ("б д ж з қ к л м н п р с т ш ғ г", "а ә е ы і о ө ұ ү", "р н қ к л м т с з ң"),
    "ru": ("б в г д ж з к л м н п р с т ф х ч ш пр ст тр", "а е и о у я", "р н к л м т с в з"),
    "en": ("b d f g h l m n p r s t v w pr st tr ch", "a e i o u ea ou", "r n l m t s d ck nd"),
}
_ENDINGS = {
    "kk": ("", "", "ның", "ға", "ды", "да", "дан", "мен", "лар", "лары", "ларының", "сы", "сында"),
    "ru": ("", "", "а", "у", "ом", "е", "ы", "ов", "ами", "ах", "ский", "ского"),
    "en": ("", "", "", "s", "ing", "ed", "'s"),
}
_SHARES = (("ru", 40), ("kk", 30), ("en", 30))


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a language from the most frequent on, and the sums of their weights (Zipf, exponent 1.05)."""

    lemmas: tuple[str, ...]
    weights: tuple[float, ...]


def _words(lang: str) -> Words:
    chance = random.Random(f"{SEED}{lang}")
    onsets, vowels, codas = (part.split() for part in _SOUNDS[lang])
    found: dict[str, None] = {}
    while len(found) < LEMMAS:
        size = chance.choice((1, 2, 2, 3, 3, 4))
        syllables = (chance.choice(onsets) + chance.choice(vowels) for _ in range(size))
        found["".join(syllables) + chance.choice(codas)] = None
    weights = accumulate(1 / (place + 2) ** 1.05 for place in range(LEMMAS))
    return Words(tuple(found), tuple(weights))


class Corpus:
    """Makes the records; record n is the same in a collection of any size."""

    def __init__(self) -> None:
        self.spent = 0.0
        self.worked = 0.0
        self.words = {lang: _words(lang) for lang in _SOUNDS}
        chance = random.Random(SEED)
        surnames = [chance.choice(self.words[lang].lemmas).title() for lang in ("kk", "ru", "en") for _ in range(NAMES)]
        self.names = tuple(surnames)

    def text(self, chance: random.Random, lang: str, size: int) -> str:
        """Return a text of `size` words in some of their forms."""
        words = self.words[lang]
        lemmas = chance.choices(words.lemmas, cum_weights=words.weights, k=size)
        return " ".join(lemma + chance.choice(_ENDINGS[lang]) for lemma in lemmas)

    def record(self, number: int) -> SearchDocument:
        """Return one record: a title of 6 to 14 words, two in five with a note of 30, one or two names and topics."""
        chance = random.Random(SEED + number)
        lang = chance.choices([lang for lang, _share in _SHARES], weights=[share for _lang, share in _SHARES])[0]
        title = self.text(chance, lang, chance.randint(6, 14))
        names = tuple(f"{chance.choice(self.names)} {chance.choice('АБЕКМНРСT')}." for _ in range(chance.randint(0, 2)))
        topics = tuple(f"topic-{int(chance.paretovariate(1)) % TOPICS}" for _ in range(chance.randint(1, 2)))
        year = int(chance.triangular(1900, 2026, 2010))
        return SearchDocument(
            key=f"record-{number}",
            titles=((lang, title),),
            names=names,
            people=names,
            topic_ids=tuple(dict.fromkeys(topics)),
            notes=((lang, self.text(chance, lang, 30)),) if chance.random() < 0.4 else (),
            type=chance.choice(_TYPES),
            parties=tuple((code,) for code in chance.sample(_PARTIES, 2)) if chance.random() < 0.3 else (),
            languages=(lang,),
            status="identified",
            year_from=year,
            year_to=year,
            numbers=(number,) if number < 1000 else (),
            date_lower=ordinal(year, 1, 1),
            date_upper=ordinal(year, 12, 31),
            date_key=f"{year}-01-01",
            title_key=sort_key(title),
        )

    def records(self, size: int) -> Iterator[SearchDocument]:
        """Yield the first `size` records; making them adds to `spent`, and to `worked` (seconds of a core)."""
        for number in range(size):
            start, worked = time.perf_counter(), time.thread_time()
            record = self.record(number)
            self.spent += time.perf_counter() - start
            self.worked += time.thread_time() - worked
            yield record
