"""Random walks through accounts of every era and profile, including the sample account."""

from collections.abc import Callable
from functools import partial
from random import Random
from typing import Any
from urllib.parse import quote

from tests.behaviour.exchange import Part
from tests.behaviour.scene import Scene
from tests.behaviour.session import MARENGO, NOBODY, PEGASUS, Session
from tests.behaviour.stories import Story
from tests.behaviour.stories.contract import CLASSES, EMBEDDER, LOW

OPTIONS = ["visual", "conversation", "text_in_video", "logo"]
WORDS = ["bike", "street", "a man at a table", "Time waits for no man", "one two the", "goal ünïcode"]
FILES = ["city-bikes.mp4", "goal.mp4", "fail.mp4", "sunset over hills.mp4", "Küche.mp4", "how-to-fillet-a-salmon.mp4"]
PROMPTS = ["What happens?", "Write a poem", "List three takeaways", "Who speaks first?"]


class Walk:
    """Draws steps from `random` and takes them."""

    def __init__(self, session: Session, random: Random) -> None:
        self.session, self.random = session, random
        self.steps: list[Callable[[], object]] = [
            *[self.search] * 3, *[self.look] * 4, *[self.wait] * 3, *[self.upload] * 2,
            self.combine, self.classify, self.write, self.embed, self.describe, self.turn, self.list, self.delete,
        ]  # fmt: skip

    def known(self, kind: str) -> str:
        return self.random.choice(self.session.seen[kind] or [NOBODY])

    def pick(self, items: list[Any]) -> Any:
        return self.random.choice(items)

    def step(self) -> None:
        self.random.choice(self.steps)()

    def upload(self) -> None:
        if self.random.random() < 0.3:
            media = self.pick(["film.mp4", "subtitled.mp4"])
            fields = [Part("index_id", self.known("index")), Part("video_file", media=media, filename=self.pick(FILES))]
            self.session.upload("/tasks", *fields)
        else:
            url = f"https://example.com/{self.random.randrange(9)}/{quote(self.pick(FILES))}"
            self.session.post("/tasks", {"index_id": self.known("index"), "video_url": url})

    def search(self) -> None:
        body = {
            "index_id": self.known("index"),
            "query": self.pick(WORDS),
            "search_options": self.random.sample(OPTIONS, self.random.randint(1, 4)),
            "threshold": self.pick(["none", "low", "medium"]),
            "group_by": self.pick(["clip", "video"]),
            "operator": self.pick(["or", "and"]),
            "page_limit": self.pick([1, 2, 10]),
            "sort_option": self.pick(["score", "clip_count"]),
        }
        self.session.post("/search", body)

    def combine(self) -> None:
        query = {self.pick(["$or", "$and", "$then"]): [{"text": self.pick(WORDS)}, {"text": "table"}]}
        body = {"index_id": self.known("index"), "query": query, "search_options": OPTIONS[:2], "threshold": "none"}
        self.session.post("/search/combined", {**body, "page_limit": 2})

    def classify(self) -> None:
        common = {"options": self.random.sample(OPTIONS, 2), "classes": CLASSES, "include_clips": True}
        threshold = {"threshold": self.pick([LOW, {}])}
        self.session.post("/classify/bulk", {"index_id": self.known("index"), **common, **threshold, "page_limit": 2})
        self.session.post("/classify", {"video_ids": [self.known("video")], **common, **threshold})

    def write(self) -> None:
        video_id = self.known("video")
        self.session.post("/gist", {"video_id": video_id, "types": ["title", "topic", "hashtag"]})
        self.session.post("/summarize", {"video_id": video_id, "type": self.pick(["summary", "chapter", "highlight"])})
        body = {"video_id": video_id, "prompt": self.pick(PROMPTS), "stream": self.pick([True, False])}
        self.session.post("/generate", body)

    def embed(self) -> None:
        self.session.post("/embed", {"engine_name": EMBEDDER, "text": self.pick(WORDS)})
        self.session.post(
            "/embed/tasks", {"engine_name": EMBEDDER, "video_url": f"https://e.com/{quote(self.pick(FILES))}"}
        )
        self.session.get("/embed/tasks", page_limit=2)

    def describe(self) -> None:
        metadata = {self.pick(list("abcd")): self.pick([None, 1, 2.5, "x", True]) for _ in range(3)}
        place = f"/indexes/{self.known('index')}/videos/{self.known('video')}"
        self.session.request("PUT", place, {"metadata": metadata})

    def turn(self) -> None:
        self.session.get(f"{self.pick(['/search', '/search/combined', '/classify'])}/{self.known('token')}")

    def look(self) -> None:
        index_id, video_id, task_id = map(self.known, ("index", "video", "task"))
        place = f"/indexes/{index_id}/videos/{video_id}"
        parts = ["", "/transcription", "/text-in-video", "/logo", "/thumbnail"]
        paths = [f"/tasks/{task_id}", f"/indexes/{index_id}", f"/tasks/status?index_id={index_id}"]
        self.session.get(self.pick([*paths, *paths, *(place + part for part in parts)]))

    def list(self) -> None:
        order: dict[str, Any] = {
            "sort_by": self.pick(["created_at", "updated_at"]),
            "page_limit": self.pick([1, 2, 10]),
        }
        path = self.pick(["/indexes", "/tasks", f"/indexes/{self.known('index')}/videos"])
        self.session.get(path, **order, page=self.random.randint(1, 3), sort_option=self.pick(["asc", "desc"]))

    def wait(self) -> None:
        self.session.advance(seconds=self.pick([0.3, 1.0, 20.0]))
        self.session.get(f"/tasks/{self.known('task')}")

    def delete(self) -> None:
        if self.random.random() < 0.5:
            paths = [f"/tasks/{self.known('task')}", f"/indexes/{self.known('index')}/videos/{self.known('video')}"]
            self.session.request("DELETE", self.pick(paths))


def walk(session: Session, *, seed: int, steps: int, is_sample: bool = False) -> None:
    random = Random(seed)
    walker = Walk(session, random)
    session.index("Matches", [MARENGO, PEGASUS], addons=["thumbnail"])
    session.get("/indexes")
    session.get("/tasks")
    if not is_sample:
        walker.upload()
        walker.upload()
        session.advance(seconds=2)
        session.get("/tasks")
    for _ in range(steps):
        walker.step()
    session.request("DELETE", f"/indexes/{walker.known('index')}")
    session.get("/indexes")


def _scene(number: int, as_of: str, profile: str) -> Story:
    options = {"as_of": as_of, "profile": profile, "seed": number}
    scene = Scene(f"a walk: as of {as_of or 'today'}, profile {profile}", options=options)
    return scene, partial(walk, seed=number, steps=26)


_DATES = ("2023-12-31", "2024-10-31", "")
_KINDS = [(as_of, profile) for as_of in _DATES for profile in ("instant", "seconds", "polls")]

STORIES = [_scene(number, *kind) for number, kind in enumerate(_KINDS)]
