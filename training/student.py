"""The network that learns, seen as what training needs of it: word pieces in, unit vectors out."""

from collections.abc import Sequence
from pathlib import Path

import torch
from sentence_transformers import SentenceTransformer
from torch import Tensor
from torch.nn.functional import normalize
from transformers import BertModel

from indexing.hub import go_offline

Pieces = Sequence[int]


def network(model: SentenceTransformer) -> BertModel:
    """The network under a model like the teacher's, which pools nothing itself."""
    inner = model[0].auto_model
    if not isinstance(inner, BertModel):
        raise TypeError(f"{type(inner).__name__} is no BertModel: training knows the teacher's kind of network only")
    return inner


class Student:
    """A sentence-transformers model with mean pooling, of which batches are embedded with gradients."""

    def __init__(self, directory: Path, dropout: float = 0.0) -> None:
        go_offline()
        self.model = SentenceTransformer(
            str(directory),
            device="cpu",
            local_files_only=True,
            # The fused attention's backward pass takes a third of a step on a CPU; plain products take a fiftieth.
            model_kwargs={"attn_implementation": "eager", "dtype": torch.float32},
        )
        self.network = network(self.model)
        for module in self.network.modules():
            if isinstance(module, torch.nn.Dropout):
                module.p = dropout
        self.words = self.network.embeddings.word_embeddings
        # A batch holds a few thousand of the pieces: only their rows are touched.
        self.words.sparse = True
        self._pad = self.model.tokenizer.pad_token_id

    def pieces(self, texts: Sequence[str], longest: int) -> list[list[int]]:
        """The word pieces of `texts`, with the marks of begin and end, cut off after `longest`."""
        encoded = self.model.tokenizer(list(texts), truncation=True, max_length=longest)
        return list(encoded["input_ids"])

    def vectors(self, batch: Sequence[Pieces]) -> Tensor:
        """Unit vectors of texts given as word pieces, shape (texts, dimension)."""
        width = max(map(len, batch))
        ids = torch.tensor([[*pieces, *[self._pad] * (width - len(pieces))] for pieces in batch])
        mask = (torch.arange(width)[None, :] < torch.tensor([len(pieces) for pieces in batch])[:, None]).long()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = self.network(input_ids=ids, attention_mask=mask).last_hidden_state
        mean = (hidden.float() * mask[:, :, None]).sum(dim=1) / mask.sum(dim=1, keepdim=True)
        return normalize(mean, dim=1)

    @property
    def rest(self) -> list[torch.nn.Parameter]:
        """Every weight but the word embeddings."""
        return [weight for weight in self.network.parameters() if weight is not self.words.weight]

    def save(self, directory: Path) -> None:
        """Write the model as sentence-transformers reads it."""
        self.model.save(str(directory), create_model_card=False)
