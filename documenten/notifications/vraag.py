"""Who hears what about questions (D8): at once in the portal, and by a mail that checks again when it goes."""

from django.utils.text import Truncator

from corporaties.models import Aanstelling, Gebruiker, Rol
from mkwportal.core.notifications import notify

from ..models import Antwoord, Document, Vraag


def tell_question(vraag: Vraag, document: Document) -> int:
    """Tell the contact of a document that somebody asked something; return how many heard it."""
    what = "heeft een vraag over" if vraag.soort == Vraag.Soort.VRAAG else "doet een voorstel bij"
    who = f"{vraag.door} ({vraag.organisatie})" if vraag.organisatie else str(vraag.door)
    return notify(
        [person for person in answering(document) if person.pk != vraag.door_id],
        soort="vraag",
        url=vraag.page_url,
        tekst=f"{who} {what} ‘{document}’: {vraag.tekst}",
        sleutel=question_key(vraag),
    )


def tell_answer(antwoord: Antwoord, vraag: Vraag) -> int:
    """Tell the asker that there is an answer; return how many heard it."""
    return notify(
        [vraag.door] if vraag.door_id != antwoord.door_id else [],
        soort="antwoord",
        url=vraag.get_absolute_url(),
        tekst=f"{antwoord.door} gaf antwoord op uw vraag bij ‘{vraag.document}’.",
        sleutel=answer_key(antwoord),
    )


def tell_processed(vraag: Vraag, nummer: int, *, by: Gebruiker) -> None:
    """Tell the asker in which version the question or suggestion was taken in."""
    what = "vraag" if vraag.soort == Vraag.Soort.VRAAG else "voorstel"
    notify(
        [vraag.door] if vraag.door_id != by.pk else [],
        soort="verwerkt",
        url=vraag.document.get_absolute_url(),
        tekst=f"Uw {what} ‘{Truncator(vraag.tekst).chars(60)}’ is verwerkt in versie {nummer} van ‘{vraag.document}’.",
        sleutel=f"verwerkt-{vraag.pk}-{nummer}",
    )


def tell_hidden(vraag: Vraag, reden: str) -> None:
    """Tell the asker that the platform hid the question, and why."""
    notify(
        [vraag.door],
        soort="vraag-verborgen",
        url=vraag.document.get_absolute_url(),
        tekst=f"Uw vraag bij ‘{vraag.document}’ is verborgen door de beheerder van MKW. Reden: {reden}",
        sleutel=f"verborgen-{vraag.pk}-{vraag.revisie}",
    )


def answering(document: Document) -> list[Gebruiker]:
    """Return who answers questions: the contact, or the corporatiebeheerders when the contact works elsewhere."""
    posts = Aanstelling.objects.lopend().filter(organisatie=document.organisatie_id, gebruiker__is_active=True)
    people = list(posts.select_related("gebruiker"))
    contact = [post.gebruiker for post in people if post.gebruiker_id == document.contact_id]
    return contact or [post.gebruiker for post in people if post.rol == Rol.CORPORATIEBEHEERDER]


def question_key(vraag: Vraag) -> str:
    """Return the key of the notice, under which the mail is sent once."""
    return f"vraag-{vraag.pk}"


def answer_key(antwoord: Antwoord) -> str:
    """Return the key of the notice, under which the mail is sent once."""
    return f"antwoord-{antwoord.pk}"
