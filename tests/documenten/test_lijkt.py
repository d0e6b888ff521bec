"""Documents that look much alike (D14): found through the index, told only to who may see them, in two queries."""

import random

import pytest
from django.db import connection
from django.urls import reverse

from documenten.lijkt import lookalikes
from documenten.models import Document, Overname, Vingerafdruk
from documenten.services.afdrukken import fill_fingerprints, keep_fingerprint
from documenten.tasks import fill_fingerprints_job
from documenten.vergelijking.afdruk import PLAATSEN, fingerprint, in_words, share
from mkwportal.core import stamps
from tests.factories.corporaties import OrganisatieFactory, person
from tests.factories.documenten import DocumentFactory, VersieFactory, uploaded_document
from tests.support.jobs import run_jobs

from .helpers import NAKIJKEN
from .helpers import page as page_of

WOORDEN = [a + b for a in ("huur", "woon", "zorg", "wijk", "bouw", "leef", "energie") for b in ("beleid", "taak", "som", "plan", "recht", "kamer", "dorp", "straat", "kosten", "vraag", "recht", "zaak")]  # fmt: skip


def text(seed, count=400):
    return random.Random(seed).choices(WOORDEN, k=count)


def edited(words, share_changed, seed=1):
    """Return the words with this share of them replaced."""
    chance = random.Random(seed)
    return [chance.choice(WOORDEN) + "x" if chance.random() < share_changed else word for word in words]


def blokken(words):
    return [{"s": "alinea", "t": " ".join(words[at : at + 40]), "p": 1} for at in range(0, len(words), 40)]


def make(words, **fields):
    """Return a document with this text and its fingerprint."""
    document = DocumentFactory(**({"bereik": "leden"} | fields), versie_1__tekst=blokken(words))
    keep_fingerprint(document.versie_id, blokken(words))
    return document


def found(document, user):
    return [other.document for other in lookalikes([document], user).get(document.pk, [])]


# The fingerprint ------------------------------------------------------------------------------------------------------


def test_places_that_are_equal_estimate_what_two_texts_share():
    words = text(1, 3000)
    for changed in (0.02, 0.1, 0.2):
        one, other = fingerprint([" ".join(words)]), fingerprint([" ".join(edited(words, changed))])
        mine, theirs = (set(zip(w, w[1:], w[2:], strict=False)) for w in (words, edited(words, changed)))
        real = len(mine & theirs) / len(mine | theirs)
        equal = sum(a == b for a, b in zip(one.tekening, other.tekening, strict=True))
        assert abs(equal / PLAATSEN - real) < 0.16


@pytest.mark.parametrize("length", [200, 2000])
def test_edited_texts_meet_in_a_band_and_others_do_not(length):
    """Recall of texts of which every tenth word changed, and precision among texts that share no stretch of words."""
    met = strangers = 0
    for seed in range(40):
        words = text(seed, length)
        one, other = fingerprint([" ".join(words)]), fingerprint([" ".join(edited(words, 0.1, seed))])
        met += bool(set(one.banden) & set(other.banden))
        strange = fingerprint([" ".join(word + "y" for word in text(seed + 100, length))])
        strangers += bool(set(one.banden) & set(strange.banden))
    assert met == 40
    assert strangers == 0


def test_figures_and_case_do_not_count_and_neither_does_the_cut_in_blocks():
    words = text(1)
    with_years = " ".join(words).upper().replace(" ", " 2025 ", 3)
    halves = [" ".join(words[:150]), " ".join(words[150:])]
    assert fingerprint([" ".join(words)]) == fingerprint([with_years]) == fingerprint(halves)


def test_a_very_short_text_has_no_fingerprint():
    assert fingerprint(["Wij bezoeken huurders met een achterstand."]) == (4, [], [])
    assert fingerprint([]).tekening == []


@pytest.mark.parametrize(
    ("part", "words"),
    [(1, "bijna de hele tekst"), (0.9, "bijna alles"), (0.75, "ongeveer driekwart"), (0.6, "ruim de helft"), (0.5, "ongeveer de helft")],
)  # fmt: skip
def test_a_share_is_told_in_words(part, words):
    assert in_words(part) == words


def test_the_share_is_that_of_the_larger_text():
    assert share(PLAATSEN, 100, 100) == 1
    assert share(PLAATSEN // 2, 100, 100) == pytest.approx(2 / 3)
    assert share(PLAATSEN // 2, 100, 50) == pytest.approx(0.5)


# Which documents ------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_text_that_was_edited_is_found_the_most_alike_first():
    words = text(1)
    document, far, near = make(words), make(edited(words, 0.2)), make(edited(words, 0.03))
    make(text(2))
    assert found(document, document.contact) == [near, far]
    [first, second] = lookalikes([document], document.contact)[document.pk]
    assert (first.zin, first.eigen, first.is_oud) == ("bijna alles is gelijk", False, False)
    assert second.zin.endswith("is gelijk")


@pytest.mark.django_db
def test_what_somebody_may_not_see_is_never_told():
    words = text(1)
    document = make(words)
    secret = make(edited(words, 0.02), bereik="corporatie")
    gone = make(edited(words, 0.02))
    Document.objects.filter(pk=gone.pk).update(verwijderd_op="2026-01-01T12:00Z")
    assert found(document, document.contact) == []
    assert found(document, secret.contact) == [secret]


@pytest.mark.django_db
def test_versions_of_one_document_do_not_look_like_each_other():
    words = text(1)
    document = make(words)
    versie = VersieFactory(document=document, tekst=blokken(words))
    keep_fingerprint(versie.pk, blokken(words))
    assert found(document, document.contact) == []


@pytest.mark.django_db
def test_an_earlier_version_that_looks_like_it_is_named():
    words = text(1)
    other = make(words)
    versie = VersieFactory(document=other, tekst=blokken(text(5)))
    keep_fingerprint(versie.pk, blokken(text(5)))
    document = make(edited(words, 0.03))
    [like] = lookalikes([document], document.contact)[document.pk]
    assert (like.versie.nummer, like.is_oud) == (1, True)


@pytest.mark.django_db
def test_a_document_that_was_taken_over_and_its_source_are_no_surprise():
    words = text(1)
    source, own, grandchild, stranger = (make(edited(words, 0.04, seed)) for seed in range(4))
    for bron, eigen in ((source, own), (own, grandchild)):
        Overname.objects.create(
            document=bron, versie=bron.versie, nummer=1, bron_titel=bron.titel, bron_organisatie=bron.organisatie,
            organisatie=eigen.organisatie, eigen_document=eigen, door=eigen.contact, contact=eigen.contact,
        )  # fmt: skip
    for member in (source, own, grandchild):
        assert found(member, own.contact) == [stranger]


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 4])
def test_it_costs_two_queries_for_any_number_of_documents(django_assert_num_queries, count):
    words = text(1)
    documents = [make(edited(words, 0.02, seed)) for seed in range(count)]
    make(words)
    user = documents[0].contact
    bool(user.organisatie_ids)
    user.is_lid  # noqa: B018 - what the person may do is known by now
    with django_assert_num_queries(2):
        assert set(lookalikes(documents, user)) == {document.pk for document in documents}


@pytest.mark.django_db
def test_the_index_is_used_in_a_large_library():
    """Among 5,000 fingerprints the statement touches a handful of rows through the index, not the table."""
    words = text(1)
    document = make(words)
    chance = random.Random(4)
    others = [
        VersieFactory.build(document=document, door=document.contact, nummer=n + 10, sleutel=f"s{n}")
        for n in range(5000)
    ]
    from documenten.models import Versie

    Versie.objects.bulk_create(others)
    Vingerafdruk.objects.bulk_create(
        Vingerafdruk(
            versie=versie, omvang=300, tekening=[chance.randrange(2**31) for _ in range(PLAATSEN)],
            banden=[chance.randrange(-(2**31), 2**31) for _ in range(42)],
        )
        for versie in others
    )  # fmt: skip
    from documenten.lijkt import _CANDIDATES

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE documenten_vingerafdruk, documenten_versie, documenten_overname")
        cursor.execute(f"EXPLAIN {_CANDIDATES}", {"versies": [document.versie_id], "minste": 42, "meeste": 300})
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "vingerafdruk_banden" in plan, plan


# Made when the text is read, and for what was there before ------------------------------------------------------------


@pytest.mark.django_db
def test_the_job_that_reads_a_text_makes_its_fingerprint(directeur):
    document = uploaded_document(directeur, data=" ".join(text(1)).encode())
    run_jobs()
    row = Vingerafdruk.objects.get(versie=document.versie)
    assert row.omvang > 300
    assert len(row.tekening) == PLAATSEN


@pytest.mark.django_db
def test_older_texts_get_theirs_from_a_job_once():
    documents = [DocumentFactory(bereik="leden", versie_1__tekst=blokken(text(n))) for n in range(3)]
    DocumentFactory(versie_1__tekst_status="mislukt")
    assert fill_fingerprints(batch=2) == 2
    fill_fingerprints_job(timestamp=0)
    assert set(Vingerafdruk.objects.values_list("versie", flat=True)) == {document.versie_id for document in documents}
    assert fill_fingerprints() == 0


# What people see ------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_step_two_of_uploading_offers_to_make_it_a_version_of_ones_own(web, directeur):
    words = text(1)
    old = make(words, organisatie=directeur_org(directeur), titel="Huurbeleid 2025")
    new = uploaded_document(directeur, data=" ".join(edited(words, 0.03)).encode())
    run_jobs()
    page = page_of(web.get(f"{NAKIJKEN}?document={new.pk}"))
    assert "Dit lijkt sterk op" in page
    assert "Huurbeleid 2025" in page
    assert f"{reverse('documenten:versies', args=[old.pk])}?uit={new.pk}" in page


@pytest.mark.django_db
def test_step_two_names_a_document_of_another_corporation_without_that_offer(web, directeur):
    words = text(1)
    other = make(words, organisatie=OrganisatieFactory(naam="De Peel"), titel="Incasso")
    make(words, bereik="corporatie", titel="Geheim beraad")
    new = uploaded_document(directeur, data=" ".join(edited(words, 0.03)).encode())
    run_jobs()
    page = page_of(web.get(f"{NAKIJKEN}?document={new.pk}"))
    assert f'href="{other.get_absolute_url()}"' in page
    assert "van De Peel: bijna alles is gelijk." in page
    assert "?uit=" not in page
    assert "Geheim beraad" not in page


@pytest.mark.django_db
def test_the_page_of_a_document_names_what_looks_like_it_with_a_comparison(login):
    words = text(1)
    document = make(words)
    others = [make(edited(words, 0.02, seed), titel=f"Kopie {seed}") for seed in range(5)]
    page = page_of(login(person()).get(document.get_absolute_url()))
    assert "Lijkt sterk op" in page
    assert all(f"Kopie {seed}" in page for seed in range(5))
    assert "En nog 2 andere" in page
    assert f"{reverse('documenten:vergelijken', args=[document.pk])}?met={others[0].pk}.1" in page


@pytest.mark.django_db
def test_the_page_of_a_document_that_nothing_looks_like_says_nothing(login):
    document = make(text(1))
    make(edited(text(1), 0.02), bereik="corporatie")
    stamps.touch("documenten")
    assert "Lijkt sterk op" not in page_of(login(person()).get(document.get_absolute_url()))


def directeur_org(directeur):
    from corporaties.models import Organisatie

    return Organisatie.objects.get(pk=directeur.organisatie_ids[0])
