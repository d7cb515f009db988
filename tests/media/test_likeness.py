"""The difference hash of pictures equals that of ImageHash."""

import imagehash
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from mockserver.media.likeness import distance, fingerprint

# The library's first hash loads NumPy.
law = settings(deadline=None)

sizes = st.integers(1, 24)
colours = st.tuples(*[st.integers(0, 255)] * 3)


@st.composite
def noise(draw: st.DrawFn) -> Image.Image:
    mode, width, height = draw(st.sampled_from(["RGB", "L"])), draw(sizes), draw(sizes)
    length = width * height * len(mode)
    return Image.frombytes(mode, (width, height), draw(st.binary(min_size=length, max_size=length)))


@st.composite
def drawings(draw: st.DrawFn) -> Image.Image:
    """Rectangles on a plain background, in sizes of video frames."""
    image = Image.new("RGB", (320, 180), draw(colours))
    canvas = ImageDraw.Draw(image)
    for _ in range(draw(st.integers(0, 4))):
        left, top = draw(st.integers(0, 319)), draw(st.integers(0, 179))
        canvas.rectangle((left, top, draw(st.integers(left, 319)), draw(st.integers(top, 179))), draw(colours))
    return image


@law
@given(noise() | drawings())
def test_a_fingerprint_equals_the_hash_of_imagehash(image: Image.Image) -> None:
    assert f"{fingerprint(image):016x}" == str(imagehash.dhash(image))


@law
@given(drawings(), drawings())
def test_distances_equal_those_of_imagehash(one: Image.Image, other: Image.Image) -> None:
    assert distance(fingerprint(one), fingerprint(other)) == imagehash.dhash(one) - imagehash.dhash(other)
