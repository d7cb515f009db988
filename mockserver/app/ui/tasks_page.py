"""The tasks of an account on the page, each as a timeline, and the clock that moves them."""

from collections.abc import Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from mockserver.app.ui.admin_calls import AdminCalls
from mockserver.app.ui.orders import Orders, notices
from mockserver.app.ui.rendering import page, part
from mockserver.app.ui.task_lines import latest_tasks, line_of
from mockserver.domain.account.account import Account


class TasksPage:
    """Shows tasks, and moves the clock of their account."""

    def __init__(self, calls: AdminCalls, orders: Orders) -> None:
        self._calls = calls
        self._orders = orders

    async def answer(self, request: Request, account: Account, named: Mapping[str, Any]) -> Response:
        """Show all tasks or one, after moving the clock if a form asks for that."""
        refused = None
        if request.method == "POST":
            reply = await self._orders.carry_out(request, account)
            if isinstance(reply, Response):
                return reply
            refused = reply
        if request.query_params.get("part") == "clock":
            return part(request, "clock", clock=await self._clock(account))
        name, shown = self._shown(request, account)
        if "part" in request.query_params:
            return part(request, name, **shown)
        clock, said = await self._clock(account), notices(request.query_params, refused)
        return page(request, name, account=named, clock=clock, **shown, **said)

    async def _clock(self, account: Account) -> Any:
        return (await self._calls.send(account, "GET", "/clock")).body

    def _shown(self, request: Request, account: Account) -> tuple[str, Mapping[str, Any]]:
        task_id = request.path_params.get("task_id")
        if task_id is None:
            return "tasks", {**latest_tasks(account), "account_id": account.id}
        job = account.jobs.find(task_id)
        if job is None or not job.is_kept(account.clock.now()):
            raise HTTPException(404, f"The account has no task {task_id}. It was removed, or a reset has cleared it.")
        return "task", {"line": line_of(account, job)}
