"""Text files as editors save them."""

import unicodedata
from pathlib import Path

from corpus.problem import Place, Problem


def read_text(path: Path) -> tuple[str | None, list[Problem]]:
    """The text of a file, with every letter composed (NFC); no text, and a problem that says why, if it has none."""
    try:
        return unicodedata.normalize("NFC", path.read_text(encoding="utf-8-sig")), []
    except UnicodeDecodeError as error:
        return None, [Problem(Place(path, 1), f"this is not UTF-8 text: {error.reason}", "save the file as UTF-8")]
    except OSError as error:
        mend = "put a text file in its place, or remove it"
        return None, [Problem(Place(path, 1), f"this cannot be read: {error.strerror}", mend)]
