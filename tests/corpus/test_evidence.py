"""How strong a claim is, by who tells it."""

import pytest

from corpus.evidence import follows_from
from corpus.read import Corpus
from corpus.story import Evidence, SourceKind

OFFICIAL, RESEARCH, PRESS, SELF, PARTY, BOOK = (
    SourceKind.OFFICIAL,
    SourceKind.RESEARCH,
    SourceKind.PRESS,
    SourceKind.SELF,
    SourceKind.PARTY,
    SourceKind.BOOK,
)


@pytest.mark.parametrize(
    ("kinds", "evidence"),
    [
        ({RESEARCH}, Evidence.MEASURED),
        ({RESEARCH, SELF, PARTY}, Evidence.MEASURED),
        ({OFFICIAL}, Evidence.REPORTED),
        ({PRESS, SELF}, Evidence.REPORTED),
        ({SELF}, Evidence.CLAIMED),
        ({PARTY, BOOK}, Evidence.CLAIMED),
        (set(), Evidence.CLAIMED),
    ],
)
def test_rule(kinds: set[SourceKind], evidence: Evidence) -> None:
    """The strongest speaker decides."""
    assert follows_from(kinds) is evidence


def test_from_sources_or_from_the_editor(corpus: Corpus) -> None:
    """A fragment has what follows from its sources, unless the editor says otherwise and why."""
    found = {fragment.id: (fragment.evidence, bool(fragment.because)) for fragment in corpus.fragments}
    assert found["dienst-brug/samen-tekenen"] == (Evidence.REPORTED, False)
    assert found["dienst-brieven/eenvoudig"] == (Evidence.CLAIMED, False)
    assert found["dienst-telefoon/wachtrij"] == (Evidence.DISPUTED, True)
