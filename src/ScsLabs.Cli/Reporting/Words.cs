using System.Globalization;
using ScsLabs.Harness;
using ScsLabs.Harness.Results;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Cli.Reporting;

/// <summary>The texts of the report.</summary>
internal static partial class Words
{
    /// <summary>The name of the proof that tries mutants.</summary>
    public const string MutantProof = "No_mutant_of_the_solution_survives";

    // The command
    public static readonly Text Written = new("The report: {0}", "レポート: {0}");
    public static readonly Text OfReferences = new("It tells of the reference answers. Of your own: SCSLABS_VARIANT=exercise make report", "模範解答の結果です。自分の解答のレポートを作るには: SCSLABS_VARIANT=exercise make report");
    public static readonly Text NoResults = new("There are no results in {0}. `make report` runs the labs and writes them.", "{0} に結果がありません。`make report` でラボを実行すると書き込まれます。");
    public static readonly Text Unreadable = new("{0} holds no results that can be read.", "{0} の結果を読み取れません。");

    // The page
    public static readonly Text Title = new("Security labs: report", "セキュリティラボ: レポート");
    public static readonly Text ToMain = new("Skip to the results", "結果へ移動");
    public static readonly Text MadeAt = new("Made {0} UTC", "作成 {0} UTC");
    public static readonly Text CountOfChecks = new("Labs: {0}. Checks: {1}; passed {2}, failed {3}, skipped {4}", "ラボ {0} 件、チェック {1} 件: 成功 {2}、失敗 {3}、スキップ {4}");
    public static readonly Text Overview = new("Overview", "概要");
    public static readonly Text AllGreen = new("Nothing is red.", "失敗はありません。");
    public static readonly Text SomeRed = new("Something is red.", "失敗があります。");
    public static readonly Text TableOfLabs = new("Labs, in a table", "ラボの一覧表");
    public static readonly Text Footer = new("Made by ScsLabs from the results that each lab wrote. The page loads nothing from anywhere.", "各ラボが書き込んだ結果から ScsLabs が作成しました。このページは外部から何も読み込みません。");
    public static readonly Text ToTop = new("Back to the overview", "概要へ戻る");

    // Facts of a lab
    public static readonly Text Lab = new("Lab", "ラボ");
    public static readonly Text State = new("State", "状態");
    public static readonly Text Domain = new("Domain", "ドメイン");
    public static readonly Text Guide = new("Exam guide SCS-C03", "試験ガイド SCS-C03");
    public static readonly Text Effort = new("Effort", "目安");
    public static readonly Text EffortOf = new("about {0} minutes, {1}", "約 {0} 分、{1}");
    public static readonly Text Services = new("Services", "サービス");
    public static readonly Text Answer = new("Answer", "解答");
    public static readonly Text NoAnswer = new("none could be chosen", "選択できませんでした");
    public static readonly Text Backend = new("Backend", "バックエンド");
    public static readonly Text NoBackend = new("it didn't start", "起動しませんでした");
    public static readonly Text NotJudged = new("Not judged", "判定できない理由");
    public static readonly Text Run = new("Run", "実行");
    public static readonly Text RunAt = new("{0} UTC, {1}", "{0} UTC、{1}");
    public static readonly Text Duration = new("Duration", "所要時間");
    public static readonly Text Checks = new("Checks", "チェック");
    public static readonly Text ChecksOf = new("{0} of {1}", "{1} 件中 {0} 件");
    public static readonly Text Passed = new("passed", "成功");
    public static readonly Text Failed = new("failed", "失敗");
    public static readonly Text Skipped = new("skipped", "スキップ");
    public static readonly Text NotRun = new("not run", "未実行");
    public static readonly Text Proven = new("proven", "検証済み");
    public static readonly Text InPart = new("proven in part", "一部検証済み");
    public static readonly Text NotProven = new("not proven here", "ここでは未検証");
    public static readonly Text Red = new("red", "失敗あり");
    public static readonly Text Task = new("Task {0}", "課題 {0}");
    public static readonly Text RedOnes = new("Red", "失敗");
    public static readonly Text AndMore = new("and {0} more", "ほか {0} 件");

    // Evidence
    public static readonly Text Why = new("Why", "理由");
    public static readonly Text Calls = new("Calls and decisions ({0})", "呼び出しと判定 ({0})");
    public static readonly Text NoEvidence = new("No calls were recorded: the check looked at the network or at nothing that calls, or the backend doesn't show its decisions.", "呼び出しの記録はありません。呼び出しのないチェックか、判定を公開しないバックエンドです。");
    public static readonly Text NoDecision = new("nothing had to be decided", "判定は不要でした");
    public static readonly Text WithinCall = new("Calls that the service made within it", "この呼び出しの中でサービスが行った呼び出し");
    public static readonly Text Parameters = new("Parameters", "パラメータ");
    public static readonly Text On = new("on {0}", "対象: {0}");
    public static readonly Text Decided = new("Decision", "判定の根拠");
    public static readonly Text Nearest = new("Nearest statement", "最も近いステートメント");
    public static readonly Text Denying = new("Denying statement", "拒否したステートメント");
    public static readonly Text Considered = new("Statements considered ({0})", "検討されたステートメント ({0})");

    // Proofs and capabilities
    public static readonly Text Proofs = new("Proofs of the checks", "チェックそのものの証明");
    public static readonly Text NoProofs = new("No proofs ran: they run for the reference answer, on the embedded backend.", "証明は実行されていません。証明は、組み込みバックエンドで模範解答に対して実行されます。");
    public static readonly Text Mutants = new("Mutants", "ミュータント");
    public static readonly Text MutantsCaught = new("Mutants caught", "検出したミュータント");
    public static readonly Text MutantsOf = new("{0} mutants of the solution were tried; {1} were caught.", "模範解答のミュータント {0} 件を試し、{1} 件を検出しました。");
    public static readonly Text CaughtBy = new("Caught by", "検出したチェック");
    public static readonly Text Survived = new("survived", "検出されず");
    public static readonly Text OtherAnswers = new("Other right answers, all of which must be green", "別の正しい解答(すべて成功するべきもの)");
    public static readonly Text LeftOut = new("{0} more are left out.", "ほか {0} 件は省略しました。");
    public static readonly Text Capabilities = new("The backend's capabilities", "バックエンドの機能");
    public static readonly Text Capability = new("Capability", "機能");
    public static readonly Text Has = new("Has it", "有無");
    public static readonly Text Seen = new("What the probe saw", "調べて見えたこと");
    public static readonly Text Yes = new("yes", "あり");
    public static readonly Text No = new("no", "なし");

    /// <summary>A text in a language.</summary>
    public static string In(Translated text, Language language) => language == Language.Japanese ? text.Ja : text.En;

    /// <summary>A state with its sign.</summary>
    public static string With(TaskState state, Language language) => state switch
    {
        TaskState.Proven => $"✓ {Proven.In(language)}",
        TaskState.InPart => $"~ {InPart.In(language)}",
        TaskState.NotProven => $"– {NotProven.In(language)}",
        _ => $"✗ {Red.In(language)}",
    };

    /// <summary>A verdict with its sign.</summary>
    public static string With(Verdict verdict, Language language) => verdict switch
    {
        Verdict.Passed => $"✓ {Passed.In(language)}",
        Verdict.Failed => $"✗ {Failed.In(language)}",
        Verdict.Skipped => $"– {Skipped.In(language)}",
        _ => $"– {NotRun.In(language)}",
    };

    /// <summary>A duration.</summary>
    public static string Time(double seconds) => seconds switch
    {
        < 0.001 => "< 1 ms",
        < 1 => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1000:0} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s"),
    };

    /// <summary>A moment.</summary>
    public static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
