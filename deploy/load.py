"""Readers who ask the proxy without pause and know what they should be told: what was lost, wrong, or slow."""

import http.client
import json
import random
import threading
import time
from dataclasses import dataclass, field

PATIENCE = 15  # seconds that a reader waits for an answer


def word(number: int, first: str = "q") -> str:
    """Return a word that only the made record of a number has."""
    spelt, rest = "", number + 4096
    while rest:
        spelt, rest = "bdfgklmnprstvzhj"[rest % 16] + "aou"[rest % 3] + spelt, rest // 16
    return f"{first}{spelt}"


def entry(number: int, first: str = "q") -> str:
    """Return a made record as BibLaTeX."""
    return (
        f"@book{{{first}-{number},\n  title = {{The {word(number, first)} of harbours}},\n"
        f"  author = {{Maker, {word(number, first).title()}}},\n  date = {{{1950 + number % 70}}},\n}}\n"
    )


@dataclass
class Asked:
    """One question: when it was answered, in how many seconds, and how: "", "lost" or "wrong", with the cause."""

    at: float
    took: float
    fault: str = ""
    cause: str = ""


@dataclass
class Readers:
    """Threads that ask; `answers` grows while they do. What is right is what was answered before."""

    port: int
    records: int
    count: int = 4
    answers: list[Asked] = field(default_factory=list)
    _right: dict[str, list[str]] = field(default_factory=dict)
    _waiting: dict[int, float] = field(default_factory=dict)  # since when, by reader
    _stopping: threading.Event = field(default_factory=threading.Event)
    _threads: list[threading.Thread] = field(default_factory=list)

    def learn(self, many: int = 150) -> None:
        """Ask some questions and records once, on a quiet machine; raises AssertionError where one is not answered."""
        chance = random.Random(1)
        for number in chance.sample(range(self.records), many):
            for path in (f"/api/v1/records?q={word(number)}", f"/api/v1/records/q-{number}"):
                cause, keys = self._keys(path)
                assert f"q-{number}" in keys, (path, cause, keys)
                self._right[path] = keys

    def start(self) -> None:
        """Start to ask."""
        self._threads = [threading.Thread(target=self._ask, args=(seed,)) for seed in range(self.count)]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Stop to ask."""
        self._stopping.set()
        for thread in self._threads:
            thread.join()

    def seen(self) -> list[Asked]:
        """Return the answers, and what readers wait for now as if it came now."""
        now = time.monotonic()
        return [
            *self.answers,
            *(Asked(now, now - since, "", "no answer yet") for since in list(self._waiting.values())),
        ]

    def _ask(self, seed: int) -> None:
        chance, paths = random.Random(seed), list(self._right)
        while not self._stopping.is_set():
            path, start = chance.choice(paths), time.monotonic()
            self._waiting[seed] = start
            cause, keys = self._keys(path)
            del self._waiting[seed]
            fault = "lost" if cause else "" if keys == self._right[path] else "wrong"
            now = time.monotonic()
            self.answers.append(Asked(now, now - start, fault, cause or f"{path}: {keys[:5]}"))
            time.sleep(0.05 if fault else 0.01)

    def _keys(self, path: str) -> tuple[str, list[str]]:
        """Return why there is no answer, or the citekeys of one; no record of a key is an answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            body = answer.read()
        except (OSError, http.client.HTTPException) as error:
            return type(error).__name__, []
        finally:
            connection.close()
        if answer.status == 404:
            return "", []
        if answer.status != 200:
            return f"{answer.status} {body[:200]!r}", []
        content = json.loads(body)
        data = content.get("data", content)
        return "", [item["citekey"] for item in (data if isinstance(data, list) else [data])]
