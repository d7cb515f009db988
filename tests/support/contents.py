"""Contents of videos that tests know in full."""

from mockserver.domain.records.scenes import Content, Moment, Scene

CHESS = Content(
    title="Mastering Chess",
    topics=("Chess",),
    hashtags=("chess tutorial", "checkmate"),
    scenes=(
        Scene(
            0,
            15,
            "Setting up the board",
            seen=(Moment(0, 15, "A man in a blue shirt sets up a chessboard"),),
            said=(Moment(1.5, 4, "Welcome. Let us begin!"), Moment(10, 15, "The board has sixty-four squares")),
            read=(Moment(2, 4, "How to play chess"),),
        ),
        Scene(
            15,
            34.7,
            "Checkmate",
            seen=(Moment(15, 34.7, "A hand moves the queen next to the king"),),
            said=(Moment(16, 20, "The king cannot escape"),),
            branded=(Moment(20, 22, "Rookery"),),
        ),
    ),
)
