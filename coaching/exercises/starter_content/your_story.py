"""The practice's own program: what you stand for, then how you tell it."""

PROGRAM = {
    "key": "your-story",
    "title": "Your story in three weeks",
    "summary": "First what you want to be known for, then one true story that shows it, told in two minutes.",
    "steps": [
        {"exercise": "personal-branding", "opens": "at_once", "due_days": 10},
        {"exercise": "interview-story", "opens": "after", "days": 2, "due_days": 10},
    ],
}
