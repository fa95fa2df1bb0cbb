from django.core.mail import EmailMultiAlternatives

from coachsite.printed_mail import LINE, EmailBackend


def test_an_email_is_printed_as_a_person_reads_it(capsys):
    email = EmailMultiAlternatives("Your code: ÄÖ", "Type 123456.\n", "a@b.example", ["jörg@example.org", "pia@example.org"])
    email.attach_alternative("<p>Type 123456.</p>", "text/html")
    assert EmailBackend().send_messages([email]) == 1
    written = "To: jörg@example.org, pia@example.org\nSubject: Your code: ÄÖ\n\nType 123456."
    assert capsys.readouterr().out == f"\n{LINE}\n{written}\n{LINE}\n"
