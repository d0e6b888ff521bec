"""Walking the portal: every route, every address, and every form on a page as a browser would send it."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from lxml import html

from tests.support.world import World
from tests.test_access import TABLE

_TEXT = {
    "email": "iemand@polder.example",
    "date": "2027-03-04",
    "time": "10:30",
    "datetime-local": "2027-03-04T10:30",
    "number": "12",
    "url": "https://polder.example/",
    "tel": "06 12345678",
}


@dataclass(frozen=True)
class Route:
    """One entry of the URL configuration: its name, how it stands there, and its view."""

    name: str
    path: str
    view: object


def routes(resolver: URLResolver | None = None, prefix: str = "/", space: str = "") -> Iterator[Route]:
    """Return every route of the portal."""
    for item in (resolver or get_resolver()).url_patterns:
        path = prefix + str(item.pattern)
        if isinstance(item, URLPattern):
            yield Route(f"{space}{item.name}", path, item.callback)
        else:
            yield from routes(item, path, f"{item.namespace}:" if item.namespace else space)


def addresses(world: World) -> list[str]:
    """Return every address that tests/test_access.py asks (which names every route), filled in for this world."""
    return [path.format(**world.ids) for path in TABLE]


@dataclass
class Form:
    """A form as the browser would send it; `buttons` are the pairs of which one is sent along."""

    page: str
    action: str
    method: str
    fields: list[tuple[str, str]]
    empty: list[tuple[str, str]] = field(default_factory=list)  # name and type of what is still to be typed
    files: list[str] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)
    kinds: dict[str, str] = field(default_factory=dict)  # of what is typed

    @property
    def path(self) -> str:
        return urlsplit(self.action).path

    @property
    def names(self) -> set[str]:
        return {name for name, _ in [*self.fields, *self.empty, *self.buttons]} | set(self.files)

    def data(self, text: str = "Zo doen wij dat hier.", button: tuple[str, str] | None = None) -> dict[str, list]:
        """Return what a POST holds when every empty field gets something that fits its type."""
        data: dict[str, list] = {}
        for name, value in self.fields:
            if "zx" in value:  # poison of gif.py
                value = _TEXT.get(self.kinds.get(name, ""), text)
            data.setdefault(name, []).append(value)
        for name, kind in self.empty:
            data[name] = [_TEXT.get(kind, text)]
        for name in self.files:
            data[name] = [SimpleUploadedFile("stuk.txt", b"Een stuk over huren en wonen.")]
        if button:
            data[button[0]] = [button[1]]
        return data


def forms_of(page: str, content: bytes) -> list[Form]:
    """Return the forms on this page, with what belongs to them by the attribute `form` too."""
    if not content.strip():
        return []
    tree = html.document_fromstring(content.decode())
    return [_form(page, tree, node) for node in tree.iter("form")]


def _form(page: str, tree, node) -> Form:
    form = Form(page, urljoin(page, node.get("action") or page), (node.get("method") or "get").lower(), [])
    elsewhere = tree.xpath("//*[@form=$id]", id=node.get("id")) if node.get("id") else []
    inside = [item for item in node.iter("input", "select", "textarea", "button") if not item.get("form")]
    radios: dict[str, list[str]] = {}
    for item in [*inside, *elsewhere]:
        name, kind = item.get("name"), item.get("type", "text" if item.tag == "input" else item.tag)
        if item.tag == "button" or kind in ("submit", "image"):
            if name and item.get("type", "submit") == "submit":
                form.buttons.append((name, item.get("value", "")))
        elif not name or item.get("disabled") is not None:
            continue
        elif kind == "file":
            form.files.append(name)
        elif kind == "radio":
            radios.setdefault(name, []).insert(0 if item.get("checked") is not None else 99, item.get("value", "on"))
        elif kind == "checkbox":
            form.fields.append((name, item.get("value", "on")))
        elif item.tag == "select":
            form.fields += [(name, value) for value in _chosen(item)]
        else:
            value = item.text or "" if item.tag == "textarea" else item.get("value", "")
            form.kinds[name] = kind
            if value or kind == "hidden":
                form.fields.append((name, value))
            else:
                form.empty.append((name, kind))
    form.fields += [(name, values[0]) for name, values in radios.items()]
    return form


def _chosen(select) -> list[str]:
    options = [(item.get("value", ""), item.get("selected") is not None) for item in select.iter("option")]
    chosen = [value for value, selected in options if selected and value]
    return chosen or [value for value, _ in options if value][:1]


def fetch(client: Client, path: str, **options):
    """Return the answer of this address, a stream read to its end (its bytes as `body`)."""
    response = client.get(path, **options)
    response.body = b"".join(response.streaming_content) if response.streaming else response.content
    return response


def is_page(response) -> bool:
    return response.status_code == 200 and response.get("Content-Type", "").startswith("text/html")


def post_forms(client: Client, paths: list[str]) -> Iterator[Form]:
    """Return each different POST form that this person meets at these addresses."""
    seen = set()
    for path in paths:
        response = fetch(client, path)
        for form in forms_of(path, response.body) if is_page(response) else []:
            key = (form.action, tuple(sorted(form.names)))
            if form.method == "post" and key not in seen:
                seen.add(key)
                yield form


def png() -> bytes:
    """Return a small picture."""
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (40, 30), (10, 120, 90)).save(out, "PNG")
    return out.getvalue()
