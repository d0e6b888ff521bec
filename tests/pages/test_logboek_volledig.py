"""Nothing is done without a line of the trail: every service, and every change of an audience (C7)."""

import pytest
from django.apps import apps

from corporaties.models import Bereik
from documenten.models import Document, Verzameling
from documenten.services import update_document
from documenten.services.verzamelingen import create_verzameling, update_verzameling
from mkwportal.core.audit import record
from mkwportal.core.models import AuditRegel
from tests.factories.corporaties import OrganisatieFactory, person
from tests.factories.documenten import uploaded_document
from tests.factories.verkenningen import VerkenningFactory
from tests.support.schrijvers import Source
from verkenningen.models import Verkenning
from verkenningen.services import update_verkenning

_OWN = "what a person chooses for the own account: nobody else sees or loses anything"
_MAKES = "works out something from what is already there, and can do so again"
_MAIL = "a mail or notice about a change that has its own line"
_ORDER = "the order or a word of explanation in something that has lines of its own"
_STRANGER = "by a personal link, of somebody without an account: the answer itself says who and when"
_TRIAL = "a step of a trial run: what it brings in, is recorded when it is saved"
WITHOUT_A_LINE = {
    "corporaties.services.fusies": {
        "move_leftovers": "what came in while a fusion ran; the fusion has its line",
        "try_fusie": "a preview: all of it is rolled back",
    },
    "corporaties.services.gevolgen": {"after_change": _MAKES, "tell_admins": _MAIL, "tell_followers": _MAIL},
    "corporaties.services.lidmaatschap": {"renew_after_leaving": _MAKES},
    "corporaties.services.ongedaan": {"tidy_wijzigingen": "what can be undone no longer; the change has its line"},
    "corporaties.services.inlezen": dict.fromkeys(
        (
            "choose_columns",
            "choose_sheet",
            "correct_lines",
            "forget_imports",
            "progress",
            "request_save",
            "restart",
        ),
        _TRIAL,
    ),
    "corporaties.services.sessies": {"end_sessions": _OWN, "end_sessions_without_access": _MAKES},
    "corporaties.services.uitnodigingen": {"send_uitnodiging": _MAIL},
    "documenten.notifications.document": {"tell_contact": _MAIL},
    "documenten.notifications.vraag": {"tell_processed": _MAIL},
    "documenten.services.afdrukken": dict.fromkeys(("fill_fingerprints", "keep_fingerprint"), _MAKES),
    "documenten.services.beelden": dict.fromkeys(
        ("forget_image", "image_of", "make_images", "queue_images", "queue_missing", "tidy_images"), _MAKES
    ),
    "documenten.services.bestand": {"storing_checked": "the caller records what it stores"},
    "documenten.services.vergelijken": dict.fromkeys(("comparison", "work_out"), _MAKES),
    "documenten.services.verzamelingen": dict.fromkeys(("explain_in_set", "move_in_set"), _ORDER),
    "documenten.services.volgen": dict.fromkeys(
        ("follow_subject", "rename_search", "save_search", "stop_following"), _OWN
    ),
    "documenten.services.vragen": dict.fromkeys(("mail_answer", "mail_question"), _MAIL),
    "verkenningen.notifications.bezoek": dict.fromkeys(
        ("tell_looked_back", "tell_moved", "tell_report", "tell_visit"), _MAIL
    ),
    "verkenningen.notifications.bundel": {"tell_bundle": _MAIL},
    "verkenningen.notifications.gastheer": {"tell_mirror": _MAIL},
    "verkenningen.notifications.les": dict.fromkeys(("tell_absorbed", "tell_answered", "tell_applied"), _MAIL),
    "verkenningen.notifications.verkenning": dict.fromkeys(("tell_invited", "tell_leader"), _MAIL),
    "verkenningen.notifications.vraagstuk": dict.fromkeys(("tell_became", "tell_closed", "tell_joined"), _MAIL),
    "verkenningen.services.bezoekmail": dict.fromkeys(("mail_visit", "remind_reports"), _MAIL),
    "verkenningen.services.bundel": dict.fromkeys(("move_chapter", "move_piece", "move_pieces"), _ORDER),
    "verkenningen.services.gastheer": {"open_voorlegging": _STRANGER},
    "verkenningen.services.invitatie": dict.fromkeys(("mail_invitatie", "remind_invitatie"), _MAIL),
    "verkenningen.services.terugblik": dict.fromkeys(("ask_after_visits", "mail_terugblik"), _MAIL)
    | {"save_terugblik": _STRANGER},
}


def test_every_service_that_writes_leaves_a_line_or_says_why_not():
    """Closed by default: a new service fails here until it records, or stands above with its reason."""
    source = Source()
    services = list(source.services())
    wanted = {(record.__module__, record.__name__)}
    silent = {service for service in services if not source.reaches(service, wanted)}
    excused = {(module, name) for module, names in WITHOUT_A_LINE.items() for name in names}
    assert silent - excused == set(), "these write without record()"
    assert excused - silent == set(), "these need no excuse any more"
    assert len(services) > 150


def test_the_reading_of_the_source_sees_what_it_should():
    """The walk knows a service that writes by itself, one through another function, and one that only reads."""
    source = Source()
    services = set(source.services())
    assert ("corporaties.services.organisaties", "edit_organisatie") in services
    assert ("documenten.services.overnemen", "take_over") in services
    assert ("mkwportal.core.failed_jobs", "forget_job") in services  # a statement of SQL
    assert ("documenten.services.gegevens", "is_wider") not in services


def _change_document() -> Document:
    lid = person(OrganisatieFactory())
    document = uploaded_document(lid)
    fields = {"bereik": Bereik.LEDEN, "kring": None}
    update_document(document, gegevens=fields, revisie=document.revisie, by=lid)
    return document


def _change_verzameling() -> Verzameling:
    lid = person(OrganisatieFactory())
    fields = {"naam": "Startset", "uitleg": "", "bereik": "corporatie", "kring": None}
    verzameling = create_verzameling(organisatie_id=lid.organisatie_ids[0], gegevens=fields, by=lid)
    update_verzameling(verzameling, gegevens=fields | {"bereik": "leden"}, revisie=verzameling.revisie, by=lid)
    return verzameling


def _change_verkenning() -> Verkenning:
    organisatie = OrganisatieFactory()
    leider = person(organisatie, "projectleider")
    verkenning = VerkenningFactory(organisatie=organisatie, leider=leider, bereik="kring")
    update_verkenning(verkenning, bereik="leden", revisie=verkenning.revisie, by=leider)
    return verkenning


AUDIENCES = {Document: _change_document, Verzameling: _change_verzameling, Verkenning: _change_verkenning}


def test_every_model_with_an_audience_is_asked_below():
    found = {model for model in apps.get_models() if any(field.name == "bereik" for field in model._meta.fields)}
    assert found == set(AUDIENCES)


@pytest.mark.django_db
@pytest.mark.parametrize("model", AUDIENCES)
def test_a_change_of_audience_is_recorded_with_before_and_after(model):
    changed = AUDIENCES[model]()
    line = AuditRegel.objects.get(actie="bereik gewijzigd", soort=model._meta.model_name, object_id=changed.pk)
    assert line.voor["bereik"] != line.na["bereik"]
    assert line.organisatie_id == changed.organisatie_id
