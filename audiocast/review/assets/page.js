"use strict";
(() => {
  const curves = JSON.parse(document.getElementById("curves").textContent);
  const sound = document.getElementById("sound");
  const play = document.getElementById("play");
  const clock = document.getElementById("clock");
  const wave = document.getElementById("wave");
  const words = [...document.querySelectorAll(".word")].map((element) => ({
    element, start: Number(element.dataset.start), end: Number(element.dataset.end),
  }));
  const duration = curves.duration;
  let until = Infinity;
  let current = null;

  const show = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

  // The last word that has begun, while it sounds or until the next one begins within a breath.
  const wordAt = (seconds) => {
    let low = 0, high = words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (words[middle].start <= seconds + 1e-4) low = middle + 1; else high = middle;
    }
    const word = words[low - 1];
    return word && seconds < word.end + 0.25 ? word : null;
  };

  const mark = (seconds) => {
    const word = wordAt(seconds);
    if (word === current) return;
    if (current) { current.element.classList.remove("current"); current.element.removeAttribute("aria-current"); }
    current = word;
    if (!word) return;
    word.element.classList.add("current");
    word.element.setAttribute("aria-current", "true");
    if (!sound.paused) word.element.scrollIntoView({ block: "nearest" });
  };

  const draw = () => {
    const ratio = window.devicePixelRatio || 1;
    const width = wave.clientWidth, height = wave.clientHeight;
    if (wave.width !== Math.round(width * ratio)) { wave.width = Math.round(width * ratio); wave.height = Math.round(height * ratio); }
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(name).trim();
    const pen = wave.getContext("2d");
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, width, height);
    const middle = height * 0.5;
    const at = (seconds) => (seconds / duration) * width;
    const played = at(sound.currentTime);
    const count = curves.peaks.length;
    for (let x = 0; x < width; x += 1) {
      let peak = 0;
      const first = Math.floor((x / width) * count), last = Math.max(first + 1, Math.floor(((x + 1) / width) * count));
      for (let i = first; i < last && i < count; i += 1) peak = Math.max(peak, curves.peaks[i]);
      pen.fillStyle = x <= played ? colour("--played") : colour("--wave");
      pen.fillRect(x, middle - peak * (middle - 4), 1, Math.max(1, peak * (height - 8)));
    }
    // Loudness from -36 LUFS at the bottom to -6 at the top.
    const level = (value) => height - ((Math.min(-6, Math.max(-36, value)) + 36) / 30) * height;
    pen.setLineDash([4, 4]);
    pen.strokeStyle = colour("--ink");
    pen.beginPath(); pen.moveTo(0, level(curves.target)); pen.lineTo(width, level(curves.target)); pen.stroke();
    pen.setLineDash([]);
    pen.strokeStyle = colour("--loud");
    pen.lineWidth = 1.5;
    pen.beginPath();
    let down = false;
    curves.loudness.forEach((value, index) => {
      if (value === null) { down = false; return; }
      const x = at(index * curves.step), y = level(value);
      if (down) pen.lineTo(x, y); else pen.moveTo(x, y);
      down = true;
    });
    pen.stroke();
    pen.strokeStyle = colour("--line");
    pen.lineWidth = 1;
    for (const start of curves.chapters) { pen.beginPath(); pen.moveTo(at(start), 0); pen.lineTo(at(start), height); pen.stroke(); }
  };

  const update = () => {
    const now = sound.currentTime;
    if (now >= until && !sound.paused) { sound.pause(); until = Infinity; }
    clock.textContent = `${show(now)} / ${show(duration)}`;
    wave.setAttribute("aria-valuenow", now.toFixed(2));
    wave.setAttribute("aria-valuetext", show(now));
    mark(now);
    draw();
  };
  const follow = () => { update(); if (!sound.paused) requestAnimationFrame(follow); };
  const start = () => { const started = sound.play(); if (started) started.catch(() => {}); };
  const seek = (seconds, stop = Infinity) => {
    until = stop;
    sound.currentTime = Math.min(Math.max(0, seconds), Math.max(0, duration - 0.01));
  };

  play.addEventListener("click", () => { until = Infinity; if (sound.paused) start(); else sound.pause(); });
  sound.addEventListener("play", () => { play.setAttribute("aria-pressed", "true"); play.textContent = "❚❚"; requestAnimationFrame(follow); });
  const label = play.textContent;
  sound.addEventListener("pause", () => { play.setAttribute("aria-pressed", "false"); play.textContent = label; update(); });
  sound.addEventListener("seeked", update);
  sound.addEventListener("timeupdate", update);
  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-seek], [data-play], .word");
    if (!target) return;
    if (target.dataset.play !== undefined) { seek(Number(target.dataset.play), Number(target.dataset.until)); start(); }
    else seek(Number(target.dataset.seek ?? target.dataset.start));
  });
  wave.addEventListener("click", (event) => seek((event.offsetX / wave.clientWidth) * duration));
  wave.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -5, ArrowRight: 5, ArrowDown: -5, ArrowUp: 5 }[event.key];
    if (step) { event.preventDefault(); seek(sound.currentTime + step); }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === " " && !event.target.closest("button, summary, canvas")) { event.preventDefault(); play.click(); }
  });
  new ResizeObserver(draw).observe(wave);
  update();
})();
