// The stream of calls and commits. A page that isn't seen needs none, and browsers open only six connections to one host.

import { calm } from "./dom.js";
import { onLanguage } from "./language.js";
import * as say from "./texts.js";

const badge = document.getElementById("live");
let source = null;
let again = 0;
let told = () => "";

onLanguage(() => { badge.textContent = told(); });

/** Begins to listen. onCall gets each call, onWorld the newest world, onReady is called when the stream is open again, as something may have been missed. */
export function listen({ onCall, onWorld, onReady }) {
  const changed = calm(onWorld, 250);
  const open = () => {
    clearTimeout(again);
    if (document.hidden || source) return;
    source = new EventSource("/_scslabs/events");
    source.addEventListener("open", () => { show("on", say.live); onReady(); });
    source.addEventListener("call", (event) => onCall(JSON.parse(event.data)));
    source.addEventListener("world", (event) => changed(JSON.parse(event.data)));
    source.addEventListener("error", () => {
      show("off", say.notConnected);
      close();
      again = setTimeout(open, 2000);
    });
  };
  document.addEventListener("visibilitychange", () => { if (document.hidden) { close(); show("", say.paused); } else open(); });
  open();
}

/** Stops to listen. */
export function close() {
  clearTimeout(again);
  source?.close();
  source = null;
}

function show(state, text) {
  badge.className = `live ${state}`;
  told = text;
  badge.textContent = text();
}
