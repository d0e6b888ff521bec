"""An S3 service of our own for the tests: moto's server in a process of its own, over real HTTP."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import boto3
import pytest


@contextmanager
def s3_server() -> Iterator[str]:
    """Run the service while the block lasts and give its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={"PATH": os.environ["PATH"], "MOTO_S3_DEFAULT_KEY_BUFFER_SIZE": "65536"},
    )
    try:
        deadline = time.monotonic() + 30
        while True:
            with socket.socket() as attempt:
                if attempt.connect_ex(("127.0.0.1", port)) == 0:
                    break
            if process.poll() is not None or time.monotonic() > deadline:
                pytest.fail("The S3 service of the tests did not start: uv sync --group test installs moto.")
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(10)


def s3_settings(endpoint: str, bucket: str) -> dict[str, str]:
    """Make an empty bucket and return the setting S3 for it."""
    options = {"region_name": "us-east-1", "aws_access_key_id": "toets", "aws_secret_access_key": "toets"}
    boto3.client("s3", endpoint_url=endpoint, **options).create_bucket(Bucket=bucket)
    return {
        "bucket": bucket,
        "endpoint": endpoint,
        "region": "us-east-1",
        "key": "toets",
        "secret": "toets",
        "style": "path",
        "prefix": "portaal/",
    }
