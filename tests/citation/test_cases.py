"""The CSL test-suite's cases: those recorded as passing still pass, and new ones are recorded.

The cases are not ours to keep; CASES names a folder that holds them.
"""

import os
from pathlib import Path

import pytest

from benchmarks.csl_cases import passing, ratchet, read_cases

FOLDER = Path(os.environ.get("CASES", "csl-tests"))


@pytest.mark.skipif(not FOLDER.is_dir(), reason="no folder of CSL cases (CASES=FOLDER)")
def test_the_recorded_cases_pass() -> None:
    cases = read_cases(FOLDER)
    assert ratchet(cases, passing(cases)) == []
