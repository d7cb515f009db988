"""The genre of a video: how people speak in it."""

from enum import Enum, auto


class Genre(Enum):
    """How people speak in a video."""

    ADVERTISEMENT = auto()
    CALL = auto()
    """Somebody of a company talks with a customer."""
    CEREMONY = auto()
    COMMENTARY = auto()
    """Somebody comments on a competition while it goes on."""
    CONSULTATION = auto()
    """A doctor talks with a patient."""
    DOCUMENTARY = auto()
    """A narrator explains what is seen."""
    HOME_VIDEO = auto()
    """Somebody films family, friends or pets, and talks to them."""
    INTERVIEW = auto()
    JOB_INTERVIEW = auto()
    """Somebody of a company talks with a candidate for a job."""
    LECTURE = auto()
    """Also a talk, a webinar, a course, a training."""
    MEETING = auto()
    OPERATION = auto()
    """A surgeon talks with who assists, and to those who learn from the recording."""
    PATROL = auto()
    """A police officer talks with people, and with a colleague by radio: what a camera on the uniform records."""
    NEWS_REPORT = auto()
    SALES_CALL = auto()
    """Somebody tells a customer about an offer, and asks what is needed."""
    STAGE = auto()
    """Somebody leads an audience through a performance."""
    TESTIMONY = auto()
    """Counsel asks a witness under oath."""
    TOAST = auto()
    """Somebody gives a speech for people who are celebrated."""
    TRAILER = auto()
    TUTORIAL = auto()
    VLOG = auto()
    """Somebody presents a thing or a day to the camera: also a review, a demo, a tour."""

    # By identity, because the hash of an enumeration is several times slower, and a video asks for twenty.
    __hash__ = object.__hash__


TITLED = frozenset([Genre.CONSULTATION, Genre.OPERATION, Genre.PATROL])
"""In these, the host is called by a title and a last name: "Dr Hayes", "Officer Hayes"."""
