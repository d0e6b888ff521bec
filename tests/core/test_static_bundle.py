"""The one style sheet and the one script: joined right, small enough, safe when many processes join them."""

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.management import call_command
from django.template.loader import render_to_string

from mkwportal.core import bundle

ROOT = Path(__file__).resolve().parent.parent.parent
STATIC = ROOT / "static"
CSS, JS = bundle.BUNDLES["css/portal.css"], bundle.BUNDLES["js/portal.js"]


@pytest.fixture
def project(tmp_path, settings):
    """A copy of the sources and an empty place for the bundles."""
    for source in {*CSS, *JS}:
        (tmp_path / "static" / source).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "static" / source).write_bytes((STATIC / source).read_bytes())
    settings.BASE_DIR, settings.BUNDLE_ROOT = tmp_path, tmp_path / "bundle"
    return tmp_path


def wire(data: bytes) -> int:
    return len(brotli.compress(data))


@pytest.mark.parametrize(
    ("css", "small"),
    [
        ("a {\n  color : red ;\n}\n", "a{color : red;}"),
        ("/* weg */ a , b > c { margin: 0 auto }", "a,b > c{margin: 0 auto}"),
        ("/*! licentie */a{}", "/*! licentie */a{}"),
        ('a::before { content: "/* blijft */  ;  { }" }', 'a::before{content: "/* blijft */  ;  { }"}'),
        (r'a { content: "\"  }" }', r'a{content: "\"  }"}'),
        ("a { width: calc(100% - 2 * 1rem) }", "a{width: calc(100% - 2 * 1rem)}"),
        ("a :hover , b:hover { }", "a :hover,b:hover{}"),
        ("a { background: url( x.svg ) }", "a{background: url( x.svg )}"),
        ("a/* x */b { }", "a b{}"),
    ],
)
def test_minify_keeps_the_meaning(css, small):
    assert bundle.minify_css(css) == small


def test_urls_hold_from_where_the_bundle_stands():
    css = 'a{src:url("../vendor/x.woff2")} b{src:url(y.png)} c{src:url("data:image/png;base64,AA")} d{src:url(#e)}'
    moved = bundle.rebase_urls(css, "css/components/read.css", "css/portal.css")
    assert 'url("vendor/x.woff2")' in moved
    assert 'url("components/y.png")' in moved
    assert 'url("data:image/png;base64,AA")' in moved
    assert "url(#e)" in moved


def test_every_source_is_in_a_bundle_in_the_order_of_the_layers():
    sources = {str(path.relative_to(STATIC)) for folder in ("css", "js") for path in (STATIC / folder).rglob("*.*")}
    assert {name for name in sources - {*CSS, *JS} if not name.startswith("js/offline/")} == set()
    text = bundle.join("css/portal.css", STATIC)
    assert text.startswith('@charset "UTF-8";\n@layer reset,tokens,nlds,base,layout,components,utilities,print;')
    assert text.count("@charset") == 1
    order = [text.index(f"@layer {name}{{") for name in ("tokens", "nlds", "base", "layout", "components")]
    assert order == sorted(order)
    assert "EUPL-1.2" in text


def test_nothing_but_comments_and_space_is_lost():
    def bare(css: str) -> str:
        return re.sub(r"\s+", "", re.sub(r"/\*.*?\*/", " ", css, flags=re.S))

    sources = "".join((STATIC / source).read_text() for source in CSS)
    expected = bare(re.sub(r'@charset "[^"]*";', "", sources)).replace('url("../vendor', 'url("../vendor')
    assert bare(bundle.join("css/portal.css", STATIC).removeprefix('@charset "UTF-8";')) == expected


def test_script_keeps_htmx_in_sight_of_the_own_blocks():
    text = bundle.join("js/portal.js", STATIC)
    assert text.startswith("var htmx=")
    assert text.count("\n{\n") + text.startswith("{\n") == len(JS) - 1
    assert "\n// " not in text.split("\n{\n", 1)[1]
    assert not re.search(r"^\s*(import|export)\b", text, re.M)


def test_finder_offers_both_and_nothing_else(project):
    finder = bundle.BundleFinder()
    assert finder.find("css/portal.css") == str(project / "bundle/css/portal.css")
    assert finder.find("js/portal.js", find_all=True) == [str(project / "bundle/js/portal.js")]
    assert finder.find("css/tokens.css") == []
    assert finder.find("../secret") == []
    assert [name for name, _ in finder.list([])] == ["css/portal.css", "js/portal.js"]
    assert [name for name, _ in finder.list(["*.js"])] == ["css/portal.css"]
    assert finder.check() == []


def test_finder_joins_again_when_a_source_changed_or_the_bundle_is_gone(project):
    finder = bundle.BundleFinder()
    path = Path(finder.find("css/portal.css"))
    before = path.stat()
    finder.find("css/portal.css")
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    with (project / "static/css/print.css").open("a") as file:
        file.write("@layer print { .nieuw { color: red } }")
    finder.find("css/portal.css")
    assert ".nieuw{color: red}" in path.read_text()
    path.unlink()
    finder.find("css/portal.css")
    assert path.exists()


def test_same_text_is_not_written_again(tmp_path):
    path = tmp_path / "a" / "b.css"
    bundle.write_atomic(path, "x")
    inode = path.stat().st_ino
    bundle.write_atomic(path, "x")
    assert path.stat().st_ino == inode
    bundle.write_atomic(path, "y")
    assert path.stat().st_ino != inode
    assert path.stat().st_mode & 0o777 == 0o644
    assert [entry.name for entry in path.parent.iterdir()] == ["b.css"]


def test_many_processes_at_once_never_show_half_a_file(tmp_path):
    path, wanted = tmp_path / "portal.css", {"a" * 400_000, "b" * 400_000}
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from pathlib import Path; from mkwportal.core import bundle\n"
        "for i in range(40): bundle.write_atomic(Path(sys.argv[2]), 'ab'[(i + int(sys.argv[3])) % 2] * 400_000)"
    )
    bundle.write_atomic(path, "a" * 400_000)
    command = [sys.executable, "-c", code, str(ROOT), str(path)]
    running = [subprocess.Popen([*command, str(nr)], env=os.environ) for nr in range(2)]
    seen = set()
    while any(process.poll() is None for process in running):
        seen.add(path.read_text())
    assert [process.returncode for process in running] == [0, 0]
    assert seen <= wanted
    assert [entry.name for entry in tmp_path.iterdir()] == ["portal.css"]


def test_threads_of_one_finder_get_the_same_file(project):
    finder = bundle.BundleFinder()
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(lambda _: finder.find("js/portal.js"), range(32)))
    assert found == {str(project / "bundle/js/portal.js")}


def test_collectstatic_gives_hashed_names_inside_the_bundle_too(tmp_path, settings):
    settings.STATIC_ROOT = tmp_path / "collected"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
    }
    finders.get_finder.cache_clear()
    call_command("collectstatic", interactive=False, verbosity=0)
    storage = ManifestStaticFilesStorage(location=settings.STATIC_ROOT, base_url="/static/")
    css = (settings.STATIC_ROOT / storage.stored_name("css/portal.css")).read_text()
    fonts = re.findall(r'url\("([^"]+\.woff2)"\)', css)
    assert len(fonts) == 4
    for font in fonts:
        assert re.search(r"\.[0-9a-f]{12}\.woff2$", font)
        assert (settings.STATIC_ROOT / "css" / font).resolve().is_file()
    preload = storage.url("vendor/fonts/bitter-latin-wght-normal.woff2")
    assert "/static/" + os.path.normpath(f"css/{fonts[0]}") == preload


def test_first_screen_fits_its_budget():
    css, js = (bundle.join(name, STATIC).encode() for name in ("css/portal.css", "js/portal.js"))
    assert wire(css) < 27_000
    assert wire(js) < 20_000
    shell = wire(render_to_string("500.html").encode())
    assert wire(css) + wire(js) + shell < 60_000, "15 kB must be left for the library's own HTML"
    fonts = STATIC.glob("vendor/fonts/*-latin-wght-normal.woff2")
    assert sum(font.stat().st_size for font in fonts) < 75_000


def test_a_page_asks_for_at_most_eight_things():
    html = render_to_string("500.html")
    asked = re.findall(r'(?:href|src)="(/static/[^"#]+)', html)
    asked = [address for address in asked if "/icons/portaal-" not in address]  # only for who installs the app
    assert len(set(asked)) == 6, asked  # two fonts, style, favicon, script, sprite; the page itself makes seven
