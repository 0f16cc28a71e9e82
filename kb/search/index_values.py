"""What goes into the index and what comes out: plain frozen values."""

from typing import Literal, NamedTuple, get_args

from kb.domain.filters import Match, Sort
from kb.messages import Message

FacetName = Literal[
    "topic", "type", "kind", "party", "lang", "status", "decade", "scope", "place", "person", "depositary", "tag"
]
FormName = Literal["surface", "stem", "skeleton", "latin", "name", "topic", "near", "prefix"]
FieldName = Literal[
    "title", "name", "topic", "note", "other", "year", "date", "number", "identifier", "kind", "party", "place"
]

Answer = Literal["found", "near", "nothing"]

FACETS: tuple[FacetName, ...] = get_args(FacetName)


class SearchDocument(NamedTuple):
    """A record as the index sees it.

    `titles`, `notes`, `other` and the labels of a topic are (language, text); `names` are persons and bodies, all
    variants. `parties` are the parties, each with its own code first and its successors' after it: a filter by any
    of them finds the record. The sort keys are texts that sort by code point (`kb.language.collation.sort_key`; a
    date key is ISO or a day number of fixed width); an empty one sorts last. Years are None where unknown.
    `date_lower` and `date_upper` are the earliest and latest day the date can mean, open ends as very distant days;
    both are None for a record without a date. `numbers` are those of the default manuscript, `cited_in` those of all,
    and `manuscripts` are all that cite the record or name it. `identifiers` are its own and `mentioned` those of its
    sources, as `kb.search.asked_values.identifier_terms` writes them; `dates` are EDTF days and months of the record
    itself (issue, signature), `other_dates` those of its other actions. `standing` (0 to 8) puts a record before others
    that answer about as well. `rests_on` are the citekeys of documents that it carries out, changes or is based on,
    `replaces` those in whose place it stands; `stage` is how far it came. `places` are the ids of those where
    something was done, `people` the contributors' names, `called` their other spellings, each with the one among
    `people` that it stands for, `signatories` the names of those whom notes on its signing name and `signers` of those
    by whom it was signed. `acts` are its actions with their dates: "ratification:1998-05-12".
    """

    key: str
    titles: tuple[tuple[str, str], ...] = ()
    names: tuple[str, ...] = ()
    topics: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    other: tuple[tuple[str, str], ...] = ()
    topic_ids: tuple[str, ...] = ()
    type: str = ""
    kind: str = ""
    parties: tuple[tuple[str, ...], ...] = ()
    languages: tuple[str, ...] = ()
    status: str = ""
    scope: str = ""
    year_from: int | None = None
    year_to: int | None = None
    numbers: tuple[int, ...] = ()
    identifiers: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    standing: int = 0
    rests_on: tuple[str, ...] = ()
    other_dates: tuple[str, ...] = ()
    manuscripts: tuple[str, ...] = ()
    cited_in: tuple[tuple[str, int], ...] = ()
    places: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    called: tuple[tuple[str, str], ...] = ()
    signers: tuple[str, ...] = ()
    signatories: tuple[str, ...] = ()
    depositaries: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    stage: str = ""
    replaces: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    date_lower: int | None = None
    date_upper: int | None = None
    date_key: str = ""
    author_key: str = ""
    title_key: str = ""


class IndexFilters(NamedTuple):
    """Conditions besides the words: `fields` of the index with the values of each.

    Several values of one field: any of them; several fields: all of them.
    `match` says how parties count: "any" of them, "all" of them, "exactly" these and no other. `first_day` and
    `last_day` are day numbers, inclusive: a record counts if its date can lie between them. `numbers_of` is the
    manuscript whose numbers the words of the question name, the default one for "". `force` has for each answer about
    force that the question's operators name the citekeys of the documents for which it holds.
    """

    fields: tuple[tuple[str, tuple[str | int, ...]], ...] = ()
    parties: tuple[str, ...] = ()
    match: Match = "any"
    first_day: int | None = None
    last_day: int | None = None
    numbers_of: str = ""
    force: tuple[tuple[str, tuple[str, ...]], ...] = ()


class PageOptions(NamedTuple):
    """Which page of hits is wanted: its order, the facets counted, at most `limit` hits (1 to 200) after `cursor`.

    Without `explained` reasons and snippets are left out; with `figures` each hit says how its score came about.
    `groups` are citekeys of which it is counted how many are found.
    """

    sort: Sort = "relevance"
    facets: tuple[FacetName, ...] = ()
    limit: int = 20
    cursor: str | None = None
    explained: bool = True
    figures: bool = False
    groups: tuple[tuple[str, ...], ...] = ()


class Reason(NamedTuple):
    """Why a hit is there: the question's word, the field and the form it matched by, and the spelling matched."""

    word: str
    field: FieldName
    form: FormName
    matched: str


class Snippet(NamedTuple):
    """A text of the record in its original spelling; `spans` are the (start, end) of what matched."""

    field: FieldName
    lang: str
    text: str
    spans: tuple[tuple[int, int], ...]


class Portion(NamedTuple):
    """What a part of the question, as typed, adds to a score; "" for what its words gain by standing together."""

    text: str
    score: float


class Ranking(NamedTuple):
    """How a score came about (`kb.search.ranking` has the formula)."""

    portions: tuple[Portion, ...]
    share: float
    standing: int


class Hit(NamedTuple):
    """A record found; `score` is 0.0 unless sorted by relevance; `lacks` are the words asked that it has not.

    `ranking` is there where figures were asked for and hits are sorted by relevance.
    """

    key: str
    score: float
    reasons: tuple[Reason, ...]
    snippets: tuple[Snippet, ...]
    lacks: tuple[str, ...] = ()
    ranking: Ranking | None = None


class ReadWord(NamedTuple):
    """How a word or phrase of the question was read.

    `expansions` are other spellings looked for (labels of a topic, names of a thing), `topic` the topic they come
    from. `near`: nothing is spelt so, near spellings were looked for. `optional`: it need not be there. `begun`: it
    was taken as the beginning of longer words.
    """

    text: str
    field: str = "any"
    negated: bool = False
    expansions: tuple[str, ...] = ()
    topic: str | None = None
    near: bool = False
    optional: bool = False
    begun: bool = False


class Understood(NamedTuple):
    """How the question was read: words, conditions as (operator, value), and remarks.

    `relaxed`: no record has all the words, so records with most of them are given. `answer` tells what they are:
    "found"; "near", which share only the rare part of the question; or "nothing". Where there is nothing,
    `spellings` are the nearest ones, `meant` the question with them in place of the words that no record has, `layouts`
    what it would be as typed under other keyboard layouts, and `topics` the ids of near topics.
    """

    words: tuple[ReadWord, ...] = ()
    conditions: tuple[tuple[str, str], ...] = ()
    notes: tuple[Message, ...] = ()
    relaxed: bool = False
    answer: Answer = "found"
    spellings: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    meant: str = ""
    layouts: tuple[str, ...] = ()


class SearchPage(NamedTuple):
    """A page of hits, the exact number of all, facet counts as asked (largest first), and the next page's cursor.

    `grouped` tells how many of each group of citekeys asked for are found.
    """

    hits: tuple[Hit, ...]
    total: int
    facets: dict[FacetName, tuple[tuple[str, int], ...]]
    understood: Understood
    cursor: str | None
    grouped: tuple[int, ...] = ()
