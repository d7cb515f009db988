// What htmx leaves to do: a bound on the rows, the account to follow, and the clipboard.
"use strict"

document.addEventListener("htmx:sseMessage", event => {
  const {type, data} = event.detail
  if (type === "follow" && data.startsWith("/__admin/ui/")) location.assign(data)
  if (type === "rows") trim(event.target)
})

function trim(rows) {
  while (rows.children.length > Number(rows.dataset.most)) rows.lastElementChild.remove()
}

document.addEventListener("click", async event => {
  const button = event.target.closest("[data-copy]")
  if (!button) return
  const source = document.getElementById(button.dataset.copy)
  getSelection().selectAllChildren(source)
  // Browsers keep the clipboard from pages that came without TLS from another machine; the text is selected then.
  if (!navigator.clipboard) return
  await navigator.clipboard.writeText(source.textContent)
  const label = button.textContent
  button.textContent = "Copied"
  setTimeout(() => { button.textContent = label }, 1500)
})

// What has the keyboard's focus stays, and so does what has not changed.
document.addEventListener("htmx:beforeSwap", event => {
  const {target, serverResponse} = event.detail
  if (target.contains(document.activeElement) || target.shown === serverResponse) event.detail.shouldSwap = false
  else target.shown = serverResponse
})
