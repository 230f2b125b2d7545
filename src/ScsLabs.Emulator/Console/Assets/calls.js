// The calls as they come, newest first, and why each was answered as it was.

import { badge, clock, el, empty, heading, notice, search, time } from "./dom.js";
import { get } from "./api.js";
import { explanation, nameOf } from "./explain.js";
import * as page from "./texts.js";
import * as say from "./texts-calls.js";

const most = 300;
const verdicts = { allowed: say.allowed, denied: say.denied, failed: say.failed };
const kinds = { allowed: "good", denied: "bad", failed: "warn" };

export function show(root) {
  const filter = { text: "", denied: "" };
  const list = el("ul", { class: "list", "aria-label": page.calls() });
  const nothing = el("div");
  const detail = el("section", { class: "card detail", "aria-label": say.why(), hidden: true });
  const split = el("div", { class: "split" }, detail, el("div", {}, list, nothing));
  let [chosen, isReading, isAgain] = [null, false, false];

  root.append(
    heading(page.calls(), say.hint()),
    el("div", { class: "bar" },
      search(say.filter(), (text) => { filter.text = text; refresh(); }),
      el("label", { class: "check" }, el("input", { type: "checkbox", onchange: (event) => { filter.denied = event.target.checked ? "true" : ""; refresh(); } }), say.deniedOnly())),
    split);

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
        list.replaceChildren(...calls.map((call) => item(call, false)));
        tellNothing();
      } while (isAgain);
    } finally {
      isReading = false;
    }
  }

  function item(call, isFresh) {
    return el("li", { class: isFresh ? "fresh" : "", "data-id": call.requestId },
      el("button", { type: "button", class: "row verdicts", "aria-expanded": String(chosen === call.requestId), onclick: () => open(call.requestId) },
        badge(verdicts[call.verdict](), kinds[call.verdict]),
        el("span", { class: "title" }, nameOf(call)),
        el("time", { class: "side", datetime: call.at, title: time(call.at) }, clock(call.at)),
        el("span", { class: "sub" }, [call.principal ?? say.unauthenticated(), call.region, call.errorCode, call.inner ? say.within() : null].filter(Boolean).join(" · "))));
  }

  function tellNothing() {
    nothing.replaceChildren(list.children.length > 0 ? "" : empty(filter.text || filter.denied ? say.noneFits() : say.noneYet()));
  }

  async function open(requestId) {
    mark(requestId);
    try {
      detail.replaceChildren(...explanation(await get("calls", { requestId }), () => close(requestId)));
      detail.hidden = false;
      split.classList.add("open");
      detail.querySelector("h2").focus();
    } catch (failure) {
      notice(failure.message);
    }
  }

  function close(requestId) {
    mark(null);
    detail.hidden = true;
    split.classList.remove("open");
    list.querySelector(`[data-id="${CSS.escape(requestId)}"] button`)?.focus();
  }

  function mark(requestId) {
    chosen = requestId;
    for (const one of list.children) one.firstChild.setAttribute("aria-expanded", String(one.dataset.id === requestId));
  }

  let isFirst = true;
  return {
    // Calls come one by one, so a change of the world alone is no reason to read them again, but for a reset.
    async refresh(isMissing) {
      if (isFirst || isMissing || (await get("calls", { limit: 1 })).calls.length === 0 || list.children.length === 0) await refresh();
      isFirst = false;
    },
    call(call) {
      if (filter.denied && call.verdict !== "denied") return;
      if (filter.text) {
        refresh();
        return;
      }
      if (list.querySelector(`[data-id="${CSS.escape(call.requestId)}"]`)) return;
      list.prepend(item(call, true));
      while (list.children.length > most) list.lastChild.remove();
      tellNothing();
    },
  };
}
