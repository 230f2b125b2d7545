namespace ScsLabs.Cli;

/// <content>What the commands are for.</content>
internal static partial class Texts
{
    public static readonly Text Help = new("The labs of ScsLabs: do them, check them, see why.", "ScsLabs のラボ: 取り組み、チェックし、理由を知るためのコマンド。");
    public static readonly Text LangHelp = new("en or ja; else the system's language.", "en または ja。指定がなければシステムの言語。");
    public static readonly Text JsonHelp = new("Writes JSON for programs.", "プログラム向けに JSON で出力します。");
    public static readonly Text LabArgument = new("The lab's number, such as 09; else the one you worked on last.", "ラボの番号 (例: 09)。指定がなければ、最後に取り組んだラボ。");
    public static readonly Text LabNumber = new("The lab's number, such as 09.", "ラボの番号 (例: 09)。");
    public static readonly Text RunHelp = new("Runs a lab's program: the answer that SCSLABS_VARIANT chooses, on the backend that SCSLABS_BACKEND chooses, and the lab's proofs. Exit code: 0 green, 1 red, 2 not judged.", "ラボのプログラムを実行します。解答は SCSLABS_VARIANT、バックエンドは SCSLABS_BACKEND で選び、ラボ自体の検証も行います。終了コード: 0 成功、1 失敗、2 判定不能。");
    public static readonly Text ConfigurationHelp = new("The configuration that is built: Debug or Release.", "ビルドする構成: Debug または Release。");
    public static readonly Text TaskArgument = new("The task's number; else the first that is red.", "課題の番号。指定がなければ、最初に失敗している課題。");
    public static readonly Text ListHelp = new("Lists the labs, and how far you are.", "ラボの一覧と進み具合を表示します。");
    public static readonly Text StartHelp = new("Tells a lab's situation and tasks, and where to work.", "ラボの状況と課題、編集するファイルを示します。");
    public static readonly Text WatchHelp = new("Checks your answer each time you save it, and shows the first red task.", "保存するたびに解答をチェックし、最初に失敗している課題を表示します。");
    public static readonly Text ManualHelp = new("Checks when you press Enter, not when you save.", "保存時ではなく、Enter を押したときにチェックします。");
    public static readonly Text CheckHelp = new("Checks your answer once. Exit code: 0 green, 1 red, 2 not judged.", "解答を一度チェックします。終了コード: 0 成功、1 失敗、2 判定不能。");
    public static readonly Text HintHelp = new("Gives a hint for a task, and each time one more.", "課題のヒントを表示します。実行するたびにひとつ増えます。");
    public static readonly Text SolutionHelp = new("Shows how the reference answer differs from yours, once yours is green.", "解答が成功した後で、模範解答との違いを表示します。");
    public static readonly Text SpoilHelp = new("Shows it before.", "成功する前でも表示します。");
    public static readonly Text WhyHelp = new("Tells what was wrong, what AWS does, and the sources.", "何が問題だったか、AWS の動作、出典を示します。");
    public static readonly Text ResetHelp = new("Puts your file back as it was delivered; your answer is kept in .scslabs/answers.", "ファイルを最初の状態に戻します。それまでの解答は .scslabs/answers に残します。");
    public static readonly Text VerifyHelp = new("Checks your answers of all labs. Exit code: 0 green, 1 red, 2 not judged.", "すべてのラボの解答をチェックします。終了コード: 0 成功、1 失敗、2 判定不能。");
}
