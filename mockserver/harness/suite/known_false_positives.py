"""Known false positives of the checks, each with its reason.

Most are valid requests that a server rejects correctly: `positive_data_acceptance` knows only the schema. Rules that a
schema can express are in the contract; rules that depend on the account, an index or the content of a file are here.
"""

import json
import re
from dataclasses import dataclass
from itertools import chain
from typing import Any

import orjson
from schemathesis import Case, Response
from schemathesis.core.failures import Failure

from mockserver.contract.bodies import FORM_TYPE, JSON_TYPE, MULTIPART_TYPE
from mockserver.contract.errors import error_in
from mockserver.contract.source import packaged_contract

# The statuses that reject requests with a valid schema.
_REFUSALS = (400, 422)


@dataclass(frozen=True, slots=True)
class RightlyRefused:
    """A valid request that is rejected correctly with `code`; if that is too general, with a `message` at a `path`."""

    code: str
    reason: str
    message: str = ""
    path: str = ""

    def covers(self, failure: Failure, case: Case[Any], response: Response) -> bool:
        if "positive_data_acceptance" not in failure.checks or response.status_code not in _REFUSALS:
            return False
        if self.path and self.path != case.path:
            return False
        code, message = error_in(response.json())
        return bool(code == self.code and re.search(self.message, message))


@dataclass(frozen=True, slots=True)
class NullNotGiven:
    """A null in a JSON body, without which the body breaks its schema. The check takes it for a value."""

    reason: str

    def covers(self, failure: Failure, case: Case[Any], response: Response) -> bool:
        if "positive_data_acceptance" not in failure.checks or response.status_code not in _REFUSALS:
            return False
        reader = packaged_contract().operations[case.operation.definition.raw["operationId"]].bodies.get(JSON_TYPE)
        if reader is None or case.media_type != JSON_TYPE or not isinstance(case.body, dict):
            return False
        try:
            sent = orjson.loads(json.dumps(case.body))
        except orjson.JSONDecodeError:
            return False
        return any(reader.nulls(sent)) and any(reader.violations(sent))


@dataclass(frozen=True, slots=True)
class RepeatedField:
    """A list for a form field that holds one value."""

    reason: str

    def covers(self, failure: Failure, case: Case[Any], response: Response) -> bool:
        found = re.search(r"in body - (\w+): ", failure.message)
        if "negative_data_rejection" not in failure.checks or case.media_type not in (FORM_TYPE, MULTIPART_TYPE):
            return False
        return found is not None and isinstance(case.body, dict) and isinstance(case.body.get(found[1]), list)


@dataclass(frozen=True, slots=True)
class Accepted:
    """An invalid value that becomes valid in transit; the check calls it `message`."""

    reason: str
    message: str

    def covers(self, failure: Failure, case: Case[Any], response: Response) -> bool:
        return "negative_data_rejection" in failure.checks and bool(re.search(self.message, failure.message))


@dataclass(frozen=True, slots=True)
class EmptyToken:
    """A link with the empty token of a first or last page."""

    reason: str

    def covers(self, failure: Failure, case: Case[Any], response: Response) -> bool:
        return response.status_code == 405 and "" in (case.path_parameters or {}).values()


@dataclass(frozen=True, slots=True)
class MissingInBody:
    """A generated identifier in a body; the check confuses it with the one in the path, whose record exists."""

    reason: str

    def covers(self, failure: Failure, case: Case[Any], response: Response) -> bool:
        if "ensure_resource_availability" not in failure.checks or not isinstance(case.body, dict):
            return False
        _, message = error_in(response.json())
        listed = chain.from_iterable(value if isinstance(value, list) else [value] for value in case.body.values())
        named = [value for value in listed if isinstance(value, str) and value]
        return any(value in message for value in named if value not in (case.path_parameters or {}).values())


@dataclass(frozen=True, slots=True)
class Gone:
    """A record that was deleted with another; DeletedWithParent tracks these."""

    reason: str

    def covers(self, failure: Failure, case: Case[Any], response: Response) -> bool:
        return False


@dataclass(frozen=True, slots=True)
class EventOfStream:
    """An event that was checked against the schema of the whole stream, a text. `valid_stream` uses its own schema."""

    reason: str

    def covers(self, failure: Failure, case: Case[Any], response: Response) -> bool:
        is_stream = response.headers.get("content-type", [""])[0].startswith("text/event-stream")
        is_schema_of_text = (
            re.match(r"Event #\d+: .* is not of type \"string\"", failure.message, re.DOTALL) is not None
        )
        return is_stream and is_schema_of_text and "response_schema_conformance" in failure.checks


KnownFalsePositive = (
    EventOfStream | Gone | MissingInBody | RightlyRefused | NullNotGiven | RepeatedField | Accepted | EmptyToken
)

_OF_THE_ACCOUNT = "it depends on what the account has"
_OF_THE_INDEX = "it depends on how the index was made"
_OF_THE_VIDEO = "it depends on how long the video is"
_OWN_CODE = "the rule has an error code of its own, which no schema can give"

GONE_WITH_INDEX = Gone("the contract deletes what something holds with it, such as the tasks of an index")

KNOWN_FALSE_POSITIVES: tuple[KnownFalsePositive, ...] = (
    EventOfStream("the contract has a schema for each event and another for the text of all"),
    NullNotGiven("an optional field that is null counts as not given"),
    RightlyRefused("index_name_already_exists", _OF_THE_ACCOUNT),
    RightlyRefused("task_cannot_be_deleted", _OF_THE_ACCOUNT),
    RightlyRefused("search_page_token_expired", _OF_THE_ACCOUNT),
    RightlyRefused("classify_page_token_invalid", _OF_THE_ACCOUNT),
    RightlyRefused("classify_page_token_expired", _OF_THE_ACCOUNT),
    RightlyRefused("search_video_not_in_same_index", _OF_THE_ACCOUNT),
    RightlyRefused("redirect_uri_invalid", _OWN_CODE),
    RightlyRefused("redirect_uri_limit_exceeded", _OF_THE_ACCOUNT),
    RightlyRefused("parameter_invalid", _OF_THE_ACCOUNT, r"none of the redirect URIs"),
    RightlyRefused("media_filesize_too_large", "how large a file may be depends on its type"),
    RightlyRefused("parameter_invalid", _OF_THE_ACCOUNT, r"has not been uploaded|The upload has \d+ chunks"),
    RightlyRefused("parameter_invalid", "it depends on how the task was made", r"The task makes no vectors of"),
    RightlyRefused("index_not_supported_for_search", _OF_THE_INDEX),
    RightlyRefused("index_not_supported_for_generate", _OF_THE_INDEX),
    RightlyRefused("classify_not_supported_engine", _OF_THE_INDEX),
    RightlyRefused("search_option_not_supported", _OF_THE_INDEX),
    RightlyRefused("parameter_invalid", _OF_THE_INDEX, r"does not support the option"),
    RightlyRefused("parameter_invalid", _OF_THE_INDEX, r"was created without"),
    RightlyRefused("parameter_invalid", _OF_THE_VIDEO, r"The video ends at"),
    RightlyRefused(
        "parameter_invalid",
        "two numbers of one request are compared",
        r"greater than video_start_offset|The part must last|is less than at_least|s behind start_time",
    ),
    RightlyRefused(
        "parameter_invalid", "the word null in a form is a text", r"is not of type \"null\"", path="/v1.3/embed"
    ),
    *(
        RightlyRefused(
            "parameter_invalid",
            "what can be embedded depends on the model",
            r"marengo3\.\d|It must be between|A PDF|A text|there are no|It is (not )?available|For documents",
            path=path,
        )
        for path in ("/v1.3/embed-v2", "/v1.3/embed-v2/tasks")
    ),
    *(
        RightlyRefused(code, reason, message, path=path)
        for path in ("/v1.3/analyze/tasks", "/v1.3/analyze/batches")
        for code, reason, message in (
            (
                "parameter_invalid",
                "what is taken depends on the analysis_mode",
                r"time_based_metadata|It needs the type segment_definitions",
            ),
            (
                "parameter_not_provided",
                "what is needed depends on the analysis_mode, and null is none",
                r"prompt parameter is required|video parameter is required|time_based_metadata needs it",
            ),
            (
                "parameter_invalid",
                "parts of one request are compared",
                r"It must refer to all images|media_sources has no |Images have no times"
                r"|at least min_segment_duration|Two \w+ have the |Two of them have the|They must not overlap"
                r"|time_ranges say already|It must last at least",
            ),
            ("parameter_invalid", "what is taken depends on the model", r"Only pegasus"),
            ("parameter_invalid", "schemathesis does not mind `dependentSchemas`", r"It cannot be given here"),
            ("parameter_invalid", "the pattern of an address is that of videos too", r"Only https addresses"),
            (
                "parameter_invalid",
                "what a field of a segment takes depends on its type",
                r"nothing else takes it|array of strings|An array has items of|The items of a time_array"
                r"|Fields of a time_array|segments have themselves",
            ),
        )
    ),
    RightlyRefused(
        "parameter_invalid",
        "what is taken depends on the type of the text",
        r"Only a summary can have it",
        path="/v1.3/summarize",
    ),
    RightlyRefused("parameter_invalid", "no schema knows all error codes", r"is not an error code of the API"),
    RightlyRefused("parameter_not_provided", "what is needed depends on the model", r"multi_input\."),
    RightlyRefused(
        "parameter_invalid",
        "parts of one request are compared",
        r"greater than start|less than max_sentences|needs at least two options|has the name|have the name"
        r"|of several kinds need|embedded by itself|not embedded together",
    ),
    RightlyRefused(
        "parameter_invalid",
        "it depends on what is in the file",
        r"The (file|sound) ends at|Expected an? |not base64|neither a video|cannot be read|A sound lasts|It may last"
        r"|An image must|It must be less than \d",
    ),
    RightlyRefused("json_schema_not_supported", "the contract takes any object where a JSON schema is sent"),
    RightlyRefused("snapshot_invalid", "a text in the schema, which has to be a snapshot"),
    RightlyRefused("parameter_invalid", "it depends on what time it is", r"A clock can show"),
    RightlyRefused("parameter_invalid", "it depends on how the server was started", r"Without a table of prices"),
    RightlyRefused(
        "parameter_invalid", "no schema knows all patterns", r"not a regular expression of RE2|a text of at most 1000"
    ),
    RightlyRefused("parameter_invalid", "no schema knows all operations", r"is neither an operationId nor a tag"),
    RightlyRefused(
        "parameter_invalid",
        "replies depend on their operation",
        r"break_contract at|names its operations|writes no text",
    ),
    RightlyRefused("parameter_invalid", "replies are all of a kind", r"Either all replies are texts"),
    RightlyRefused("parameter_invalid", "numbers of one request are compared", r"scenes\[\d+\]"),
    RightlyRefused("parameter_invalid", "a name that no header may have here", r"keys are never kept"),
    RightlyRefused(
        "parameter_invalid", "a matcher and a fault that do not go together", r"strikes before the body is read"
    ),
    RightlyRefused(
        "parameter_invalid", "what a word asks for depends on the word", r"\.(one_of|exists|regex): expected"
    ),
    RightlyRefused("parameter_invalid", "two fields that do not go together", r"is for resets of the whole account"),
    RightlyRefused("parameter_invalid", "it depends on the settings", r"neither this machine nor"),
    RightlyRefused(
        "parameter_invalid", "what an address is, a pattern tells only in part", r"is not an address|no user name"
    ),
    RightlyRefused("search_option_combination_not_supported", _OWN_CODE),
    RightlyRefused("search_parameter_not_allowed", _OWN_CODE),
    RightlyRefused(
        "search_filter_invalid", "a text in the schema, which has to be JSON and a filter", path="/v1.2/search-v2"
    ),
    RightlyRefused("parameter_invalid", "whether an image is asked with depends on three fields", r"an image has none"),
    RightlyRefused("classify_option_combination_not_supported", _OWN_CODE),
    RightlyRefused("classify_prompts_limit_exceeded", "the limit is on the sum over all classes"),
    RightlyRefused("external_video_domain_unsupported", _OWN_CODE),
    RightlyRefused("external_video_invalid", _OWN_CODE),
    RightlyRefused("parameter_invalid", "a schema counts characters, not tokens", r"tokens; with text_truncate none"),
    RightlyRefused(
        "parameter_not_provided", "schemathesis does not mind `dependentRequired`", r"query\S*\.text parameter"
    ),
    RightlyRefused(
        "parameter_not_provided", "it may stand in the query or in the body", r"in the query string or the body"
    ),
    RightlyRefused(
        "parameter_not_provided",
        "which fields of a form are needed depends on others, and null is none",
        r" or \S+ parameter is required|query_media_type parameter|\(method is \w+\)",
    ),
    RightlyRefused(
        "parameter_invalid",
        "a text in the schema, which has to be the JSON of an object",
        r"user_metadata parameter is invalid\. It (is not JSON|must be the JSON text)",
    ),
    RightlyRefused("parameter_invalid", "what a model takes depends on the model", r"; use pegasus"),
    MissingInBody("identifiers in a body are drawn by chance"),
    RepeatedField("it goes out as the same field twice, and the first counts"),
    Accepted("everything in a query string is a text", r"parameter `metadata` in query"),
    Accepted("everything sent as a file is a file", r"violates `type` at /properties/\w+_file "),
    GONE_WITH_INDEX,
    EmptyToken("there is no such page, and a link cannot say so"),
)


def known_false_positive(failure: Failure, case: Case[Any], response: Response) -> KnownFalsePositive | None:
    """Return the known false positive that `failure` is, or None."""
    return next((known for known in KNOWN_FALSE_POSITIVES if known.covers(failure, case, response)), None)
