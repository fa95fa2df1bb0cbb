"""Pictures in memory."""

from io import BytesIO

from PIL import Image


def png(width: int, height: int, color: str = "#1d3a8a") -> bytes:
    out = BytesIO()
    Image.new("RGB", (width, height), color).save(out, "PNG")
    return out.getvalue()
