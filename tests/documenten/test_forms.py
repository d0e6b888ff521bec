"""Arbitrary text in each form: it is refused with a sentence or becomes a value that the database takes."""

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corporaties.models import Thema
from documenten.bewerken import Bewerking
from documenten.forms import BestandenForm, BewerkForm, Keuzes, VersieForm, VerwijderForm
from documenten.nakijken import read_ids
from documenten.services import update_document
from mkwportal.core.edits import EditConflict
from tests.factories.corporaties import DeelnameFactory, ThemaFactory, person
from tests.factories.documenten import DocumentFactory

pytestmark = pytest.mark.django_db
ANY = st.text(max_size=60) | st.sampled_from(
    ["", "0", "-1", "31-02-2026", "2026-02-31", "1e9", "٣", "\x00", "leden", "kring"]
)
MANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@MANY
@given(data=st.data())
def test_any_text_in_the_edit_form_is_refused_or_saved(data):
    document = DocumentFactory()
    DeelnameFactory(organisatie=document.organisatie)
    valid = {
        "revisie": "1", "titel": "Titel", "soort": "beleid", "status": "concept", "contact": str(document.contact_id),
        "bereik": "corporatie", "geen_huurders": "on",
    }  # fmt: skip
    names = [*BewerkForm.base_fields, "bereik", "kring", "keuze-titel", "gezien", "basis"]
    wrong = data.draw(st.dictionaries(st.sampled_from(names), ANY, min_size=1, max_size=4))
    post = QueryDict(mutable=True)
    post.update(valid | wrong)
    bewerking = Bewerking(document, document.contact, post)
    if bewerking.is_valid() and not bewerking.lacks_choice():
        try:
            assert bewerking.save().revisie in (1, 2)
        except EditConflict as conflict:
            bewerking.compare(conflict.current)
            assert all(isinstance(value, str) for _, value in bewerking.hidden())
    else:
        assert bewerking.form.errors or bewerking.bereik_form.errors or bewerking.lacks_choice()


@MANY
@given(text=ANY)
def test_any_note_reason_and_owner_is_refused_or_kept(text):
    note, reason = VersieForm({"toelichting": text}), VerwijderForm({"reden": text})
    owner = BestandenForm({"organisatie": text}, organisaties=[(1, "A"), (2, "B")])
    note.fields["bestand"].required = False
    for form, name in ((note, "toelichting"), (reason, "reden")):
        assert form.is_valid() != (name in form.errors)
        assert "\x00" not in form.cleaned_data.get(name, "")
    assert owner.is_valid() == (text.strip() in ("1", "2"))


@given(values=st.lists(ANY, max_size=5))
def test_any_document_number_is_a_number_or_not_found(values):
    from django.http import Http404

    query = QueryDict(mutable=True)
    query.setlist("document", values)
    try:
        assert all(0 <= number < 10**18 for number in read_ids(query))
    except Http404:
        assert any(not value.isdigit() or not value.isascii() for value in values)


def test_what_a_form_lets_through_the_service_saves():
    document, thema = DocumentFactory(), ThemaFactory()
    keuzes = Keuzes.load(document.contact, [document.organisatie_id])
    data = {
        "revisie": 1,
        "titel": "A",
        "soort": "brief",
        "status": "concept",
        "contact": document.contact_id,
        "jaar": "1900",
    }
    form = BewerkForm(data | {"thema_2": thema.pk}, document=document, keuzes=keuzes)
    assert form.is_valid()
    saved = update_document(document, revisie=1, gegevens=form.gegevens, by=document.contact)
    assert (saved.jaar, saved.soort, list(saved.themas.all())) == (1900, "brief", [thema])


def test_themes_stand_in_groups_with_the_one_above_first():
    above = ThemaFactory(naam="Huren", volgorde=1)
    below = ThemaFactory(naam="Incasso", ouder=above, volgorde=2)
    alone = ThemaFactory(naam="Zorg", volgorde=3)
    keuzes = Keuzes.load(person(), [])
    assert keuzes.theme_choices() == [("Huren", [(above.pk, "Huren"), (below.pk, "Incasso")]), (alone.pk, "Zorg")]
    assert Thema.objects.count() == 3
