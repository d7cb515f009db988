"""The parser of multipart bodies. It raises what is wrong with one; that it logs it too is of use to nobody."""

import logging

from python_multipart.exceptions import MultipartParseError
from python_multipart.multipart import MultipartParser, parse_options_header

__all__ = ["MultipartParseError", "MultipartParser", "parse_options_header"]

logging.getLogger("python_multipart").addHandler(logging.NullHandler())
