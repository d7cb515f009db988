"""Views of embedding tasks, without their vectors."""

from collections.abc import Callable, Mapping

from mockserver.domain.account.account import World
from mockserver.domain.embedding.rows import FUSED
from mockserver.domain.records.asset import Asset, Medium
from mockserver.domain.records.job import Embedding, EmbeddingScope, EmbeddingTask
from mockserver.domain.records.recipe import Cutting, Recipe
from mockserver.domain.records.upload import Upload
from mockserver.ground.clock import rfc3339
from mockserver.handlers.common.embeddings import source_view
from mockserver.handlers.reply import View
from mockserver.handlers.v1_3.embed.recipes import option_name, recipe_of
from mockserver.handlers.v1_3.words import MULTIMODAL, embedder_name

_LASTING = frozenset([Medium.VIDEO, Medium.AUDIO])
_LASTING_SCOPES = {EmbeddingScope.CLIP: "clip", EmbeddingScope.VIDEO: "asset"}
_STILL_SCOPES = {EmbeddingScope.CLIP: "local", EmbeddingScope.VIDEO: "asset"}


def state_view(task: EmbeddingTask, world: World) -> View:
    """Return the status of a task."""
    return {
        "_id": task.id,
        "model_name": embedder_name(task.work.model),
        "status": task.step(world.now).status.value,
    }


def dated_view(task: EmbeddingTask, world: World) -> View:
    """Return the status of a task, with its dates."""
    return {
        **state_view(task, world),
        "created_at": rfc3339(task.created_at),
        "updated_at": rfc3339(task.step(world.now).at),
    }


def summary_view(task: EmbeddingTask, world: World) -> View:
    """Return a task in a list; its input is under the name of its kind."""
    medium = task.asset.medium
    return {**dated_view(task, world), f"{medium}_embedding": {"metadata": _METADATA[medium](task)}}


def video_metadata(task: EmbeddingTask) -> View:
    """Return the metadata of the embedded video."""
    recipe = recipe_of(task.work)
    is_fixed = recipe.pieces.cutting is Cutting.FIXED
    return {
        **_input(task),
        **({"video_clip_length": recipe.pieces.length} if is_fixed else {}),
        "video_embedding_scope": [scope.value for scope in task.work.scopes],
        "video_embedding_option": options_of(recipe),
        "duration": task.asset.media.duration,
    }


def metadata_view(file: Asset | Upload, work: Embedding) -> View:
    """Return the metadata of the embedded file, in the format of `/embed-v2`."""
    recipe, is_lasting = recipe_of(work), file.medium in _LASTING
    view: View = {
        "input_type": file.medium.value,
        **source_view(work.input_name, is_address=work.is_address),
        "embedding_options": [option_name(option) for option in options_of(recipe)],
        "embedding_scopes": scopes_of(file, work),
        **({"duration": file.media.duration, **_part_view(file, work)} if is_lasting else {}),
    }
    length = recipe.pieces.length
    if file.medium is Medium.VIDEO and recipe.pieces.cutting is Cutting.FIXED and float(length).is_integer():
        view["clip_length"] = int(length)
    if work.model == MULTIMODAL:
        view["embedding_dimension"] = recipe.prefix
    return view


def scopes_of(file: Asset | Upload, work: Embedding) -> list[str]:
    """Return the scopes of the vectors, with the names of `/embed-v2`."""
    words = _LASTING_SCOPES if file.medium in _LASTING else _STILL_SCOPES
    return [words[scope] for scope in work.scopes]


def options_of(recipe: Recipe) -> list[str]:
    """Return the options of the vectors."""
    separate = list(recipe.sources) if recipe.is_separate else []
    return [*separate, FUSED] if recipe.is_fused else separate


def _part_view(file: Asset | Upload, work: Embedding) -> View:
    """Return the embedded part of an audio or video file, if it is not the whole."""
    view: View = {"start_offset_sec": work.start} if work.start else {}
    return view | ({"end_offset_sec": work.end} if work.end != file.media.duration else {})


def _sound_metadata(task: EmbeddingTask) -> View:
    options, scopes = options_of(recipe_of(task.work)), scopes_of(task.asset, task.work)
    return {
        **_input(task),
        # Clients differ in which of the two names they read.
        "audio_embedding_options": options,
        "audio_embedding_option": options,
        "audio_embedding_scopes": scopes,
        "audio_embedding_scope": scopes,
        "duration": task.asset.media.duration,
        **_part_view(task.asset, task.work),
    }


def _still_metadata(task: EmbeddingTask) -> View:
    medium = task.asset.medium
    return {
        **_input(task),
        f"{medium}_embedding_option": options_of(recipe_of(task.work)),
        f"{medium}_embedding_scope": scopes_of(task.asset, task.work),
    }


def _input(task: EmbeddingTask) -> View:
    return source_view(task.work.input_name, is_address=task.work.is_address)


_METADATA: Mapping[Medium, Callable[[EmbeddingTask], View]] = {
    Medium.VIDEO: video_metadata,
    Medium.AUDIO: _sound_metadata,
    Medium.DOCUMENT: _still_metadata,
    Medium.IMAGE: _still_metadata,
}
