// Asks for the control token. The page doesn't keep it: the emulator answers with a cookie that scripts can't read.

import { el } from "./dom.js";
import { post } from "./api.js";

export function login(root) {
  return new Promise((done) => {
    const token = el("input", { type: "password", id: "token", autocomplete: "current-password", required: true });
    const problem = el("p", { class: "error", role: "alert", hidden: true });
    root.replaceChildren(el("section", { class: "card login", "aria-labelledby": "login-title" },
      el("h1", { id: "login-title" }, "Control token"),
      el("p", { class: "hint" }, "This emulator was started with a control token (SCSLABS_CONTROL_TOKEN). Give it to open the console."),
      el("form", {
        onsubmit: async (event) => {
          event.preventDefault();
          try {
            await post("session", { token: token.value });
            done();
          } catch (failure) {
            problem.textContent = failure.message;
            problem.hidden = false;
            token.select();
          }
        },
      },
      el("label", { for: "token" }, "Token"), token, problem,
      el("div", { class: "actions" }, el("button", { class: "main" }, "Open the console")))));
    token.focus();
  });
}
