"""The groups of the benchmark: one module each, with rows().

A new group is a module beside this one and a line below. Those of LIBRARY get a running portal with a library
(`rows(library: Library)`), at the first of SIZES or at each of them; those of ALONE get a folder and a process of their
own (`rows(folder: Path)`).
"""

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path

from mkwportal.core import embedded

from .common import Library, Row, say, web_server

SIZES = [int(size) for size in os.environ.get("MKW_BENCH_DOCUMENTS", "10000 100000").split()]
FEW = 100
LIBRARY = {"paginas": "pages", "geheugen": "memory", "eerste": "screen", "verkeer": "traffic", "inname": "ingest"}
ALONE = {"rust": "rest", "zoeken": "search", "weekbericht": "digest", "verkenningen": "verkenningen"}
EVERY_SIZE = {"paginas"}
NAMES = ("paginas", "vragen", "geheugen", "eerste", "verkeer", "inname", "rust", "zoeken", "weekbericht",
         "verkenningen")  # fmt: skip


def run(wanted: list[str], folder: Path) -> Iterator[Row]:
    """Run these groups in a temporary folder and yield their rows as they come."""
    if set(wanted) & {*LIBRARY, "vragen"}:
        yield from _with_library(wanted, folder)
    for name in wanted:
        if name in ALONE:
            with ProcessPoolExecutor(1, get_context("spawn")) as process:
                yield from process.submit(_alone, ALONE[name], folder).result()


def _alone(module: str, folder: Path) -> list[Row]:
    return import_module(f"tests.bench.{module}").rows(folder)


def _with_library(wanted: list[str], folder: Path) -> Iterator[Row]:
    """Fill a library of its own up to each of SIZES, and measure it there."""
    database = embedded.start(folder / "postgres", keep=True)
    os.environ["DATABASE_URL"] = database.get_uri()
    try:
        import django
        from django.core.management import call_command
        from django.db import connections

        django.setup()
        from . import data, pages

        say(f"making 200 corporations and {FEW} documents")
        call_command("collectstatic", interactive=False, verbosity=0)
        data.make_base()
        data.make_documents(0, FEW)
        library = Library(folder, FEW, postmaster=database.get_pid())
        few = pages.count_queries() if "vragen" in wanted else {}
        for size in SIZES if set(wanted) & {*EVERY_SIZE, "vragen"} else SIZES[:1]:
            data.grow(library.documents, size, say)
            library.documents = size
            if "vragen" in wanted:
                yield from pages.query_rows(few, pages.count_queries(), FEW, size)
            connections.close_all()
            groups = [name for name in wanted if name in LIBRARY and (size == SIZES[0] or name in EVERY_SIZE)]
            if groups:
                with web_server() as (library.port, library.master):
                    for name in groups:
                        yield from import_module(f"tests.bench.{LIBRARY[name]}").rows(library)
        yield from pages.growth(library)
    finally:
        database.stop()
        del os.environ["DATABASE_URL"]
