"""The scenarios of API v1.2, in the order in which they run."""

from mockserver.harness.verify.scenarios.common.scenario import VersionScenarios
from mockserver.harness.verify.scenarios.v1_2 import accounts, describing, indexes, keeping, lists, searching, uploads

VERSION = VersionScenarios(
    "v1.2",
    (
        *lists.scenarios.members,
        *indexes.scenarios.members,
        *uploads.scenarios.members,
        *accounts.scenarios.members,
        *searching.scenarios.members,
        *describing.scenarios.members,
        *keeping.scenarios.members,
        *uploads.farewell.members,
    ),
    contacts=("list-engines", "list-indexes"),
    make_film=uploads.life_of_a_task,
    examples={
        "6527e59e74b5a5ab84015cf5": "film_index",
        "65282b9043e8c47e4eb47e47": "film_video",
        "65282b8b8f9cd95a98cbcf47": "film_task",
    },
    unmeasured=frozenset(["cloud-to-cloud-transfer", "cloud-to-cloud-import-videos", "upload-external-provider"]),
)
