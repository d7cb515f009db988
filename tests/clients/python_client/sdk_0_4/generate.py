"""Texts that are generated from a video."""

from tests.clients.python_client.call import Broken, Calls, Stage

calls = Calls()

ANALYZE, GENERATE, GIST, SUMMARIZE = "post_analyze", "post_generate", "post_gist", "post_summarize"
PROMPT = "What happens when it rains?"

TWO_PROMPTS = "it passes the built-in `type` where the prompt belongs, and the prompt once more"


@calls.of("analyze", ANALYZE)
def analyze(stage: Stage) -> None:
    assert "rain" in stage.client.analyze(stage["video"].id, PROMPT).data.lower()


@calls.of("analyze_stream", ANALYZE)
def analyze_stream(stage: Stage) -> None:
    stream = stage.client.analyze_stream(stage["video"].id, PROMPT, temperature=0.2)
    assert len(list(stream)) > 1
    assert stream.aggregated_text == stage.client.analyze(stage["video"].id, PROMPT, temperature=0.2).data


@calls.of("generate.text", GENERATE)
def text(stage: Stage) -> None:
    assert "rain" in stage.client.generate.text(stage["video"].id, PROMPT).data.lower()


@calls.of("generate.text_stream", GENERATE)
def text_stream(stage: Stage) -> None:
    stream = stage.client.generate.text_stream(stage["video"].id, PROMPT)
    assert len(list(stream)) > 1
    assert stream.id


@calls.of("Video.generate_text", GENERATE, Broken("TypeError", TWO_PROMPTS))
def own_text(stage: Stage) -> None:
    stage["video"].generate_text(PROMPT)


@calls.of("gist", GIST)
def gist(stage: Stage) -> None:
    found = stage.client.gist(stage["video"].id, ["title", "topic", "hashtag"])
    assert (found.title, list(found.topics)) == ("A Morning with City Bikes", ["Cycling"])


@calls.of("generate.gist", GIST)
def old_gist(stage: Stage) -> None:
    assert stage.client.generate.gist(stage["video"].id, ["title"]).topics is None


@calls.of("Video.generate_gist", GIST)
def own_gist(stage: Stage) -> None:
    assert stage["video"].generate_gist(["title"]).title


@calls.of("summarize", SUMMARIZE)
def chapters(stage: Stage) -> None:
    found = stage.client.summarize(stage["video"].id, "chapter", prompt="Name the places").chapters
    assert (found[0].start, found[-1].end) == (0, 96)


@calls.of("generate.summarize", SUMMARIZE)
def summary(stage: Stage) -> None:
    assert stage.client.generate.summarize(stage["video"].id, "summary").summary


@calls.of("Video.generate_summarize", SUMMARIZE)
def own_highlights(stage: Stage) -> None:
    assert len(stage["video"].generate_summarize("highlight").highlights) > 0
