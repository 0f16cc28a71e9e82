"""Plain words that records do not have: they find what records call the same thing, for less than the word itself."""

from kb.domain.vocabulary import WORD, Concept
from kb.search.index import Index
from kb.search.index_values import PageOptions, SearchDocument
from kb.search.label_index import LabelIndex

QUAY = Concept(f"{WORD}quay", names=("набережная", "quay"), said=("причальная стенка", "waterside"))
NAMES = LabelIndex(words=dict.fromkeys((*QUAY.said, *QUAY.names), QUAY.id), concepts={QUAY.id: QUAY})
RECORDS = Index.in_memory(
    [
        SearchDocument("quay", titles=(("en", "Contract on the quay of the northern town"),)),
        SearchDocument("waterside", titles=(("en", "Essay on the waterside of a village"),)),
        SearchDocument("island", titles=(("en", "Essay on an island"),), topic_ids=("shores",)),
        *(
            SearchDocument(f"mill-{its}", titles=(("en", f"Contract on the mill {its} of the town"),))
            for its in range(20)
        ),
    ],
    "sample",
)


def _asked(question: str) -> tuple[list[str], str]:
    page = RECORDS.search(question, options=PageOptions(limit=5, explained=False), vocabulary=NAMES)
    return [hit.key for hit in page.hits], page.understood.answer


def test_a_plain_word_finds_what_records_call_otherwise() -> None:
    assert _asked("набережная")[0] == ["quay"]
    assert _asked("причальная стенка") == (["quay"], "found")


def test_the_word_itself_weighs_more() -> None:
    assert _asked("waterside")[0] == ["waterside", "quay"]


def test_a_word_in_a_field_or_in_a_reference_is_the_word() -> None:
    assert _asked("Miller A. Waterside")[0] == ["waterside"]
    assert _asked("title:waterside")[0] == ["waterside"]


def test_a_word_that_names_something_is_read_as_that() -> None:
    named = LabelIndex(**{**NAMES._asdict(), "topics": {"Waterside": "shores"}})
    page = RECORDS.search("waterside", options=PageOptions(limit=5, explained=False), vocabulary=named)
    assert {hit.key for hit in page.hits} == {"waterside", "island"}


def test_words_beside_what_is_named_are_read_without_it() -> None:
    said = {"причальная стенка": QUAY.id, "причальная": QUAY.id, "quay": QUAY.id}
    named = LabelIndex(words=said, concepts={QUAY.id: QUAY}, topics={"стенка": "shores"})
    page = RECORDS.search("причальная стенка", options=PageOptions(limit=5, explained=False), vocabulary=named)
    assert [word.expansions[:1] for word in page.understood.words] == [("набережная",), ()]


def test_behind_the_one_record_with_most_of_a_sentence_others_are_shown() -> None:
    titles = {"most": "Ferry harbour lantern otter", "half": "Otter meadow", "other": "Meadow windmill"}
    titles |= {f"bridge-{number}": f"Bridge number {number}" for number in range(40)}
    sentences = Index.in_memory([SearchDocument(key, titles=(("en", title),)) for key, title in titles.items()])
    page = sentences.search("which ferry in a harbour has a lantern for an otter in the meadow by the windmill")
    assert page.understood.answer == "found"
    assert page.hits[0].key == "most"
    assert {hit.key for hit in page.hits} == {"most", "half", "other"}
