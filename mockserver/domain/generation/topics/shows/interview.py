"""Interviews and podcasts."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

INTERVIEW = Topic(
    name="Interview",
    keywords=("interview", "podcast", "interviewee", "anecdote", "entretien", "entrevista", "intervista"),
    decides=(
        *("interview", "interviews", "podcast", "fireside chat", "talk show", "book club", "oral history"),
        *("entrevista", "intervista", "entretien", "interviu", "インタビュー", "radio show", "round table"),
        *("social experiment", "vox pop", "street interviews"),
    ),
    subjects=("a long talk by the fire",),
    titles=("In depth: {subject}", "Two chairs: {subject}"),
    people=(
        "an interviewer with a notepad",
        "a host with headphones",
        "an interviewer in a light blazer",
        "a host in an armchair",
    ),
    people_opposite=(
        "a guest in an armchair",
        "a guest with a cup of tea",
        "a guest in a dark jumper",
        "a guest with a glass of water",
    ),
    places=("in front of a microphone", "in an armchair", "beside a window", "at a small round table"),
    details=(
        "a recorder runs",
        "somebody nods",
        "a glass of water stands on the table",
        "a page is turned",
        "a clock ticks softly",
    ),
    stages=(
        Stage(
            "Who is here today",
            ("introduces the guest", "adjusts the microphone", "reads from a card", "checks the level of the sound"),
            (
                "{host}: My guest needs no introduction, at least not in {town}.",
                "{host}: How did you first come across {part}? And please, the true version.",
                "By accident, that's the true version, I was {number} minutes late for something else.",
                "A lot of people know your name, {guest}, but very few know how you came to {part}.",
                "I grew up near {home}, and nobody there ever talked about {about}.",
                "{host}: You once called {absent} your best teacher, is that still the case?",
            ),
            acts_opposite=("takes a sip of water", "settles into the chair", "smiles at the welcome", "says thank you"),
        ),
        Stage(
            "The story behind it",
            (
                "listens with a tilted head",
                "asks what happened next",
                "laughs at the story",
                "turns over a card",
            ),
            (
                "I've never told this in public, only to {other}, so be kind.",
                "At the beginning we had {number} pounds between us and no idea about {about}.",
                "{host}: What did your family say when you first mentioned {part} at home?",
                "My family said nothing for a week, and then {other} asked: when do you start?",
                "You have to imagine {home} in those days, two shops and a bus.",
                "{host}: Was there a moment when you wanted to give up {part}?",
            ),
            acts_opposite=(
                "thinks before answering",
                "tells a story with both hands",
                "laughs at a memory",
                "looks up at the ceiling",
            ),
        ),
        Stage(
            "A difficult question",
            ("leans forward", "checks the notes and asks again", "waits for an answer", "asks the question once more"),
            (
                "That's a hard question, and I've avoided it for {number} years.",
                "{host}: If you could speak to {absent} today, what would you say?",
                "I was wrong about {part}, and it took me far too long to admit it.",
                "{host}: Some people in {home} still don't agree with you, do they?",
                "Whoever tells you that they have all the answers about {about}, don't believe them.",
                "I'd like to stay with that for a second, {guest}, if you don't mind.",
            ),
            acts_opposite=(
                "pauses for a while",
                "shakes the head slowly",
                "answers very quietly",
                "looks at both hands",
            ),
        ),
        Stage(
            "What matters now",
            (
                "writes down a word",
                "nods and asks for an example",
                "reads a question from a listener",
                "smiles at the answer",
            ),
            (
                "{host}: Tell me about an ordinary morning with {part}.",
                "I get up early, I answer {number} messages, and then the day can begin.",
                "{host}: Is there anything about {about} that you'd do differently?",
                "Today I'd ask for help sooner, and I'd listen to {other} more often.",
                "You don't need much, only time, and somebody in {home} who believes in you.",
                "{host}: Is it true what they say about {part}, or is it just a nice story?",
            ),
            acts_opposite=(
                "counts on three fingers",
                "explains something with both hands",
                "smiles and shrugs",
                "describes a normal morning",
            ),
        ),
        Stage(
            "A last word",
            ("smiles and sums up", "asks a last question", "thanks the guest", "closes the notebook"),
            (
                "{host}: What would you tell somebody who's just starting with {part}?",
                "My advice is always the same: start small, and find {number} people who care.",
                "{host}: For those who want to know more about {about}: is there a good place to begin?",
                "Write to me, or to {other}, we answer everything.",
                "One last thing, {guest}: what are you looking forward to?",
                "I'm looking forward to {home}, and to not saying a word about {part} until Monday.",
            ),
            acts_opposite=(
                "shakes hands across the table",
                "gives a last piece of advice",
                "waves at the listeners",
                "gets up slowly",
            ),
        ),
    ),
    remarks=(
        "Sorry, I interrupted you, {guest}, please go on about {part}.",
        "{host}: We've had {number} letters about that since the last episode.",
        "{host}: Wasn't it {absent} who once called you stubborn?",
        "{host}: People who listen to us in {home} have sent in a question.",
    ),
    signs=("On air", "Question 3", "Recording", "Guest", "Part 2", "Silence please"),
    brands=("Openmic", "Second Chair", "Longform", "Cushion Radio"),
    hashtags=("interview", "podcast", "questions", "story", "people", "talk", "interviews"),
    genre=Genre.INTERVIEW,
    shows_named_people=True,
)
