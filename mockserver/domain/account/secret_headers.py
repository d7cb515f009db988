"""Headers whose values are never stored."""

SECRET_HEADERS = frozenset(
    ["x-api-key", "authorization", "proxy-authorization", "cookie", "x-admin-token", "tl-signature"]
)
