"""PDF with and without tags: headings, paragraphs, lists, tables, notes, and away with heads and feet (D5)."""

import pytest
import typst

from documenten.extraction import plain_text
from tests.documenten.lezen import read, short
from tests.support import files

SENTENCE = (
    "De corporatie treedt op tegen onrechtmatige bewoning, omdat iedere woning die zo wordt gebruikt niet "
    "beschikbaar is voor een woningzoekende die daar al jaren op wacht. "
)
REGULATION = f"""
#set document(title: "Reglement", author: "De Linde")
#set page(width: 16cm, height: 22cm, header: [De Linde #h(1fr) Reglement],
  footer: context [#h(1fr) #counter(page).display()])
#set text(lang: "nl", hyphenate: true, size: 11pt)
#set par(justify: true)
#set heading(numbering: "1.1")
#text(22pt)[Reglement geschillencommissie]
#outline()
= Samenstelling
{SENTENCE * 4}

{SENTENCE * 3}
== Taken
De commissie heeft deze taken:
- klachten van huurders behandelen
- advies geven over onderhoud dat de verhuurder aan de woningen van zijn huurders laat uitvoeren
- verslag uitbrengen

+ De klacht komt binnen
+ De secretaris bevestigt de ontvangst#footnote[Binnen vijf werkdagen.]
+ De commissie beslist

= Cijfers
#table(columns: 3, table.header[Jaar][Klachten][Gegrond], [2023], [14], [6], [2024], [17], [9])
{SENTENCE * 12}
= Slot
{SENTENCE * 9}
"""


@pytest.fixture(scope="module", params=["tags", "bookmarks", "looks"])
def regulation(request, tmp_path_factory):
    """Read the same text with tags, without tags, and without tags and outline."""
    source = REGULATION
    if request.param == "looks":
        source = source.replace('numbering: "1.1")', 'numbering: "1.1", bookmarked: false)')
    data = typst.compile(source.encode(), pdf_tags=request.param == "tags")
    return read(tmp_path_factory.mktemp("pdf"), data, "pdf")


def test_headings_have_their_number_and_level(regulation):
    assert [part for part in short(regulation) if part[0] == "kop"] == [
        ("kop", 1, "Reglement geschillencommissie"),
        ("kop", 2, "1 Samenstelling"),
        ("kop", 3, "1.1 Taken"),
        ("kop", 2, "2 Cijfers"),
        ("kop", 2, "3 Slot"),
    ]


def test_paragraphs_are_whole_and_words_unbroken(regulation):
    paragraphs = [part[1] for part in short(regulation) if part[0] == "alinea"]
    assert [text.count("De corporatie") for text in paragraphs] == [4, 3, 0, 12, 9]
    for text in paragraphs:
        assert text.replace(SENTENCE.strip(), "").strip() in ("", "De commissie heeft deze taken:")


def test_lists_and_tables(regulation):
    parts = short(regulation)
    advice = "advies geven over onderhoud dat de verhuurder aan de woningen van zijn huurders laat uitvoeren"
    assert ("lijst", ["klachten van huurders behandelen", advice, "verslag uitbrengen"]) in parts
    (steps,) = [items for kind, items, *_ in parts if kind == "nummers"]
    assert steps[0] == "De klacht komt binnen"
    assert steps[1].startswith("De secretaris bevestigt de ontvangst")
    assert steps[2] == "De commissie beslist"
    assert ("tabel", [["Jaar", "Klachten", "Gegrond"], ["2023", "14", "6"], ["2024", "17", "9"]]) in parts


def test_the_footnote_stands_apart(regulation):
    (note,) = [blok for blok in regulation["blokken"] if blok["s"] == "noot"]
    assert (note["n"], note["t"]) == ("1", "Binnen vijf werkdagen.")


def test_heads_feet_page_numbers_and_contents_are_gone(regulation):
    text = plain_text(regulation["blokken"])
    assert "De Linde" not in text
    assert "Inhoudsopgave" not in text
    assert ". . ." not in text
    assert not [blok for blok in regulation["blokken"] if blok["s"] == "alinea" and blok["t"].isdigit()]


def test_facts_and_pages(regulation):
    assert (regulation["titel"], regulation["auteur"], regulation["taal"]) == ("Reglement", "De Linde", "nl")
    assert regulation["paginas"] == 3
    pages = [blok["p"] for blok in regulation["blokken"] if blok["s"] != "noot"]
    assert pages == sorted(pages)
    assert {1, 2} <= set(pages)


def test_two_columns_are_read_one_after_the_other(tmp_path):
    source = '#set page(columns: 2)\n#set text(lang: "nl", hyphenate: true)\n= Kop\n'
    source += "Eerste deel. " * 60 + "\n\n" + SENTENCE * 14
    for tags in (True, False):
        parts = short(read(tmp_path, typst.compile(source.encode(), pdf_tags=tags), "pdf"))
        assert [part[0] for part in parts] == ["kop", "alinea", "alinea"]
        assert parts[1][1] == ("Eerste deel. " * 60).strip()
        assert parts[2][1] == (SENTENCE * 14).strip()


def lines(y: float, *texts: str, x: float = 70, size: float = 11, step: float = 14, bold: bool = False):
    return [(x, y + at * step, size, bold, text) for at, text in enumerate(texts)]


BODY = lines(
    130,
    "Woonfraude is het onrechtmatig gebruiken van een sociale huurwoning. Dat gebeurt door",
    "onderhuur, door leegstand of doordat iemand het adres gebruikt voor bedrijfs-",
    "activiteiten. De wet- en regelgeving staat dat niet toe, zo zegt ook Noord-",
    "Holland.",
)
BODY_TEXT = (
    "Woonfraude is het onrechtmatig gebruiken van een sociale huurwoning. Dat gebeurt door onderhuur, door leegstand "
    "of doordat iemand het adres gebruikt voor bedrijfsactiviteiten. De wet- en regelgeving staat dat niet toe, zo "
    "zegt ook Noord-Holland."
)


def drawn(tmp_path, *pages, **options):
    return short(read(tmp_path, files.drawn_pdf(*pages, **options), "pdf"))


def test_larger_and_bolder_lines_are_headings(tmp_path):
    page = [
        *lines(60, "Beleid woonfraude", size=22),
        *lines(110, "1. Waarom dit beleid", size=14, bold=True),
        *BODY,
        *lines(215, "1.1 Begrippen", bold=True),
        *lines(235, "Wij gebruiken de begrippen van de wet, zodat iedereen hetzelfde bedoelt.", "Dat helpt."),
        *lines(275, "Let op:", bold=True),
        *lines(295, "Een zin met een dubbele punt erboven is geen kop, en een lange vette zin ook niet."),
    ]
    assert drawn(tmp_path, page) == [
        ("kop", 1, "Beleid woonfraude"),
        ("kop", 2, "1. Waarom dit beleid"),
        ("alinea", BODY_TEXT),
        ("kop", 3, "1.1 Begrippen"),
        ("alinea", "Wij gebruiken de begrippen van de wet, zodat iedereen hetzelfde bedoelt. Dat helpt."),
        ("alinea", "Let op:"),
        ("alinea", "Een zin met een dubbele punt erboven is geen kop, en een lange vette zin ook niet."),
    ]


def test_a_suspended_compound_at_the_end_of_a_line(tmp_path):
    page = lines(130, "De corporatie houdt zich in alle gevallen aan de geldende wet-", "en regelgeving.")
    assert drawn(tmp_path, page) == [
        ("alinea", "De corporatie houdt zich in alle gevallen aan de geldende wet- en regelgeving.")
    ]


def test_a_paragraph_that_runs_on_to_the_next_page(tmp_path):
    def page(number, *body):
        return [
            *lines(40, "De Linde | Beleid woonfraude", size=9), *body, *lines(810, f"Pagina {number} van 3", size=9)
        ]  # fmt: skip

    rest = lines(100, "huis te bezoeken. Daarna volgt altijd een gesprek.")
    first = lines(700, "Bij een melding gaan twee medewerkers van de corporatie samen op pad om het")
    found = drawn(tmp_path, page(1, *BODY, *first), page(2, *rest), page(3, *BODY))
    whole = "Bij een melding gaan twee medewerkers van de corporatie samen op pad om het huis te bezoeken. "
    whole += "Daarna volgt altijd een gesprek."
    assert found == [("alinea", BODY_TEXT), ("alinea", whole), ("alinea", BODY_TEXT)]


def test_a_chapter_name_that_changes_is_a_running_head_as_well(tmp_path):
    pages = [[*lines(40, f"Hoofdstuk {at}: onderwerp {'x' * at}", size=9), *BODY] for at in range(1, 8)]
    assert drawn(tmp_path, *pages) == [("alinea", BODY_TEXT)] * 7


def test_a_title_that_stands_on_every_slide_stays(tmp_path):
    pages = [[*lines(60, f"Onderwerp {at}", size=24), *BODY] for at in range(1, 8)]
    assert [part[2] for part in drawn(tmp_path, *pages) if part[0] == "kop"] == [
        f"Onderwerp {at}" for at in range(1, 8)
    ]


def test_page_numbers_in_many_forms(tmp_path):
    for text in ("3", "- 3 -", "blz. 3", "Pagina 3 van 12", "3/12", "iv"):
        assert drawn(tmp_path, [*BODY, *lines(810, text, x=290)]) == [("alinea", BODY_TEXT)]


def test_bullets_numbers_and_nesting(tmp_path):
    page = [
        *BODY,
        *lines(200, "• eerste punt dat zo lang is dat het op de volgende regel verder gaat en daar nog even"),
        *lines(214, "doorloopt", x=80),
        *lines(228, "– dieper punt", x=95),
        *lines(242, "• tweede punt"),
        *lines(270, "10.Openen", "11.Bezoeken", "12.Besluiten"),
    ]
    found = read(tmp_path, files.drawn_pdf(page), "pdf")
    assert short(found)[1:] == [
        (
            "lijst",
            [
                "eerste punt dat zo lang is dat het op de volgende regel verder gaat en daar nog even doorloopt",
                "dieper punt",
                "tweede punt",
            ],
        ),
        ("nummers", ["Openen", "Bezoeken", "Besluiten"]),
    ]  # fmt: skip
    assert found["blokken"][1]["niveaus"] == [0, 1, 0]
    assert found["blokken"][2]["start"] == 10


def grid(x0: float, y0: float, widths: list[float], rows: int, height: float = 20):
    right, bottom = x0 + sum(widths), y0 + rows * height
    marks = [("line", x0, y0 + row * height, right, y0 + row * height) for row in range(rows + 1)]
    x = x0
    for width in [*widths, 0]:
        marks.append(("line", x, y0, x, bottom))
        x += width
    return marks


def test_a_table_with_lines_and_cells_of_two_lines(tmp_path):
    words = [
        (75, 314, 11, True, "Jaar"), (155, 314, 11, True, "Aanpak"), (75, 334, 11, False, "2024"),
        (155, 332, 9, False, "huisbezoek en"), (155, 340, 9, False, "gesprek"), (75, 354, 11, False, "2025"),
    ]  # fmt: skip
    found = drawn(tmp_path, [*BODY, *grid(70, 300, [80, 120], 3), *words])
    assert found == [
        ("alinea", BODY_TEXT),
        ("tabel", [["Jaar", "Aanpak"], ["2024", "huisbezoek en gesprek"], ["2025", ""]]),
    ]


def test_a_table_that_runs_on_to_the_next_page_with_its_heading_again(tmp_path):
    def part(y, *rows):
        cells = [
            (75 + 100 * column, y + 14 + 20 * at, 11, False, text)
            for at, row in enumerate(rows)
            for column, text in enumerate(row)
        ]
        return [*grid(70, y, [100, 100], len(rows)), *cells]

    head = ("Jaar", "Aantal")
    found = drawn(tmp_path, [*BODY, *part(700, head, ("2023", "4"))], part(80, head, ("2024", "5"), ("2025", "6")))
    assert found[1:] == [("tabel", [["Jaar", "Aantal"], ["2023", "4"], ["2024", "5"], ["2025", "6"]])]


def test_a_table_without_lines_and_one_with_only_horizontal_ones(tmp_path):
    rows = [("Jaar", "Klachten", "Gegrond"), ("2023", "14", "6"), ("2024", "17", "9"), ("2025", "11", "3")]
    words = [
        (70 + 150 * column, 304 + 18 * at, 11, False, text)
        for at, row in enumerate(rows)
        for column, text in enumerate(row)
    ]
    wanted = ("tabel", [list(row) for row in rows])
    assert drawn(tmp_path, [*BODY, *words]) == [("alinea", BODY_TEXT), wanted]
    rules = [("line", 65, y, 520, y) for y in (290, 308, 365)]
    assert drawn(tmp_path, [*BODY, *rules, *words]) == [("alinea", BODY_TEXT), wanted]


def test_a_frame_and_a_page_border_are_no_table(tmp_path):
    border = grid(10, 10, [575], 1, height=820)
    frame = grid(60, 190, [400], 1, height=40)
    page = [*border, *BODY, *frame, *lines(210, "In dit kader staat een gewone zin over woonfraude.")]
    assert drawn(tmp_path, page) == [
        ("alinea", BODY_TEXT),
        ("alinea", "In dit kader staat een gewone zin over woonfraude."),
    ]


def test_a_printed_contents_of_several_lines_is_left_out(tmp_path):
    contents = lines(
        100,
        "Inhoudsopgave",
        "1 Inleiding . . . . . . . . . . . . . . 3",
        "2 Een hoofdstuk met een naam die zo lang is dat hij niet op een",
        "regel past . . . . . . . . . . . . . . 4",
        "3 Slot ............ 9",
    )
    assert drawn(tmp_path, contents, BODY) == [("alinea", BODY_TEXT)]


def test_small_raised_numbers_refer_to_notes_and_powers_stay(tmp_path):
    raised = [(70, 300, 11, False, "De wet"), (102, 296, 7, False, "1"), (110, 300, 11, False, "geldt voor 40 m"),
              (186, 296, 7, False, "2"), (190, 300, 11, False, ".")]  # fmt: skip
    notes = [(70, 780, 7, False, "1"), (76, 784, 9, False, "Artikel 244 van het Burgerlijk Wetboek.")]
    assert drawn(tmp_path, [*BODY, *raised, *notes])[1:] == [
        ("alinea", "De wet [1] geldt voor 40 m²."),
        ("noot", "Artikel 244 van het Burgerlijk Wetboek."),
    ]


def test_an_address_keeps_its_lines(tmp_path):
    page = [*BODY, *lines(220, "Woonstichting De Linde", "Dorpsstraat 1", "4001 AA Tiel")]
    assert drawn(tmp_path, page)[1] == ("alinea", "Woonstichting De Linde\nDorpsstraat 1\n4001 AA Tiel")


def test_a_page_that_is_turned_reads_the_same(tmp_path):
    straight = [part for part in BODY if part[1] < 800]
    assert drawn(tmp_path, straight, extra="/Rotate 0") == [("alinea", BODY_TEXT)]
    assert drawn(tmp_path, straight, extra="/Rotate 180") == [("alinea", BODY_TEXT)]


def test_a_scan_has_no_text(tmp_path):
    assert read(tmp_path, files.drawn_pdf([]), "pdf") == {"status": "geen_tekst", "paginas": 1}
    assert read(tmp_path, files.drawn_pdf([("line", 10, 10, 300, 300)], []), "pdf")["paginas"] == 2


def test_a_pdf_that_limits_printing_is_read(tmp_path):
    found = read(tmp_path, files.pdf("Nota over wonen\nTweede regel van de tekst.", password=""), "pdf")
    assert "Tweede regel van de tekst." in plain_text(found["blokken"])


def test_pages_are_counted_in_the_plain_text(tmp_path):
    found = read(tmp_path, files.drawn_pdf(BODY, [], lines(130, "Slot van de nota.")), "pdf")
    assert plain_text(found["blokken"]) == f"{BODY_TEXT}\f\fSlot van de nota."


def test_a_drawing_of_many_lines_is_no_table_and_costs_little(tmp_path):
    hatching = [("line", 60, 200 + at / 5, 500, 200 + at / 5) for at in range(1200)]
    hatching += [("line", 60 + at / 3, 200, 60 + at / 3, 440) for at in range(1200)]
    assert drawn(tmp_path, [*BODY, *hatching]) == [("alinea", BODY_TEXT)]


def test_of_a_very_long_document_the_end_is_cut_off_and_that_is_said(tmp_path):
    found = read(tmp_path, files.drawn_pdf(*[[(70, 100, 11, False, f"Blad {at}.")] for at in range(1, 1003)]), "pdf")
    assert (found["paginas"], found["metadata"]["afgekapt"]) == (1002, True)
    assert max(blok["p"] for blok in found["blokken"]) == 1000


def test_an_empty_cell_of_a_tagged_table_keeps_its_place(tmp_path):
    source = """#set text(lang: "nl")
= Kerncijfers
#table(columns: (3fr, 1fr, 1fr, 1fr), table.header[][2023][2024][2025],
  [Woningen], [1.148], [1.131], [1.120], [Verhuizingen], [], [71], [66], [Leden], [622], [], [640])
"""
    parts = short(read(tmp_path, typst.compile(source.encode(), pdf_tags=True), "pdf"))
    assert parts[1] == ("tabel", [
        ["", "2023", "2024", "2025"], ["Woningen", "1.148", "1.131", "1.120"], ["Verhuizingen", "", "71", "66"],
        ["Leden", "622", "", "640"],
    ])  # fmt: skip
