// The account and the Region that most views are about.

import { el } from "./dom.js";
import { get } from "./api.js";
import { number } from "./language.js";
import * as say from "./texts.js";

const bar = document.getElementById("place");
const [accounts, regions] = [document.getElementById("account"), document.getElementById("region")];
let places = [];

/** The chosen account and Region. */
export const place = () => ({ account: accounts.value, region: regions.value });

/** Shows the choice, or hides it for views that are about all. */
export function showPlace(shown) {
  bar.hidden = !shown || places.length === 0;
}

/** Reads where there is something. What was chosen stays chosen, if there is still something. */
export async function readPlaces() {
  places = (await get("places")).places;
  options(accounts, [...new Set(places.map((one) => one.account))], (account) => account);
  fillRegions();
  return places;
}

/** Tells when another place is chosen. */
export function onPlace(changed) {
  accounts.addEventListener("change", () => { fillRegions(); changed(); });
  regions.addEventListener("change", changed);
}

/** Chooses a place, if there is something. */
export function choose(account, region) {
  accounts.value = account;
  fillRegions();
  regions.value = region;
}

function fillRegions() {
  const there = places.filter((one) => one.account === accounts.value);
  const fullest = there.filter((one) => one.region).sort((a, b) => b.resources - a.resources)[0];
  options(regions, there.map((one) => one.region), (region) => `${region || say.global()} (${number(there.find((one) => one.region === region).resources)})`, fullest?.region);
}

function options(select, values, text, preferred) {
  const before = select.value;
  const had = [...select.options].some((option) => option.value === before);
  select.replaceChildren(...values.map((value) => el("option", { value }, text(value))));
  if (had && values.includes(before)) select.value = before;
  else if (preferred !== undefined && values.includes(preferred)) select.value = preferred;
}
