// Asks for the control token. The page doesn't keep it: the emulator answers with a cookie that scripts can't read.

import { el } from "./dom.js";
import { post } from "./api.js";
import { onLanguage } from "./language.js";
import * as say from "./texts.js";

export function login(root) {
  return new Promise((done) => {
    const token = el("input", { type: "password", id: "token", autocomplete: "current-password", required: true });
    const problem = el("p", { class: "error", role: "alert" });

    async function send(event) {
      event.preventDefault();
      try {
        await post("session", { token: token.value });
        done();
      } catch (failure) {
        problem.textContent = failure.status === 403 ? say.wrongToken() : failure.message;
        problem.hidden = false;
        token.select();
      }
    }

    function show() {
      problem.hidden = true;
      root.replaceChildren(el("section", { class: "card login", "aria-labelledby": "login-title" },
        el("h1", { id: "login-title" }, say.controlToken()),
        el("p", { class: "hint" }, say.giveToken()),
        el("form", { onsubmit: send },
          el("label", { for: "token" }, say.token()), token, problem,
          el("div", { class: "actions" }, el("button", { class: "main" }, say.open())))));
    }

    onLanguage(show);
    show();
    token.focus();
  });
}
