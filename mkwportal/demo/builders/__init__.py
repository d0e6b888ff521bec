"""From demo data to files: `build` for documents, `build_foto` for photos. The same data gives the same bytes."""

from mkwportal.demo.builders import docx, odt, pdf, pptx, xlsx
from mkwportal.demo.builders.foto import build_foto
from mkwportal.demo.builders.stuk import bestandsnaam, maak_stuk
from mkwportal.demo.data_mensen import PERSOON
from mkwportal.demo.data_organisaties import ORGANISATIE
from mkwportal.demo.records import Document, Versie

__all__ = ["build", "build_foto"]

_MAKERS = {"pdf": pdf.maak, "docx": docx.maak, "odt": odt.maak, "xlsx": xlsx.maak, "pptx": pptx.maak}


def build(document: Document, versie: Versie) -> tuple[bytes, str]:
    """Return (bytes, file name) of one version of a document."""
    organisatie = ORGANISATIE[document.organisatie]
    functie = PERSOON[document.contact].aanstellingen[0].functie
    stuk = maak_stuk(document, versie.nummer, organisatie, functie)
    return _MAKERS[document.formaat](stuk), bestandsnaam(document, versie.nummer, organisatie)
