"""Edge cases of requests that were once answered wrongly."""

from pathlib import Path

from tests.support.api import Api


def test_the_error_for_a_broken_file_does_not_reveal_paths(api: Api, tmp_path: Path) -> None:
    index = api.create_index()
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"no film at all" * 100)

    with broken.open("rb") as file:
        reply = api.post("/tasks", data={"index_id": index}, files={"video_file": (broken.name, file)})

    assert reply.json()["code"] == "video_file_broken"
    assert "incoming" not in reply.json()["message"]
    assert "mockserver" not in reply.json()["message"]


def test_a_part_with_an_empty_name_is_ignored_like_any_other_unknown_field(api: Api) -> None:
    index = api.create_index()

    reply = _post_parts(api, [("index_id", index), ("video_url", "https://a.example/b.mp4"), ("", "x")])

    assert reply == 201


def test_a_part_without_a_name_is_refused(api: Api) -> None:
    index = api.create_index()

    reply = _post_parts(api, [("index_id", index), ("video_url", "https://a.example/b.mp4"), (None, "x")])

    assert reply == 400


def test_a_key_with_the_word_invalid_in_capitals_is_refused_too(api: Api) -> None:
    assert api.as_key("SOME-INVALID-KEY").get("/engines").status_code == 401


def test_the_last_hour_of_the_calendar_can_be_asked_for_from_anywhere(api: Api) -> None:
    reply = api.get("/indexes", params={"created_at[lte]": "9999-12-31T23:59:59-23:59"})

    assert reply.status_code == 200


def test_clips_cannot_be_ordered_by_their_number(api: Api) -> None:
    body = {"query": "a", "index_id": api.create_index(), "search_options": ["visual"], "sort_option": "clip_count"}

    refused, accepted = api.post("/search", json=body), api.post("/search", json=body | {"group_by": "video"})

    assert refused.json()["code"] == "parameter_not_provided"
    assert accepted.status_code == 200


def _post_parts(api: Api, parts: list[tuple[str | None, str]]) -> int:
    names = ["" if name is None else f'; name="{name}"' for name, _ in parts]
    head = "--edge\r\nContent-Disposition: form-data"
    body = "".join(f"{head}{name}\r\n\r\n{text}\r\n" for name, (_, text) in zip(names, parts, strict=True))
    content_type = {"content-type": "multipart/form-data; boundary=edge"}
    return api.post("/tasks", content=f"{body}--edge--\r\n".encode(), headers=content_type).status_code
