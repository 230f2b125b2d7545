// Texts of the page around the views, of its parts, and of the login.

import { text } from "./language.js";

// The header
export const skip = text("Skip to the content", "本文へ移動");
export const views = text("Views", "画面");
export const language = text("Language", "言語");
export const worldClock = text("The world's clock", "エミュレーターの時計");
export const place = text("Account and Region", "アカウントとリージョン");
export const account = text("Account", "アカウント");
export const region = text("Region", "リージョン");
export const global = text("global", "グローバル");

// The views
export const calls = text("Calls", "呼び出し");
export const resources = text("Resources", "リソース");
export const network = text("Network", "ネットワーク");
export const compliance = text("Compliance", "コンプライアンス");
export const events = text("Events", "イベント");
export const logs = text("Logs", "ログ");
export const world = text("World", "環境");

// The stream
export const live = text("live", "接続中");
export const notConnected = text("not connected", "未接続");
export const paused = text("paused", "一時停止");

// Parts
export const close = text("Close", "閉じる");
export const cancel = text("Cancel", "キャンセル");
export const more = text("Show more", "さらに表示");
export const backToList = text("← Back to the list", "← 一覧に戻る");
export const notFound = text("Not found", "見つかりません");
export const showAll = text("Show the whole list", "一覧を表示");

// An address that names no view
export const nowhere = text("There is no such view", "この画面はありません");
export const noSuchView = text("The console has no view at the address {0}.", "アドレス {0} に対応する画面はコンソールにありません。");
export const toFirst = text("Go to the calls", "呼び出しの画面へ移動");

// What fails
export const noAnswer = text("The emulator doesn't answer.", "エミュレーターが応答しません。");
export const answered = text("The emulator answered {0}.", "エミュレーターの応答は {0} でした。");

// The login
export const controlToken = text("Control token", "コントロールトークン");
export const giveToken = text("This emulator was started with a control token (SCSLABS_CONTROL_TOKEN). Give it to open the console.", "このエミュレーターは、コントロールトークン (SCSLABS_CONTROL_TOKEN) を設定して起動されています。コンソールを開くには、トークンを入力してください。");
export const token = text("Token", "トークン");
export const wrongToken = text("That isn't the control token.", "コントロールトークンが違います。");
export const open = text("Open the console", "コンソールを開く");
