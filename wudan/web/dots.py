"""An address of our own as a QR picture; drawn here, so nothing of it leaves the house."""

from importlib import import_module

from django.utils.safestring import SafeString, mark_safe


def picture_of(address: str) -> SafeString:
    """The picture as markup.

    The drawing library takes 11 MB: it is read when somebody wants a picture, not by each worker
    at its start.
    """
    code = import_module("segno").make(address, error="m")
    drawn = str(code.svg_inline(border=2, omitsize=True, svgclass="qr"))
    return mark_safe(drawn)  # noqa: S308 - drawn by the library from our own address
