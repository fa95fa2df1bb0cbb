import pytest

from coaching.practice.addressing import called, initials

NAMES = {
    "Clara Lind": "Clara",
    "  Clara   Lind ": "Clara",
    "Clara": "Clara",
    "Cher": "Cher",
    "Dr. Clara Lind": "Clara",
    "dr Clara Lind": "Clara",
    "Prof. Dr. Clara Lind": "Clara",
    "Prof.Dr. Clara Lind": "Clara",
    "Dipl.-Ing. Clara Lind": "Clara",
    "Prof. Dr. med. Clara Lind": "Clara",
    "Frau Dr. Clara Lind": "Clara",
    "Dr. rer. nat. Clara Lind": "Clara",
    "Dr. h.c. Clara Lind": "Clara",
    "Sr. Juan Pérez": "Juan",
    "Phil Collins": "Phil",
    "Nat Cole": "Nat",
    "Mme Claire Dupont": "Claire",
    "Sra. Ana García": "Ana",
    "Dott.ssa Maria Rossi": "Maria",
    "г-жа Анна Иванова": "Анна",
    "Mrs. Ada Lovelace, PhD": "Ada",
    "Ada Lovelace, Ph.D., MBA": "Ada",
    "Martin King, Jr.": "Martin",
    "Lind, Clara": "Clara",
    "Lind, Dr. Clara": "Clara",
    "de la Cruz, Ana": "Ana",
    "Lind, Clara, PhD": "Clara",
    "DUPONT Jean": "Jean",
    "KIM Min-jun": "Min-jun",
    "JEAN DUPONT": "JEAN",
    "Dr. Wu": "Dr. Wu",
    "Mr. Smith": "Mr. Smith",
    "Dr.": "Dr.",
    "J. R. Smith": "J. R. Smith",
    "M. Dupont": "M. Dupont",
    "J.R. Smith": "J.R. Smith",
    "李伟": "李伟",
    "李 伟": "李 伟",
    "김 민준": "김 민준",
    "山田 太郎": "山田 太郎",
    "عبد الرحمن الخطيب": "عبد الرحمن الخطيب",
    "مريم حداد": "مريم حداد",
    "Jean-Luc Picard": "Jean-Luc",
    "O'Brien, Miles": "Miles",
    "Lind,": "Lind",
    ", Clara": "Clara",
    "": "",
}


@pytest.mark.parametrize(("name", "expected"), NAMES.items(), ids=list(NAMES))
def test_a_name_is_addressed(name, expected):
    assert called(name) == expected


INITIALS = {
    "Priya Raman": "PR",
    "Dr. Priya Raman": "PR",
    "Raman, Priya": "PR",
    "Priya Anand Raman": "PR",
    "Priya": "P",
    "priya raman": "PR",
    "(Priya) Raman": "PR",
    "Élodie Ångström": "ÉÅ",
    "山田太郎": "山",
    "عبد الرحمن": "ع",
    "🙂 Priya Raman": "PR",
    "🙂": "",
    "": "",
}


@pytest.mark.parametrize("name", INITIALS)
def test_initials_are_two_letters_at_most(name):
    assert initials(name) == INITIALS[name]
