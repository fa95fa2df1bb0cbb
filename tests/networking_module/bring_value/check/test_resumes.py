"""The writer's resume is seen where it is brought up, and only there."""

import pytest

from networking_module.bring_value.check.elements import resumes
from networking_module.bring_value.check.sentences import sentences


def found(text):
    return [(each.kind, each.quote) for each in resumes(sentences(text))]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("My resume is attached.", "resume"),
        ("I attach my Résumé.", "Résumé"),
        ("Here is my CV.", "CV"),
        ("Please find my C.V. enclosed.", "C.V."),
        ("I enclose my curriculum vitae.", "curriculum vitae"),
        ("Could you pass on my resume to your manager?", "resume"),
        ("I don't know if my resume arrived.", "resume"),
        ("My portfolio is attached.", "My portfolio"),
        ("I sent the transcript and the work history.", "I sent the transcript"),
        ("I attach my papers, with hope.", "I attach my papers"),
        ("Anbei my Lebenslauf.", "Lebenslauf"),
    ],
)
def test_a_resume_that_is_brought_up_is_found(text, quote):
    assert found(text) == [("mentions_resume", quote)]


@pytest.mark.parametrize("text", ["As you asked, my resume is attached.", "My CV is attached, since you requested it."])
def test_a_resume_that_they_asked_for_is_information(text):
    assert [kind for kind, _quote in found(text)] == ["resume_asked_for"]


@pytest.mark.parametrize(
    "text",
    [
        "I resume Monday as a barrister.",
        "Classes resume on Tuesday.",
        "Could we resume our talk?",
        "I would like to resume work in May.",
        "I leave my resume out of this.",
        "No resume, only a question.",
        "I am not sending a resume.",
        "Your resume impressed me.",
        "You read every resume twice.",
        "How many CVs do you get?",
        "Subject: Resume - Bradley Coyne",
        "Your portfolio of old maps is lovely.",
        "I read your papers on tides.",
    ],
)
def test_other_resumes_are_not(text):
    assert found(text) == []
