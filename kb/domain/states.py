"""What a record, a value and a document may be said to be: the closed lists of the data."""

from typing import Literal

ORIGINS = ("stated", "identified", "supplied")
STATUSES = ("identified", "probable", "unidentified")
IMPORTED = "imported"  # the scope of what users bring; the scopes of the collection stand in its data
STATUS_MARKS = {"identified": "●", "probable": "◐", "unidentified": "○"}
STAGES = ("signed", "draft", "initialled", "announced")
BEGUN, ENDED, KNOWN = "begun", "ended", "known"
CHANGES = (BEGUN, ENDED, KNOWN)
Answer = Literal["yes", "provisionally", "not known", "no"]
ANSWERS: tuple[Answer, ...] = ("yes", "provisionally", "not known", "no")
SUBJECT = ("KAZ", "RUS")  # the states between whom the collection is about
LATERALITIES = ("bilateral", "multilateral", "unilateral")
