using Amazon.EC2;
using Amazon.EC2.Model;

namespace Lab04.MySqlOnly;

/// <summary>Your file. The starting code opens too much or too little: change every task so that it passes its checks.</summary>
/// <remarks>あなたのファイルです。最初のコードは、許可しすぎるか、足りません。どの課題もチェックに成功するように書き換えてください。</remarks>
public sealed class Exercise : ITasks
{
    /// <inheritdoc />
    public async Task AllowByGroupsAsync(LabContext aws)
    {
        // Task 1: this lets the whole VPC in. Let in the application alone: a rule can name a security group.
        // 課題 1: これは VPC 全体を許可します。アプリケーションだけを許可します。ルールにはセキュリティグループを指定できます。
        var who = aws.A.User(Names.NetworkAdmin);
        await who.Ec2.AuthorizeSecurityGroupIngressAsync(new()
        {
            GroupId = await Find.GroupAsync(who, Names.OrdersDb),
            IpPermissions = [new() { IpProtocol = "tcp", FromPort = Names.MySql, ToPort = Names.MySql, Ipv4Ranges = [new() { CidrIp = "10.10.0.0/16" }] }],
        });
    }

    /// <inheritdoc />
    public async Task AllowByAclsAsync(LabContext aws)
    {
        // Task 2: the entry 100 of billing-db denies before this one allows, and packets must pass both ACLs in both directions.
        // 課題 2: billing-db のエントリ 100 が先に拒否します。また、パケットは両方の ACL を両方向に通過しなければなりません。
        var who = aws.A.User(Names.NetworkAdmin);
        await Acls.AllowAsync(who, Names.BillingApp, 200, isEgress: true, Names.BillingDbCidr, Names.MySql, Names.MySql);
        await Acls.AllowAsync(who, Names.BillingDb, 200, isEgress: false, Names.BillingAppCidr, Names.MySql, Names.MySql);
    }

    /// <inheritdoc />
    public Task MendAclsAsync(LabContext aws) =>
        // Task 3: look at the entries of reports-app and reports-db. Two of them stop the replies.
        // 課題 3: reports-app と reports-db のエントリを調べます。そのうち 2 つが応答を止めています。
        Task.CompletedTask;
}
