"""What people say about you when you have left the room."""

READING = """
<p>A personal brand is no slogan. It is the sentence a colleague says when somebody asks, “Who could help us with this?”
You already have one. This exercise finds out what it is, and decides what you would like it to be.</p>
<h2>How to go about it</h2>
<ol><li>Collect what others really come to you for.</li><li>Find the thread that runs through it.</li>
<li>Say it in words a stranger understands.</li><li>Try it on one person who knows you.</li></ol>
<p>Write quickly first and choose later. Nobody reads this before you hand it in.</p>
"""

EXAMPLE = """
<h2>Your sentence</h2>
<p>A good one names whom you help, with what, and how people can tell. For example: “I help small clinics find out why
patients wait, and I leave them with a plan their own staff can keep up.” No title, no adjective that anyone could claim.</p>
"""

EXERCISE = {
    "key": "personal-branding",
    "title": "What you want to be known for",
    "summary": "One honest sentence about what you bring, with the proof that makes it believable.",
    "minutes": 40,
    "prompts": [
        ("reading", READING),
        (
            "rows",
            {
                "question": "What did people come to you for lately?",
                "help": "Five moments are plenty: work, a club, your family. Small ones count.",
                "required": True,
                "columns": ["Who asked", "What for", "What came of it"],
                "first_rows": 3,
            },
        ),
        (
            "long_answer",
            {
                "question": "What do these moments have in common?",
                "help": "Look for a verb: do you calm, sort, connect, explain, repair, begin?",
                "required": True,
            },
        ),
        (
            "checklist",
            {
                "question": "Which of these have you done this year?",
                "help": "They are places where your sentence can be seen. An empty box is an idea, not a fault.",
                "items": [
                    "Told someone outside work what I do",
                    "Explained something I know to a group",
                    "Written something others could read",
                    "Thanked someone by name in public",
                    "Brought two people together",
                ],
            },
        ),
        ("reading", EXAMPLE),
        (
            "short_answer",
            {
                "question": "Your sentence, first try",
                "help": "I help … with …, and people notice because …",
                "required": True,
            },
        ),
        (
            "long_answer",
            {
                "question": "What proves it?",
                "help": "One thing that happened, with a number or a name in it. If you have no proof yet: what would be one?",
                "required": True,
            },
        ),
        (
            "long_answer",
            {
                "question": "Say it to one person who knows you. What did they answer?",
                "help": "Ask: “Is that me? What would you change?” Write down their words, not yours.",
            },
        ),
        ("short_answer", {"question": "Your sentence now", "help": "Keep the first one if it held."}),
        (
            "scale",
            {
                "question": "How comfortable are you saying it out loud?",
                "measure": "Ease in telling your story",
                "low": "I would rather not",
                "high": "Gladly, to anyone",
                "steps": 5,
            },
        ),
    ],
}
