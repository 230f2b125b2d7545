// Draws a network, and a path through it, as SVG.

import { svg } from "./dom.js";
import { between, layout, middle } from "./layout.js";

/** Draws the network. onNode is called with the id of an interface or Internet gateway that the user chooses. */
export function draw(network, onNode) {
  const { boxes, width, height } = layout(network);
  const groups = new Map(network.groups.map((group) => [group.id, group]));
  const picture = svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": "The network" });
  for (const vpc of network.vpcs) {
    picture.append(frame("vpc", boxes.get(vpc.id), named(vpc), `${vpc.cidrs}${vpc.default ? " · default" : ""} · ${vpc.account} ${vpc.region}`, 10));
  }
  for (const subnet of network.subnets) {
    picture.append(frame("subnet", boxes.get(subnet.id), named(subnet), `${subnet.cidr} · ${subnet.zone}`, 6));
  }
  const lines = network.peerings.flatMap((peering) => {
    const [a, b] = [boxes.get(peering.requester), boxes.get(peering.accepter)];
    if (!a || !b) return [];
    const line = between(a, b);
    boxes.set(peering.id, { x: line.middle.x, y: line.middle.y, width: 0, height: 0 });
    return [svg("g", { "data-id": peering.id },
      svg("path", { class: "peering", d: `M${line.start.x} ${line.start.y}L${line.end.x} ${line.end.y}` }, svg("title", {}, `${named(peering)}: ${peering.state}`)))];
  });
  picture.append(...lines);
  for (const one of network.interfaces) {
    const names = one.groups.map((id) => groups.get(id)?.name ?? id).join(", ");
    const extra = one.state ? `${one.kind}, ${one.state}` : one.kind;
    const isEnd = one.kind !== "nat";
    picture.append(node(one.id, `${one.kind} ${one.up ? "" : "down"}`, boxes.get(one.id), one.name, [one.address + (one.public ? ` · ${one.public}` : ""), names],
      `${one.name} (${one.id}): ${extra}, ${one.address}${names ? `; security groups: ${names}` : ""}`, isEnd ? onNode : null));
  }
  for (const gateway of network.gateways) {
    picture.append(node(gateway.id, "gateway", boxes.get(gateway.id), gateway.name ?? gateway.id, [gateway.text], `${named(gateway)}: ${gateway.text}`, gateway.kind === "internet" ? onNode : null));
  }
  picture.append(svg("g", { class: "path" }));
  return { picture, boxes };
}

/** Marks chosen ends, and draws a path: points in order, and where it was stopped. */
export function drawPath(drawing, ends, passed, stopped) {
  const { picture, boxes } = drawing;
  for (const one of picture.querySelectorAll("[data-id]")) {
    const id = one.getAttribute("data-id");
    one.classList.toggle("chosen", ends.includes(id));
    one.classList.toggle("passed", passed.includes(id));
    one.classList.toggle("stopped", stopped.includes(id));
    one.querySelector(".peering")?.classList.toggle("passed", passed.includes(id));
    if (one.hasAttribute("aria-pressed")) one.setAttribute("aria-pressed", String(ends.includes(id)));
  }
  const layer = picture.querySelector(".path");
  layer.replaceChildren();
  const points = route([...passed, ...stopped.filter((id) => boxes.has(id))].filter((id) => boxes.has(id)), boxes);
  if (points.length === 0) return;
  const isBroken = stopped.length > 0;
  const last = points.at(-1);
  if (points.length > 1) {
    layer.append(svg("path", { class: `way ${isBroken ? "broken" : ""}`, d: points.map((point, index) => `${index === 0 ? "M" : "L"}${point.x} ${point.y}`).join("") }));
  }
  layer.append(isBroken
    ? svg("path", { class: "way end", d: `M${last.x - 8} ${last.y - 8}l16 16m0 -16l-16 16` })
    : svg("circle", { class: "head good", cx: last.x, cy: last.y, r: 6 }));
}

/** The points of a path, at the upper right corner of each box so that its texts can be read, without those that lie inside the next one. */
function route(ids, boxes) {
  const points = [];
  for (const id of ids.filter((one, index) => one !== ids[index - 1])) {
    const box = boxes.get(id);
    points.push(box.width === 0 ? { x: box.x, y: box.y } : { x: box.x + box.width - 10, y: middle(box).y - box.height / 2 + 12 });
  }
  return points;
}

function frame(kind, box, title, text, radius) {
  return svg("g", { class: kind },
    svg("rect", { ...box, rx: radius }),
    svg("text", { x: box.x + 10, y: box.y + 17, "font-weight": 600 }, cut(title, box.width / 7)),
    svg("text", { x: box.x + 10, y: box.y + 32, class: "soft" }, cut(text, box.width / 6.2)));
}

function node(id, kind, box, title, texts, told, onNode) {
  if (!box) return "";
  const properties = { class: `node ${kind}`, "data-id": id };
  if (onNode) {
    Object.assign(properties, {
      role: "button", tabindex: "0", "aria-label": told, "aria-pressed": "false",
      onclick: () => onNode(id),
      onkeydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); onNode(id); } },
    });
  }
  return svg("g", properties,
    svg("title", {}, told),
    svg("rect", { ...box, rx: 6 }),
    svg("text", { x: box.x + 9, y: box.y + 18, "font-weight": 600 }, cut(title, 21)),
    texts.map((text, index) => svg("text", { x: box.x + 9, y: box.y + 34 + index * 15, class: "soft" }, cut(text, 27))));
}

const named = (one) => (one.name && one.name !== one.id ? `${one.name} (${one.id})` : one.id);

const cut = (text, most) => (text.length <= most ? text : `${text.slice(0, Math.floor(most) - 1)}…`);
