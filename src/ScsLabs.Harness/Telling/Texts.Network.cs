namespace ScsLabs.Harness.Telling;

/// <content>What stops packets.</content>
internal static partial class Texts
{
    public static readonly Text ToConnect = new("{0} connects to {1} at TCP port {2}", "{0} から {1} の TCP ポート {2} に接続できる");
    public static readonly Text ToBlock = new("{0} can't connect to {1} at TCP port {2}, because of {3}", "{0} から {1} の TCP ポート {2} には接続できない(理由: {3})");
    public static readonly Text Connected = new("got: the connection is opened, by {0}", "結果: 接続できました。経路: {0}");
    public static readonly Text EphemeralPorts = new("got: replies return to the client's ports {0} only; it may choose any of {1}-{2}", "結果: 応答が戻るのはクライアントのポート {0} だけです。クライアントは {1}-{2} のどれでも選びます");
    public static readonly Text PacketsStop = new("stopped: {0}: {1} ({2})", "停止: {0}: {1} ({2})");
    public static readonly Text RepliesStop = new("the replies are stopped: {0}: {1} ({2})", "応答が停止: {0}: {1} ({2})");
    public static readonly Text GroupsLetNothingIn = new("no rule of the security groups of {0} lets it in: {1}", "{0} のセキュリティグループに、受信を許可するルールがありません: {1}");
    public static readonly Text GroupsLetNothingOut = new("no rule of the security groups of {0} lets it out: {1}", "{0} のセキュリティグループに、送信を許可するルールがありません: {1}");
    public static readonly Text AclLetsNothingIn = new("the network ACL {0} doesn't let it into the subnet {1}: entry {2}", "ネットワーク ACL {0} がサブネット {1} への受信を拒否しています: エントリ {2}");
    public static readonly Text AclLetsNothingOut = new("the network ACL {0} doesn't let it out of the subnet {1}: entry {2}", "ネットワーク ACL {0} がサブネット {1} からの送信を拒否しています: エントリ {2}");
    public static readonly Text NoRoute = new("the route table {0} of the subnet {1} has no route to {2}", "サブネット {1} のルートテーブル {0} に、{2} へのルートがありません");
    public static readonly Text RouteLeadsNowhere = new("the route of the route table {0} of the subnet {1} is a blackhole: {2}", "サブネット {1} のルートテーブル {0} のルートはブラックホールです: {2}");
    public static readonly Text NoTransit = new("{1} isn't an address of the VPC on the other side of the peering {0}, and nothing passes through that VPC", "{1} は、ピアリング {0} の相手側 VPC のアドレスではありません。その VPC を通り抜けることはできません");
    public static readonly Text NobodyThere = new("no network interface of {0} has the address {1}", "{0} に、アドレス {1} を持つネットワークインターフェイスはありません");
    public static readonly Text NotRunning = new("{0} doesn't run", "{0} は実行中ではありません");
    public static readonly Text ArrivesElsewhere = new("it arrives at {0}, which isn't the destination", "送信先ではない {0} に届きます");
    public static readonly Text ChecksAddresses = new("{0} checks sources and destinations, and the packet neither comes from it nor is meant for it", "{0} では送信元/送信先チェックが有効で、このパケットの送信元でも送信先でもありません");
    public static readonly Text NeedsPublicToLeave = new("{1} has no public address, so it can't leave through the Internet gateway {0}", "{1} にパブリックアドレスがないため、インターネットゲートウェイ {0} から出られません");
    public static readonly Text NeedsPublicToEnter = new("the destination has no public address, so it can't come in through the Internet gateway {0}", "送信先にパブリックアドレスがないため、インターネットゲートウェイ {0} から入れません");
    public static readonly Text OtherVpcOfGateway = new("{1} isn't in the VPC of the Internet gateway {0}", "{1} は、インターネットゲートウェイ {0} の VPC にありません");
    public static readonly Text NoPublicDestination = new("{1} isn't a public address, so it can't be reached through the Internet gateway {0}", "{1} はパブリックアドレスではないため、インターネットゲートウェイ {0} からは届きません");
    public static readonly Text NoPublicSource = new("{1} isn't a public address, so nothing comes from it through the Internet gateway {0}", "{1} はパブリックアドレスではないため、このアドレスからインターネットゲートウェイ {0} には何も届きません");
    public static readonly Text LeavesToInternet = new("it leaves to the Internet through {0}, and a way back in from there isn't analysed", "{0} からインターネットへ出ます。そこから戻る経路は分析の対象外です");
    public static readonly Text OtherVpcOfNat = new("{1} isn't in the VPC of the NAT gateway {0}", "{1} は、NAT ゲートウェイ {0} の VPC にありません");
    public static readonly Text NatReplacesSource = new("the NAT gateway {0} would give it another source address", "NAT ゲートウェイ {0} が送信元アドレスを置き換えてしまいます");
    public static readonly Text TakesNoProtocol = new("{0} doesn't take {1}", "{0} は {1} を通しません");
    public static readonly Text SendsForServiceOnly = new("the gateway endpoint {0} sends from the addresses of its service only", "ゲートウェイエンドポイント {0} が送信するのは、サービスのアドレスからだけです");
    public static readonly Text EndpointOpensNothing = new("{0} is an endpoint, and endpoints open no connections", "{0} はエンドポイントのため、自分から接続を開くことはありません");
    public static readonly Text NotAttached = new("{0} isn't attached to a VPC", "{0} は VPC にアタッチされていません");
    public static readonly Text NoWay = new("the routes from {0} don't lead to the destination", "{0} からのルートは送信先に通じていません");
    public static readonly Text OnlyConnections = new("these connections should be possible, and no others with these interfaces:", "これらのインターフェイスで可能な接続は、期待どおりのものだけであるべきです:");
    public static readonly Text OnlyPackets = new("these packets should arrive, and no others between these interfaces:", "これらのインターフェイスの間で届くパケットは、期待どおりのものだけであるべきです:");
    public static readonly Text LetsInNothing = new("the security groups of {0} should let in nothing:", "{0} のセキュリティグループは、何も受信を許可するべきではありません:");
    public static readonly Text LetsInOnly = new("the security groups of {0} should let in TCP port {1} and nothing else:", "{0} のセキュリティグループは、TCP ポート {1} だけの受信を許可するべきです:");
    public static readonly Text AlsoLetsIn = new("also let in: {0}", "ほかにも許可: {0}");
    public static readonly Text AlsoArrives = new("also arriving: {0}", "ほかにも届く: {0}");
    public static readonly Text DoesNotArrive = new("not arriving: {0}", "届かない: {0}");
    public static readonly Text AlsoConnects = new("also possible: {0}", "ほかにも可能: {0}");
    public static readonly Text DoesNotConnect = new("not possible: {0}", "不可能: {0}");
}
