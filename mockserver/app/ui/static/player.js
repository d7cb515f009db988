// The stream of a video, and the places in it that the reader chooses.
"use strict"

const player = document.getElementById("player")

if (player) {
  // Some browsers that could play it themselves do not seek well.
  if (Hls.isSupported()) {
    const hls = new Hls({enableWorker: false})
    hls.loadSource(player.dataset.stream)
    hls.attachMedia(player)
  } else player.src = player.dataset.stream
  const now = document.getElementById("now")
  player.addEventListener("timeupdate", () => now.setAttribute("x", `${100 * player.currentTime / player.duration}%`))
}

// The address names the second, as media fragments do: a link that was followed before this script ran still counts.
function jump(address) {
  const second = new URLSearchParams(new URL(address, location).hash.slice(1)).get("t")
  if (player && second) player.currentTime = Number(second)
}

jump(location)
addEventListener("hashchange", () => jump(location))

document.addEventListener("click", event => {
  const link = event.target.closest("[href^='#t=']"), place = event.target.closest("[data-start]")
  if (place) location.hash = `t=${place.dataset.start}`
  // The address of the same place again is no change.
  if (link || place) jump(link || location)
})
