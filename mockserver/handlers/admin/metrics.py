"""The metrics of the server, in the OpenMetrics format that Prometheus reads."""

from mockserver.domain.account.account import World
from mockserver.handlers.call import Call
from mockserver.handlers.common.steps import run_cooperatively
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import EncodedLines, Reply

operations = Registry()

_MEDIA_TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8"


@operations.operation("read-metrics")
async def read_metrics(call: Call, world: World) -> Reply:
    text = await run_cooperatively(call.accounts.metrics.text())
    return Reply(200, EncodedLines([text.encode()], 0, _MEDIA_TYPE))
