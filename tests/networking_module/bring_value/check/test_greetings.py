"""The reader's name where a message begins, in the ways in which people say it."""

import pytest

from networking_module.bring_value.check import ContactFacts
from networking_module.bring_value.check.greetings import greeted_until, greeting
from networking_module.bring_value.check.sentences import sentences


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hi Bo, how are you?", "Hi Bo"),
        ("Dear Ms. Wu:\nI read", "Dear Ms. Wu"),
        ("Subject: Your talk\n\nDear Dr. Okafor,\n\nI was there", "Dear Dr. Okafor"),
        ("Dear Prof Lee, I was there", "Dear Prof Lee"),
        ("Guten Tag Frau Weber, I was there", "Guten Tag Frau Weber"),
        ("Dear Ms. O'Neil, I was there", "Dear Ms. O'Neil"),
        ("Dear Mrs. de Wit, I was there", "Dear Mrs. de Wit"),
        ("Dear Mr. and Mrs. Leong,\n\nThank you", "Dear Mr. and Mrs. Leong"),
        ("Dear Madam Halima Abdi,\n\nI was there", "Dear Madam Halima Abdi"),
        ("Dear Hiring Manager Ms. Cole,\n\nI was there", "Dear Hiring Manager Ms. Cole"),
        ("Respected Prasad sir,\n\nI hope", "Respected Prasad sir"),
        ("Ana and Tom, I was there", "Ana and Tom"),
        ("Hi there Sam, can you", "Hi there Sam"),
        ("Hi Will, can you", "Hi Will"),
        ("Hi Ana Could you help me", "Hi Ana"),
        ("hi kenji, played with your app", "hi kenji"),
        ("hey jo, played with your app", "hey jo"),
        ("hey marco its dani from the course", "hey marco"),
        ("Heyyy Priya, look at this", "Heyyy Priya"),
        ("Morning Priya - the site walk is at ten", "Morning Priya"),
        ("Hej Ewelina, I was there", "Hej Ewelina"),
        ("Bonjour Hélène, I was there", "Bonjour Hélène"),
        ("Cześć Łukasz, I was there", "Cześć Łukasz"),
        ("Mr. Otieno, you trained me", "Mr. Otieno"),
        ("Mr. Earl this is your last call", "Mr. Earl"),
        ("chef ruiz, you said it on the podcast", "chef ruiz"),
        ("Kuya Noel hello po, we met", "Kuya Noel"),
        ("Raj I just heard about your dad", "Raj"),
        ("Félix your habanero is leaking", "Félix"),
        ("Kofi get well soon!", "Kofi"),
        ("Lukas... a date? please", "Lukas"),
        ("Mark, the saw is here", "Mark"),
        ("Maria — the saw is here", "Maria"),
        ("jess!!! the studio is free", "jess"),
        ("Oh Patrice. I found your mail", "Oh Patrice"),
        ("So sorry Beth I can't do Saturday", "So sorry Beth"),
        ("Thanks, Priya! I read it twice", "Thanks, Priya"),
        ("7 lbs 11 oz!! Congrats Andre, tell Shay", "Congrats Andre"),
        ("Happy birthday Nkem! See you", "Happy birthday Nkem"),
        ("Congrats on ten years at Volt, Katya! Time flies.", "Katya"),
        ("Thanks for thinking of me Nithya, truly.", "Nithya"),
        ("Noted with thanks Dr. Nyaga, I will bring both.", "Noted with thanks Dr. Nyaga"),
        ("Today is my last day. Marcin, you taught me to read ice", "Marcin"),
        ("RE: the harbor\n\nMs. Wu,\n\nI was there", "Ms. Wu"),
    ],
)
def test_greeting_is_the_readers_name(text, said):
    assert [each.quote for each in greeting(text)] == [said]


@pytest.mark.parametrize(
    "text",
    [
        "Hello, I am a student",
        "Hello I am a student",
        "Hi there, I saw",
        "Dear Sir or Madam, I am",
        "Dear Sir/Madam, I am",
        "To whom it may concern, I am",
        "Hi everyone, after six years",
        "Hi all, after six years",
        "Hi folks, after six years",
        "Hi team, after six years",
        "Dear Sales Team, I am",
        "Dear IPC team, I am",
        "Dear Hiring Manager, I am",
        "Dear Hiring Committee, I am",
        "Dear Professor, I am",
        "Dear Professor I am a student",
        "Good evening madam. I have news",
        "Chief, is this you?",
        "Respected Sir, I greet you",
        "Hi, are you hiring?",
        "Heyyy so I need a logo",
        "Honestly, I was there",
        "Yesterday, I was there",
        "Quick question: are you there?",
        "Dr. Lee said you could help",
        "Tom told me about you",
        "Greenlee 555 on the marketplace",
        "Landed in Oslo. It rains",
        "I live in Berlin, Germany. Do you?",
        "Thanks for the introduction to Priya. She was kind",
        "Could you help me? Thanks, Tom",
        "Hi [Name], I saw",
        "Hi {{first_name}}, I saw",
        "Dear (name), I saw",
        "Dear NAME, I saw",
        "Hi X, I saw",
        "Dear Professor [Last Name], I saw",
        "",
        "Dear",
        "Dear ",
    ],
)
def test_greeting_of_nobody_in_particular_is_none(text):
    assert greeting(text) == []


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Hi Tom, I read your paper", "Professor Lindqvist", "another_name"),
        ("Hi Tommy, I read your paper", "Tom Okafor", "greeting_personal"),
        ("Dear Professor Lindqvist, I read", "Professor Lindqvist", "greeting_personal"),
        ("Oh Patrice. I read your paper", "Patrice Lalumière", "greeting_personal"),
        ("Thanks for thinking of me Nithya, truly.", "Anna Berg", "another_name"),
        ("Ana and Tom, I read your paper", "Tom Okafor", "greeting_personal"),
        ("Hi Tom, I read your paper", "", "greeting_personal"),
        ("Hi Bob, I read your paper", "Robert Chen", "greeting_personal"),
        ("Dear Robert, I read your paper", "Bob Chen", "greeting_personal"),
        ("Hi Peggy, I read your paper", "Margaret O'Neill", "greeting_personal"),
        ("Hi Bob, I read your paper", "Margaret O'Neill", "another_name"),
        ("Hi Lukasz, I read your paper", "Łukasz Nowak", "greeting_personal"),
        ("Hi Oyvind, I read your paper", "Øyvind Berg", "greeting_personal"),
        ("Hi Anna, I read your paper", "Łukasz Nowak", "another_name"),
        ("Hello Mohammed, I read your paper", "محمد بن عبد الله", "greeting_personal"),
        ("Hi Wei, I read your paper", "王伟 (David)", "greeting_personal"),
        ("Hi Julia, I read your paper", "Юлия Попова", "greeting_personal"),
    ],
)
def test_greeting_of_someone_else_is_noticed(text, name, kind):
    assert [each.kind for each in greeting(text, ContactFacts(name))] == [kind]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Hi Ana, I was there. Thanks", ", I was there. Thanks"),
        ("Subject: Tides\n\n- Hi Ana, I was there.", ", I was there."),
        ("Congrats on ten years at Volt, Katya! Time flies.", "Congrats on ten years at Volt, Katya! Time flies."),
        ("Hi, I was there.", "Hi, I was there."),
    ],
)
def test_a_greeting_that_begins_a_sentence_is_left_out_of_quotes(text, rest):
    assert text[greeted_until(greeting(text), sentences(text)) :] == rest
