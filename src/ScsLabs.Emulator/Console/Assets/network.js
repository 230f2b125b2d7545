// The network, and the path of packets through it.

import { el, empty, heading, named, notice } from "./dom.js";
import { get, post } from "./api.js";
import { place } from "./place.js";
import { draw, drawPath } from "./draw.js";
import * as page from "./texts.js";
import * as say from "./texts-network.js";
import { answerTo } from "./path.js";

export function show(root, kept) {
  const [from, to] = [0, 1].map(() => el("select", { onchange: () => told() }));
  const protocol = el("select", { onchange: () => keep() }, ["tcp", "udp", "icmp"].map((name) => el("option", { value: name }, name)));
  const port = el("input", { type: "number", min: "0", max: "65535", value: kept.port ?? "443", inputmode: "numeric", onchange: () => keep() });
  const map = el("div", { class: "map", tabindex: "0", role: "region", "aria-label": say.drawing() });
  const answer = el("section", { class: "card detail", "aria-label": say.path(), "aria-live": "polite", hidden: true });
  const split = el("div", { class: "split map-split" }, answer, map);
  let [network, drawing, before, room, way] = [null, null, "", 0, null];
  protocol.value = kept.protocol ?? "tcp";

  root.append(
    heading(page.network(), say.hint()),
    el("form", { class: "bar", onsubmit: (event) => { event.preventDefault(); trace(true); } },
      el("label", {}, say.from(), from), el("label", {}, say.to(), to), el("label", {}, say.protocol(), protocol), el("label", {}, say.port(), port),
      el("button", { class: "main" }, say.showPath())),
    split,
    el("p", { class: "legend" }, say.legend()));

  async function refresh() {
    const now = await get("network", place());
    const text = JSON.stringify(now);
    if (text === before) return;
    [network, before] = [now, text];
    const ends = [...network.interfaces.filter((one) => one.kind !== "nat"), ...network.gateways.filter((one) => one.kind === "internet")];
    for (const select of [from, to]) {
      const chosen = select.value || (select === from ? kept.from : kept.to) || "";
      select.replaceChildren(el("option", { value: "" }, say.choose()), ...ends.map((one) => el("option", { value: one.id }, nameOf(one))));
      select.value = ends.some((one) => one.id === chosen) ? chosen : "";
    }
    if (network.vpcs.length === 0) {
      map.replaceChildren(empty(say.noVpc()));
      drawing = null;
      hide();
      return;
    }
    redraw();
    if (from.value && to.value && (kept.isOpen || !answer.hidden)) await trace(false);
    else told();
  }

  /** Draws for the room that there is. Who is at a box stays there. */
  function redraw() {
    room = map.clientWidth - 16;
    drawing = draw(network, room, choose);
    const at = map.contains(document.activeElement) ? document.activeElement.getAttribute("data-id") : null;
    map.replaceChildren(drawing.picture, ...(network.cut ? [el("p", { class: "hint" }, say.cut())] : []));
    drawPath(drawing, ...(way ?? [[from.value, to.value], [], []]));
    if (at) map.querySelector(`[data-id="${CSS.escape(at)}"]`)?.focus({ preventScroll: true });
  }

  const fit = () => { if (drawing && map.clientWidth > 0 && map.clientWidth - 16 !== room) redraw(); };
  new ResizeObserver(fit).observe(map);

  const nameFor = (id, otherwise) => {
    const one = network.interfaces.find((other) => other.id === id) ?? network.gateways.find((other) => other.id === id);
    return one ? nameOf(one) : otherwise;
  };

  const nameOf = (one) => (one.address ? `${one.name} (${one.address})` : named(one));

  /** What a click in the drawing means: the first is where packets come from, the second where they go. */
  function choose(id) {
    if (!from.value || to.value) {
      [from.value, to.value] = [id, ""];
      told();
    } else {
      to.value = id;
      const database = network.interfaces.find((one) => one.id === id && one.port > 0);
      if (database) port.value = database.port;
      trace(true);
    }
  }

  function told() {
    hide();
    way = null;
    keep();
    if (drawing) drawPath(drawing, [from.value, to.value], [], []);
  }

  function hide() {
    answer.hidden = true;
    split.classList.remove("open");
    kept.isOpen = false;
  }

  const keep = () => Object.assign(kept, { from: from.value, to: to.value, protocol: protocol.value, port: port.value });

  /** Goes back from the answer to where it was asked for. */
  function close() {
    hide();
    fit();
    const at = map.querySelector(`[data-id="${CSS.escape(to.value)}"][tabindex]`) ?? to;
    at.focus({ preventScroll: true });
    at.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  /** Asks for the path. Where the answer isn't beside the drawing, who asked is led to it. */
  async function trace(isAsked) {
    if (!from.value || !to.value) {
      notice(say.chooseBoth());
      return;
    }
    try {
      const question = { from: from.value, to: to.value, protocol: protocol.value, detail: true };
      if (protocol.value !== "icmp") question.port = Number(port.value);
      const path = { ...await post("trace", question), ends: [from.value, to.value] };
      answer.replaceChildren(...answerTo(path, nameFor, close));
      answer.hidden = false;
      split.classList.add("open");
      kept.isOpen = true;
      keep();
      const forward = path.detail.forward.map(drawnAt);
      const stopped = path.detail.stoppedAt;
      way = [[from.value, to.value], unique([from.value, ...forward]).filter(Boolean), unique(stopped.map((id) => drawnAt({ id }))).filter(Boolean)];
      fit();
      drawPath(drawing, ...way);
      reveal(map.querySelector(".stopped, .passed"));
      if (!isAsked || answer.getBoundingClientRect().left > map.getBoundingClientRect().left) return;
      answer.querySelector("h2").focus({ preventScroll: true });
      answer.scrollIntoView({ block: "start" });
    } catch (failure) {
      notice(failure.message);
    }
  }

  /** Scrolls the drawing alone, so that a box is seen. */
  function reveal(one) {
    if (!one) return;
    const [box, all] = [one.getBoundingClientRect(), map.getBoundingClientRect()];
    map.scrollBy(Math.min(0, box.left - all.left - 12) || Math.max(0, box.right - all.right + 12), Math.min(0, box.top - all.top - 12) || Math.max(0, box.bottom - all.bottom + 12));
  }

  /** The box in which a component is drawn: a security group is at the interface, an ACL and a route table at the subnet. */
  function drawnAt(hop) {
    const { boxes } = drawing;
    if (boxes.has(hop.id)) return hop.id;
    if (hop.attachedTo && boxes.has(hop.attachedTo)) return hop.attachedTo;
    const ends = network.interfaces.filter((one) => one.id === to.value || one.id === from.value);
    const subnets = network.subnets.filter((one) => ends.some((end) => end.subnet === one.id));
    return network.interfaces.find((one) => one.owner === hop.id)?.id
      ?? ends.toReversed().find((one) => one.groups.includes(hop.id))?.id
      ?? (subnets.find((one) => one.acl === hop.id) ?? subnets.find((one) => one.routeTable === hop.id))?.id
      ?? null;
  }

  return { refresh };
}

const unique = (ids) => [...new Set(ids)];
