"""No-break spaces where a reference must not break: before a dash, inside initials, after № and one-letter labels."""

import re
from dataclasses import replace
from typing import Final

from kb.csl.text_runs import Run

_RULES: Final = (
    (re.compile(r" (?=[–—] )"), "\u00a0"),
    (re.compile(r"(?<=\b[^\W\d_a-zа-яәіңғүұқөһ]\.) (?=[^\W\d_a-zа-яәіңғүұқөһ]\.)"), "\u00a0"),
    (re.compile(r"(?<=[№§]) (?=\d)"), "\u00a0"),
    (re.compile(r"(?<=[:,в] г\.) (?=[А-ЯЁ])"), "\u00a0"),
    (re.compile(r"(?<=\b[СсБбТтPpЛл]\.) (?=\d)|(?<=\bNo\.) (?=\d)|(?<=\bVol\.) (?=\d)"), "\u00a0"),
    (re.compile(r"(?<=\d) (?=(?:[бсpжгп]\.|жылғы\b))"), "\u00a0"),
)


def unbroken(run: Run) -> Run:
    """Return a run with its no-break spaces; addresses stay as they are."""
    if run.url:
        return run
    text = run.text
    for pattern, space in _RULES:
        text = pattern.sub(space, text)
    return replace(run, text=text)
