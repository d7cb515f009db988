"""Technical metadata of pictures and documents, under the names that the API has for it."""

import logging
from datetime import UTC, datetime
from typing import Any

from PIL import Image

from mockserver.domain.records.media import Media
from mockserver.ground.clock import rfc3339
from mockserver.ground.errors import MediaBroken
from mockserver.media.geography import place_of_picture
from mockserver.media.open_pictures import PICTURE_ERRORS, PictureTooLarge, decoded, open_picture
from mockserver.media.probe import Probed

_ORIENTATION, _GPS = 0x0112, 0x8825
# Bits of one channel, by Pillow's modes; all others have 8.
_DEEP_MODES = {"1": 1, "I;16": 16, "I": 32, "F": 32}
_ALPHA_MODES = frozenset(["RGBA", "LA", "PA", "RGBa", "La"])


def probe_picture(path: str, size: int) -> Probed:
    """Return the facts of the picture at `path`, which is decoded in full. Raises MediaBroken."""
    try:
        with open_picture(path) as image:
            measured = _picture_measures(image)
            width, height = image.size
            decoded(image)
    except PictureTooLarge as error:
        raise MediaBroken(str(error)) from None
    except PICTURE_ERRORS:
        raise MediaBroken("it is a damaged picture") from None
    return Probed(Media(0, width, height, 0, size, has_audio=False), measured)


def _picture_measures(image: Image.Image) -> dict[str, object]:
    width, height = image.size
    return {
        "image_width": width,
        "image_height": height,
        "image_format": (image.format or "").lower(),
        "image_orientation": int(image.getexif().get(_ORIENTATION, 1)),
        "image_color_space": image.mode,
        "image_bit_depth": _DEEP_MODES.get(image.mode, 8),
        "has_alpha": image.mode in _ALPHA_MODES or "transparency" in image.info,
        "is_animated": bool(getattr(image, "is_animated", False)),
        "has_audio": False,
        **place_of_picture(image.getexif().get_ifd(_GPS)),
    }


def probe_document(path: str, size: int, media_type: str) -> Probed:
    """Return the facts of the document at `path`. Raises MediaBroken where it is a PDF without a page to read."""
    media = Media(0, 0, 0, 0, size, has_audio=False)
    return Probed(media, _pdf_measures(path) if media_type == "application/pdf" else {})


def _pdf_measures(path: str) -> dict[str, object]:
    from pypdf import PdfReader  # few uploads are documents
    from pypdf.errors import DependencyError

    # What it finds in a file is for the uploader, in the asset; it is nothing for the server's own log.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            return {"document_pdf_version": _version(reader), "document_is_encrypted": True}
        return _open_measures(reader)
    except (DependencyError, NotImplementedError):
        return {"document_is_encrypted": True}  # with a cipher that needs more than we have
    except Exception:  # noqa: BLE001 - what is in a damaged file can have any type, and pypdf fails in as many ways
        raise MediaBroken("it is a damaged PDF") from None


def _open_measures(reader: Any) -> dict[str, object]:
    page = reader.pages[0]
    about = reader.metadata
    texts = ("title", "author", "subject", "keywords")
    found = {
        "document_page_count": len(reader.pages),
        "document_pdf_version": _version(reader),
        "document_page_width_pt": float(page.mediabox.width),
        "document_page_height_pt": float(page.mediabox.height),
        "document_is_tagged": bool((reader.root_object.get("/MarkInfo") or {}).get("/Marked", False)),
        "document_is_encrypted": bool(reader.is_encrypted),
        "document_language": _text(reader.root_object.get("/Lang")),
        **{f"document_{name}": _text(getattr(about, name, None)) for name in texts},
        "document_creator_tool": _text(getattr(about, "creator", None)),
        "document_producer": _text(getattr(about, "producer", None)),
        "document_creation_date": _date(about, "creation_date"),
        "document_modification_date": _date(about, "modification_date"),
    }
    return {name: value for name, value in found.items() if value is not None}


def _version(reader: Any) -> str:
    return str(reader.pdf_header).removeprefix("%PDF-").strip()


def _text(value: Any) -> str | None:
    return str(value) if value is not None else None


def _date(about: Any, name: str) -> str | None:
    try:
        date: datetime | None = getattr(about, name, None)
    except ValueError:
        return None
    if date is None:
        return None
    return rfc3339(date.astimezone(UTC) if date.tzinfo else date.replace(tzinfo=UTC))
