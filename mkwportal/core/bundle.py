"""One style sheet and one script for the browser, put together from the files in static/.

No bundler and no Node: `BundleFinder` joins the sources when one of them changed, for collectstatic,
runserver and whitenoise alike.
"""

import os
import posixpath
import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder, searched_locations
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

BUNDLES: dict[str, tuple[str, ...]] = {
    # tokens.css declares the order of the layers, so it stands first; later layers win.
    "css/portal.css": (
        "css/tokens.css",
        "vendor/nlds/nlds.css",
        "css/base.css",
        "css/layout.css",
        "css/components/nlds.css",
        "css/components/masthead.css",
        "css/components/search.css",
        "css/components/lists.css",
        "css/components/document.css",
        "css/components/read.css",
        "css/components/compare.css",
        "css/components/family.css",
        "css/components/collaboration.css",
        "css/components/admin.css",
        "css/components/sets.css",
        "css/components/follow.css",
        "css/components/lab.css",
        "css/components/bundel.css",
        "css/components/quotes.css",
        "css/components/offline.css",
        "css/print.css",
    ),
    "js/portal.js": ("vendor/htmx/htmx-4.0.1.min.js", "js/page.js", "js/upload.js", "js/device.js", "js/passkey.js"),
}

_GAP = r"(?:\s|/\*(?!!).*?\*/)"
_CSS = re.compile(
    rf"""(?P<keep>/\*!.*?\*/|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^)"']*\))"""
    rf"|{_GAP}*(?P<mark>[{{}};,]){_GAP}*|{_GAP}+",
    re.S,
)
_URL = re.compile(r"""url\(\s*(["']?)(?![a-z]+:|/|\#)([^)"']+?)\1\s*\)""")
_CHARSET = re.compile(r'@charset\s+"[^"]*";\s*', re.I)
_JS_COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*(?!!).*?\*/)[ \t]*\n", re.S | re.M)


def minify_css(css: str) -> str:
    """Return the CSS without comments (except licences, `/*!`) and without white space that means nothing."""
    return _CSS.sub(lambda m: m["keep"] or m["mark"] or " ", css).strip()


def rebase_urls(css: str, source: str, target: str) -> str:
    """Return the CSS of `source` with relative url()s that hold from `target`, both below static/."""

    def move(match: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(source), match[2]))
        return f'url("{posixpath.relpath(path, posixpath.dirname(target))}")'

    return _URL.sub(move, css)


def join(name: str, root: Path) -> str:
    """Return the text of bundle `name` from the sources below `root`."""
    texts = {source: (root / source).read_text(encoding="utf-8") for source in BUNDLES[name]}
    if name.endswith(".css"):
        parts = (minify_css(_CHARSET.sub("", rebase_urls(css, source, name))) for source, css in texts.items())
        return '@charset "UTF-8";\n' + "\n".join(parts) + "\n"
    # Own files become blocks of one module, so that their names do not meet; all of them see htmx.
    return "".join(
        js + "\n" if source.startswith("vendor/") else "{\n" + _JS_COMMENT.sub("", js) + "}\n"
        for source, js in texts.items()
    )


def write_atomic(path: Path, text: str) -> None:
    """Write `text` to `path` in one step, and not when it stands there already; safe between processes."""
    data = text.encode()
    if path.exists() and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
        file.write(data)
    os.chmod(file.name, 0o644)
    os.replace(file.name, path)


class BundleFinder(BaseFinder):
    """Offer the bundles as static files, joined again whenever a source changed."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        self.source = Path(settings.BASE_DIR) / "static"
        self.root = Path(getattr(settings, "BUNDLE_ROOT", Path(settings.BASE_DIR) / "var" / "bundle"))
        self.storage = FileSystemStorage(location=self.root)
        self._seen: dict[str, tuple[tuple[int, int], ...]] = {}

    def check(self, **kwargs: object) -> list:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: object) -> str | list[str]:  # type: ignore[override]
        """Return the absolute path of bundle `path`, or an empty list when it is none of ours."""
        if str(self.root) not in searched_locations:
            searched_locations.append(str(self.root))
        if path not in BUNDLES:
            return []
        found = str(self._fresh(path))
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        """Yield each bundle with its storage, as collectstatic asks for it."""
        for name in BUNDLES:
            if not matches_patterns(name, ignore_patterns or []):
                self._fresh(name)
                yield name, self.storage

    def _fresh(self, name: str) -> Path:
        path = self.root / name
        stats = [(self.source / source).stat() for source in BUNDLES[name]]
        seen = tuple((stat.st_mtime_ns, stat.st_size) for stat in stats)
        if self._seen.get(name) != seen or not path.exists():
            write_atomic(path, join(name, self.source))
            self._seen[name] = seen
        return path


class PortalStorage(CompressedManifestStaticFilesStorage):
    """Static files under a hashed name and compressed; modules import each other by those names too."""

    support_js_module_import_aggregation = True
