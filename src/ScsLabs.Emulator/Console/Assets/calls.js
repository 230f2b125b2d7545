// The calls as they come, newest first, and why each was answered as it was.

import { badge, clock, el, empty, heading, listed, notice, search, time } from "./dom.js";
import { get } from "./api.js";
import { beside } from "./detail.js";
import { explanation, nameOf } from "./explain.js";
import * as page from "./texts.js";
import * as say from "./texts-calls.js";

const most = 300;
const verdicts = { allowed: say.allowed, denied: say.denied, failed: say.failed };
const kinds = { allowed: "good", denied: "bad", failed: "warn" };

export function show(root, kept) {
  const filter = (kept.filter ??= { text: "", denied: "" });
  const list = el("ul", { class: "list", "aria-label": page.calls() });
  const nothing = el("div");
  const detail = beside({ kept, label: say.why(), list, below: nothing, view: "calls" });
  let [isReading, isAgain] = [false, false];

  root.append(
    heading(page.calls(), say.hint()),
    el("div", { class: "bar" },
      search(say.filter(), filter.text, (text) => { filter.text = text; refresh(); }),
      el("label", { class: "check" }, el("input", { type: "checkbox", checked: filter.denied !== "", onchange: (event) => { filter.denied = event.target.checked ? "true" : ""; refresh(); } }), say.deniedOnly())),
    detail.split);

  async function refresh() {
    if (isReading) {
      isAgain = true;
      return;
    }
    isReading = true;
    try {
      do {
        isAgain = false;
        const { calls } = await get("calls", { limit: most, ...filter });
        detail.fill(calls.map((call) => item(call, false)));
        tellNothing();
      } while (isAgain);
    } finally {
      isReading = false;
    }
  }

  function item(call, isFresh) {
    const row = detail.row(call.requestId, open, "verdicts",
      badge(verdicts[call.verdict](), kinds[call.verdict]),
      el("span", { class: "title" }, nameOf(call)),
      el("time", { class: "side", datetime: call.at, title: time(call.at) }, clock(call.at)),
      el("span", { class: "sub" }, listed([call.principal ?? say.unauthenticated(), call.region, call.errorCode, call.inner ? say.within() : null])));
    row.classList.toggle("fresh", isFresh);
    return row;
  }

  function tellNothing() {
    nothing.replaceChildren(list.children.length > 0 ? "" : empty(filter.text || filter.denied ? say.noneFits() : say.noneYet()));
  }

  async function open(requestId, movesFocus) {
    detail.mark(requestId);
    try {
      const call = await get("calls", { requestId });
      if (kept.chosen === requestId) detail.show(explanation(call, detail.close), movesFocus);
    } catch (failure) {
      if (kept.chosen !== requestId) return;
      if (failure.status === 404) detail.show(detail.missing(say.noSuchCall(requestId)), movesFocus);
      else notice(failure.message);
    }
  }

  let isFirst = true;
  return {
    // Calls come one by one, so a change of the world alone is no reason to read them again, but for a reset.
    async refresh(isMissing) {
      if (isFirst || isMissing || (await get("calls", { limit: 1 })).calls.length === 0 || list.children.length === 0) await refresh();
      if (isFirst && kept.chosen) await open(kept.chosen, false);
      isFirst = false;
    },
    call(call) {
      if (filter.denied && call.verdict !== "denied") return;
      if (filter.text) {
        refresh();
        return;
      }
      if (list.querySelector(`[data-key="${CSS.escape(call.requestId)}"]`)) return;
      list.prepend(item(call, true));
      while (list.children.length > most) list.lastChild.remove();
      tellNothing();
    },
  };
}
