"""The servers of one test run."""

from contextlib import closing
from pathlib import Path

import pytest

from mockserver.testing.plugin.pool import Pool
from tests.support.data_directory import uploads_in


@pytest.mark.parametrize(("worker", "names"), [("gw1", ["gw1", "gw1-2"]), ("", ["2"])])
def test_each_server_has_a_part_of_the_data_directory(worker: str, names: list[str], tmp_path: Path) -> None:
    with closing(Pool({"data_dir": str(tmp_path)}, worker=worker)) as pool:
        servers = {pool.server({}), pool.server({"seed": 1}), pool.server({})}

    assert len(servers) == 2
    assert sorted(path.name for path in uploads_in(tmp_path)) == names


def test_a_server_without_a_data_directory_is_given_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    with closing(Pool({}, worker="gw0")) as pool:
        pool.server({})

    assert list(tmp_path.iterdir()) == []
