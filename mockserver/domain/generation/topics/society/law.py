"""Law, courts and rights."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

LAW = Topic(
    name="Law",
    keywords=(
        *("law", "legal", "court", "judge", "trial", "lawyer", "attorney", "deposition", "witness", "verdict"),
        *("contract", "lawsuit", "testimony", "divorce", "arbitration", "arrest", "prosecutor"),
    ),
    decides=(
        *("courtroom", "closing argument"),
        *(
            "oral argument",
            "oral arguments",
            "jury selection",
            "mock trial",
            "supreme court",
        ),
        *(
            "moot court",
            "estate planning",
            "tenant rights",
        ),
    ),
    subjects=("a rental contract", "a case about a fence", "the rights of tenants", "an appeal"),
    titles=("Before the court: {subject}", "Legal advice: {subject}", "The file on {subject}"),
    people=(
        "a lawyer in a black robe",
        "a lawyer with a thick file",
        "a legal adviser in a grey jacket",
        "an attorney with reading glasses",
    ),
    places=("in a law office", "in a panelled courtroom", "in front of a wall of books", "in a quiet corridor"),
    details=(
        "files are piled up on the desk",
        "a clerk takes the minutes",
        "a judge leafs through the papers",
        "a door falls shut",
        "a clock strikes the hour",
    ),
    stages=(
        Stage(
            "The facts",
            ("opens a thick file", "states the facts", "lays three documents side by side", "reads out a date"),
            (
                "The facts are simple, and hardly anybody disputes them when it comes to {part}.",
                "It all began in {town}, with a letter that nobody answered.",
                "The file has {number} pages, and the important sentence is on the last one.",
                "Both sides tell the story differently, and neither leaves out {part}.",
                "{other} was there on that evening, and gave a statement the next morning.",
                "To understand the case, one has to know a little about {about}.",
            ),
        ),
        Stage(
            "The evidence",
            ("holds up a document", "marks a passage", "compares two signatures", "puts on a pair of glasses"),
            (
                "The first piece of evidence is a photograph, taken {number} minutes after the event.",
                "{guest} could not recall the exact date, and said so under oath.",
                "A witness from {home} remembers {part} very clearly, perhaps too clearly.",
                "Documents do not forget, as {absent} likes to say.",
                "Nothing in the file contradicts what we heard about {part}.",
                "An expert was asked about {about}, and the answer took two hours.",
            ),
        ),
        Stage(
            "The arguments",
            (
                "makes an objection",
                "counts three arguments on one hand",
                "turns to the other side",
                "cites a paragraph",
            ),
            (
                "The wording is clear on this point, says {guest}, and it leaves no room for {part}.",
                "The other side sees it quite differently, and {other} has good reasons.",
                "It comes down to paragraph {number}, and to one small word in it.",
                "Should it make a difference that it happened in {home}? The law says no.",
                "Fairness and law are not the same, and nowhere is that clearer than with {part}.",
                "Lawyers have argued about {about} for a hundred years.",
            ),
        ),
        Stage(
            "What it means for you",
            (
                "explains it in plain words",
                "hands over a leaflet",
                "draws a line on a sheet of paper",
                "answers a short question",
            ),
            (
                "Keep every letter, write down every date, and do not sign anything about {part} in a hurry.",
                "A court in {town} gives {number} days to reply, and that is shorter than it sounds.",
                "Legal advice need not be expensive: the centre in {town} gives it for free on Tuesdays.",
                "Many cases never get that far, because somebody picks up the phone, as {guest} did.",
                "If you have a question about {about}, ask it before you act, not after.",
            ),
        ),
        Stage(
            "The decision",
            (
                "reads the decision aloud",
                "closes the file",
                "shakes hands with the other side",
                "steps out into the corridor",
            ),
            (
                "The decision is {number} pages long, and most people only read the first one.",
                "For {other}, it was about more than {part}.",
                "There is still time to appeal, and {absent} may well do so.",
                "The case will be cited, in {home} and elsewhere.",
                "In the end both sides could live with it, which tells you a lot about {about}.",
                "What remains is the lesson that {part} should have been put in writing.",
            ),
        ),
    ),
    remarks=(
        "A court in {home} decided otherwise in a similar case.",
        "This is general information about {about}, and it does not replace legal advice.",
        "Counsel for {company} had no further questions.",
        "There are {number} pages of evidence, and {guest} has read all of them.",
    ),
    signs=("Exhibit 3", "Case No. 22-451", "On the record", "Quiet please", "Hearing 9:30", "Page 2 of 14"),
    brands=("Justia Hall", "Lex & Partners", "Courtline", "Oath & Quill"),
    hashtags=("law", "legal", "court", "justice", "rights", "lawyer", "legaladvice"),
    genre=Genre.DOCUMENTARY,
)
