"""Chess: openings, endings, tournaments."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

CHESS = Topic(
    name="Chess",
    keywords=("chess", "checkmate", "pawn", "rook", "gambit", "boardgame", "grandmaster"),
    decides=(
        *("sicilian defense", "sicilian defence", "queen's gambit", "king's gambit", "queens gambit", "kings gambit"),
        *("caro kann", "ruy lopez", "king's indian", "queen's indian", "nimzo indian", "french defense"),
        *("french defence", "london system", "scholar's mate", "evans gambit", "benoni", "grünfeld"),
        "chess opening",
    ),
    subjects=("the rules in ten minutes", "a sharp opening", "an endgame with rooks", "a park game at noon"),
    titles=("Chess: {subject}", "At the board: {subject}", "Your move: {subject}"),
    people=(
        "a player in a dark jacket",
        "a chess coach with a pointer",
        "a girl with a serious look",
        "an opponent with folded arms",
        "a club player in a grey cardigan",
    ),
    places=("at a wooden chessboard", "at the next board", "beside a demonstration board", "at a table by the wall"),
    details=(
        "a chess clock ticks",
        "captured pieces stand beside the board",
        "onlookers whisper",
        "a move is written down",
        "somebody pours a glass of water",
    ),
    stages=(
        Stage(
            "Setting up",
            (
                "sets up the white pieces",
                "turns the board so that a light square is on the right",
                "starts the clock",
                "shakes hands with the opponent",
            ),
            (
                "Light square on the right, queen on the square of its own colour, and then we get to {part}.",
                "{guest} has the white pieces, so {guest} begins.",
                "We look at one game today, and every move in it says something about {about}.",
                "This was played in {home}, on board {number}, in front of hardly anybody.",
                "Two questions before every move, {other}: what does it threaten, and what does it leave?",
            ),
        ),
        Stage(
            "The opening",
            ("moves a pawn to the centre", "develops a knight", "hesitates over a bishop", "writes down a move"),
            (
                "Take the centre, bring out the pieces, put the king in safety, and only then think of {part}.",
                "Leave the queen at home for now, {guest}, there's work for the knights first.",
                "Up to here there are {number} games in my database, and most of them ended in a draw.",
                "There are whole books about {about}, and half of each is for show.",
                "Nobody has made a mistake so far, and {other} has hardly used any time.",
                "I always thought of {part} as slow, until {other} beat me with it.",
            ),
        ),
        Stage(
            "The plan",
            (
                "castles on the king's side",
                "points at an open file",
                "leans back and thinks",
                "moves a rook to the centre",
            ),
            (
                "If you have no plan, improve your worst piece, that's what {absent} taught me.",
                "Pawns can't go back, so with {part} every pawn move needs a reason.",
                "What would you play here, {other}? Stop the video and take a minute.",
                "Trade pieces when you're ahead, and keep them when you're in trouble with {part}.",
                "The clock says {number} minutes for the rest of the game.",
                "In {home} they call this the lazy move, because it looks like nothing.",
            ),
        ),
        Stage(
            "The turning point",
            (
                "sacrifices a bishop",
                "winces after a mistake",
                "captures a pawn with check",
                "covers the mouth with one hand",
            ),
            (
                "That looks generous, but it's a trap, and {guest} walks right into it.",
                "The knight attacks two pieces at once, and that settles the question of {part}.",
                "Always ask what the last move threatens, even after {number} quiet ones.",
                "I missed this in the game, and so did everybody in {home}.",
                "Count the attackers, count the defenders, and only then take, {other}.",
                "Here you understand what people mean when they talk about {about}.",
            ),
        ),
        Stage(
            "The ending",
            (
                "marches a pawn down the board",
                "promotes a pawn to a queen",
                "gives checkmate",
                "shakes hands across the board",
            ),
            (
                "In the ending the king becomes a fighter, so bring the king to {part}.",
                "Count it out: the pawn needs five moves, and the other king needs six, {guest}.",
                "Checkmate, after {number} moves, and a fine piece of work by {other}.",
                "Go through your own games like this, and be honest about {part}.",
                "If you want to practise {subject}, do it against somebody stronger.",
                "The next lesson comes from {home}, and it starts with a puzzle.",
            ),
        ),
    ),
    remarks=(
        "The club in {town} plays every Tuesday, and beginners are welcome.",
        "I've lost this position to {other} {number} times, so I know what I'm talking about.",
        "{absent} would have resigned here.",
        "Sit on your hands, {guest}, and think first.",
    ),
    signs=("Board 3", "White to move", "e4 e5", "Silence please", "Round 4", "1/2 - 1/2"),
    brands=("Rookery", "Gambit House", "Sixtyfour", "Zugzwang Press"),
    hashtags=("chess", "checkmate", "chessboard", "strategy", "endgame", "boardgame", "chesslesson"),
    genre=Genre.TUTORIAL,
)
