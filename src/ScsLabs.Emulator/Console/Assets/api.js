// Calls the operator's endpoints.

import * as say from "./texts.js";

const root = "/_scslabs/";

/** Is called when the emulator wants the control token. */
export const onToken = { ask: () => {} };

/** Why the emulator didn't do what it was asked for, and the status of its answer. */
export class Refusal extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

async function send(address, options) {
  try {
    return await fetch(address, options);
  } catch {
    throw new Refusal(say.noAnswer());
  }
}

async function call(method, path, body) {
  const answer = await send(root + path, {
    method,
    cache: "no-store",
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (answer.status === 204) return null;
  const json = await answer.json();
  if (answer.status === 401) onToken.ask();
  if (!answer.ok) throw new Refusal(json.error ?? say.answered(String(answer.status)), answer.status);
  return json;
}

/** Reads; parameters that are empty aren't sent. */
export function get(path, parameters = {}) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== "" && value !== null && value !== undefined));
  return call("GET", query.size > 0 ? `${path}?${query}` : path);
}

export const post = (path, body = {}) => call("POST", path, body);

export const remove = (path) => call("DELETE", path);
