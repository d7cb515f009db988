"""Plans of the sentences that describe what is seen. Data only; `seen.py` fills them in.

`{shot}`, `{beside}`, `{backdrop}`, `{deals}` and `{camera}` mention the subject, in words that fit its kind
(`mentions.py`).
`{role}` is somebody without the description: "the baker". No plan has two acts, which might be the same.
"""

OPENINGS = (
    "{Shot} opens the video while {detail}",
    "The video opens {place}, where {person} {act}, {backdrop}",
    "The video begins with {shot}, and {detail}",
    "{Person} looks into the camera and talks about {about}, {place}",
    'The title "{title}" fades in over {shot}',
    "A black screen gives way to {shot} while {detail}",
    "The first picture is {shot}, taken {place}",
    "From a distance, the camera approaches {person}, who {act} {beside}",
    "An establishing shot shows {person} {place}, {backdrop}",
    "The picture fades in as {person} {act}, {backdrop}",
    "A short series of shots leads from {shot} to {person}, who {act}",
    "The picture comes slowly into focus and reveals {shot}",
    "It begins {place}: {person} {act}, {backdrop}",
    "{Person} comes into the picture {place} and {deals}",
    "To begin with, {person} {deals} while {detail}",
    '{Detail} as the words "{title}" appear over {shot}',
    "The opening view, recorded {place}, is {shot}",
    "{Place}, {person} {act} {beside} as the video starts",
    "Without any introduction, {person} {deals}, {place}",
    "The camera wakes to {shot} and finds {person}, who {act}",
)
"""How a video begins."""

ORDINARY = (
    "{Place}, {person} {act}, {backdrop}",
    "{Person} {act} {beside} while {detail}",
    "{Place}, {person} {deals} while {detail}",
    "{Person} {deals}, {place}",
    "{Shot} fills the frame while {detail}",
    "{Shot} gives way to {person}, who {act}",
    "{Shot} is followed by {person}, who {act}",
    "The camera follows {person}, who {act} {beside}",
    "The camera moves slowly past {person}, {backdrop}",
    "The camera leaves {person} and {camera}",
    "The camera {camera} while {detail}",
    "A handheld camera stays close to {person}, who {act}, {backdrop}",
    "The camera holds still as {person} {deals}",
    "The camera circles {person}, who {act} {beside}",
    "Seen from behind, {person} {act}, {backdrop}",
    "Seen from the side, {person} {act} {beside}",
    "From a slightly higher angle, {role} {act}, {backdrop}",
    "From across the scene, {person} can be seen {beside} while {detail}",
    "Past the shoulder of {person}, the camera {camera}",
    "In a close-up, {person} {act} {beside}",
    "In a medium shot, {person} {deals}",
    "In a wide shot, {person} {act} {place}, {backdrop}",
    "The camera {camera}, then finds {person}, who {act}",
    "{Detail} as {person} {act}, {backdrop}",
    "{Detail}, and {person} {deals}",
    "While {detail}, {role} {act}, {backdrop}",
    "{Person} pauses for a moment, then {act} {beside}",
    "{Person} turns to {second_person} and {deals}",
    "{Person} and {second_person} exchange a few words {beside}",
    "{Person} watches as {second_person} {act}, {backdrop}",
    "{Person} waits {place} while {second_person} {deals}",
    "{Person} stands next to {second_person}, who {act}, {backdrop}",
    "Somewhere behind {second_person}, {person} {act} {beside}",
    "The scene cuts to {shot}, and {detail}",
    "The scene changes to {shot}, taken {place}",
    "{Shot} follows while {role} {act}",
    "{Place}, the camera {camera} while {role} {act}",
    "{Role} {deals}, and {detail}",
    "{Role} {act} {beside}, {place}",
    "After {shot}, the camera returns to {person}, who {act}",
    "Between two cuts, {person} {act}, {backdrop}",
    "{Place}, the light falls on {person}, who {deals}",
    "{Person} comes closer and {deals}",
    "Once more {role} {act}, {backdrop}",
)
"""What is seen between the beginning and the end."""

SINGLE = (
    "{Place}, {person} {act}, {backdrop}",
    "{Person} {act} {beside} while {detail}",
    "{Place}, {person} {deals} while {detail}",
    "{Person} {deals}, {place}",
    "{Shot} fills the frame while {detail}",
    "Seen from the side, {person} {act} {beside}",
    "In a close-up, {person} {act} {beside}",
    "In a wide shot, {person} {act} {place}, {backdrop}",
    "{Detail} as {person} {act}, {backdrop}",
    "{Person} stands next to {second_person}, who {act}, {backdrop}",
)
"""What is seen if there is no other scene, as in a picture."""

CLOSINGS = (
    "The video ends with {shot} while {detail}",
    "In the last scene, {person} {act}, {backdrop}",
    "The picture fades to black after {shot}",
    "Finally the camera pulls back from {person}, who {act} {beside}",
    "The closing shot is {shot}, and {detail}",
    "One last time, {person} {deals}, {place}",
    "{Place}, {person} {act} {beside} as the picture fades out",
    "The end titles appear over {shot}",
    "As the video ends, {person} and {second_person} are still {place}, {backdrop}",
    "The last picture is {shot}, taken {place}",
    "A final wide shot shows {person} {place}, {backdrop}",
    "{Person} {act} {beside} before the screen goes dark",
)
"""How a video ends."""

WATCHED_OPENINGS = (
    "A fixed camera shows {shot}, {place}",
    "The recording starts with {shot}, and {detail}",
    "From a fixed position, the camera {camera} while {detail}",
    "At the start of the recording, {person} {act} {beside}",
    "{Place}, a fixed camera records {shot}",
    "The recording begins {place}, {backdrop}",
)

WATCHED = (
    "{Person} {act}, {backdrop}",
    "The camera {camera} while {person} {act}",
    "The camera {camera} while {detail}, and nobody is there",
    "{Person} {act} {beside} while {detail}",
    "{Place}, {person} {act} {beside}",
    "{Person} {act}, then leaves the picture, {backdrop}",
    "Nothing moves for a while, but {detail}, {backdrop}",
    "{Person} and {second_person} can be seen {beside}",
    "From the left, {person} comes into view and {act} {beside}",
    "At the edge of the picture, {person} {act}, {backdrop}",
    "{Detail}, and shortly afterwards {person} {act} {beside}",
    "For a few seconds {person} stands still {beside}, then moves on",
    "A little later, the fixed camera records {shot} while {person} {act}",
    "Far from the lens, {person} {act} {beside}",
    "{Role} {act} again, {backdrop}",
    "{Person} passes {second_person} {beside}",
)

WATCHED_SINGLE = (
    "{Person} {act}, {backdrop}",
    "{Place}, {person} {act} {beside}",
    "At the edge of the picture, {person} {act}, {backdrop}",
    "{Person} and {second_person} can be seen {beside}",
)

WATCHED_CLOSINGS = (
    "The recording ends with {shot} while {detail}",
    "At the end of the recording, {person} {act}, {backdrop}",
    "The picture is empty again when the recording ends, {backdrop}",
    "{Person} leaves the picture, which still shows {shot} at the end",
)
"""The same where the camera only watches."""


WORN_OPENINGS = (
    "The recording starts {place}, and {detail}",
    "The picture shakes for a few steps, then shows {person}, who {act}",
    "A hand moves away from the lens, and {person} {act} {place}",
    "From chest height, the camera shows {person} {place}, {backdrop}",
    "The sound comes on after thirty seconds, while {person} {act}",
    "{Detail} as the recording starts, {backdrop}",
)

WORN = (
    "{Person} {act}, {backdrop}",
    "{Person} {act} {beside} while {detail}",
    "{Place}, {person} {act} {beside}",
    "The camera comes closer to {person}, who {act}",
    "The beam of a torch finds {person}, who {act}",
    "The picture sways as the officer walks on, {backdrop}",
    "The camera turns from {person} to {second_person}, {backdrop}",
    "{Person} waits {place} while {second_person} {act}",
    "A notebook covers half of the picture while {role} {act}",
    "{Detail}, and {person} {act}",
    "An arm crosses the picture, and behind it {person} {act}",
    "{Person} stands next to {second_person}, who {act}",
    "The camera looks past {person} {beside}",
    "Half in the dark, {person} {act} {beside}",
    "The picture tilts for a moment, then {role} {act}",
    "Once more {role} {act}, {backdrop}",
)

WORN_SINGLE = (
    "{Person} {act}, {backdrop}",
    "{Place}, {person} {act} {beside}",
    "{Person} stands next to {second_person}, who {act}",
    "Half in the dark, {person} {act} {beside}",
)

WORN_CLOSINGS = (
    "The camera turns away from {person}, and the recording ends",
    "At the end of the recording, {person} {act}, {backdrop}",
    "The inside of a patrol car fills the picture when the recording ends",
    "A hand reaches for the lens while {person} {act}",
)
"""The same with a camera on somebody's clothes."""


def plans_for(*, is_watched_only: bool, is_worn_camera: bool) -> tuple[tuple[str, ...], ...]:
    """Return the plans for the beginning, for the scenes between, for the end of a video, and for a single scene."""
    if is_worn_camera:
        return WORN_OPENINGS, WORN, WORN_CLOSINGS, WORN_SINGLE
    if is_watched_only:
        return WATCHED_OPENINGS, WATCHED, WATCHED_CLOSINGS, WATCHED_SINGLE
    return OPENINGS, ORDINARY, CLOSINGS, SINGLE
