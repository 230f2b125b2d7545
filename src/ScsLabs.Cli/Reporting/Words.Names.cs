using ScsLabs.Harness;
using ScsLabs.Harness.Results;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Cli.Reporting;

/// <content>Names of proofs, of answers and of what pictures show.</content>
internal static partial class Words
{
    public static readonly Text Picture = new("The picture", "構成図");
    public static readonly Text Before = new("Before the answer", "解答の前");
    public static readonly Text After = new("After the answer", "解答の後");
    public static readonly Text NoPicture = new("There is no picture: only the embedded backend shows its world.", "構成図はありません。構成を表示できるのは組み込みバックエンドだけです。");
    public static readonly Text PictureOf = new("{0}: {1}", "{0}: {1}");
    public static readonly Text PictureTells = new("{0} resources in {1} accounts. The numbered lines are listed below the picture, and all resources after them.", "アカウント {1} 件、リソース {0} 件。番号の付いた線は図の下に、すべてのリソースはその後に一覧があります。");
    public static readonly Text Lines = new("Who reaches what, and who may do what", "接続と権限");
    public static readonly Text NoLines = new("Nothing reaches anything here, and nobody may do anything that is looked at.", "接続も、調べた範囲の権限もありません。");
    public static readonly Text PartOnly = new("A permission is listed where a principal may call the actions on the resource or on a part of it, perhaps only where conditions hold.", "権限は、プリンシパルがそのリソースの全部または一部に対してアクションを呼び出せるときに示します。条件付きの場合もあります。");
    public static readonly Text AllResources = new("All resources, as a list ({0})", "すべてのリソースの一覧 ({0})");
    public static readonly Text PictureCut = new("{0} more are left out: the picture is bounded.", "図の大きさには上限があるため、ほか {0} 件は省略しました。");
    public static readonly Text New = new("new", "追加");
    public static readonly Text Changed = new("changed", "変更");
    public static readonly Text Goes = new("removed", "削除");
    public static readonly Text MayAllHere = new("may do everything looked at", "調べた操作はすべて可能");

    private static readonly Dictionary<EdgeKind, Text> Edges = new()
    {
        [EdgeKind.Connects] = new("connects to", "接続できる"),
        [EdgeKind.May] = new("may act on", "操作できる"),
        [EdgeKind.MayAll] = new("may do everything looked at, in", "調べた操作はすべて可能"),
        [EdgeKind.Peers] = new("is peered with", "ピアリング"),
        [EdgeKind.HasRole] = new("has the role", "ロールを持つ"),
        [EdgeKind.EncryptedWith] = new("is encrypted with", "暗号化に使うキー"),
        [EdgeKind.Targets] = new("sends events to", "イベントの送信先"),
        [EdgeKind.MemberOf] = new("is a member of", "メンバー"),
    };

    private static readonly Dictionary<string, Text> ProofNames = new(StringComparer.Ordinal)
    {
        ["The_exercise_is_red_on_exactly_the_tasks_it_names"] = new("The exercise as delivered is red on exactly the tasks that it names", "配布時の演習は、示された課題でだけ失敗する"),
        ["Every_check_needs_no_task_after_its_own"] = new("Every check passes from its own task on", "どのチェックも、自分の課題より後の課題を必要としない"),
        [MutantProof] = new("No mutant of the solution survives", "模範解答のミュータントはすべて検出される"),
        ["Every_other_right_answer_is_green"] = new("Right answers that are written differently are green", "書き方の異なる正しい解答も成功する"),
        ["A_missing_capability_skips_exactly_the_checks_that_need_it"] = new("A missing capability skips exactly the checks that need it", "機能がないときは、それが必要なチェックだけがスキップされる"),
        ["No_check_is_green_where_what_it_needs_is_missing"] = new("No check is green where what it needs is missing", "必要な機能がない環境で成功するチェックはない"),
    };

    private static readonly Dictionary<string, Text> Difficulties = new(StringComparer.Ordinal)
    {
        ["beginner"] = new("beginner", "初級"),
        ["intermediate"] = new("intermediate", "中級"),
        ["advanced"] = new("advanced", "上級"),
    };

    /// <summary>The domains of the exam, as AWS names them.</summary>
    private static readonly Dictionary<string, Text> Domains = new(StringComparer.Ordinal)
    {
        ["Data Protection"] = new("Data Protection", "データ保護"),
        ["Identity and Access Management"] = new("Identity and Access Management", "Identity and Access Management"),
        ["Incident Response"] = new("Incident Response", "インシデント対応"),
        ["Infrastructure Security"] = new("Infrastructure Security", "インフラストラクチャのセキュリティ"),
    };

    /// <summary>What an edge says.</summary>
    public static string Edge(EdgeKind kind, Language language) => Edges[kind].In(language);

    /// <summary>A proof in words.</summary>
    public static string ProofNamed(string name, Language language) => ProofNames.GetValueOrDefault(name)?.In(language) ?? name.Replace('_', ' ');

    /// <summary>A domain in words.</summary>
    public static string DomainNamed(string name, Language language) => Domains.GetValueOrDefault(name)?.In(language) ?? name;

    /// <summary>A difficulty in words.</summary>
    public static string Difficulty(string name, Language language) => Difficulties.GetValueOrDefault(name)?.In(language) ?? name;

    /// <summary>Whose answer was checked.</summary>
    public static string AnswerOf(LabVariant? variant, Language language) => variant switch
    {
        LabVariant.Solution => Harness.Telling.Texts.ReferenceAnswer.In(language),
        LabVariant.Exercise => Harness.Telling.Texts.YourAnswer.In(language),
        _ => NoAnswer.In(language),
    };
}
