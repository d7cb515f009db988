"""What Pillow raises for a picture that cannot be read."""

from PIL import Image, UnidentifiedImageError

# Where a test run makes errors of warnings, the warning of a picture that claims many pixels is one, too.
PICTURE_ERRORS = (
    UnidentifiedImageError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
    OSError,
    ValueError,
    SyntaxError,
)
