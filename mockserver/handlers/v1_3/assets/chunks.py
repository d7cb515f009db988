"""The storage at signed addresses: each address takes one chunk of a file."""

from mockserver.contract.errors import ApiError
from mockserver.domain.account.account import World
from mockserver.domain.rules.uploads import multipart_uploads
from mockserver.domain.rules.uploads.multipart_uploads import SentChunk, UrlRefused
from mockserver.handlers.call import Call
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply
from mockserver.handlers.v1_3.requests.multipart_uploads import read_chunk

operations = Registry()


@operations.operation("put_chunk")
def put_chunk(call: Call, world: World) -> Reply:
    asked = read_chunk(call.path, call.query, call.body)
    file = asked.file
    with call.ingest.keeping_chunk(file) as kept:
        sent = SentChunk(file.size, file.sha256, kept)
        try:
            chunk = multipart_uploads.put_chunk(world, asked.url, asked.signature, sent)
        except UrlRefused as error:
            raise ApiError("upload_url_invalid", f"The address of the chunk cannot be used: {error}.") from None
    return Reply(200, None, ((b"etag", f'"{chunk.etag}"'.encode()),))
