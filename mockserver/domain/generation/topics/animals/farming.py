"""Farming: animals, fields, orchards, hives."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

FARMING = Topic(
    name="Farming",
    keywords=(
        *("farm", "farmer", "farming", "agriculture", "harvest", "tractor", "wheat", "corn", "crop", "field", "barn"),
        *("cow", "cattle", "sheep", "goat", "horse", "chicken", "pig", "dairy", "vineyard", "hive", "beekeeping"),
        *("irrigation", "greenhouse", "orchard", "plow", "olive", "stable", "livestock"),
        *("hen", "rooster", "poultry", "coop", "ewe", "silage"),
    ),
    decides=(
        *("milking parlour", "milking parlor", "milking robot", "cow milking", "goat milking", "bauernhof", "ernte"),
        *("granja", "fazenda", "cosecha", "農業", "grain silo", "combine harvester", "bee hive", "beehive"),
        *("maple syrup", "maple tapping", "maple sap", "sap bucket", "sugar shack", "sugarhouse", "lambing"),
        *("beekeeper", "soybean", "alpaca shearing", "chicken coop tour", "sheep shearing", "hay baling"),
        "crop dusting",
    ),
    genre=Genre.DOCUMENTARY,
    subjects=("the barley harvest", "a dairy herd", "an apple orchard", "the first ploughing of spring"),
    titles=("On the farm: {subject}", "A farmer's year: {subject}", "Early hours with {subject}"),
    people=(
        "a farmer in green overalls",
        "a farm hand with leather gloves",
        "a young woman in muddy boots",
        "an old farmer with a walking stick",
        "an apprentice in a checked shirt",
    ),
    places=(
        "on the farm",
        "beside a wooden gate",
        "under a wide sky",
        "at the end of a farm track",
        "behind the farmhouse",
    ),
    details=(
        "an engine runs in the background",
        "sparrows chatter on a roof",
        "a gate creaks",
        "the morning mist clears",
        "a dog barks somewhere",
        "a bucket clatters",
    ),
    stages=(
        Stage(
            "Before sunrise",
            (
                "opens a wooden gate",
                "pulls on a pair of gloves",
                "studies the sky",
                "drinks a quick cup of tea",
            ),
            (
                "The alarm clock rings at half past four, and {guest} has stopped complaining.",
                "On this farm near {town} nobody asks what day it is, the work is the same.",
                "First comes a look at the sky, because the weather decides on {part}.",
                "Four generations have worked this land, {other} is the first to do it with an app.",
                "The day will be all about {about}, as long as it stays dry.",
                "It is {number} steps from the kitchen to the yard, {guest} knows them in the dark.",
            ),
        ),
        Stage(
            "The main work",
            (
                "carries a full bucket across the yard",
                "drives up in an old pick-up",
                "calls something over one shoulder",
                "ties up a bundle with twine",
            ),
            (
                "Slow and steady, says {guest}, because a job done in a hurry is done twice.",
                "The neighbours lend a hand, and {part} would hardly be possible without them.",
                "The machine from {company} does in an hour what used to take a week.",
                "There is no manual for {part}, you learn it by standing next to somebody.",
                "{other} has done this {number} times this year and could do it asleep.",
                "By ten the sun is high, and everybody thinks about {part} and about lunch.",
            ),
        ),
        Stage(
            "Trouble",
            (
                "crouches and frowns",
                "shakes a hand at the clouds",
                "reaches for a toolbox",
                "makes a quick phone call",
            ),
            (
                "Something is not right, and {other} notices it at once.",
                "A spare part would have to come from {home}, so {guest} mends it with wire.",
                "A wet week at the wrong time, and {part} can turn into a loss.",
                "Nothing on a farm breaks on a quiet day, {absent} calls that a law.",
                "An hour is lost, and with {part} an hour is a lot.",
                "The vet, the mechanic and the bank: {guest} knows all three numbers by heart.",
            ),
        ),
        Stage(
            "Checking quality",
            (
                "takes a sample and nods",
                "writes a number on a board",
                "smells the sample with closed eyes",
                "compares two notes",
            ),
            (
                "{guest} tests a sample, and for a moment nobody says a word.",
                "This is what a good year does for {part}.",
                "The buyer from {company} comes at noon and is never easy to please.",
                "Rain at the right time did more for {part} than any machine.",
                "{number} out of a hundred would be a good result, anything above that is a gift, says {absent}.",
                "Quality begins in the soil, as they say in {home}, and it ends on the plate.",
            ),
        ),
        Stage(
            "The day ends",
            (
                "closes the gate for the night",
                "sits down on a bale of straw",
                "stamps the mud off both boots",
                "hangs the gloves on a nail",
            ),
            (
                "The last light is on the fields, and {guest} finally sits down.",
                "What was done here today will be on a table in {home} by Friday.",
                "Ask anybody here about {about}, and you will be here all night.",
                "Prices rise and fall, {other} shrugs, but people will always eat.",
                "Tomorrow it starts all over again, with {part} and with the alarm clock.",
                "There are easier ways to earn money, but none that {absent} would rather have.",
            ),
        ),
    ),
    remarks=(
        "The farm shop in {town} sells most of what is made here.",
        "The trailer is on loan from {company} until the autumn.",
        "{absent} keeps the books and knows every figure of the last ten years.",
        "Visitors come at the weekend to find out more about {about}.",
    ),
    signs=("Farm shop", "Beware of the bull", "Organic", "Fresh eggs", "Please shut the gate", "Private road"),
    brands=("Agromax", "Fieldhand", "Greenacre", "Barley & Bloom"),
    hashtags=("farming", "agriculture", "farmlife", "countryside", "farm", "rural", "farmtotable"),
)
