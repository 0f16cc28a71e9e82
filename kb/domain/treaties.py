"""Between how many sides a document stands, in terms of the states of today."""

from collections.abc import Iterable

from kb.domain.records import Party
from kb.domain.vocabulary import Vocabulary

# What one state adopts for itself: these kinds have no other side.
ONE_SIDED = (
    "law", "constitution", "decree", "order", "resolution", "concept", "doctrine", "strategy", "programme", "plan",
)  # fmt: skip


def sides(parties: Iterable[Party], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the codes of the parties as they stand today, each once, in order of code."""
    return tuple(sorted({vocabulary.today(party.code) for party in parties}))


def laterality(codes: tuple[str, ...], vocabulary: Vocabulary) -> str:
    """Return unilateral, bilateral or multilateral for the codes that `sides` gives; "" where no party is known.

    What an organisation adopts alone is multilateral: its members stand behind it.
    """
    if len(codes) == 1:
        known = vocabulary.parties.get(codes[0])
        return "multilateral" if known and known.kind == "organisation" else "unilateral"
    return "" if not codes else "bilateral" if len(codes) == 2 else "multilateral"
