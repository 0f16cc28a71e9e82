"""What a search says beside its hits: why each matched, and how the question was read."""

from kb.cli.words import language, say
from kb.library.search import Hit, Reason, Understood
from kb.messages import say as said
from kb.messages import word_of

_MOST_NAMES = 12
_ANSWERS = {
    "near": "no record answers this as asked; these share only the rare part of the question",
    "nothing": "no record answers this; fewer words may find more, `kb suggest` completes a word,"
    " `kb topics` lists the topics",
}


def reason_text(reasons: tuple[Reason, ...]) -> str:
    """Return the reasons of a hit as one short text."""
    parts = [
        f"{word_of(reason.field, language())}: {reason.matched} ({word_of(reason.form, language())})"
        for reason in reasons[:3]
    ]
    return "  ← " + "; ".join(dict.fromkeys(parts)) if parts else ""


def ranking_lines(hit: Hit) -> tuple[str, ...]:
    """Return how the score of a hit came about, as a sum that can be reckoned by hand."""
    if hit.ranking is None:
        return ()
    parts = " + ".join(f"{portion.score:g} {portion.text or say('words together')}" for portion in hit.ranking.portions)
    share = say("√{share} of the question", share=f"{hit.ranking.share:.3f}")
    standing = say("(1 + 0.1 × {standing} standing)", standing=hit.ranking.standing)
    return (f"{hit.key}: {hit.score:g} = ({parts}) × {share} × {standing}",)


def reading_lines(reading: Understood) -> tuple[str, ...]:
    """Return how a question was read, for a terminal."""
    lines = []
    for word in reading.words:
        if word.expansions:
            topic = say(" (topic {topic})", topic=word.topic) if word.topic else ""
            names = ", ".join(word.expansions[:_MOST_NAMES])
            lines.append(say("{word}: also {names}", word=word.text, names=names) + topic)
    lines += [say("{word}: taken as the beginning of longer words", word=word.text)
              for word in reading.words if word.begun]  # fmt: skip
    if reading.answer != "found":
        lines.append(say(_ANSWERS[reading.answer]))
    if reading.spellings:
        lines.append(say("nearest spellings: {words}", words=", ".join(reading.spellings)))
    return (*lines, *(said(note, language()) for note in reading.notes))
