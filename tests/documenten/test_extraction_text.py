"""Web pages, plain text, Markdown and mail (D5)."""

import pytest

from tests.documenten.lezen import read, short
from tests.support import files


def html(tmp_path, body: str, head: str = "<title>Protocol</title>"):
    return read(
        tmp_path, f"<!doctype html><html lang=nl><head>{head}</head><body>{body}</body></html>".encode(), "html"
    )


def test_html_structure(tmp_path):
    found = html(
        tmp_path,
        "<h1>Protocol</h1><p>Eerste <b>alinea</b>&nbsp;met<br>regel.<ul><li>een<li>twee<ol><li>diep</ol></ul>"
        "<h2>Cijfers</h2><table><tr><th>Jaar<th>Aantal<tr><td>2024<td>12</table><blockquote>citaat</blockquote>los",
    )
    assert short(found) == [
        ("kop", 1, "Protocol"),
        ("alinea", "Eerste alinea met\nregel."),
        ("lijst", ["een", "twee", "1. diep"]),
        ("kop", 2, "Cijfers"),
        ("tabel", [["Jaar", "Aantal"], ["2024", "12"]]),
        ("alinea", "citaat"),
        ("alinea", "los"),
    ]
    assert (found["titel"], found["taal"]) == ("Protocol", "nl")


@pytest.mark.parametrize(
    "evil",
    [
        "<script>alert('kwaad')</script>",
        "<style>p{content:'kwaad'}</style>",
        "<nav><a>kwaad</a></nav>",
        "<p hidden>kwaad</p>",
        "<noscript>kwaad</noscript>",
        "<svg><text>kwaad</text></svg>",
        "<!-- kwaad -->",
        "<template><p>kwaad</p></template>",
        "<iframe srcdoc='kwaad'>kwaad</iframe>",
        "<script>document.write('<p>kwaad</p>')</script><div><script>kwaad",
    ],
)
def test_html_without_what_is_no_text(tmp_path, evil):
    assert short(html(tmp_path, f"<p>goed</p>{evil}"))[0] == ("alinea", "goed")
    assert "kwaad" not in str(html(tmp_path, f"<p>goed</p>{evil}"))


def test_html_markup_in_text_stays_text(tmp_path):
    assert short(html(tmp_path, "<p>1 &lt; 2 &amp; &lt;script&gt;"))[0] == ("alinea", "1 < 2 & <script>")


def test_html_tables_for_the_layout_are_text(tmp_path):
    inner = "<table><tr><td><p>een</p></td><td>twee</td></tr></table>"
    assert short(html(tmp_path, f"<table><tr><td>{inner}</td><td><h2>kop</h2></td></tr></table>")) == [
        ("tabel", [["een", "twee"]]),
        ("kop", 1, "kop"),
    ]


def test_html_that_was_never_closed_or_far_too_deep(tmp_path):
    assert short(html(tmp_path, "<table><tr><td>een<td>twee<p>drie</b></i></div>")) == [
        ("tabel", [["een", "twee\ndrie"]])
    ]
    assert "bodem" in str(html(tmp_path, "<div>" * 5000 + "bodem"))


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<meta charset=windows-1252><p>café".encode("cp1252"), "café"),
        ("<p>café".encode(), "café"),
        ("<p>café".encode("utf-16"), "café"),
        ("<p>café".encode("cp1252"), "café"),
    ],
)
def test_html_in_every_encoding(tmp_path, data, text):
    assert short(read(tmp_path, data, "html")) == [("alinea", text)]


def test_text_paragraphs_lists_and_headings(tmp_path):
    text = (
        "Protocol sleutelbeheer\r\n\r\n1 INLEIDING\r\n\r\n"
        "Dit is een regel die door een programma is afgebroken omdat zij te breed\r\n"
        "was voor het scherm van de schrijver, en die dus bij elkaar hoort als een\r\nalinea.\r\n\r\n"
        "- een\r\n- twee\r\n\r\nDoel\r\n----\r\nJan Smit\r\nDorpsstraat 1\r\nTiel\r\n"
    )
    assert short(read(tmp_path, text.encode("cp1252"), "txt")) == [
        ("kop", 1, "Protocol sleutelbeheer"),
        ("kop", 1, "1 INLEIDING"),
        (
            "alinea",
            "Dit is een regel die door een programma is afgebroken omdat zij te breed was voor het scherm van de "
            "schrijver, en die dus bij elkaar hoort als een alinea.",
        ),
        ("lijst", ["een", "twee"]),
        ("kop", 1, "Doel"),
        ("alinea", "Jan Smit\nDorpsstraat 1\nTiel"),
    ]


def test_text_with_pages_and_strange_bytes(tmp_path):
    found = read(tmp_path, b"een zin.\x00\fTweede zin met caf\xe9.", "txt")
    assert [(blok["t"], blok["p"]) for blok in found["blokken"]] == [("een zin.", 1), ("Tweede zin met café.", 2)]
    assert found["paginas"] == 2


def test_text_where_every_line_is_a_paragraph(tmp_path):
    line = "Dit is een heel lange regel die een hele alinea bevat. " * 4
    assert len(read(tmp_path, f"{line}\n{line}\n{line}".encode(), "txt")["blokken"]) == 3


def test_markdown(tmp_path):
    text = (
        '---\ntitle: "Notitie wonen"\nauthor: Jan\n---\n# Kop\n\ntekst **vet** en\nvervolg <b>html</b>\n\n'
        "3. drie\n4. vier\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<script>kwaad</script>\n"
    )
    found = read(tmp_path, text.encode(), "md")
    assert (found["titel"], found["auteur"]) == ("Notitie wonen", "Jan")
    assert short(found)[:4] == [
        ("kop", 1, "Kop"),
        ("alinea", "tekst vet en vervolg <b>html</b>"),
        ("nummers", ["drie", "vier"]),
        ("tabel", [["a", "b"], ["1", "2"]]),
    ]
    assert found["blokken"][2]["start"] == 3


def test_mail_with_html_and_an_attachment(tmp_path):
    data = files.eml("Afspraken één", "platte tekst", "<p>Beste Piet,</p><h1>Kop</h1><ul><li>een</ul>", "plan.pdf")
    found = read(tmp_path, data, "eml")
    assert (found["titel"], found["auteur"], found["jaar"]) == ("Afspraken één", "Jan Smit", 2025)
    assert short(found) == [
        ("kop", 1, "Afspraken één"),
        ("alinea", "Van: Jan Smit <jan@linde.example>\nAan: piet@olm.example\nDatum: 3 mrt 2025"),
        ("alinea", "Beste Piet,"),
        ("kop", 2, "Kop"),
        ("lijst", ["een"]),
        ("alinea", "Bijlagen: plan.pdf"),
    ]


def test_mail_of_plain_text_without_much_head(tmp_path):
    found = read(tmp_path, b"From: jan\nSubject: =?utf-8?q?Caf=C3=A9?=\nDate: onzin\n\nHallo,\n\nTekst.\n", "eml")
    assert found["titel"] == "Café"
    assert [text for *_, text in short(found)][2:] == ["Hallo,", "Tekst."]
