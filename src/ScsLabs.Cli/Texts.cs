namespace ScsLabs.Cli;

/// <summary>All texts that the commands write for learners.</summary>
internal static partial class Texts
{
    // Problems
    public static readonly Text NoCourse = new("{0} is in no clone of ScsLabs: there is no ScsLabs.sln with labs here or above.", "{0} は ScsLabs のクローンの中にありません。ここにも上のフォルダにも、ScsLabs.sln と labs がありません。");
    public static readonly Text NoLab = new("There is no lab {0}. There are: {1}", "ラボ {0} はありません。あるラボ: {1}");
    public static readonly Text NoTask = new("Lab {0} has no task {1}. It has: {2}", "ラボ {0} に課題 {1} はありません。ある課題: {2}");
    public static readonly Text NewerProgress = new("{0} was written by a newer version of scslabs. Update this clone, or move the file away.", "{0} は、より新しいバージョンの scslabs が書いたものです。このクローンを更新するか、ファイルを移動してください。");
    public static readonly Text ProgressPutAside = new("The file of your progress couldn't be read. It was moved to {0}; your answers are untouched.", "進み具合のファイルを読み込めなかったため、{0} に移動しました。解答はそのまま残っています。");
    public static readonly Text NoAddress = new("{0}: '{1}' is no address, such as http://127.0.0.1:4566.", "{0}: '{1}' は http://127.0.0.1:4566 のようなアドレスではありません。");
    public static readonly Text NothingDelivered = new("{0} can't be put back: there is neither a copy of it as delivered nor a git repository.", "{0} を元に戻せません。最初の状態のコピーも git リポジトリもありません。");
    public static readonly Text NoExercise = new("{0} isn't there. To have it as it was delivered: {1}", "{0} がありません。最初の状態に戻すには: {1}");
    public static readonly Text OtherWatch = new("Another {0} runs in this clone. Quit that one first.", "このクローンでは別の {0} が実行中です。先にそちらを終了してください。");
    public static readonly Text OnlyAfterGreen = new("The reference answer is shown once all tasks of lab {0} are green. To see it before: {1}", "模範解答は、ラボ {0} のすべての課題が成功してから表示されます。先に見るには: {1}");

    // The answer couldn't be judged
    public static readonly Text DoesNotCompile = new("Your code doesn't compile:", "コードがコンパイルできません:");
    public static readonly Text CannotBuild = new("The lab couldn't be built, and not because of your code:", "コード以外の原因で、ラボをビルドできませんでした:");
    public static readonly Text CannotJudge = new("Your answer couldn't be judged, and not because of your code:", "コード以外の原因で、解答を判定できませんでした:");
    public static readonly Text EndedEarly = new("The lab's program ended before its checks did, with exit code {0}. Does your code end the process?", "ラボのプログラムが、チェックの途中で終了しました (終了コード {0})。コードがプロセスを終了させていませんか。");
    public static readonly Text TimedOut = new("The lab's program didn't end within {0} minutes, and was ended.", "ラボのプログラムが {0} 分以内に終わらなかったため、終了させました。");
    public static readonly Text ProgramTimedOut = new("{0} didn't end within {1} minutes, and was ended.", "{0} が {1} 分以内に終わらなかったため、終了させました。");

    // Lists
    public static readonly Text Number = new("lab", "ラボ");
    public static readonly Text Title = new("title", "タイトル");
    public static readonly Text Domain = new("domain", "分野");
    public static readonly Text Minutes = new("min", "分");
    public static readonly Text Difficulty = new("difficulty", "難易度");
    public static readonly Text State = new("state", "状態");
    public static readonly Text Open = new("open", "未着手");
    public static readonly Text TasksDone = new("{0} of {1} tasks", "課題 {1} 件中 {0} 件");
    public static readonly Text Done = new("done", "完了");
    public static readonly Text DoneInPart = new("done, as far as it can be judged here", "完了(ここで判定できる範囲)");
    public static readonly Text DoneSpoiled = new("done, with the answer shown", "完了(解答を表示済み)");
    public static readonly Text Unbuilt = new("not judged", "判定できません");

    // Results
    public static readonly Text Task = new("Task {0}", "課題 {0}");
    public static readonly Text CountOf = new("{0} of {1}", "{1} 件中 {0} 件");
    public static readonly Text NotProvenHere = new("not proven here", "ここでは検証されません");
    public static readonly Text Skipped = new("skipped: {0}", "スキップ: {0}");
    public static readonly Text LabDone = new("Lab {0} is done.", "ラボ {0} は完了です。");
    public static readonly Text ThenWhy = new("What was wrong, what AWS does: {0}", "何が問題だったか、AWS の動作: {0}");
    public static readonly Text ThenExplain = new("Its calls, why each was allowed or refused, and its packet paths: {0}", "呼び出しと、許可または拒否された理由、パケットの経路: {0}");
    public static readonly Text ThenSolution = new("How the reference answer differs: {0}", "模範解答との違い: {0}");
    public static readonly Text ThenNext = new("The next lab, {0}: {1}", "次のラボ「{0}」: {1}");
    public static readonly Text YourCodeWrote = new("What your code wrote", "コードの出力");
    public static readonly Text Hinting = new("Stuck? {0}", "行き詰まったら: {0}");

    // Start, hints, why, reset
    public static readonly Text Situation = new("The situation", "状況");
    public static readonly Text TasksOf = new("The tasks", "課題");
    public static readonly Text YourFile = new("Your file: {0}", "編集するファイル: {0}");
    public static readonly Text Picture = new("With a picture: {0}", "図はこちら: {0}");
    public static readonly Text ThenWatch = new("Edit it while this runs: {0}", "次のコマンドを実行したまま編集してください: {0}");
    public static readonly Text HintOf = new("Lab {0}, task {1}, hint {2} of {3}", "ラボ {0}、課題 {1}、ヒント {3} 件中 {2} 件目");
    public static readonly Text NoMoreHints = new("That was the last hint. What AWS does, and sources: {0}", "ヒントは以上です。AWS の動作と出典: {0}");
    public static readonly Text NoHints = new("Lab {0} has no hints for task {1}.", "ラボ {0} の課題 {1} にヒントはありません。");
    public static readonly Text WasRed = new("What was wrong", "何が問題だったか");
    public static readonly Text GreenSince = new("{0} · green now", "{0} · 現在は成功");
    public static readonly Text NothingWasRed = new("Nothing was red yet: {0}", "まだ失敗したチェックはありません: {0}");
    public static readonly Text AwsDoes = new("What AWS does, and where guides go wrong", "AWS の動作と、よくある誤り");
    public static readonly Text Sources = new("Sources", "出典");
    public static readonly Text WasReset = new("{0} is as it was delivered.", "{0} を最初の状態に戻しました。");
    public static readonly Text KeptYours = new("Your answer was kept: {0}", "それまでの解答はここに残してあります: {0}");
    public static readonly Text SameAsSolution = new("Your file has the same code as the reference answer, word for word.", "あなたのコードは、模範解答と一字一句同じです。");
    public static readonly Text YoursAndReference = new("- yours, + the reference answer; one of several right ones", "- はあなたの解答、+ は模範解答(正解はひとつではありません)");
}
