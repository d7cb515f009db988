"""The scenarios of API v1.3, in the order in which they run."""

from mockserver.harness.verify.scenarios.common.derived import derived
from mockserver.harness.verify.scenarios.common.scenario import VersionScenarios
from mockserver.harness.verify.scenarios.v1_3 import analyze, analyze_tasks, assets, indexes, making, searching
from mockserver.harness.verify.scenarios.v1_3.of_resources import DELETION_SCENARIOS, OF_RESOURCES

VERSION = VersionScenarios(
    "v1.3",
    (
        *indexes.scenarios.members,
        *assets.scenarios.members,
        *searching.scenarios.members,
        *analyze.scenarios.members,
        *analyze_tasks.scenarios.members,
        *OF_RESOURCES,
        # These use the records that exist so far.
        *derived("v1.3").members,
        *DELETION_SCENARIOS,
    ),
    contacts=("get_indexes",),
    make_film=making.make_film,
    examples={
        "67f7b2c4e8a13d5f20b96c71": "film_index",
        "67f7b35a1c9e4d7086f2a5b3": "film_video",
        "67f7b3580d4b6e91c3a7f258": "film_asset",
    },
    charged=frozenset(
        [
            "post_indexes_index_id_indexed_assets",
            "post_analyze",
            "post_generate",
            "post_analyze_tasks",
            "post_analyze_batches",
            "post_embed_v2",
            "post_embed_v2_tasks",
            "post_knowledge_stores_knowledge_store_id_items",
        ]
    ),
    unmeasured=frozenset(["post_tasks_transfers_import_integration_id", "post_connections_connection_id_imports"]),
)
