import pytest

from networking_module.contacts.discretion.giveaways import giveaways


@pytest.mark.parametrize(
    "sentence",
    [
        "I'm looking for a new role in logistics.",
        "I’m quietly looking around.",
        "My job search starts in May!",
        "I was laid off last week.",
        "Are there any openings at your place?",
        "Could you look at my résumé?",
        "Here is the updated CV.",
        "I am looking.",
        "I might be leaving the company.",
        "A recruiter called me.",
        "I applied for something at Acme.",
        "My role was eliminated.",
        "I'm exploring new opportunities.",
        "I handed in my notice.",
        "I'd love to leave Halden soon.",
        "I'm thinking of a change of career.",
        "Here is my cover letter.",
        "I'm considering a move.",
        "Our department is being dissolved.",
        "My position has been cut.",
        "My contract ends in May.",
        "My contract won't be renewed.",
        "They are eliminating my role.",
        "I lost my position in spring.",
        "They let me go on Friday.",
        "I was made redundant.",
        "I am unemployed at the moment.",
        "My job is at risk.",
        "I gave my two weeks' notice.",
        "I put in my notice today.",
        "I turned in my resignation.",
        "My notice period ends in June.",
        "I want to quit Halden this year.",
        "I'm leaving Halden.",
        "I plan to leave Halden in the fall.",
        "I left my job in May.",
        "It's time for a change.",
        "I need a change.",
        "I'm ready for a new challenge.",
        "I'm thinking about a move.",
        "I want to switch jobs.",
        "I'm changing careers.",
        "I'm weighing my options.",
        "I'm keeping my options open.",
        "I am open to other opportunities.",
        "I'm pursuing a different career.",
        "I'm seeking new employment.",
        "I'm looking for something else.",
        "I'm looking for a better job.",
        "I'm looking for a different company.",
        "I'm hunting for work.",
        "I'm looking elsewhere.",
        "I'm actively looking.",
        "My application is in.",
        "A headhunter wrote to me.",
        "I set up job alerts.",
        "I'm on the job market again.",
        "I met a career coach.",
        "I can't wait to get out of here.",
        "Time for my next chapter.",
    ],
)
def test_a_sentence_that_may_tell_it_is_quoted(sentence):
    assert giveaways(f"Hi Ben, how are you? {sentence} See you soon.") == (sentence.replace("’", "'"),)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I'm looking forward to seeing you.",
        "I'm looking at your slides again.",
        "I was looking for a place for lunch.",
        "Let's resume our talk next week.",
        "How is work? Your new position suits you.",
        "We should search the archive.",
        "You did a great job.",
        "How is the search for a new school going?",
        "Our role in the project was small.",
        "I noticed your talk.",
        "I'm looking for a new apartment.",
        "I'm looking for another chair.",
        "We have to leave early on Friday.",
        "I left my umbrella at your place, and may leave my bike there, too.",
        "I left Anna a note.",
        "We are planning a move to a bigger house.",
        "A change of plans: let's meet at noon.",
        "The letter on the cover is red.",
        "Which options do you like?",
        "We are exploring the old town.",
        "I'm considering a new bike.",
        "The contract with the vendor was signed.",
        "My team was happy with it.",
        "They cut the cake.",
        "On the last day of vacation it rained.",
        "Notice how the light changes.",
        "I handed in the report.",
        "She plays the lead role in the school play.",
        "I'm looking around the corner.",
        "The road is open to cars.",
        "Your garden is looking great, and you are still looking good.",
        "He quit smoking.",
        "Let go of the rope.",
    ],
)
def test_words_of_every_day_are_not_quoted(text):
    assert giveaways(text) == ()


def test_the_first_three_are_enough_and_each_is_quoted_once():
    text = "I was laid off. I was laid off. My search begins. I need a new job. Any openings?"
    assert giveaways(text) == ("I was laid off.", "My search begins.", "I need a new job.")


@pytest.mark.parametrize("words", ["looking for ", "my role is being ", "exploring a new ", "give my two weeks ", "move of my "])
def test_a_long_text_takes_no_time(words):
    assert giveaways(words * 2000) == ()
