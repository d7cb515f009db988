"""Films as phones, browsers and broken connections leave them: facts, thumbnails, likeness and streams agree."""

from io import BytesIO
from pathlib import Path

import av
import pytest
from PIL import Image

from mockserver.domain.records.asset import Medium
from mockserver.ground.errors import MediaBroken
from mockserver.media.examination import examine
from mockserver.media.file_kinds import file_kind
from mockserver.media.likeness import ALIKE, distance, fingerprint, frames_of
from mockserver.media.pictures import frame_of
from mockserver.media.probe import Probed, probe
from mockserver.media.streams import make_stream
from tests.support.films import make_film, make_recording, make_song, turn


def probed(path: Path) -> Probed:
    return probe(str(path), path.stat().st_size)


def thumbnail(path: Path) -> Image.Image:
    return Image.open(BytesIO(frame_of(str(path), 0)))


def first_of_stream(path: Path, directory: Path) -> Image.Image:
    directory.mkdir()
    make_stream(str(path), directory)
    with av.open(str(directory / "0.ts")) as container:
        image: Image.Image = next(container.decode(video=0)).to_image()  # type: ignore[no-untyped-call]
        return image


@pytest.mark.parametrize("codec", ["mpeg4", "libx264"])
@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_film_is_shown_the_way_up_that_its_phone_noted(codec: str, degrees: int, tmp_path: Path) -> None:
    film = make_film(tmp_path / "phone.mp4", seconds=1, audio=False, codec=codec)
    shown = thumbnail(film).rotate(-degrees, expand=True)
    turn(film, degrees)

    media, measured = probed(film)

    assert (media.width, media.height) == (measured["video_width"], measured["video_height"]) == shown.size
    (_, looks), *_ = frames_of(str(film), media.duration)
    for image in (thumbnail(film), first_of_stream(film, tmp_path / "stream")):
        assert image.size == shown.size
        assert distance(fingerprint(image), fingerprint(shown)) <= ALIKE
        assert distance(fingerprint(image), looks) <= ALIKE


@pytest.mark.parametrize("name", ["song.mp3", "song.m4a"])
def test_a_song_with_a_picture_of_its_sleeve_is_no_video_and_an_audio_asset(name: str, tmp_path: Path) -> None:
    song = make_song(tmp_path / name, seconds=2)
    kind = file_kind(str(song), name)

    examined = examine(str(song), song.stat().st_size, kind)

    with pytest.raises(MediaBroken, match="no video stream"):
        probed(song)
    assert (kind.medium, examined.fault) == (Medium.AUDIO, None)
    assert examined.measured["total_video_streams"] == 0


def test_a_recording_of_a_browser_has_its_duration_from_its_packets(tmp_path: Path) -> None:
    film = make_recording(tmp_path / "recording.webm", seconds=4)
    with av.open(str(film)) as container:
        assert container.duration is None

    media, measured = probed(film)

    assert media.duration == pytest.approx(4, abs=0.15)
    assert measured["video_codec"] == "vp8"


@pytest.mark.parametrize(("name", "codec"), [("film.mp4", "libx264"), ("film.mkv", "libx264")])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.8])
def test_the_beginning_of_a_film_is_broken(name: str, codec: str, share: float, tmp_path: Path) -> None:
    whole = make_film(tmp_path / name, seconds=12, codec=codec)
    if name.endswith(".mp4"):
        whole = _index_first(whole)
    content = whole.read_bytes()
    probed(whole)

    whole.write_bytes(content[: int(len(content) * share)])

    with pytest.raises(MediaBroken):
        probed(whole)


def _index_first(film: Path) -> Path:
    """Return the film with its index before the pictures, as the web has it."""
    fast = film.with_name("fast.mp4")
    with av.open(str(film)) as source, av.open(str(fast), "w", options={"movflags": "faststart"}) as target:
        streams = {stream.index: target.add_stream_from_template(stream) for stream in source.streams}
        for packet in source.demux():
            if packet.size:
                packet.stream = streams[packet.stream.index]
                target.mux(packet)
    return fast
