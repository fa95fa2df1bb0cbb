# /// script
# requires-python = ">=3.11"
# dependencies = ["scikit-learn==1.9.1"]
# ///
"""Learns the message check's weights from networking_module/bring_value/corpus/development.jsonl: `make train`.

Each element has a logistic regression over sentences: a sentence is a positive example when it holds words that the
message's writer marked. A second, tiny one turns the two strongest sentences of a message into its log odds; it sees
scores of sentences that were not learned from. The kept-aside messages are never read here.
"""

import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from networking_module.bring_value.check import corpus, elements, model, verdicts  # noqa: E402
from networking_module.bring_value.check.result import ONE_WAY  # noqa: E402
from networking_module.bring_value.check.sentences import sentences  # noqa: E402
from networking_module.bring_value.check.verdicts import ASKS, JOB, LEARN, LEARNED, SMALL  # noqa: E402

SOFTNESS = 0.4  # the inverse strength of the L2 penalty on a sentence's weights
RAREST = 2  # a feature that fewer messages have is left out
SMALLEST = 0.01  # smaller weights are left out
FOLDS = 6
JOB_ASKS_COUNT = 3


def main():
    messages = corpus.load("development")
    found = {"learned_from": corpus.fingerprint("development"), "messages": len(messages), **learn_all(messages)}
    model.WEIGHTS.write_text(json.dumps(found, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    print({element: len(each["weights"]) for element, each in found["elements"].items()})


def learn_all(messages):
    """What the model keeps: see `model.weights`."""
    rows = [(index, sentence, found) for index, message in enumerate(messages) for sentence, found in read(message)]
    vectorizer, table = table_of(rows)
    groups = np.array([index for index, *_rest in rows])
    learned, odds = {}, {}
    for element in (*LEARNED, SMALL):
        marked = np.array([shows(messages[index], sentence, element) for index, sentence, _found in rows])
        holds = [corpus.holds(message, element) for message in messages]
        learned[element], odds[element] = learn(table, marked, groups, holds, vectorizer.get_feature_names_out())
    seen = [dict(zip(odds, each, strict=True)) for each in np.array(list(odds.values())).T]
    return {"elements": learned, "verdicts": learn_verdicts(seen, messages), "small_ask": learn_small_asks(seen, messages)}


def shows(message, sentence, element):
    """Whether a sentence shows the element. “Would you have ten minutes?” belongs to the wish to learn that it keeps small."""
    small = element == LEARN and corpus.holds(message, LEARN) and corpus.marks(message, sentence, SMALL)
    return small or corpus.marks(message, sentence, element)


def read(message):
    cut = sentences(message["text"])
    return list(zip(cut, model.features_of(cut), strict=True))


def table_of(rows):
    """A row a sentence, a column a feature that is not too rare."""
    pairs = {(index, each.name) for index, _sentence, found in rows for each in found}
    known = {name for name, count in Counter(name for _index, name in pairs).items() if count >= RAREST}
    vectorizer = DictVectorizer()
    return vectorizer, vectorizer.fit_transform([{each.name: 1 for each in found if each.name in known} for *_, found in rows])


def learn(table, marked, groups, holds, names):
    """(what the model keeps of one element, the log odds of every message as if it had not been learned from)."""
    sentence_model = LogisticRegression(C=SOFTNESS, max_iter=2000)
    unseen = cross_val_predict(sentence_model, table, marked, groups=groups, cv=GroupKFold(FOLDS), method="decision_function")
    sentence_model.fit(table, marked)
    top = np.array([model.summary(unseen[groups == index]) for index in range(len(holds))])
    message_model = LogisticRegression().fit(top, holds)
    pairs = zip(names, sentence_model.coef_[0], strict=True)
    kept = {
        "bias": round(float(sentence_model.intercept_[0]), 4),
        "weights": {name: round(float(weight), 3) for name, weight in pairs if abs(weight) >= SMALLEST},
        "message": plain([*message_model.coef_[0], message_model.intercept_[0]]),
    }
    return kept, message_model.decision_function(top)


def learn_verdicts(odds, messages):
    """{verdict: [a weight for each input, constant]}. A job ask taken for two-way misleads most, so it counts more."""
    inputs = [verdicts.inputs(each) for each in odds]
    asks = [corpus.holds(message, JOB) and corpus.verdict(message) == ONE_WAY for message in messages]
    found = LogisticRegression(max_iter=3000).fit(
        inputs, [corpus.verdict(each) for each in messages], np.where(asks, JOB_ASKS_COUNT, 1)
    )
    rows = zip(found.classes_, found.coef_, found.intercept_, strict=True)
    return {str(verdict): plain([*own, constant]) for verdict, own, constant in rows}


def learn_small_asks(odds, messages):
    """What `verdicts.small_ask_odds` weighs."""
    worded = [any(elements.small_asks(sentences(each["text"]))) for each in messages]
    inputs = [[each[SMALL], *(each[name] for name in ASKS), float(said)] for each, said in zip(odds, worded, strict=True)]
    found = LogisticRegression().fit(inputs, [corpus.holds(each, SMALL) for each in messages])
    return plain([*found.coef_[0], found.intercept_[0]])


def plain(values):
    return [round(float(each), 4) for each in values]


if __name__ == "__main__":
    main()
