"""Recordings of a camera behind a windscreen."""

from mockserver.domain.generation.topics.topic import Stage, Topic

DASHCAM = Topic(
    name="Dashcam",
    keywords=("dashcam",),
    decides=("dashcam", "dash cam", "dashboard camera", "road rage"),
    happens=("tailgating",),
    subjects=("a drive through the rain",),
    titles=("Dashcam: {subject}", "From the windscreen: {subject}"),
    people=("a white van", "the car ahead", "a delivery lorry", "a silver hatchback pulling a trailer"),
    places=("beyond the windscreen", "in the next lane", "at the end of a bend", "a few lengths ahead"),
    details=(
        "brake lights flash",
        "the speed is shown below",
        "road signs pass by",
        "the time runs in the corner",
        "the dashboard is mirrored in the glass",
    ),
    stages=(
        Stage(
            "On the road", ("keeps a steady distance", "changes lanes", "passes on the outside", "follows the bend"), ()
        ),
        Stage("Something ahead", ("slows down", "brakes hard", "signals late", "drifts towards the line"), ()),
        Stage(
            "The moment itself",
            ("swerves to one side", "stops just in time", "misses the kerb by a hand", "blocks half of the road"),
            (),
        ),
        Stage(
            "Driving on",
            (
                "drives on slowly",
                "pulls over with hazard lights on",
                "turns off at the next junction",
                "disappears round the corner",
            ),
            (),
        ),
    ),
    remarks=(),
    signs=("80", "Exit 12", "REC", "Roadworks", "Reduce speed now", "14:32:07"),
    brands=("Roadwitness", "Clearview", "Frontcam", "Lanekeep"),
    hashtags=("dashcam", "driving", "road", "traffic", "caughtoncamera", "car", "drivesafe"),
    is_watched_only=True,
)
