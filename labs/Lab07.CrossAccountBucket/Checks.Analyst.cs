using Amazon.S3.Model;

namespace Lab07.CrossAccountBucket;

/// <content>The delegation: the role analyst uses what account A shares, by account B's permission (task 2).</content>
public sealed partial class Checks
{
    [Check(2, "Only account B can assume the role analyst", Ja = "ロール analyst を引き受けられるのはアカウント B だけ"), Needs(Capability.AccountIsolation)]
    public async Task Only_account_B_becomes_the_analyst()
    {
        var role = Names.RoleArn(Aws, Names.Analyst);
        await Aws.AllowsAsync(PartnerAdmin, who => who.AssumeRoleAsync(role, "lab"));

        await Aws.RefusesAsync(Stranger, new("AccessDenied", "sts:AssumeRole", role) { DecidedBy = "RoleTrust" }, who => who.AssumeRoleAsync(role, "lab"));
    }

    [Check(2, "The bucket policy alone is not enough: the analyst needs B's permission too", Ja = "バケットポリシーだけでは足りず、analyst には B の許可も必要"), Needs(Capability.IamEnforcement)]
    public async Task The_bucket_policy_alone_is_not_enough_the_analyst_needs_Bs_permission_too()
    {
        await ReadsAsync(await AssumeAsync(Names.Analyst), Reports, Names.Report, Names.Report);

        await Aws.RefusesAsync(await AssumeAsync(Names.Intern), Denied("s3:GetObject", Names.Report), who => who.S3.GetObjectAsync(Reports, Names.Report));
    }

    [Check(2, "The analyst lists the reports, and no bucket of B's own", Ja = "analyst はレポートを一覧できるが、B 自身のバケットは一覧できない"), Needs(Capability.IamEnforcement)]
    public async Task The_analyst_lists_the_reports_and_no_bucket_of_Bs_own()
    {
        var analyst = await AssumeAsync(Names.Analyst);
        await Aws.AllowsAsync(analyst, who => who.S3.ListObjectsV2Async(new() { BucketName = Reports, Prefix = Names.Shared }));

        var own = Names.PartnerBucket(Aws);
        await Aws.RefusesAsync(analyst, new("AccessDenied", "s3:ListBucket", Names.BucketArn(own)) { DecidedBy = "Identity" }, who => who.S3.ListObjectsV2Async(new() { BucketName = own, Prefix = Names.Shared }));
        await Aws.RefusesAsync(analyst, new("AccessDenied", "s3:GetObject", Names.ObjectArn(own, Names.Payroll)) { DecidedBy = "Identity" }, who => who.S3.GetObjectAsync(own, Names.Payroll));
    }

    [Check(2, "The analyst copies a report, but only to where copies belong", Ja = "analyst がレポートをコピーできる先は、コピーを置く場所だけ"), Needs(Capability.IamEnforcement)]
    public async Task The_analyst_copies_a_report_to_where_copies_belong()
    {
        // Account A's policy must allow the read, account B's the write.
        var analyst = await AssumeAsync(Names.Analyst);
        var own = Names.PartnerBucket(Aws);

        await Aws.AllowsAsync(analyst, who => who.S3.CopyObjectAsync(Reports, Names.Report, own, "copies/q1.csv"));
        await ReadsAsync(PartnerAdmin, own, "copies/q1.csv", Names.Report);

        await Aws.RefusesAsync(analyst, new("AccessDenied", "s3:PutObject", Names.ObjectArn(own, Names.Payroll)) { DecidedBy = "Identity" }, who => who.S3.CopyObjectAsync(Reports, Names.Report, own, Names.Payroll));
        await Aws.RefusesAsync(analyst, Denied("s3:GetObject", Names.Salaries), who => who.S3.CopyObjectAsync(Reports, Names.Salaries, own, "copies/salaries.csv"));
    }

    [Check(2, "A caller who expects another owner reads and writes nothing", Ja = "バケットの所有者が期待と異なるときは、読み書きできない"), Needs(Capability.AccountIsolation)]
    public async Task Whoever_expects_another_owner_gets_and_gives_nothing()
    {
        // A deleted bucket's name can be taken by another account.
        var analyst = await AssumeAsync(Names.Analyst);
        var own = Names.PartnerBucket(Aws);

        await Aws.AllowsAsync(analyst, who => who.S3.GetObjectAsync(new GetObjectRequest { BucketName = Reports, Key = Names.Report, ExpectedBucketOwner = Aws.A.Id }));
        await Aws.AllowsAsync(analyst, who => who.S3.CopyObjectAsync(Copy(Aws.A.Id, Aws.B.Id)));

        await Aws.FailsAsync(analyst, "AccessDenied", who => who.S3.GetObjectAsync(new GetObjectRequest { BucketName = Reports, Key = Names.Report, ExpectedBucketOwner = Aws.C.Id }));
        await Aws.FailsAsync(analyst, "AccessDenied", who => who.S3.CopyObjectAsync(Copy(Aws.C.Id, Aws.B.Id)));
        await Aws.FailsAsync(analyst, "AccessDenied", who => who.S3.CopyObjectAsync(Copy(Aws.A.Id, Aws.C.Id)));

        // Knowing the owner's account id grants no permission.
        await Aws.RefusesAsync(Stranger, Denied("s3:GetObject", Names.Report), who => who.S3.GetObjectAsync(new GetObjectRequest { BucketName = Reports, Key = Names.Report, ExpectedBucketOwner = Aws.A.Id }));

        CopyObjectRequest Copy(string sourceOwner, string owner) => new()
        {
            SourceBucket = Reports,
            SourceKey = Names.Report,
            DestinationBucket = own,
            DestinationKey = "copies/expected.csv",
            ExpectedSourceBucketOwner = sourceOwner,
            ExpectedBucketOwner = owner,
        };
    }

    [Check(2, "Of all actions, the analyst has only those three", Ja = "すべてのアクションのうち、analyst に許可されるのはその 3 つだけ"), Needs(Capability.Permissions)]
    public async Task Of_all_actions_the_analyst_has_only_those_three()
    {
        var analyst = Aws.PermissionsOf(Names.RoleArn(Aws, Names.Analyst));
        Permission[] expected = [ListReports, ReadReports, new("s3:PutObject", Names.ObjectArn(Names.PartnerBucket(Aws), "copies/*"))];

        // First what account B allows, as if account A shared everything; then what policies of both accounts and all roles that it may assume come to.
        await analyst.ByItsOwnPolicies().ShouldBeExactlyAsync(expected);
        await analyst.ShouldBeAtMostAsync(expected);
    }
}
