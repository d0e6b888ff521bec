"""What comes from others is unchanged and has its licence; what is ours keeps the rules of the house."""

import hashlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
STATIC, VENDOR, TEMPLATES = ROOT / "static", ROOT / "static/vendor", ROOT / "templates"
OWN_CSS = sorted((STATIC / "css").rglob("*.css"))
OWN_JS = sorted((STATIC / "js").glob("*.js"))
HTML = sorted(TEMPLATES.rglob("*.html"))
CSS_TEXT = "".join(path.read_text() for path in [*OWN_CSS, VENDOR / "nlds/nlds.css"])


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_vendored_files_are_the_ones_we_checked():
    listed = dict(reversed(line.split("  ./")) for line in (VENDOR / "CHECKSUMS").read_text().splitlines())
    present = {
        str(path.relative_to(VENDOR)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in VENDOR.rglob("*")
        if path.is_file() and path.name not in ("CHECKSUMS", "README.md")
    }
    assert present == listed


@pytest.mark.parametrize("folder", ["htmx", "nlds", "fonts", "icons"])
def test_each_part_has_its_licence_and_stands_in_the_list(folder):
    assert list((VENDOR / folder).glob("LICENSE*"))
    assert f"| `{folder}/` |" in (VENDOR / "README.md").read_text()


# a page in a zip has nothing beside it
OUTSIDE = {"templates/documenten/verzameling_inhoud.html", "templates/corporaties/inzage_bestand.html"}


def test_html_has_no_inline_style_script_or_handler():
    wrong = [
        (name(path), found)
        for path in HTML
        for found in re.findall(r"<style\b|\sstyle=|\son[a-z]+=\"|<script(?![^>]*\bsrc=)", path.read_text())
        if "/mail/" not in name(path) and name(path) not in OUTSIDE
    ]
    assert wrong == []


def test_nothing_comes_from_another_host():
    pattern = r"""(?:src|href|action)=["'](?:https?:)?//[^"']+|url\(["']?(?:https?:)?//|@import"""
    texts = {name(path): path.read_text() for path in [*HTML, *OWN_CSS] if "/mail/" not in name(path)}
    assert {key: found for key, text in texts.items() if (found := re.findall(pattern, text))} == {}
    for path in OWN_JS:
        assert "http" not in path.read_text(), path


def test_htmx_attributes_are_valid_html_and_need_no_eval():
    for path in HTML:
        text = path.read_text()
        assert not re.search(r"[\s{]hx-[a-z-]+=", text), f"{path}: write data-hx-"
        assert not re.search(r"data-hx-on|[\"']js:|javascript:", text), path
        triggers = re.findall(r'data-hx-trigger="([^"]*)"', text)
        assert not any("[" in trigger for trigger in triggers), f"{path}: a filter needs eval"
        assert "data-hx-inherit" not in text, path


@pytest.mark.parametrize("path", OWN_CSS, ids=name)
def test_css_uses_tokens_only(path):
    css = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S)
    assert not re.search(r"(?<![\w&-])#[a-zA-Z][\w-]*[\s,.:{][^;]*\{", css), "no id selectors"
    if "components" in path.parts or path.name == "layout.css":
        outside = re.sub(r"--mkw-scene-\d+[^;)]*", "", re.sub(r"--utrecht-focus[^;]*;", "", css))
        assert re.findall(r"#[0-9a-fA-F]{3,8}\b", outside) == []
        palette = r"--mkw-(?:lucht|polder|klei|stro|water|rood)-\d"
        assert re.findall(palette, css) == [], "components use the meaning of a colour, not the palette"


def test_every_class_in_a_template_exists():
    known = set(re.findall(r"\.((?:mkw|utrecht)-[A-Za-z0-9_-]+)", CSS_TEXT))
    hooks = {  # names without a look of their own
        "mkw-draftbar-wrap",
        "mkw-entry__aside",
        "mkw-list",
        "mkw-scene-full",
        "utrecht-form-field--select",
        "utrecht-form-field--text",
    }
    used = {
        (found, name(path))
        for path in HTML
        for attribute in re.findall(r'class="([^"]*)"', path.read_text())
        for found in re.findall(r"(?<![\w-])(?:mkw|utrecht)-[a-z0-9_-]+(?![\w-]|{)", re.sub(r"{%.*?%}", " ", attribute))
        if not found.endswith("-")
    }
    assert sorted(pair for pair in used if pair[0] not in known | hooks) == []


def test_what_only_a_browser_without_scripts_needs_is_hidden_by_css():
    assert [name(path) for path in HTML if "<noscript" in path.read_text()] == [], "use the class mkw-noscript"
    assert "@media (scripting: enabled) { .mkw-noscript {" in (STATIC / "css/base.css").read_text()


def test_scripts_set_no_style_attribute_and_make_no_code():
    for path in OWN_JS:
        text = path.read_text()
        assert not re.search(
            r"\.style\b|setAttribute\(\s*[\"']style|\beval\(|new Function|innerHTML|outerHTML|document\.write",
            text,
        ), path
