namespace ScsLabs.Harness.Telling;

/// <summary>All texts that the harness writes for learners.</summary>
internal static partial class Texts
{
    // Callers
    public static readonly Text Root = new("root of account {0}", "アカウント {0} のルートユーザー");
    public static readonly Text User = new("user {0} of account {1}", "アカウント {1} のユーザー {0}");
    public static readonly Text Instance = new("instance {0}", "インスタンス {0}");
    public static readonly Text Role = new("role {0} of account {1}", "アカウント {1} のロール {0}");
    public static readonly Text InRegion = new("{0} in {1}", "{1} の{0}");
    public static readonly Text FindsNone = new("{0} finds no {1} in {2}", "{2} では、{0} から {1} が見つかりません");
    public static readonly Text FindsSeveral = new("{0} finds more than one {1} in {2}", "{2} では、{0} から {1} が複数見つかります");

    // What a call did, and should have done
    public static readonly Text Called = new("{0} called {1}", "{0} が {1} を呼び出しました");
    public static readonly Text CalledWith = new("{0} called {1} ({2})", "{0} が {1} を呼び出しました ({2})");
    public static readonly Text Expected = new("expected: {0}", "期待: {0}");
    public static readonly Text Got = new("got: {0}", "結果: {0}");
    public static readonly Text ToWork = new("the call succeeds", "呼び出しが成功する");
    public static readonly Text ToRefuse = new("refused with {0}, by {1}: {2} on {3}", "{1}によって {0} で拒否される: {3} への {2}");
    public static readonly Text APolicy = new("a policy", "ポリシー");
    public static readonly Text Worked = new("the call was allowed", "呼び出しは許可されました");
    public static readonly Text JsonBreaksAt = new(" (the policy's JSON breaks at its line {0}, character {1})", " (ポリシーの JSON は {0} 行目の {1} 文字目で壊れています)");
    public static readonly Text OtherReason = new("refused, but for another reason: {0}", "拒否されましたが、別の理由によるものです: {0}");
    public static readonly Text AllowedBy = new("{0} on {1}: allowed by {2}", "{1} への {0}: {2}による許可");
    public static readonly Text Decided = new("{0} on {1}: {2}: {3}", "{1} への {0}: {2}: {3}");
    public static readonly Text RefusedAction = new("refused: {0}", "拒否された操作: {0}");
    public static readonly Text Nearest = new("nearest: {0}", "最も近いステートメント: {0}");
    public static readonly Text Denying = new("denied by: {0}", "拒否したステートメント: {0}");
    public static readonly Text NoPolicyOf = new("no policy of {0} allows {1}", "{0} のポリシーで {1} を許可するものがありません");
    public static readonly Text NoStatementNames = new("no statement names {0}", "{0} を指定しているステートメントはありません");

    // All that a principal may do
    public static readonly Text MayExactly = new("{0} should have the permissions that the task asks for, and no others", "{0} の権限は、課題が求めるものと過不足なく一致するべきです");
    public static readonly Text MayAtMost = new("{0} may have at most the permissions that the task asks for", "{0} の権限は、課題が求めるものを超えてはいけません");
    public static readonly Text MayAlso = new("it also has: {0}, by {1}; for example {2}{3}", "余分な権限: {0}。{1}による許可。例: {2}{3}");
    public static readonly Text MayNot = new("it lacks, wholly or in part: {0}", "足りない権限 (全部または一部): {0}");
    public static readonly Text WithKey = new(", with {0} {1}", "、{0} が {1} のとき");
    public static readonly Text WithoutKey = new(", without {0}", "、{0} がないとき");
    public static readonly Text Through = new("{0}, through the role {1}", "ロール {1} を引き受けたときの {0}");
    public static readonly Text ActionOn = new("{0} on {1}", "{1} への {0}");

    // The answer's tasks
    public static readonly Text TaskThrew = new("Task {0} ended with {1}", "課題 {0} は例外で終わりました: {1}");
    public static readonly Text TaskHung = new("Task {0} did not end within {1} s", "課題 {0} は {1} 秒以内に終わりませんでした");
    public static readonly Text MendFirst = new("mend task {0} first: it did not complete either, which may be why", "先に課題 {0} を直してください。そちらも最後まで実行されていないため、それが原因かもしれません");
    public static readonly Text NotJudged = new("not judged: task {0} did not complete, so mend that one first", "判定できません。課題 {0} が最後まで実行されていないので、先にそちらを直してください");
    public static readonly Text AtLine = new("{0} (Exercise.cs, line {1})", "{0} (Exercise.cs {1} 行目)");
    public static readonly Text Undid = new("green until task {0} {1}", "課題 {0} が次の変更をするまでは成功していました: {1}");
    public static readonly Text Deleted = new("Task {0} deleted what the scenario made: {1}", "課題 {0} がシナリオのリソースを削除しました: {1}");
    public static readonly Text CreatedRow = new("created {0}", "{0} の作成");
    public static readonly Text ChangedRow = new("changed {0}", "{0} の変更");
    public static readonly Text DeletedRow = new("deleted {0}", "{0} の削除");
    public static readonly Text AddedPolicy = new("added the {0}", "{0} の追加");
    public static readonly Text ReplacedPolicy = new("replaced the {0}", "{0} の置き換え");
    public static readonly Text DeletedPolicy = new("deleted the {0}", "{0} の削除");
    public static readonly Text And = new(", ", "、");
    public static readonly Text AndAlso = new(" and ", "、");
    public static readonly Text AndOthers = new("{0} and {1} more", "{0} ほか {1} 件");

    // Where to look
    public static readonly Text YourCode = new("your code: {0}", "あなたのコード: {0}");
    public static readonly Text ReadOn = new("read on: {0}", "参考: {0}");
    public static readonly Text SameCause = new("the same cause as \"{0}\" above", "上の「{0}」と同じ原因です");
    public static readonly Text NotJudgedUntil = new("can't be judged until task {0} is right: see \"{1}\"", "課題 {0} が正しくなるまで判定できません。「{1}」をご覧ください");
    public static readonly Text UndidThisToo = new("green until task {0} changed something: see \"{1}\"", "課題 {0} の変更までは成功していました。「{1}」をご覧ください");

    // Skips, and a lab that can't be set up
    public static readonly Text Needs = new("needs {0}: on the backend '{1}' {2}", "{0} が必要です: バックエンド '{1}' では、{2}");
    public static readonly Text NotSetUp = new("not run: the lab could not be set up", "ラボを準備できなかったため、実行していません");
    public static readonly Text CannotBuild = new("The scenario can't be built on the backend '{0}': {1}", "バックエンド '{0}' でシナリオを構築できません: {1}");
    public static readonly Text OneAccount = new("The backend has one account only: if an earlier run left something in it, start it anew.", "このバックエンドにはアカウントがひとつしかありません。以前の実行の残りがある場合は、起動し直してください。");
    public static readonly Text NoVariant = new("SCSLABS_VARIANT={0} is neither 'solution' nor 'exercise'.", "SCSLABS_VARIANT={0} は 'solution' でも 'exercise' でもありません。");

    // The summary
    public static readonly Text Header = new("{0}: {1} on the backend '{2}'", "{0}: {1}、バックエンド '{2}'");
    public static readonly Text HeaderWithoutBackend = new("{0}: could not be checked", "{0}: チェックできませんでした");
    public static readonly Text YourAnswer = new("your answer (Exercise.cs)", "あなたの解答 (Exercise.cs)");
    public static readonly Text ReferenceAnswer = new("the reference answer (Solution.cs)", "模範解答 (Solution.cs)");
    public static readonly Text Task = new("Task {0}", "課題 {0}");
    public static readonly Text TaskCheck = new("Task {0}: {1}", "課題 {0}: {1}");
    public static readonly Text TaskCount = new("Task {0} {1} {2} of {3}", "課題 {0} {1} {3} 件中 {2} 件");
    public static readonly Text TaskNotProven = new("Task {0} – not proven here", "課題 {0} – ここでは検証されていません");
    public static readonly Text Skipped = new("skipped: {0}", "スキップ: {0}");
    public static readonly Text NothingJudged = new("None of the {0} checks was judged.", "{0} 件のチェックは、どれも判定されていません。");
    public static readonly Text NothingProven = new("Nothing of this lab was proven here.", "このラボは、ここでは何も検証されていません (not proven here)。");
    public static readonly Text Counts = new("{0} checks: {1} passed, {2} failed, {3} skipped, {4} not run", "チェック {0} 件: 成功 {1}、失敗 {2}、スキップ {3}、未実行 {4}");
    public static readonly Text CountsOf = new("{0} checks of {5}: {1} passed, {2} failed, {3} skipped, {4} not run", "{5} のチェック {0} 件: 成功 {1}、失敗 {2}、スキップ {3}、未実行 {4}");
    public static readonly Text RunYours = new("This was not your answer. To run yours: SCSLABS_VARIANT=exercise make lab N={0}, or once for all: echo exercise > .variant", "これはあなたの解答の結果ではありません。自分の解答を実行するには: SCSLABS_VARIANT=exercise make lab N={0}(毎回の指定を省くには、一度 echo exercise > .variant を実行します)");
}
