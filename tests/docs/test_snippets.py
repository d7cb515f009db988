"""The snippets of the documentation run, and the answers in dialogues are those of the server."""

import json
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from mockserver.contract.source import contract_document
from tests.docs.pages import DOCS, Page, pages
from tests.docs.snippets import PLACE, Script, asked, run, scripts
from tests.support.api import Api
from tests.support.processes import COMMAND

SCRIPTS = list(scripts())
CHECKED = [each for each in SCRIPTS if each.is_test and each.page == "README.md"]
PLAIN = [each for each in SCRIPTS if each.language == "python" and not each.is_test]
CONTROL = Page(DOCS / "control.md")


def test_the_python_of_every_page_runs(server_url: str, tmp_path: Path) -> None:
    files = [tmp_path / str(script) / "snippet.py" for script in PLAIN]
    for script, file in zip(PLAIN, files, strict=True):
        file.parent.mkdir()
        file.write_text(script.code.replace(PLACE, server_url), "utf-8")

    done = run(
        [sys.executable, "-m", "tests.docs.run_scripts", *map(str, files)], tmp_path, TWELVELABS_BASE_URL=server_url
    )

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("script", [each for each in SCRIPTS if each not in (*CHECKED, *PLAIN)], ids=str)
def test_a_snippet_runs(script: Script, server_url: str, tmp_path: Path) -> None:
    here = replace(script, code=script.code.replace(PLACE, server_url))

    done = run(here.command(tmp_path), tmp_path, TWELVELABS_BASE_URL=server_url)

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("script", CHECKED, ids=str)
def test_snippets_with_tests_run_and_keep_the_contract_under_check(script: Script, tmp_path: Path) -> None:
    report = tmp_path / "report.json"

    done = run([*COMMAND, "check", f"--report=json={report}", "--", *script.command(tmp_path)], tmp_path)

    written = json.loads(report.read_text("utf-8"))
    assert (done.returncode, written["outcome"]) == (0, "kept"), done.stdout + done.stderr
    assert int(written["facts"]["requests"]) > 0


def test_the_search_of_the_sample_account_finds_what_it_looks_for(server_url: str, tmp_path: Path) -> None:
    [search] = [each for each in SCRIPTS if each.language == "bash" and "tlk_SAMPLE" in each.code]
    here = replace(search, code=search.code.replace(PLACE, server_url))

    printed = run(here.command(tmp_path), tmp_path).stdout

    assert "tent" in printed
    assert '"rank":1,' in printed


DIALOGUES = [
    pytest.param(dialogue, id=f"{page.path.name}-{number}")
    for page in pages()
    for number, dialogue in enumerate(page.snippets("console"))
    if list(asked(dialogue))
]


@pytest.mark.parametrize("dialogue", DIALOGUES)
def test_a_console_snippet_shows_the_real_reply(dialogue: str, server_url: str, tmp_path: Path) -> None:
    here = dialogue.replace(PLACE, server_url).replace("tlk_ME", f"tlk_{tmp_path.name}")

    for command, shown in asked(here):
        done = run(["bash", "-c", command], tmp_path)

        assert done.returncode == 0, done.stdout + done.stderr
        assert not shown.startswith("{") or done.stdout.strip() == shown.strip()


def table(head: str) -> list[str]:
    """Return the code in the first column of the table of docs/control.md that begins with `head`."""
    rows = CONTROL.text.partition(f"| {head} |")[2].partition("\n\n")[0].splitlines()[2:]
    return [code for row in rows for code in row.split("|")[1].split("`")[1::2]]


@pytest.mark.parametrize("text", table("value"))
def test_short_fault_orders_work(text: str, api: Api) -> None:
    with suppress(ConnectionResetError):
        api.get("/engines", headers={"X-Mockserver-Fault": text})

    ordered = [rule["text"] for rule in api.client.get("/__admin/faults").json()["data"]]

    assert ordered == ([] if text == "none" else [text])


def test_every_fault_is_described() -> None:
    schema = contract_document()["components"]["schemas"]["admin.Fault"]

    assert table("`fault`") == list(schema["properties"])


ADMIN_PATHS = {
    "fault": "/__admin/faults",
    "replies": "/__admin/answers",
    "scenes": "/__admin/scenes",
    "quality": "/__admin/behaviour",
}


@pytest.mark.parametrize("snippet", list(CONTROL.snippets("json")))
def test_json_snippets_are_accepted(snippet: str, api: Api) -> None:
    body = json.loads(snippet)
    path = next(path for member, path in ADMIN_PATHS.items() if member in body)

    assert api.client.post(path, json=body).status_code in (200, 201)
