"""JSON documents about a video that fit a given schema, written in a subset of JSON Schema."""

from mockserver.domain.writing.documents.enriched import write_enrichment
from mockserver.domain.writing.documents.keywords import ANSWERS, ENRICHMENTS
from mockserver.domain.writing.documents.leniency import read_leniently
from mockserver.domain.writing.documents.reading import TIME_FORMS, read_schema
from mockserver.domain.writing.documents.segmented import Segmentation, SegmentDefinition, write_segments
from mockserver.domain.writing.documents.tree import (
    Choice,
    Flag,
    Listing,
    Member,
    Node,
    Number,
    Record,
    Text,
    Time,
    TimeForm,
    Whole,
)
from mockserver.domain.writing.documents.writer import write_document

__all__ = [
    "ANSWERS",
    "ENRICHMENTS",
    "TIME_FORMS",
    "Choice",
    "Flag",
    "Listing",
    "Member",
    "Node",
    "Number",
    "Record",
    "SegmentDefinition",
    "Segmentation",
    "Text",
    "Time",
    "TimeForm",
    "Whole",
    "read_leniently",
    "read_schema",
    "write_document",
    "write_enrichment",
    "write_segments",
]
