// What stops packets: the texts of Texts.Network.cs in ScsLabs.Harness, so that a check and the console say the same.

import { text } from "./language.js";

export const groupsLetNothingIn = text("no rule of the security groups of {0} lets it in: {1}", "{0} のセキュリティグループに、受信を許可するルールがありません: {1}");
export const groupsLetNothingOut = text("no rule of the security groups of {0} lets it out: {1}", "{0} のセキュリティグループに、送信を許可するルールがありません: {1}");
export const aclLetsNothingIn = text("the network ACL {0} doesn't let it into the subnet {1}: entry {2}", "ネットワーク ACL {0} がサブネット {1} への受信を拒否しています: エントリ {2}");
export const aclLetsNothingOut = text("the network ACL {0} doesn't let it out of the subnet {1}: entry {2}", "ネットワーク ACL {0} がサブネット {1} からの送信を拒否しています: エントリ {2}");
export const noRoute = text("the route table {0} of the subnet {1} has no route to {2}", "サブネット {1} のルートテーブル {0} に、{2} へのルートがありません");
export const routeLeadsNowhere = text("the route of the route table {0} of the subnet {1} is a blackhole: {2}", "サブネット {1} のルートテーブル {0} のルートはブラックホールです: {2}");
export const noTransit = text("{1} isn't an address of the VPC on the other side of the peering {0}, and nothing passes through that VPC", "{1} は、ピアリング {0} の相手側 VPC のアドレスではありません。その VPC を通り抜けることはできません");
export const nobodyThere = text("no network interface of {0} has the address {1}", "{0} に、アドレス {1} を持つネットワークインターフェイスはありません");
export const notRunning = text("{0} doesn't run", "{0} は実行中ではありません");
export const arrivesElsewhere = text("it arrives at {0}, which isn't the destination", "送信先ではない {0} に届きます");
export const checksAddresses = text("{0} checks sources and destinations, and the packet neither comes from it nor is meant for it", "{0} では送信元/送信先チェックが有効で、このパケットの送信元でも送信先でもありません");
export const needsPublicToLeave = text("{1} has no public address, so it can't leave through the Internet gateway {0}", "{1} にパブリックアドレスがないため、インターネットゲートウェイ {0} から出られません");
export const needsPublicToEnter = text("the destination has no public address, so it can't come in through the Internet gateway {0}", "送信先にパブリックアドレスがないため、インターネットゲートウェイ {0} から入れません");
export const otherVpcOfGateway = text("{1} isn't in the VPC of the Internet gateway {0}", "{1} は、インターネットゲートウェイ {0} の VPC にありません");
export const noPublicDestination = text("{1} isn't a public address, so it can't be reached through the Internet gateway {0}", "{1} はパブリックアドレスではないため、インターネットゲートウェイ {0} からは届きません");
export const noPublicSource = text("{1} isn't a public address, so nothing comes from it through the Internet gateway {0}", "{1} はパブリックアドレスではないため、このアドレスからインターネットゲートウェイ {0} には何も届きません");
export const leavesToInternet = text("it leaves to the Internet through {0}, and a way back in from there isn't analysed", "{0} からインターネットへ出ます。そこから戻る経路は分析の対象外です");
export const otherVpcOfNat = text("{1} isn't in the VPC of the NAT gateway {0}", "{1} は、NAT ゲートウェイ {0} の VPC にありません");
export const natReplacesSource = text("the NAT gateway {0} would give it another source address", "NAT ゲートウェイ {0} が送信元アドレスを置き換えてしまいます");
export const takesNoProtocol = text("{0} doesn't take {1}", "{0} は {1} を通しません");
export const sendsForServiceOnly = text("the gateway endpoint {0} sends from the addresses of its service only", "ゲートウェイエンドポイント {0} が送信するのは、サービスのアドレスからだけです");
export const endpointOpensNothing = text("{0} is an endpoint, and endpoints open no connections", "{0} はエンドポイントのため、自分から接続を開くことはありません");
export const notAttached = text("{0} isn't attached to a VPC", "{0} は VPC にアタッチされていません");
export const noWay = text("the routes from {0} don't lead to the destination", "{0} からのルートは送信先に通じていません");
