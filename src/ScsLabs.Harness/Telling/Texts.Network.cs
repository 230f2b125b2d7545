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
    public static readonly Text OtherInterface = new("they arrive at {0}, which isn't the destination", "宛先ではない {0} に届きます");
    public static readonly Text ChecksAddresses = new("{0} checks source and destination, and is neither", "{0} は送信元/送信先チェックが有効で、そのどちらでもありません");
    public static readonly Text NoPublicSource = new("the Internet gateway {0} lets only public addresses out, and {1} has none", "インターネットゲートウェイ {0} から出られるのはパブリックアドレスだけですが、{1} にはありません");
    public static readonly Text NoPublicDestination = new("the destination has no public address at the Internet gateway {0}", "宛先には、インターネットゲートウェイ {0} でのパブリックアドレスがありません");
    public static readonly Text NotInGatewaysVpc = new("the destination isn't in the VPC of the Internet gateway {0}", "宛先は、インターネットゲートウェイ {0} の VPC にありません");
    public static readonly Text NotOnInternet = new("{1} is no address on the Internet, to which {0} leads", "{0} の先はインターネットですが、{1} はインターネット上のアドレスではありません");
    public static readonly Text OutAndIn = new("they leave through the Internet gateway {0}, and ways back in aren't followed", "インターネットゲートウェイ {0} から出ます。そこから戻る経路は分析しません");
    public static readonly Text NotInNatsVpc = new("{1} isn't an address of the VPC of the NAT gateway {0}", "{1} は、NAT ゲートウェイ {0} の VPC のアドレスではありません");
    public static readonly Text NatChangesSource = new("the NAT gateway {0} would give the replies another source than was asked", "NAT ゲートウェイ {0} は、応答の送信元を問い合わせ先とは別のアドレスに変えます");
    public static readonly Text TakesNoProtocol = new("{0} doesn't take the protocol {1}", "{0} はプロトコル {1} を通しません");
    public static readonly Text NotOfEndpoint = new("{1} is no address of the service behind the endpoint {0}", "{1} は、エンドポイント {0} のサービスのアドレスではありません");
    public static readonly Text EndpointOpensNothing = new("the endpoint {0} opens no connections", "エンドポイント {0} の側から接続を開くことはありません");
    public static readonly Text InNoVpc = new("{0} belongs to no VPC", "{0} はどの VPC にもアタッチされていません");
    public static readonly Text NoWay = new("no way leads on from {0}", "{0} から先への経路がありません");
    public static readonly Text OnlyConnections = new("these connections should be possible, and no others with these interfaces:", "これらのインターフェイスで可能な接続は、期待どおりのものだけであるべきです:");
    public static readonly Text OnlyPackets = new("these packets should arrive, and no others between these interfaces:", "これらのインターフェイスの間で届くパケットは、期待どおりのものだけであるべきです:");
    public static readonly Text AlsoArrives = new("also arriving: {0}", "ほかにも届く: {0}");
    public static readonly Text DoesNotArrive = new("not arriving: {0}", "届かない: {0}");
    public static readonly Text AlsoConnects = new("also possible: {0}", "ほかにも可能: {0}");
    public static readonly Text DoesNotConnect = new("not possible: {0}", "不可能: {0}");
}
