"""Dogs at home and on walks, filmed by those who live with them."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

DOGS = Topic(
    name="Dogs",
    keywords=(
        *("dog", "puppy", "pup", "doggo", "retriever", "labrador", "terrier", "canine", "bulldog", "dachshund"),
        *("corgi", "husky", "beagle", "spaniel", "dalmatian", "leash"),
    ),
    decides=("bulldog", "border collie", "golden retriever", "german shepherd", "zoomies", "犬"),
    genre=Genre.HOME_VIDEO,
    subjects=("a muddy walk", "an afternoon at the dog park", "a new puppy"),
    titles=("Nose to the ground: {subject}", "Four paws and {subject}", "Always hungry: {subject}"),
    people=(
        "an owner with a phone in one hand",
        "a girl with a tennis ball",
        "a dog lover in muddy trousers",
        "a boy with a chewed slipper",
        "a neighbour in rubber boots",
    ),
    places=(
        "near the back door",
        "on the lawn",
        "where there is room to run",
        "next to a bowl of water",
        "beside a muddy pair of boots",
    ),
    details=(
        "a tail wags",
        "a lead jingles",
        "a tennis ball rolls past",
        "somebody whistles in the distance",
        "paws patter across the ground",
    ),
    stages=(
        Stage(
            "Who's a good dog?",
            (
                "crouches down and holds out a hand",
                "scratches a furry ear",
                "pats one knee and calls",
                "laughs and holds the phone higher",
            ),
            (
                "How can anybody be cross with a face like that, {guest}?",
                "Wait for it, wait for it, because now we come to {part}.",
                "Who's a good dog? That's what {other} calls out all day long.",
                "I only turned around because of {part}, and now listen to that.",
                "This one is for {absent}, who always asks about {about}.",
                "Everybody in our street in {town} knows this dog, and not my name.",
            ),
        ),
        Stage(
            "Off we go",
            (
                "throws a stick as far as possible",
                "runs a few steps and turns around",
                "shakes a box of treats",
                "holds on to the lead with both hands",
            ),
            (
                "Gently, gently! Even {other} can't pull as hard as you do.",
                "Did you see that, {guest}? Tell me that you got {part} on camera.",
                "A whole park full of sticks in {town}, and it has to be the biggest one.",
                "Come on, come on, come on! {absent} would be so proud.",
                "The toy from {company} was guaranteed for life. It lasted a morning.",
                "All this energy, and it isn't even about food. It's about {part}.",
            ),
        ),
        Stage(
            "Up to no good",
            (
                "shakes one finger and tries not to laugh",
                "picks up what is left of a cushion",
                "looks under the table",
                "wipes a paw with an old towel",
            ),
            (
                "What have you done? Don't look at {guest}, I'm asking you.",
                "That's not guilt, that's pride, and it's all because of {part}.",
                "Was it you? Or was it {other}, as usual?",
                "We had dogs in {home} all my life, and none of them ever did this.",
                "I turn my back once, because of {part}, and this is what happens.",
                "Drop it. Drop it! Thank you, and now we go back to {part}.",
            ),
        ),
        Stage(
            "Again!",
            (
                "counts to three",
                "tries it once more",
                "claps and jumps up and down",
                "films from down on the ground",
            ),
            (
                "Once more from the beginning, and {other} counts to three.",
                "I could watch {part} all day, and that's more or less what we do.",
                "The head tilt! My cousin in {home} has a video of nothing else.",
                "Try after try, and in the end {guest} says it was planned.",
                "Nobody taught anybody anything here, I swear, least of all {part}.",
                "{absent} won't believe a word of it without this video.",
            ),
        ),
        Stage(
            "Tired at last",
            (
                "sits down on the floor and yawns",
                "strokes a sleepy head",
                "whispers into the camera",
                "hangs up a wet lead",
            ),
            (
                "And that's it, batteries empty. Good night, {town}.",
                "Shh, {other}, don't say the word walk.",
                "Snoring already, and {guest} did all the work.",
                "Give it an hour, and we start again with {part}.",
                "Somebody will dream about {about} tonight.",
                "I'm sending this to everybody I know, and to {absent} twice.",
            ),
        ),
    ),
    remarks=(
        "Can you hold the lead for a second, {guest}?",
        "There's hair on everything I own, and on everything in {home} too.",
        "{other} was against a dog at first, and look who gets up at six now.",
        "If you wonder who is barking there, that's {absent} coming up the path.",
        "I have about {number} pictures of {part}, and most of them are blurred.",
    ),
    signs=("Dogs welcome", "Beware of the dog", "Keep the gate closed", "Good dog!", "Dogs on leads", "Dog park"),
    brands=("Pawfield", "Waggon", "Good Biscuit", "Muddy Paws"),
    hashtags=("dogs", "doglife", "doglovers", "dogsofinstagram", "happydog", "gooddog", "dogmum"),
)
