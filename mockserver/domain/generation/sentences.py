"""Sentences about any video, with slots. Data only; `scene_writer.py` fills them in.

Every sentence has a slot that is specific to the video, so that few videos share a line. `{part}` is a noun phrase with
its article, singular or plural, so it is never the subject of a verb in the present tense.
"""

import re

_OF_SIGHT = re.compile(
    r"\b(?:look\w*|see|seen|saw|watch\w*|view|viewers|pictures?|videos?|zoom|shows?|shown|camera|points|smiles|close)\b"
    r"|\b(?:left|over there)\b"
    r"|{(?:detail|act|second_act)}",
    re.IGNORECASE,
)


def is_audible(line: str) -> bool:
    """Return whether somebody can say the line in an audio recording, where nothing is seen."""
    return not _OF_SIGHT.search(line)


GREETINGS = (
    "Hello from {town}, I am {host}, and today it is all about {about}.",
    "Welcome, my name is {host}, and this is a video about {about}.",
    "Hi everyone, {host} here, and we are going to look at {about}.",
    "This is {host} in {town}, and our subject today: {title}.",
    "Good to see you again. I am {host}, and you are about to see {part}.",
    "{Title}: that is what we have for you today. I am {host}.",
    "{company} presents a few minutes about {about}.",
    "Welcome back, {host} speaking, and yes, this one is about {about}.",
)

CLOSINGS = (
    "That was our video about {about}. I am {host}, and thank you for watching.",
    "So much for {subject}, and goodbye from {host} and {guest}.",
    "I hope you enjoyed {part} as much as {guest} and I did.",
    "And that was {title}, see you next time in {town}.",
    "If you want more of {part}, write to {host} at {company}.",
    "Thanks to {guest} and to everybody in {town} who helped us with {part}.",
    "That is all for today about {about}. Take care, and goodbye from {host}.",
    "We will come back to {part} some day, won't we, {guest}?",
)

LINES = (
    "Let us take a closer look at {part}.",
    "What you can see here has a lot to do with {subject}.",
    "People often ask {host} about {part}.",
    "I first came across {part} in {town}.",
    "Watch {part} carefully for the next few seconds.",
    "{guest}, what do you think about {part}?",
    "I think {guest} would describe {part} quite differently.",
    "There are at least {number} good reasons to talk about {about}.",
    "It took us a whole morning to get this close to {part}.",
    "We asked people in {town} about {about}.",
    "Nobody at {company} expected so much interest in {subject}.",
    "You will remember {part} long after this video.",
    "{guest}, who lives in {home}, told me all about {about}.",
    "Right behind {part} you can see {guest}.",
    "We could go on about {part} for hours, and {guest} usually does.",
    "Here comes the moment that {guest} has been waiting for: {part}.",
    "Keep {part} in mind, because it will be important later.",
    "Believe me, {part} looked very different a year ago.",
    "In {town} they have a special word for {part}.",
    "Before we go on, one more word about {part}.",
    "That is the interesting thing about {about}.",
    "If you only remember one thing about {part}, remember this.",
    "Did you notice {part} at the very beginning?",
    "{guest} noticed {part} long before I did.",
    "From this side {part} might surprise you.",
    "I learned most of what I know about {about} from {guest}.",
    "The best view of {part} is from over there, next to {guest}.",
    "Not everybody in {town} agrees with us about {part}.",
    "So how does {part} fit into the whole story?",
    "Without {guest} there would be no video about {about}.",
    "You can hear {guest} in the background while we look at {part}.",
    "{company} sent somebody to see {part}.",
    "For anyone who has just joined us: this is about {about}.",
    "I have stopped counting how often we have seen {part}.",
    "That reminds {host} of something in {town}.",
    "{absent} wrote to us from {town} and asked about {part}.",
    "A question from {absent}: how long have you known about {part}?",
    "The answer for {absent} is simple, and it begins with {part}.",
    "Some call it chance, {guest} does not, and it shows in {part}.",
    "Let me show {other} and you something about {part}.",
    "A little further to the left, and you can see {part} better.",
    "Now compare that with {part}.",
    "We stay with {part} for {number} seconds.",
    "{guest} smiles, and you can guess why: {part}.",
    "We started a little late, so {part} can wait no longer.",
    "Everyone has a favourite moment in {subject}, and this is mine, says {host}.",
    "Just look at {part} for a while.",
    "{guest} says that this belongs to {subject}.",
    "You would not believe how much effort went into {part}.",
    "Ask {guest}: nothing about {part} came by chance.",
    "Here we stop for a moment and let {part} speak for itself.",
    "I still have a lot of questions about {part}.",
    "{absent} could not be here today, but wants to know everything about {part}.",
    "You do not need {company} for {subject}, only a little patience.",
    "The difficult part of {subject} is still to come.",
    "Slowly now, {guest}, so that everybody can see {part}.",
    "That was the easy half of {subject}.",
    "Right, {guest}, shall we go on with {part}?",
    "In the end it all comes back to {part}.",
    "Two things matter in {subject}: time and {guest}.",
    "I promised {other} a good look at {part}.",
    "Wait for it, here is {part} again.",
    "Some of our viewers in {town} have never seen {part}.",
    "And what does {company} say about {about}?",
    "At {company} they know nearly everything about {about}.",
    "What I know about {part} takes an hour to tell.",
    "{other} turned up by chance, right next to {part}.",
    "{other} hardly believed me when I first mentioned {part}.",
    "Please do not look away from {part}.",
    "Here {guest} points at something that I missed in {part}.",
    "That was {number} seconds of small talk, I admit, now back to {part}.",
    "This is exactly what I meant when I spoke of {part}.",
    "A short wait for {guest}, and then more about {about}.",
    "I could not have said it better than {other}: it is all in {part}.",
    "Once more from the beginning, this time with {part} in the middle.",
    "Let us hear what {guest} has to say on {about}.",
    "Watch how {guest} {act}.",
    "See how {guest} {act}, right next to {part}.",
    "First {guest} {act}, then {other} {second_act}.",
    "While {detail}, {guest} {act}.",
    "Listen: {detail}, and still {guest} {act}.",
    "That is {other}, who {act}.",
    "Every morning {guest} {act}, and {other} {second_act}.",
    "Nobody {act} quite like {guest}.",
    "My colleague {other} {act} while I talk to you about {part}.",
    "You can tell that {guest} often {act}.",
    "In {town}, somebody {act} at this very hour, I am sure.",
    "Right here, {place}, {guest} {act}.",
    "We are {place}, and {other} is somewhere behind {part}.",
    "It all happens {place}, says {guest}.",
    "Have you noticed that {detail}? {other} has.",
    "Sometimes {detail}, and then {guest} has to wait.",
    "We stayed {place} until {guest} had enough.",
    "As long as {detail}, there is hope for {part}.",
    "The person over there who {act} is called {other}.",
    "Give {guest} a minute, and you will see who {act}.",
    "In {town} they were surprised by {part}.",
    "{guest} whispers something that I cannot repeat, but it concerns {part}.",
    "What they say in {town} fits {part} rather well.",
    "Neither {guest} nor {other} had planned for this.",
    "{other} helped me a lot with {part}.",
    "More of you asked us about {part} than about {guest}.",
    "Somebody whom {guest} knows came by because of {part}.",
    "Strangely enough, {company} has never mentioned {part}.",
    "If {absent} were here, we would never be done with {part}.",
    "Somewhere in {town} you would find all this without {part}.",
    "{town} could not be better for {subject}.",
    "They say that {company} would like to have {title}.",
    "{guest} still gets excited about {part} after all this time.",
    "We had planned it differently, and {part} took most of the time.",
    "What {other} asks us comes up again with {part}.",
    "Forget everything that {company} told you about {about}.",
    "They are curious in {town}, and {part} is the reason.",
    "{other} is a little too loud, sorry about that.",
    "They always said in {town} that {subject} would be something for me.",
    "Over in {town}, opinions about {part} differ.",
    "There is not much time left, so let us go through {part} first.",
    "Believe it or not, {guest} was once quite wrong about {part}.",
    "Whenever I am in doubt, I think of {part} and of {other}.",
    "Some things cannot be hurried, and {part} would be my example.",
    "Quiet, please: {guest} is counting to {number}.",
    "Between you and me, {other} prefers {part} to anything else.",
    "They tried the same with {part} in {town} and gave up after a few attempts.",
    "A tiny mistake, {guest} corrects it at once, and nobody harms {part}.",
    "Honestly, {company} should pay {guest} a little more.",
    "From up close you discover a lot more in {part}.",
    "{guest} calls this the first thing to know about {about}.",
    "Half of it is preparation, {other} insists, the rest of {subject} comes by itself.",
    "All this is also known at {company}.",
    "Stop here if you want to see more of {part}.",
    "There is an explanation for {part}, but {guest} has a better one.",
    "By now {host} has already seen {part} twice.",
    "Later on {guest} goes back to {home}.",
    "This corner belongs to {other}, that one to {part}.",
    "You might hear somebody; that is only {other}.",
    "Would you swap places with {guest}? I certainly would.",
    "Careful with that, {other}, we still need it for {part}.",
    "Without {town} there would be nothing like {part}.",
    "In {town}, nine out of ten people like {title}.",
    "{guest} will certainly mention {part} tomorrow.",
    "There is a place called {company} around here.",
    "Zoom in, {other}, so that nobody misses {part}.",
    "What a pity that {guest} has to go back to {home}.",
    "After a few attempts, {guest} looks content with {part}.",
    "Anybody in {town} would have liked {part}.",
    "Little by little, {guest} makes something special of {subject}.",
)

ENDINGS = (
    ", says {guest}, and looks at {part}.",
    ", and that goes for {part} too.",
    ", {guest}, you know that from {home}.",
    ". {host} can tell you more about that.",
    ". {other} would say the same of {part}.",
)
"""What may follow a line of the topic, whose full stop is left out: then it is a line of this video."""

OPENINGS = (
    "As {guest} always says: ",
    "{other} told me once: ",
    "When it comes to {part}, hear this: ",
    "Here is {host}'s advice: ",
    "In {town} I learned one thing: ",
)
"""What may come before a statement of the topic, which goes on in lower case."""

QUESTION_OPENINGS = (
    "{guest} wants to know: ",
    "{other} asks me: ",
    "Now {other} asks, beside {part}: ",
    "A question about {part} from {town}: ",
)
CALL_OPENINGS = (
    "{guest} calls out: ",
    "{other} shouts, and points at {part}: ",
    "You can hear {guest} beside {part}: ",
)
"""The same before a question, and before an exclamation."""

ORDINARY_VIEWS = (
    "{Person} {act} while the camera moves across {part}",
    "{Person} talks about {part}",
    "{Person} points at {part}",
    "{Person} looks closely at {part}",
    "{Person} shows {part} to the camera",
    "{Place}, {person} {act}, and {part} can be seen behind",
    "A wide shot shows {part} while {detail}",
    "A close-up shows {part}",
    "In a close-up, {person} {act} beside {part}",
    "The camera pans slowly across {part} while {detail}",
    "{Person} and {second_person} talk about {part}",
    "The picture shows {part} while {person} {act}",
    "{Person} {act} while {detail}, with {part} behind",
    "Seen from the side, {person} {act} near {part}",
    "{Place}, the picture shows {part}, and {person} {act}",
)

OPENING_VIEWS = (
    "A title card reads {title} before {person} appears {place}",
    "The opening shot shows {part} under the title {title}",
    "{Person} talks to the camera about {about}, {place}",
)

WATCHED_VIEWS = (
    "{Person} {act}, and {part} can be seen behind",
    "The picture shows {part} while {person} {act}",
    "The picture shows {part} while {detail}, and nobody is there",
    "{Person} {act} while {detail}, with {part} behind",
    "{Place}, {person} {act} near {part}",
    "{Person} {act} beside {part}, then leaves the picture",
    "Nothing moves near {part}, but {detail}",
    "{Person} and {second_person} pass {part}",
)
"""What is seen where the camera only watches."""

WATCHED_OPENINGS = ("The picture shows {part}, {place}", "The picture shows {part} {place}, under the title {title}")
