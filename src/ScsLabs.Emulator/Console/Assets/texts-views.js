// Texts of resources, compliance, events and logs.

import { text } from "./language.js";

// Resources
export const resourcesHint = text("What there is in an account and Region. IAM's resources and other global ones are in the Region “global”.", "アカウントとリージョンにあるものです。IAM などのグローバルなリソースは、リージョン「グローバル」にあります。");
export const resourcesFilter = text("Filter: name, ID or ARN", "絞り込み: 名前、ID、ARN");
export const resource = text("Resource", "リソース");
export const type = text("Type", "タイプ");
export const allTypes = text("All types", "すべてのタイプ");
export const noResourceFits = text("No resource fits the filter.", "条件に合うリソースはありません。");
export const noResources = text("There is nothing yet.", "まだ何もありません。");
export const noSuchResource = text("There is no resource {0}.", "リソース {0} はありません。");
export const id = text("ID", "ID");
export const arn = text("ARN", "ARN");
export const tags = text("Tags", "タグ");
export const noTags = text("None", "なし");
export const inlinePolicy = text("Inline policy {0}", "インラインポリシー {0}");

// What the emulator says in the place of a value
export const yes = text("Yes", "はい");
export const no = text("No", "いいえ");
export const on = text("On", "オン");
export const off = text("Off", "オフ");
export const inPart = text("In part", "一部オン");
export const main = text("main", "メイン");
export const neverExpires = text("never expires", "失効しない");
export const notShown = text("(not shown)", "(非表示)");
export const onlyVersion2 = text("IMDSv2 only", "IMDSv2 のみ");
export const bothVersions = text("IMDSv1 and IMDSv2", "IMDSv1 と IMDSv2");
export const allTraffic = text("all traffic", "すべてのトラフィック");
export const ruleFrom = text("{0} from {1}", "{0} (送信元 {1})");
export const ruleTo = text("{0} to {1}", "{0} (送信先 {1})");
export const entryAllows = text("{0}: allow {1}", "{0}: 許可 {1}");
export const entryDenies = text("{0}: deny {1}", "{0}: 拒否 {1}");
export const lambdaFunction = text("Lambda function", "Lambda 関数");

// Compliance
export const complianceHint = text("The rules of AWS Config and their verdicts on resources. Choose one to see which resources it is about.", "AWS Config のルールと、リソースの評価結果です。ルールを選ぶと、対象のリソースが表示されます。");
export const rulesFilter = text("Filter: rule", "絞り込み: ルール");
export const configRules = text("Rules of AWS Config", "AWS Config のルール");
export const results = text("Results", "評価結果");
export const records = text("The configuration recorder is recording.", "設定レコーダーは記録中です。");
export const recordsNot = text("No configuration recorder is recording here, so that only periodic rules have results.", "ここでは設定レコーダーが記録していないため、評価結果があるのは定期的なルールだけです。");
export const compliant = text("compliant", "準拠");
export const noncompliant = text("noncompliant", "非準拠");
export const notApplicable = text("not applicable", "該当なし");
export const insufficientData = text("insufficient data", "データ不足");
export const countCompliant = text("{0} compliant", "準拠 {0}");
export const countNoncompliant = text("{0} noncompliant", "非準拠 {0}");
export const noResults = text("no results", "評価結果なし");
export const lastEvaluated = text("last evaluated {0}", "最終評価 {0}");
export const notEvaluated = text("not evaluated yet", "未評価");
export const noConfigRules = text("AWS Config has no rules here.", "ここには AWS Config のルールがありません。");
export const ruleHasNone = text("The rule has no results.", "このルールの評価結果はありません。");

// Events
export const eventsHint = text("The rules of EventBridge with their targets, and the management events that CloudTrail recorded.", "EventBridge のルールとターゲット、CloudTrail が記録した管理イベントです。");
export const eventsFilter = text("Filter: rule, pattern, event, principal or error", "絞り込み: ルール、パターン、イベント、プリンシパル、エラー");
export const eventRules = text("EventBridge rules", "EventBridge ルール");
export const trail = text("CloudTrail, newest first", "CloudTrail (新しい順)");
export const trailEvents = text("Events of CloudTrail", "CloudTrail のイベント");
export const event = text("Event", "イベント");
export const noEventRules = text("EventBridge has no rules here.", "ここには EventBridge ルールがありません。");
export const noTrailEvents = text("CloudTrail recorded no events here.", "CloudTrail がここで記録したイベントはありません。");
export const enabled = text("enabled", "有効");
export const disabled = text("disabled", "無効");
export const bus = text("Event bus", "イベントバス");
export const schedule = text("Schedule", "スケジュール");
export const nextTime = text("Next time", "次回");
export const targets = text("Targets", "ターゲット");
export const noTargets = text("none", "なし");
export const pattern = text("Pattern", "イベントパターン");
export const reads = text("reads", "読み取り");
export const writes = text("writes", "書き込み");
export const gone = text("Gone", "イベントなし");
export const eventIsGone = text("CloudTrail doesn't have the event any more.", "このイベントは CloudTrail にもうありません。");

// Logs
export const logsHint = text("The log groups of CloudWatch Logs. A function's output is in the group /aws/lambda/NAME.", "CloudWatch Logs のロググループです。関数の出力は、ロググループ /aws/lambda/NAME にあります。");
export const logsFilter = text("Filter: group, stream or message", "絞り込み: ロググループ、ログストリーム、メッセージ");
export const where = text("Where you are", "現在の場所");
export const allGroups = text("All groups", "すべてのロググループ");
export const groups = text("Log groups", "ロググループ");
export const streams = text("Log streams", "ログストリーム");
export const ofFunction = text("function {0}", "関数 {0}");
export const countStreams = text("{0} streams", "ログストリーム {0} 件", "{0} stream");
export const newestEvent = text("newest event {0}", "最新のイベント {0}");
export const noGroups = text("There are no log groups here.", "ここにはロググループがありません。");
export const noStreams = text("There are no log streams here.", "ここにはログストリームがありません。");
export const noEvents = text("There are no events here.", "ここにはイベントがありません。");
export const newestFirst = text("Newest first.", "新しい順です。");
export const logEvents = text("Events", "イベント");
