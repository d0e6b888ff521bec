"""Rows of the library for tests; `upload()` makes a file as if somebody had sent it."""

import hashlib
import io
import zipfile
from typing import Any

from factory import LazyAttribute, Sequence, SubFactory, post_generation
from factory.django import DjangoModelFactory

from corporaties.models import Gebruiker
from documenten.models import Document, Paginabeeld, Versie, VersieTekst
from documenten.services import check_upload, create_document, stage_file, storing_checked
from mkwportal.core.files import storage

from .corporaties import OrganisatieFactory, person

TEKST = b"Huurbeleid van de corporatie.\n\nWij bezoeken huurders met een achterstand binnen drie weken.\n"


class DocumentFactory(DjangoModelFactory):
    """A document with one version that was read (versie_1__tekst gives its blocks); versie_1=False: none."""

    class Meta:
        model = Document
        skip_postgeneration_save = True

    titel = Sequence(lambda n: f"Beleid {n}")
    organisatie = SubFactory(OrganisatieFactory)
    contact = LazyAttribute(lambda o: person(o.organisatie))
    gemaakt_door = LazyAttribute(lambda o: o.contact)

    @post_generation
    def themas(self, create: bool, extracted: list | None, **kwargs: Any) -> None:
        if create and extracted:
            self.themas.set(extracted)

    @post_generation
    def versie_1(self, create: bool, extracted: Any, **velden: Any) -> None:
        if create and extracted is not False:
            VersieFactory(document=self, door=self.gemaakt_door, **velden)


class VersieFactory(DjangoModelFactory):
    """The next version of a document, which becomes the current one; its file is a key, not on the disk."""

    class Meta:
        model = Versie
        skip_postgeneration_save = True

    document = SubFactory(DocumentFactory, versie_1=False)
    nummer = LazyAttribute(lambda o: o.document.versies.count() + 1)
    naam, ext, mime = "beleid.pdf", "pdf", "application/pdf"
    sha256 = Sequence(lambda n: hashlib.sha256(str(n).encode()).hexdigest())
    sleutel = LazyAttribute(lambda o: f"bestanden/{o.sha256[:2]}/{o.sha256[2:4]}/{o.sha256}-{'0' * 16}")
    grootte = 1234
    toelichting = LazyAttribute(lambda o: "" if o.nummer == 1 else "Tekst verbeterd.")
    door = LazyAttribute(lambda o: o.document.contact)
    paginas = 3
    tekst_status = Versie.TekstStatus.GELEZEN

    @post_generation
    def tekst(self, create: bool, extracted: list | None, **kwargs: Any) -> None:
        if create:
            blokken = extracted or [{"s": "alinea", "t": f"Tekst van {self.document}.", "p": 1}]
            VersieTekst.objects.create(versie=self, blokken=blokken)
            Document.objects.filter(pk=self.document.pk).update(versie=self)
            self.document.versie = self


def paginabeeld(versie: Versie, nummer: int = 1) -> Paginabeeld:
    """Return a row for the picture of a page, with two small files; the version knows that there are so many pages."""
    wide, small = (storage.save_bytes(b"%d x %d" % (nummer, width), "beelden") for width in (1440, 720))
    Versie.objects.filter(pk=versie.pk, beeld_paginas__lt=nummer).update(beeld_paginas=nummer, beeld_status="gemaakt")
    return Paginabeeld.objects.create(
        versie=versie, nummer=nummer, breedte=1440, hoogte=2036, sleutel=wide, sleutel_klein=small
    )


def docx(
    tekst: str = "Wij bezoeken huurders.",
    titel: str = "Huurbeleid 2026",
    extra: dict[str, bytes] | None = None,
) -> bytes:
    """Return a small real DOCX with a heading and a paragraph, plus `extra` parts."""
    formats, relation = (
        "http://schemas.openxmlformats.org",
        "officeDocument/2006/relationships/officeDocument",
    )
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{formats}/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{rels}"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{formats}/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{formats}/{relation}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{formats}/wordprocessingml/2006/main"><w:body>'
        f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>{titel}</w:t></w:r></w:p>'
        f"<w:p><w:r><w:t>{tekst}</w:t></w:r></w:p></w:body></w:document>",
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
        for name, data in (extra or {}).items():
            archive.writestr(name, data)
    return buffer.getvalue()


def uploaded_document(
    by: Gebruiker, naam: str = "huurbeleid.txt", data: bytes = TEKST, organisatie_id: int | None = None
) -> Document:
    """Return a document that came in through the real services; its jobs wait in the queue."""
    with storing_checked(check_upload(stage_file(naam, data))) as [bestand]:
        return create_document(bestand, organisatie_id=organisatie_id or by.organisatie_ids[0], by=by)
