// The page: its views, of which one is shown, and what all have alike.

import { el, notice, time } from "./dom.js";
import { get, onToken, Refusal } from "./api.js";
import { close, listen } from "./live.js";
import { onPlace, readPlaces, showPlace } from "./place.js";
import { login } from "./login.js";
import * as calls from "./calls.js";
import * as resources from "./resources.js";
import * as network from "./network.js";
import * as compliance from "./compliance.js";
import * as events from "./events.js";
import * as logs from "./logs.js";
import * as world from "./world.js";

const views = {
  calls: { title: "Calls", module: calls },
  resources: { title: "Resources", module: resources, isOfPlace: true },
  network: { title: "Network", module: network, isOfPlace: true },
  compliance: { title: "Compliance", module: compliance, isOfPlace: true },
  events: { title: "Events", module: events, isOfPlace: true },
  logs: { title: "Logs", module: logs, isOfPlace: true },
  world: { title: "World", module: world },
};
const [root, nav, now] = ["view", "nav", "now"].map((id) => document.getElementById(id));
let [current, shown, offset] = [null, "", 0];

nav.append(...Object.entries(views).map(([name, view]) => el("a", { href: `#/${name}`, "data-view": name }, view.title)));

/** Shows the view that the address names. */
async function show(moveFocus) {
  const name = location.hash.slice(2) in views ? location.hash.slice(2) : "calls";
  const view = views[name];
  shown = name;
  for (const link of nav.children) {
    if (link.dataset.view === name) {
      link.setAttribute("aria-current", "page");
      link.scrollIntoView({ block: "nearest", inline: "center" });
    } else link.removeAttribute("aria-current");
  }
  document.title = `${view.title} · ScsLabs`;
  root.replaceChildren();
  current = null;
  showPlace(view.isOfPlace);
  const begun = view.module.show(root);
  current = begun;
  await attempt(() => begun.refresh());
  if (moveFocus) root.focus({ preventScroll: true });
}

/** Does something, and tells why it failed. */
async function attempt(work) {
  try {
    await work();
  } catch (failure) {
    tell(failure);
  }
}

function tell(failure) {
  notice(failure.message);
  if (!(failure instanceof Refusal)) console.error(failure);
}

// What a click or a text begins fails here.
addEventListener("unhandledrejection", (event) => {
  tell(event.reason);
  event.preventDefault();
});

async function refresh(isMissing) {
  await attempt(async () => {
    if (views[shown]?.isOfPlace) {
      await readPlaces();
      showPlace(true);
    }
    await current?.refresh(isMissing);
  });
}

async function readClock() {
  const answer = await get("clock");
  offset = new Date(answer.now).getTime() - Date.now();
  tick();
}

function tick() {
  const at = new Date(Date.now() + offset).toISOString();
  now.textContent = time(at);
  current?.tick?.(at);
  now.setAttribute("datetime", at);
}

async function begin() {
  await readClock();
  setInterval(tick, 1000);
  await attempt(readPlaces);
  addEventListener("hashchange", () => show(true));
  onPlace(() => attempt(() => current?.refresh()));
  await show(false);
  listen({
    onCall: (call) => current?.call?.(call),
    onWorld: (message) => { offset = new Date(message.now).getTime() - Date.now(); tick(); refresh(); },
    onReady: () => refresh(true),
  });
}

let asking = false;
onToken.ask = async () => {
  if (asking) return;
  asking = true;
  close();
  nav.hidden = true;
  showPlace(false);
  await login(root);
  location.reload();
};

if ((await get("session")).needsToken) onToken.ask();
else attempt(begin);
