// Features beyond htmx: a limit of rows, following the active account, the clipboard, and messages when the server is gone.
"use strict"

const trouble = document.getElementById("trouble")
const troubles = new Map() // by the part of the page that has it
let place = "" // of the latest event

function say(part, text) {
  if (text) troubles.set(part, text)
  else troubles.delete(part)
  const [shown = ""] = troubles.values()
  if (trouble.textContent !== shown) trouble.textContent = shown
  trouble.hidden = !shown
}

function isSilent(event) {
  say(event.target, "The server does not answer. What is shown may be old; the page goes on when it is back.")
}

// A new connection continues where the previous one ended.
htmx.createEventSource = url => {
  const address = new URL(url, location)
  if (place) address.searchParams.set("after", place)
  return new EventSource(address)
}

document.addEventListener("htmx:sseOpen", event => say(event.target, ""))
document.addEventListener("htmx:sseError", isSilent)
document.addEventListener("htmx:sendError", isSilent)
document.addEventListener("htmx:afterRequest", event => { if (event.detail.successful) say(event.target, "") })
document.addEventListener("htmx:responseError", event => {
  const {xhr} = event.detail
  const isText = (xhr.getResponseHeader("content-type") || "").startsWith("text/plain")
  say(event.target, isText ? xhr.responseText : `The server answered with status ${xhr.status}.`)
})

document.addEventListener("htmx:sseBeforeMessage", event => {
  const {type, data, lastEventId} = event.detail
  place = lastEventId || place
  if (type === "follow" && new URL(data, location).origin === location.origin) location.assign(data)
  if (type === "begin" || type === "gone") say("journal", data)
  if (type === "begin") document.getElementById("exchanges").replaceChildren()
  if (type === "follow" || type === "begin" || type === "gone") event.preventDefault()
})

document.addEventListener("htmx:sseMessage", event => {
  const rows = event.target
  while (rows.children.length > Number(rows.dataset.most || Infinity)) rows.lastElementChild.remove()
})

document.addEventListener("click", async event => {
  const button = event.target.closest("[data-copy]")
  if (!button) return
  const source = document.getElementById(button.dataset.copy)
  getSelection().selectAllChildren(source)
  // Browsers disable the clipboard on pages without TLS from another machine; then the text is selected.
  if (!navigator.clipboard) return
  await navigator.clipboard.writeText(source.textContent)
  const label = button.textContent
  button.textContent = "Copied"
  setTimeout(() => { button.textContent = label }, 1500)
})

// Unchanged parts stay. In a changed part, htmx returns the focus to the element with the same id.
document.addEventListener("htmx:beforeSwap", event => {
  const {target, serverResponse} = event.detail
  if (target.shown === serverResponse) event.detail.shouldSwap = false
  else target.shown = serverResponse
})
