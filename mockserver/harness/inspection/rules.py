"""The rules for exchanges: name, side, severity and meaning."""

from dataclasses import dataclass

from mockserver.contract.operations import Operation
from mockserver.harness.inspection.finding import Finding, Severity, Side

_CLIENT, _SERVER = Side.CLIENT, Side.SERVER
_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

RULES: "dict[str, Rule]" = {}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule; `meaning` explains its findings in a line."""

    name: str
    side: Side
    severity: Severity
    meaning: str

    def __post_init__(self) -> None:
        RULES[self.name] = self

    def broken(
        self, operation: Operation | str, subject: str, message: str, clause: str = "", expected: str = ""
    ) -> Finding:
        """Return a finding of this rule at `operation`."""
        name = operation if isinstance(operation, str) else operation.id
        return Finding(name, self.side, self.severity, self.name, subject, message, clause, expected)


# Where a request goes
UNKNOWN_OPERATION = Rule("unknown-operation", _CLIENT, _ERROR, "The path is not in the contract.")
WRONG_METHOD = Rule("wrong-method", _CLIENT, _ERROR, "The path does not have this method.")
PATH_SPELLING = Rule("path-spelling", _CLIENT, _NOTE, "The path has an extra slash, which servers may reject.")
REPEATED_HEADER = Rule(
    "repeated-header", _CLIENT, _ERROR, "A header came twice that may come only once, such as a key."
)
MISSING_KEY = Rule("missing-key", _CLIENT, _ERROR, "The request has no API key.")

# Parameters
MISSING_PARAMETER = Rule("missing-parameter", _CLIENT, _ERROR, "A required parameter is missing.")
INVALID_PARAMETER = Rule("invalid-parameter", _CLIENT, _ERROR, "A parameter has a wrong type, range or form.")
UNKNOWN_PARAMETER = Rule("unknown-parameter", _CLIENT, _WARNING, "The operation has no such parameter.")
MISSPELT_PARAMETER = Rule(
    "misspelt-parameter", _CLIENT, _WARNING, "A metadata filter whose name is almost that of a parameter."
)
REPEATED_PARAMETER = Rule("repeated-parameter", _CLIENT, _WARNING, "A single-valued parameter came twice.")
COMMA_LIST = Rule(
    "comma-list", _CLIENT, _NOTE, "A list came as one comma-separated value; the contract repeats the name."
)
OBJECT_AS_TEXT = Rule("object-as-text", _CLIENT, _WARNING, "An object came in the notation of a programming language.")
DEPRECATED = Rule("deprecated", _CLIENT, _WARNING, "A deprecated parameter or field was used.")
FOREIGN_TOKEN = Rule(
    "foreign-token", _CLIENT, _NOTE, "A page token was sent to another operation than the contract's link names."
)

# Bodies of requests
UNEXPECTED_BODY = Rule("unexpected-body", _CLIENT, _WARNING, "The operation accepts no body.")
NEEDLESS_CONTENT_TYPE = Rule("needless-content-type", _CLIENT, _NOTE, "A Content-Type without a body.")
MISSING_BODY = Rule("missing-body", _CLIENT, _ERROR, "The operation requires a body.")
MISSING_MEDIA_TYPE = Rule("missing-media-type", _CLIENT, _WARNING, "A body without a Content-Type.")
WRONG_MEDIA_TYPE = Rule("wrong-media-type", _CLIENT, _ERROR, "The operation does not accept this media type.")
TOLERATED_MEDIA_TYPE = Rule(
    "tolerated-media-type", _CLIENT, _WARNING, "The server accepts this media type, but it is not documented."
)
CHUNKED_BODY = Rule("chunked-body", _CLIENT, _NOTE, "A body without Content-Length, which some servers reject.")
BROKEN_BODY = Rule(
    "broken-body", _CLIENT, _ERROR, "The client disconnected before the end of its body, or sent it too slowly."
)
BROKEN_JSON = Rule("broken-json", _CLIENT, _ERROR, "The body is not JSON.")
BROKEN_FORM = Rule("broken-form", _CLIENT, _ERROR, "The form is malformed.")
FOREIGN_CHARSET = Rule(
    "foreign-charset", _CLIENT, _WARNING, "A text is declared or sent in another character set than UTF-8."
)
MISSING_FIELD = Rule("missing-field", _CLIENT, _ERROR, "A required field is missing.")
INVALID_FIELD = Rule("invalid-field", _CLIENT, _ERROR, "A field has a wrong type, range or form.")
UNKNOWN_FIELD = Rule("unknown-field", _CLIENT, _WARNING, "The body has no such field.")
NULL_FIELD = Rule("null-field", _CLIENT, _NOTE, "A field is null and should be left out.")
TEXT_AS_FILE = Rule("text-as-file", _CLIENT, _WARNING, "A text field of a form came as a file.")
REPEATED_FIELD = Rule(
    "repeated-field", _CLIENT, _WARNING, "A single-valued form field, or a key of a JSON object, came twice."
)

# Replies
NO_REPLY = Rule("no-reply", _SERVER, _ERROR, "The server did not answer.")
BROKEN_REPLY = Rule("broken-reply", _SERVER, _ERROR, "The reply is truncated or contradicts its headers.")
ENDLESS_REPLY = Rule("endless-reply", _SERVER, _ERROR, "The reply exceeds the limit on size or time.")
USED_TWICE = Rule("identifier-used-twice", _SERVER, _ERROR, "Two records have the same identifier.")
UNDOCUMENTED_STATUS = Rule("undocumented-status", _SERVER, _ERROR, "The status is not documented for the operation.")
UNDOCUMENTED_CODE = Rule("undocumented-code", _SERVER, _ERROR, "The error code is not documented for the operation.")
REPLY_MEDIA_TYPE = Rule(
    "reply-media-type", _SERVER, _ERROR, "The reply has another media type than documented, or an unexpected body."
)
MISSING_REPLY_FIELD = Rule("missing-reply-field", _SERVER, _ERROR, "A required field is missing.")
INVALID_REPLY_FIELD = Rule("invalid-reply-field", _SERVER, _ERROR, "A field has a wrong type, range or form.")
REPEATED_REPLY_FIELD = Rule("repeated-reply-field", _SERVER, _ERROR, "A key came twice in one object of a reply.")
UNDOCUMENTED_FIELD = Rule("undocumented-field", _SERVER, _WARNING, "A field is not documented.")
MISSING_HEADER = Rule("missing-header", _SERVER, _WARNING, "A documented header is missing.")
REPEATED_REPLY_HEADER = Rule("repeated-reply-header", _SERVER, _ERROR, "A header came twice that may come only once.")
INVALID_HEADER = Rule("invalid-header", _SERVER, _ERROR, "A header has a wrong type or range.")

# Recorded replies against those of the stand-in
OTHER_STATUS = Rule("other-status", _SERVER, _ERROR, "The status of the stand-in differs from the recorded one.")
OTHER_CODE = Rule("other-code", _SERVER, _ERROR, "The error code of the stand-in differs from the recorded one.")
LACKING_FIELD = Rule("lacking-field", _SERVER, _ERROR, "A recorded field is missing in the stand-in's reply.")
FURTHER_FIELD = Rule("further-field", _SERVER, _WARNING, "The stand-in's reply has a field that was not recorded.")
OTHER_CLASS = Rule(
    "other-class", _SERVER, _ERROR, "A value has another kind than the recorded one, such as a text instead of a date."
)
OTHER_REFERENCE = Rule(
    "other-reference", _SERVER, _ERROR, "Two recorded values are the same identifier, but those of the stand-in differ."
)
OTHER_STATE = Rule(
    "other-state", _SERVER, _NOTE, "A task is in another state than recorded; its fields were not compared."
)
NOT_COMPARED = Rule("not-compared", _SERVER, _NOTE, "The request names a record that no recorded reply has created.")

# The contract against other descriptions of the API
OTHER_OPERATION = Rule(
    "other-operation", _CLIENT, _ERROR, "The other description has an operation that is not in the contract."
)
NO_OPERATION = Rule(
    "no-operation", _CLIENT, _NOTE, "The contract has an operation that is not in the other description."
)
OTHER_FIELD = Rule("other-field", _CLIENT, _ERROR, "The SDK sends a parameter or field that is not in the contract.")
OTHER_REPLY_FIELD = Rule("other-reply-field", _CLIENT, _WARNING, "The SDK reads a field that is not in the contract.")
NO_FIELD = Rule("no-field", _CLIENT, _WARNING, "A parameter or field of the contract is not in the other description.")
LAXER = Rule("laxer", _CLIENT, _WARNING, "A name is required in the contract, but optional in the other description.")
STRICTER = Rule(
    "stricter", _CLIENT, _ERROR, "A name is optional in the contract, but required in the other description."
)
OTHER_VALUE = Rule("other-value", _CLIENT, _ERROR, "The other description has values that are not in the contract.")
NO_VALUE = Rule("no-value", _CLIENT, _NOTE, "The contract has values that are not in the other description.")

# Client behaviour across requests
POLLED_TOO_FAST = Rule("polled-too-fast", _CLIENT, _NOTE, "The client polled an unfinished job again within a second.")
IGNORED_RETRY_AFTER = Rule("ignored-retry-after", _CLIENT, _WARNING, "A request came before the time in Retry-After.")
RETRIED_IN_VAIN = Rule("retried-in-vain", _CLIENT, _NOTE, "A refused request was repeated without a change.")
UNREAD_NEXT_PAGE = Rule("unread-next-page", _CLIENT, _NOTE, "A reply had a next page, and the client did not read it.")
USED_AFTER_DELETION = Rule("used-after-deletion", _CLIENT, _NOTE, "A request used a deleted record.")
KEY_IN_URL = Rule("key-in-url", _CLIENT, _ERROR, "An API key was in an address; addresses are logged.")
