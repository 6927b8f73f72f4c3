"""What operators are told when an index or a model cannot be used; each message says what to do."""


class IndexingError(Exception):
    """Something is wrong with the index or the model."""


class ModelError(IndexingError):
    """A model that is not there or does not fit."""


class SnapshotError(IndexingError):
    """A snapshot that is missing, damaged, or made by other means than it is asked with."""
