"""Technical metadata of pictures, with the API's field names."""

from PIL import Image

from mockserver.domain.records.media import Media
from mockserver.ground.errors import MediaBroken
from mockserver.media.geography import place_of_picture
from mockserver.media.open_pictures import PICTURE_ERRORS, PictureTooLarge, decoded, open_picture
from mockserver.media.probe import Probed

_ORIENTATION, _GPS = 0x0112, 0x8825
# Bits per channel, by Pillow's modes; all others have 8.
_DEEP_MODES = {"1": 1, "I;16": 16, "I": 32, "F": 32}
_ALPHA_MODES = frozenset(["RGBA", "LA", "PA", "RGBa", "La"])


def probe_picture(path: str, size: int) -> Probed:
    """Return the facts of the picture at `path`, decoded in full. Raises MediaBroken."""
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
