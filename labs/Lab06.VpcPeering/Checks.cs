using Amazon.EC2;
using Amazon.EC2.Model;

namespace Lab06.VpcPeering;

/// <summary>The checks of the tasks: wanted connections can be opened, and all others are stopped by the right component.</summary>
/// <remarks>This file checks the connections, <c>Checks.Peering.cs</c> how peerings come about and what they don't carry.</remarks>
public sealed partial class Checks(Lab lab) : LabChecks<Lab>(lab)
{
    private Actor A => Aws.A.User(Names.NetworkAdmin);

    private Actor B => Aws.B.User(Names.NetworkAdmin);

    private Actor C => Aws.C.User(Names.NetworkAdmin);

    private Actor Backup => A.In(Names.BackupRegion);

    [Check(1, "The application connects to the database", Ja = "アプリケーションがデータベースに接続できる"), Needs(Capability.Reachability)]
    public async Task The_application_connects_to_the_database() =>
        await Aws.Network.ConnectsAsync(await Find.InterfaceAsync(A, Names.App), await Find.InterfaceAsync(A, Names.Database), Names.MySql);

    [Check(1, "Nothing else connects between the two VPCs", Ja = "2 つの VPC の間で、ほかの接続はできない"), Needs(Capability.Reachability)]
    public async Task Nothing_else_connects_between_the_two_VPCs()
    {
        var (app, jobs) = (await Find.InterfaceAsync(A, Names.App), await Find.InterfaceAsync(A, Names.Jobs));
        var (database, tools) = (await Find.InterfaceAsync(A, Names.Database), await Find.InterfaceAsync(A, Names.Tools));

        await Aws.Network.HasOnlyAsync([app, jobs], [database, tools], new LabConnection(app, database, "3306"));
        await Aws.Network.LetsInOnlyAsync(A, database, Names.MySql, Names.CidrOf(Names.AppVpc));
        foreach (var closed in new[] { app, jobs, tools })
        {
            await Aws.Network.LetsInOnlyAsync(A, closed);
        }
    }

    [Check(2, "The application connects to the partner's API", Ja = "アプリケーションが取引先の API に接続できる"), Needs(Capability.Reachability)]
    public async Task The_application_connects_to_the_partner_s_API() =>
        await Aws.Network.ConnectsAsync(await Find.InterfaceAsync(A, Names.App), await Find.InterfaceAsync(B, Names.Api), Names.Https);

    [Check(2, "Nothing else connects to the partner", Ja = "取引先との間で、ほかの接続はできない"), Needs(Capability.Reachability)]
    public async Task Nothing_else_connects_to_the_partner()
    {
        var app = await Find.InterfaceAsync(A, Names.App);
        string[] mine = [app, await Find.InterfaceAsync(A, Names.Jobs), await Find.InterfaceAsync(A, Names.Database), await Find.InterfaceAsync(A, Names.Tools)];
        var (api, ledger) = (await Find.InterfaceAsync(B, Names.Api), await Find.InterfaceAsync(B, Names.Ledger));

        await Aws.Network.HasOnlyAsync(mine, [api, ledger], new LabConnection(app, api, "443"));
        await Aws.Network.LetsInOnlyAsync(B, api, Names.Https, Names.CidrOf(Names.AppVpc));
        await Aws.Network.LetsInOnlyAsync(B, ledger);
    }

    [Check(3, "The database connects to the store in the other Region", Ja = "データベースが別のリージョンのストアに接続できる"), Needs(Capability.Reachability)]
    public async Task The_database_connects_to_the_store_in_the_other_Region() =>
        await Aws.Network.ConnectsAsync(await Find.InterfaceAsync(A, Names.Database), await Find.InterfaceAsync(Backup, Names.Store), Names.Https);

    [Check(3, "Nothing else connects to the store", Ja = "ストアとの間で、ほかの接続はできない"), Needs(Capability.Reachability)]
    public async Task Nothing_else_connects_to_the_store()
    {
        var (database, store) = (await Find.InterfaceAsync(A, Names.Database), await Find.InterfaceAsync(Backup, Names.Store));
        string[] others = [await Find.InterfaceAsync(A, Names.App), await Find.InterfaceAsync(A, Names.Jobs), database, await Find.InterfaceAsync(A, Names.Tools), await Find.InterfaceAsync(B, Names.Api)];

        await Aws.Network.HasOnlyAsync(others, [store], new LabConnection(database, store, "443"));
        await Aws.Network.LetsInOnlyAsync(Backup, store, Names.Https, Names.CidrOf(Names.DataVpc));
    }

    [Check(4, "The old partner's importer connects to nothing of account A", Ja = "以前の取引先のインポーターは、アカウント A のどこにも接続できない"), Needs(Capability.Reachability)]
    public async Task The_old_partner_s_importer_connects_to_nothing_of_account_A()
    {
        string[] mine = [await Find.InterfaceAsync(A, Names.App), await Find.InterfaceAsync(A, Names.Jobs), await Find.InterfaceAsync(A, Names.Database), await Find.InterfaceAsync(A, Names.Tools)];

        await Aws.Network.HasOnlyAsync([await Find.InterfaceAsync(C, Names.Importer)], mine);
    }

    [Check(4, "The old peering is deleted, and nothing of it is left behind", Ja = "以前のピアリングは削除され、何も残っていない"), Needs(Capability.Reachability)]
    public async Task The_old_peering_is_deleted_and_nothing_of_it_is_left_behind()
    {
        var data = await Find.VpcAsync(A, Names.DataVpc);
        var peering = await Find.PeeringAsync(A, data, await Find.VpcAsync(C, Names.OldVpc));
        Expect(peering?.Status.Code.Value is null or "deleted", "the peering with account C still exists", "アカウント C とのピアリングがまだあります");

        var routes = (await A.Ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { Filters = [new("vpc-id", [data])] })).RouteTables.SelectMany(table => table.Routes);
        var blackholes = string.Join(", ", routes.Where(route => route.State == RouteState.Blackhole).Select(route => route.DestinationCidrBlock));
        Expect(blackholes is "", $"routes of {Names.DataVpc} lead nowhere: {blackholes}", $"{Names.DataVpc} に、行き先のないルートがあります: {blackholes}");
        var stale = string.Join(", ", ((await A.Ec2.DescribeStaleSecurityGroupsAsync(new() { VpcId = data })).StaleSecurityGroupSet ?? []).Select(group => group.GroupName));
        Expect(stale is "", $"security groups of {Names.DataVpc} have stale rules: {stale}", $"{Names.DataVpc} のセキュリティグループに、古くなったルールがあります: {stale}");
    }
}
