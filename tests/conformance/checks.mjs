// What the scripts about S3 have in common.
import assert from "node:assert/strict";

/** Whether a call fails with that error and status. */
export const fails = (name, status) => (error) => {
  assert.deepEqual([error.name, error.$metadata?.httpStatusCode], [name, status], `${error.stack}`);
  return true;
};

/** Runs checks one after the other, and says which held. */
export async function inTurn(checks) {
  for (const [name, check] of Object.entries(checks)) {
    await check();
    console.log("ok", name);
  }
}
