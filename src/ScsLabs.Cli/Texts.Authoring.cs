namespace ScsLabs.Cli;

/// <content>Texts for authors of labs.</content>
internal static partial class Texts
{
    public static readonly Text NewHelp = new("Makes a lab to be changed into your own: it compiles, is red as exercise and green as solution.", "書き換えて使う新しいラボを作ります。コンパイルでき、演習は失敗し、模範解答は成功します。");
    public static readonly Text NewTitleHelp = new("The lab's title, from which its name is made.", "ラボのタイトル。名前はここから作られます。");
    public static readonly Text NoNameIn = new("'{0}' gives no name: it needs a letter of ASCII first, at most 40 letters and digits, and no quotes.", "'{0}' から名前を作れません。ASCII の文字で始まる 40 字以内の英数字が必要で、引用符は使えません。");
    public static readonly Text NameTaken = new("'{0}' gives the name of another lab: {1}", "'{0}' から作られる名前は、ほかのラボが使っています: {1}");
    public static readonly Text LabMade = new("{0}: change its scenario, tasks and checks. labs/scslabs.sh prove {1} says whether the lab holds. ScsLabs.sln has its project.", "{0}: シナリオ、課題、チェックを書き換えてください。labs/scslabs.sh prove {1} でラボとして成り立つか確かめられます。ScsLabs.sln にプロジェクトを追加しました。");
    public static readonly Text ProveHelp = new("Looks whether labs are whole, and runs their reference answers and proofs. Exit code: 0 green, 1 red.", "ラボがそろっているかを調べ、模範解答と証明を実行します。終了コード: 0 成功、1 失敗。");
    public static readonly Text ProveLab = new("The lab's number; else all.", "ラボの番号。指定がなければすべて。");
    public static readonly Text ProofsNotRun = new("The proofs weren't run, because they stand on the reference answer.", "証明は模範解答を前提とするため、実行していません。");
    public static readonly Text FileMissing = new("{0} is missing", "{0} がありません");
    public static readonly Text ManifestMember = new("lab.json: '{0}' is missing or wrong", "lab.json: '{0}' がないか、正しくありません");
    public static readonly Text SectionsWanted = new("{0}: it needs {1} sections (situation, tasks, hints, what the checks prove, what AWS does, sources) and has {2}", "{0}: 節は {1} 個必要ですが (状況、課題、ヒント、チェックが証明すること、AWS の動作、出典)、{2} 個あります");
    public static readonly Text TasksWanted = new("{0}: the tasks must be numbered from 1 on, each with a bold title: `1. **Title.** …`", "{0}: 課題は 1 から番号を付け、太字のタイトルを付けてください: `1. **タイトル。** …`");
    public static readonly Text HintWanted = new("{0}: task {1} has no hint", "{0}: 課題 {1} にヒントがありません");
    public static readonly Text LinkBroken = new("{0}: {1} isn't there", "{0}: {1} がありません");
    public static readonly Text SourcesWanted = new("{0}: the sources are missing", "{0}: 出典がありません");
    public static readonly Text LanguagesDiffer = new("README.ja.md must have the same tasks, and as many hints of each, as README.md", "README.ja.md の課題とヒントの数は、README.md と同じでなければなりません");
    public static readonly Text AnswersWanted = new("OtherAnswers.cs: two right answers are needed that are written differently from Solution.cs", "OtherAnswers.cs: Solution.cs と異なる書き方の正解が 2 つ必要です");
}
