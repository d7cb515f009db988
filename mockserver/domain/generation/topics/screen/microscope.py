"""Cells, small creatures and plants under a lens; dissections and specimens."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

MICROSCOPE = Topic(
    name="Biology",
    keywords=("microscope", "biology", "mitosis", "bacteria", "microbe", "specimen", "dissection", "algae"),
    decides=(
        *("microscope", "microscopy", "mitosis", "meiosis", "daphnia", "tardigrade", "amoeba"),
        *(
            "paramecium",
            "plankton",
            "blood smear",
            "petri dish",
            "bacteria growth",
            "pond water",
            "zebrafish",
            "embryo",
        ),
        *(
            "dna extraction",
            "cell culture",
            "dissection",
            "fungal spores",
            "mushroom spores",
            "onion cells",
            "slime mold",
        ),
        *(
            "slime mould",
            "mikroskop",
            "stem cells",
            "cell division",
            "cheek cells",
            "pollen grains",
            "electron microscope",
        ),
    ),
    genre=Genre.LECTURE,
    subjects=("life in a drop of water",),
    titles=("Under the Lens: {subject}", "Very Small: {subject}", "{subject}, Enlarged"),
    people=(
        "a biologist in a white coat",
        "a student at a microscope",
        "a researcher with thin gloves",
        "a lab assistant with a pipette",
    ),
    places=("at the microscope", "at the bench", "beside a tray of samples", "next to a bright monitor"),
    details=(
        "something moves in the drop",
        "the focus shifts",
        "a small shape drifts by",
        "the lamp shines through the slide",
        "a timer runs",
        "labels stick to small tubes",
    ),
    stages=(
        Stage(
            "The sample",
            ("places a drop on a slide", "labels a small tube", "puts on gloves", "lowers a cover glass"),
            (
                "We took this sample near {town} this morning.",
                "Most people never think about {about}, because it's so small.",
                "I've prepared {number} slides, in case one dries out.",
                "Our question today is about {about}, and we begin with the material.",
                "The stain is from {company}, and it doesn't come out of clothes.",
                "Work from the edge, {guest}, then you get no air bubbles.",
            ),
        ),
        Stage(
            "Finding the focus",
            ("bends over the eyepiece", "turns the fine focus", "changes the objective", "moves the slide a little"),
            (
                "Start with the lowest magnification, always, and then go to {number}.",
                "At first there's only a blur, and then suddenly there's {part}.",
                "Turn it slowly, {other}, a hair is enough.",
                "Give the lamp a minute, this one is from {company} and older than I am.",
                "If you can't find {part}, go back one step.",
                "Two steps back, and begin again, that's how {absent} taught it in {home}.",
            ),
        ),
        Stage(
            "What lives there",
            ("points at the monitor", "counts under the breath", "draws a quick sketch", "compares two samples"),
            (
                "I count {number} of them in this field alone.",
                "Notice the outline, it tells you a lot about {about}.",
                "It reacts to light, and that's typical of {part}.",
                "A colleague in {home} has described {number} kinds.",
                "The one in the middle takes up food, and the {number} around it don't.",
                "Nobody is quite sure about {about} yet, and that's why we do this.",
            ),
        ),
        Stage(
            "The explanation",
            ("writes a number on a form", "explains with two fingers", "reads off a scale", "adds a drop of stain"),
            (
                "Without energy nothing moves, and that goes for {part} too.",
                "Size alone explains half of what we know about {about}.",
                "It takes {number} minutes from one division to the next.",
                "{other} asked why it's green, and the answer is light.",
                "Each of these parts has one job, and you'll find the same in {part}.",
                "In the pond near {town} it's the other way round.",
            ),
        ),
        Stage(
            "Cleaning up",
            ("wipes the lens with tissue", "rinses a slide", "takes off the gloves", "switches off the lamp"),
            (
                "Cover the microscope, and write down the date, the place and {part}.",
                "Tomorrow we count again, and I expect {number} more.",
                "Take your own sample at home, and tell us about {about}.",
                "The samples from {home} go back into the fridge.",
                "What did we learn today? A drop of water is enough for {part}.",
                "Thank you, {guest}, for the steady hands.",
            ),
        ),
    ),
    remarks=(
        "The scale bar is {number} micrometres.",
        "We get our cultures from a lab in {home}.",
        "{absent} has a whole shelf of books about {about}.",
        "Wash your hands, {guest}, before and after {part}.",
    ),
    signs=("400x", "Sample 7", "Biohazard", "Lab coats required", "10 µm", "Incubator 37 °C"),
    brands=("Finelens", "Cellmark", "Cover & Slide", "Micronova"),
    hashtags=("biology", "microscope", "science", "microscopy", "cells", "nature", "upclose"),
)
