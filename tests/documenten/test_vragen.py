"""Questions and suggestions at a document or paragraph (D8): services, mails, promises of the database."""

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from documenten import vragen
from documenten.models import Antwoord, Document, VersieTekst, Vraag
from documenten.services import (
    answer_question,
    hide_question,
    process_questions,
    show_question,
    unprocess_question,
    update_answer,
    update_question,
    withdraw_question,
)
from mkwportal.core.edits import EditConflict
from mkwportal.core.models import AuditRegel
from tests.factories.corporaties import KringFactory, OrganisatieFactory, guest, person, platform_admin
from tests.factories.documenten import DocumentFactory, VersieFactory
from tests.support.jobs import run_jobs

from .helpers import ALINEAS, ask, page, told

pytestmark = pytest.mark.django_db


def test_the_contact_hears_of_a_question_in_the_portal_and_by_mail_once(stuk, directeur, carla):
    vraag = ask(stuk, carla)
    [line] = told(directeur, "vraag")
    assert line == "Carla Kessels (Nederweert) heeft een vraag over ‘Incassobeleid’: Hoe rekent u het inkomen mee?"
    run_jobs()
    from documenten.services.vragen import mail_question

    mail_question(vraag.pk)  # a second run
    run_jobs()
    [message] = mail.outbox
    assert (message.to, message.subject) == ([directeur.email], "Vraag over ‘Incassobeleid’")
    assert "Hoe rekent u het inkomen mee?" in message.body
    [(page_of_mail, kind)] = message.alternatives
    assert kind == "text/html"
    assert vraag.page_url in page_of_mail
    assert vraag.page_url in message.body
    assert vraag.organisatie.naam == "Nederweert"
    assert AuditRegel.objects.filter(actie="vraag gesteld", organisatie_id=stuk.organisatie_id).exists()


@pytest.mark.parametrize("what", ["withdrawn", "hidden", "left", "in the trash"])
def test_no_mail_goes_when_it_is_not_right_any_more(stuk, directeur, carla, what):
    vraag = ask(stuk, carla)
    if what == "withdrawn":
        withdraw_question(vraag, by=carla)
    elif what == "hidden":
        hide_question(vraag, reden="Naam van een huurder", by=platform_admin())
    elif what == "left":
        directeur.aanstellingen.update(tot=timezone.localdate() - timezone.timedelta(days=1))
    else:
        Document.objects.filter(pk=stuk.pk).update(verwijderd_op=timezone.now())
    run_jobs()
    assert mail.outbox == []


def test_the_admin_answers_when_the_contact_works_elsewhere(stuk, directeur, carla):
    admin = person(stuk.organisatie, "corporatiebeheerder")
    directeur.aanstellingen.update(tot=timezone.localdate() - timezone.timedelta(days=1))
    ask(stuk, carla)
    run_jobs()
    assert [message.to for message in mail.outbox] == [[admin.email]]


def test_the_asker_hears_the_answer_in_the_portal_and_by_mail(stuk, directeur, carla):
    antwoord = answer_question(ask(stuk, carla), tekst="Dat tellen wij niet mee.", gezien=0, by=directeur)
    run_jobs()
    assert len(told(carla, "antwoord")) == 1
    assert [m.to for m in mail.outbox] == [[directeur.email], [carla.email]]
    assert "Dat tellen wij niet mee." in mail.outbox[1].body
    assert antwoord.organisatie == stuk.organisatie


def test_who_lost_sight_of_the_document_gets_no_mail_with_the_answer(stuk, directeur, carla):
    vraag = ask(stuk, carla)
    run_jobs()
    answer_question(vraag, tekst="Nee.", gezien=0, by=directeur)
    Document.objects.filter(pk=stuk.pk).update(bereik="corporatie")
    run_jobs()
    assert [m.to for m in mail.outbox] == [[directeur.email]]


def test_only_who_sees_the_document_asks_and_only_the_owner_answers(stuk, directeur, carla):
    vraag = ask(stuk, carla)
    outsider = guest(KringFactory())
    for who in (outsider, person(OrganisatieFactory(lid_van=None))):
        with pytest.raises(PermissionDenied):
            ask(stuk, who)
    for who in (carla, platform_admin(), person()):
        with pytest.raises(PermissionDenied):
            answer_question(vraag, tekst="Ja.", gezien=0, by=who)
        with pytest.raises(PermissionDenied):
            process_questions(stuk.versie, [vraag.pk], by=who)
    assert not Antwoord.objects.exists()
    Document.objects.filter(pk=stuk.pk).update(bereik="corporatie")
    with pytest.raises(PermissionDenied):
        ask(stuk, carla)
    assert [list(Vraag.objects.zichtbaar_voor(who)) for who in (directeur, carla, outsider)] == [[vraag], [], []]


def test_a_guest_asks_at_what_the_circle_sees(stuk):
    kring = KringFactory()
    Document.objects.filter(pk=stuk.pk).update(bereik="kring", kring=kring)
    vraag = ask(stuk, guest(kring))
    assert vraag.organisatie is None


def test_a_question_at_a_paragraph_keeps_its_words(stuk, carla):
    assert ask(stuk, carla, alinea=2).citaat == "Wij bezoeken bij twee maanden."
    assert ask(stuk, carla, alinea=3).citaat == "bellen\nbezoeken"
    with pytest.raises(ValidationError):
        ask(stuk, carla, alinea=4)
    with pytest.raises(ValidationError):
        ask(stuk, carla, nummer=9)
    long = VersieFactory(document=stuk, tekst=[{"s": "alinea", "t": "x" * 900}])
    assert len(ask(stuk, carla, nummer=long.nummer, alinea=1).citaat) == 600


def test_one_rewords_or_withdraws_ones_own_question_until_it_is_answered(stuk, directeur, carla):
    vraag = ask(stuk, carla)
    changed = update_question(vraag, revisie=1, soort="voorstel", tekst="Kan dit korter?", by=carla)
    assert (changed.soort, changed.tekst, changed.revisie) == ("voorstel", "Kan dit korter?", 2)
    with pytest.raises(EditConflict):
        update_question(vraag, revisie=1, soort="vraag", tekst="Anders", by=carla)
    with pytest.raises(PermissionDenied):
        update_question(vraag, revisie=2, soort="vraag", tekst="Anders", by=directeur)
    other = ask(stuk, carla, "Nog een?")
    withdraw_question(other, by=carla)
    assert not Vraag.objects.zichtbaar_voor(carla).filter(pk=other.pk).exists()
    assert len(told(directeur, "vraag")) == 1, "the notice of the withdrawn one is gone"
    answer_question(vraag, tekst="Ja.", gezien=0, by=directeur)
    with pytest.raises(PermissionDenied):
        update_question(vraag, revisie=2, soort="vraag", tekst="Anders", by=carla)
    with pytest.raises(PermissionDenied):
        withdraw_question(vraag, by=carla)


def test_two_colleagues_who_answer_at_once_see_each_other(stuk, directeur, carla):
    vraag, colleague = ask(stuk, carla), person(stuk.organisatie)
    first = answer_question(vraag, tekst="Ja.", gezien=0, by=directeur)
    with pytest.raises(EditConflict) as conflict:
        answer_question(vraag, tekst="Nee.", gezien=0, by=colleague)
    assert conflict.value.current == first
    answer_question(vraag, tekst="En nog dit.", gezien=first.pk, by=colleague)
    update_answer(first, revisie=1, tekst="Ja, altijd.", by=colleague)
    with pytest.raises(EditConflict):
        update_answer(first, revisie=1, tekst="Soms.", by=directeur)
    assert list(vraag.antwoorden.values_list("tekst", flat=True)) == ["Ja, altijd.", "En nog dit."]


def test_a_suggestion_is_taken_into_a_version_and_the_asker_hears_it(stuk, directeur, carla):
    vraag = ask(stuk, carla, "Schrijf het korter.", soort="voorstel")
    versie = VersieFactory(document=stuk)
    assert process_questions(versie, [vraag.pk], by=directeur) == [vraag]
    assert process_questions(versie, [vraag.pk], by=directeur) == []
    vraag.refresh_from_db()
    assert vraag.verwerkt_in == versie
    assert told(carla, "verwerkt") == ["Uw voorstel ‘Schrijf het korter.’ is verwerkt in versie 2 van ‘Incassobeleid’."]
    unprocess_question(vraag, by=directeur)
    vraag.refresh_from_db()
    assert vraag.verwerkt_in is None


def test_a_question_of_another_document_is_never_taken_in(stuk, directeur, carla):
    elsewhere = ask(DocumentFactory(bereik="leden"), carla)
    assert process_questions(stuk.versie, [elsewhere.pk], by=directeur) == []


def test_the_platform_hides_with_a_trace_that_the_owner_reads(stuk, directeur, carla):
    vraag, admin = ask(stuk, carla), platform_admin()
    with pytest.raises(PermissionDenied):
        hide_question(vraag, reden="Nee", by=directeur)
    hide_question(vraag, reden="Naam van een huurder", by=admin)
    assert not Vraag.objects.zichtbaar_voor(directeur).exists()
    line = AuditRegel.objects.get(actie="vraag verborgen")
    assert (line.organisatie_id, line.na) == (stuk.organisatie_id, {"reden": "Naam van een huurder"})
    assert "Naam van een huurder" in told(carla, "vraag-verborgen")[0]
    show_question(vraag, by=admin)
    assert Vraag.objects.zichtbaar_voor(directeur).get() == vraag


def test_questions_stand_at_the_paragraph_with_the_same_words_in_a_later_version(stuk, carla):
    first = stuk.versie
    ask(stuk, carla, alinea=2)
    ask(stuk, carla, alinea=2)
    later = VersieFactory(document=stuk, tekst=[ALINEAS[0], {"s": "alinea", "t": "Nieuw."}, *ALINEAS[1:]])
    blokken = VersieTekst.objects.get(versie=later).blokken
    assert vragen.paragraph_counts(stuk, first, lambda: ALINEAS, carla) == {2: 2}
    assert vragen.paragraph_counts(stuk, later, lambda: blokken, carla) == {3: 2}
    assert vragen.paragraph_counts(stuk, later, lambda: blokken, guest(KringFactory())) == {}
    link = '<a class="mkw-read__ask" href="/documenten/1/vragen/?alinea={}">Vraag over deze alinea</a>'
    marked = vragen.mark_paragraphs(link.format(2) + link.format(3), {3: 2})
    assert "2 vragen bij deze alinea" in marked
    assert marked.count("Vraag over deze alinea") == 1


def test_what_waits_for_the_contact_stands_on_the_start_page(stuk, directeur, carla, login):
    vraag = ask(stuk, carla)
    assert vraag.tekst in page(login(directeur).get("/"))
    answer_question(vraag, tekst="Ja.", gezien=0, by=directeur)
    assert vraag.tekst not in page(login(directeur).get("/"))


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("vraag_tekst_niet_leeg", {"tekst": ""}),
        ("vraag_soort_bekend", {"soort": "klacht"}),
        ("vraag_alinea_met_citaat", {"alinea": 2}),
        ("vraag_verborgen_door", {"verborgen_op": timezone.now()}),
    ],
)
def test_the_database_keeps_the_promises_of_a_question(stuk, carla, name, change):
    vraag = ask(stuk, carla)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Vraag.objects.filter(pk=vraag.pk).update(**change)


def test_an_answer_is_never_empty(stuk, directeur, carla):
    answer_question(ask(stuk, carla), tekst="Ja.", gezien=0, by=directeur)
    with pytest.raises(IntegrityError, match="antwoord_tekst_niet_leeg"), transaction.atomic():
        Antwoord.objects.update(tekst="")
