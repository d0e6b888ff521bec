"""The form renderer: every kind of field in the markup of the house, with its help, error and link."""

import datetime as dt
import re

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import Context, Template

from mkwportal.core.forms_render import (
    DatumInput,
    DatumTijdInput,
    Kaarten,
    Sleepvak,
    TijdInput,
    error_texts,
)


class AllesForm(forms.Form):
    titel = forms.CharField(label="Titel", help_text="Uit het document.", widget=forms.TextInput({"placeholder": "x"}))
    kort = forms.CharField(label="Kort", required=False, widget=forms.Textarea)
    soort = forms.ChoiceField(label="Soort", choices=[("", "Kies"), ("beleid", "Beleid")])
    dag = forms.DateField(label="Dag", widget=DatumInput)
    tijd = forms.TimeField(label="Tijd", widget=TijdInput)
    moment = forms.DateTimeField(label="Moment", widget=DatumTijdInput)
    geheim = forms.CharField(label="Wachtwoord", widget=forms.PasswordInput)
    bijlage = forms.FileField(label="Bijlage")
    bestanden = forms.FileField(label="Sleep bestanden hierheen", widget=Sleepvak, help_text="Hoogstens 100 MB.")
    bereik = forms.ChoiceField(
        label="Wie mogen dit zien?",
        choices=[("leden", "Alle leden"), ("eigen", "Mijn corporatie")],
        widget=Kaarten(uitleg={"leden": "Niemand buiten MKW ziet het."}),
    )
    rol = forms.ChoiceField(label="Rol", choices=[("lid", "Lid"), ("gast", "Gast")], widget=forms.RadioSelect)
    themas = forms.MultipleChoiceField(
        label="Thema’s",
        choices=[("a", "Huren"), ("b", "Zorg")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Hoogstens drie.",
    )
    akkoord = forms.BooleanField(label="Het klopt.", help_text="Kijk ook in de bijlage.")
    sleutel = forms.CharField(widget=forms.HiddenInput)


def field(name: str, form: forms.Form | None = None, **options: object) -> str:
    form = form or AllesForm(**options)
    return str(form[name].as_field_group())


def show(text: str, **context: object) -> str:
    return Template(text).render(Context(context))


def test_text_field_has_label_help_above_and_class():
    html = field("titel")
    assert html.index("<label") < html.index("id_titel_helptext") < html.index("<input")
    assert '<label class="utrecht-form-label" for="id_titel">Titel</label>' in html
    assert 'class="utrecht-textbox utrecht-textbox--html-input"' in html
    assert 'aria-describedby="id_titel_helptext"' in html
    assert "placeholder" not in html
    assert "mag leeg blijven" not in html


def test_optional_is_said_and_can_be_left_out():
    class Filter(AllesForm):
        show_optional = False

    assert '<span class="mkw-optional">(mag leeg blijven)</span>' in field("kort")
    assert "mag leeg blijven" in field("themas")
    assert "mag leeg blijven" not in field("kort", Filter())


def test_textarea_select_password_and_dates():
    assert re.search(r'<textarea name="kort" rows="4" id="id_kort" class="utrecht-textarea ', field("kort"))
    assert '<span class="mkw-select"><select name="soort"' in field("soort")
    assert "utrecht-select--html-select" in field("soort")
    assert '<option value="beleid">Beleid</option>' in field("soort")
    assert 'type="password"' in field("geheim", data={"geheim": "x"})
    assert 'value="x"' not in field("geheim", data={"geheim": "x"})
    initial = {"dag": dt.date(2026, 5, 12), "tijd": dt.time(9, 30), "moment": dt.datetime(2026, 5, 12, 9, 30)}
    assert 'type="date" name="dag" value="2026-05-12"' in field("dag", initial=initial)
    assert 'type="time" name="tijd" value="09:30"' in field("tijd", initial=initial)
    assert 'type="datetime-local" name="moment" value="2026-05-12T09:30"' in field("moment", initial=initial)


def test_what_the_date_picker_sends_is_understood():
    form = AllesForm({"dag": "2026-05-12", "tijd": "09:30", "moment": "2026-05-12T09:30"})
    form.is_valid()
    assert form.cleaned_data["dag"] == dt.date(2026, 5, 12)
    assert form.cleaned_data["tijd"] == dt.time(9, 30)
    assert form.cleaned_data["moment"].hour == 9


def test_cards_carry_their_consequence():
    html = field("bereik", data={"bereik": "eigen"})
    assert '<legend class="mkw-legend-head">Wie mogen dit zien?</legend>' in html
    assert html.count('class="mkw-choice"') == 2
    assert '<span class="mkw-choice__text">Niemand buiten MKW ziet het.</span>' in html
    assert html.count("mkw-choice__text") == 1
    assert re.search(r'value="eigen"[^>]* checked', html)


def test_groups_are_fieldsets_with_one_option_per_label():
    radios, boxes = field("rol"), field("themas", data={"themas": ["b"]})
    assert radios.count("utrecht-radio-button--html-input") == 2
    assert boxes.count("utrecht-checkbox--html-input") == 2
    assert 'aria-describedby="id_themas_helptext"' in boxes.split("<legend")[0]
    assert re.search(r'<label class="mkw-option" for="id_themas_1"><input [^>]*value="b"[^>]* checked', boxes)


def test_tick_box_files_and_drop_zone():
    assert re.search(r'<label class="mkw-option" for="id_akkoord"><input [^>]*utrecht-checkbox', field("akkoord"))
    assert '<small id="id_akkoord_helptext">' in field("akkoord")
    assert "mkw-file-input" in field("bijlage")
    zone = field("bestanden")
    assert 'class="mkw-dropzone__input"' in zone
    assert " multiple" in zone
    assert "utrecht-textbox" not in zone


def test_errors_are_tied_to_their_field_and_say_what_to_do():
    form = AllesForm({}, {})
    for name, text in {
        "titel": "Vul hier iets in.",
        "soort": "Kies er een uit de lijst.",
        "bereik": "Maak hier een keuze.",
        "akkoord": "Zet een vinkje als dit klopt.",
        "bijlage": "Kies een bestand.",
    }.items():
        html = field(name, form)
        assert error_texts(form[name]) == [text]
        assert f'id="id_{name}_error"' in html
        assert text in html
        assert "--invalid" in html
        assert re.search(rf'aria-describedby="[^"]*id_{name}_error"', html)
    assert 'aria-invalid="true"' in field("titel", form)
    assert "aria-invalid" not in field("bereik", form), "a radio button may not carry aria-invalid"


def test_an_own_error_is_kept():
    class Eigen(forms.Form):
        naam = forms.CharField(error_messages={"required": "Schrijf de naam van de corporatie."})

    assert error_texts(Eigen({})["naam"]) == ["Schrijf de naam van de corporatie."]


def test_summary_links_to_every_wrong_field():
    form = AllesForm({"titel": "x"}, {})
    form.add_error(None, "De <einddatum> klopt niet.")
    html = show("{% fouten form %}", form=form)
    assert 'role="alert" tabindex="-1" data-fouten' in html
    assert "De &lt;einddatum&gt; klopt niet." in html
    assert '<a href="#id_soort">Soort: Kies er een uit de lijst.</a>' in html
    assert '<a href="#id_bereik_0">Wie mogen dit zien? Maak hier een keuze.</a>' in html
    assert '<a href="#id_akkoord">Het klopt: Zet een vinkje als dit klopt.</a>' in html
    assert "id_titel" not in html
    assert "#id_sleutel" not in html
    assert show("{% fouten form %}", form=AllesForm()).strip() == ""


def test_every_link_of_the_summary_has_its_target():
    form = AllesForm({}, {})
    html = str(form)
    targets = re.findall(r'<a href="#([^"]+)"', html)
    assert len(targets) == 11
    assert [target for target in targets if f'id="{target}"' not in html] == []


def test_whole_form_has_summary_hidden_and_visible_fields():
    html = str(AllesForm({}, {}))
    assert html.index("data-fouten") < html.index('name="titel"')
    assert '<input type="hidden" name="sleutel"' in html
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_typed_text_survives_and_is_escaped():
    html = str(AllesForm({"titel": '"><b>', "kort": "</textarea><b>"}, {}))
    assert 'value="&quot;&gt;&lt;b&gt;"' in html
    assert "&lt;/textarea&gt;&lt;b&gt;</textarea>" in html


def test_field_can_be_named_and_explained_in_the_template():
    html = show(
        '{% veld f label="Naam" uitleg="" autocomplete="name" klasse="mkw-block-gap" %}',
        f=AllesForm()["titel"],
    )
    assert ">Naam</label>" in html
    assert "helptext" not in html
    assert 'autocomplete="name"' in html
    assert 'utrecht-form-field--text mkw-block-gap"' in html
    form = AllesForm({"titel": "x"}, {})
    assert 'id="id_titel_error"' in show('{% veld f fout="Nog een keer." %}', f=form["titel"])


def test_a_hidden_field_has_no_label():
    html = show("{% veld f %}", f=AllesForm()["sleutel"])
    assert "<label" not in html
    assert '<input type="hidden" name="sleutel"' in html


def test_file_that_is_there_can_be_taken_away():
    class Foto(forms.Form):
        foto = forms.FileField(required=False)

    current = SimpleUploadedFile("a.jpg", b"x")
    current.url = "/foto/a.jpg"
    html = str(Foto(initial={"foto": current})["foto"])
    assert 'Nu: <a href="/foto/a.jpg">a.jpg</a>' in html
    assert "Haal dit bestand weg" in html


def test_formset_shows_its_management_form_and_parts():
    class Regel(forms.Form):
        tekst = forms.CharField(label="Tekst")

    html = str(forms.formset_factory(Regel, extra=2)())
    assert 'name="form-TOTAL_FORMS" value="2"' in html
    assert html.count("utrecht-form-field--text") == 2


@pytest.mark.parametrize("name", list(AllesForm.base_fields))
def test_no_field_has_inline_style_or_script(name):
    assert not re.search(r"\sstyle=|<script|\son[a-z]+=", str(AllesForm({}, {})[name].as_widget()))
