// The clock, snapshots and the reset.

import { confirm, el, empty, heading, notice, time } from "./dom.js";
import { get, post, remove } from "./api.js";

const steps = [["1 minute", 60], ["1 hour", 3600], ["1 day", 86400], ["30 days", 2592000]];
const units = [["seconds", 1], ["minutes", 60], ["hours", 3600], ["days", 86400]];

export function show(root) {
  const now = el("p", { class: "big" });
  const advanced = el("p", { class: "hint" });
  const amount = el("input", { type: "number", min: "1", max: "100000", value: "5", required: true });
  const unit = el("select", {}, units.map(([name, seconds]) => el("option", { value: seconds }, name)));
  unit.value = "60";
  const name = el("input", { type: "text", maxlength: "100", autocomplete: "off", placeholder: "Before the change" });
  const take = el("button", { class: "main" }, "Take a snapshot");
  const list = el("ul", { class: "list", "aria-label": "Snapshots" });
  const none = el("div");
  const session = el("section", { class: "card", "aria-labelledby": "session-title", hidden: true },
    el("h2", { id: "session-title" }, "Session"),
    el("p", {}, "You gave the control token. The session ends by itself after twelve hours."),
    el("div", {}, el("button", { type: "button", onclick: () => act(signOut) }, "Sign out")));

  root.append(heading("World", "The clock, snapshots and the reset. They are about the whole emulator: all accounts and Regions."),
    el("div", { class: "grid" },
      el("section", { class: "card", "aria-labelledby": "clock-title" },
        el("h2", { id: "clock-title" }, "Clock"), now, advanced,
        el("div", { class: "chips" }, steps.map(([text, seconds]) => el("button", { type: "button", class: "small", onclick: () => act(() => advance(seconds)) }, `+ ${text}`))),
        el("form", { class: "bar", onsubmit: (event) => { event.preventDefault(); act(() => advance(Number(amount.value) * Number(unit.value))); } },
          el("label", {}, "Advance by", amount), el("label", {}, "Unit", unit), el("button", {}, "Advance"))),
      el("section", { class: "card", "aria-labelledby": "snapshots-title" },
        el("h2", { id: "snapshots-title" }, "Snapshots"),
        el("p", { class: "hint" }, "A snapshot is the world at a moment. Who goes back to one keeps the clock and the recorded calls."),
        el("form", { class: "bar", onsubmit: (event) => { event.preventDefault(); act(takeOne); } }, el("label", {}, "Name", name), take),
        list, none),
      el("section", { class: "card", "aria-labelledby": "reset-title" },
        el("h2", { id: "reset-title" }, "Reset"),
        el("p", {}, "Goes back to the world that the emulator was started with, and forgets the recorded calls. Snapshots stay."),
        el("div", {}, el("button", { type: "button", class: "danger", onclick: () => act(reset) }, "Reset the world…"))),
      session));

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
    notice("The clock was advanced.");
  }

  async function takeOne() {
    const taken = await post("snapshots", { name: name.value });
    name.value = "";
    notice(`Took the snapshot “${taken.name}”.`);
  }

  async function reset() {
    if (!await confirm("Reset the world?", "All that was made since the emulator started is gone, unless a snapshot has it.", "Reset")) return;
    await post("reset");
    notice("The world was reset.");
  }

  async function signOut() {
    await remove("session");
    location.reload();
  }

  async function goBack(snapshot) {
    if (!await confirm("Go back?", `All that changed since “${snapshot.name}” is gone, unless another snapshot has it.`, "Go back")) return;
    await post(`snapshots/${snapshot.number}/restore`);
    notice(`Went back to “${snapshot.name}”.`);
  }

  async function forget(snapshot) {
    if (!await confirm("Delete the snapshot?", `“${snapshot.name}” can't be gone back to any more.`, "Delete")) return;
    await remove(`snapshots/${snapshot.number}`);
  }

  function tick(at) {
    now.textContent = `${time(at)} UTC`;
  }

  async function refresh() {
    const [clock, { snapshots, most }, { hasToken }] = await Promise.all([get("clock"), get("snapshots"), get("session")]);
    session.hidden = !hasToken;
    tick(clock.now);
    advanced.textContent = clock.advancedSeconds > 0 ? `Advanced by ${Math.round(clock.advancedSeconds).toLocaleString("en")} seconds.` : "Not advanced.";
    take.disabled = snapshots.length >= most;
    list.replaceChildren(...snapshots.map((one) => el("li", {}, el("div", { class: "row" },
      el("span", { class: "title" }, one.name),
      el("span", { class: "chips" }, el("button", { type: "button", class: "small", "aria-label": `Go back to ${one.name}`, onclick: () => act(() => goBack(one)) }, "Go back"), el("button", { type: "button", class: "small", "aria-label": `Delete ${one.name}`, onclick: () => act(() => forget(one)) }, "Delete")),
      el("span", { class: "sub" }, `${time(one.at)} · ${one.resources} resources`)))));
    none.replaceChildren(...(snapshots.length === 0 ? [empty("No snapshots yet.")] : snapshots.length >= most ? [el("p", { class: "hint" }, `There are ${most}, which is the maximum.`)] : []));
  }

  return { refresh, tick };
}
