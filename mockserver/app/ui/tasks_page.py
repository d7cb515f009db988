"""The tasks of an account on the page, each as a line of time, and the clock that moves them."""

from collections.abc import Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from mockserver.app.ui.admin_calls import AdminCalls, AdminReply
from mockserver.app.ui.orders import Orders, notices
from mockserver.app.ui.rendering import HEADERS, fragment, page
from mockserver.app.ui.task_lines import latest_tasks, line_of
from mockserver.domain.account.account import Account


class TasksPage:
    """Shows tasks, and moves the clock of their account."""

    def __init__(self, calls: AdminCalls, orders: Orders) -> None:
        self._calls = calls
        self._orders = orders

    async def answer(self, request: Request, account: Account, named: Mapping[str, Any]) -> Response:
        """Show all tasks or one, after moving the clock if a form orders that."""
        refused = None
        if request.method == "POST":
            reply = await self._orders.carry_out(request, account)
            if isinstance(reply, Response):
                return reply
            refused = reply
        name, shown = self._shown(request, account)
        if "part" in request.query_params:
            return Response(fragment(f"{name}_part", **shown), media_type="text/html", headers=HEADERS)
        return await self._show(name, account, {"account": named, **shown}, request, refused)

    async def _show(
        self, name: str, account: Account, values: Mapping[str, Any], request: Request, refused: AdminReply | None
    ) -> Response:
        clock = (await self._calls.send(account, "GET", "/clock")).body
        return page(name, clock=clock, address=request.url.path, **values, **notices(request.query_params, refused))

    def _shown(self, request: Request, account: Account) -> tuple[str, Mapping[str, Any]]:
        task_id = request.path_params.get("task_id")
        if task_id is None:
            return "tasks", {"tasks": latest_tasks(account), "account_id": account.id}
        job = account.jobs.find(task_id)
        if job is None or not job.is_kept(account.clock.now()):
            raise HTTPException(404, f"the account has no task {task_id}")
        return "task", {"line": line_of(account, job)}
