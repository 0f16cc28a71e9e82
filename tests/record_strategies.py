"""Any record that a cataloguer could write, with texts as hostile as they come."""

from dataclasses import replace
from types import MappingProxyType

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from kb.domain import edtf
from kb.domain.clauses import CLAUSES, Clause, Validity
from kb.domain.instruments import Instrument
from kb.domain.item_types import ITEM_TYPES
from kb.domain.languages import LANGUAGES
from kb.domain.prose import Prose
from kb.domain.records import Action, Candidate, Contributor, Evidence, ListNumber, Mention, Party, Record, Relation
from kb.domain.states import ORIGINS, STAGES, STATUSES
from kb.domain.titles import Title
from kb.domain.treaty_facts import AuthenticText, Depositary, Publication, Reservation, WebLink
from kb.domain.wording import Wording
from kb.formats.bibtex.fields import FIELDS, ROLES
from tests.factories import PARTIES, TOPICS

WHOLE_RECORDS = settings(max_examples=50, phases=(Phase.explicit, Phase.reuse, Phase.generate))  # too large to shrink
HOSTILE = (
    "{", "}", "\\", "|", "\n", "\r\n", "%", "&", "#", "$", "_", "^", "~", '"', "'", ",", ";", "=", "@book{", "--",
    "---", "``", "''", "\\textbf{", "\\n", "\\|", "\u2028", "\x85", "\x0b", "[x]", "(", "<<", "!`", "—", "«", "😀",
    "العربية", "қазақ", "Ёлка", " and ", "http://a.kz/?b=%7B", "\u0301", "\ufeff", "\\x7b", "kk |", "\t",
    "TY  - ", "ER  - ",
)  # fmt: skip
WORDS = ("Шарт", "туралы", "договор", "1992", "treaty", "Байқоңыр", "І. Х.", "Қ.-Ж.")


def texts(*, least: int = 0, lines: bool = True) -> SearchStrategy[str]:
    """Texts without space at their ends; `lines` allows line ends and tabs inside."""
    part = st.sampled_from(HOSTILE + WORDS) | st.text(
        st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=5
    )
    joined = st.lists(part, min_size=least, max_size=6).map("".join)
    tidy = joined.map(str.strip) if lines else joined.map(lambda text: " ".join(text.split()))
    return tidy.filter(lambda text: len(text) >= least)


DATED = """
    1992 1992-05 1992-05-25 1992~ 1992-05-25? 199X 19XX 1990/1994 1992/.. ../1990 1992-21 -0100 Y12345 1992-05-XX
    1992-05-25T10:00:00Z Y-999999999 Y999999999
"""
DATES = st.sampled_from([edtf.parse(text) for text in DATED.split()])
TEXT, LINE, SOME = texts(), texts(lines=False), texts(least=1)
ORIGIN = st.sampled_from(ORIGINS)
LANG = st.sampled_from(["kk", "ru", "en", "de", ""])
KEYS = st.from_regex(r"[a-z][a-z0-9]{0,9}(?:-[a-z0-9]{1,6}){0,3}", fullmatch=True)
KINDS = st.sampled_from(["signature", "ratification", "entry-into-force", "adoption"])
PARTY = st.sampled_from(sorted(PARTIES))
NAMES = st.sampled_from(sorted({row.csl for row in FIELDS} | {"x-foreign", "jurisdiction", "custom", "references"}))
MANUSCRIPT = st.sampled_from(["", "thesis", "another-one"])  # "": the file's own
LIST_NUMBER = st.builds(ListNumber, MANUSCRIPT, st.integers(1, 9999))
SECTIONS = st.sampled_from(["", "1.1", "2.3", "introduction", "a/b"])


def several(part: SearchStrategy[object], most: int = 3) -> SearchStrategy[tuple[object, ...]]:
    return st.lists(part, max_size=most).map(tuple)


WORDING = st.builds(Wording, st.fixed_dictionaries(dict.fromkeys(LANGUAGES, TEXT)))
TITLE = st.builds(Title, SOME, LANG, ORIGIN, st.sampled_from(["", "", "short"]))
ROLE = st.sampled_from([*ROLES, "issuer", "recipient", "interviewer"])
PERSON = st.builds(
    Contributor, ROLE, SOME, TEXT, st.just(""), LANG, ORIGIN, several(SOME, 2), st.just("") | PARTY, TEXT
) | st.builds(lambda role, literal, lang: Contributor(role, literal=literal, lang=lang), ROLE, SOME, LANG)  # fmt: skip
ACT = st.builds(Instrument, TEXT, TEXT, TEXT, TEXT, LANG)
PROSE = st.lists(TEXT, max_size=3).map(Prose.of)
ACTION = st.builds(Action, KINDS, st.none() | DATES, TEXT, st.just("") | PARTY, ACT, ORIGIN, PROSE)
EVIDENCE = st.builds(
    Evidence, st.sampled_from(["title", "issued", "signature"]), TEXT, ORIGIN, LANG, TEXT, SECTIONS,
    st.integers(0, 20_000), PROSE, MANUSCRIPT, TEXT, TEXT, st.just("") | PARTY, ACT,
).map(lambda item: item if item.has_place else replace(item, manuscript=""))  # fmt: skip

MAYBE = st.none() | DATES
FACTS = {
    "clauses": st.builds(Clause, st.sampled_from(CLAUSES), SOME, TEXT, ORIGIN, PROSE),
    "depositaries": st.builds(Depositary, PARTY | SOME, st.sampled_from(["", "government"]), ORIGIN),
    "authentic_texts": st.builds(AuthenticText, st.sampled_from(["kk", "ru", "fa"]), st.booleans(), ORIGIN),
    "publications": st.builds(Publication, st.just("unts") | SOME, TEXT, TEXT, TEXT, TEXT, MAYBE, ORIGIN),
    "reservations": st.builds(Reservation, st.just("reservation"), PARTY, MAYBE, MAYBE, TEXT, ORIGIN, PROSE),
    "web_links": st.builds(WebLink, st.just("text"), st.just("https://a.kz/?a=%7B"), LANG, MAYBE, PROSE),
}


def records(citekeys: SearchStrategy[str] = KEYS, numbers: bool = True) -> SearchStrategy[Record]:
    """Curated records with something of everything."""
    dated = st.none() | DATES
    return st.builds(
        lambda issued, origin, fields, **rest: Record(
            issued=issued, issued_origin=origin if issued else "", fields=MappingProxyType(fields), **rest
        ),
        dated,
        ORIGIN,
        st.dictionaries(NAMES, SOME, max_size=5),
        citekey=citekeys,
        type=st.sampled_from(sorted(ITEM_TYPES)),
        kind=st.sampled_from(["", "agreement", "law"]),
        status=st.sampled_from(STATUSES),
        scope=st.sampled_from(["dissertation", "corpus"]),
        stage=st.sampled_from(STAGES),
        language=LANG,
        titles=several(TITLE),
        contributors=several(PERSON),
        parties=several(st.builds(Party, PARTY, st.sampled_from(["state", "government"]))),
        actions=several(ACTION),
        term=st.builds(Validity, st.sampled_from(["", "P20Y"]), st.sampled_from(["", "P5Y"]), PROSE),
        **{name: several(values, 2) for name, values in FACTS.items()},
        relations=several(st.builds(Relation, st.sampled_from(["amends", "related"]), KEYS, ORIGIN, PROSE), 2),
        topics=st.lists(st.sampled_from(TOPICS), unique=True, max_size=3).map(tuple),
        cited_in=st.lists(LIST_NUMBER, unique=True, max_size=3).map(tuple) if numbers else st.just(()),
        mentions=several(st.builds(Mention, SECTIONS.filter(bool), st.integers(0, 20_000), MANUSCRIPT)),
        cited_for=WORDING,
        remarks=several(WORDING.filter(lambda wording: wording != Wording())),
        candidates=several(st.builds(Candidate, SOME, PROSE, PROSE, TEXT, st.booleans()), 2),
        evidence=several(EVIDENCE),
    )
