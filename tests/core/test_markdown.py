"""Light Markdown: what becomes HTML, and what never does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkwportal.core.markdown import render_markdown


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Een **vette** zin.", "<p>Een <strong>vette</strong> zin.</p>\n"),
        ("- een\n- twee", "<ul>\n<li>een</li>\n<li>twee</li>\n</ul>\n"),
        ("3. drie\n4. vier", '<ol start="3">\n<li>drie</li>\n<li>vier</li>\n</ol>\n'),
        ("> citaat", "<blockquote>\n<p>citaat</p>\n</blockquote>\n"),
        ("regel\nregel", "<p>regel<br>\nregel</p>\n"),
        (
            "[de wet](https://wetten.example/a?b=1)",
            '<p><a href="https://wetten.example/a?b=1" rel="noopener noreferrer nofollow">de wet</a></p>\n',
        ),
        (
            "[mail](mailto:a@b.example)",
            '<p><a href="mailto:a@b.example" rel="noopener noreferrer nofollow">mail</a></p>\n',
        ),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>\n"),
        ("[x](data:text/html,hoi)", "<p>[x](data:text/html,hoi)</p>\n"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
        ('<b onclick="x">hoi</b>', '<p>&lt;b onclick="x"&gt;hoi&lt;/b&gt;</p>\n'),
        ("![foto](https://elders.example/x.png)", None),
        ("`code` en ~~~", "<p>`code` en ~~~</p>\n"),
        ("nul\x00teken", "<p>nulteken</p>\n"),
        ("", ""),
    ],
)
def test_what_comes_out(text, html):
    result = render_markdown(text)
    if html is None:
        assert "<img" not in result
    else:
        assert result == html


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("# a\n\n## b\n\n### c\n\n#### d", ["h4", "h5", "h6", "h6"]),
        ("## a\n\n#### b\n\n## c", ["h4", "h5", "h4"]),
        ("### a\n\n# b", ["h4", "h4"]),
        ("## a\n\n## b", ["h4", "h4"]),
    ],
)
def test_headings_begin_at_the_asked_level_and_skip_none(text, tags):
    result = render_markdown(text, heading=4)
    assert [part[:2] for part in result.split("<") if part.startswith("h")] == tags


def test_the_highest_level_may_be_chosen():
    assert render_markdown("# a\n\n## b", heading=2) == "<h2>a</h2>\n<h3>b</h3>\n"


@given(st.text(max_size=300))
def test_nothing_but_the_allowed_tags_comes_out(text):
    result = render_markdown(text)
    for part in result.split("<")[1:]:
        name = part.removeprefix("/").split(">")[0].split()[0]
        assert name in {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "a", "h4", "h5", "h6"}
