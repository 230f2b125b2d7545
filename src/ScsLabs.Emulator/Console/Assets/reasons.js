// Tells reasons in the page's language, from the facts in the emulator's answers.

import * as say from "./texts-reasons.js";

const kinds = {
  Identity: say.identity, Resource: say.resource, RoleTrust: say.roleTrust, PermissionsBoundary: say.boundary, Session: say.session, ServiceControl: say.serviceControl,
  ResourceControl: say.resourceControl, VpcEndpoint: say.endpoint, Grant: say.grant, AccessControlList: say.accessControlList, BlockPublicAccess: say.blockPublicAccess,
};

const reasons = {
  NeedsNoPermission: (ask) => say.needsNone(ask.action),
  RootNeedsNoPolicy: (ask) => say.root(ask.action),
  Allows: (ask) => allows(ask.action, ...ask.by),
  Denies: (ask) => say.denies(kinds[ask.decidedBy]()),
  PublicAccessIsRestricted: () => say.restrictsBuckets(),
  NoneAllows: (ask) => say.noneAllows(kinds[ask.decidedBy]().replace(/^an? /, ""), ask.action),
};

const mismatches = {
  DoesNotName: (one) => say.namesNot(one.name, list(one.wanted), list(one.actual)),
  LeavesOut: (one) => say.leavesOut(one.name, list(one.wanted), list(one.actual)),
  NoElement: (one) => say.noElement(one.name),
  OtherValue: (one) => say.wants(one.name, one.key, list(one.wanted), list(one.actual)),
  NoValue: (one) => say.wantsSome(one.name, one.key, list(one.wanted)),
  NotComputed: (one) => say.notComputed(one.name, one.key, list(one.wanted)),
  OtherContext: () => say.otherContext(),
  OtherPermission: (one) => say.aclAllowsNot(one.name, list(one.wanted), ...one.actual),
  Ignored: (one) => say.aclIsIgnored(list(one.wanted)),
};

/** Why a request was allowed or denied. */
export const reason = (ask) => reasons[ask.reason](ask);

/** Why a statement doesn't match a request. */
export const whyNot = (mismatch) => mismatches[mismatch.kind](mismatch);

/** A kind of policy, by its name in the emulator's answers. */
export const kindOf = (name) => upper(kinds[name]());

// A grant and an access control list have no statement.
function allows(action, one, other) {
  if (one.kind === "Grant") return say.grantAllows(action);
  const kind = kinds[one.kind]();
  if (!other) return one.policy ? say.allowsBy(kind, action, one.policy, one.statement) : say.allows(kind, action);
  const beside = [kinds[other.kind](), other.policy, other.statement];
  return one.policy ? say.bothAllow(kind, action, one.policy, one.statement, ...beside) : say.allowsBeside(kind, action, ...beside);
}

const list = (values) => values.join(", ");

const upper = (text) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
