"""Money and markets."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

FINANCE = Topic(
    name="Finance",
    keywords=(
        *("finance", "stock", "stocks", "share", "trading", "trader", "investor", "bank", "banking", "loan"),
        *("mortgage", "tax", "income", "inflation", "currency", "bitcoin", "crypto", "pension", "insurance"),
        *("economy", "nasdaq"),
    ),
    decides=("stock market", "market crash", "first time buyer", "mortgage"),
    subjects=("interest rates", "saving for a house", "the price of gold", "a first pension plan"),
    titles=("Money matters: {subject}", "Understanding {subject}", "A closer look at {subject}"),
    people=(
        "an analyst in a navy jacket",
        "an adviser with a tablet",
        "a trader with two screens",
        "a presenter in a grey dress",
        "an economist with rimless glasses",
    ),
    places=("in front of a wall of prices", "at a glass desk", "in a quiet office", "beside a large chart"),
    details=(
        "numbers run across a screen",
        "a curve bends",
        "a phone lights up",
        "a calculator clicks",
        "somebody prints a report",
    ),
    stages=(
        Stage(
            "The figures",
            ("points at a curve", "reads a row of figures", "compares two columns", "opens a report"),
            (
                "You find the figures on page {number}, so I'll only pick out the main ones.",
                "Compared with last year, the biggest change concerns {part}.",
                "Up by {number} per cent at first, and then most of it was gone again by June.",
                "Thank you, {guest}, and we come straight to what everybody wants to know about {about}.",
                "Before anybody asks: yes, we have included the costs of {part}.",
                "The average household in {home} will hardly notice, and that's worth saying.",
            ),
        ),
        Stage(
            "What is behind them",
            (
                "draws two lines on a chart",
                "explains a table",
                "underlines a figure",
                "answers a question from the audience",
            ),
            (
                "Interest rates explain about half of it, and {part} a good deal of the rest.",
                "People became more careful, in {town} as much as anywhere.",
                "When we talk about {about}, we have to talk about patience as well.",
                "One number never tells the whole story, not even {number} per cent.",
                "{other}, you called that effect temporary, would you still say so?",
                "Nobody forecast this, apart from {absent}, who forecasts it every year.",
            ),
        ),
        Stage(
            "Risk and return",
            ("weighs the risks", "calculates a percentage", "writes down two scenarios", "taps on a decimal point"),
            (
                "A higher return has its price, and with {part} that price is uncertainty.",
                "Never put everything into one thing, {guest}, however safe it looks.",
                "Let's say you put aside {number} a month, then time does most of the work.",
                "Fees look small, and over thirty years they aren't, as {other} can show you.",
                "You should be able to explain {part} to somebody at the bus stop before you sign anything.",
                "Keep enough for three months in reserve, and only then think about {about}.",
            ),
        ),
        Stage(
            "Questions",
            ("listens to a question", "pauses before answering", "opens another file", "nods and takes a note"),
            (
                "A question from {home}: what happens to {part} if rates rise again?",
                "It depends on how long you can wait, {guest}, and how well you sleep.",
                "I'd rather be roughly right, as {absent} puts it, than precisely wrong.",
                "Can you give us a range for {part}, without promising anything?",
                "That's taxed differently in every country, so ask somebody local about {about}.",
            ),
        ),
        Stage(
            "Outlook",
            ("gives a forecast", "closes the report", "takes off the glasses", "thanks everyone for listening"),
            (
                "Nobody knows where we'll be in a year, and that includes {other} and me.",
                "The next figures are due in {number} days, and {guest} will go through them here.",
                "I remain cautious about {part}, but not pessimistic.",
                "If you only do one thing this week, write down what you really know about {about}.",
                "Thanks to everybody who called in from {home} and elsewhere.",
                "For the rest of the year, {guest} expects no great surprises.",
            ),
        ),
    ),
    remarks=(
        "None of this is advice to buy or to sell {part}.",
        "{absent} asked about the risks, and that's always the right question.",
        "We use the figures of our office in {home}, checked by {guest}.",
        "If something sounds too good to be true, {other} says, it is.",
    ),
    signs=(
        "+1.8 %",
        "Figures in thousands",
        "Sell / Buy",
        "Source: own calculation",
        "Not investment advice",
        "Page 12",
    ),
    brands=("Ledgerbank", "Northbank", "Coinhall", "Sterling & Moss"),
    hashtags=("finance", "money", "markets", "investing", "economy", "business", "moneymatters"),
    genre=Genre.LECTURE,
)
