"""A scan of paper in the demo: no text to read or search, and the pages as they look (D5)."""

import io
import tempfile

import typst
from PIL import Image

from corporaties.models import Bereik
from documenten.preview import draw_pages
from documenten.services import check_upload, create_document, share_documents, stage_file, storing_checked

from .people import World

_TITEL = "Convenant woonruimteverdeling 1998 (scan van papier)"
_TEKST = """
#set page(margin: 3cm)
#set text(lang: "nl", size: 12pt, font: "New Computer Modern")
#align(center)[*CONVENANT*\\ tussen de gemeente Lindendorp en Woningstichting De Linde]
#v(1cm)
De ondergetekenden spreken af dat vrijkomende huurwoningen in de kern Lindendorp eerst worden aangeboden aan mensen die
er ten minste zes jaar wonen of werken.

Artikel 1. De stichting meldt elke vrijkomende woning binnen vijf werkdagen aan de gemeente.

Artikel 2. De gemeente draagt binnen tien werkdagen een huishouden voor. Doet zij dat niet, dan is de stichting vrij.

Artikel 3. Partijen bezien dit convenant om de vier jaar.
#v(2cm)
Getekend te Lindendorp op 3 november 1998.
#pagebreak()
*Bijlage: de kernen en hun grenzen*

De kern Lindendorp loopt van de Oude Vaart tot het spoor. De buurtschappen Zandhoek en Veenkant horen erbij.
"""


def make(world: World, organisatie: str, contact: str) -> None:
    """Let a corporation share a scan with all members."""
    by = world.fresh(contact)
    with storing_checked(check_upload(stage_file("convenant-1998.pdf", _scan()))) as [bestand]:
        document = create_document(bestand, organisatie_id=world.organisaties[organisatie].pk, by=by, titel=_TITEL)
    gegevens = {
        "titel": _TITEL,
        "soort": "overeenkomst",
        "status": "vervallen",
        "contact": by,
        "jaar": 1998,
        "themas": [],
        "samenvatting": "Het eerste convenant met de gemeente, van papier. Nuttig om te zien wat er toen al stond.",
    }
    [document] = share_documents(
        [(document, document.revisie, gegevens)], bereik=Bereik.LEDEN, kring=None, by=by, delen=True
    )
    world.documenten["linde-convenant-1998"] = document


def _scan() -> bytes:
    """Return a PDF of pictures, a little askew, as a copying machine makes them."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(typst.compile(_TEKST.encode()))
        file.flush()
        drawn = draw_pages(file.name, "application/pdf", seconds=20)
    sheets = [_paper(beeld.breed, turned) for beeld, turned in zip(drawn.beelden, (0.4, -0.6), strict=False)]
    out = io.BytesIO()
    sheets[0].save(out, "PDF", save_all=True, append_images=sheets[1:], resolution=150, quality=60)
    return out.getvalue()


def _paper(data: bytes, turned: float) -> Image.Image:
    page = Image.open(io.BytesIO(data)).convert("L").rotate(turned, fillcolor=245)
    return page.point(lambda value: min(244, value))
