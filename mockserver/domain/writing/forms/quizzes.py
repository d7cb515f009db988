"""Questions about a video with their answers: quizzes, flash cards, answers to frequent questions."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice, pairwise, zip_longest

from msgspec import Struct

from mockserver.domain.capitals import capitalised
from mockserver.domain.writing.aspects import sight, speech
from mockserver.domain.writing.forms.material import Part, found, is_quotable, parts_of, people_of, things_of
from mockserver.domain.writing.lists import under
from mockserver.domain.writing.phrases import clause, clock, joined
from mockserver.domain.writing.prompts.aspects import Aspect
from mockserver.domain.writing.prompts.vocabulary import SUBJECTS_OF_FORMS, Unit
from mockserver.domain.writing.scene_words import stems
from mockserver.domain.writing.source import Source

_LETTERS = "ABCD"
_OTHER_SUBJECTS = ("cooking", "a football match", "space travel", "gardening", "a court case", "old trains", "tax law")
_OTHER_TEXTS = ("Thank you for watching", "Open daily from 9 to 5", "No entry", "Page 3", "To be continued")
_OTHER_WORDS = ("tomorrow", "together", "outside", "slowly")
_USUAL_QUESTIONS, _USUAL_ANSWERS, _USUAL_CARDS = 3, 4, 5
_SHORTEST_GAP = 4


class Question(Struct, frozen=True):
    """A question, its answer, and other answers that are wrong."""

    text: str
    right: str
    wrong: tuple[str, ...] = ()


def questions_about(source: Source) -> Iterator[Question]:
    """Yield different questions, those of each kind in turn; each kind is about the whole video in order."""
    parts = parts_of(source)
    kinds = (
        *(_about(source), _acts(source, parts), _places_of_quotes(source, parts)),
        *(_order(parts), _gaps(source), _texts(source)),
    )
    known = set[str]()
    for question in chain.from_iterable(zip_longest(*kinds)):
        if question and question.text not in known:
            known.add(question.text)
            yield question
    for scene in source.scenes:
        right = f"{source.describe(scene)}"
        wrong = [text for other in source.scenes if (text := source.describe(other)) != right]
        yield Question(f"What happens at {clock(scene.start)}?", right, tuple(dict.fromkeys(wrong)))
    for text in source.statements(2 * len(source.scenes) + _USUAL_QUESTIONS):
        yield Question(f"True or false: {text}?", "True", ("False",))


def _about(source: Source) -> Iterator[Question]:
    if source.theme in SUBJECTS_OF_FORMS:
        return
    own = stems((source.content.title, *source.content.topics))
    wrong = tuple(text for text in _OTHER_SUBJECTS if not own & stems([text]))
    yield Question(f'What is the {source.noun} "{source.label}" mainly about?', capitalised(source.subject), wrong)


def _acts(source: Source, parts: Sequence[Part]) -> Iterator[Question]:
    acts = [(part, act) for part in parts for act, _ in sight.actions(part.scenes)]
    texts = list(dict.fromkeys(act for _, act in acts))
    for part in parts:
        right = next((act for one, act in acts if one is part), "")
        elsewhere = [text for text in texts if text not in {act for one, act in acts if one is part}]
        if right and elsewhere:
            text = f'What can be seen in the part "{part.heading}" ({clock(part.start)})?'
            yield Question(text, f"Somebody {right}", tuple(f"Somebody {other}" for other in elsewhere))


def _places_of_quotes(source: Source, parts: Sequence[Part]) -> Iterator[Question]:
    headings = list(dict.fromkeys(part.heading for part in parts))
    for part in parts:
        said = [text for text, _ in speech.spoken(part.scenes) if is_quotable(text)]
        if said and len(headings) > 1:
            others = tuple(heading for heading in headings if heading != part.heading)
            yield Question(f'In which part does the speaker say "{clause(said[-1])}"?', part.heading, others)


def _order(parts: Sequence[Part]) -> Iterator[Question]:
    for before, after in pairwise(parts):
        headings = dict.fromkeys([*(part.heading for part in parts), before.heading])
        others = tuple(heading for heading in headings if heading != after.heading)
        yield Question(f'Which part comes right after "{before.heading}"?', after.heading, others)


def _gaps(source: Source) -> Iterator[Question]:
    said = [(clause(text), time) for text, time in speech.spoken(source.scenes)]
    said = [(text, time) for text, time in said if is_quotable(text) and len(text.rpartition(" ")[2]) >= _SHORTEST_GAP]
    last = list(dict.fromkeys(text.rpartition(" ")[2] for text, _ in said))
    for text, time in said[:: max(1, len(said) // 8)]:
        head, _, right = text.rpartition(" ")
        wrong = tuple(word for word in (*last, *_OTHER_WORDS) if word.lower() != right.lower())
        yield Question(f'Which word is missing: "{head} ___" ({clock(time)})?', right, wrong)


def _texts(source: Source) -> Iterator[Question]:
    read = [(clause(moment.text), moment.start) for scene in source.scenes for moment in scene.read]
    texts = list(dict.fromkeys(text for text, _ in read))
    for text, time in read[1:]:
        wrong = tuple(other for other in (*texts, *_OTHER_TEXTS) if other != text)
        yield Question(f"Which text is on screen at {clock(time)}?", text, wrong)


def quiz(source: Source) -> str:
    """Return questions with their answers."""
    count = source.spec.number(_USUAL_QUESTIONS, Unit.QUESTION, Unit.ITEM)
    if source.spec.has_true_or_false:
        return under(f'Questions about "{source.label}"', _truths(source, count))
    asked = [*islice(questions_about(source), count)]
    if source.spec.layout.has_options:
        return under(f'Questions about "{source.label}"', _with_options(source, asked))
    lines = [
        f"{number}. {question.text} Answer: {capitalised(question.right)}."
        for number, question in enumerate(asked, start=1)
    ]
    return under(f'Questions about "{source.label}"', lines)


def options_of(question: Question, number: int) -> list[str]:
    """Return up to four answers, the right one at a place that depends on the number of the question."""
    wrong = list(dict.fromkeys(question.wrong))[: len(_LETTERS) - 1]
    place = (number * 7 + len(question.right)) % (len(wrong) + 1)
    return [capitalised(text) for text in (*wrong[:place], question.right, *wrong[place:])]


def _with_options(source: Source, asked: Sequence[Question]) -> list[str]:
    """Return each question with its answer among others, and at the end the key if the prompt wants one."""
    found: list[str] = []
    key: list[str] = []
    for number, question in enumerate(asked, start=1):
        options = options_of(question, number)
        letter = _LETTERS[options.index(capitalised(question.right))]
        answer = [] if source.spec.layout.has_key else [f"   Answer: {letter}"]
        key.append(f"{number}. {letter}")
        found += [
            f"{number}. {question.text}",
            *(f"   {letter}) {text}" for letter, text in zip(_LETTERS, options, strict=False)),
            *answer,
        ]
    return [*found, "", "Answer key:", *key] if source.spec.layout.has_key else found


def _truths(source: Source, count: int) -> list[str]:
    """Return statements that are true, and some in which two parts have changed places."""
    parts, texts = parts_of(source), source.statements(count)
    lines: list[str] = []
    for number, text in enumerate(texts, start=1):
        pair = parts[number % len(parts) : number % len(parts) + 2] if parts else []
        if number % 2 == 0 and len(pair) == 2 and pair[0].heading != pair[1].heading:
            first, second = pair
            statement, answer = f'"{second.heading}" comes before "{first.heading}"', "False"
        else:
            statement, answer = capitalised(text), "True"
        lines.append(f"{number}. True or false? {statement}. Answer: {answer}.")
    return lines


def answered(source: Source) -> str:
    """Return questions that people ask often, with their answers."""
    count = source.spec.number(_USUAL_ANSWERS, Unit.ITEM, Unit.QUESTION)
    return _cards([*islice(chain(_frequent(source), _others(source, count)), count)])


def flash_cards(source: Source) -> str:
    """Return cards with a question and its answer."""
    count = source.spec.number(_USUAL_CARDS, Unit.ITEM, Unit.QUESTION, Unit.TEXT)
    return _cards([(one.text, f"{capitalised(one.right)}.") for one in islice(questions_about(source), count)])


def _cards(pairs: Sequence[tuple[str, str]]) -> str:
    return "\n\n".join(f"Q: {question}\nA: {answer}" for question, answer in pairs)


def _frequent(source: Source) -> Iterator[tuple[str, str]]:
    yield f"What is the {source.noun} about?", f'"{source.label}" is about {source.subject}.'
    yield "How long is it?", f"It lasts {clock(source.length)}."
    if people := people_of(source):
        yield "Who is in it?", f"{capitalised(people)}."
    if things := things_of(source, 5):
        yield "What is used in it?", f"{capitalised(joined(things))}."
    if tips := found(source, Aspect.ADVICE, 1):
        yield "What is the best tip in it?", tips[0]
    if source.headings:
        yield "What are its parts?", f"{joined(source.headings)}."


def _others(source: Source, count: int) -> Iterator[tuple[str, str]]:
    for question in islice(questions_about(source), 1, count + 1):
        yield question.text, f"{capitalised(question.right)}."
    for text in source.statements(count):
        yield "What else should I know?", f"{capitalised(text)}."
