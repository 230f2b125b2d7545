// Texts of the calls, and of why each was answered as it was.

import { text } from "./language.js";

// The list
export const hint = text("Each call of an AWS API, and the policies that decided it. Choose one to see why.", "AWS API の呼び出しと、その許可・拒否を決めたポリシーです。呼び出しを選ぶと、理由が表示されます。");
export const filter = text("Filter: operation, principal, action, resource or error", "絞り込み: オペレーション、プリンシパル、アクション、リソース、エラー");
export const deniedOnly = text("Denied only", "拒否のみ");
export const noneFits = text("No call fits the filter.", "条件に合う呼び出しはありません。");
export const noneYet = text("No calls yet. They appear here as they come.", "呼び出しはまだありません。届くとここに表示されます。");
export const noSuchCall = text("No call with the request ID {0} is remembered.", "リクエスト ID {0} の呼び出しは記録されていません。");
export const within = text("within another call", "別の呼び出しの中");
export const requestTo = text("A request to {0}", "{0} へのリクエスト");
export const requestToNothing = text("A request that names no service", "サービスを指定していないリクエスト");
export const unauthenticated = text("not authenticated", "未認証");

// Verdicts
export const allowed = text("allowed", "許可");
export const denied = text("denied", "拒否");
export const failed = text("failed", "失敗");

// One call
export const why = text("Why", "理由");
export const succeeded = text("The call succeeded.", "呼び出しは成功しました。");
export const principal = text("Principal", "プリンシパル");
export const region = text("Region", "リージョン");
export const time = text("Time", "時刻");
export const requestId = text("Request ID", "リクエスト ID");
export const outer = text("Within", "呼び出し元のリクエスト");
export const decisions = text("Decisions", "判定");
export const tooLarge = text("The decisions were too large for the journal.", "判定は大きすぎるため、記録されていません。");
export const notAsked = text("No policy was asked.", "ポリシーによる判定はありませんでした。");
export const parameters = text("Parameters", "パラメータ");
export const result = text("Result", "結果");
export const inWords = text("In words", "文章で表示 (英語)");

// One decision
export const allows = text("Allowed", "許可");
export const deniesExplicitly = text("Explicit deny", "明示的な拒否");
export const deniesImplicitly = text("Implicit deny", "暗黙的な拒否");
export const actionOn = text("{0} on {1}", "{1} への {0}");
export const askedBy = text("asked by {0}", "要求元: {0}");
export const noStatements = text("No statement was compared.", "比較されたステートメントはありません。");
export const statements = text("{0} statements compared", "比較されたステートメント: {0} 件", "{0} statement compared");

// One statement
export const matchesAllow = text("matches: allows", "一致: 許可");
export const matchesDeny = text("matches: denies", "一致: 拒否");
export const noMatch = text("doesn't match", "不一致");
export const decides = text("decides", "判定の根拠");
export const statementOf = text("{0}: {1}, statement {2}", "{0}: {1} のステートメント {2}");
export const comparison = text("{0}. {1}", "{0}。{1}");
export const allMatch = text("All elements match.", "すべての要素が一致しています。");
