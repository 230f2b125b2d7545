// The states of resources.

import { text } from "./language.js";

export const active = text("active", "アクティブ");
export const available = text("available", "利用可能");
export const completed = text("completed", "完了");
export const creating = text("creating", "作成中");
export const deleted = text("deleted", "削除済み");
export const deleting = text("deleting", "削除中");
export const disabled = text("disabled", "無効");
export const enabled = text("enabled", "有効");
export const enabledWithAll = text("enabled, for all management events of CloudTrail", "有効 (CloudTrail のすべての管理イベント)");
export const error = text("error", "エラー");
export const expired = text("expired", "期限切れ");
export const failed = text("failed", "失敗");
export const inUse = text("in use", "使用中");
export const modifying = text("modifying", "変更中");
export const pending = text("pending", "保留中");
export const pendingAcceptance = text("pending acceptance", "承諾待ち");
export const pendingDeletion = text("pending deletion", "削除待ち");
export const provisioning = text("provisioning", "プロビジョニング中");
export const rebooting = text("rebooting", "再起動中");
export const rejected = text("rejected", "拒否");
export const requesting = text("initiating request", "リクエスト開始中");
export const running = text("running", "実行中");
export const shuttingDown = text("shutting down", "シャットダウン中");
export const starting = text("starting", "起動中");
export const stopped = text("stopped", "停止済み");
export const stopping = text("stopping", "停止中");
export const terminated = text("terminated", "終了済み");
