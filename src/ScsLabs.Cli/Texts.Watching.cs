namespace ScsLabs.Cli;

/// <content>Texts of <c>watch</c>.</content>
internal static partial class Texts
{
    public static readonly Text Building = new("Lab {0}: building and checking …", "ラボ {0}: ビルドしてチェックしています…");
    public static readonly Text BuildingReferences = new("Lab {0}: building what it stands on, once and after a change of src …", "ラボ {0}: 前提となるプロジェクトをビルドしています(初回と、src の変更後だけ)…");
    public static readonly Text BuildingFirst = new("Lab {0}: building the emulator and the harness first, which takes some minutes once …", "ラボ {0}: 初回はエミュレーターとハーネスのビルドに数分かかります…");
    public static readonly Text OtherRun = new("Lab {0}: waiting for another run of it to end …", "ラボ {0}: 別の実行が終わるのを待っています…");
    public static readonly Text StillChecking = new("Still running after {0} s. A task that doesn't end is stopped after a minute, and named. [q] quits.", "{0} 秒経過、まだ実行中です。終わらない課題は 1 分で停止し、どの課題かを表示します。[q] で終了します。");
    public static readonly Text Keys = new("[h]int  [s]ituation  [n]ext lab  [r]eset  [l]ist  [q]uit  [Enter] check again", "[h]\u00a0ヒント  [s]\u00a0状況と課題  [n]\u00a0次のラボ  [r]\u00a0リセット  [l]\u00a0一覧  [q]\u00a0終了  [Enter]\u00a0もう一度チェック");
    public static readonly Text WaitingForSave = new("Waiting for you to save {0} …", "{0} の保存を待っています…");
    public static readonly Text WaitingForEnter = new("Press Enter to check {0} again.", "Enter を押すと {0} をもう一度チェックします。");
    public static readonly Text ConfirmReset = new("Press r once more to put {0} back as it was delivered.", "{0} を最初の状態に戻すには、もう一度 r を押してください。");
    public static readonly Text ConfirmNext = new("Lab {0} isn't done yet. Press n once more to go on to the next.", "ラボ {0} はまだ完了していません。次のラボに進むには、もう一度 n を押してください。");
    public static readonly Text OnlyThisLeft = new("All other labs are done: lab {0} is the last.", "ほかのラボはすべて完了しました。残りはラボ {0} だけです。");
    public static readonly Text AllDone = new("All labs are done.", "すべてのラボが完了しました。");
}
