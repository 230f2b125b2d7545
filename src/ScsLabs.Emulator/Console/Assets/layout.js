// Where things stand in the drawing of a network: VPCs side by side, their subnets in two columns, in each the interfaces, and gateways below.

const [nodeWidth, nodeHeight, gap, headHeight, emptyHeight] = [168, 58, 12, 40, 52];
const subnetWidth = 2 * nodeWidth + 3 * gap;

/** The boxes of all that is drawn, by id: x, y, width, height. */
export function layout(network, room) {
  const boxes = new Map();
  let [x, y, rowHeight, width] = [gap, gap, 0, 0];
  for (const vpc of inOrder(network)) {
    let size = placeVpc(network, vpc, x, y, boxes, room);
    if (x > gap && x + size.width > room) {
      [x, y, rowHeight] = [gap, y + rowHeight + 44, 0];
      size = placeVpc(network, vpc, x, y, boxes, room);
    }
    boxes.set(vpc.id, { x, y, ...size });
    x += size.width + 110;
    rowHeight = Math.max(rowHeight, size.height);
    width = Math.max(width, x - 110 + gap);
  }
  return { boxes, width: Math.max(width, 200), height: y + rowHeight + gap };
}

/** The VPCs in which there is most first, and behind each those that are its peers. */
function inOrder(network) {
  const count = (vpc) => network.interfaces.filter((one) => one.vpc === vpc.id).length * 2 + (vpc.default ? 0 : 1);
  const left = [...network.vpcs].sort((a, b) => count(b) - count(a));
  const ordered = [];
  const take = (vpc) => {
    if (!left.includes(vpc)) return;
    left.splice(left.indexOf(vpc), 1);
    ordered.push(vpc);
    for (const peering of network.peerings.filter((one) => one.requester === vpc.id || one.accepter === vpc.id)) {
      const peer = peering.requester === vpc.id ? peering.accepter : peering.requester;
      const other = left.find((one) => one.id === peer);
      if (other) take(other);
    }
  };
  while (left.length > 0) take(left[0]);
  return ordered;
}

function placeVpc(network, vpc, x, y, boxes, room) {
  const count = (subnet) => network.interfaces.filter((one) => one.subnet === subnet.id).length;
  const subnets = network.subnets.filter((subnet) => subnet.vpc === vpc.id).sort((a, b) => count(b) - count(a) || a.cidr.localeCompare(b.cidr));
  const columns = subnets.length > 1 && room > 2 * subnetWidth + 5 * gap ? 2 : 1;
  const heights = new Array(columns).fill(headHeight);
  for (const subnet of subnets) {
    const column = heights.indexOf(Math.min(...heights));
    const nodes = network.interfaces.filter((one) => one.subnet === subnet.id);
    const height = nodes.length === 0 ? emptyHeight : headHeight + Math.ceil(nodes.length / 2) * (nodeHeight + gap);
    const box = { x: x + gap + column * (subnetWidth + gap), y: y + heights[column], width: subnetWidth, height };
    boxes.set(subnet.id, box);
    nodes.forEach((node, index) => boxes.set(node.id, {
      x: box.x + gap + (index % 2) * (nodeWidth + gap),
      y: box.y + headHeight + Math.floor(index / 2) * (nodeHeight + gap),
      width: nodeWidth,
      height: nodeHeight,
    }));
    heights[column] += height + gap;
  }

  const width = columns * subnetWidth + (columns + 1) * gap;
  const gateways = network.gateways.filter((gateway) => gateway.vpc === vpc.id);
  const perRow = Math.max(1, Math.floor((width - gap) / (nodeWidth + gap)));
  const below = Math.max(...heights) + (subnets.length === 0 ? gap : 0);
  gateways.forEach((gateway, index) => boxes.set(gateway.id, {
    x: x + gap + (index % perRow) * (nodeWidth + gap),
    y: y + below + Math.floor(index / perRow) * (nodeHeight + gap),
    width: nodeWidth,
    height: nodeHeight,
  }));
  return { width, height: below + Math.ceil(gateways.length / perRow) * (nodeHeight + gap) };
}

/** The middle of a box. */
export const middle = (box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });

/** The line between two VPCs: from border to border, and its middle. */
export function between(a, b) {
  const [from, to] = [middle(a), middle(b)];
  const start = border(a, to);
  const end = border(b, from);
  return { start, end, middle: { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 } };
}

/** Where the line from the middle of a box towards a point leaves the box; the middle of a box without a size. */
export function border(box, towards) {
  const from = middle(box);
  const [dx, dy] = [towards.x - from.x, towards.y - from.y];
  if (box.width === 0 || (dx === 0 && dy === 0)) return from;
  const scale = Math.min(dx === 0 ? Infinity : box.width / 2 / Math.abs(dx), dy === 0 ? Infinity : box.height / 2 / Math.abs(dy));
  return { x: from.x + dx * scale, y: from.y + dy * scale };
}
