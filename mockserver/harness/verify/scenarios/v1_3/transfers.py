"""Imports through an integration: counts and lists."""

from mockserver.harness.verify.api_client import ApiClient, ScenarioOver
from mockserver.harness.verify.scenarios.common.scenario import UNKNOWN_ID, ScenarioContext, Scenarios
from mockserver.harness.verify.scenarios.v1_3.making import make_index

scenarios = Scenarios()
_IMPORT = "post_tasks_transfers_import_integration_id"
# Integrations are created in a dashboard; this is the one of the contract's examples.
_INTEGRATION = "6528dcf4c0c5f6a9b1e2d3c4"


@scenarios.scenario("an import through an integration is logged and counted for its own index only")
def imported(client: ApiClient, context: ScenarioContext) -> None:
    index_id = make_index(client, context, "imports")
    where = {"integration-id": _INTEGRATION}
    answer = client.call(_IMPORT, where, json={"index_id": index_id})
    if answer.status == 404:
        raise ScenarioOver("the account has no integration to import from")
    started = client.expect(answer, 200).json
    status = client.accepted(f"{_IMPORT.replace('post', 'get')}_status", where, {"index_id": index_id})
    states = ("not_imported", "validating", "pending", "queued", "indexing", "ready", "failed")
    count = sum(len(status.json.get(state) or ()) for state in states)
    made = len(started.get("videos") or ()) + len(started.get("failed_files") or ())
    client.law(count >= made, status, "count", "videos", f"{count} files have a state.", f"{made} at least")
    logs = client.accepted(f"{_IMPORT.replace('post', 'get')}_logs", where)
    rows = logs.json["data"]
    others = [row["index_id"] for row in rows if row["index_id"] == UNKNOWN_ID]
    client.law(
        not others, logs, "isolation", "index_id", "It has an index that does not exist.", "indexes of the account"
    )
    for row in rows:
        counted = sum(row["video_status"].get(state, 0) for state in states[1:])
        message = f"{row['video_status']} with {len(row['failed_files'])} failed files."
        fits = counted >= 0 and len(row["failed_files"]) <= row["video_status"]["failed"]
        client.law(fits, logs, "count", "video_status", message, "as many failed as are listed")
    client.refused(404, "resource_not_exists", _IMPORT, where, json={"index_id": UNKNOWN_ID})
