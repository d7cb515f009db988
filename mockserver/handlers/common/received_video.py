"""The video that a request brings: by its address, which wins, or as a file."""

from mockserver.domain.records.media import Use
from mockserver.domain.records.upload import Upload
from mockserver.handlers.call import Call, WatchOptions


def name_of_video(call: Call) -> str:
    """Return the address, or the name of the file."""
    name: str = call.body.get("video_url") or call.body["video_file"].filename
    return name


async def watch_video(call: Call, use: Use, options: WatchOptions) -> Upload:
    """Return what is in the video. Raises the API's video errors where it is not fit for `use`."""
    url = call.body.get("video_url")
    if url:
        return await call.ingest.ingest_address(url, use, options)
    return await call.ingest.ingest_file(call.body["video_file"], use, options)
