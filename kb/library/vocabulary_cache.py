"""The vocabulary prepared: parsed, with all its labels read, and kept as JSON in the home folder for a quick start."""

import os
from pathlib import Path
from typing import Any

import orjson

from kb import __version__
from kb.data import vocabulary as vocabulary_files
from kb.domain.vocabulary import Vocabulary
from kb.library.index_query import Readings
from kb.search.analysis import analysis_mark
from kb.settings import Settings

FILE = "vocabulary.json"


def load(settings: Settings, digest: str) -> tuple[Vocabulary, Readings] | None:
    """Return the vocabulary and the readings of its labels as kept; None where they are of another version.

    `digest` is that of the store's vocabulary: files may change while their sizes and times do not.
    """
    try:
        kept = orjson.loads((settings.home / FILE).read_bytes())
        if (kept["mark"], kept["digest"]) != (_mark(settings), digest):
            return None
        return vocabulary_files.build(kept["tables"], kept["digest"]), kept["rows"]
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep(settings: Settings, vocabulary: Vocabulary, readings: Readings) -> None:
    """Keep them for the next start; a home folder that cannot be written is no fault here."""
    kept: dict[str, Any] = {
        "mark": _mark(settings),
        "digest": vocabulary.digest,
        "tables": vocabulary_files.tables(settings.data),
        "rows": readings,
    }
    new = Path(f"{settings.home / FILE}.{os.getpid()}.new")
    try:
        new.write_bytes(orjson.dumps(kept))
        new.replace(settings.home / FILE)
    except OSError:
        return


def _mark(settings: Settings) -> str:
    return f"{__version__} {vocabulary_files.stamp(settings.data)} {analysis_mark()}"
