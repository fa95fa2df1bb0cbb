"""What a form of an exercise sends, saved prompt by prompt."""

from coaching.exercises import answer_parsers, answers


def save_all(assignment, words, uploads):
    """Saves every question that the form holds (`words` and `uploads` as a request's POST and FILES).

    Gives {prompt id: AnswerError} and {prompt id: (what was typed, revision)} of those that could not be kept; one whose
    other text the client takes is left as it is. Raises Closed for what was handed in.
    """
    problems, typed = {}, {}
    for child in assignment.version.prompts:
        name = f"prompt-{child.id}"
        if f"{name}-revision" not in words or words.get("take") == child.id:
            continue
        raw, known = sent(name, words, uploads), number(f"{name}-revision", words)
        try:
            answers.save_answer(assignment=assignment, prompt_id=child.id, raw=raw, known_revision=known)
        except answers.Closed:
            raise
        except answers.AnswerError as error:
            problems[child.id] = error
            # A file that was refused can't be shown again: what is stored stays on the page.
            if child.block_type != "file":
                typed[child.id] = (answer_parsers.as_typed(child.block_type, child.value, raw), getattr(error, "revision", known))
    return problems, typed


def sent(name, words, uploads):
    """The values of one field: what was written, then what was uploaded."""
    return [*words.getlist(name), *uploads.getlist(name)]


def unconfirmed(words):
    """The values that a page sent before and never heard back about, if any: what stands may be its own words."""
    return words.getlist("before") if "before" in words else None


def number(name, words):
    """A revision as a form says it; 0 for anything else."""
    text = words.get(name, "0")
    return int(text) if text.isdecimal() and len(text) < 9 else 0
