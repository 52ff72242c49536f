"""Counts and times of requests for Prometheus; nothing of what was asked, and no label that a reader can choose."""

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)


class Metrics:
    """The metrics of one app; several apps in a process have their own."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "rarecare_requests", "Requests answered, by route and status", ("route", "status"), registry=self._registry
        )
        self._seconds = Histogram(
            "rarecare_request_seconds",
            "Seconds until a request was answered, by route",
            ("route",),
            buckets=_SECONDS,
            registry=self._registry,
        )

    def observe(self, route: str, status: int, seconds: float) -> None:
        """Counts one answered request; `route` is the template of its address."""
        self._requests.labels(route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def text(self) -> bytes:
        """All metrics in Prometheus' text format."""
        return generate_latest(self._registry)
