using System.Text.RegularExpressions;

namespace ScsLabs.Harness.Telling;

/// <summary>Tells in the learner's language the names that the emulator makes of kinds, such as "bucket policy of reports" and "role app". Names that users gave stay as they are.</summary>
internal static partial class Nouns
{
    private static readonly Dictionary<string, string> Japanese = new(StringComparer.Ordinal)
    {
        ["alias"] = "エイリアス",
        ["allowed images"] = "許可された AMI の設定",
        ["bucket"] = "バケット",
        ["bucket policy"] = "バケットポリシー",
        ["config rule row"] = "AWS Config ルール",
        ["db instance"] = "DB インスタンス",
        ["db subnet group"] = "DB サブネットグループ",
        ["document"] = "ドキュメント",
        ["ebs settings"] = "EBS の設定",
        ["elastic ip"] = "Elastic IP アドレス",
        ["entry"] = "エントリ",
        ["event bus"] = "イベントバス",
        ["event rule"] = "EventBridge ルール",
        ["function"] = "関数",
        ["function alias"] = "関数のエイリアス",
        ["group"] = "グループ",
        ["image"] = "イメージ",
        ["inline policy"] = "インラインポリシー",
        ["instance"] = "インスタンス",
        ["instance profile"] = "インスタンスプロファイル",
        ["internet gateway"] = "インターネットゲートウェイ",
        ["key"] = "キー",
        ["key pair"] = "キーペア",
        ["key policy"] = "キーポリシー",
        ["log group row"] = "ロググループ",
        ["managed policy"] = "管理ポリシー",
        ["nat gateway"] = "NAT ゲートウェイ",
        ["network acl"] = "ネットワーク ACL",
        ["network ACL"] = "ネットワーク ACL",
        ["network interface"] = "ネットワークインターフェイス",
        ["object"] = "オブジェクト",
        ["parameter"] = "パラメータ",
        ["patch baseline"] = "パッチベースライン",
        ["permissions"] = "共有の設定",
        ["policy"] = "ポリシー",
        ["published version"] = "関数のバージョン",
        ["queue"] = "キュー",
        ["queue policy"] = "キューポリシー",
        ["recorder row"] = "設定レコーダー",
        ["resource policies"] = "リソースポリシー",
        ["resource policy"] = "リソースポリシー",
        ["role"] = "ロール",
        ["root user"] = "ルートユーザー",
        ["route"] = "ルート",
        ["route table"] = "ルートテーブル",
        ["rule"] = "ルール",
        ["security group"] = "セキュリティグループ",
        ["security group rule"] = "セキュリティグループのルール",
        ["session policy"] = "セッションポリシー",
        ["service setting"] = "サービス設定",
        ["snapshot"] = "スナップショット",
        ["subnet"] = "サブネット",
        ["target"] = "ターゲット",
        ["the resource's owner"] = "リソースの所有者",
        ["trail row"] = "証跡",
        ["trust policy"] = "信頼ポリシー",
        ["user"] = "ユーザー",
        ["version"] = "バージョン",
        ["volume"] = "ボリューム",
        ["vpc"] = "VPC",
        ["vpc endpoint"] = "VPC エンドポイント",
        ["VPC endpoint"] = "VPC エンドポイント",
        ["vpc peering connection"] = "VPC ピアリング接続",
        ["VPC peering connection"] = "VPC ピアリング接続",
        ["account public access block"] = "アカウントのブロックパブリックアクセス",
    };

    /// <summary>A kind and the name of one of it.</summary>
    public static string Named(string kind, string name) => Named(kind, name, Languages.Chosen);

    /// <summary>Tells them in this language.</summary>
    public static string Named(string kind, string name, Language language) => $"{(language == Language.Japanese ? Japanese.GetValueOrDefault(kind, kind) : kind)} {name}".TrimEnd();

    /// <summary>Something that belongs to something else, both told.</summary>
    public static string Of(string what, string whose, Language language) => Texts.PartOf.In(language, what, whose);

    /// <summary>Tells the name of a policy, which has a noun only where it is more than one word.</summary>
    public static string Policy(string name) => Policy(name, Languages.Chosen);

    /// <summary>Tells it in this language.</summary>
    public static string Policy(string name, Language language) => language == Language.Japanese && name.Contains(' ', StringComparison.Ordinal) ? Told(name) : name;

    /// <summary>Tells a noun with what follows it, such as "inline policy read" or "security group 'api'".</summary>
    public static string Phrase(string name, Language language) => language == Language.Japanese ? Told(name) : name;

    private static string Told(string name) =>
        Slot.Match(name) is { Success: true } slot ? Of(Told(slot.Groups["what"].Value), Told(slot.Groups["whose"].Value), Language.Japanese)
        : Belonging.Match(name) is { Success: true } of ? Of(Told(of.Groups["what"].Value), Told(of.Groups["whose"].Value), Language.Japanese)
        : AclGrant.Match(name) is { Success: true } grant ? Texts.GrantedTo.In(Language.Japanese, grant.Groups["what"], grant.Groups["to"])
        : Leading(name);

    /// <summary>A name with the noun, of one word or more, that it begins with.</summary>
    private static string Leading(string name)
    {
        var words = name.Split(' ');
        for (var count = words.Length; count > 0; count--)
        {
            if (Japanese.ContainsKey(string.Join(' ', words.Take(count))))
            {
                return Named(string.Join(' ', words.Take(count)), string.Join(' ', words.Skip(count)), Language.Japanese);
            }
        }

        return name;
    }

    /// <summary>As a row names its policies: "bucket reports, bucket policy".</summary>
    [GeneratedRegex("^(?<whose>[a-z].*), (?<what>(bucket|key|queue|trust|inline) policy.*|policy)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Slot { get; }

    [GeneratedRegex("^(?<what>[a-z].*?) of (the )?(?<whose>.+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Belonging { get; }

    [GeneratedRegex("^(?<what>[A-Z_]+) to (?<to>[A-Za-z0-9]+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AclGrant { get; }
}
