"""The parser of multipart bodies. It raises an error for a bad body, and logs nothing by default."""

import logging

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

__all__ = ["FormParserError", "MultipartParser", "parse_options_header"]

logging.getLogger("python_multipart").addHandler(logging.NullHandler())
