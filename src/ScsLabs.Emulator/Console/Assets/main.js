// The page: its views, of which one is shown, and what all have alike.

import { el, notice, time } from "./dom.js";
import { get, onToken, Refusal } from "./api.js";
import { close, listen } from "./live.js";
import { onPlace, readPlaces, showPlace } from "./place.js";
import { login } from "./login.js";
import { onLanguage } from "./language.js";
import { label } from "./header.js";
import * as say from "./texts.js";
import * as calls from "./calls.js";
import * as resources from "./resources.js";
import * as network from "./network.js";
import * as compliance from "./compliance.js";
import * as events from "./events.js";
import * as logs from "./logs.js";
import * as world from "./world.js";
import * as nowhere from "./nowhere.js";
import { address } from "./address.js";

const views = {
  calls: { title: say.calls, module: calls, namesRows: true },
  resources: { title: say.resources, module: resources, isOfPlace: true, namesRows: true },
  network: { title: say.network, module: network, isOfPlace: true },
  compliance: { title: say.compliance, module: compliance, isOfPlace: true },
  events: { title: say.events, module: events, isOfPlace: true },
  logs: { title: say.logs, module: logs, isOfPlace: true },
  world: { title: say.world, module: world },
};
const [root, nav, now] = ["view", "nav", "now"].map((id) => document.getElementById(id));
let [current, shown, kept, offset] = [null, "", {}, 0];

nav.append(...Object.keys(views).map((name) => el("a", { href: `#/${name}`, "data-view": name, "data-text": name })));
label();

// The address names a view, which the link to the content must not change.
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  root.focus();
});

/** Shows the view that the address names. Where only the language changes, what the user chose in the view is kept. */
async function show(moveFocus, isAgain = false) {
  const { name, id } = address();
  const view = found(name, id);
  shown = view ? name : "";
  if (!isAgain) kept = { chosen: id || null };
  for (const link of nav.children) {
    if (link.dataset.view === shown) {
      link.setAttribute("aria-current", "page");
      link.scrollIntoView({ block: "nearest", inline: "center" });
    } else link.removeAttribute("aria-current");
  }
  document.title = `${(view?.title ?? nowhere.title)()} · ScsLabs`;
  root.replaceChildren();
  current = null;
  showPlace(view?.isOfPlace);
  const begun = (view?.module ?? nowhere).show(root, kept);
  current = begun;
  await attempt(() => begun.refresh());
  if (moveFocus) root.focus({ preventScroll: true });
}

/** The view with this name; null where there is none, or where its rows have no addresses. */
const found = (name, id) => (Object.hasOwn(views, name) && (!id || views[name].namesRows) ? views[name] : null);

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
  onLanguage(async () => {
    if (asking) return;
    notice("");
    await attempt(readPlaces);
    const at = scrollY;
    await show(false, true);
    scrollTo(0, at);
  });
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
