"""The kinds of file that we take, and the refusals with their sentence for the person who uploads."""

from __future__ import annotations

from dataclasses import dataclass

MAX_BYTES = 100 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class FileType:
    """What a file is according to its content: extension without dot, MIME type and name on the screen."""

    ext: str
    mime: str
    label: str


class FileRefused(Exception):
    """A file that we do not take; `code` is for programs and tests, `message` is the sentence for people."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


_OOXML = "application/vnd.openxmlformats-officedocument"
_ODF = "application/vnd.oasis.opendocument"
TYPES = {
    kind.ext: kind
    for kind in (
        FileType("pdf", "application/pdf", "PDF"),
        FileType("docx", f"{_OOXML}.wordprocessingml.document", "Word (DOCX)"),
        FileType("doc", "application/msword", "Word (DOC)"),
        FileType("odt", f"{_ODF}.text", "OpenDocument-tekst (ODT)"),
        FileType("xlsx", f"{_OOXML}.spreadsheetml.sheet", "Excel (XLSX)"),
        FileType("ods", f"{_ODF}.spreadsheet", "OpenDocument-rekenblad (ODS)"),
        FileType("pptx", f"{_OOXML}.presentationml.presentation", "PowerPoint (PPTX)"),
        FileType("odp", f"{_ODF}.presentation", "OpenDocument-presentatie (ODP)"),
        FileType("rtf", "application/rtf", "RTF"),
        FileType("txt", "text/plain", "platte tekst (TXT)"),
        FileType("md", "text/markdown", "Markdown"),
        FileType("html", "text/html", "webpagina (HTML)"),
        FileType("eml", "message/rfc822", "e-mail (EML)"),
        FileType("msg", "application/vnd.ms-outlook", "e-mail (MSG)"),
        FileType("png", "image/png", "afbeelding (PNG)"),
        FileType("jpg", "image/jpeg", "foto (JPEG)"),
    )
}
SYNONYMS = {
    "jpeg": "jpg",
    "jpe": "jpg",
    "jfif": "jpg",
    "htm": "html",
    "xhtml": "html",
    "markdown": "md",
    "text": "txt",
}

_AGAIN = "Sla het op uw computer opnieuw op en kies het daarna nog een keer."
MESSAGES = {
    "leeg": "Dit bestand is leeg (0 bytes). Controleer het bestand op uw computer en kies het opnieuw.",
    "te_groot": "Dit bestand is {grootte}. Dat is te groot: wij nemen bestanden tot {grens} aan. "
    "Maak het bestand kleiner of verdeel het over meer bestanden.",
    "geen_ruimte": "Er is op dit moment geen ruimte voor dit bestand op onze server. Het is niet bewaard. "
    "De beheerder van het portaal ziet dit. Probeer het later opnieuw.",
    "te_veel": "U kunt hooguit {aantal} bestanden tegelijk toevoegen. Voeg dit bestand daarna apart toe.",
    "onbekend_type": "Dit soort bestand kunnen wij niet verwerken. "
    "Sla het op als PDF of als Office-bestand, bijvoorbeeld DOCX of ODT, en kies dat bestand.",
    "archief": "Dit is een archief waarin bestanden zijn ingepakt. Pak het uit en kies de losse bestanden.",
    "programma": "Dit is een programma en geen document. Programma's nemen wij niet aan.",
    "beeld_type": "Dit soort afbeelding kunnen wij niet verwerken. "
    "Sla de afbeelding op als JPEG of PNG en kies dat bestand.",
    "heic": "Dit is een HEIC-foto. Die kunnen wij niet verwerken. Sla de foto op als JPEG en kies die. "
    "Op een iPhone kan dat bij Instellingen, Camera, Structuren, Meest compatibel.",
    "naam_klopt_niet": "De naam eindigt op .{ext}, maar de inhoud is {inhoud}. "
    "Kies het goede bestand, of geef dit bestand de naam die bij de inhoud past.",
    "versleuteld_pdf": "Deze PDF is beveiligd met een wachtwoord. Sla de PDF op zonder wachtwoord en kies dat bestand.",
    "versleuteld_office": "Dit Office-bestand is beveiligd met een wachtwoord. "
    "Haal het wachtwoord eraf, sla het bestand op en kies het opnieuw.",
    "macro": "Dit bestand bevat macro's. Dat zijn kleine programma's en die nemen wij niet aan. "
    "Sla het bestand op zonder macro's, bijvoorbeeld als DOCX, XLSX of PPTX, en kies dat bestand.",
    "zipbom": "Dit bestand is zo sterk ingepakt dat het uitgepakt onveilig groot wordt. " + _AGAIN,
    "beschadigd": "Dit bestand is beschadigd of niet volledig. Open het op uw computer en controleer het. " + _AGAIN,
    "oud_excel": "Dit is een oud Excel-bestand (XLS). Open het in Excel, "
    "sla het op als Excel-werkmap (XLSX) en kies dat bestand.",
    "oud_powerpoint": "Dit is een oude PowerPoint (PPT). Open hem in PowerPoint, "
    "sla hem op als PowerPoint-presentatie (PPTX) en kies dat bestand.",
    "sjabloon": "Dit is een Office-sjabloon. Open het, sla het op als document (DOCX, ODT, XLSX of PPTX) "
    "en kies dat bestand.",
    "geen_foto": "Dit bestand is geen foto. Kies een JPEG- of PNG-bestand.",
    "foto_beschadigd": "Deze foto is beschadigd of niet volledig. Maak een nieuwe foto of kies een andere.",
    "foto_te_groot": "Deze foto heeft {megapixels} megapixels. Wij nemen foto's tot {grens} megapixels aan. "
    "Verklein de foto en kies haar opnieuw.",
}


def refused(code: str, **values: object) -> FileRefused:
    """Return the refusal with this code, its sentence filled with the values."""
    return FileRefused(code, MESSAGES[code].format(**values))


def too_large(size: int | None, limit: int = MAX_BYTES) -> FileRefused:
    """Return the refusal for a file of `size` bytes; None when only known to be over the limit."""
    grens = f"{limit // (1024 * 1024)} MB" if limit >= 1024 * 1024 else f"{limit} bytes"
    return refused("te_groot", grootte=readable_size(size) if size is not None else f"groter dan {grens}", grens=grens)


def readable_size(size: int) -> str:
    """Return a number of bytes as people read it: "37 kB", "112,4 MB" (rounded up)."""
    if size < 1024:
        return f"{size} bytes"
    unit, name = (1024 * 1024, "MB") if size >= 1024 * 1024 else (1024, "kB")
    tenths = -(-size * 10 // unit)
    return f"{tenths // 10},{tenths % 10} {name}" if name == "MB" else f"{-(-tenths // 10)} {name}"
