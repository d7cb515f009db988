"""Funerals, eulogies and memorials."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

FUNERAL = Topic(
    name="Memorial",
    keywords=("funeral", "eulogy", "cremation", "obituary", "mourning", "mourner"),
    decides=(
        *(
            "funeral",
            "funeral service",
            "eulogy",
            "burial service",
            "memorial service",
            "memorial slideshow",
            "memorial video",
        ),
        *("celebration life", "scattering ashes", "tribute video", "tribute grandma", "tribute grandpa", "graveside"),
        *("cremation", "requiem mass", "memoriam", "beerdigung", "trauerfeier", "funérailles", "obsèques", "entierro"),
    ),
    genre=Genre.STAGE,
    subjects=("a farewell",),
    titles=("In memory: {subject}", "With love: {subject}", "Remembering: {subject}"),
    people=(
        "a speaker in a dark suit",
        "a mourner with a white flower",
        "a relative in a black coat",
        "an old friend with folded hands",
    ),
    places=("beside the flowers", "in the front row", "at a small lectern", "near a framed portrait"),
    details=(
        "candles burn",
        "an organ plays softly",
        "somebody lowers the head",
        "white lilies stand in a vase",
        "the pages of a booklet rustle",
        "light falls through a high window",
    ),
    stages=(
        Stage(
            "Gathering",
            ("takes a seat in silence", "lights a candle", "lays down a flower", "greets somebody with a nod"),
            (
                "Thank you all for coming to {town} today.",
                "Some of you travelled {number} hours from {home} to be here.",
                "We're here to remember, and to talk about {about}.",
                "Please find a seat, there are a few more at the side of {other}.",
                "The flowers are from friends in {home}.",
                "{guest} has asked me to begin with {part}.",
            ),
        ),
        Stage(
            "The words",
            ("unfolds a sheet of paper", "pauses and breathes in", "reads in a quiet voice", "rests both hands"),
            (
                "I wrote {number} pages, and I'll read only one.",
                "Whoever wants to understand this life has to know about {about}.",
                "It wasn't always easy, {other}, and you know that best.",
                "There was always a place at the table, in {home} as in {town}.",
                "Nothing that I can say does justice to {part}.",
                "Kindness, patience and a loud laugh, that's what {absent} wrote to us.",
            ),
        ),
        Stage(
            "Memories",
            ("wipes away a tear", "looks at the portrait", "presses a hand", "smiles at a memory"),
            (
                "{guest} once told me a story about {about} that I'll never forget.",
                "We laughed for {number} minutes, and then nobody knew why.",
                "Every summer began with the drive to {home}.",
                "Nobody could tell it better, and I'll try anyway, for the sake of {part}.",
                "{other} still has the letters.",
                "Half of {town} learned to swim, to sing or to argue at that kitchen table.",
            ),
        ),
        Stage(
            "Music and silence",
            ("stands up with the others", "bows the head", "sings along quietly", "closes a booklet"),
            (
                "Let's stand for a minute, and think of {part}.",
                "The next song was chosen by {guest}.",
                "You'll find the words on page {number}.",
                "This was the music that filled the house in {home}.",
                "There's no right way to grieve, and no wrong one, {other}.",
                "We keep silent now, each with a thought about {about}.",
            ),
        ),
        Stage(
            "Farewell",
            ("lays a hand on the wood", "walks out slowly", "embraces a friend", "scatters a few petals"),
            (
                "Go well, and thank you for {part}.",
                "Everybody is invited afterwards, the hall in {town} is {number} minutes from here.",
                "There's a book at the door, please write a line about {about}.",
                "Take a flower with you, {guest}, that was the wish.",
                "The family in {home} thanks you for every card.",
                "What stays with us is {part}.",
            ),
        ),
    ),
    remarks=(
        "Instead of flowers, please give to the hospice in {town}.",
        "{absent} can't be here and sends all of us an embrace.",
        "There are {number} of us today, and we'd be welcome in one small kitchen.",
        "We could go on for hours about {about}.",
    ),
    signs=("In loving memory", "Order of service", "Book of condolence", "Reserved for family", "Chapel", "Hymn 23"),
    brands=("Quiet Garden", "Evergreen & Daughters", "Lilywhite Florists", "Stillwater Chapel"),
    hashtags=("inmemory", "remembrance", "family", "farewell", "tribute", "neverforgotten"),
)
