"""What is told about a lesson."""

from corporaties.models import Gebruiker, Organisatie
from documenten.models import Document

from ..models import Les, LesReactie, Opname
from ._tell import tell


def tell_applied(les: Les, organisatie: Organisatie, *, by: Gebruiker) -> None:
    """Tell who wrote a lesson that a corporation applies it."""
    if les.door_id != by.pk:
        tell(
            [les.door],
            f"{organisatie.naam} past uw les toe: {les.tekst}",
            les,
            f"les-{les.pk}-{organisatie.pk}",
        )


def tell_absorbed(opname: Opname, *, by: Gebruiker) -> None:
    """Tell who wrote a lesson, and who applies it, that a document took it in; only who may see that document."""
    les, document = opname.les, opname.versie.document
    ids = {les.door_id, *les.reacties.filter(soort=LesReactie.Soort.PAST_TOE).values_list("door", flat=True)} - {by.pk}
    people = Gebruiker.objects.filter(pk__in=ids, is_active=True).voor_verzoek()
    seeing = [p for p in people if Document.objects.zichtbaar_voor(p).filter(pk=document.pk).exists()]
    tekst = f"Een les staat nu in een document van {document.organisatie.naam}: {les.tekst}"
    tell(seeing, tekst, les, f"les-{les.pk}-in-{document.pk}")


def tell_answered(les: Les, *, by: Gebruiker) -> None:
    """Tell who asked an open question that a lesson answers it, when they may see that lesson."""
    vraag = les.beantwoordt
    if vraag is not None and vraag.door_id != by.pk:
        asker = Gebruiker.objects.filter(pk=vraag.door_id, is_active=True).voor_verzoek()
        seeing = [person for person in asker if Les.objects.zichtbaar_voor(person).filter(pk=les.pk).exists()]
        tell(seeing, f"Er is een antwoord op uw vraag: {les.tekst}", les, f"les-{les.pk}-antwoord")
