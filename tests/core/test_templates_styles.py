"""Pages have no style or script of their own, which the CSP refuses; mail takes its looks from one place."""

import re
from pathlib import Path

from mkwportal.core.mail_style import STYLES

TEMPLATES = Path(__file__).parent.parent.parent / "templates"
INLINE = re.compile(r"""\sstyle=|<style|\son[a-z]+=["']|<script(?![^>]*\ssrc=)(?![^>]*type="application/json")""", re.I)
MAIL = sorted(path for path in TEMPLATES.rglob("*.html") if path.parent.name == "mail")

INSIDE_A_ZIP = {"corporaties/inzage_bestand.html", "documenten/verzameling_inhoud.html"}  # opened without a server


def test_no_page_has_a_style_or_script_of_its_own():
    pages = [path for path in TEMPLATES.rglob("*.html") if path not in MAIL]
    assert len(pages) > 100
    found = {str(path.relative_to(TEMPLATES)): INLINE.findall(path.read_text("utf-8")) for path in pages}
    assert {path: what for path, what in found.items() if what} == dict.fromkeys(INSIDE_A_ZIP, ["<style"])


def test_mail_has_the_looks_of_mail_style_and_no_other():
    for path in MAIL:
        for style in re.findall(r'\sstyle="([^"]*)"', path.read_text("utf-8")):
            used = re.fullmatch(r"\{\{ stijl\.(\w+) \}\}", style)
            assert used, f"{path.name}: {style}"
            assert used[1] in STYLES, f"{path.name}: {style}"
