"""How strong a claim is, as it follows from who tells it. The rule stands in corpus/README.md."""

from collections.abc import Collection

from corpus.story import Evidence, SourceKind

_OUTSIDERS = {SourceKind.OFFICIAL, SourceKind.PRESS}


def follows_from(kinds: Collection[SourceKind]) -> Evidence:
    """The evidence of a fragment that cites sources of these kinds.

    A study measures; an outsider who looked reports; the organisation itself, an interested party or a book claims.
    That sources dispute each other cannot be seen from their kinds: an editor says so.
    """
    if SourceKind.RESEARCH in kinds:
        return Evidence.MEASURED
    return Evidence.REPORTED if _OUTSIDERS & set(kinds) else Evidence.CLAIMED
