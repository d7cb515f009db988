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
UNKNOWN_OPERATION = Rule("unknown-operation", _CLIENT, _ERROR, "The contract has nothing at this path.")
WRONG_METHOD = Rule("wrong-method", _CLIENT, _ERROR, "The path is in the contract, the method is not.")
PATH_SPELLING = Rule("path-spelling", _CLIENT, _NOTE, "The path has a slash too many, which servers need not forgive.")
REPEATED_HEADER = Rule(
    "repeated-header", _CLIENT, _ERROR, "A header of which there may be one came twice, such as two keys."
)
MISSING_KEY = Rule("missing-key", _CLIENT, _ERROR, "The request has no API key.")

# Parameters
MISSING_PARAMETER = Rule("missing-parameter", _CLIENT, _ERROR, "A required parameter is not there.")
INVALID_PARAMETER = Rule("invalid-parameter", _CLIENT, _ERROR, "A parameter has a wrong type, range or form.")
UNKNOWN_PARAMETER = Rule("unknown-parameter", _CLIENT, _WARNING, "The operation has no such parameter.")
MISSPELT_PARAMETER = Rule(
    "misspelt-parameter", _CLIENT, _WARNING, "Taken as metadata, but written almost as a parameter that there is."
)
REPEATED_PARAMETER = Rule("repeated-parameter", _CLIENT, _WARNING, "A parameter that holds one value came twice.")
COMMA_LIST = Rule("comma-list", _CLIENT, _NOTE, "A list came as one text with commas; the contract repeats the name.")
OBJECT_AS_TEXT = Rule("object-as-text", _CLIENT, _WARNING, "An object came in the notation of a programming language.")
DEPRECATED = Rule("deprecated", _CLIENT, _WARNING, "The contract calls what was used here deprecated.")
FOREIGN_TOKEN = Rule("foreign-token", _CLIENT, _NOTE, "A page token went elsewhere than the contract's link leads.")

# Bodies of requests
UNEXPECTED_BODY = Rule("unexpected-body", _CLIENT, _WARNING, "The operation takes no body.")
NEEDLESS_CONTENT_TYPE = Rule("needless-content-type", _CLIENT, _NOTE, "A media type without a body.")
MISSING_BODY = Rule("missing-body", _CLIENT, _ERROR, "The operation needs a body.")
MISSING_MEDIA_TYPE = Rule("missing-media-type", _CLIENT, _WARNING, "A body without a Content-Type.")
WRONG_MEDIA_TYPE = Rule("wrong-media-type", _CLIENT, _ERROR, "The operation does not take this media type.")
TOLERATED_MEDIA_TYPE = Rule("tolerated-media-type", _CLIENT, _WARNING, "Accepted, but not what is documented.")
CHUNKED_BODY = Rule("chunked-body", _CLIENT, _NOTE, "A body without a length, which not every server takes.")
BROKEN_BODY = Rule("broken-body", _CLIENT, _ERROR, "The client hung up in the middle of its body.")
BROKEN_JSON = Rule("broken-json", _CLIENT, _ERROR, "The body is not JSON.")
BROKEN_FORM = Rule("broken-form", _CLIENT, _ERROR, "The form is not well formed.")
FOREIGN_CHARSET = Rule(
    "foreign-charset", _CLIENT, _WARNING, "A text is declared or sent in another character set than UTF-8."
)
MISSING_FIELD = Rule("missing-field", _CLIENT, _ERROR, "A required field is not there.")
INVALID_FIELD = Rule("invalid-field", _CLIENT, _ERROR, "A field has a wrong type, range or form.")
UNKNOWN_FIELD = Rule("unknown-field", _CLIENT, _WARNING, "The body has no such field.")
NULL_FIELD = Rule("null-field", _CLIENT, _NOTE, "A null where the field is better left out.")
TEXT_AS_FILE = Rule("text-as-file", _CLIENT, _WARNING, "A text of a form came as a file.")
REPEATED_FIELD = Rule(
    "repeated-field", _CLIENT, _WARNING, "A field of a form that holds one value, or a key of an object, came twice."
)

# Replies
NO_REPLY = Rule("no-reply", _SERVER, _ERROR, "The server did not answer.")
BROKEN_REPLY = Rule("broken-reply", _SERVER, _ERROR, "The reply ends too early, or is not what it says it is.")
ENDLESS_REPLY = Rule("endless-reply", _SERVER, _ERROR, "The reply goes on beyond the bounds on its size or its time.")
USED_TWICE = Rule("identifier-used-twice", _SERVER, _ERROR, "Two things that were made have one identifier.")
UNDOCUMENTED_STATUS = Rule("undocumented-status", _SERVER, _ERROR, "The operation does not answer with this status.")
UNDOCUMENTED_CODE = Rule("undocumented-code", _SERVER, _ERROR, "The operation does not have this error code.")
REPLY_MEDIA_TYPE = Rule("reply-media-type", _SERVER, _ERROR, "The reply has another media type, or a body too many.")
MISSING_REPLY_FIELD = Rule("missing-reply-field", _SERVER, _ERROR, "A field that clients rely on is not there.")
INVALID_REPLY_FIELD = Rule("invalid-reply-field", _SERVER, _ERROR, "A field has a wrong type, range or form.")
REPEATED_REPLY_FIELD = Rule("repeated-reply-field", _SERVER, _ERROR, "A key stands twice in one object of a reply.")
UNDOCUMENTED_FIELD = Rule("undocumented-field", _SERVER, _WARNING, "A field that the contract does not have.")
MISSING_HEADER = Rule("missing-header", _SERVER, _WARNING, "A header that the contract describes is not there.")
REPEATED_REPLY_HEADER = Rule("repeated-reply-header", _SERVER, _ERROR, "A header of which there may be one came twice.")
INVALID_HEADER = Rule("invalid-header", _SERVER, _ERROR, "A header has a wrong type or range.")

# Recorded replies against those of the stand-in
OTHER_STATUS = Rule("other-status", _SERVER, _ERROR, "The stand-in answers with another status than was recorded.")
OTHER_CODE = Rule("other-code", _SERVER, _ERROR, "The stand-in answers with another error code than was recorded.")
LACKING_FIELD = Rule("lacking-field", _SERVER, _ERROR, "A recorded field that the stand-in does not answer with.")
FURTHER_FIELD = Rule("further-field", _SERVER, _WARNING, "A field that the stand-in answers with was not recorded.")
OTHER_CLASS = Rule("other-class", _SERVER, _ERROR, "A value of another kind than was recorded: a text for a date.")
OTHER_REFERENCE = Rule(
    "other-reference", _SERVER, _ERROR, "Two recorded values are the same thing, those of the stand-in are not."
)
OTHER_STATE = Rule("other-state", _SERVER, _NOTE, "A task is further on than it was; its fields were not compared.")
NOT_COMPARED = Rule("not-compared", _SERVER, _NOTE, "The request is about something that no recorded reply made.")

# The contract against other descriptions of the API
OTHER_OPERATION = Rule("other-operation", _CLIENT, _ERROR, "Described elsewhere, and not in the contract.")
NO_OPERATION = Rule("no-operation", _CLIENT, _NOTE, "In the contract, and not described elsewhere.")
OTHER_FIELD = Rule("other-field", _CLIENT, _ERROR, "A parameter or field is sent that the contract does not have.")
OTHER_REPLY_FIELD = Rule("other-reply-field", _CLIENT, _WARNING, "A field is read that the contract does not have.")
NO_FIELD = Rule("no-field", _CLIENT, _WARNING, "A parameter or field of the contract is not described.")
LAXER = Rule("laxer", _CLIENT, _WARNING, "The contract requires or promises what is optional elsewhere.")
STRICTER = Rule("stricter", _CLIENT, _ERROR, "What is required elsewhere is optional in the contract.")
OTHER_VALUE = Rule("other-value", _CLIENT, _ERROR, "Values are offered that the contract does not have.")
NO_VALUE = Rule("no-value", _CLIENT, _NOTE, "Values of the contract are not offered.")

# Client behaviour across requests
POLLED_TOO_FAST = Rule("polled-too-fast", _CLIENT, _NOTE, "What is not finished was asked for again within a second.")
IGNORED_RETRY_AFTER = Rule("ignored-retry-after", _CLIENT, _WARNING, "A request came sooner than the server asked for.")
RETRIED_IN_VAIN = Rule("retried-in-vain", _CLIENT, _NOTE, "A refused request was repeated, though nothing had changed.")
UNREAD_NEXT_PAGE = Rule("unread-next-page", _CLIENT, _NOTE, "A reply had a next page, and the client did not read it.")
USED_AFTER_DELETION = Rule("used-after-deletion", _CLIENT, _NOTE, "What had been deleted was used.")
KEY_IN_URL = Rule("key-in-url", _CLIENT, _ERROR, "A key stood in an address, and addresses are logged.")
