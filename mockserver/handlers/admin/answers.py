"""Fixed answers."""

from mockserver.domain.account.account import World
from mockserver.domain.testkit.answers import MOST_ANSWERS, Answer, Answers, TooManyAnswers
from mockserver.ground.errors import ParameterInvalid
from mockserver.handlers.admin.requests.answers import read_answer
from mockserver.handlers.call import Call
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply, View

operations = Registry()


@operations.operation("add-answer")
def add_answer(call: Call, world: World) -> Reply:
    kit = world.account.kit
    answer = read_answer(call.body, call.accounts.contract)
    kit.answers = kit.answers or Answers()
    try:
        kit.answers.add(answer)
    except TooManyAnswers:
        raise ParameterInvalid("replies", f"There are {MOST_ANSWERS} answers already; remove some.") from None
    return Reply(201, _view(answer))


@operations.operation("list-answers")
def list_answers(call: Call, world: World) -> Reply:
    return Reply(200, {"data": [_view(answer) for answer in _answers(world).all()]})


@operations.operation("retrieve-answer")
def retrieve_answer(call: Call, world: World) -> Reply:
    return Reply(200, _view(_answers(world).get(call.path["answer-id"])))


@operations.operation("remove-answer")
def remove_answer(call: Call, world: World) -> Reply:
    _answers(world).remove(call.path["answer-id"])
    return Reply(204)


@operations.operation("clear-answers")
def clear_answers(call: Call, world: World) -> Reply:
    _answers(world).clear()
    return Reply(204)


def _answers(world: World) -> Answers:
    return world.account.kit.answers or Answers()


def _view(answer: Answer) -> View:
    return {"id": answer.id, "answer": answer.described, "matched": answer.matched, "given": answer.given}
