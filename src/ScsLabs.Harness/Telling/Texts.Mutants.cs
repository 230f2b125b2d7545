namespace ScsLabs.Harness.Telling;

/// <content>What mutants of a solution change, and what is wrong with a lab's checks.</content>
internal static partial class Texts
{
    public static readonly Text ManagedAttached = new("{0}: AWS managed policy {1} attached", "{0}: AWS 管理ポリシー {1} をアタッチ");
    public static readonly Text InlineAdded = new("{0}: inline policy for other services added", "{0}: ほかのサービスのインラインポリシーを追加");
    public static readonly Text BoundaryInstead = new("{0}: a boundary instead of its policies", "{0}: ポリシーの代わりにアクセス許可の境界");
    public static readonly Text TrustsEveryone = new("{0}: trusts everyone", "{0}: 誰でも信頼");
    public static readonly Text PutIntoGroup = new("{0}: put into a group with a policy", "{0}: ポリシーのあるグループに追加");
    public static readonly Text GrantFor = new("key {0}: a grant for {1}", "キー {0}: {1} のグラントを追加");
    public static readonly Text StatementFor = new("{0}: a statement for {1}", "{0}: {1} のステートメントを追加");
    public static readonly Text TakenAway = new("{0}: taken away", "{0}: 取り除く");
    public static readonly Text ElementWidened = new("{0} widened to {1}", "{0} を {1} に拡大");
    public static readonly Text ConditionDropped = new("condition {0} {1} dropped", "条件 {0} {1} を除く");
    public static readonly Text PrefixListWidened = new("prefix list widened to {0}", "プレフィックスリストを {0} に拡大");
    public static readonly Text PortsWidened = new("ports widened to {0}", "ポートを {0} に拡大");
    public static readonly Text AllOfThem = new("all", "すべて");
    public static readonly Text ProtocolWidened = new("protocol widened to {0}", "プロトコルを {0} に拡大");
    public static readonly Text AddressesWidened = new("addresses widened to {0}", "アドレスを {0} に拡大");
    public static readonly Text GroupWidenedToVpc = new("group widened to its VPC's {0}", "グループをその VPC の {0} に拡大");
    public static readonly Text GroupWidened = new("group widened to {0}", "グループを {0} に拡大");
    public static readonly Text RowUndone = new("{0}: undone", "{0}: 元に戻す");
    public static readonly Text MetadataOpened = new("{0}, metadata service: {1}", "{0} のメタデータサービス: {1}");
    public static readonly Text TokensOptional = new("tokens made optional", "トークンを任意にする");
    public static readonly Text ContainersLet = new("containers let to it", "コンテナからも到達できるようにする");
    public static readonly Text ParameterDropped = new("rule {0}: parameter {1} dropped", "ルール {0}: パラメータ {1} を除く");
    public static readonly Text FieldDropped = new("rule {0}: {1} dropped", "ルール {0}: {1} を除く");
    public static readonly Text DeadLettersDropped = new("target {0} of the rule {1}: dead-letter queue dropped", "ルール {1} のターゲット {0}: デッドレターキューを除く");

    // Proofs
    public static readonly Text WorkedOnHere = new("the exercise is worked on here: of the tasks that are red as it is delivered, these are green: {0}", "演習に取り組み中です。配布時に失敗する課題のうち、次の課題は成功しています: {0}");
    public static readonly Text RedOnOtherTasks = new("As delivered the exercise is red on the tasks {0}; here it is on {1}:", "演習は、配布時には課題 {0} で失敗しますが、ここでは課題 {1} で失敗します:");
    public static readonly Text RedAfterTask = new("{0} of task {1} is red after task {2}: {3}", "課題 {1} の {0} は、課題 {2} の後で失敗します: {3}");
    public static readonly Text NeedLaterTasks = new("Checks need later tasks:", "後の課題を必要とするチェックがあります:");
    public static readonly Text MutantsSurvive = new("{0} of {1} mutants survive:", "ミュータント {1} 件中 {0} 件が検出されません:");
    public static readonly Text RightAnswersAreRed = new("Right answers are red:", "正しい解答が失敗します:");
    public static readonly Text SkippedWithout = new("{0} was skipped without {1}", "{0} は、{1} がないときにスキップされました");
    public static readonly Text RunWithout = new("{0} was run without {1}", "{0} は、{1} がないときに実行されました");
    public static readonly Text RedWithout = new("{0} is red without {1}, which it doesn't need: {2}", "{0} は、必要としない {1} がないと失敗します: {2}");
    public static readonly Text BeingWorkedOn = new("the exercise is being worked on", "演習に取り組み中です");
    public static readonly Text ProvenEmbedded = new("a lab is proven on copies of the embedded emulator's world", "ラボの証明は、組み込みのエミュレーターの状態のコピーで行います");
    public static readonly Text GreenThough = new("{0} is green, though it needs {1}", "{0} は、必要なものがないのに成功します: {1}");
    public static readonly Text RedThough = new("{0} is red, though nothing that it needs is missing: {1}", "{0} は、必要なものがそろっているのに失敗します: {1}");
}
