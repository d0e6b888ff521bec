"""Figures for Prometheus: read from the database at the moment of the scrape, so every web process gives the same (P3).

    @metrics.measure("taken")
    def jobs() -> Iterator[Metric]:
        yield gauge("mkw_jobs_failed", "Jobs that failed after every attempt", {(): 3})

Register in a module that the app's ready() imports. A measure takes a few cheap queries. One that breaks leaves the
others; mkw_measure_failed says which. Counts and times of requests are those of the proxy, which sees all processes.
"""

import logging
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.db import DatabaseError
from prometheus_client import CollectorRegistry
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import choose_encoder

from . import health

logger = logging.getLogger(__name__)
Measure = Callable[[], Iterator[Metric]]
_measures: dict[str, tuple[Measure, bool]] = {}


def measure(naam: str, *, database: bool = True) -> Callable[[Measure], Measure]:
    """Register a function that yields metrics; with `database` False it is also asked when the database is down."""

    def register(look: Measure) -> Measure:
        _measures[naam] = (look, database)
        return look

    return register


def gauge(name: str, text: str, values: Mapping[Any, float], labels: tuple[str, ...] = ()) -> Metric:
    """Return a gauge with a value per tuple of labels; () is the one of a gauge without labels."""
    family = GaugeMetricFamily(name, text, labels=labels)
    for row, value in values.items():
        family.add_metric(row, value)
    return family


def exposition(accept: str = "") -> tuple[bytes, str]:
    """Return everything as a text that Prometheus reads, in the form it accepts, and that form as a content type."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Collector())  # type: ignore[arg-type]
    encode, content_type = choose_encoder(accept)
    return encode(registry), content_type


class _Collector:
    """What prometheus_client asks; it has no describe(), so nothing is asked at registration."""

    def collect(self) -> Iterator[Metric]:
        alive = health.database_answers()
        yield gauge("mkw_database_up", "Whether the database answers", {(): alive})
        broken: dict[tuple[str, ...], float] = {}
        for naam, (look, database) in sorted(_measures.items()):
            found: list[Metric] = []
            if alive or not database:
                found, broken[(naam,)] = _ask(look, database)
            yield from found
        yield gauge("mkw_measure_failed", "Whether a measure itself broke", broken, ("measure",))


def _ask(look: Measure, database: bool) -> tuple[list[Metric], bool]:
    try:
        if not database:
            return list(look()), False
        with health.bounded():
            return list(look()), False
    except (DatabaseError, OSError, ArithmeticError, LookupError, TypeError, ValueError):
        logger.exception("a measure broke")
        return [], True
