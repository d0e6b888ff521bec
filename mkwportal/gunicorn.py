"""Settings of gunicorn, from the environment (docs/beheer.md)."""

import os

bind = os.environ.get("MKW_BIND", "127.0.0.1:8000")
workers = int(os.environ.get("MKW_WEB_WORKERS", "2"))
worker_class = "gthread"
threads = int(os.environ.get("MKW_WEB_THREADS", "4"))
preload_app = True  # workers share the memory of what was loaded before the fork
timeout = 120
graceful_timeout = 10
max_requests = 5000
max_requests_jitter = 500
keepalive = 5
limit_request_line = 8190  # bytes, the most it takes: a long question gets a page of the portal
accesslog = None  # the portal logs what matters itself, with the request's id
control_socket_disable = True
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108 (heartbeat files only)


def post_worker_init(worker: object) -> None:
    """Start the watch in each web process (mkwportal/core/wachter.py)."""
    from mkwportal.core.wachter import start

    start()
