"""The message check's network as PyTorch learns it, and how it is written down for NumPy (`bring_value/check/network.py`).

Two layers of attention within each sentence, one among the sentences; each element's score for a sentence comes from the average
and the strongest values of its tokens; a message's from all its sentences; the verdict's from everything.
"""

from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from networking_module.bring_value.check.network import HEADS, places_of
from networking_module.bring_value.check.sentences import Sentence
from networking_module.bring_value.check.tokens import MOST_PIECES, tokens
from networking_module.bring_value.check.verdicts import LEARNED, VERDICTS

WORD, WIDTH, HIDDEN = 64, 96, 192
UNKNOWN_WORD, PADDING = 1, 0
UNREAD_SHARE = 0.1  # of the words, taken away at random while learning
Numbers = tuple[list[int], list[int]]


def numbers_of(text: str, vocabulary: dict[str, int]) -> Numbers:
    """A sentence's tokens as numbers, and which of them begin with a capital."""
    found = tokens(Sentence(text, 0), vocabulary)
    return [each.number for each in found], [int(each.is_capital) for each in found]


class Network(nn.Module):
    """Takes sentences as numbers, and how many belong to each message."""

    def __init__(self, words: Tensor, drop: float = 0.15) -> None:
        super().__init__()
        self.emb = nn.Embedding.from_pretrained(words, freeze=False, padding_idx=PADDING)
        self.cap, self.pos = nn.Embedding(2, WIDTH), nn.Parameter(torch.randn(MOST_PIECES, WIDTH) * 0.02)
        self.inp, self.n0, self.drop = nn.Linear(WORD, WIDTH), nn.LayerNorm(WIDTH), nn.Dropout(drop)
        self.tok = nn.ModuleList(_layer(drop) for _ in range(2))
        self.ctx = nn.ModuleList([_layer(drop)])
        self.place, self.att = nn.Parameter(torch.randn(6, WIDTH) * 0.02), nn.Linear(WIDTH, 1)
        self.el = nn.Linear(2 * WIDTH, len(LEARNED))
        self.msg, self.mb = nn.Parameter(torch.ones(len(LEARNED))), nn.Parameter(torch.zeros(len(LEARNED)))
        self.ver = nn.Linear(WIDTH + 2 * len(LEARNED), len(VERDICTS))

    def sentence(self, numbers: Tensor, capitals: Tensor) -> tuple[Tensor, Tensor]:
        """The average and the strongest values of each sentence."""
        if self.training:
            away = (torch.rand(numbers.shape) < UNREAD_SHARE) & (numbers > 0)
            numbers = numbers.masked_fill(away, UNKNOWN_WORD)
        padding = numbers == PADDING
        values = self.inp(self.emb(numbers)) + self.cap(capitals) + self.pos[: numbers.shape[1]]
        values = self.drop(self.n0(values))
        for layer in self.tok:
            values = layer(values, src_key_padding_mask=padding)
        shares = self.att(values).squeeze(-1).masked_fill(padding, -1e4).softmax(-1)
        strongest = values.masked_fill(padding.unsqueeze(-1), -1e4).amax(1)
        return (shares.unsqueeze(-1) * values).sum(1), strongest

    def forward(self, numbers: Tensor, capitals: Tensor, counts: list[int]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Log odds by sentence (padded), which of them are there, by message, and of the verdicts."""
        average, strongest = self.sentence(numbers, capitals)
        within = nn.utils.rnn.pad_sequence(list(average.split(counts)), batch_first=True)
        most = nn.utils.rnn.pad_sequence(list(strongest.split(counts)), batch_first=True)
        there = torch.arange(max(counts))[None] < torch.tensor(counts)[:, None]
        places = nn.utils.rnn.pad_sequence([torch.tensor(places_of(count)) for count in counts], batch_first=True)
        within = within + self.place[places]
        for layer in self.ctx:
            within = layer(within, src_key_padding_mask=~there)
        scores = self.el(self.drop(torch.cat([within, most], -1)))
        seen = scores.masked_fill(~there.unsqueeze(-1), -30)
        message = self.msg * torch.logsumexp(seen, 1) + self.mb
        mean = (within * there.unsqueeze(-1)).sum(1) / there.sum(1, keepdim=True)
        return scores, there, message, self.ver(torch.cat([self.drop(mean), message, seen.amax(1)], -1))


def _layer(drop: float) -> nn.Module:
    return nn.TransformerEncoderLayer(WIDTH, HEADS, HIDDEN, drop, "gelu", batch_first=True, norm_first=True)


def write(network: Network, words: list[str], learned_from: str, path: Path) -> None:
    """Writes the network in whole numbers of one byte with a scale for each row; small tables in half precision."""
    tables: dict[str, np.ndarray] = {"words": _letters("\n".join(words)), "learned_from": _letters(learned_from)}
    for name, value in network.state_dict().items():
        table, short = value.detach().numpy().astype(np.float32), {"emb.weight": "emb", "cap.weight": "cap"}.get(name, name)
        if table.ndim == 2 and table.size > 2000:
            scale = np.maximum(np.abs(table).max(axis=1, keepdims=True) / 127, 1e-4).astype(np.float16)
            tables[short] = np.clip(np.round(table / scale.astype(np.float32)), -127, 127).astype(np.int8)
            tables[f"{short}/scale"] = scale
        else:
            tables[short] = table.astype(np.float16)
    np.savez_compressed(path, **tables)


def _letters(text: str) -> np.ndarray:
    return np.frombuffer(text.encode(), dtype=np.uint8)
