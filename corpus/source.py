"""From the forms of sources to sources."""

from collections.abc import Mapping

from corpus.front_matter import SourceForm
from corpus.story import Source
from corpus.yaml import Keys, Located


def sources_of(forms: Mapping[str, SourceForm], located: Located, keys: Keys) -> dict[str, Source]:
    """The sources that stand under `keys`, by their short names."""
    return {
        name: Source(name, form.title, form.publisher, form.year, form.url, form.kind, located.place((*keys, name)))
        for name, form in forms.items()
    }
