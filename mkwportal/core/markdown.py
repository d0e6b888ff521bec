"""Light Markdown for texts of members: headings, lists, bold, quotes and links; all else stays plain text."""

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "a", "h2", "h3", "h4", "h5", "h6"}
SCHEMES = frozenset({"http", "https", "mailto"})
_DEEPEST = 6


def render_markdown(text: str, *, heading: int = 4) -> SafeString:
    """Return safe HTML; the highest heading in the text becomes level `heading`, deeper ones follow without a gap."""
    html = _PARSER.render(text.replace("\x00", ""), {"heading": heading})
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes=set(SCHEMES),
        link_rel="noopener noreferrer nofollow",
    )
    return mark_safe(clean)  # noqa: S308 - cleaned in the line above


def parse_markdown(text: str, *, heading: int = 4) -> list[Token]:
    """Return the same text as tokens, for what is no HTML; links are not checked: only SCHEMES may be followed."""
    return _PARSER.parse(text.replace("\x00", ""), {"heading": heading})


def _shift_headings(state: StateCore) -> None:
    # A heading may go one level deeper than the one before it, never two: a screen reader counts on that.
    highest = state.env.get("heading", 4)
    level = highest - 1
    wanted = 0
    for token in state.tokens:
        if token.type == "heading_open":
            depth = int(token.tag[1])
            level = highest if not wanted else min(max(highest, level + depth - wanted), level + 1, _DEEPEST)
            wanted = depth
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{level}"


def _make_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "breaks": True})
    parser.disable(["image", "html_block", "html_inline", "code", "fence", "backticks", "hr", "lheading"])
    parser.core.ruler.push("shift_headings", _shift_headings)
    return parser


_PARSER = _make_parser()
