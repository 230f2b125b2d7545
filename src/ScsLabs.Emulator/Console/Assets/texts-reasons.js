// Texts of decisions' reasons, and of how statements compare with a request.

import { text } from "./language.js";

// Kinds of policy
export const identity = text("an identity-based policy", "ID ベースのポリシー");
export const resource = text("a resource-based policy", "リソースベースのポリシー");
export const roleTrust = text("a role trust policy", "ロールの信頼ポリシー");
export const boundary = text("a permissions boundary", "アクセス許可の境界");
export const session = text("a session policy", "セッションポリシー");
export const serviceControl = text("a service control policy", "サービスコントロールポリシー");
export const resourceControl = text("a resource control policy", "リソースコントロールポリシー");
export const endpoint = text("a VPC endpoint policy", "VPC エンドポイントポリシー");
export const grant = text("a grant", "グラント");
export const accessControlList = text("an access control list", "アクセスコントロールリスト");
export const blockPublicAccess = text("an S3 Block Public Access setting", "S3 ブロックパブリックアクセスの設定");

// Why a request is allowed
export const needsNone = text("Because {0} needs no permission.", "{0} にはアクセス許可が不要です。");
export const root = text("Because the account's root user needs no policy that allows {0}.", "アカウントのルートユーザーには、{0} を許可するポリシーが不要です。");
export const allows = text("Because {0} allows the {1} action.", "{0}が {1} アクションを許可しています。");
export const allowsBy = text("Because {0} allows the {1} action: {2}, statement {3}.", "{0}が {1} アクションを許可しています: {2} のステートメント {3}。");
export const allowsBeside = text("Because {0} allows the {1} action, and {2} does: {3}, statement {4}.", "{0}と、{2}が {1} アクションを許可しています: {3} のステートメント {4}。");
export const bothAllow = text("Because {0} allows the {1} action: {2}, statement {3}, and {4} does: {5}, statement {6}.", "{0}と、{4}が {1} アクションを許可しています: {2} のステートメント {3} と、{5} のステートメント {6}。");
export const grantAllows = text("Because a grant on the key allows the {0} action.", "キーのグラントが {0} アクションを許可しています。");

// Why it is denied
export const restrictsBuckets = text("Because public access is restricted by the RestrictPublicBuckets setting in S3 Block Public Access.", "S3 ブロックパブリックアクセスの RestrictPublicBuckets 設定が、パブリックアクセスを制限しています。");
export const denies = text("With an explicit deny in {0}.", "{0}による明示的な拒否です。");
export const noneAllows = text("Because no {0} allows the {1} action.", "{0}に、{1} アクションを許可するものがありません。");

// Why a statement doesn't match
export const wants = text("{0} {1} wants [{2}], the request has [{3}].", "{0} {1} の条件は [{2}] ですが、リクエストの値は [{3}] です。");
export const wantsSome = text("{0} {1} wants [{2}], the request has no value.", "{0} {1} の条件は [{2}] ですが、リクエストには値がありません。");
export const notComputed = text("{0} {1} wants [{2}], this emulator doesn't compute that key.", "{0} {1} の条件は [{2}] ですが、このエミュレーターはそのキーに対応していません。");
export const namesNot = text("{0} [{1}] doesn't name {2}.", "{0} [{1}] は {2} を指定していません。");
export const leavesOut = text("{0} [{1}] leaves out {2}.", "{0} [{1}] は {2} を除いています。");
export const noElement = text("A statement of a key policy without {0} has no effect.", "キーポリシーの、{0} のないステートメントは無効です。");
export const otherContext = text("The request's encryption context isn't what the grant's constraints want.", "リクエストの暗号化コンテキストが、グラントの制約を満たしていません。");
export const aclAllowsNot = text("{0} doesn't allow {1} {2} on {3}.", "{0} は、{1} に {3} への {2} を許可していません。");
export const aclIsIgnored = text("IgnorePublicAcls ignores what is granted to {0}.", "IgnorePublicAcls により、{0} への許可は無視されます。");
