"""What a coach's file says, row by row."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from coaching.desk.bring_in.odd import words_of
from coaching.desk.bring_in.preview import Preview
from coaching.tables.unreadable import Unreadable
from tests import factories
from tests.coaching.desk.bring_in.files import BEN, CLIENTS, NIA, NOW, SESSIONS, csv, taken_in, xlsx
from tests.worlds import booking_of


def rows(coach, *uploads):
    return list(taken_in(coach, *uploads).rows.all())


def odd(coach, line, header=CLIENTS):
    [row] = rows(coach, header + line)
    return words_of(row.odd)


def test_a_whole_line_is_a_whole_client(coach):
    [row] = rows(coach, CLIENTS + NIA)
    assert (row.name, row.email, row.zone, row.phone, row.left, row.until, row.remark, row.odd, row.ticked) == (
        "Nia Okafor",
        "nia@example.org",
        "America/Chicago",
        "312 555 0142",
        4,
        date(2027, 6, 30),
        "Prefers mornings",
        [],
        True,
    )


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Berlin", "Europe/Berlin"),
        ("New York, NY", "America/New_York"),
        ("São Paulo", "America/Sao_Paulo"),
        ("EST", "America/New_York"),
        ("Eastern Standard Time", "America/New_York"),
        ("(UTC-08:00) Pacific Time (US & Canada)", "America/Los_Angeles"),
        ("GMT-5", "Etc/GMT+5"),
        ("Asia/Calcutta", "Asia/Kolkata"),
    ],
)
def test_a_zone_is_known_by_many_names(coach, text, zone):
    [row] = rows(coach, f'Name,Email,Time zone\nNia,nia@example.org,"{text}"\n')
    assert row.zone == zone


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (",nia@example.org,Chicago,,,,", "There is no name."),
        ("Nia,,Chicago,,,,", "There is no email address. Without one nobody can be added."),
        ("Nia,nia at example,Chicago,,,,", "“nia at example” isn't an email address."),
        ("Nia,nia@example.org,,,,,", "There is no time zone, so yours is used."),
        ("Nia,nia@example.org,Gotham,,,,", "Which time zone is “Gotham”? Choose it above. Until then yours is used."),
        (
            "Nia,nia@example.org,Chicago,,many,,",
            "“many” isn't a number of sessions from 0 to 500. None are added, and it goes into a private note.",
        ),
        (
            "Nia,nia@example.org,Chicago,,4,soon,",
            "“soon” isn't a day we can read. The sessions have no last day, and it goes into a private note.",
        ),
        (
            "Nia,nia@example.org,Chicago,,4,2026-01-31,",
            "The last day, Jan. 31, 2026, is past, so no sessions are added. It goes into a private note.",
        ),
        ("Nia,nia@example.org,Chicago,none yet,,,", "“none yet” isn't a phone number. It goes into a private note."),
        (
            f"Nia,nia@example.org,Chicago,,,,{'x' * 201}",
            "The remark is too long for the list. The whole of it goes into a private note.",
        ),
    ],
)
def test_what_is_odd_is_said(coach, line, sentence):
    assert odd(coach, line) == [sentence]


def test_the_lines_of_a_file_are_named(coach):
    found = rows(coach, "My clients\n\n" + CLIENTS + NIA + BEN)
    assert [row.lines for row in found] == [[["", 4]], [["", 5]]]


def test_two_lines_with_one_address_are_one_person(coach):
    [row] = rows(coach, CLIENTS + NIA + NIA.replace("Prefers mornings", "Likes tea"))
    assert (row.lines, row.remark, row.more) == ([["", 2], ["", 3]], "Prefers mornings", "Likes tea")


def test_two_names_at_one_address_are_asked(coach):
    [row] = rows(coach, CLIENTS + NIA + NIA.replace("Nia Okafor", "Paul Okafor"))
    assert (words_of(row.odd), row.ticked, row.is_possible) == (
        ["The file also calls them “Paul Okafor”. Is this one person?"],
        False,
        True,
    )


def test_someone_on_the_list_is_known_by_the_address(coach):
    nia = factories.client(coach=coach, name="Nia Okafor", email="Nia@example.org")
    [row] = rows(coach, CLIENTS + NIA)
    assert (row.known, row.is_possible, row.left) == (nia, False, 0)
    assert words_of(row.odd) == [
        "They are on your list already. What the file says about them otherwise is left out: 4 sessions left until June 30, "
        "2027; the remark “Prefers mornings”; the phone number 312 555 0142"
    ]


def test_someone_on_another_coachs_list_is_not(coach, other_coach):
    factories.client(coach=other_coach, name="Nia Okafor", email="nia@example.org")
    assert rows(coach, CLIENTS + NIA)[0].known is None


def test_past_sessions_come_from_a_second_file(coach):
    [row] = rows(coach, CLIENTS + NIA, SESSIONS + "NIA@example.org,2026-09-14,50,paid\nnia@example.org,9/21/2026,,pro bono\n")
    assert row.sessions == [["2026-09-14T16:00:00+00:00", 50, True], ["2026-09-21T16:00:00+00:00", 60, False]]


def test_a_sheet_of_sessions_may_name_people_by_name_and_stand_first(coach):
    sheets = {
        "Sessions": [["Client", "Name", "Date", "Time", "Minutes"], [1, "nia okafor", datetime(2026, 9, 14), "2 pm", 45.0]],
        "Clients": [["Name", "Email", "City"], ["Nia Okafor", "nia@example.org", "Chicago"]],
        "Notes to self": [["Buy tea"]],
    }
    found = taken_in(coach, xlsx(**sheets))
    [row] = found.rows.all()
    assert row.sessions == [["2026-09-14T18:00:00+00:00", 45, None]]
    assert row.lines == [["Clients", 2], ["Sessions", 2]]
    assert found.report["skipped"] == [["Notes to self", []]]


@pytest.mark.parametrize(
    "header",
    [
        ["Client", "Date", "Time", "Minutes", "Type"],
        ["Client name", "Session date", "Start time", "Duration (min)", "Session type"],
        ["Coachee", "Date of session", "Session time", "Length (minutes)", "Type of session"],
        ["Customer", "Appointment date", "Starts at", "Session duration", "Service"],
    ],
)
def test_the_headings_of_a_sheet_of_sessions_are_known(coach, header):
    sheets = {
        "Clients": [["Client", "Client email", "City"], ["Nia Okafor", "nia@example.org", "Chicago"]],
        "Sessions 2026": [header, ["Nia Okafor", datetime(2026, 9, 14), "2 pm", 45, "Pro bono"]],
    }
    found = taken_in(coach, xlsx(**sheets))
    [row] = found.rows.all()
    assert (row.name, row.email, row.sessions) == ("Nia Okafor", "nia@example.org", [["2026-09-14T18:00:00+00:00", 45, False]])
    assert (found.report["skipped"], row.more) == ([], "")


def test_a_kind_of_session_goes_into_the_note(coach):
    [row] = rows(
        coach, "Client,Email,Date,Type\nNia,nia@example.org,2026-09-14,Check-in\nNia,nia@example.org,2026-09-21,Check-in\n"
    )
    assert (row.more, [paid for _at, _minutes, paid in row.sessions]) == ("Session type: Check-in", [None, None])


def test_a_client_may_be_given_by_the_address(coach):
    nia = factories.client(coach=coach, name="Nia Okafor", email="nia@example.org")
    [row] = rows(coach, "Client,Date\nnia@example.org,2026-09-14\n")
    assert (row.known, len(row.sessions), row.name) == (nia, 1, "Nia Okafor")


def test_a_name_in_the_column_of_addresses_tells_whose_session_it_was(coach):
    [row] = rows(coach, CLIENTS + NIA, SESSIONS + "Nia Okafor,2026-09-14,50,paid\n")
    assert (row.email, len(row.sessions), row.odd) == ("nia@example.org", 1, [])


def test_a_sheet_without_a_column_for_whose_it_is_says_so(signed_in, coach):
    sheets = {
        "Clients": [["Name", "Email"], ["Nia", "nia@example.org"]],
        "Log": [["Nr", "Date", "Minutes"], [1, "2026-09-14", 50]],
    }
    found = taken_in(coach, xlsx(**sheets))
    assert found.report["skipped"] == [["Log", ["Nr", "Date", "Minutes"]]]
    page = signed_in(coach).get(reverse("desk:import", args=[found.pk])).content.decode()
    assert "The sheet “Log” is left out. Its columns are: Nr, Date, Minutes. None of them says whose" in page


def test_a_file_without_a_column_for_whose_it_is_is_refused_by_its_columns(coach):
    with pytest.raises(Unreadable, match="has these columns: Nr, Date, Minutes. None of them says whose the lines are"):
        taken_in(coach, "Nr,Date,Minutes\n1,2026-09-14,50\n")


def test_one_table_can_have_a_line_for_each_session(coach):
    [row] = rows(coach, "Name,Email,Date\nNia,nia@example.org,2026-09-14\nNia,nia@example.org,2026-09-21\n")
    assert (row.name, len(row.sessions)) == ("Nia", 2)


def test_sessions_of_someone_nobody_knows_are_said(coach):
    found = rows(coach, SESSIONS + "who@example.org,2026-09-14,50,paid\n")
    assert [(row.is_possible, words_of(row.odd)) for row in found] == [
        (False, ["A session of “who@example.org”, who is neither in the file nor on your list."])
    ]
    assert words_of(rows(coach, "Name,Date\nWho,2026-09-14\n")[0].odd)[0] == (
        "A session of “Who”, who is neither in the file nor on your list."
    )


def test_only_people_are_counted(coach):
    found = taken_in(coach, CLIENTS + NIA, SESSIONS + "who@example.org,2026-09-14,50,paid\nwho@example.org,2026-09-15,50,paid\n")
    counts = Preview(found, None).counts
    assert (counts["everyone"], counts["odd"], counts["nobody"]) == (1, 0, 2)


def test_a_later_line_may_say_whose_sessions_these_are(coach):
    [row] = rows(coach, "Name,Email,Date\n,nia@example.org,2026-09-14\nNia,nia@example.org,2026-09-21\n")
    assert (row.name, row.is_possible, len(row.sessions)) == ("Nia", True, 2)


def test_two_sessions_at_one_time_are_one_and_said(coach):
    [row] = rows(coach, CLIENTS + NIA, SESSIONS + "nia@example.org,2026-09-14,50,paid\n" * 2)
    assert (len(row.sessions), words_of(row.odd)) == (
        1,
        [
            "Another line tells of a session on Sept. 14, 2026 at the same time, so it counts once. If there were two, write "
            "their times."
        ],
    )


def test_two_sessions_on_one_day_are_two_by_their_times(coach):
    lines = "".join(f"nia@example.org,2026-09-14,{at}\n" for at in ("9:00", "15:00"))
    [row] = rows(coach, CLIENTS + NIA, "Email,Date,Time\n" + lines)
    assert (len(row.sessions), row.odd) == (2, [])


def test_the_time_of_a_session_is_read_as_pages_print_it(coach):
    [row] = rows(coach, CLIENTS + NIA, "Email,Date,Time\nnia@example.org,2026-09-14,9 a.m.\n")
    assert (row.sessions[0][0], row.odd) == ("2026-09-14T13:00:00+00:00", [])


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Sept. 14, 2026, 9 a.m.", "13:00"),
        ("Sept. 14, 2026, 2:30 p.m.", "18:30"),
        ("2026-09-14T09:00:00", "13:00"),
        ("9/14/2026 noon", "16:00"),
        ("9/14/2026", "16:00"),
        ("Sept. 14, 2026", "16:00"),
    ],
)
def test_the_time_behind_a_day_is_read(coach, text, start):
    [row] = rows(coach, CLIENTS + NIA, f'Email,Date\nnia@example.org,"{text}"\n')
    assert (row.sessions[0][0], row.odd) == (f"2026-09-14T{start}:00+00:00", [])


def test_a_session_in_the_hour_that_clocks_skip_is_put_after_it_and_said(coach):
    [row] = rows(coach, CLIENTS + NIA, "Email,Date,Time\nnia@example.org,2026-03-08,2:30 a.m.\n")
    said = ["The clocks skipped “2:30 a.m.” that day. The session is put where they went on."]
    assert (row.sessions[0][0], words_of(row.odd)) == ("2026-03-08T07:00:00+00:00", said)


def test_sessions_that_someone_has_had_are_counted(coach, clara):
    booking_of(clara, start=datetime(2026, 9, 14, 16, tzinfo=UTC))
    [row] = rows(coach, SESSIONS + f"{clara.email},2026-09-14,50,paid\n{clara.email},2026-09-21,50,paid\n")
    assert (len(row.sessions), words_of(row.odd)) == (1, ["Past sessions that are on your list already, and are left out: 1"])


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "=HYPERLINK(https://example.org)", "Nia www.example.org"])
def test_a_name_that_could_not_be_written_by_hand_is_odd(coach, name):
    [row] = rows(coach, f"Name,Email,City\n{name},nia@example.org,Chicago\n")
    assert (row.is_possible, words_of(row.odd)) == (
        False,
        [f"“{name}” isn't taken as a name. Write it in the file without web addresses and the signs < and >."],
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [("GMT+2", "“GMT+2”: UTC+02:00"), ("Berlin", "“Berlin”: Europe/Berlin"), ("Europe/Berlin", "Europe/Berlin"), ("", "")],
)
def test_a_zone_is_shown_as_written_and_as_understood(coach, text, shown):
    [each] = Preview(taken_in(coach, f"Name,Email,Time zone\nNia,nia@example.org,{text}\n"), None).shown
    assert each.zone == shown


def test_sessions_of_someone_on_the_list_are_offered(coach, clara):
    [row] = rows(coach, SESSIONS + f"{clara.email},2026-09-14,50,paid\n")
    assert (row.known, row.is_possible, row.ticked, len(row.sessions)) == (clara, True, True, 1)


def test_a_session_to_come_is_left_out_and_said(coach):
    [row] = rows(coach, CLIENTS + NIA, SESSIONS + "nia@example.org,2027-01-04,50,paid\n")
    assert (row.sessions, words_of(row.odd)) == (
        [],
        ["The session on 2027-01-04 is still to come, so it is left out. Please book it. It goes into a private note."],
    )


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (csv(""), "This file is empty. Please choose another one."),
        (csv(b"%PDF-1.7 x"), "This is a PDF. We read tables from Excel (.xlsx) and tables saved as CSV."),
        (
            csv(b"PK\x03\x04nothing"),
            "This is a ZIP, or a file of another program. We read tables",
        ),
        (csv("just words\nand more\n"), "This file begins with “just words”. We looked for a line with the names of the columns"),
        (csv(CLIENTS), "We can read the file, but there is nobody in it. Did you choose the right one?"),
    ],
)
def test_what_can_not_be_read_is_refused_with_a_sentence(coach, upload, sentence):
    with pytest.raises(Unreadable) as raised:
        taken_in(coach, upload)
    assert str(raised.value).startswith(sentence)


def test_a_file_of_another_time_and_alphabet_is_read(coach):
    text = "Name;E-Mail;Zeitzone;Sitzungen übrig;Gültig bis\nJürgen Groß;j@example.org;Berlin;3;30.06.2027\n"
    [row] = rows(coach, csv(text.encode("cp1252")))
    assert (row.name, row.zone, row.left, row.until) == ("Jürgen Groß", "Europe/Berlin", 3, date(2027, 6, 30))


def test_nothing_is_made_before_the_coach_chooses(coach):
    taken_in(coach, CLIENTS + NIA + BEN)
    assert not coach.clients.exists()
    assert NOW
