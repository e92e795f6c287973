"""What of a web page is no content, and why: navigation, banners, controls, hidden parts, links onward.

An element is furniture for what it *is* (a ``nav``, a form, a list of links), or for an exact name of the
vocabulary's ``webpages.toml``. A name alone drops no item, grade or heading of a report.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hmicdiff.reading.marks import bears_marks, is_banner
from hmicdiff.reading.webpage.fields import value_of
from hmicdiff.reading.webpage.nodes import (
    HEADINGS,
    INLINE,
    TITLING,
    attribute,
    heading_level,
    holds_title,
    is_within,
    lines_of,
    link_words,
    names_of,
    paragraphs_of,
    words_of,
)
from hmicdiff.reading.webpage.unseen import why_unseen
from hmicdiff.vocabulary.grades import load_grades
from hmicdiff.vocabulary.webpages import load_sites

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from hmicdiff.reading.webpage.survey import Survey
    from hmicdiff.vocabulary.webpages import NoticeKind

__all__ = [
    "is_control",
    "is_label",
    "is_link_block",
    "is_link_list",
    "is_noise_line",
    "is_noise_title",
    "why_dropped",
]

_UNREAD: Final = frozenset({"head", "link", "meta", "script", "style"})
_WITHOUT_SCRIPT: Final = frozenset({"noscript", "template"})
_CONTROLS: Final = frozenset({"datalist", "input", "option", "select", "textarea"})
_NAVIGATION: Final = frozenset(
    {"alertdialog", "banner", "contentinfo", "dialog", "menu", "menubar", "navigation", "search", "toolbar"}
)
_EDGES: Final = frozenset({"header", "footer", "aside"})
_DELETED: Final = frozenset({"del", "s", "strike"})
_NOTICES: Final = frozenset({"td", "div", "p", "footer", "section", "center", "small", "span"})
_NEVER: Final = frozenset({"html", "body", "main", "article"})
_LABEL_NAMES: Final = re.compile(
    r"(?:^|[-_])(?:badge|grade|grading|judge?ment|label|pill|rating|tag)s?(?:$|[-_])", re.IGNORECASE
)
_LABEL_TAGS: Final = frozenset({"b", "div", "em", "i", "mark", "p", "small", "span", "strong", "td"})
_LABEL_LENGTH: Final = 40
_NOTICE_WORDS: Final = 250
"""Words above which an element is no notice."""
_A_SENTENCE: Final = 3
"""Words of a line that says by itself whose notice it is."""
_LONGEST_BESIDE: Final = 5
"""Words of a line that an archive prints beside its notice: its name, ``Links may not work``."""
_MOSTLY: Final = 0.8
_FEWEST_LINKS: Final = 3
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+")
_LETTER: Final = re.compile(r"\w")
_NOISE_LINES: Final = re.compile(
    r"(?:skip to (?:main )?(?:content|navigation)|(?:back|return) to (?:top|contents|previous page)|read more(?: about .{1,120})?"
    r"|find out more(?: about .{1,120})?|menu|search|home|close|print(?: this page)?|share(?: this)?(?: page)?"
    r"|share on (?:facebook|twitter|x|linkedin|whatsapp)|tweet|email this page|accept(?: all)?(?: cookies)?|cookie settings"
    r"|manage cookies|hide this message|(?:next|previous)(?: page)?|show (?:more|less|all)|open all|close all"
    r"|get the (?:report|full report|letter|press release)|download(?: this)?(?: report| page)?(?: as)?(?: \(?pdf\)?)?"
    r"|view(?: this)? (?:report )?as (?:a )?pdf|expand all|collapse all|on this page|in this section|click here"
    r"|opens in (?:a )?new (?:tab|window)|(?:is|was) this page (?:useful|helpful)\??(?: yes| no)*|report a problem with this page)[\s.:>\u00bb\u2192\u203a]*",
    re.IGNORECASE,
)
_SIGN: Final = re.compile(r"[\W_]{1,3}")
_GOES_ON: Final = ",.;:)'\u2019"
_RETURNS: Final = re.compile(r"[\s\u21a9\u21a5\u2191\u2934\u2b06^\ufe0e\ufe0f]+")
"""A sign that leads from a note back to its mark."""


def why_dropped(node: LexborNode, survey: Survey) -> str | None:
    """Return the reason for which an element and all in it is no content, None where it is content."""
    if (told := _by_tag(node, survey)) is not None:
        return told
    if node.tag == "a" and _RETURNS.fullmatch(words_of(node)) and attribute(node, "href").startswith("#"):
        return "link_text"
    told = "link_list" if survey.leads_onward(node) else _notice(node, survey)
    return told or _edge(node, survey) or why_unseen(node, survey) or _named(node, survey)


def _by_tag(node: LexborNode, survey: Survey) -> str | None:
    """Return why an element is no content by what it is, None where its tag doesn't tell that."""
    tag = node.tag or ""
    if tag in _UNREAD:
        return "script"
    if tag in _WITHOUT_SCRIPT:
        return "without_script"
    if tag in _CONTROLS:
        return "field" if value_of(node) else "control"
    if tag == "button" and not _opens_content(node, survey):
        return "control"
    return "deleted_revision" if tag in _DELETED else None


def is_label(node: LexborNode) -> bool:
    """Whether an element is a label that stands for itself, as the grade of a question does."""
    if node.tag not in _LABEL_TAGS or not any(_LABEL_NAMES.search(name) for name in names_of(node)):
        return False
    return 0 < len(words_of(node)) <= _LABEL_LENGTH and node.css_first(HEADINGS) is None


def is_control(node: LexborNode) -> bool:
    """Whether an element only says what a control does: the ``Show`` of a heading that opens its section."""
    if node.tag not in {"span", "a", "button", "i", "small", "summary"} or not load_sites().says(
        "control", words_of(node)
    ):
        return _is_anchor(node)
    return node.tag in {"button", "summary"} or is_within(
        node, frozenset({"heading", "button", "summary", "a"})
    )


def _is_anchor(node: LexborNode) -> bool:
    """Whether a link to a place of its page is there to be copied: a sign alone in a heading, or words that say so."""
    if node.tag != "a" or "#" not in attribute(node, "href"):
        return False
    words = words_of(node)
    return (bool(_SIGN.fullmatch(words)) and is_within(node, frozenset({"heading"}))) or load_sites().says(
        "permalink", words
    )


def is_noise_line(text: str) -> bool:
    """Whether a line of its own only leads elsewhere (``Skip to content``, ``Read more about Kent``)."""
    bare = text.strip().rstrip(".>:\u00bb\u2192\u203a ")
    return bool(_NOISE_LINES.fullmatch(bare)) or load_sites().says("site_line", bare)


def is_noise_title(text: str) -> bool:
    """Whether a heading is one of the site's own (``Cookies on this service``, ``Share this``), or has no words."""
    return not text.strip() or is_noise_line(text) or is_banner(text)


def is_link_list(node: LexborNode, survey: Survey) -> bool:
    """Whether each item of a list is one bare link: contents or navigation, but not tabs that title panels."""
    items = [child for child in node.iter() if child.tag == "li"]
    return len(items) > 1 and all(_is_bare_link(item, survey) for item in items) and not _gives_grades(node)


def is_link_block(node: LexborNode) -> bool:
    """Whether an element is links under each other and nothing else: a menu of pages without list markup."""
    lines: list[str] = []
    for child in _unwrapped(node).iter(include_text=True):
        if child.tag == "a" and "href" in child.attributes:
            lines.append(words_of(child))
        elif child.tag != "br" and _LETTER.search(child.text(deep=True) or ""):
            return False
    return len(lines) >= _FEWEST_LINKS and not bears_marks(lines) and not _gives_grades(node)


def _unwrapped(node: LexborNode) -> LexborNode:
    """Return the innermost element that holds all that an element holds."""
    while True:
        filled = [
            child
            for child in node.iter(include_text=True)
            if child.is_element_node or _LETTER.search(child.text_content or "")
        ]
        if len(filled) != 1 or not filled[0].is_element_node or filled[0].tag in _UNREAD | {"a"}:
            return node
        node = filled[0]


def _gives_grades(node: LexborNode) -> bool:
    """Whether a piece of a link is a grade, as on tiles that lead to the areas they judge."""
    return any(map(load_grades().labels, lines_of(node)))


def _is_bare_link(item: LexborNode, survey: Survey) -> bool:
    """Whether a list item is a link and nothing else."""
    link = item.css_first("a[href]")
    if link is None or item.css_first(f"{HEADINGS}, p") is not None or survey.is_title(link):
        return False
    return words_of(link) == words_of(item) and not any(is_label(child) for child in link.css("*"))


def _opens_content(button: LexborNode, survey: Survey) -> bool:
    """Whether a button's words are content: it is in a heading, holds one, or titles what it opens."""
    return (
        survey.is_title(button)
        or _is_in_sentence(button)
        or is_within(button, frozenset({"heading", "summary"}))
        or button.css_first(HEADINGS) is not None
    )


def _is_in_sentence(button: LexborNode) -> bool:
    """Whether a button is a term within a sentence, which it explains: words go on behind it, or it goes on with those before."""
    words = words_of(button)
    if (
        not _LETTER.search(words)
        or load_sites().says("control", words)
        or load_sites().says("permalink", words)
    ):
        return False
    before, after = _text_beside(button, -1), _text_beside(button, 1)
    return after[:1].islower() or (
        words[:1].islower() and before[-1:].isalnum() and (not after or after[0] in _GOES_ON)
    )


def _text_beside(node: LexborNode, way: int) -> str:
    """Return the nearest text of its own that an element has before (-1) or behind it (1), past other elements."""
    beside = node.prev if way < 0 else node.next
    while beside is not None:
        text = " ".join((beside.text_content or "").split()) if beside.is_text_node else ""
        if text:
            return text
        beside = beside.prev if way < 0 else beside.next
    return ""


def _edge(node: LexborNode, survey: Survey) -> str | None:
    """Return why an element by its tag, role or place is the site's and not the report's."""
    tag = node.tag or ""
    if tag == "nav" or attribute(node, "role") in _NAVIGATION:
        return None if survey.holds_main(node) or holds_title(node) else "navigation"
    if tag == "form":
        return None if _is_wrapper(node, survey) else "control"
    if tag in _EDGES and not survey.is_inside_main(node):
        return None if survey.holds_main(node) or _is_report(node) else "page_furniture"
    if survey.is_outside_main(node) and not _is_report(node):
        return "outside_main"
    return None


def _is_wrapper(form: LexborNode, survey: Survey) -> bool:
    """Whether a form holds the page, as servers of forms have it, and asks for nothing much."""
    return survey.holds_main(form) or _is_report(form) or _prose(form) > _NOTICE_WORDS


def _is_report(node: LexborNode) -> bool:
    """Whether an element holds the title of the page, or words of a report that are no link."""
    return holds_title(node) or (_prose(node) > 0 and bears_marks(_own_lines(node)))


def _own_lines(node: LexborNode) -> list[str]:
    """Return the lines of an element without those that are links."""
    links = {line for link in node.css("a[href]") for line in lines_of(link)}
    return [line for line in lines_of(node) if line not in links]


def _prose(node: LexborNode) -> int:
    """Return how many words of an element are no links or controls."""
    return max(0, len(words_of(node).split()) - link_words(node))


def _named(node: LexborNode, survey: Survey) -> str | None:
    """Return why an element whose class, id or name for tests is one of furniture is none of the report, None where it is."""
    names = [*names_of(node), *attribute(node, "data-automation-id").split()]
    if not names or node.tag in _NEVER or heading_level(node) is not None or survey.holds_main(node):
        return None
    sites = load_sites()
    if sites.never_content.intersection(names) and not holds_title(node):
        return "named_furniture"
    if sites.furniture.intersection(names):
        kept = _is_report(node) or _prose(node) > _NOTICE_WORDS
        return None if kept else "site_notice" if _is_notice(node) else "named_furniture"
    if sites.any_says("hint", names) and _behaves(node) and not _titles_panel(node, survey):
        return "named_furniture"
    return None


def _is_notice(node: LexborNode) -> bool:
    """Whether an element says what sites say to their visitors, and nothing of a report."""
    lines = _own_lines(node)
    return any(map(is_banner, lines)) and not bears_marks(lines)


def _titles_panel(node: LexborNode, survey: Survey) -> bool:
    """Whether an element holds the control that titles a panel: it is the head of a section that unfolds."""
    return any(survey.is_title(control) for control in node.css(TITLING))


def _behaves(node: LexborNode) -> bool:
    """Whether an element is what furniture is: links for the most part, or the words of a banner."""
    words = len(words_of(node).split())
    if not words or words > _NOTICE_WORDS or holds_title(node):
        return False
    if link_words(node) >= _MOSTLY * words or all(is_noise_line(line) for line in _own_lines(node)):
        return node.css_first(HEADINGS) is None or node.css_first("ul, ol") is not None
    return _is_notice(node)


def _notice(node: LexborNode, survey: Survey) -> str | None:
    """Return that an element is a notice of a message to its subscribers, or of an archive to its readers; else None."""
    if not survey.notices or node.tag not in _NOTICES or survey.holds_main(node):
        return None
    lines = lines_of(node)
    short = len(words_of(node).split()) <= _NOTICE_WORDS and node.css_first(HEADINGS) is None
    said = short and any(_says_notice(kind, node) for kind in survey.notices)
    sentences = (sentence for line in lines for sentence in _SENTENCE.split(line))
    return "site_notice" if said and not bears_marks(sentences) else None


def _says_notice(kind: NoticeKind, node: LexborNode) -> bool:
    """Whether an element is a notice: one line makes one, but a word or two ("Archived") only where there are no other lines.

    Beside an archive's line there may be none but those of a few words without a number, such as its name: others are the
    report's.
    """
    if kind == "mailing":
        return _makes_notice(kind, [[line] for line in lines_of(node)]) is not None
    if node.tag in INLINE and (_text_beside(node, -1) or _text_beside(node, 1)):
        return False
    beside = _makes_notice(kind, paragraphs_of(node))
    return beside is not None and all(map(_is_aside, beside))


def _makes_notice(kind: NoticeKind, paragraphs: list[list[str]]) -> list[str] | None:
    """Return the lines beside those that make a notice, None where none makes one; each line is given in its pieces."""
    said, beside = [], []
    for pieces in paragraphs:
        line, parts = _squeezed("".join(pieces)), list(filter(None, map(_squeezed, pieces)))
        if load_sites().says(kind, line) or (parts and all(load_sites().says(kind, part) for part in parts)):
            said.append(line)
        elif _LETTER.search(line):
            beside.append(line)
    if not said or (beside and all(len(line.split()) < _A_SENTENCE for line in said)):
        return None
    return beside


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _is_aside(line: str) -> bool:
    """Whether a line is a few words without a number, and so no date or figure."""
    return len(line.split()) <= _LONGEST_BESIDE and not any(map(str.isdigit, line))
