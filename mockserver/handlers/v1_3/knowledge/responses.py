"""Responses: answers to questions about a knowledge store, in sessions that remember earlier turns."""

import asyncio

from mockserver.domain.account.account import World
from mockserver.domain.records.knowledge import Session, Turn
from mockserver.domain.records.recorded_answer import Ending
from mockserver.domain.rules.knowledge import sessions
from mockserver.domain.tokens import count_tokens
from mockserver.domain.writing.answers import CitedText, Material, read_question, write_answer
from mockserver.handlers.call import Call
from mockserver.handlers.common.steps import at_one_instant
from mockserver.handlers.common.texts import fixed_text, pause_seconds
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply, ServerSentEvents
from mockserver.handlers.v1_3.knowledge.finding import StoreQuestion
from mockserver.handlers.v1_3.knowledge.response_events import response_events
from mockserver.handlers.v1_3.knowledge.response_views import (
    COMPLETED,
    FAILED,
    INCOMPLETE,
    Citations,
    Outputs,
    Response,
    response_view,
)
from mockserver.handlers.v1_3.requests.knowledge.responses import ResponseQuery, read_response

operations = Registry()

_STATUS_OF = {None: COMPLETED, Ending.CUT_OFF: INCOMPLETE, Ending.FAILED: FAILED}


@operations.operation("post_responses")
async def create_response(call: Call, world: World) -> Reply:
    query = read_response(call.body)
    store = world.stores.get(query.store_id)
    session = sessions.session_for(world, store, query.session_id)
    sessions.check_selections(world, store, query.selections)
    selected = query.referred(session.selections) or (*session.selections, *query.selections)
    earlier = [turn.question for turn in session.turns]
    # In a thread: the earlier questions of a long session take as long to read as they are long.
    question = await asyncio.to_thread(read_question, query.text, query.instructions, earlier)
    asked = await at_one_instant(world, lambda now: StoreQuestion(now, now.stores.get(store.id), selected, question))
    world, (scope, subjects, finding) = asked
    collections = [(collection.id, collection.name) for collection in scope.collections]
    material = Material(question, subjects, finding, collections, query.schema, query.searches_web)
    answer = await asyncio.to_thread(write_answer, material, fixed_text(call))
    ending = call.fixed.ends if call.fixed else None
    text = _ended(answer.text, ending, is_fixed=fixed_text(call) is not None)
    world = world.at_now()
    world.stores.get(query.store_id)  # it may have been deleted meanwhile
    session = world.sessions.find(session.id) or session  # another turn may have come meanwhile
    outputs = Outputs(session, Citations(call, world, scope))
    if query.shows_steps:
        outputs.add_steps(query.text, answer, has_web=query.searches_web)
    if ending is not Ending.FAILED:
        outputs.add_message(text, status=_STATUS_OF[ending])
    response = Response(
        f"resp_{world.account.identifiers.uuid7(world.now)}",
        store.id,
        session.id,
        world.now,
        _STATUS_OF[ending],
        outputs.all,
        _tokens_read(query, session),
        count_tokens(text.text),
    )
    sessions.note_turn(world, session, Turn(query.text, text.text), query.selections, len(outputs.all))
    if query.is_streamed:
        return Reply(200, ServerSentEvents(response_events(response), pause_seconds(world)))
    return Reply(200, response_view(response))


def _ended(text: CitedText, ending: Ending | None, *, is_fixed: bool) -> CitedText:
    """Return the text so far: half of it if it is truncated, unless a test has fixed its end."""
    if ending is Ending.FAILED:
        return CitedText("")
    if ending is Ending.CUT_OFF and not is_fixed:
        return text.cut(len(text.text) // 2)
    return text


def _tokens_read(query: ResponseQuery, session: Session) -> int:
    said = (text for turn in session.turns for text in (turn.question, turn.answer))
    return sum(map(count_tokens, (query.text, query.instructions or "", *said)))
