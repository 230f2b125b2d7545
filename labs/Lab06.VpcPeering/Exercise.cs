using Amazon.EC2;
using Amazon.EC2.Model;

namespace Lab06.VpcPeering;

/// <summary>Your file. The starting code connects too much, too little or nothing: change every task so that it passes its checks.</summary>
/// <remarks>あなたのファイルです。最初のコードは、接続を許可しすぎるか、足りないか、何もしません。どの課題もチェックに成功するように書き換えてください。</remarks>
public sealed class Exercise : ITasks
{
    /// <inheritdoc />
    public async Task ConnectDatabaseAsync(LabContext aws)
    {
        // Task 1: this rule lets everybody in, and packets don't find their way back. Let in the application alone, and add the missing route.
        // 課題 1: このルールは誰でも許可し、応答は戻れません。アプリケーションだけを許可し、足りないルートを追加します。
        var a = aws.A.User(Names.NetworkAdmin);
        var peering = (await a.Ec2.CreateVpcPeeringConnectionAsync(new()
        {
            VpcId = await Find.VpcAsync(a, Names.AppVpc),
            PeerVpcId = await Find.VpcAsync(a, Names.DataVpc),
        })).VpcPeeringConnection.VpcPeeringConnectionId;
        await a.Ec2.AcceptVpcPeeringConnectionAsync(new() { VpcPeeringConnectionId = peering });
        await a.Ec2.CreateRouteAsync(new() { RouteTableId = await Find.RouteTableAsync(a, Names.AppVpc), DestinationCidrBlock = Names.CidrOf(Names.DataVpc), VpcPeeringConnectionId = peering });
        await a.Ec2.AuthorizeSecurityGroupIngressAsync(new()
        {
            GroupId = await Find.GroupAsync(a, Names.Database),
            IpPermissions = [new() { IpProtocol = "-1", Ipv4Ranges = [new() { CidrIp = "0.0.0.0/0" }] }],
        });
    }

    /// <inheritdoc />
    public async Task ConnectPartnerAsync(LabContext aws)
    {
        // Task 2: this only requests the peering. Accept it as the right account, add the routes, and let the application in.
        // 課題 2: これはピアリングをリクエストするだけです。正しいアカウントで承諾し、ルートを追加し、アプリケーションを許可します。
        var (a, b) = (aws.A.User(Names.NetworkAdmin), aws.B.User(Names.NetworkAdmin));
        await a.Ec2.CreateVpcPeeringConnectionAsync(new()
        {
            VpcId = await Find.VpcAsync(a, Names.AppVpc),
            PeerVpcId = await Find.VpcAsync(b, Names.PartnerVpc),
            PeerOwnerId = aws.B.Id,
        });
    }

    /// <inheritdoc />
    public Task ConnectBackupAsync(LabContext aws) =>
        // Task 3: aws.A.User(Names.NetworkAdmin).In(Names.BackupRegion) is the administrator in the other Region.
        // 課題 3: aws.A.User(Names.NetworkAdmin).In(Names.BackupRegion) が、もう一方のリージョンの管理者です。
        Task.CompletedTask;

    /// <inheritdoc />
    public async Task DisconnectOldPartnerAsync(LabContext aws)
    {
        // Task 4: this ends the peering. Remove what it leaves behind in account A, too.
        // 課題 4: これでピアリングは終了します。アカウント A に残るものも取り除きます。
        var (a, c) = (aws.A.User(Names.NetworkAdmin), aws.C.User(Names.NetworkAdmin));
        var peering = await Find.PeeringAsync(a, await Find.VpcAsync(a, Names.DataVpc), await Find.VpcAsync(c, Names.OldVpc));
        await a.Ec2.DeleteVpcPeeringConnectionAsync(new() { VpcPeeringConnectionId = peering!.VpcPeeringConnectionId });
    }
}
