"""The reading view: blocks become HTML that holds nothing of the file but its words."""

import html.parser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documenten import reading
from documenten.extraction import Blok

ALINEA = {"s": "alinea", "t": "Wij bezoeken huurders.", "p": 1}


def html_of(*blokken: Blok, **options) -> str:
    return "".join(stuk.html for stuk in reading.render(blokken, **options))


def test_headings_start_below_the_title_and_keep_their_depth():
    blokken = [{"s": "kop", "n": n, "t": f"Kop {n}", "p": 1} for n in (1, 2, 3)]
    assert html_of(*blokken) == "<h2>Kop 1</h2><h3>Kop 2</h3><h4>Kop 3</h4>"
    assert html_of(*blokken, kop=3).startswith("<h3>Kop 1</h3>")


def test_no_heading_is_deeper_than_six():
    assert html_of({"s": "kop", "n": 6, "t": "Diep", "p": 1}) == "<h6>Diep</h6>"


def test_a_forced_line_end_stays():
    assert html_of({"s": "alinea", "t": "Regel 1\nRegel 2", "p": 1}) == "<p>Regel 1<br>Regel 2</p>"


def test_a_text_from_right_to_left_begins_at_the_right():
    text = "مرحبا بكم"
    assert html_of({"s": "alinea", "t": text, "p": 1}) == f'<p dir="auto">{text}</p>'
    assert html_of({"s": "lijst", "items": ["a", text], "p": 1}) == f'<ul><li>a</li><li dir="auto">{text}</li></ul>'


def test_a_list_keeps_its_numbering():
    blok = {"s": "lijst", "genummerd": True, "items": ["x", "y"], "p": 1, "start": 4, "soort": "a"}
    assert html_of(blok) == '<ol type="a" start="4"><li>x</li><li>y</li></ol>'
    assert html_of({**blok, "soort": "1", "start": None}) == "<ol><li>x</li><li>y</li></ol>"
    assert html_of({"s": "lijst", "items": ["x"], "p": 1}) == "<ul><li>x</li></ul>"


def test_deeper_items_stand_inside_the_item_above_them():
    blok = {"s": "lijst", "genummerd": False, "items": list("abcde"), "niveaus": [0, 1, 2, 1, 0], "p": 1}
    assert html_of(blok) == ("<ul><li>a<ul><li>b<ul><li>c</li></ul></li><li>d</li></ul></li><li>e</li></ul>")


def test_a_list_that_skips_a_level_is_still_a_list():
    blok = {"s": "lijst", "genummerd": False, "items": ["a", "b"], "niveaus": [2, 5], "p": 1}
    assert html_of(blok) == "<ul><li>a<ul><li>b</li></ul></li></ul>"


def test_a_table_has_headings_and_scrolls_by_itself():
    blok = {"s": "tabel", "rijen": [["Kern", "Huur"], ["Oost", "612"]], "kop": True, "p": 1}
    found = html_of(blok)
    assert '<thead><tr><th scope="col">Kern</th><th scope="col">Huur</th></tr></thead>' in found
    assert "<tbody><tr><td>Oost</td><td>612</td></tr></tbody>" in found
    assert 'role="region"' in found
    assert 'tabindex="0"' in found
    assert "<thead>" not in html_of({**blok, "kop": False})


def test_an_empty_heading_cell_is_no_heading():
    blok = {"s": "tabel", "rijen": [["", "2026"], ["Huur", "612"]], "kop": True, "p": 1}
    assert '<td></td><th scope="col">2026</th>' in html_of(blok)


def test_a_title_in_a_table_gets_the_whole_width_and_an_amount_stays_whole():
    rows = [["Over dit stuk", ""], ["Begroting", ""], ["Huur", "€ 1.290"]]
    found = html_of({"s": "tabel", "rijen": rows, "kop": True, "p": 1})
    assert '<thead><tr><th scope="colgroup" colspan="2">Over dit stuk</th></tr></thead>' in found
    assert '<tr><td colspan="2">Begroting</td></tr><tr><td>Huur</td><td>€\N{NO-BREAK SPACE}1.290</td></tr>' in found


def test_a_note_shows_its_mark():
    assert html_of({"s": "noot", "t": "Zie de wet.", "p": 1, "n": "3"}) == (
        '<p class="mkw-read__note"><b>[3]</b> Zie de wet.</p>'
    )


def test_blocks_are_numbered_and_a_new_page_is_marked_once():
    pages = [1, 1, 2, None, 4]
    stukken = reading.render([{**ALINEA, "p": page} for page in pages])
    assert [stuk.nummer for stuk in stukken] == [1, 2, 3, 4, 5]
    assert [stuk.pagina for stuk in stukken] == [None, None, 2, None, 4]


def headings(*levels):
    return [{"s": "kop", "n": level, "t": f"Kop {level}", "p": 1} for level in levels]


def test_the_contents_hold_the_two_highest_levels():
    assert reading.contents([ALINEA, *headings(1, 2, 3, 1)]) == [
        reading.Kop(2, 1, "Kop 1"), reading.Kop(3, 2, "Kop 2"), reading.Kop(5, 1, "Kop 1"),
    ]  # fmt: skip


def test_the_title_of_a_text_is_no_chapter():
    assert reading.contents(headings(1, 2, 3, 2)) == [
        reading.Kop(2, 1, "Kop 2"), reading.Kop(3, 2, "Kop 3"), reading.Kop(4, 1, "Kop 2"),
    ]  # fmt: skip
    assert reading.contents(headings(1)) == [reading.Kop(1, 1, "Kop 1")]
    assert reading.contents([ALINEA]) == []


def test_the_beginning_is_about_a_page_and_does_not_end_with_a_heading():
    kop = {"s": "kop", "n": 1, "t": "Volgende", "p": 1}
    assert len(reading.beginning([ALINEA] * 40)) == 12
    assert reading.beginning([{**ALINEA, "t": "x" * 5000}, ALINEA]) == [{**ALINEA, "t": "x" * 5000}]
    assert reading.beginning([*[ALINEA] * 11, kop, ALINEA]) == [ALINEA] * 11
    assert reading.beginning([kop]) == [kop]
    tabel = {"s": "tabel", "rijen": [["x" * 900, "y" * 900]], "kop": False, "p": 1}
    lijst = {"s": "lijst", "items": ["z" * 900] * 2, "p": 1}
    assert reading.beginning([ALINEA, tabel, ALINEA]) == [ALINEA]
    assert reading.beginning([ALINEA, lijst, ALINEA]) == [ALINEA]
    assert reading.beginning([]) == []


def test_the_marker_gets_every_text():
    found = html_of(ALINEA, {"s": "lijst", "items": ["huurders"], "p": 1}, marker=lambda text: f"<mark>{text}</mark>")
    assert found == "<p><mark>Wij bezoeken huurders.</mark></p><ul><li><mark>huurders</mark></li></ul>"


@pytest.mark.django_db
def test_search_words_are_marked_in_another_form():
    found = html_of(ALINEA, marker=reading.highlighter("huurder bezoek"))
    assert found == (
        '<p>Wij <mark class="utrecht-mark">bezoeken</mark> <mark class="utrecht-mark">huurders</mark>.</p>'
    )


@pytest.mark.django_db
def test_what_is_marked_is_escaped_as_well():
    found = html_of({**ALINEA, "t": "<script>huur</script>\n<b>"}, marker=reading.highlighter("huur <b>"))
    assert "<script>" not in found
    assert '<mark class="utrecht-mark">huur</mark>' in found


TEXT = st.text(max_size=40)
BLOKKEN = st.lists(
    st.one_of(
        st.builds(lambda n, t: {"s": "kop", "n": n, "t": t, "p": 1}, st.integers(1, 6), TEXT),
        st.builds(lambda t: {"s": "alinea", "t": t, "p": 2}, TEXT),
        st.builds(lambda t, n: {"s": "noot", "t": t, "n": n, "p": None}, TEXT, TEXT),
        st.builds(
            lambda items, niveaus: {"s": "lijst", "items": items, "niveaus": niveaus[: len(items)], "p": 1},
            st.lists(TEXT, min_size=1, max_size=6), st.lists(st.integers(0, 4), max_size=6),
        ),
        st.builds(
            lambda rijen, kop: {"s": "tabel", "rijen": rijen, "kop": kop, "p": 3},
            st.lists(st.lists(TEXT, min_size=2, max_size=2), min_size=1, max_size=4), st.booleans(),
        ),
    ),
    max_size=8,
)  # fmt: skip
OURS = frozenset("a b br div h2 h3 h4 h5 h6 li mark ol p table tbody td th thead tr ul".split())
VOID = {"br"}


class Checker(html.parser.HTMLParser):
    """Fails on an element that is not ours, and on one that is not closed where it was opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words = ""

    def handle_starttag(self, tag, attrs):
        assert tag in OURS
        assert not any(name.startswith("on") or "javascript:" in (value or "") for name, value in attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_comment(self, data):
        raise AssertionError(data)

    def handle_data(self, data):
        self.words += data


@given(BLOKKEN)
def test_nothing_from_a_file_becomes_html(blokken):
    checker = Checker()
    checker.feed(html_of(*blokken))
    checker.close()
    assert checker.open == []


@given(TEXT.filter(lambda text: "\r" not in text))
def test_every_word_arrives(tekst):
    checker = Checker()
    checker.feed(html_of({"s": "alinea", "t": tekst, "p": 1}))
    checker.close()
    assert checker.words == tekst.replace("\n", "")
