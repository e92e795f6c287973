"""What must be known of a whole page before its parts are read: main part, titles of panels, copies."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from hmicdiff.reading.webpage.nodes import (
    HEADINGS,
    TITLING,
    attribute,
    is_within,
    lines_of,
    names_of,
    pieces_of,
    words_of,
)
from hmicdiff.reading.webpage.onward import leading_onward
from hmicdiff.text import squash
from hmicdiff.vocabulary.webpages import NOTICE_KINDS, load_sites

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

    from hmicdiff.vocabulary.webpages import NoticeKind

__all__ = ["Survey"]

_MAIN: Final = ("main", "[role=main]", "article", "#content", "#main-content")
_SHARE_OF_MAIN: Final = 3
_LONG_COPY: Final = 25
"""Characters above which a text that a page holds twice is a copy wherever it stands."""
_MOST_COPIES: Final = 400
_AROUND: Final = 3
_MOST_LEVELS: Final = 64


class Survey:
    """One page, looked over."""

    def __init__(self, body: LexborNode) -> None:
        self.main = _main_part(body)
        self._around = _line_of(self.main)
        self._copies = 0
        self._taken: Counter[str] = Counter()
        self._text: str | None = None
        self._body = body
        self.notices = tuple(_notices(body))
        """Whose notices the page has beside the report: of a message to its subscribers, of an archive to its readers."""
        self._onward = frozenset(leading_onward(body))
        self._described = frozenset(_described(body))
        self.titles: dict[int, LexborNode] = {}
        """The control that titles a panel, by the panel's identity."""
        self._controls: set[int] = set()
        self._elsewhere: set[int] = set()
        for control, panel in _titled(body):
            self._controls.add(control.mem_id)
            if panel is not None:
                self.titles.setdefault(panel.mem_id, control)
                self._elsewhere.add(control.mem_id)

    def is_title(self, node: LexborNode) -> bool:
        """Whether a control's words title what it opens."""
        return node.mem_id in self._controls

    def titles_elsewhere(self, node: LexborNode) -> bool:
        """Whether a control's words stand over a panel in another place, where they are read."""
        return node.mem_id in self._elsewhere

    def is_opened(self, node: LexborNode) -> bool:
        """Whether a control opens the element."""
        return node.mem_id in self.titles

    def holds_main(self, node: LexborNode) -> bool:
        """Whether an element is the main part or holds it."""
        return self.main.tag != "body" and node.mem_id in self._around

    def leads_onward(self, node: LexborNode) -> bool:
        """Whether an element stands under a heading over publications of others, and holds no main part."""
        return node.mem_id in self._onward and not self.holds_main(node)

    def is_described_by(self, node: LexborNode) -> bool:
        """Whether another element of the page says that this one explains it."""
        return attribute(node, "id") in self._described

    def is_inside_main(self, node: LexborNode) -> bool:
        """Whether an element stands in the main part of a page that has one, or in an article."""
        around = node.parent
        for _ in range(_MOST_LEVELS):
            if around is None:
                return False
            if around.tag in {"main", "article"} or (
                self.main.tag != "body" and around.mem_id == self.main.mem_id
            ):
                return True
            around = around.parent
        return False

    def is_outside_main(self, node: LexborNode) -> bool:
        """Whether an element stands beside the main part of a page that has one."""
        if self.main.tag == "body" or node.mem_id in self._around:
            return False
        return node.parent is not None and node.parent.mem_id in self._around - {self.main.mem_id}

    def takes_copy(self, node: LexborNode) -> bool:
        """Whether the page holds an element's words once more; one copy of them always stays."""
        self._copies += 1
        words = squash(words_of(node)).casefold()
        if not words or self._copies > _MOST_COPIES:
            return False
        if len(words) < _LONG_COPY:
            return any(_count(around, words) > 1 for around in _near(node))
        if self._text is None:
            self._text = squash("".join(pieces_of(self._body))).casefold()
        if self._text.count(words) - self._taken[words] < 2:  # noqa: PLR2004 - itself and another
            return False
        self._taken[words] += 1
        return True


def _notices(body: LexborNode) -> Iterator[NoticeKind]:
    """Yield whose notices a page has."""
    lines = set(lines_of(body))
    for kind in NOTICE_KINDS:
        if load_sites().any_says(kind, lines):
            yield kind


def _main_part(body: LexborNode) -> LexborNode:
    """Return the element that holds the content: ``main``, the only article, or the body."""
    whole = len(words_of(body))
    for selector in _MAIN:
        found = body.css(selector)
        if len(found) == 1 and len(words_of(found[0])) * _SHARE_OF_MAIN > whole:
            return found[0]
    return body


def _line_of(node: LexborNode) -> frozenset[int]:
    """Return the identities of an element and of those it stands in."""
    found = []
    around: LexborNode | None = node
    while around is not None:
        found.append(around.mem_id)
        around = around.parent
    return frozenset(found)


def _near(node: LexborNode) -> Iterator[LexborNode]:
    """Yield the elements closest around a node."""
    around = node.parent
    for _ in range(_AROUND):
        if around is None or around.tag in {"body", "main", "article", "tr", "table"}:
            return
        yield around
        around = around.parent


def _count(node: LexborNode, words: str) -> int:
    return squash(words_of(node)).casefold().count(words)


def _described(body: LexborNode) -> Iterator[str]:
    """Yield the ids of what explains another element."""
    for name in ("aria-describedby", "aria-details", "popovertarget", "data-tooltip-target"):
        for node in body.css(f"[{name}]"):
            yield from attribute(node, name).lstrip("#").split()


def _titled(body: LexborNode) -> Iterator[tuple[LexborNode, LexborNode | None]]:
    """Yield the controls that title something, each with the panel where it stands elsewhere."""
    by_id = {
        element.attributes["id"]: element for element in body.css("[id]") if element.attributes.get("id")
    }
    labelled = {
        attribute(panel, "aria-labelledby"): panel for panel in body.css("[role=tabpanel][aria-labelledby]")
    }
    sites = load_sites()
    filled: dict[int, bool] = {}
    for control in body.css(TITLING):
        text = words_of(control)
        if (
            not text
            or sites.says("control", text)
            or is_within(control, frozenset({"heading", "nav", "summary"}))
        ):
            continue
        if control.css_first(HEADINGS) is not None:
            continue
        if control.tag == "summary":
            yield control, None
            continue
        panel = _panel(control, by_id, labelled)
        if panel is None:
            continue
        if panel.mem_id not in filled:
            filled[panel.mem_id] = bool(words_of(panel))
        if filled[panel.mem_id]:
            yield control, panel


def _panel(
    control: LexborNode, by_id: dict[str | None, LexborNode], labelled: dict[str, LexborNode]
) -> LexborNode | None:
    """Return the element that a control opens, None where it opens none."""
    attributes = control.attributes
    told = (attributes.get(name) for name in ("aria-controls", "data-bs-target", "data-target", "href"))
    for name in told:
        found = by_id.get((name or "").lstrip("#"))
        if found is not None and (control.tag != "a" or _is_panel(control, found)):
            return found
    if (identity := attribute(control, "id")) in labelled and identity:
        return labelled[identity]
    after = control.next
    while after is not None and not after.is_element_node:
        after = after.next
    return after if control.tag == "button" and after is not None and _is_panel(control, after) else None


def _is_panel(control: LexborNode, found: LexborNode) -> bool:
    """Whether an element is one that a tab or a button opens, and no place to which a link leads."""
    if attribute(found, "role") in {"tabpanel", "region"} or attribute(control, "role") in {"tab", "button"}:
        return True
    return load_sites().any_says(
        "panel", (name for name in names_of(found) if name != attribute(found, "id"))
    )
