"""Tags and filters: figures, dates, addresses and the shared components."""

import datetime as dt
import re
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.conf import settings
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory

from mkwportal.core.templatetags import formats

TEMPLATES = sorted((Path(settings.BASE_DIR) / "templates").rglob("*.html"))
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def show(text: str, query: str = "", **context: object) -> str:
    request = RequestFactory().get(f"/lijst/{query}")
    return Template(text).render(Context({"request": request, **context})).strip()


def test_icon_points_at_the_sprite():
    html = show('{% icon "search" "mkw-icon--lg" %}')
    assert 'class="mkw-icon mkw-icon--lg"' in html
    assert '<use href="/static/vendor/icons/sprite.svg#i-search"></use>' in html
    assert 'aria-hidden="true"' in html


def test_every_icon_that_a_template_names_is_in_the_sprite():
    sprite = (Path(settings.BASE_DIR) / "static/vendor/icons/sprite.svg").read_text()
    known = set(re.findall(r'id="i-([a-z0-9-]+)"', sprite))
    named = {
        name
        for path in TEMPLATES
        for name in re.findall(r'{% icon "([^"]+)"|icoon="([^"]+)"', path.read_text())
        for name in name
        if name
    }
    assert "search" in named
    assert named - known == set()


def test_date_in_words_and_for_machines():
    assert show("{% datum d %}", d=dt.date(2026, 5, 12)) == '<time datetime="2026-05-12">12 mei 2026</time>'
    assert show("{% datum d %}", d=None) == ""


@pytest.mark.parametrize(
    ("utc", "text"),
    [
        ("2026-03-29T00:59:59", "29 maart 2026, 1.59 uur"),  # the last second of winter time
        ("2026-03-29T01:00:00", "29 maart 2026, 3.00 uur"),
        ("2026-10-25T00:30:00", "25 oktober 2026, 2.30 uur"),  # 2.30 happens twice
        ("2026-10-25T01:30:00", "25 oktober 2026, 2.30 uur"),
        ("2026-05-12T22:05:00", "13 mei 2026, 0.05 uur"),
    ],
)
def test_time_follows_amsterdam_through_clock_changes(utc, text):
    value = dt.datetime.fromisoformat(utc).replace(tzinfo=dt.UTC)
    assert formats.datetime_text(value) == text
    html = show("{% datumtijd d %}", d=value)
    assert html == f'<time datetime="{utc}+00:00">{text}</time>'
    assert show("{% datumtijd d %}", d=None) == ""


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (0, "vandaag"),
        (1, "morgen"),
        (-1, "gisteren"),
        (2, "over 2 dagen"),
        (9, "over 9 dagen"),
        (-3, "3 dagen geleden"),
        (61, "over 61 dagen"),
        (62, "over 2 maanden"),
        (-300, "10 maanden geleden"),
        (-730, "2 jaar geleden"),
    ],
)
def test_how_far_a_day_is(days, text):
    today = dt.date(2026, 11, 22)
    assert formats.days_text(today + dt.timedelta(days), today) == text


def test_yesterday_is_a_calendar_day_also_when_the_clock_goes_back():
    # 25 hours lie between these two, and still it is one day.
    with time_machine.travel(dt.datetime(2026, 10, 26, 0, 30, tzinfo=AMSTERDAM), tick=False):
        assert show("{{ d|over_dagen }}", d=dt.datetime(2026, 10, 25, 0, 30, tzinfo=AMSTERDAM)) == "gisteren"
        assert show("{{ d|over_dagen }}", d=dt.datetime(2026, 10, 25, 23, 30, tzinfo=AMSTERDAM)) == "gisteren"
    with time_machine.travel(dt.datetime(2026, 3, 28, 23, 30, tzinfo=AMSTERDAM), tick=False):
        assert show("{{ d|over_dagen }}", d=dt.date(2026, 3, 29)) == "morgen"
    assert show("{{ d|over_dagen }}", d=None) == ""


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (999, "999"),
        (1284, "1.284"),
        (1234567, "1.234.567"),
        (1234.5, "1.234,5"),
        (-1234.5, "-1.234,5"),
        (Decimal("0.125"), "0,13"),
        (2.0, "2"),
        (0.1 + 0.2, "0,3"),
        (float("nan"), ""),
    ],
)
def test_figures_have_points_and_a_comma(value, text):
    assert formats.number_text(value) == text


def test_figures_can_have_a_fixed_number_of_decimals():
    assert show("{{ n|getal:1 }}", n=3) == "3,0"
    assert show("{{ n|getal }}", n=None) == ""


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1000, "1 kB"),
        (831_488, "812 kB"),
        (1_258_291, "1,2 MB"),
        (1_048_000, "1 MB"),
        (61 * 2**20, "61 MB"),
        (104_857_600, "100 MB"),
        (2**30, "1 GB"),
        (5 * 2**50, "5.120 TB"),
    ],
)
def test_file_sizes(size, text):
    assert formats.size_text(size) == text


def test_plural_and_empty_values():
    assert show("{{ n|meervoud:'document,documenten' }}", n=1) == "1 document"
    assert show("{{ n|meervoud:'document,documenten' }}", n=1284) == "1.284 documenten"
    assert show("{{ n|meervoud:'document,documenten' }}", n=None) == "0 documenten"
    assert show("{{ n|bestandsgrootte }}", n=None) == ""


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Marijke van den Broek", "MB"),
        ("Ilse Janssen", "IJ"),
        ("Fatima El Idrissi", "FI"),
        ("Cher", "C"),
        ("", ""),
        ("an-marie de boer", "AB"),
        ("7 (zeven)", ""),
        ("Élodie Ørsted", "ÉØ"),
    ],
)
def test_initials(name, letters):
    assert formats.initials(name) == letters


def test_devices_in_words():
    edge = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0"
    assert formats.device_text(edge) == "Edge op Windows"
    assert (
        formats.device_text("Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) Version/17.0 Safari/604.1")
        == "Safari op iPad"
    )
    assert show("{{ a|apparaat }}", a="") == "een onbekend apparaat"


def test_query_changes_one_value_and_returns_to_page_one():
    query = "?q=huur&thema=energie&thema=huren&pagina=3"
    assert show('{% query_zonder "thema" "huren" %}', query) == "?q=huur&amp;thema=energie"
    assert show('{% query_zonder "thema" %}', query) == "?q=huur"
    assert show('{% query_zonder "q" "<b>" %}', "?q=<b>") == "?"


def test_crumbs():
    html = show('{% kruimels "Documenten" "/documenten/" t %}', t="Huur & zo")
    assert html.count("utrecht-breadcrumb-nav__link--first") == 1
    assert 'href="/documenten/">Documenten</a>' in html
    assert 'aria-current="page">Huur &amp; zo<' in html


@pytest.mark.parametrize(
    ("kind", "icon"),
    [
        ("info", "info-circle"),
        ("ok", "circle-check"),
        ("warning", "alert-triangle"),
        ("error", "alert-circle"),
    ],
)
def test_alert_has_an_icon_that_fits_and_speaks_only_when_asked(kind, icon):
    html = show("{% melding soort kop=k %}<p>{{ t }}</p>{% endmelding %}", soort=kind, k="Let <op>", t="<i>")
    assert f"utrecht-alert--{kind}" in html
    assert f"#i-{icon}" in html
    assert "<h2>Let &lt;op&gt;</h2>" in html
    assert "<p>&lt;i&gt;</p>" in html
    assert "role=" not in html
    assert 'role="alert"' in show('{% melding "error" live=True %}x{% endmelding %}')


def test_small_components_escape_what_they_show():
    assert show('{% badge t "green" %}', t="<b>") == '<span class="utrecht-data-badge mkw-badge-green">&lt;b&gt;</span>'
    assert "utrecht-status-badge--safe" in show('{% status "U gaat mee" "safe" %}')
    assert show('{% blad "docx" %}').startswith('<span class="mkw-sheet mkw-sheet--straw"')
    assert 'class="mkw-sheet"' in show('{% blad "pdf" %}')
    assert "&lt;Ann" in show("{% persoon n 'Directeur' '/p/' %}", n="<Ann Bo")
    assert show('{% gegeven "Thema" "" %}') == ""
    assert show('{% gegeven "Aantal" 0 %}').endswith(">0</dd></div>")


def test_the_colour_of_a_person_stays_the_same():
    assert show('{% persoon "Tom Verbeek" %}') == show('{% persoon "Tom Verbeek" %}')


def test_buttons():
    html = show('{% knop "Bewaar" "primary" "check" name="actie" value=0 %}')
    assert html.startswith(
        '<button class="utrecht-button utrecht-button--primary-action" name="actie" value="0" type="submit">'
    )
    assert "#i-check" in html
    assert "utrecht-button--danger" in show('{% knop "Haal weg" "danger" %}')
    link = show("{% knoplink u 'Lees' 'subtle' klasse='mkw-button--small' aria_label=l %}", u='/a"b', l=None)
    assert 'href="/a&quot;b"' in link
    assert "aria-label" not in link
    assert "utrecht-button-link--subtle mkw-button--small" in link
    assert show('{% knop "X" hidden=True data_stop=True type="button" %}').count(" hidden data-stop ") == 1


def test_section_disclosure_and_empty_state_keep_their_content():
    html = show('{% sectie id="nieuw" kop="Nieuw" uitleg="Sinds gisteren" %}<p>{{ t }}</p>{% endsectie %}', t="&")
    assert 'aria-labelledby="nieuw"' in html
    assert '<h2 id="nieuw" tabindex="-1">Nieuw</h2>' in html
    assert "<p>&amp;</p>" in html
    assert "<summary><span>Regels</span>" in show('{% uitklap "Regels" %}<p>x</p>{% enduitklap %}')
    assert " open>" in show('{% uitklap "Regels" open=True %}x{% enduitklap %}')
    assert "mkw-scene-small" in show('{% leeg tekening="sloot" %}<p>Niets</p>{% endleeg %}')


def test_facet_shows_counts_and_opens_when_something_is_chosen():
    options = [
        {"waarde": "huren", "label": "Huren", "aantal": 1284, "gekozen": False},
        {"waarde": "zorg", "label": "Zorg", "aantal": 3, "gekozen": True},
    ]
    html = show('{% facet "Thema" "thema" o %}', o=options)
    assert '<details class="mkw-facet" open>' in html
    assert 'id="thema-zorg" name="thema" value="zorg" checked' in html
    assert '</span>1.284<span class="mkw-visually-hidden"> documenten' in html
    assert '<details class="mkw-facet">' in show('{% facet "Thema" "thema" o %}', o=options[:1])


def test_chips_remove_one_filter_each():
    html = show("{% chips c '/d/' %}", "?thema=a&thema=b", c=[("thema", "a", "Huren"), ("thema", "b", "Zorg")])
    assert 'href="?thema=b">Huren' in html
    assert 'href="/d/">Wis alle filters' in html
    assert show("{% chips c %}", c=[]) == ""


def test_pager_keeps_the_query_and_marks_the_page():
    page = Paginator(range(1000), 25).page(20)
    html = show('{% pager page "Pagina’s" "resultaten" %}', "?q=huur&pagina=20", page=page)
    assert '<a class="utrecht-pagination__page-link utrecht-pagination__page-link--current" aria-current="page"' in html
    assert 'href="?q=huur&amp;pagina=19" data-hx-get="?q=huur&amp;pagina=19" data-hx-target="#resultaten"' in html
    assert html.count("utrecht-pagination__gap") == 2
    assert 'rel="prev"' in html
    assert 'rel="next"' in html
    assert show("{% pager page %}", page=Paginator(range(3), 25).page(1)) == ""
    assert "data-hx" not in show("{% pager page %}", page=page)
