"""The one place where real things are plugged together; whatever can go wrong at start-up goes wrong here."""

from app.search import Search
from app.settings import Settings
from indexing.directory import IndexDirectory
from indexing.models import embedder
from indexing.snapshot import check_model, open_snapshot


def bootstrap(settings: Settings) -> Search:
    """Open the current snapshot and load its model. Raises `IndexingError`, which says what to do."""
    snapshot = open_snapshot(IndexDirectory(settings.index_directory).current())
    model = embedder(settings.model)
    check_model(snapshot, model)
    # Loads the weights now, for the first question should not wait for them or fail on them.
    model.embed_questions(["?"])
    return Search(snapshot, model)
