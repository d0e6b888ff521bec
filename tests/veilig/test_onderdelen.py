"""What the portal is made of: every part with its version, licence and checksum, made by script/sbom."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sbom")
    done = subprocess.run([sys.executable, ROOT / "script/sbom", folder], capture_output=True, text=True, check=False)
    return done, folder


def test_every_part_has_a_licence_that_goes_with_ours(made):
    done, folder = made
    assert done.returncode == 0, done.stderr
    table = (folder / "licenties.md").read_text(encoding="utf-8")
    assert "| Django | 5.2." in table
    assert "| ? |" not in table


def test_every_package_of_production_stands_in_it(made):
    """The names of pyproject.toml, and what they bring along; nothing of the tests."""
    bom = json.loads((made[1] / "sbom.json").read_text(encoding="utf-8"))
    assert bom["bomFormat"] == "CycloneDX"
    names = {re.sub(r"[-_.]+", "-", part["name"]).lower() for part in bom["components"]}
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    listed = text.partition("\ndependencies = [")[2].partition("\n]")[0]
    wanted = {name.lower() for name in re.findall(r'^ +"([\w-]+)', listed, re.MULTILINE)}
    assert wanted
    assert wanted <= names
    assert not {"pytest", "moto", "ruff", "djlint"} & names
    for part in bom["components"]:
        assert part.get("version"), part["name"]


def test_every_vendored_file_stands_in_it_with_its_checksum(made):
    bom = json.loads((made[1] / "sbom.json").read_text(encoding="utf-8"))
    files = {
        file["name"]: file["hashes"][0]["content"] for part in bom["components"] for file in part.get("components", [])
    }
    for line in (ROOT / "static/vendor/CHECKSUMS").read_text(encoding="utf-8").splitlines():
        digest, _, name = line.partition("  ./")
        if "LICENSE" not in name:
            assert files[f"static/vendor/{name}"] == digest, name
    assert "mkwportal/core/search/woorddelen.txt" in files
