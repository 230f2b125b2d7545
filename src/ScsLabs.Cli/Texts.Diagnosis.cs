namespace ScsLabs.Cli;

/// <content>Texts of <c>doctor</c> and <c>explain</c>.</content>
internal static partial class Texts
{
    public static readonly Text DoctorHelp = new("Tells what this machine has, tries what a backend can do, and says what was seen.", "このマシンにあるものを調べ、バックエンドの機能を試して、結果を示します。");
    public static readonly Text BackendHelp = new("embedded, container, localstack or endpoint (at SCSLABS_ENDPOINT); else what SCSLABS_BACKEND says.", "embedded、container、localstack、endpoint (SCSLABS_ENDPOINT) のいずれか。指定がなければ SCSLABS_BACKEND の値。");
    public static readonly Text Yes = new("yes", "あり");
    public static readonly Text No = new("no", "なし");
    public static readonly Text ThisMachine = new("This machine", "このマシン");
    public static readonly Text BackendAt = new("{0} at {1}", "{0} ({1})");
    public static readonly Text DockerEngine = new("Docker engine", "Docker エンジン");
    public static readonly Text PortOf = new("port {0}", "ポート {0}");
    public static readonly Text SdkMissing = new("install the SDK 10 from https://dotnet.microsoft.com/download/dotnet/10.0", "SDK 10 をインストールしてください: https://dotnet.microsoft.com/download/dotnet/10.0");
    public static readonly Text EngineMissing = new("no engine answers; only the backends container and localstack need one", "エンジンが応答しません。必要なのはバックエンド container と localstack だけです");
    public static readonly Text PortFree = new("free: make serve", "空いています: make serve");
    public static readonly Text PortTaken = new("taken: make serve PORT={0}", "使用中です: make serve PORT={0}");

    public static readonly Text ExplainHelp = new("Explains a call's answer: each permission that was asked for, and each statement that was considered.", "呼び出しの結果を説明します。求められた権限と、検討されたステートメントをすべて示します。");
    public static readonly Text RequestIdHelp = new("The request id, or path-1 and so on for a packet path; without one those of the last check are listed.", "リクエスト ID、またはパケットの経路なら path-1 など。指定がなければ、最後のチェックのものの一覧。");
    public static readonly Text EndpointHelp = new("The emulator to ask where no lab's results have the call; AWS_ENDPOINT_URL, else http://127.0.0.1:4566.", "ラボの結果にない呼び出しを尋ねるエミュレーター。既定は AWS_ENDPOINT_URL、なければ http://127.0.0.1:4566。");
    public static readonly Text NoCall = new("No call has the request id {0}: neither in the last results of a lab, nor at {1} ({2}).", "リクエスト ID {0} の呼び出しは、ラボの最後の結果にも {1} にもありません ({2})。");
    public static readonly Text Refusals = new("Lab {0}, checked {2} UTC: calls that failed (some are meant to), the last calls of each red check, and packet paths. To see one in full: {1}", "ラボ {0} のチェック ({2} UTC): 失敗した呼び出し(失敗するべきものを含む)、失敗した各チェックの最後の呼び出し、パケットの経路。詳しく見るには: {1}");
    public static readonly Text Succeeded = new("it succeeded", "成功");
    public static readonly Text NotChecked = new("Lab {0} wasn't checked yet: {1}", "ラボ {0} はまだチェックされていません: {1}");
    public static readonly Text NoPath = new("The last check has no path {0}.", "最後のチェックに経路 {0} はありません。");
    public static readonly Text NoRefusals = new("No call failed in the last check of lab {0}.", "ラボ {0} の最後のチェックで失敗した呼び出しはありません。");
    public static readonly Text CallTo = new("{0} called {1} {2} in {3}", "{0} が {3} で {1} の {2} を呼び出しました");
    public static readonly Text AllowedAnswer = new("answer: {0}", "結果: {0}");
    public static readonly Text RefusedAnswer = new("answer: {0} ({1}): {2}", "結果: {0} ({1}): {2}");
}
