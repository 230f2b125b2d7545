// The clock, snapshots and the reset.

import { confirm, el, empty, heading, notice, time } from "./dom.js";
import { get, post, remove } from "./api.js";
import * as page from "./texts.js";
import * as say from "./texts-world.js";

const steps = [[say.by1Minute, 60], [say.by1Hour, 3600], [say.by1Day, 86400], [say.by30Days, 2592000]];
const units = [[say.seconds, 1], [say.minutes, 60], [say.hours, 3600], [say.days, 86400]];

/** The name of a snapshot: who gave it none sees its number. */
const nameOf = (one) => (one.named ? one.name : say.snapshot(one.number));

export function show(root, kept) {
  kept.values ??= { amount: "5", unit: "60", name: "" };
  const now = el("p", { class: "big" });
  const advanced = el("p", { class: "hint" });
  const amount = el("input", { type: "number", min: "1", max: "100000", value: kept.values.amount, required: true, oninput: keep });
  const unit = el("select", { onchange: keep }, units.map(([name, seconds]) => el("option", { value: seconds }, name(Number(kept.values.amount)))));
  unit.value = kept.values.unit;
  const name = el("input", { type: "text", maxlength: "100", autocomplete: "off", placeholder: say.beforeChange(), value: kept.values.name, oninput: keep });
  const take = el("button", { class: "main" }, say.take());
  const list = el("ul", { class: "list", "aria-label": say.snapshots() });
  const none = el("div");
  const session = el("section", { class: "card", "aria-labelledby": "session-title", hidden: true },
    el("h2", { id: "session-title" }, say.session()),
    el("p", {}, say.aboutSession()),
    el("div", {}, el("button", { type: "button", onclick: () => act(signOut) }, say.signOut())));

  root.append(heading(page.world(), say.hint()),
    el("div", { class: "grid" },
      el("section", { class: "card", "aria-labelledby": "clock-title" },
        el("h2", { id: "clock-title" }, say.clock()), now, advanced,
        el("div", { class: "chips" }, steps.map(([text, seconds]) => el("button", { type: "button", class: "small", onclick: () => act(() => advance(seconds)) }, text()))),
        el("form", { class: "bar", onsubmit: (event) => { event.preventDefault(); act(() => advance(Number(amount.value) * Number(unit.value))); } },
          el("label", {}, say.advanceBy(), amount), el("label", {}, say.unit(), unit), el("button", {}, say.advance()))),
      el("section", { class: "card", "aria-labelledby": "snapshots-title" },
        el("h2", { id: "snapshots-title" }, say.snapshots()),
        el("p", { class: "hint" }, say.aboutSnapshots()),
        el("form", { class: "bar", onsubmit: (event) => { event.preventDefault(); act(takeOne); } }, el("label", {}, say.name(), name), take),
        list, none),
      el("section", { class: "card", "aria-labelledby": "reset-title" },
        el("h2", { id: "reset-title" }, say.reset()),
        el("p", {}, say.aboutReset()),
        el("div", {}, el("button", { type: "button", class: "danger", onclick: () => act(reset) }, say.resetWorld()))),
      session));

  /** Keeps what was typed, and names the units of as many as are typed. */
  function keep() {
    kept.values = { amount: amount.value, unit: unit.value, name: name.value };
    units.forEach(([text], index) => { unit.options[index].textContent = text(Number(amount.value)); });
  }

  async function act(work) {
    try {
      await work();
      await refresh();
    } catch (failure) {
      notice(failure.message);
    }
  }

  async function advance(seconds) {
    await post("clock", { advanceSeconds: seconds });
    notice(say.wasAdvanced());
  }

  async function takeOne() {
    const taken = await post("snapshots", { name: name.value });
    name.value = "";
    keep();
    notice(say.took(nameOf(taken)));
  }

  async function reset() {
    if (!await confirm(say.askReset(), say.losesAll(), say.reset())) return;
    await post("reset");
    notice(say.wasReset());
  }

  async function signOut() {
    await remove("session");
    location.reload();
  }

  async function goBack(snapshot) {
    if (!await confirm(say.askGoBack(), say.losesSince(nameOf(snapshot)), say.goBack())) return;
    await post(`snapshots/${snapshot.number}/restore`);
    notice(say.wentBack(nameOf(snapshot)));
  }

  async function forget(snapshot) {
    if (!await confirm(say.askRemove(), say.losesSnapshot(nameOf(snapshot)), say.remove())) return;
    await remove(`snapshots/${snapshot.number}`);
  }

  function tick(at) {
    now.textContent = `${time(at)} UTC`;
  }

  async function refresh() {
    const [clock, { snapshots, most }, { hasToken }] = await Promise.all([get("clock"), get("snapshots"), get("session")]);
    session.hidden = !hasToken;
    tick(clock.now);
    advanced.textContent = clock.advancedSeconds > 0 ? say.advancedBy(Math.round(clock.advancedSeconds)) : say.notAdvanced();
    take.disabled = snapshots.length >= most;
    list.replaceChildren(...snapshots.map((one) => el("li", {}, el("div", { class: "row" },
      el("span", { class: "title" }, nameOf(one)),
      el("span", { class: "chips" }, el("button", { type: "button", class: "small", "aria-label": say.goBackTo(nameOf(one)), onclick: () => act(() => goBack(one)) }, say.goBack()), el("button", { type: "button", class: "small", "aria-label": say.removeOne(nameOf(one)), onclick: () => act(() => forget(one)) }, say.remove())),
      el("span", { class: "sub" }, `${time(one.at)} · ${say.countResources(one.resources)}`)))));
    none.replaceChildren(...(snapshots.length === 0 ? [empty(say.noneYet())] : snapshots.length >= most ? [el("p", { class: "hint" }, say.maximum(most))] : []));
  }

  return { refresh, tick };
}
