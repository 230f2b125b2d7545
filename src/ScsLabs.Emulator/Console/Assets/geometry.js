// Lines between boxes.

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
