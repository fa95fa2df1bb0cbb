"""Which letters the words of a language have, and which encodings were made for it. The one place to add a language."""

GERMAN, NORDIC, ICELANDIC = "äöüß", "åäöæøé", "áéíóúýæöðþ"
FRENCH, IBERIAN, ITALIAN = "éèêëàâîïôùûüçœæ", "áéíóúüñçãõâêôàïòèªº", "àèéìíòóùú"
WESTERN = (GERMAN, NORDIC, ICELANDIC, FRENCH, IBERIAN, ITALIAN)
CZECH, POLISH, HUNGARIAN = "áčďéěíňóřšťúůýžäĺľŕô", "ąćęłńóśźż", "áéíóöőúüű"
ROMANIAN, SOUTH_SLAVIC = "ăâîșțşţ", "čćđšž"
TURKISH, BALTIC = "çğıöşüâîûİ", "āčēģīķļņšūžąęėįųõäöü"
CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґўђјљњћџѓќѕ"
GREEK, HEBREW = "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ", "אבגדהוזחטיךכלםמןנסעףפץצקרשת"
VOWELS = "аеёиоуыэюяіїєαεηιουωάέήίόύώ"
ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگکی"
THAI = "".join(map(chr, range(0x0E01, 0x0E5B)))

# The likelier first: of two that explain the words equally well it is taken.
SINGLE = {
    "cp1252": WESTERN,
    "mac_roman": WESTERN,
    "cp1250": (CZECH, POLISH, HUNGARIAN, ROMANIAN, SOUTH_SLAVIC, GERMAN),
    "cp1251": (CYRILLIC,),
    "cp1253": (GREEK,),
    "cp1254": (TURKISH,),
    "cp1255": (HEBREW,),
    "cp1256": (ARABIC,),
    "cp1257": (BALTIC,),
    "koi8_r": (CYRILLIC,),
    "iso8859_2": (CZECH, POLISH, HUNGARIAN, ROMANIAN, SOUTH_SLAVIC),
    "iso8859_5": (CYRILLIC,),
    "mac_cyrillic": (CYRILLIC,),
    "mac_latin2": (CZECH, POLISH, HUNGARIAN),
    "cp850": WESTERN,
    "cp852": (CZECH, POLISH, HUNGARIAN),
    "cp866": (CYRILLIC,),
}
RARE = {"cp874": (THAI,)}
# Two bytes for one sign: which first bytes stand for the usual ones.
DOUBLE = {
    "cp932": (0x82, 0x83, *range(0x88, 0x98)),
    "big5": range(0xA4, 0xC7),
    "euc_kr": range(0xB0, 0xC9),
    "gb18030": range(0xB0, 0xD8),
}
ONE_SCRIPT = (CYRILLIC, GREEK, HEBREW, ARABIC, THAI)  # no word of theirs has Latin letters
