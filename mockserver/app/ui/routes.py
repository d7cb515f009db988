"""The routes of the page, for clients that may use the admin operations."""

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from mockserver.app.accounts import Accounts
from mockserver.app.http.access import AccessControl
from mockserver.app.ui import account_list, streams
from mockserver.app.ui.admin_calls import AdminCalls
from mockserver.app.ui.copies import copies_of
from mockserver.app.ui.exchange_rows import MOST_EXAMINED, exchange_rows, read_filters, row_of
from mockserver.app.ui.kit_page import KitPage
from mockserver.app.ui.live import Live
from mockserver.app.ui.orders import Orders
from mockserver.app.ui.paths import way_to_root
from mockserver.app.ui.refusals import ACCOUNT_GONE, refuse
from mockserver.app.ui.rendering import HEADERS, page
from mockserver.app.ui.sessions import Sessions, ask_for_token
from mockserver.app.ui.tasks_page import TasksPage
from mockserver.app.ui.videos_page import list_videos, show_video
from mockserver.domain.account.account import Account
from mockserver.handlers.admin.exchanges import RecordedExchange
from mockserver.handlers.admin.journal import exchange_view

_STATIC = Path(__file__).parent / "static"
_STATIC_FILES = frozenset(["htmx.min.js", "sse.min.js", "page.js", "page.css", "hls.light.min.js", "player.js"])
Answer = Callable[[Request], Awaitable[Response]]
# Gets the account, and the notices of the page.
AnswerFor = Callable[[Request, Account, Mapping[str, Any]], Awaitable[Response]]


class Ui:
    """The page. It changes accounts by requests to `app`, like any client."""

    def __init__(self, accounts: Accounts, access: AccessControl, app: ASGIApp) -> None:
        self._accounts = accounts
        self._operations = accounts.contract.operations
        self._sessions = Sessions(access)
        calls = AdminCalls(app, access.token)
        self._kit = KitPage(calls, Orders(calls), self._operations)
        self._tasks = TasksPage(calls, Orders(calls))

    def routes(self) -> list[Route]:
        """Return the routes below the path of the page."""
        guarded: Mapping[str, tuple[Answer, list[str]]] = {
            "/": (self._list_accounts, ["GET"]),
            "/stream": (self._account_stream, ["GET"]),
            "/accounts/{account_id}/requests": (self._list_requests, ["GET"]),
            "/accounts/{account_id}/requests/{request_id}": (self._show_request, ["GET"]),
            "/accounts/{account_id}/stream": (self._request_stream, ["GET"]),
            "/accounts/{account_id}/kit": (self._of_account(self._kit.answer), ["GET", "POST"]),
            "/accounts/{account_id}/tasks": (self._of_account(self._tasks.answer), ["GET", "POST"]),
            "/accounts/{account_id}/tasks/{task_id}": (self._of_account(self._tasks.answer), ["GET", "POST"]),
            "/accounts/{account_id}/videos": (self._of_account(list_videos), ["GET"]),
            "/accounts/{account_id}/videos/{video_id}": (self._of_account(show_video), ["GET"]),
            "/accounts/{account_id}/snapshot": (self._download, ["GET"]),
        }
        return [
            Route("/static/{name}", _static),
            Route("/enter", self._sessions.enter, methods=["POST"]),
            *(Route(path, self._guarded(answer), methods=methods) for path, (answer, methods) in guarded.items()),
        ]

    def _guarded(self, answer: Answer) -> Answer:
        async def serve(request: Request) -> Response:
            if not self._sessions.may_see(request):
                return ask_for_token(request)
            try:
                return await answer(request)
            except HTTPException as error:
                return refuse(request, error)

        return serve

    async def _list_accounts(self, request: Request) -> Response:
        rows = account_list.account_rows(self._accounts)
        return page(request, "accounts", **rows, follows="follow" in request.query_params)

    async def _account_stream(self, request: Request) -> Response:
        follows = "follow" in request.query_params
        return Live(streams.account_events(self._accounts, way_to_root(request.url.path), follows=follows))

    async def _list_requests(self, request: Request) -> Response:
        account, filters = self._account(request), read_filters(request.query_params)
        journal, follows = account.kit.journal, "follow" in request.query_params
        entries = journal.after(None)
        place = streams.place_of(self._accounts, entries)
        return page(
            request,
            "requests",
            account=self._named(account),
            account_id=account.id,
            journal=journal,
            filters=filters,
            follows=follows,
            rows=(await exchange_rows(entries, filters, self._operations, MOST_EXAMINED)).rows,
            left_out=0,  # the page shows the count
            stream_query="&".join(filter(None, [f"after={place}", filters.query(), "follow=1" * follows])),
        )

    async def _request_stream(self, request: Request) -> Response:
        query = request.query_params
        events = streams.ExchangeEvents(
            self._accounts,
            request.path_params["account_id"],
            read_filters(query),
            way_to_root(request.url.path),
            follows="follow" in query,
        )
        return Live(events.after(request.headers.get("last-event-id") or query.get("after", "")))

    async def _show_request(self, request: Request) -> Response:
        account, request_id = self._account(request), request.path_params["request_id"]
        entry = account.kit.journal.find(request_id)
        if entry is None:
            raise HTTPException(404, f"The journal does not have the request {request_id} any more.")
        exchange = RecordedExchange(entry, self._operations)
        return page(
            request,
            "exchange",
            account=self._named(account),
            row=row_of(entry, self._operations),
            seen=exchange_view(entry, self._operations),
            copies=copies_of(exchange),
            query=entry.query.decode("latin-1"),
            fault_query=urlencode(
                {"operation": entry.operation, "path": entry.path if exchange.request.path_parameters else ""}
            ),
        )

    def _of_account(self, answer: AnswerFor) -> Answer:
        async def serve(request: Request) -> Response:
            account = self._account(request)
            return await answer(request, account, self._named(account))

        return serve

    async def _download(self, request: Request) -> Response:
        return await self._kit.snapshot(self._account(request))

    def _account(self, request: Request) -> Account:
        account = self._accounts.find(request.path_params["account_id"])
        if account is None:
            raise HTTPException(404, ACCOUNT_GONE)
        return account

    def _named(self, account: Account) -> Mapping[str, Any]:
        key = self._accounts.masked_key(account)
        return {"id": account.id, "key": key, "test": account_list.test_of(account)}


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _STATIC_FILES:
        raise HTTPException(404)
    return FileResponse(_STATIC / name, headers={**HEADERS, "cache-control": "no-cache"})
