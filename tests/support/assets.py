"""Files of every kind of asset, and common steps of tests of assets."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx2
from PIL import Image
from pypdf import PdfWriter

from tests.support.api import Api
from tests.support.films import make_film, make_sound

ASSETS = "/v1.3/assets"


def picture(size: tuple[int, int] = (64, 48), *, form: str = "PNG", mode: str = "RGB") -> bytes:
    """Return a plain picture."""
    buffer = BytesIO()
    Image.new(mode, size).save(buffer, form)
    return buffer.getvalue()


def picture_taken_at(latitude: float, longitude: float) -> bytes:
    """Return a picture with GPS metadata."""
    image, buffer = Image.new("RGB", (64, 48)), BytesIO()
    exif = image.getexif()
    exif[0x8825] = {
        1: "S" if latitude < 0 else "N",
        2: (abs(latitude), 0.0, 0.0),
        3: "W" if longitude < 0 else "E",
        4: (abs(longitude), 0.0, 0.0),
    }
    image.save(buffer, "JPEG", exif=exif)
    return buffer.getvalue()


def pdf(*, pages: int = 1, title: str = "", password: str = "") -> bytes:
    """Return a document of empty pages."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width=200, height=100)
    if title:
        writer.add_metadata({"/Title": title})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def files_of_every_kind(folder: Path) -> Mapping[str, bytes]:
    """Return a file of each kind, with another extension than its content if that is allowed."""
    return {
        "video.bin": make_film(folder / "film.mp4", fps=2).read_bytes(),
        "audio.bin": make_sound(folder / "sound.mp3", seconds=2).read_bytes(),
        "image.bin": picture(),
        "document.bin": pdf(),
        "document.md": b"# Rules of chess\n",
    }


def send_file(api: Api, name: str, content: bytes, **fields: Any) -> httpx2.Response:
    """Upload a file as an asset; `fields` are those of the form."""
    return api.client.post(ASSETS, data={"method": "direct", **fields}, files={"file": (name, content)})


def send_address(api: Api, url: str, **fields: Any) -> httpx2.Response:
    """Upload an asset by its address."""
    parts = {name: (None, value) for name, value in {"method": "url", "url": url, **fields}.items()}
    return api.client.post(ASSETS, files=parts)


def asset_of(reply: httpx2.Response) -> str:
    """Return the id of an asset that was accepted."""
    assert reply.status_code == 201, reply.text
    return str(reply.json()["_id"])


def shown(api: Api, asset_id: str) -> dict[str, Any]:
    """Return an asset as it is now."""
    reply = api.client.get(f"{ASSETS}/{asset_id}")
    assert reply.status_code == 200, reply.text
    found: dict[str, Any] = reply.json()
    return found
