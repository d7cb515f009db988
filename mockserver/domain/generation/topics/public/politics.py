"""Councils, parliaments, elections, press conferences."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

POLITICS = Topic(
    name="Politics",
    keywords=(
        *("politics", "mayor", "debate", "election", "council", "senate", "parliament", "minister", "president"),
        *("hearing", "vote", "bill", "campaign", "capitol", "government", "press", "zoning", "alcalde"),
    ),
    decides=(
        *("g7", "g20", "eu summit", "white house", "press briefing", "press conference", "city council"),
        *("bürgermeisterwahl", "bundestag", "gemeinderat", "stadtrat", "bundestagswahl", "elecciones", "élections"),
        *("eleição", "ayuntamiento", "mairie", "prefeitura", "選挙", "stadtratssitzung", "school board", "city hall"),
        *("ribbon cutting", "state of the union"),
        *(
            "general assembly",
            "un assembly",
            "national assembly",
        ),
        *("planning committee", "zoning board", "planning board", "public hearing", "school committee"),
        *("select committee", "planning commission", "zoning commission", "zoning hearing", "county commission"),
        *("city commission", "board of supervisors", "town meeting", "candidate forum", "budget hearing"),
    ),
    subjects=("the new school plan", "the housing bill", "a televised debate", "the town budget"),
    titles=("In session: {subject}", "Both sides of {subject}", "Politics today: {subject}"),
    people=(
        "a politician in a blue tie",
        "a moderator with cue cards",
        "a council member with glasses",
        "a spokesperson in a grey suit",
        "a candidate with a badge",
    ),
    places=("in a council chamber", "behind a row of microphones", "at the lectern", "in front of the flags"),
    details=(
        "photographers crouch in the front row",
        "a gavel lies on the desk",
        "papers are handed around",
        "somebody in the gallery coughs",
        "a clerk writes down every word",
    ),
    stages=(
        Stage(
            "Opening statement",
            ("opens the session", "reads a short statement", "greets the public gallery", "adjusts a microphone"),
            (
                "The session is open, and the first item is {subject}.",
                "Let me begin with the facts about {about}, because a lot has been said that isn't true.",
                "We owe the people of {town} an honest answer.",
                "It has taken {number} weeks to get here, and I thank {absent} and the staff for their patience.",
                "I ask every speaker to respect the time limit, {guest} included.",
                "Nobody in this room takes {part} lightly.",
            ),
        ),
        Stage(
            "For and against",
            ("raises an objection", "answers with a calm voice", "shakes the head", "points at a paragraph"),
            (
                "With respect, {other}, I take a different view of {part}.",
                "The opposition has tabled {number} amendments, and {guest} calls some of them sensible.",
                "What do we say to a family in {home} that has waited for years?",
                "You can't be in favour of {part} on Monday and against it on Thursday.",
                "I'd remind {guest} that it was this house that asked for the report.",
                "There's common ground here, and it begins with {part}.",
            ),
        ),
        Stage(
            "Questions",
            (
                "takes a question from the press",
                "searches for a document",
                "listens with folded arms",
                "gives a short answer",
            ),
            (
                "The lady in the third row, please, on {part}.",
                "That decision wasn't an easy one, and {other} will publish the figures next week.",
                "I can give you the number: {number} per cent of the budget.",
                "Let me be clear about {about}: no final decision has been taken.",
                "Has the minister spoken to the people in {home}, yes or no?",
                "I'm not going to speculate, {guest}, and I hope you understand.",
            ),
        ),
        Stage(
            "Decision",
            ("raises a hand", "announces the result", "signs a document", "leafs through the papers"),
            (
                "We come to the decision on {part}, and I ask for silence.",
                "The result is {number} in favour, and I thank everybody for a fair debate.",
                "Whatever one thinks about {about}, the matter is settled for now.",
                "{other} will report back to us before the summer.",
                "It shows that in {town} we can still agree on something.",
            ),
        ),
        Stage(
            "What follows",
            ("shakes hands with an opponent", "gathers up papers", "answers one last question", "leaves the lectern"),
            (
                "A public hearing comes next, and it'll deal with {part}.",
                "I spoke to {guest} afterwards, and there's no bad blood.",
                "Residents of {town} have {number} days to comment in writing.",
                "We'll judge {subject} by results, and not by speeches.",
                "To everyone who came over from {home} tonight: thank you, and get home safely.",
                "That concludes the public part, and {other} closes the list of speakers.",
            ),
        ),
    ),
    remarks=(
        "A similar plan failed in {home} by {number} votes.",
        "For the record, {absent} has sent apologies.",
        "You can get the full text on {part} from the clerk.",
        "Order, please, {guest} has the floor.",
    ),
    signs=("Order of business", "Yes 14 / No 9", "Public session", "Press", "Item 7", "Speaking time"),
    brands=("Civic TV", "Ballot & Bell", "Forum One", "Chamberlive"),
    hashtags=("politics", "debate", "democracy", "government", "publicservice", "vote", "council"),
    genre=Genre.MEETING,
)
