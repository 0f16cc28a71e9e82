"""What Prometheus reads of a server: requests by address, status and time; the records; how far behind the index is."""

import os
from collections.abc import Iterator

from fastapi import APIRouter, Request
from fastapi.responses import Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.process_collector import ProcessCollector
from prometheus_client.registry import Collector

from kb import __version__
from kb.errors import UnavailableError
from kb.library import statistics
from kb.library.consistent_reading import read_with_retry
from kb.library.session import Library
from kb.operator_log import SHARED_COUNTS

SECONDS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 60.0)
router = APIRouter(tags=["server"])


class Metrics:
    """The counts of one server; those of several processes stand in the folder that SHARED_COUNTS names."""

    def __init__(self, library: Library) -> None:
        self.registry = CollectorRegistry()
        names = ("method", "route", "status")
        self._requests = Counter("kb_requests", "Requests answered", names, registry=self.registry)
        whole = "Seconds until an answer was whole"
        self._seconds = Histogram("kb_request_seconds", whole, ("route",), buckets=SECONDS, registry=self.registry)
        self._store = _Store(library)

    def count(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one answer; `route` is the pattern of the address, so that the labels stay few."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def text(self) -> bytes:
        """Return all of it in the text format of Prometheus."""
        registry = CollectorRegistry() if SHARED_COUNTS in os.environ else self.registry
        if SHARED_COUNTS in os.environ:
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        here = CollectorRegistry()
        ProcessCollector(registry=here)
        here.register(self._store)
        return generate_latest(registry) + generate_latest(here)


class _Store(Collector):
    """The state of the store and of the index, read when asked for."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def collect(self) -> Iterator[Metric]:
        """Yield the gauges; of a store that cannot be read only that it cannot."""
        yield _version()
        try:
            state = read_with_retry(lambda: statistics.store_state(self._library))
        except (UnavailableError, OSError):
            yield GaugeMetricFamily("kb_ready", "Whether store and index can be used", 0)
            return
        yield GaugeMetricFamily("kb_ready", "Whether store and index can be used", 1)
        yield GaugeMetricFamily("kb_records", "Records in the store", state["records"])
        yield GaugeMetricFamily("kb_indexed_records", "Records in the search index", state["indexed"])
        lag = self._library.index_sync.lag
        yield GaugeMetricFamily("kb_index_lag_seconds", "Seconds since the index was seen behind the store", lag)


def _version() -> Metric:
    family = GaugeMetricFamily("kb_version_info", "The version that runs", labels=("version",))
    family.add_metric((__version__,), 1)
    return family


@router.get("/metrics", include_in_schema=False)
def metrics(request: Request) -> Response:
    """Return the counts of this server for Prometheus."""
    counts: Metrics = request.app.state.metrics
    return Response(counts.text(), media_type=CONTENT_TYPE_LATEST, headers={"Cache-Control": "no-store"})
