"""Work beside other work gives what it makes, or raises what it raised, where it is asked for."""

from threading import Event

import pytest

from kb.search import background as module
from kb.search.background import in_background


def test_work_goes_on_beside_and_its_result_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "has_free_core", lambda: True)
    begun, may_end = Event(), Event()

    def work() -> str:
        begun.set()
        may_end.wait(60)
        return "made"

    result = in_background(work)
    assert begun.wait(60)
    may_end.set()
    assert result() == "made"


def test_on_a_busy_machine_work_is_done_when_its_result_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "has_free_core", lambda: False)
    done: list[str] = []
    result = in_background(lambda: done.append("made"))
    assert not done
    result()
    assert done == ["made"]


@pytest.mark.parametrize("free", [True, False])
def test_what_went_wrong_beside_is_raised(free: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "has_free_core", lambda: free)

    def work() -> str:
        raise ValueError("no such field")

    with pytest.raises(ValueError, match="no such field"):
        in_background(work)()
