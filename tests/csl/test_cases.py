"""The CSL test-suite's cases: those recorded as passing still pass, and new ones are recorded.

The cases are not ours to keep; CASES names a folder that holds them, else they are looked for beside the repository.
"""

import os
from pathlib import Path

import pytest

from benchmarks.csl_cases import passing, ratchet, read_cases

BESIDE = Path(__file__).parents[3] / "shared" / "csl-tests"
FOLDER = Path(os.environ.get("CASES") or BESIDE)


@pytest.mark.skipif(not FOLDER.is_dir(), reason="no CSL cases beside the repository, and no CASES=FOLDER")
def test_the_recorded_cases_pass() -> None:
    cases = read_cases(FOLDER)
    assert ratchet(cases, passing(cases)) == []
