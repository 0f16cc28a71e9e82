"""Work beside other work gives what it makes, or raises what it raised, where it is asked for."""

from threading import Event

import pytest

from kb.search.beside import Beside


def test_work_goes_on_beside_and_its_result_is_waited_for() -> None:
    begun, may_end = Event(), Event()

    def work() -> str:
        begun.set()
        may_end.wait()
        return "made"

    beside = Beside(work)
    begun.wait()
    may_end.set()
    assert beside.result() == "made"


def test_what_went_wrong_beside_is_told() -> None:
    def work() -> str:
        raise ValueError("no such field")

    with pytest.raises(ValueError, match="no such field"):
        Beside(work).result()
