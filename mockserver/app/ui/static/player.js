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

document.addEventListener("click", event => {
  const place = event.target.closest("[data-start]")
  if (player && place) player.currentTime = Number(place.dataset.start)
})
