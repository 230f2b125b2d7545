// Texts of the network, its drawing, and paths through it.

import { text } from "./language.js";

// The question
export const hint = text("Choose where packets come from and where they go, in the form or in the drawing, and see the way that they take or what stops them.", "フォームか図でパケットの送信元と送信先を選ぶと、通る経路、または経路を止めるものが表示されます。");
export const from = text("From", "送信元");
export const to = text("To", "送信先");
export const protocol = text("Protocol", "プロトコル");
export const port = text("Port", "ポート");
export const showPath = text("Show the path", "経路を表示");
export const choose = text("Choose…", "選択…");
export const chooseBoth = text("Choose where packets come from and where they go.", "パケットの送信元と送信先を選択してください。");

// The drawing
export const drawing = text("Drawing of the network", "ネットワークの図");
export const theNetwork = text("The network", "ネットワーク");
export const legend = text("Blue: an instance. Yellow: a database. Dashed: a gateway or endpoint. Dotted: nothing passes, because it doesn't run. Each box of an instance or database names its security groups.", "青: インスタンス。黄: データベース。破線: ゲートウェイとエンドポイント。点線: 停止しているため、何も通りません。インスタンスとデータベースの枠には、セキュリティグループの名前があります。");
export const noVpc = text("There is no VPC in this account and Region.", "このアカウントとリージョンには VPC がありません。");
export const cut = text("The network is larger than what is drawn.", "ネットワークが大きいため、一部だけを描いています。");
export const defaultVpc = text("default", "デフォルト");
export const peering = text("peering, {0}", "ピアリング、{0}");
export const ofInterface = text("{0} ({1}): {2}, {3}", "{0} ({1}): {2}、{3}");
export const withGroups = text("{1}; security groups: {0}", "{1}。セキュリティグループ: {0}", "{1}; security group: {0}");
export const inState = text("{0}, {1}", "{0}、{1}");

// What is drawn
export const instance = text("instance", "インスタンス");
export const database = text("database", "データベース");
export const networkInterface = text("interface", "ネットワークインターフェイス");
export const nat = text("NAT gateway", "NAT ゲートウェイ");
export const endpoint = text("endpoint", "エンドポイント");
export const internetGateway = text("Internet gateway", "インターネットゲートウェイ");
export const natGateway = text("NAT gateway ({0})", "NAT ゲートウェイ ({0})");
export const gatewayEndpointOf = text("Gateway endpoint of {0}", "{0} のゲートウェイエンドポイント");
export const interfaceEndpointOf = text("Interface endpoint of {0}", "{0} のインターフェイスエンドポイント");

// The answer
export const path = text("Path", "経路");
export const reachable = text("reachable", "到達可能");
export const notReachable = text("not reachable", "到達不可");
export const opens = text("A connection can be opened (ports {0}).", "接続できます (ポート {0})。");
export const opensOne = text("A connection can be opened (port {0}).", "接続できます (ポート {0})。");
export const opensNot = text("No connection can be opened.", "接続できません。");
export const wayThere = text("The way there", "往路");
export const wayBack = text("The way back", "復路");

// What stops packets
export const stopsReplies = text("The replies are stopped: {0}", "応答が停止: {0}");
export const stopsPackets = text("Stopped: {0}", "停止: {0}");

// What packets pass, and what lets them through
export const hopInterface = text("Network interface", "ネットワークインターフェイス");
export const hopGroup = text("Security group", "セキュリティグループ");
export const hopAcl = text("Network ACL", "ネットワーク ACL");
export const hopRouteTable = text("Route table", "ルートテーブル");
export const hopEndpoint = text("Gateway endpoint", "ゲートウェイエンドポイント");
export const hopVpc = text("VPC", "VPC");
export const hopPeering = text("Peering", "ピアリング");
export const allTraffic = text("all traffic", "すべてのトラフィック");
export const ruleIn = text("inbound rule {0}: {1} {2}", "インバウンドルール {0}: {1} {2}");
export const ruleOut = text("outbound rule {0}: {1} {2}", "アウトバウンドルール {0}: {1} {2}");
export const entryIn = text("inbound entry {0}: {1} {2}", "インバウンドエントリ {0}: {1} {2}");
export const entryOut = text("outbound entry {0}: {1} {2}", "アウトバウンドエントリ {0}: {1} {2}");
export const routeTo = text("route {0} → {1}", "ルート {0} → {1}");
export const local = text("local", "ローカル");
export const reply = text("reply of a connection that it let through", "通した接続への応答");
