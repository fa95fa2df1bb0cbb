"""What a form of an exercise sends, saved prompt by prompt."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from coaching.autosave.errors import SaveError
from coaching.autosave.revisions import is_in_form, sent_by_form
from coaching.exercises import answer_parsers, answers
from coaching.exercises.models import Assignment


def save_all(
    assignment: Assignment, words: QueryDict, uploads: MultiValueDict[str, UploadedFile]
) -> tuple[dict[str, SaveError], dict[str, tuple[Any, int]]]:
    """Saves every question that the form holds (`words` and `uploads` as a request's POST and FILES).

    Returns {prompt id: SaveError} and {prompt id: (what was typed, revision)} of those that could not be kept; one whose
    other text the client takes is left as it is. Raises Closed for what was handed in.
    """
    problems: dict[str, SaveError] = {}
    typed: dict[str, tuple[Any, int]] = {}
    for child in assignment.version.prompts:
        name = f"prompt-{child.id}"
        if not is_in_form(name, words, child.id):
            continue
        sent = sent_by_form(name, words, uploads)
        try:
            answers.save_answer(assignment=assignment, prompt_id=child.id, raw=sent.everything, known_revision=sent.revision)
        except answers.Closed:
            raise
        except SaveError as error:
            problems[child.id] = error
            # A file that was refused can't be shown again: what is stored stays on the page.
            if child.block_type != "file":
                words_again = answer_parsers.as_typed(child.block_type, child.value, sent.values)
                typed[child.id] = (words_again, getattr(error, "revision", sent.revision))
    return problems, typed
