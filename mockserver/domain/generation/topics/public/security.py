"""Recordings of security cameras."""

from mockserver.domain.generation.topics.topic import Stage, Topic

SECURITY = Topic(
    name="Security camera",
    keywords=(
        *("atm", "surveillance", "cctv", "cam", "doorbell", "lobby", "entrance", "robbery"),
        *("theft", "shoplifter"),
        *("burglar", "porch", "quarry", "guard", "intruder", "trespasser"),
    ),
    decides=(
        *("surveillance", "security camera", "security cam", "security footage"),
        *("doorbell", "ring camera"),
        *("shoplifting", "shoplifter", "burglary", "einbruch", "ladendiebstahl", "robo en", "roubo", "assalto"),
        *("cambriolage", "überwachungskamera", "防犯カメラ", "cctv", "lobby camera", "elevator camera"),
        "entrance camera",
        *("store camera", "door camera", "parking camera", "hallway camera", "gate camera", "yard camera"),
        *("driveway camera", "garage camera", "stairwell camera", "office camera", "warehouse camera", "dock camera"),
        *("hidden camera", "robo de"),
        *("nvr", "dvr", "loading dock cam", "cctv export", "bank robbery"),
        *("man stealing", "woman stealing", "person stealing", "people stealing", "someone stealing", "stealing bike"),
        *("stealing car", "stealing package", "stealing packages", "street fight", "bar fight", "men fighting"),
        *("people fighting", "fight parking lot", "knife attack", "unattended bag", "slip and fall", "loitering"),
    ),
    happens=(
        *("robbery", "theft", "thief", "thieves", "burglar", "break-in", "vandalism", "pickpocket", "trespasser"),
        *("trespassing", "mugging", "brawl"),
    ),
    subjects=("the back entrance", "a loading dock", "the main lobby", "a quiet car park"),
    titles=("Camera 2: {subject}", "Surveillance of {subject}", "Night shift at {subject}"),
    people=(
        "a person in a dark jacket",
        "a guard with a torch",
        "a delivery driver with a parcel",
        "somebody in a hooded coat",
    ),
    places=(
        "in the upper corner of the picture",
        "at the edge of the picture",
        "in grainy black and white",
        "in the middle of the picture",
    ),
    details=(
        "the time code runs",
        "a light flickers",
        "a shadow moves across the ground",
        "the picture flickers for a moment",
        "an insect crosses the lens",
    ),
    stages=(
        Stage(
            "Nothing moves",
            (
                "stands still for a moment",
                "looks straight into the camera",
                "passes without stopping",
                "waits with both hands in the pockets",
            ),
            (),
        ),
        Stage(
            "Movement in the picture",
            ("walks from left to right", "stops and turns around", "enters from below", "hurries past"),
            (),
        ),
        Stage(
            "A closer look",
            ("bends down and picks something up", "tries a handle", "looks over one shoulder", "puts something down"),
            (),
        ),
        Stage(
            "The last minutes",
            (
                "shines a torch around",
                "writes down the time",
                "leaves the way it came",
                "disappears out of the picture",
            ),
            (),
        ),
    ),
    remarks=(),
    signs=("CAM 03", "REC", "02:11:47", "Motion detected", "CH 2", "Signal OK"),
    brands=("Sentra", "Watchpoint", "Securo", "Nightpost"),
    hashtags=("security", "cctv", "surveillance", "camera", "footage", "caughtoncamera"),
    is_watched_only=True,
)
