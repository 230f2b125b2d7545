// Texts of the clock, snapshots and the reset.

import { text } from "./language.js";

export const hint = text("The clock, snapshots and the reset. They are about the whole emulator: all accounts and Regions.", "時計、スナップショット、リセットです。エミュレーター全体 (すべてのアカウントとリージョン) が対象です。");

// The clock
export const clock = text("Clock", "時計");
export const by1Minute = text("+ 1 minute", "+ 1 分");
export const by1Hour = text("+ 1 hour", "+ 1 時間");
export const by1Day = text("+ 1 day", "+ 1 日");
export const by30Days = text("+ 30 days", "+ 30 日");
export const seconds = text("seconds", "秒", "second");
export const minutes = text("minutes", "分", "minute");
export const hours = text("hours", "時間", "hour");
export const days = text("days", "日", "day");
export const advanceBy = text("Advance by", "進める量");
export const unit = text("Unit", "単位");
export const advance = text("Advance", "進める");
export const wasAdvanced = text("The clock was advanced.", "時計を進めました。");
export const advancedBy = text("Advanced by {0} seconds.", "{0} 秒進めてあります。", "Advanced by {0} second.");
export const notAdvanced = text("Not advanced.", "進めていません。");

// Snapshots
export const snapshots = text("Snapshots", "スナップショット");
export const snapshot = text("Snapshot {0}", "スナップショット {0}");
export const aboutSnapshots = text("A snapshot is the world at a moment. Who goes back to one keeps the clock and the recorded calls.", "スナップショットは、ある時点の環境です。スナップショットに戻しても、時計と記録された呼び出しはそのまま残ります。");
export const name = text("Name", "名前");
export const beforeChange = text("Before the change", "変更前");
export const take = text("Take a snapshot", "スナップショットを作成");
export const took = text("Took the snapshot “{0}”.", "スナップショット「{0}」を作成しました。");
export const countResources = text("{0} resources", "リソース {0} 件", "{0} resource");
export const noneYet = text("No snapshots yet.", "スナップショットはまだありません。");
export const maximum = text("There are {0}, which is the maximum.", "上限の {0} 件に達しています。");
export const goBack = text("Go back", "戻す");
export const goBackTo = text("Go back to {0}", "{0} に戻す");
export const askGoBack = text("Go back?", "スナップショットに戻しますか?");
export const losesSince = text("All that changed since “{0}” is gone, unless another snapshot has it.", "「{0}」より後の変更は、別のスナップショットにあるものを除いて、すべて失われます。");
export const wentBack = text("Went back to “{0}”.", "「{0}」に戻しました。");
export const remove = text("Delete", "削除");
export const removeOne = text("Delete {0}", "{0} を削除");
export const askRemove = text("Delete the snapshot?", "スナップショットを削除しますか?");
export const losesSnapshot = text("“{0}” can't be gone back to any more.", "削除すると、「{0}」には戻せなくなります。");

// The reset
export const reset = text("Reset", "リセット");
export const aboutReset = text("Goes back to the world that the emulator was started with, and forgets the recorded calls. Snapshots stay.", "エミュレーターを起動したときの環境に戻し、記録された呼び出しを消去します。スナップショットは残ります。");
export const resetWorld = text("Reset the world…", "環境をリセット…");
export const askReset = text("Reset the world?", "環境をリセットしますか?");
export const losesAll = text("All that was made since the emulator started is gone, unless a snapshot has it.", "エミュレーターの起動後に作成したものは、スナップショットにあるものを除いて、すべて失われます。");
export const wasReset = text("The world was reset.", "環境をリセットしました。");

// The session
export const session = text("Session", "セッション");
export const aboutSession = text("You gave the control token. The session ends by itself after twelve hours.", "コントロールトークンで開いたセッションです。12 時間後に自動的に終了します。");
export const signOut = text("Sign out", "サインアウト");
