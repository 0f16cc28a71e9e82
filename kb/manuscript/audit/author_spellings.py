"""Authors whose names are written in two ways in one list: by letters, by initials, by letters of two alphabets."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kb.language.folding import mixed_script_words, skeleton
from kb.manuscript.audit.audited_entries import AuditedEntry
from kb.manuscript.audit.audited_manuscript import Finding, finding_at_entry
from kb.messages import Message
from kb.nearness import edits

_SHORTEST, _SHORTEST_OF_ONE = 5, 8  # letters of a family name in which one may be a slip, beside one initial more
_CYRILLIC = re.compile("[Ѐ-ӿ]")


class AuthorName(NamedTuple):
    """A family name and initials as a list has them, and the language of the work."""

    family: str
    initials: str
    language: str

    def __str__(self) -> str:
        return " ".join([self.family, *(f"{letter}." for letter in self.initials)])


def find(entries: Sequence[AuditedEntry]) -> Iterator[Finding]:
    """Yield names that are one, but are not written alike."""
    spellings: defaultdict[str, list[AuthorName]] = defaultdict(list)
    for entry in entries:
        for person in entry.record.contributors:
            initials = "".join(re.findall(r"(?<![^\W\d_])[^\W\d_]", person.given))
            if person.role != "author" or not person.family or not initials:
                continue
            name = AuthorName(person.family, initials, entry.record.language[:2])
            alike = spellings[skeleton(person.family)[:1]]
            if mixed := _mixed(entry, person.family):
                clean = next((known for known in alike if known.family == person.family), None)
                cause = Message("audit-author-mixed-letters", name=mixed, other=str(clean))
                yield from [finding_at_entry("author-spelt-two-ways", "warning", entry, cause)] if clean else []
            elif name[:2] not in {known[:2] for known in alike}:
                other = next((known for known in alike if may_be_same_person(known, name)), None)
                if other:
                    cause = Message("audit-author-spelt-two-ways", name=str(name), other=str(other))
                    yield finding_at_entry("author-spelt-two-ways", "warning", entry, cause)
                alike.append(name)


def _mixed(entry: AuditedEntry, family: str) -> str:
    """Return a family name as typed with letters of two alphabets; "" where it is typed in one."""
    if not entry.typed or family in entry.typed:
        return ""
    return next((word.text for word in mixed_script_words(entry.typed) if word.repaired == family), "")


def may_be_same_person(first: AuthorName, second: AuthorName) -> bool:
    """Return whether two names may be those of one person, written in two ways.

    A work in another language may have its author's name as that language has it: Тоқаев Қ., Токаев К. Initials that
    lack one, or stand in another order, may be those of one person where the letters are Cyrillic.
    """
    bones = skeleton(first.family), skeleton(second.family)
    initials = skeleton(first.initials), skeleton(second.initials)
    begins = initials[0].startswith(initials[1]) or initials[1].startswith(initials[0])
    if bones[0] == bones[1]:
        cyrillic = bool(_CYRILLIC.search(first.family + second.family))
        turned = sorted(initials[0]) == sorted(initials[1])
        incomplete = begins and initials[0] != initials[1]
        spelt = initials[0] == initials[1] and first.language == second.language
        return spelt or (cyrillic and (incomplete or (turned and initials[0] != initials[1])))
    return begins and first.language == second.language and _slip(*bones, min(map(len, initials)))


def _slip(first: str, second: str, initials: int) -> bool:
    """Return whether one letter more, less or other is a slip: the first letters agree, the name is long enough.

    The ending of a woman's name is none. Letters that changed places are a slip in a short name too.
    """
    shorter, longer = sorted((first, second), key=len)
    woman = longer[: len(shorter)] == shorter and longer[len(shorter) :] in ("а", "a")
    fewest = _SHORTEST if initials > 1 or sorted(first) == sorted(second) else _SHORTEST_OF_ONE
    long_enough = len(shorter) >= fewest and len(longer) - len(shorter) < 2
    return not woman and long_enough and first[0] == second[0] and edits(first, second) == 1
