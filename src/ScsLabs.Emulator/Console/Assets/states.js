// The states of resources in the page's language, by their names in the emulator's answers.

import * as say from "./texts-states.js";

export const states = {
  Active: say.active,
  Available: say.available,
  Completed: say.completed,
  Creating: say.creating,
  Deleted: say.deleted,
  Deleting: say.deleting,
  Disabled: say.disabled,
  Enabled: say.enabled,
  EnabledWithAllCloudTrailManagementEvents: say.enabledWithAll,
  Error: say.error,
  Expired: say.expired,
  Failed: say.failed,
  InUse: say.inUse,
  InitiatingRequest: say.requesting,
  Modifying: say.modifying,
  Pending: say.pending,
  PendingAcceptance: say.pendingAcceptance,
  PendingDeletion: say.pendingDeletion,
  Provisioning: say.provisioning,
  Rebooting: say.rebooting,
  Rejected: say.rejected,
  Running: say.running,
  ShuttingDown: say.shuttingDown,
  Starting: say.starting,
  Stopped: say.stopped,
  Stopping: say.stopping,
  Terminated: say.terminated,
  "available": say.available,
  "in-use": say.inUse,
};

/** A state in words. */
export const state = (name) => (Object.hasOwn(states, name) ? states[name]() : name);
