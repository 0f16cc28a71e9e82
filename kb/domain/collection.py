"""What comes with the collection beside its records."""

from dataclasses import dataclass

from kb.domain.chronology import Event
from kb.domain.manuscripts import Citation, Manuscript


@dataclass(frozen=True, slots=True)
class ManuscriptContents:
    """A manuscript with the citations of its text, in order."""

    manuscript: Manuscript
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class CollectionContents:
    """What comes with the collection beside its records: its manuscripts and the dated events."""

    manuscripts: tuple[ManuscriptContents, ...] = ()
    events: tuple[Event, ...] = ()
