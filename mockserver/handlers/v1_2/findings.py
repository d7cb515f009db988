"""What is said, written and branded in a video, and its picture at a time."""

from mockserver.domain.account.account import World
from mockserver.domain.records.scenes import Modality
from mockserver.ground.errors import ParameterInvalid
from mockserver.handlers.call import Call
from mockserver.handlers.common.media_urls import Thumbnails
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply
from mockserver.handlers.v1_2.eras import era_of
from mockserver.handlers.v1_2.requests.videos import read_span, read_time
from mockserver.handlers.v1_2.videos import video_of

operations = Registry()


@operations.operation("retrieve-transcription")
def transcription(call: Call, world: World) -> Reply:
    return _found(call, world, Modality.SPEECH)


@operations.operation("retrieve-ocr")
def text_in_video(call: Call, world: World) -> Reply:
    return _found(call, world, Modality.TEXT)


@operations.operation("identify-logos")
def logos(call: Call, world: World) -> Reply:
    return _found(call, world, Modality.LOGO)


@operations.operation("retrieve-thumbnail")
def thumbnail(call: Call, world: World) -> Reply:
    index, video = video_of(call, world, "index_id", "video_id")
    if not index.has_thumbnails:
        raise ParameterInvalid("index_id", f"Index {index.id} was created without the thumbnail add-on.")
    time = read_time(call.query, video.media.duration / 2)
    if time > video.media.duration:
        raise ParameterInvalid("time", f"The video ends at {video.media.duration:g} s; got {time:g}.")
    return Reply(200, {"thumbnail": Thumbnails(call, world, era_of(world).thumbnail_seconds).url(video.id, time)})


def _found(call: Call, world: World, modality: Modality) -> Reply:
    """Answer with the moments of `modality` in the requested part of the video; null, not an empty list, for none.

    There are none either if no model of the index covers the modality.
    """
    index, video = video_of(call, world)
    start, end = read_span(call.query, video.media.duration)
    moments = video.content.moments(modality) if index.covers(modality) else ()
    data = [
        {"start": moment.start, "end": moment.end, "value": moment.text}
        for moment in moments
        if moment.end >= start and moment.start <= end
    ]
    return Reply(200, {"id": video.id, "index_id": index.id, "data": data or None})
