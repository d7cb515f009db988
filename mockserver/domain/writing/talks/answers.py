"""Answers about those who talk: who they are, what each of them says, how they feel, how much they talk."""

from collections.abc import Callable, Mapping, Sequence

from mockserver.domain.capitals import capitalised
from mockserver.domain.records.scenes import Modality, Moment
from mockserver.domain.writing.aspects.feelings import sentiment_in
from mockserver.domain.writing.aspects.speech import asks, sentences_in
from mockserver.domain.writing.phrases import clause, clock, joined, lowered, number_of_people
from mockserver.domain.writing.prompts.asked import WHETHER
from mockserver.domain.writing.prompts.roles import (
    EACH,
    SPEAKER,
    name_asked,
    names_in,
    names_only_roles,
    place_asked,
    roles_in,
    wants_names,
    wants_questions,
)
from mockserver.domain.writing.prompts.vocabulary import Unit, whole
from mockserver.domain.writing.scene_words import stems
from mockserver.domain.writing.source import Source
from mockserver.domain.writing.talks.people import called, speakers_by_role, who_talks, with_role
from mockserver.domain.writing.talks.points import Point, points_of
from mockserver.domain.writing.talks.turns import Talk, talk_of

_USUAL_QUOTES, _MOST_NAMED = 2, 5
_SEVERAL = whole("more than one|several|multiple|two or more")
_ALONE = whole("only one|just one|a single")
_ENDS = frozenset([0, -1])


def people_asked(source: Source) -> list[str]:
    """Return those about whom the prompt asks by name, place or role; all of them for "each speaker"."""
    talk, prompt = talk_of(source.content), source.spec.text
    is_about_speech = source.spec.modality is Modality.SPEECH or wants_names(prompt) or name_asked(prompt)
    if talk.kind is None and len(talk.people) < 2 and not is_about_speech:
        return []
    if named := names_in(prompt, talk.people):
        return named[:_MOST_NAMED]
    place = place_asked(prompt)
    if place is not None and -1 <= place < len(talk.people):
        return [talk.people[place]]
    wanted = roles_in(prompt)
    if len(talk.people) == 1:
        return list(talk.people) if SPEAKER in wanted else []
    return [name for name, role in talk.roles.items() if EACH in wanted or role in wanted][:_MOST_NAMED]


def lines_of(source: Source, person: str) -> list[Moment]:
    """Return what somebody says in the part of the video that the prompt is about."""
    lines = talk_of(source.content).of(person)
    if source.spec.span is None:
        return [*lines]
    said = {moment.start for scene in source.scenes for moment in scene.said}
    return [line for line in lines if line.start in said]


def by_people(source: Source) -> list[str]:
    """Return a sentence for each of the people about whom the prompt asks; none if it asks about nobody."""
    talk, people = talk_of(source.content), people_asked(source)
    video = f'in the {source.noun} "{source.label}"'
    if not people:
        name = name_asked(source.spec.text)
        return [f"Nobody called {name} speaks {video}.", count_of_speakers(source)] if name and talk.people else []
    is_who = source.spec.asked == "who" and names_only_roles(source.spec.subject)
    if is_who or wants_names(source.spec.text):
        return [_presented(name, talk.roles[name], video) for name in people]
    if source.spec.asked == "how long":
        return [talk_time(source)]
    count = source.spec.number(_USUAL_QUOTES if len(people) < 3 else 1, Unit.ITEM)
    return [_told(source, talk, name, count) for name in people]


def _presented(name: str, role: str, video: str) -> str:
    return f"The {role} {video} {f'is {name}' if name.lower() != role else 'gives no name'}."


def _told(source: Source, talk: Talk, name: str, count: int) -> str:
    """Return what somebody says: about the subject of the prompt if they do, else what matters most."""
    points = _points_by(source, name)
    wanted = stems(word for word in source.spec.subject if word not in roles_in(source.spec.text)) - stems([name])
    about = [point for point in points if wanted & stems([point.text])]
    questions = [point for point in points if asks(point.text)] if wants_questions(source.spec.text) else []
    best = sorted(questions or about or points, key=lambda point: -point.worth)[:count]
    if not best:
        return f"{_known(talk, name)} says nothing here."
    quotes = joined([_quoted(point) for point in sorted(best, key=_start)])
    return f"{_known(talk, name)} {'asks' if questions else 'says'} {quotes}."


def _points_by(source: Source, name: str) -> list[Point]:
    """Return what matters of what somebody says."""
    starts = {moment.start for moment in lines_of(source, name)}
    return [point for scene in source.scenes for point in points_of(scene, source.content) if point.start in starts]


def _start(point: Point) -> float:
    return point.start


def _quoted(point: Point) -> str:
    return f'"{point.text}" ({clock(point.start)})'


def _known(talk: Talk, name: str) -> str:
    """Return somebody with their role: "Morgan, the customer,"."""
    known = with_role(name, talk.roles)
    return f"{known}," if known != called(name, talk.roles) else capitalised(known)


def sentiment(source: Source, overall: Callable[[Source], str]) -> str:
    """Return the sentiment of each of the people about whom the prompt asks, else the one that `overall` returns."""
    talk, people = talk_of(source.content), people_asked(source)
    if not people:
        return overall(source)
    if source.spec.compares_ends:
        return " ".join(_turn_of_sentiment(source, talk, name) for name in people)
    return " ".join(f"{_known(talk, name)} sounds {_felt(lines_of(source, name))}." for name in people)


def sentiments_asked(source: Source) -> list[str]:
    """Return the sentiment, in a word, of each of the people about whom the prompt asks."""
    return [sentiment_by(source, name) for name in people_asked(source)]


def _turn_of_sentiment(source: Source, talk: Talk, name: str) -> str:
    lines = lines_of(source, name)
    first, last = lines[: len(lines) // 2], lines[len(lines) // 2 :]
    return f"At the beginning, {_known(talk, name)} sounds {_felt(first)}; at the end, {_felt(last)}."


def _felt(lines: Sequence[Moment]) -> str:
    name, quotes = _sentiment_of(lines)
    return f"{name}, as in {joined(quotes)}" if quotes else name


def _sentiment_of(lines: Sequence[Moment]) -> tuple[str, list[str]]:
    return sentiment_in((text, line.start) for line in lines for text in sentences_in(line.text))


def sentiment_by(source: Source, name: str) -> str:
    """Return the sentiment of somebody in a word."""
    return _sentiment_of(lines_of(source, name))[0]


def quote_of(source: Source, name: str) -> str:
    """Return the line of somebody that matters most; empty if they say nothing."""
    best = max(_points_by(source, name), key=lambda point: point.worth, default=None)
    return "" if best is None else best.text if asks(best.text) else f"{best.text}."


def several_speak(source: Source) -> str:
    """Return whether several people speak, or only one, if the prompt asks for that, and how many do."""
    is_so = is_number_as_asked(source)
    return "" if is_so is None else f"{'Yes' if is_so else 'No'}, {lowered(count_of_speakers(source))}"


def is_number_as_asked(source: Source) -> bool | None:
    """Return whether several people speak, or only one, as the prompt asks; None if it does not ask for that."""
    flat = source.spec.text.lower()
    asks_for_one = bool(_ALONE.search(flat))
    if source.spec.asked != WHETHER or not (asks_for_one or _SEVERAL.search(flat)) or not count_of_speakers(source):
        return None
    return (len(talk_of(source.content).people) > 1) is not asks_for_one


def quoted_speakers(source: Source) -> list[str]:
    """Return who speaks, each with the role and the line that matters most."""
    known = zip(talk_of(source.content).people, speakers_by_role(source.content), strict=True)
    quotes = [(who, quote_of(source, name)) for name, who in known]
    return [f'{who}: "{quote.rstrip(".")}"' if quote else who for who, quote in quotes]


def speaker_in_place(source: Source) -> str:
    """Return who speaks first or last, with that line, if the prompt asks for that; else an empty text."""
    place, talk = place_asked(source.spec.text), talk_of(source.content)
    if place not in _ENDS or not talk.people:
        return ""
    if len(talk.people) == 1:
        return count_of_speakers(source)
    turn = talk.turns[place]
    who = called(turn.speaker, talk.roles)
    end = "first" if place == 0 else "last"
    line = f'"{clause(turn.text)}" ({clock(turn.moment.start)})'
    return f'In the {source.noun} "{source.label}", {who} speaks {end}: {line}.'


def seconds_of_speech(source: Source) -> Mapping[str, float]:
    """Return how long each of those who are known talks."""
    people = talk_of(source.content).people
    return {name: sum(line.end - line.start for line in lines_of(source, name)) for name in people}


def shares_of_speech(source: Source) -> Mapping[str, int]:
    """Return the share of each of those who are known in what they say together, in per cent."""
    seconds = seconds_of_speech(source)
    total = sum(seconds.values()) or 1
    return {name: round(100 * length / total) for name, length in seconds.items()}


def talk_time(source: Source) -> str:
    """Return how much each speaker talks, who talks most first; nothing if no speaker is known."""
    roles, seconds, shares = talk_of(source.content).roles, seconds_of_speech(source), shares_of_speech(source)
    if not roles:
        return ""
    names = sorted(roles, key=lambda name: -seconds[name])[:_MOST_NAMED]
    told = [f"{called(name, roles)} talks for {clock(seconds[name])} ({shares[name]} %)" for name in names]
    most = f" {capitalised(called(names[0], roles))} talks most." if len(names) > 1 else ""
    return f'In the {source.noun} "{source.label}", {joined(told)}.{most}'


def attendance(source: Source) -> str:
    """Return a sentence that tells who talks with whom; empty if fewer than two are known."""
    told = who_talks(source.content)
    return f'In the {source.noun} "{source.label}", {told}.' if told else ""


def count_of_speakers(source: Source) -> str:
    """Return how many people speak, and who they are; empty if no speaker is known."""
    people, video = speakers_by_role(source.content), f'in the {source.noun} "{source.label}"'
    if len(people) > 1:
        return f"{number_of_people(len(people))} speak {video}: {joined(people)}."
    return f"One person speaks {video}: {_alone(source)}." if people else ""


def _alone(source: Source) -> str:
    [(name, role)] = talk_of(source.content).roles.items()
    return name if name.lower() != role else f"the {role}, who gives no name"


def speaker_labels(source: Source) -> dict[float, str]:
    """Return who says the line that starts at a time, as far as it is known."""
    return {one.moment.start: clause(one.speaker or "Speaker") for one in talk_of(source.content).turns}
