// Tells reasons in the page's language. The emulator gives them as English sentences; one that has no form here stays as it is.

import * as say from "./texts-reasons.js";

const kinds = {
  Identity: say.identity, Resource: say.resource, RoleTrust: say.roleTrust, PermissionsBoundary: say.boundary, Session: say.session, ServiceControl: say.serviceControl,
  ResourceControl: say.resourceControl, VpcEndpoint: say.endpoint, Grant: say.grant, AccessControlList: say.accessControlList, BlockPublicAccess: say.blockPublicAccess,
};

// The groups of a sentence are the values of its text, in their order. Those whose name begins with "kind" are kinds of policy, with or without an article; all others are texts of the world.
const reasons = [
  [/^because (?<action>\S+) needs no permission$/, say.needsNone],
  [/^because the account's root user needs no policy that allows (?<action>\S+)$/, say.root],
  [/^because a grant on the key allows the (?<action>\S+) action$/, say.grantAllows],
  [/^because (?<kind>an? [^:]+?) allows the (?<action>\S+) action: (?<policy>.+), statement (?<statement>.+), and (?<kind2>an? [A-Za-z -]+) does: (?<policy2>.+), statement (?<statement2>.+)$/s, say.bothAllow],
  [/^because (?<kind>an? [^:]+?) allows the (?<action>\S+) action: (?<policy>.+), statement (?<statement>.+)$/s, say.allowsBy],
  [/^because (?<kind>an? [^:]+?) allows the (?<action>\S+) action, and (?<kind2>an? [A-Za-z -]+) does: (?<policy>.+), statement (?<statement>.+)$/s, say.allowsBeside],
  [/^because (?<kind>an? [^:]+?) allows the (?<action>\S+) action$/, say.allows],
  [/^because public access is restricted by the RestrictPublicBuckets setting in S3 Block Public Access$/, say.restrictsBuckets],
  [/^with an explicit deny in (?<kind>an? .+)$/, say.denies],
  [/^because no (?<kind>.+) allows the (?<action>\S+) action$/, say.noneAllows],
];

const mismatches = [
  [/^(?<operator>\S+) (?<key>\S+) wants \[(?<wanted>.*)\], the request has \[(?<has>.*)\]$/s, say.wants],
  [/^(?<operator>\S+) (?<key>\S+) wants \[(?<wanted>.*)\], the request has no value$/s, say.wantsSome],
  [/^(?<operator>\S+) (?<key>\S+) wants \[(?<wanted>.*)\], this emulator doesn't compute that key$/s, say.notComputed],
  [/^(?<element>[A-Za-z]+) \[(?<list>.*)\] doesn't name (?<what>.+)$/s, say.namesNot],
  [/^(?<element>[A-Za-z]+) \[(?<list>.*)\] leaves out (?<what>.+)$/s, say.leavesOut],
  [/^A statement of a key policy without (?<element>[A-Za-z]+) has no effect$/, say.noElement],
  [/^the request's encryption context isn't what the grant's constraints want$/, say.otherContext],
  [/^(?<permission>\S+) doesn't allow (?<grantee>.+) (?<action>[\w-]+:\w+) on (?<resource>.+)$/s, say.aclAllowsNot],
  [/^IgnorePublicAcls ignores what is granted to (?<grantee>.+)$/s, say.aclIsIgnored],
];

/** Why a request was allowed or denied. */
export const reason = (sentence) => told(sentence, reasons);

/** Why a statement doesn't match a request. */
export const whyNot = (sentence) => told(sentence, mismatches);

/** A kind of policy, by its name in the emulator's answers. */
export const kindOf = (name) => upper(kinds[name]?.() ?? name);

function told(sentence, forms) {
  for (const [form, text] of forms) {
    const match = form.exec(sentence);
    if (match) return text(...Object.entries(match.groups ?? {}).map(([group, value]) => (group.startsWith("kind") ? kind(value) : value)));
  }
  return sentence ? `${upper(sentence)}.` : "";
}

function kind(words) {
  const found = Object.values(kinds).find((one) => bare(one.english) === bare(words));
  return !found ? words : words === bare(words) ? bare(found()) : found();
}

const bare = (words) => words.replace(/^an? /, "");

const upper = (text) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
