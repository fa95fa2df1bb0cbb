import pytest

from coaching.practice.text import one_line
from networking_module.contacts.names import name_key

ONE = [
    ("Jose Garcia PhD", "José Garcia"),
    ("Eva Meier, MBA", "Eva Meier"),
    ("John Smith Jr.", "John Smith"),
    ("Smith, John, Jr.", "John Smith"),
    ("Smith Jr., John", "John Smith"),
    ("John Smith III", "John Smith"),
    ("Ann Lee, RN, BSN", "Lee, Ann"),
    ("Ann Lee, CPA, PMP", "Ann Lee"),
    ("Ann Lee Ph.D.", "Ann Lee"),
    ("Ann Lee, Ph. D.", "Ann Lee"),
    ("Ann Lee, M.B.A.", "Ann Lee"),
    ("Ann Lee, M.D.", "Ann Lee"),
    ("Dr. Ann Lee MD MPH", "Ann Lee"),
    ("Ann Lee, MA", "Ann Lee"),
    ("Søren Øst", "Soren Ost"),
    ("Sørensen", "Soerensen"),
    ("Łukasz Wałęsa", "Lukasz Walesa"),
    ("Đorđe Petrović", "Dorde Petrovic"),
    ("Pat O'Brien", "Pat OBrien"),
    ("Pat O’Brien", "Pat O'Brien"),
    ("Eva Müller", "Eva Mueller"),
    ("Eva Müller", "Eva Muller"),
    ("Jörg Groß", "Joerg Gross"),
    ("Åse Ågård", "Aase Aagaard"),
    ("李 伟", "李伟"),
    ("李 伟", "伟 李"),
    ("田中 太郎", "太郎 田中"),
    ("김 민준", "김민준"),
    ("Anna B. Berg", "Anna Berg"),
    ("Berg, Anna B.", "Anna Berg"),
    ("Anna B. C. Berg", "Anna Berg"),
    ("Анна Б. Берг", "Анна Берг"),
    ("Ma\u200bria Lopez", "Maria Lopez"),
]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_two_writings_of_one_name_have_one_key(one, other):
    assert name_key(one) == name_key(other)


TWO = [
    ("Anna Berg", "Anna Maria Berg"),
    ("A. Berg", "Anna Berg"),
    ("A. Berg", "B. Berg"),
    ("Jack Ma", "Jack Do"),
    ("Jack Ma", "Jack"),
    ("Md Rahman", "Rahman"),
    ("John Smith", "John Schmidt"),
    ("李 伟", "李 明"),
    ("李伟明", "李明伟"),
    ("李 伟", "王 伟"),
    ("Dr.", "Prof."),
    ("PhD", "MBA"),
    ("§", "%"),
]


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_names_have_two_keys(one, other):
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize("name", ["", "Jr.", "PhD, MBA", "R. N.", "...", "A", "李"])
def test_a_name_of_little_has_the_key_of_what_there_is(name):
    assert bool(name_key(name)) is bool(name)


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("Anna Berg", "Anna Berg"),
        ("  Anna \t Berg\n", "Anna Berg"),
        ("Anna\r\nBerg", "Anna Berg"),
        ("Anna\u2028Berg", "Anna Berg"),
        ("Anna\x85Berg", "Anna Berg"),
        ("An\u200bna\ufeff Berg", "Anna Berg"),
        ("\u202eAnna", "Anna"),
        ("María 李 🦊", "María 李 🦊"),
        ("علی\u200cرضا", "علی\u200cرضا"),
        ("Ma\u200dria Lo\u00adpez\u200c", "Maria Lopez"),
        ("Jose\u0301", "José"),
        ("Anna\u3164Berg\u2800X", "Anna Berg X"),
        ("An\ufe0fna", "Anna"),
        ("田\u200d中", "田中"),
        ("क\u094d\u200dष", "क\u094d\u200dष"),
        ("👩\u200d🔬 Eva", "👩\u200d🔬 Eva"),
        ("\u200b", ""),
        ("\u200d \u2060", ""),
        ("\u3164", ""),
        ("\u2800\u00a0", ""),
        ("\u0301", ""),
        ("", ""),
    ],
)
def test_a_name_is_one_line_of_what_can_be_seen(raw, kept):
    assert one_line(raw) == kept
