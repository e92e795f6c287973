"""One consistent change of term between two reports: found, told once, and no change anywhere else.

``the constabulary`` became ``the force``, ``HMIC`` became ``HMICFRS``, ``anti-social`` lost its
hyphen. A tool that compares words marks each of some 200 places and loses every moved paragraph.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from hmicdiff.comparing.once import once
from hmicdiff.comparing.renames.counted import changed_forms
from hmicdiff.comparing.similarity import inverse_frequencies, score_tokens, tokenise
from hmicdiff.comparing.words import has_figure, is_period, neutral_text, split_words
from hmicdiff.model import Rename
from hmicdiff.vocabulary.wording import Wording, load_wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hmicdiff.comparing.similarity import Tokens
    from hmicdiff.comparing.words import Word
    from hmicdiff.model import Reading

__all__ = ["RenameParams", "find_renames"]

Phrase = tuple[str, ...]
Change = tuple[Phrase, Phrase]
"""Old and new term, as lower-case words."""
Pair = tuple[tuple["Word", ...], tuple["Word", ...]]
"""The words of two sentences that are much alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RenameParams:
    """What makes a change of words a change of term."""

    likeness: float = 0.5
    """Least likeness of two sentences whose differences are looked at."""
    least: int = 3
    """Fewest places that show the change."""
    consistent: float = 0.9
    """Least share of the old term's places, among paired sentences, that have the new one."""
    longest: int = 5
    """Most words of a term."""
    wording: Wording = field(default_factory=load_wording)


@dataclass(frozen=True, slots=True)
class _Site:
    """One place at which words were replaced."""

    change: Change
    before: str
    """The word both texts have in front; empty at the start."""
    after: str
    """The word both texts have behind; empty at the end."""
    printed: tuple[str, str]
    """Old and new words as printed."""
    around: tuple[str, str]
    """The words in front and behind as the old text prints them."""


def find_renames(left: Reading, right: Reading, params: RenameParams | None = None) -> tuple[Rename, ...]:
    """Return the consistent changes of term from `left` to `right`, most frequent first.

    `count` is how many paired places have the new term for the old one. A change is a term's if
    it has at least ``params.least`` places and nearly all places of the old term have it; with the
    word before it or after it where the term alone is kept elsewhere (``the constabulary``, beside
    a ``Norfolk Constabulary`` that stays). Terms that no pair of sentences shows are told from the
    forms that each report prints; their count is that of the new form in `right`.
    """
    chosen = params or RenameParams()
    pairs = _alike(left, right, chosen.likeness)
    sites = [site for pair in pairs for site in _sites(pair, chosen)]
    found = _terms(sites, [_lower(one) for one, _ in pairs], chosen)
    known = {words for pair in found for term in pair for words in tokenise(term)}
    for old, new, count in changed_forms(left, right):
        if known.isdisjoint(tokenise(old)) and known.isdisjoint(tokenise(new)):
            found[old, new] = count
    renames = (
        Rename(left=old, right=new, count=count, left_report=left.report.id, right_report=right.report.id)
        for (old, new), count in found.items()
    )
    return tuple(sorted(renames, key=lambda one: (-one.count, one.left, one.right)))


# --- sentences that are much alike --------------------------------------------------------


def _alike(left: Reading, right: Reading, likeness: float) -> list[Pair]:
    """Return the pairs of sentences that are each other's best, and alike enough, but not the same."""
    (ones, tokens), (others, other_tokens) = _texts_of(left), _texts_of(right)
    if not ones or not others:
        return []
    shared = set(ones) & set(others)
    return [
        (split_words(ones[i]), split_words(others[j]))
        for i, j in _each_others_best(tokens, other_tokens, _twins(left, right), likeness)
        if ones[i] not in shared or ones[i] == others[j]
    ]


def _twins(left: Reading, right: Reading) -> dict[int, int]:
    """Return the sentences that both reports print, by their numbers, where no other one has the same words.

    Nothing is as much like one of them as the other is, so that they are each other's best. None are told of where
    they are the lesser part.
    """
    (ones, tokens), (others, other_tokens) = _texts_of(left), _texts_of(right)
    if 2 * len(set(ones) & set(others)) < max(len(ones), len(others)):
        return {}  # so few that to hold all against all takes no longer
    counts, places = Counter((*tokens, *other_tokens)), {text: number for number, text in enumerate(others)}
    return {
        number: places[text]
        for number, (text, words) in enumerate(zip(ones, tokens, strict=True))
        if text in places and words and counts[words] == 2  # noqa: PLR2004 - once on either side
    }


def _each_others_best(
    left: Sequence[Tokens], right: Sequence[Tokens], twins: Mapping[int, int], likeness: float
) -> list[tuple[int, int]]:
    """Return the sentences that are each other's best, and alike enough, by their numbers.

    Of `twins` that is known: only what is no twin is held against all.
    """
    rows = [i for i in range(len(left)) if i not in twins]
    taken = set(twins.values())
    columns = [j for j in range(len(right)) if j not in taken]
    if not rows or not columns:
        return sorted(twins.items())
    weights = inverse_frequencies([*left, *right])
    of_rows = score_tokens([left[i] for i in rows], right, weights)
    best_left = (
        score_tokens(left, [right[j] for j in columns], weights).argmax(axis=0)
        if twins
        else of_rows.argmax(axis=0)
    )
    best_of = dict(zip(columns, best_left.tolist(), strict=True))
    found = {
        i: j
        for i, j, scores in zip(rows, of_rows.argmax(axis=1).tolist(), of_rows, strict=True)
        if best_of.get(j) == i and scores[j] >= likeness
    }
    return sorted({**twins, **found}.items())


@once
def _texts_of(reading: Reading) -> tuple[Sequence[str], Sequence[Tokens]]:
    """Return a report's sentences, each once, and the words of each."""
    texts = sorted({sentence.text for sentence in reading.sentences})
    return texts, [tokenise(neutral_text(text)) for text in texts]


def _lower(words: Iterable[Word]) -> Phrase:
    """Return the words in lower case, hyphens kept: a lost hyphen is a change of term too."""
    return tuple(word.text.lower().replace("’", "'") for word in words)


# --- places -------------------------------------------------------------------------------


def _sites(pair: Pair, params: RenameParams) -> Iterator[_Site]:
    """Yield the places of a pair at which a term could have been replaced."""
    one, other = pair
    if one is other:
        return
    left, right = _lower(one), _lower(other)
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    for op, i, i_end, j, j_end in matcher.get_opcodes():
        change = (left[i:i_end], right[j:j_end])
        if op == "equal" or not _could_be_a_term(change, params):
            continue
        yield _Site(
            change=change,
            before=left[i - 1] if i and j else "",
            after=left[i_end] if i_end < len(left) and j_end < len(right) else "",
            printed=(_printed(one[i:i_end]), _printed(other[j:j_end])),
            around=(one[i - 1].text if i else "", one[i_end].text if i_end < len(one) else ""),
        )


def _printed(words: Sequence[Word]) -> str:
    """Return the words as printed, with single spaces where there was any space."""
    return "".join(word.text + (" " if word.gap else "") for word in words).strip()


def _could_be_a_term(change: Change, params: RenameParams) -> bool:
    """Whether neither side is too long, holds a figure, a sign, or a word that makes a finding.

    A period (``PEEL 2023-25``) is a name here: an edition of the next cycle has it throughout.
    """
    words = (*change[0], *change[1])
    if max(len(change[0]), len(change[1])) > params.longest or not any(len(word) > 1 for word in words):
        return False
    wording = params.wording
    banned = wording.modals | wording.hedges | wording.numbers | wording.never_terms
    if any(word in banned or not word[0].isalnum() for word in words):
        return False
    if any(has_figure(word) and not is_period(word) for word in words):
        return False
    return any(word not in wording.stops for word in words)


# --- terms --------------------------------------------------------------------------------


def _terms(
    sites: Sequence[_Site], texts: Sequence[Phrase], params: RenameParams
) -> dict[tuple[str, str], int]:
    """Return the consistent changes, as printed, with the number of their places."""
    by_change: dict[Change, list[_Site]] = defaultdict(list)
    for site in sites:
        by_change[site.change].append(site)
    terms: dict[tuple[str, str], int] = {}
    accepted: set[Change] = set()
    for change, found in sorted(by_change.items(), key=lambda item: (-len(item[1]), item[0])):
        least = 1 if _is_variant(change, accepted) else params.least
        for printed, count in _consistent(found, texts, params, least):
            terms[printed] = count
            accepted.add(change)
    return terms


def _is_variant(change: Change, accepted: set[Change]) -> bool:
    """Whether the change is the plural of one that was found (``constabularies`` to ``forces``)."""
    return any(
        _singular(change[0]) == _singular(old) and _singular(change[1]) == _singular(new)
        for old, new in accepted
    )


def _singular(phrase: Phrase) -> Phrase:
    """Return the phrase with its last word cut to a singular, roughly."""
    if not phrase:
        return phrase
    last = phrase[-1]
    cut = last[:-3] + "y" if last.endswith("ies") else last.removesuffix("s")
    return (*phrase[:-1], cut)


def _consistent(
    sites: Sequence[_Site], texts: Sequence[Phrase], params: RenameParams, least: int
) -> Iterator[tuple[tuple[str, str], int]]:
    """Yield the consistent terms, as printed, that one change of words makes.

    With the word before or after where that makes it exact (``the force``, beside a ``use of
    force`` that stays) or every place has the article; else alone.
    """
    if len(sites) < least:
        return
    alone = sites[0].change
    share = _share(alone[0], len(sites), texts) if all(alone) else 0.0
    has_article = {site.before for site in sites} == {"the"}
    wide = _widened(sites, texts, params, least) if share < 1 or has_article else []
    if wide and (share < params.consistent or sum(n for _, n in wide) >= params.consistent * len(sites)):
        yield from wide
    elif share >= params.consistent:
        yield _commonest(site.printed for site in sites), len(sites)


def _widened(
    sites: Sequence[_Site], texts: Sequence[Phrase], params: RenameParams, least: int
) -> list[tuple[tuple[str, str], int]]:
    """Return the consistent terms with the word before, else with the word after, else with both."""
    for front, behind in ((True, False), (False, True), (True, True)):
        wide = list(_in_context(sites, texts, params, least, _Context(front, behind)))
        if wide:
            return wide
    return []


class _Context(NamedTuple):
    """Which of the words around a change belong to the term."""

    front: bool
    behind: bool

    def around(self, words: tuple[str, str]) -> tuple[Phrase, Phrase]:
        """Return the words in front and behind that belong to the term."""
        return (words[0],) if self.front else (), (words[1],) if self.behind else ()


def _in_context(
    sites: Sequence[_Site], texts: Sequence[Phrase], params: RenameParams, least: int, context: _Context
) -> Iterator[tuple[tuple[str, str], int]]:
    """Yield the consistent terms that a change makes together with words around it."""
    by_words: dict[tuple[Phrase, Phrase], list[_Site]] = defaultdict(list)
    for site in sites:
        by_words[context.around((site.before, site.after))].append(site)
    for (front, behind), found in sorted(by_words.items(), key=lambda item: (-len(item[1]), item[0])):
        words = (*front, *behind)
        if len(found) < least or not all(
            w[:1].isalnum() and w not in params.wording.never_terms for w in words
        ):
            continue
        if _share((*front, *found[0].change[0], *behind), len(found), texts) >= params.consistent:
            yield _commonest(_in_print(site, context) for site in found), len(found)


def _in_print(site: _Site, context: _Context) -> tuple[str, str]:
    """Return the old and the new term as printed, with the words around that belong to it."""
    front, behind = context.around(site.around)
    left, right = (" ".join(word for word in (*front, part, *behind) if word) for part in site.printed)
    return left, right


def _share(old: Phrase, replaced: int, texts: Sequence[Phrase]) -> float:
    """Return which share of the places of the old term was replaced."""
    return replaced / max(1, sum(_places(old, text) for text in texts))


def _places(phrase: Phrase, text: Phrase) -> int:
    """Return how often `phrase` stands in `text`."""
    width = len(phrase)
    return sum(text[n : n + width] == phrase for n in range(len(text) - width + 1) if text[n] == phrase[0])


def _commonest(printed: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """Return the commonest form: as inside a sentence if it is printed so, else the first by alphabet."""
    forms = Counter(printed)
    inside = {form: count for form, count in forms.items() if form[0][:1].islower()}
    return min((inside or forms).items(), key=lambda item: (-item[1], item[0]))[0]
