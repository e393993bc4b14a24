"""The tags there are: those of the Penn Treebank, for words, numbers and marks."""

from __future__ import annotations

TAGS = frozenset(
    """
    CC CD DT EX FW IN JJ JJR JJS MD NN NNP NNPS NNS PDT POS PRP PRP$ RB RBR RBS RP TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB
    ADD SYM HYPH , . : '' ( ) $
    """.split()
)


def possible(pattern: str) -> bool:
    """Whether some tag fits: a pattern is a tag, the beginning of one with a ``*``, or several such joined by ``+``."""
    *parts, last = pattern.split("+")
    if last.endswith("*"):
        return all(part in TAGS for part in parts) and any(tag.startswith(last[:-1]) for tag in TAGS)
    return all(part in TAGS for part in (*parts, last))
