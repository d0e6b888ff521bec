"""What every journey does with the pages that it passes, and the files that it brings along."""

import io
import os
import re
from pathlib import Path
from typing import Any

import axe_playwright_python
import typst
from docx import Document as Word
from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, Response, expect

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
_RUN = """async (options) => {
  const { violations } = await axe.run(document, options);
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) =>
    `${id}: ${help} ${node.target.join(" ")} ${node.html.slice(0, 160)} ${node.any.map((check) => check.message).join(" ")}`));
}"""
_ALL_RULES: dict[str, Any] = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
_COLOUR_RULES: dict[str, Any] = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}
_PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
_NO_ADDRESS = """() => [...document.querySelectorAll("body > :not(.mkw-bare) :is(a[href=''], form[action=''])")]
  .map((part) => `leads nowhere: ${part.outerHTML.slice(0, 160)}`)"""
TOO_WIDE = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  const wide = [...document.querySelectorAll("body *")].filter((part) => part.getBoundingClientRect().right > room + 1);
  return [`${document.documentElement.scrollWidth} px on ${room} px`, ...wide.slice(0, 5).map((part) => part.outerHTML.slice(0, 120))];
}"""


class Pages:
    """Looks at each page that a journey passes; the HTML is kept, to be checked in one run at the end."""

    def __init__(self) -> None:
        self.html: dict[str, str] = {}
        self._answers: dict[Page, Response] = {}

    def watch(self, page: Page) -> None:
        """Remember the answer that each page of the browser was made from."""

        def remember(response: Response) -> None:
            frame = response.frame if response.request.is_navigation_request() else None
            if frame and frame == page.main_frame and not 300 <= response.status < 400:
                self._answers[page] = response

        page.on("response", remember)

    def look(self, page: Page, name: str) -> None:
        """Fail unless axe finds nothing in light and in dark and nothing sticks out; keep the HTML for the checker.

        The colours are all that dark changes, so the other rules run once.
        """
        self.keep(page, name)
        width = page.viewport_size["width"]
        picture(page, f"{name}-{width}")
        problems = page.evaluate(TOO_WIDE) + page.evaluate(_NO_ADDRESS)
        if not page.evaluate("typeof axe === 'object'"):
            page.evaluate(AXE)
        problems += page.evaluate(_RUN, _ALL_RULES)
        page.emulate_media(color_scheme="dark")
        page.evaluate(_PAINTED)
        picture(page, f"{name}-{width}-donker")
        problems += _colour_problems(page)
        page.emulate_media(color_scheme="light")
        assert not problems, f"{name} at {width} px:\n" + "\n".join(problems)

    def keep(self, page: Page, name: str) -> None:
        """Keep the HTML as the server sent it."""
        self.html.setdefault(name, self._answers[page].text())


def _colour_problems(page: Page) -> list[str]:
    """Return what axe has against the colours; while Chromium still changes scheme, ink and paper can be of two schemes."""
    for _ in range(4):
        if not (problems := page.evaluate(_RUN, _COLOUR_RULES)):
            return []
        page.wait_for_timeout(500)
    return problems


def picture(page: Page, name: str) -> None:
    """Write what is seen to the folder of MKW_SHOTS, when somebody asked for it."""
    if folder := os.environ.get("MKW_SHOTS"):
        path = Path(folder) / f"{re.sub('[^a-z0-9]+', '-', name.lower())}.png"
        page.screenshot(path=path, full_page=True, caret="initial")  # hiding the caret would leave styles behind


def pdf_file(name: str, title: str, *paragraphs: str) -> FilePayload:
    """Return a PDF with a title, a chapter per paragraph and a page of its own for each."""
    chapters = "\n#pagebreak()\n".join(f"== Hoofdstuk {nr}\n{text}" for nr, text in enumerate(paragraphs, 1))
    data = typst.compile(f'#set text(lang: "nl")\n#set document(title: "{title}")\n= {title}\n{chapters}\n'.encode())
    return {"name": name, "mimeType": "application/pdf", "buffer": data}


def word_file(name: str, title: str, *paragraphs: str) -> FilePayload:
    """Return a DOCX with a title, and a heading for each paragraph."""
    word, out = Word(), io.BytesIO()
    word.add_heading(title, 0)
    for nr, text in enumerate(paragraphs, 1):
        word.add_heading(f"Hoofdstuk {nr}", 1)
        word.add_paragraph(text)
    word.save(out)
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return {"name": name, "mimeType": kind, "buffer": out.getvalue()}


def broken_file(name: str) -> FilePayload:
    """Return what is left of a PDF when its end was cut off."""
    whole = typst.compile(b"= Half")
    return {"name": name, "mimeType": "application/pdf", "buffer": whole[: len(whole) // 3]}


def photo_file(name: str, colour: str) -> FilePayload:
    """Return a JPEG of a telephone, lying on its side."""
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = 6  # turn it to see it upright
    Image.new("RGB", (1200, 900), colour).save(out, "JPEG", exif=exif)
    return {"name": name, "mimeType": "image/jpeg", "buffer": out.getvalue()}


def send_files(page: Page, files: list[FilePayload], good: int) -> None:
    """Choose files on the upload page and go to step two, where the fields of each good one can be filled in."""
    page.goto("/documenten/nieuw/")
    page.locator("#id_bestanden").set_input_files(files)
    expect(page.locator("[data-klaar]")).to_have_count(good)
    page.get_by_role("button", name=re.compile("^Kijk .* na$")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kijk de gegevens na")
    expect(page.locator("[name$='-titel']")).to_have_count(good, timeout=40_000)


def share(page: Page, file: FilePayload, title: str, audience: str = "Alle leden van MKW") -> str:
    """Upload one document and share it; return its address."""
    send_files(page, [file], 1)
    page.get_by_label("Titel").fill(title)
    page.get_by_role("radio", name=audience).check()
    if audience != "Alleen mijn corporatie":
        page.get_by_label("Er staan geen namen").check()
    page.get_by_role("button", name="Deel 1 document").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    return page.url


def unfold(details: Locator) -> None:
    """Open a part of the page that may be folded in."""
    if not details.evaluate("(part) => part.open"):
        details.locator("summary").click()


def link_in(message: str) -> str:
    """Return the address of the invitation in the HTML of a message, without its host."""
    return re.search(r"/uitnodiging/[^/\"<\s]+/", message)[0]


def kept(page: Page, store: str) -> list[dict[str, Any]]:
    """Return what stands in a store of the device: concepten, fotos, bezoeken or stand (without the pictures)."""
    return page.evaluate(
        """(store) => new Promise((done) => {
          const opening = indexedDB.open("mkw-portaal", 1);
          opening.onsuccess = () => {
            opening.result.transaction(store).objectStore(store).getAll().onsuccess = ({ target }) => {
              opening.result.close();
              done(target.result.map(({ blob, ...row }) => row));
            };
          };
        })""",
        store,
    )
