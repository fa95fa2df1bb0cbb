"""What mail programs and companies put under a message: it says nothing about what its writer wants."""

from .patterns import any_of

DASHES = ("--", "—")  # alone on the line above a signature
MOST_LINES, LONGEST_LINE = 12, 160  # of what follows a line of two dashes: more, or longer, is text with a divider above it
_DEVICES = (
    r"(?:i ?phone|i ?pad|(?:mobile |cell |smart|tele|android )?(?:phone|handy|telefon|telefoon|téléphone|teléfono)|mobile|mobil\w*"
    r"|android|samsung|galaxy|blackberry|huawei|pixel|xiaomi|windows|outlook|yahoo|gmail|proton|aol|tablet|device)"
)
_FROM_MY = r"(?:securely |with |from |von |de |desde |depuis |van |vanaf |dal |vanuit |met |mit |via |my |your |meinem |mon |mi |mijn |mio |meu |the )"


_SENT = any_of(
    rf"(?:sent|gesendet|envoyé|enviado|verzonden|inviato)\s{_FROM_MY}{{1,3}}(?:\w+ )?{_DEVICES}\b.{{0,60}}$",
    rf"von meinem {_DEVICES}\b.{{0,30}} gesendet\.?$",
    r"(?:get|holen sie sich|télécharger|download) outlook (?:for|für|pour|voor) .{1,20}$",
    r"(?:please )?excuse (?:any |my )?(?:typos|brevity)\b.{0,40}$",
)
_DISCLAIMER = any_of(
    r"\W{0,4}(?:this|the (?:information|contents?)\b.{0,30}\b(?:in|of) this)\s(?:e-?mail|electronic|message|communication|transmission)\b",
    r"\W{0,4}(?:confidentiality notice|confidentiality:|disclaimer\b)",
    r"\W{0,4}(?:if you are not the (?:intended|named)\b|please consider the environment\b)",
    r"\W{0,4}(?:diese e-?mail\b|ce (?:message|courriel)\b|este (?:mensaje|correo)\b)",
)
_LEGAL = any_of(
    r"\b(?:intended (?:solely|only|recipient|for the)|attachments?|addressees?|confidentiality|disclaimer|environment)\b",
    r"\b(?:vertraulich\w*|confidentiels?|confidencial\w*)\b",
)


def sent_from(line: str) -> bool:
    """“Sent from my iPhone” and its kin."""
    return len(line) <= LONGEST_LINE and _SENT.match(line.strip().lower()) is not None


def begins_disclaimer(line: str) -> bool:
    """Whether a paragraph that begins with this line may be a disclaimer."""
    return _DISCLAIMER.match(line.strip().lower()) is not None


def disclaimer(paragraph: str) -> bool:
    """“This email and any attachments are confidential and intended solely for …”."""
    return begins_disclaimer(paragraph) and _LEGAL.search(paragraph.lower()) is not None


def signature(lines: list[str]) -> bool:
    """Whether the lines from a line of two dashes on are a signature."""
    filled = [line for line in lines[1:] if line.strip()]
    short = len(filled) <= MOST_LINES and all(len(line) <= LONGEST_LINE for line in filled)
    return lines[0].strip() in DASHES and short
