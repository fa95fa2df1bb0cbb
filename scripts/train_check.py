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

from networking_module.bring_value.check import corpus, model, verdicts  # noqa: E402
from networking_module.bring_value.check.sentences import sentences  # noqa: E402
from networking_module.bring_value.check.verdicts import LEARN, LEARNED  # noqa: E402

SOFTNESS = 0.4  # the inverse strength of the L2 penalty on a sentence's weights
RAREST = 2  # a feature that fewer messages have is left out
SMALLEST = 0.01  # smaller weights are left out
SOFTNESS_WHOLE, RAREST_WHOLE = 0.1, 3  # the same for the message as a whole
FOLDS = 6


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
    for element in LEARNED:
        marked = np.array([shows(messages[index], sentence, element) for index, sentence, _found in rows])
        holds = [corpus.holds(message, element) for message in messages]
        learned[element], odds[element] = learn(table, marked, groups, holds, vectorizer.get_feature_names_out())
    seen = [dict(zip(odds, each, strict=True)) for each in np.array(list(odds.values())).T]
    whole, wholes = learn_whole(rows, messages)
    return {"elements": learned, "whole": whole, "verdicts": learn_verdicts(seen, wholes, messages)}


def shows(message, sentence, element):
    """Whether a sentence shows the element. “Would you have ten minutes?” belongs to the wish to learn that it keeps small."""
    small = element == LEARN and corpus.holds(message, LEARN) and corpus.marks(message, sentence, "specific_small_ask")
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
    kept = weighed(sentence_model.intercept_[0], sentence_model.coef_[0], names)
    kept["message"] = plain([*message_model.coef_[0], message_model.intercept_[0]])
    return kept, message_model.decision_function(top)


def learn_whole(rows, messages):
    """(what `verdicts.whole_message` adds up, what it says of every message as if it had not been learned from)."""
    held = [set() for _message in messages]
    for index, _sentence, features in rows:
        held[index] |= {each.name for each in features}
    known = {name for name, count in Counter(name for each in held for name in each).items() if count >= RAREST_WHOLE}
    vectorizer = DictVectorizer()
    table = vectorizer.fit_transform([dict.fromkeys(each & known, 1) for each in held])
    truth, learner = [corpus.verdict(each) for each in messages], LogisticRegression(C=SOFTNESS_WHOLE, max_iter=2000)
    unseen = cross_val_predict(learner, table, truth, cv=FOLDS, method="predict_proba")
    learner.fit(table, truth)
    names = vectorizer.get_feature_names_out()
    kept = {
        str(name): weighed(*pair, names) for name, *pair in zip(learner.classes_, learner.intercept_, learner.coef_, strict=True)
    }
    return kept, [dict(zip(learner.classes_, each, strict=True)) for each in unseen]


def weighed(bias, weights, names):
    """A constant, and the weights that are not next to nothing, by their names."""
    pairs = zip(names, weights, strict=True)
    kept = {name: round(float(weight), 3) for name, weight in pairs if abs(weight) >= SMALLEST}
    return {"bias": round(float(bias), 4), "weights": kept}


def learn_verdicts(odds, wholes, messages):
    """{verdict: [a weight for each input, constant]}."""
    inputs = [verdicts.inputs(*each) for each in zip(odds, wholes, strict=True)]
    found = LogisticRegression(max_iter=3000).fit(inputs, [corpus.verdict(each) for each in messages])
    rows = zip(found.classes_, found.coef_, found.intercept_, strict=True)
    return {str(verdict): plain([*own, constant]) for verdict, own, constant in rows}


def plain(values):
    return [round(float(each), 4) for each in values]


if __name__ == "__main__":
    main()
