"""A form that is sent twice is saved once."""

import uuid

from django.db import IntegrityError, transaction
from django.http import HttpRequest

from .models import Formulierslot

FIELD = "formulier"


def new_key() -> str:
    """Return a fresh key for the hidden field `formulier` of a form."""
    return str(uuid.uuid4())


def claim(request: HttpRequest) -> Formulierslot | None:
    """Return the lock for this form, or None when the request brings no valid key.

    Call it inside the transaction of the change and set `url` with `finish`. A second request with the same key
    waits for the first and then raises AlreadySaved with its address.
    """
    try:
        key = uuid.UUID(request.POST.get(FIELD, ""))
    except ValueError:
        return None
    try:
        with transaction.atomic():
            return Formulierslot.objects.create(sleutel=key, gebruiker_id=request.user.pk or 0)
    except IntegrityError:
        slot = Formulierslot.objects.filter(sleutel=key, gebruiker_id=request.user.pk or 0).first()
        raise AlreadySaved(slot.url if slot and slot.url else "/") from None


def finish(slot: Formulierslot | None, url: str) -> None:
    """Remember where the first save went."""
    if slot is not None:
        Formulierslot.objects.filter(pk=slot.pk).update(url=url)


class AlreadySaved(Exception):
    """The form was saved before; `url` is where that went."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url
