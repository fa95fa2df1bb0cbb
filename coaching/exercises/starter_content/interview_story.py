"""A story for the question “Tell me about a time when …”."""

READING = """
<p>Interviewers ask for a time when something was hard because what you did then says more than what you would do. Most
answers fail in the same way: long on how things were, short on what <i>you</i> did, and then they stop.</p>
<h2>Five parts, two minutes</h2>
<ul><li><b>The place:</b> one sentence, no more.</li><li><b>The trouble:</b> what would have happened if nobody had acted.</li>
<li><b>What you did:</b> half of the story. Say “I”.</li><li><b>What came of it:</b> something that can be counted or seen.</li>
<li><b>What stayed:</b> what you do differently since.</li></ul>
<p>Choose a story in which something went wrong on the way. Smooth ones are soon forgotten.</p>
"""

ALOUD = """
<h2>Now out loud</h2>
<p>A story that reads well can still be too long to tell. Stand up, tell it to a wall, a friend or your phone, and look at
the clock. Two minutes is good; beyond three, people stop listening. Cut the beginning first.</p>
"""

EXERCISE = {
    "key": "interview-story",
    "title": "A story for your next interview",
    "summary": "One true story, told in two minutes, that answers five different questions.",
    "minutes": 45,
    "prompts": [
        ("reading", READING),
        (
            "rows",
            {
                "question": "Three stories you could tell",
                "help": "A few words each. The one you are a little unsure about is often the best.",
                "required": True,
                "columns": ["What happened", "What it shows about you"],
                "first_rows": 3,
            },
        ),
        ("short_answer", {"question": "The one you choose, as a headline", "required": True}),
        (
            "long_answer",
            {
                "question": "The place and the trouble",
                "help": "Two or three sentences: where were you, and what was about to go wrong?",
                "required": True,
            },
        ),
        (
            "long_answer",
            {
                "question": "What you did",
                "help": "Step by step. For each “we”, ask yourself: what was my part in it?",
                "required": True,
            },
        ),
        (
            "long_answer",
            {
                "question": "What came of it, and what stayed",
                "help": "A number, a sentence somebody said, a thing that still runs. Then what you learned.",
                "required": True,
            },
        ),
        (
            "choice",
            {
                "question": "Which questions does it answer?",
                "help": "A good story answers more than one: change the first sentence, keep the rest.",
                "options": [
                    "A conflict with someone",
                    "A mistake of yours",
                    "Leading without being in charge",
                    "Too little time or money",
                    "Learning something quickly",
                    "Persuading somebody",
                ],
                "multiple": True,
            },
        ),
        ("reading", ALOUD),
        (
            "checklist",
            {
                "question": "You told it aloud. What was true?",
                "items": [
                    "It took two minutes or less",
                    "The trouble was clear after three sentences",
                    "I said “I” where it was me",
                    "It ended on a result, not on “so, yes”",
                ],
            },
        ),
        (
            "scale",
            {
                "question": "How ready are you to tell it tomorrow?",
                "measure": "Ease in telling your story",
                "low": "Not at all",
                "high": "Ask me now",
                "steps": 5,
            },
        ),
        ("date", {"question": "When is your next interview?", "help": "Leave it empty if there is none yet."}),
    ],
}
