"""The libraries that know the model hub, switched to offline before they are imported."""

import os
from pathlib import Path


def go_offline() -> None:
    """Keep the libraries from the network. They read this when they are imported, so it comes before that."""
    os.environ["HF_HUB_OFFLINE"] = os.environ["TRANSFORMERS_OFFLINE"] = "1"


def cached(name: str, file: str) -> Path | None:
    """Where the hub's own tools left `file` of the model `name` on this machine, if they did."""
    go_offline()
    # Imported here because only a model with a hub's name needs it, and because offline has to come first.
    from huggingface_hub import try_to_load_from_cache  # noqa: PLC0415

    found = try_to_load_from_cache(name, file)
    return Path(found) if isinstance(found, str) else None
