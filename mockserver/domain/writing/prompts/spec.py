"""A parsed prompt: what it asks for, how long, and about what."""

from dataclasses import dataclass

from mockserver.domain.records.scenes import Modality
from mockserver.domain.writing.phrases import clock
from mockserver.domain.writing.prompts.aspects import Aspect
from mockserver.domain.writing.prompts.lists.markup import Element
from mockserver.domain.writing.prompts.lists.rules import Rules
from mockserver.domain.writing.prompts.lists.sections import Sections
from mockserver.domain.writing.prompts.lists.skeletons import Skeleton
from mockserver.domain.writing.prompts.lists.templates import Template
from mockserver.domain.writing.prompts.vocabulary import Form, Tone, Unit


@dataclass(frozen=True, slots=True)
class Count:
    """A number of units: "up to three sentences", "exactly 20 words", "10 words each"."""

    number: int
    unit: Unit
    is_limit: bool = False
    is_exact: bool = False
    is_each: bool = False
    least: int = 0
    """The smallest number of a range: "80-120 words", "around 100 words"."""


@dataclass(frozen=True, slots=True)
class TimeStyle:
    """How a time begins a line: "0:07 The start", "00:07 - The start"."""

    is_padded: bool = False
    is_in_seconds: bool = False
    has_hours: bool = False
    between: str = " "

    def time(self, seconds: float) -> str:
        """Return a time in this style."""
        if self.is_in_seconds:
            return f"{round(seconds, 2):g}"
        if not self.is_padded:
            return clock(seconds)
        minutes, second = divmod(int(seconds), 60)
        hours, minute = divmod(minutes, 60)
        return f"{hours:02}:{minute:02}:{second:02}" if self.has_hours else f"{minutes:02}:{second:02}"


@dataclass(frozen=True, slots=True)
class Layout:
    """How the text looks that a prompt asks for, in any form."""

    time_style: TimeStyle = TimeStyle()
    """How a line writes its time."""
    columns: tuple[str, ...] = ()
    """The columns of a table that the prompt names."""
    mark: str = ""
    """What stands before the first item of a list, if the prompt names it: "•", "1)" or "a)"."""
    between: str = ""
    """What stands between keywords, tags, or the items of a list in one line, if the prompt names it."""
    separator: str = ","
    """What stands between the values of `Form.CSV`."""
    emoji: str = ""
    """How the text uses emoji: `ONE`, `ONLY`, `BESIDE` the words, or not at all."""
    has_options: bool = False
    """Whether questions are to offer several answers."""
    has_key: bool = False
    """Whether the answers to questions come at the end."""
    has_times: bool = True
    """Whether each line of a transcript has its time."""
    has_ends: bool = False
    """Whether each moment has the time of its end too."""
    is_web_vtt: bool = False
    """Whether subtitles are to be in the format WebVTT."""
    has_speakers: bool = False
    """Whether each line of a transcript has its speaker."""
    has_conclusion: bool = False
    """Whether a list is to end with a conclusion."""
    is_shouted: bool = False
    """Whether the text is to be in capital letters."""
    has_heading: bool = True
    """Whether a list may have a heading above it."""
    is_in_one_line: bool = False
    """Whether the items of a list stand in one line, with commas between them."""
    notation: str = ""
    """The notation of the text, if it is not Markdown."""
    is_unmarked: bool = False
    """Whether lines are to have no numbers before them."""


@dataclass(frozen=True, slots=True)
class PromptSpec:
    """A parsed prompt."""

    form: Form = Form.PARAGRAPH
    counts: tuple[Count, ...] = ()
    subject: tuple[str, ...] = ()
    """Words that may name things in the video, in the order of the prompt."""
    parts: tuple[Form, ...] = ()
    """The parts of `Form.PARTS`."""
    members: tuple[str, ...] = ()
    """The usual members of a JSON answer that the prompt names."""
    text: str = ""
    """The prompt itself, or its ends if it is long."""
    asked: str = ""
    """The question word of a question: who, what, when, how many; empty otherwise."""
    modality: Modality | None = None
    """The modality that the prompt asks about, if it names one."""
    aspects: tuple[Aspect, ...] = ()
    """The kinds of things that the answer is about."""
    named: tuple[str, ...] = ()
    """The words of the prompt for them."""
    compares_ends: bool = False
    """Whether the prompt asks how the sentiment at the beginning and at the end differs."""
    scale: int = 5
    """The best rating that the prompt offers."""
    has_grade: bool = False
    """Whether the rating is a letter from A to F."""
    span: tuple[float, float] | None = None
    """The time span of the prompt in seconds; a negative start counts from the end."""
    tone: Tone = Tone.PLAIN
    options: tuple[str, ...] = ()
    """The alternatives of `Form.CHOICE`."""
    criteria: tuple[str, ...] = ()
    """What `Form.CRITERIA` assesses, or the properties of `Form.FIELDS`."""
    has_scores: bool = False
    """Whether each criterion is to get a score."""
    has_table: bool = False
    """Whether the assessments are to be the rows of a table."""
    layout: Layout = Layout()
    questions: tuple[str, ...] = ()
    """The questions of `Form.SEVERAL`."""
    rules: Rules | None = None
    """The rules that the prompt wants the video to be checked against."""
    template: Template | None = None
    """The line of `Form.TEMPLATE`, or of each rule of `Form.RULES`."""
    skeleton: Skeleton | None = None
    """The text with gaps of `Form.TEMPLATE`, if it has several lines."""
    sections: Sections | None = None
    """The sections of `Form.SECTIONS`."""
    markup: tuple[Element, ...] = ()
    """The elements of `Form.XML` that the prompt shows."""
    fallback: str = ""
    """What the prompt wants to read where the video has nothing; empty if it does not tell."""
    has_opposite: bool = False
    """Whether the prompt asks for reasons on both sides."""
    follows: str = ""
    """Whether the answer is what happens `after` or `before` what the prompt names."""
    is_bare: bool = False
    """Whether the answer is to be a single word or number, without a sentence around it."""
    has_true_or_false: bool = False
    """Whether yes and no are to be true and false, and the questions of a quiz statements that are one of them."""
    is_one_by_one: bool = False
    """Whether each of the things that the prompt lists gets an answer of its own."""
    is_about_instructions: bool = False
    """Whether the prompt is about the instructions of the model instead of the video."""
    follows_up: bool = False
    """Whether the prompt refers to an earlier answer."""
    unsupported: str = ""
    """A note about an unsupported request; empty if everything is supported."""

    def count(self, *units: Unit) -> Count | None:
        """Return the first count of the first of `units` that is counted, or None."""
        if not self.counts:  # as in most prompts
            return None
        counts = (count for unit in units for count in self.counts if count.unit is unit and not count.is_each)
        return next(counts, None)

    def each(self, default: int, unit: Unit) -> int:
        """Return the number of `unit`s for each item or paragraph, or `default`."""
        return next((count.number for count in self.counts if count.unit is unit and count.is_each), default)

    def number(self, default: int, *units: Unit) -> int:
        """Return the requested number of `units`, or `default`."""
        count = self.count(*units)
        return count.number if count else default
