"""Where the sentences of a passage begin and end."""

import re

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[€]*[A-ZÀ-Þ0-9'])|\n{2,}")
# Words after which a full stop does not end the sentence, in Dutch and English.
_ABBREVIATION = re.compile(
    r"(?:\b(?:bijv|bv|nl|ca|c|e\.a|m\.n|o\.a|enz|incl|excl|nr|art|mr|dr|drs|ir|ing|prof|St|vs|e\.g|i\.e|No|Mr|Mrs|Ms|Dr)"
    r"|\b[A-Z])\.$"
)


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Start and end (exclusive) of each sentence in code points of `text`, without the white space around it."""
    spans = []
    start = 0
    for match in _END.finditer(text):
        if _ABBREVIATION.search(text, start, match.end()):
            continue
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, len(text)))
    return [span for begin, end in spans if (span := _stripped(text, begin, end))]


def _stripped(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    return (start + left, start + right) if left < right else None
