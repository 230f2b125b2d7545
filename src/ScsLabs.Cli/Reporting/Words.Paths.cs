using ScsLabs.Harness.Telling;

namespace ScsLabs.Cli.Reporting;

/// <content>The words of packet paths.</content>
internal static partial class Words
{
    public static readonly Text Paths = new("Packet paths ({0})", "パケットの経路 ({0})");
    public static readonly Text PathOf = new("{0} to {1}, TCP port {2}", "{0} から {1}、TCP ポート {2}");
    public static readonly Text Opens = new("the connection can be opened", "接続できる");
    public static readonly Text Blocked = new("the connection is blocked", "接続できない");
    public static readonly Text Forward = new("Outbound path", "往路");
    public static readonly Text Return = new("Return path", "復路");
    public static readonly Text AllTraffic = new("all traffic", "すべてのトラフィック");
    public static readonly Text RuleIn = new("inbound rule {0}: {1}, {2}", "インバウンドルール {0}: {1}、{2}");
    public static readonly Text RuleOut = new("outbound rule {0}: {1}, {2}", "アウトバウンドルール {0}: {1}、{2}");
    public static readonly Text EntryIn = new("inbound entry {0}: {1}, {2}", "インバウンドエントリ {0}: {1}、{2}");
    public static readonly Text EntryOut = new("outbound entry {0}: {1}, {2}", "アウトバウンドエントリ {0}: {1}、{2}");
    public static readonly Text RouteBy = new("route {0} → {1}", "ルート {0} → {1}");
    public static readonly Text ReplyBy = new("reply of a connection that it let through", "通した接続への応答");

    private static readonly Dictionary<string, Text> Hops = new(StringComparer.Ordinal)
    {
        ["Interface"] = new("network interface", "ネットワークインターフェイス"),
        ["SecurityGroup"] = new("security group", "セキュリティグループ"),
        ["NetworkAcl"] = new("network ACL", "ネットワーク ACL"),
        ["RouteTable"] = new("route table", "ルートテーブル"),
        ["Peering"] = new("VPC peering connection", "VPC ピアリング接続"),
        ["InternetGateway"] = new("Internet gateway", "インターネットゲートウェイ"),
        ["NatGateway"] = new("NAT gateway", "NAT ゲートウェイ"),
        ["GatewayEndpoint"] = new("gateway endpoint", "ゲートウェイエンドポイント"),
        ["Vpc"] = new("VPC", "VPC"),
    };

    /// <summary>The noun of a kind of component that packets pass.</summary>
    public static string HopNamed(string kind, Language language) => Hops.GetValueOrDefault(kind)?.In(language) ?? kind;
}
