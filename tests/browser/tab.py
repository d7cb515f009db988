"""A browser tab that records the requests and errors of its page."""

from playwright.sync_api import BrowserContext, ConsoleMessage, Request

LONGEST_SECONDS = 15


class Tab:
    """One page with its own storage."""

    def __init__(self, context: BrowserContext) -> None:
        self.page = context.new_page()
        self.page.set_default_timeout(LONGEST_SECONDS * 1000)
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("requestfailed", self._note_failure)
        self.page.on("console", self._note_message)
        self.page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))

    @property
    def overflow_pixels(self) -> int:
        """By how much the page is wider than the screen."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))

    def _note_failure(self, request: Request) -> None:
        # A request that the page itself cancelled is not a failure.
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"{request.url}: {request.failure}")

    def _note_message(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.type}: {message.text}")
