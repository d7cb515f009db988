"""Headers of which nothing is ever kept."""

SECRET_HEADERS = frozenset(
    ["x-api-key", "authorization", "proxy-authorization", "cookie", "x-admin-token", "tl-signature"]
)
