// AWS Config's rules, and what they found.

import { badge, clock, el, empty, heading, more, notice, search, time } from "./dom.js";
import { get } from "./api.js";
import { place } from "./place.js";

const kinds = { COMPLIANT: "good", NON_COMPLIANT: "bad", NOT_APPLICABLE: "", INSUFFICIENT_DATA: "warn" };

const names = { COMPLIANT: "compliant", NON_COMPLIANT: "noncompliant", NOT_APPLICABLE: "not applicable", INSUFFICIENT_DATA: "insufficient data" };

export function show(root) {
  const filter = { text: "" };
  const state = el("p", { class: "hint" });
  const list = el("ul", { class: "list", "aria-label": "Rules of AWS Config" });
  const below = el("div");
  const detail = el("section", { class: "card detail", "aria-label": "Results", hidden: true });
  const split = el("div", { class: "split" }, detail, el("div", {}, list, below));
  let chosen = null;

  root.append(heading("Compliance", "The rules of AWS Config and their verdicts on resources. Choose one to see which resources it is about."),
    el("div", { class: "bar" }, search("Filter: rule", (text) => { filter.text = text; refresh(); })), state, split);

  async function refresh() {
    const answer = await get("compliance", { ...place(), ...filter });
    state.textContent = answer.recording ? "The configuration recorder is recording." : "No configuration recorder is recording here, so that only periodic rules have results.";
    list.replaceChildren(...answer.rules.map((rule) => el("li", { "data-rule": rule.name },
      el("button", { type: "button", class: "row", "aria-expanded": String(chosen === rule.name), onclick: () => open(rule.name, true) },
        el("span", { class: "title" }, rule.name),
        el("span", { class: "chips" }, rule.nonCompliant > 0 ? badge(`${rule.nonCompliant} noncompliant`, "bad") : null, rule.compliant > 0 ? badge(`${rule.compliant} compliant`, "good") : null,
          rule.nonCompliant + rule.compliant === 0 ? badge("no results", "warn") : null),
        el("span", { class: "sub" }, [rule.source, rule.lastEvaluation ? `last evaluated ${time(rule.lastEvaluation)}` : "not evaluated yet", rule.failure].filter(Boolean).join(" · "))))));
    below.replaceChildren(...(answer.rules.length === 0 ? [empty("AWS Config has no rules here.")] : []));
    if (chosen) await open(chosen, false);
  }

  async function open(rule, movesFocus) {
    mark(rule);
    const results = el("ul", { class: "list", "aria-label": "Resources" });
    const rest = el("div");
    const add = (answer) => {
      results.append(...answer.results.map((result) => el("li", {}, el("div", { class: "row" },
        el("span", { class: "title" }, result.id), badge(names[result.verdict], kinds[result.verdict]),
        el("span", { class: "sub" }, [result.type, result.annotation, clock(result.at)].filter(Boolean).join(" · "))))));
      rest.replaceChildren(...[more(answer.next, async () => add(await get("compliance", { ...place(), rule, from: answer.next }))), results.children.length === 0 ? empty("The rule has no results.") : null].filter(Boolean));
    };
    try {
      add(await get("compliance", { ...place(), rule }));
      detail.replaceChildren(el("div", { class: "head" }, el("h2", { tabindex: "-1" }, rule), el("button", { type: "button", class: "small", onclick: close }, "Close")), results, rest);
      detail.hidden = false;
      split.classList.add("open");
      if (movesFocus) detail.querySelector("h2").focus();
    } catch (failure) {
      notice(failure.message);
    }
  }

  function close() {
    const was = chosen;
    mark(null);
    detail.hidden = true;
    split.classList.remove("open");
    [...list.children].find((one) => one.dataset.rule === was)?.firstChild.focus();
  }

  function mark(rule) {
    chosen = rule;
    for (const one of list.children) one.firstChild.setAttribute("aria-expanded", String(one.dataset.rule === rule));
  }

  return { refresh };
}
