"""The answers for all days at once are the answers for each day, without a gap, each as long as it can be."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kb.domain import edtf, in_force
from kb.domain.clauses import Validity
from kb.domain.edtf import FIRST_DAY, LAST_DAY
from kb.domain.records import Action, Party, Record, Relation
from kb.domain.states import ANSWERS
from tests.timeline.sample import vocabulary

START, END = edtf.ordinal(1989, 1, 1), edtf.ordinal(2031, 1, 1)
DATES = st.builds(
    lambda year, month, day, size: edtf.parse(f"{year}-{month:02d}-{day:02d}"[:size]),
    st.integers(1990, 2029), st.integers(1, 12), st.integers(1, 28), st.sampled_from([4, 7, 10, 10, 10]),
) | st.sampled_from([edtf.parse(text) for text in ("1992/..", "../1995", "1992/1998", "199X", "2000~")])  # fmt: skip
KINDS = (
    "signature", "entry-into-force", "entry-into-force", "termination", "denunciation", "prolongation",
    "provisional-application", "ratification",
)  # fmt: skip
ACTIONS = st.builds(
    Action,
    st.sampled_from(KINDS),
    st.none() | DATES,
    party=st.sampled_from(["", "", "KAZ", "RUS"]),
    origin=st.sampled_from(["identified", "stated"]),
)
PARTIES = st.sampled_from([(), ("KAZ",), ("KAZ", "RUS"), ("KAZ", "RUS", "BLR")]).map(
    lambda codes: tuple(Party(code, "state") for code in codes)
)
DOCUMENTS = st.builds(
    lambda **values: Record("a-1", "treaty", **values),
    stage=st.sampled_from(["signed", "signed", "signed", "draft"]),
    parties=PARTIES,
    actions=st.lists(ACTIONS, max_size=5).map(tuple),
    term=st.builds(Validity, st.sampled_from(["", "P5Y", "P1M", "P90D"]), st.sampled_from(["", "", "P5Y"])),
)
LATER = st.lists(
    st.builds(
        lambda kind, origin, actions: (
            kind, Record("b-2", "treaty", actions=actions, relations=(Relation(kind, "a-1", origin),))
        ),
        st.sampled_from(in_force.BEARING_KINDS),
        st.sampled_from(["identified", "supplied"]),
        st.lists(ACTIONS, max_size=3).map(tuple),
    ),
    max_size=2,
)  # fmt: skip
DAYS = st.integers(START, END)


@given(DOCUMENTS, LATER, st.lists(DAYS, min_size=1, max_size=8))
def test_a_period_says_what_each_of_its_days_says(
    known: Record, later: list[tuple[str, Record]], days: list[int]
) -> None:
    found = in_force.periods(known, later)
    for day in days:
        holding = [
            one for one in found
            if (FIRST_DAY if one.first is None else one.first) <= day < (LAST_DAY if one.until is None else one.until)
        ]  # fmt: skip
        assert [one.force for one in holding] == [in_force.on(known, day, later)]


@given(DOCUMENTS, LATER)
def test_periods_follow_each_other_and_differ(known: Record, later: list[tuple[str, Record]]) -> None:
    found = in_force.periods(known, later)
    assert found[0].first is None
    assert found[-1].until is None
    for one, other in pairwise(found):
        assert one.until == other.first
        assert one.force != other.force


@given(DOCUMENTS, LATER, DAYS)
def test_no_day_is_guessed(known: Record, later: list[tuple[str, Record]], day: int) -> None:
    said = in_force.on(known, day, later)
    begun = [one for one in known.actions if one.kind in ("entry-into-force", "provisional-application") and one.date]
    assert said.reason in in_force.REASONS
    if said.answer == "yes":
        assert known.stage == "signed"
        assert any(one.date and one.date.upper is not None and one.date.upper <= day for one in begun)


def test_every_reason_and_answer_has_its_words() -> None:
    assert set(vocabulary().terms["force"]) == set(in_force.REASONS)
    assert set(vocabulary().terms["force_answer"]) == set(ANSWERS)


def test_a_term_may_end_after_the_last_year_that_edtf_can_write() -> None:
    known = Record(
        "a-1", "treaty", actions=(Action("entry-into-force", edtf.parse("Y999999999")),), term=Validity("P20Y")
    )  # fmt: skip
    assert [one.force.reason for one in in_force.periods(known)][-1] == "term-over"
