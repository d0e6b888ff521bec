"""The content needs no portal: it can be built and read without Django."""

import subprocess
import sys

CODE = """
import sys
from mkwportal.demo import data_verkenningen
from mkwportal.demo.builders import build
from mkwportal.demo.data_documenten import DOCUMENT
build(DOCUMENT["linde-zav"], DOCUMENT["linde-zav"].versies[0])
raise SystemExit("django" in sys.modules)
"""


def test_content_and_builders_do_not_import_django():
    assert subprocess.run([sys.executable, "-c", CODE], check=False).returncode == 0
