// AWS Config's rules, and what they found.

import { badge, clock, el, empty, heading, more, notice, search, time } from "./dom.js";
import { get } from "./api.js";
import { place } from "./place.js";
import * as page from "./texts.js";
import * as say from "./texts-views.js";

const kinds = { COMPLIANT: "good", NON_COMPLIANT: "bad", NOT_APPLICABLE: "", INSUFFICIENT_DATA: "warn" };

const names = { COMPLIANT: say.compliant, NON_COMPLIANT: say.noncompliant, NOT_APPLICABLE: say.notApplicable, INSUFFICIENT_DATA: say.insufficientData };

export function show(root) {
  const filter = { text: "" };
  const state = el("p", { class: "hint" });
  const list = el("ul", { class: "list", "aria-label": say.configRules() });
  const below = el("div");
  const detail = el("section", { class: "card detail", "aria-label": say.results(), hidden: true });
  const split = el("div", { class: "split" }, detail, el("div", {}, list, below));
  let chosen = null;

  root.append(heading(page.compliance(), say.complianceHint()),
    el("div", { class: "bar" }, search(say.rulesFilter(), (text) => { filter.text = text; refresh(); })), state, split);

  async function refresh() {
    const answer = await get("compliance", { ...place(), ...filter });
    state.textContent = answer.recording ? say.records() : say.recordsNot();
    list.replaceChildren(...answer.rules.map((rule) => el("li", { "data-rule": rule.name },
      el("button", { type: "button", class: "row", "aria-expanded": String(chosen === rule.name), onclick: () => open(rule.name, true) },
        el("span", { class: "title" }, rule.name),
        el("span", { class: "chips" }, rule.nonCompliant > 0 ? badge(say.countNoncompliant(rule.nonCompliant), "bad") : null, rule.compliant > 0 ? badge(say.countCompliant(rule.compliant), "good") : null,
          rule.nonCompliant + rule.compliant === 0 ? badge(say.noResults(), "warn") : null),
        el("span", { class: "sub" }, [rule.source, rule.lastEvaluation ? say.lastEvaluated(time(rule.lastEvaluation)) : say.notEvaluated(), rule.failure].filter(Boolean).join(" · "))))));
    below.replaceChildren(...(answer.rules.length === 0 ? [empty(say.noConfigRules())] : []));
    if (chosen) await open(chosen, false);
  }

  async function open(rule, movesFocus) {
    mark(rule);
    const results = el("ul", { class: "list", "aria-label": page.resources() });
    const rest = el("div");
    const add = (answer) => {
      results.append(...answer.results.map((result) => el("li", {}, el("div", { class: "row" },
        el("span", { class: "title" }, result.id), badge(names[result.verdict](), kinds[result.verdict]),
        el("span", { class: "sub" }, [result.type, result.annotation, clock(result.at)].filter(Boolean).join(" · "))))));
      rest.replaceChildren(...[more(answer.next, async () => add(await get("compliance", { ...place(), rule, from: answer.next }))), results.children.length === 0 ? empty(say.ruleHasNone()) : null].filter(Boolean));
    };
    try {
      add(await get("compliance", { ...place(), rule }));
      detail.replaceChildren(el("div", { class: "head" }, el("h2", { tabindex: "-1" }, rule), el("button", { type: "button", class: "small", onclick: close }, page.close())), results, rest);
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
