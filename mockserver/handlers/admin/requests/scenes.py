"""Parses descriptions of videos."""

from mockserver.domain.records.scenes import Content
from mockserver.domain.records.video import Video
from mockserver.domain.testkit.expected_videos import ExpectedVideo
from mockserver.domain.testkit.matching.conditions import Fits, MatcherInvalid, read_pattern
from mockserver.fixtures.library import address_key
from mockserver.fixtures.scene_sheets import read_content
from mockserver.ground.errors import ParameterInvalid
from mockserver.handlers.call import Values


def read_scenes(body: Values, video: Video) -> Content:
    """Return the new content of `video`; missing parts stay. Raises ParameterInvalid."""
    content, duration = video.content, video.media.duration
    begins = body["scenes"][0]["span"][0]
    if begins >= duration:
        raise ParameterInvalid("scenes", f"scenes[0].span: it begins at {begins:g}; the video ends at {duration:g}.")
    described = {"topics": content.topics, "hashtags": content.hashtags, **body}
    return _content(described, title=content.title).fitted(duration)


def read_expected(described: Values) -> ExpectedVideo:
    """Return the described video. Raises ParameterInvalid."""
    match = described["match"]
    addresses = map(address_key, match.get("urls", ()))
    marks = tuple(sorted({*match.get("sha256", ()), *addresses, *match.get("filenames", ())}))
    return ExpectedVideo(described, marks, _content(described), _fitting(match))


def _fitting(match: Values) -> Fits | None:
    if "pattern" not in match:
        return None
    try:
        return Fits(match["pattern"], read_pattern(match["pattern"], "pattern"))
    except MatcherInvalid as error:
        raise ParameterInvalid("match", f"{error}.") from None


def _content(described: Values, *, title: str = "") -> Content:
    try:
        return read_content(described, title=title)
    except ValueError as error:
        raise ParameterInvalid("scenes", f"{error}.") from None
