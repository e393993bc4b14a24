"""What an expression finds, as far as that is known before it has run: all phrases it can match, or letters it must."""

from __future__ import annotations

from linter.checks.rules.folding import folded
from linter.checks.vale.nodes import Branches, Char, Group, Node, Repeat, Set

#: An expression that stands for more phrases than these stays one.
MOST_PHRASES = 64
#: Characters; a shorter string is in nearly every text.
_SHORTEST = 3


def phrases(branches: Branches) -> tuple[str, ...] | None:
    """All texts that the expression matches, in the order in which it tries them; None where they are many or unknown."""
    found: list[str] = []
    for branch in branches:
        texts = _of_branch(branch)
        if texts is None or len(found) + len(texts) > MOST_PHRASES:
            return None
        found += texts
    return tuple(dict.fromkeys(found))


def _of_branch(branch: tuple[Node, ...]) -> list[str] | None:
    texts = [""]
    for node in branch:
        more = _of_node(node)
        if more is None or len(texts) * len(more) > MOST_PHRASES:
            return None
        texts = [text + end for text in texts for end in more]
    return texts


def _of_node(node: Node) -> tuple[str, ...] | None:
    if isinstance(node, Char):
        return (chr(node.code),)
    if isinstance(node, Set):
        return node.chars
    if isinstance(node, Group) and node.linear_opening in ("(", "(?:"):
        return phrases(node.branches)
    if isinstance(node, Repeat) and (node.least, node.most, node.lazy) == (0, 1, False):
        once = _of_node(node.node)
        return None if once is None else (*once, "")
    return None


def required(branches: Branches) -> tuple[str, ...]:
    """Strings of which any match holds one, in lower case with straight apostrophes; none where nothing is sure."""
    found: list[str] = []
    for branch in branches:
        texts = _required_of(branch)
        if not texts:
            return ()
        found += texts
    return tuple(dict.fromkeys(found))


def _required_of(branch: tuple[Node, ...]) -> tuple[str, ...]:
    """The strings of the part of a branch whose shortest string is the longest."""
    best: tuple[str, ...] = ()
    run = ""
    for node in (*branch, None):
        char = _one(node)
        if char is not None:
            run += char
            continue
        best = max(best, (run,) if len(run) >= _SHORTEST else (), key=_strength)
        run = ""
        inner = node.node if isinstance(node, Repeat) and node.least else node
        if isinstance(inner, Group) and not inner.zero_width:
            best = max(best, required(inner.branches), key=_strength)
    return best


def _one(node: Node | None) -> str | None:
    """The character of a part that is one, whatever its case."""
    if isinstance(node, Char):
        return folded(chr(node.code))
    if isinstance(node, Set) and node.chars and len({folded(char) for char in node.chars}) == 1:
        return folded(node.chars[0])
    return None


def _strength(texts: tuple[str, ...]) -> int:
    return min(map(len, texts), default=0)
