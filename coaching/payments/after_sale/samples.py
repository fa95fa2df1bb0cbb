"""What a preview of a mail fills in."""

from coaching.mail.kinds import SAMPLE_PRACTICE

SAMPLES = {
    "name": "Clara",
    "title": "Four sessions",
    "practice": SAMPLE_PRACTICE,
    "url": "https://example.org/",
}
TO_COACH = {key: value for key, value in SAMPLES.items() if key != "name"} | {"client": "Clara Lind"}
