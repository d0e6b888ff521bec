"""Fill an empty portal for the drill of faults: prints who and what as JSON."""

import json
import sys

import django

django.setup()

from importlib import import_module  # noqa: E402

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.utils import timezone  # noqa: E402

from corporaties.models import Gebruiker  # noqa: E402
from documenten.models import Document  # noqa: E402
from tests.factories.corporaties import OrganisatieFactory, person, platform_admin  # noqa: E402
from tests.factories.documenten import uploaded_document  # noqa: E402


def session_of(user: Gebruiker) -> str:
    """Return the key of a session in which this person is logged in."""
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY], store[BACKEND_SESSION_KEY] = str(user.pk), "corporaties.auth.PortalBackend"
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.save()
    return store.session_key


def main() -> None:
    """Make two corporations and a platform admin."""
    ours, theirs = OrganisatieFactory(naam="Woonstichting De Proef"), OrganisatieFactory(naam="Wonen Verderop")
    sender, asker, admin = person(ours), person(theirs), platform_admin()
    manager = person(ours, "corporatiebeheerder")
    shared = uploaded_document(sender, naam="gedeeld.txt")
    Document.objects.filter(pk=shared.pk).update(bereik="leden", gedeeld_op=timezone.now())
    people = {"deler": sender, "vrager": asker, "beheerder": admin, "corporatiebeheerder": manager}
    json.dump(
        {
            "organisatie": ours.pk,
            "gedeeld": shared.pk,
            "sessies": {name: session_of(user) for name, user in people.items()},
        },
        sys.stdout,
    )


main()
