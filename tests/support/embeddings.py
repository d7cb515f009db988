"""Shared parts of tests of embeddings: settings of Hypothesis, texts, a content, and distances."""

from hypothesis import settings

from mockserver.domain.embedding import Segment, similarity
from mockserver.domain.records.scenes import Content, Modality, Moment, Scene
from tests.support.vectors import embed_text

# The first vector after a pause is slow, and a busy machine must not fail a property test.
law = settings(max_examples=50, deadline=None)

UNRELATED = (
    "quarterly earnings of airlines",
    "a neural network algorithm",
    "lipstick and mascara",
    "checkmate with queen and rook",
    "boil the noodles in the kitchen",
    "pitching tents at the campsite",
    "a volcano erupts under the sea",
    "two dogs chase a bus",
)

# Queries of the recorded notebook, and where the results are.
RECORDED_QUERIES = (
    ("Knit red stitches", Modality.VISUAL),
    ("Set up a tent", Modality.SPEECH),
    ("Time waits for no man", Modality.TEXT),
    ("TED", Modality.LOGO),
)

CAMPING = Content(
    title="An Evening Outdoors",
    topics=("Camping",),
    hashtags=(),
    scenes=(
        Scene(0, 12, "", seen=(Moment(0, 12, "A red tent stands in the snow"),)),
        Scene(
            12,
            24,
            "",
            seen=(Moment(12, 24, "Steam rises from a kettle"),),
            said=(Moment(12, 24, "The tea is ready now. Later we sing songs with a guitar."),),
            read=(Moment(14, 16, "Chapter two"),),
            branded=(Moment(19, 23, "Nordkai"),),
        ),
    ),
)


def closeness(one: str, other: str) -> float:
    return similarity(embed_text(one), embed_text(other))


def spans_of(found: list[Segment]) -> list[tuple[float, float]]:
    return [(segment.start, segment.end) for segment in found]


def nearest(query: str, found: list[Segment]) -> Segment:
    asked = embed_text(query)
    return max(found, key=lambda segment: similarity(asked, segment.vector))
