"""The table of filters: everything that may be asked of records and of the chronology, one row a filter.

The parameters of the HTTP interface and their description, the addresses of the pages, the options of the command
line, the check of values, and the conditions of the search index and of the store are made from these rows. A filter
over a column that exists is its row and nothing else; a filter with a rule of its own is a row and the field of
`kb.domain.queries` that the rule reads.
"""

from typing import Literal, NamedTuple

from kb.domain.states import ANSWERS, CHANGES, LATERALITIES, ORIGINS, STAGES, STATUSES
from kb.domain.vocabulary import Vocabulary

Kind = Literal["choice", "text", "date", "number", "flag"]
Sort = Literal["relevance", "date", "-date", "author", "title", "number"]
Match = Literal["any", "all", "exactly"]
SORTS: tuple[Sort, ...] = ("relevance", "date", "-date", "author", "title", "number")
MATCHES: tuple[Match, ...] = ("any", "all", "exactly")
LARGEST_PAGE = 200


class Filter(NamedTuple):
    """One filter: its name, what it takes, what it means to a caller, and where its values stand.

    `kind`: a choice takes a valid value, a text words, a date an EDTF date, a number a whole number from 1 to `most`,
    a flag yes or no. A filter with `several` takes at most `most` values, which are alternatives. `values` are the
    valid ones, or the name of the vocabulary that has them; with none a choice takes any value. `default` counts where
    nothing is given. `search` is a field of the search index and `store` a column of the store ("records.kind") that
    hold its values, of a choice or a number: a filter without a store column is asked of the index, one without an
    index field is the chronology's alone. `page` is its name in addresses of pages where that differs: there `lang` is
    the language of the interface.
    """

    name: str
    kind: Kind
    help: str
    several: bool = False
    values: str | tuple[str, ...] = ()
    default: str = ""
    search: str = ""
    store: str = ""
    page: str = ""
    most: int = 60
    examples: tuple[str, ...] = ()

    @property
    def page_name(self) -> str:
        """Its name in the address of a page."""
        return self.page or self.name

    @property
    def called(self) -> str:
        """What an error calls its value: the vocabulary that the value is missing from, else the filter."""
        return self.values if isinstance(self.values, str) else self.name

    def valid(self, vocabulary: Vocabulary) -> tuple[str, ...]:
        """Return the values that a choice may have."""
        if not isinstance(self.values, str):
            return self.values
        if self.values in ("topic", "party"):
            return tuple(vocabulary.topics if self.values == "topic" else vocabulary.parties)
        if self.values == "place":
            return tuple(vocabulary.places)
        if self.values == "scope":
            return vocabulary.scopes
        lines = ("issued", *CHANGES) if self.values == "action" else ()  # of documents, beside their dated actions
        return (*vocabulary.values.get(self.values, ()), *lines)


RECORD_FILTERS: tuple[Filter, ...] = (
    Filter("q", "text", 'words, "phrases", -word, author: title: topic: party: kind: type: year: number: lang: '
           "place: person: force: tag:",
           examples=("шекараның делимитациясы",)),
    Filter("topic", "choice", "a topic, by its id or label, with all under it", True, "topic",
           search="topic_id", store="record_topics.topic", examples=("space-and-baikonur",)),
    Filter("type", "choice", "a CSL type, such as treaty or book", True, "type",
           search="type", store="records.type", examples=("treaty",)),
    Filter("kind", "choice", "a kind of document, such as agreement or protocol", True, "kind",
           search="kind", store="records.kind", examples=("agreement",)),
    Filter("party", "choice", "a party, by its code or a name of it, such as KAZ or Kazakhstan; predecessors count",
           True, "party",
           search="party", store="record_parties.code", examples=("KAZ", "RUS")),
    Filter("match", "choice", "how several parties join: any of them, all, or exactly these", values=MATCHES,
           default="all"),
    Filter("author", "text", "part of a name, in any script", examples=("Кадыржанов",)),
    Filter("lang", "choice", "language of the work: kk, ru, en", True, "language",
           search="lang", store="records.language", page="language", examples=("ru",)),
    Filter("place", "choice", "where something was done to a document, by the id of the place; its former names count",
           True, "place", search="place", examples=("almaty",)),
    Filter("person", "choice", "a person or body of a record, named as facets do: who wrote or signed it", True,
           search="person"),
    Filter("depositary", "choice", "who keeps a treaty: a party's code, or a name", True, search="depositary",
           examples=("KAZ",)),
    Filter("tag", "choice", "a tag of one's own", True, search="tag", examples=("to read",)),
    Filter("status", "choice", "identified, probable or unidentified", True, STATUSES,
           search="status", store="records.status"),
    Filter("scope", "choice", "a part of the collection, or imported", True, "scope",
           search="scope", store="records.scope"),
    Filter("number", "number", "number in the manuscript's list", search="number", most=10_000_000, examples=("125",)),
    Filter("manuscript", "choice", "only what this manuscript cites or names; `number` is then of its list (default: "
           "of the collection's, else of the only one)", search="manuscript", examples=("my-thesis",)),
    Filter("from", "date", "from this date on: a day, month or year, such as 25.05.1992, 1992-05 or 1992; what is "
           "dated counts if its date can lie in the period", examples=("1990",)),
    Filter("to", "date", "to the end of this day, month or year", examples=("1999-12-31",)),
    Filter("in_force_on", "date", "only documents in force on this day", examples=("1995-06-01",)),
    Filter("force", "choice", 'in force on that day: yes (default), provisionally (only applied so), no or '
           '"not known"; without a day, today', True, ANSWERS, examples=("yes",)),
)  # fmt: skip

CHRONOLOGY_FILTERS: tuple[Filter, ...] = (
    Filter("action", "choice", "a kind of action, such as signature", True, "action",
           store="chronology.kind", examples=("signature",)),
    Filter("since", "date", "what changed since a date, in any usual writing (2020, 25.05.2020): dated actions, what "
           "began or ended by a clause or another document, records new or changed here", examples=("2020",)),
    Filter("laterality", "choice", "bilateral, multilateral or unilateral", True, LATERALITIES,
           store="chronology.laterality"),
    Filter("origin", "choice", "only dates that are stated (by the text), identified (by a source) or supplied", True,
           ORIGINS, store="chronology.origin"),
    Filter("events", "flag", "show dated events among the documents"),
    Filter("stage", "choice", "signed (default), draft, initialled or announced", True, STAGES, "signed",
           store="chronology.stage"),
)  # fmt: skip

SORT = Filter("sort", "choice", "order of the hits", values=SORTS)
LIMIT = Filter("limit", "number", "how many at the most (1 to 200)", default="20", most=LARGEST_PAGE)
CURSOR = Filter("cursor", "text", "the next page's mark, from `links.next`")
