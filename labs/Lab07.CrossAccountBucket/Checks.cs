using Amazon.S3;
using Amazon.S3.Model;

namespace Lab07.CrossAccountBucket;

/// <summary>The checks of the tasks: allowed calls succeed, and forbidden calls are refused for the right reason.</summary>
/// <remarks>This file checks the reports (tasks 1, 2 and 4), <c>Checks.Exchange.cs</c> the exchange (task 3).</remarks>
public sealed partial class Checks(Lab lab) : LabChecks<Lab>(lab)
{
    private Actor Owner => Aws.A.User(Names.Owner);

    private Actor PartnerAdmin => Aws.B.User(Names.PartnerAdmin);

    private Actor Stranger => Aws.C.User(Names.Stranger);

    private string Reports => Names.Reports(Aws);

    [Check(1), Needs(Capability.IamEnforcement, Capability.AccountIsolation)]
    public async Task Account_B_reads_what_is_shared_and_nothing_else()
    {
        (await ReadAsync(PartnerAdmin, Reports, Names.Report)).ShouldBe($"contents of {Names.Report}");

        await Aws.RefusesAsync(PartnerAdmin, Denied("s3:GetObject", Names.Salaries), who => who.S3.GetObjectAsync(Reports, Names.Salaries));
        await Aws.RefusesAsync(PartnerAdmin, Denied("s3:PutObject", Names.Report), who => who.S3.PutObjectAsync(new() { BucketName = Reports, Key = Names.Report, ContentBody = "forged" }));
        await Aws.RefusesAsync(PartnerAdmin, Denied("s3:DeleteObject", Names.Report), who => who.S3.DeleteObjectAsync(Reports, Names.Report));
    }

    [Check(1), Needs(Capability.IamEnforcement, Capability.AccountIsolation)]
    public async Task Account_B_lists_what_is_shared_and_nothing_else()
    {
        var listed = await Aws.AllowsAsync(PartnerAdmin, who => who.S3.ListObjectsV2Async(new() { BucketName = Reports, Prefix = Names.Shared }));
        listed.S3Objects.Select(found => found.Key).ShouldBe([Names.Draft, Names.Report]);

        await Aws.RefusesAsync(PartnerAdmin, DeniedOnBucket("s3:ListBucket"), who => who.S3.ListObjectsV2Async(new() { BucketName = Reports }));
        await Aws.RefusesAsync(PartnerAdmin, DeniedOnBucket("s3:ListBucket"), who => who.S3.ListObjectsV2Async(new() { BucketName = Reports, Prefix = "internal/" }));
    }

    [Check(1), Needs(Capability.IamEnforcement, Capability.AccountIsolation)]
    public async Task What_does_not_exist_is_told_to_whom_may_list_it_and_to_nobody_else()
    {
        // A missing key is told to callers who may list it: with its name as the prefix.
        await Aws.FailsAsync(Owner, "NoSuchKey", who => who.S3.GetObjectAsync(Reports, "internal/nothing.csv"));
        await Aws.FailsAsync(PartnerAdmin, "NoSuchKey", who => who.S3.GetObjectAsync(Reports, "shared/nothing.csv"));

        await Aws.RefusesAsync(PartnerAdmin, Denied("s3:GetObject", "internal/nothing.csv"), who => who.S3.GetObjectAsync(Reports, "internal/nothing.csv"));
        await Aws.RefusesAsync(Stranger, Denied("s3:GetObject", "shared/nothing.csv"), who => who.S3.GetObjectAsync(Reports, "shared/nothing.csv"));
    }

    [Check(1), Needs(Capability.Permissions)]
    public async Task Of_all_actions_account_B_has_only_those_two() =>
        // The partner has every permission that account B can give. Task 4 may take some of this away again.
        await Aws.PermissionsOf(Names.RoleArn(Aws, Names.Partner)).On(Names.BucketArn(Reports), Names.ObjectArn(Reports, "*")).ShouldBeAtMostAsync(ListReports, ReadReports);

    [Check(1), Needs(Capability.AccountIsolation)]
    public async Task A_third_account_stays_out()
    {
        await Aws.AllowsAsync(PartnerAdmin, who => who.S3.GetObjectAsync(Reports, Names.Report));

        await Aws.RefusesAsync(Stranger, Denied("s3:GetObject", Names.Report), who => who.S3.GetObjectAsync(Reports, Names.Report));
        await Aws.RefusesAsync(Stranger, DeniedOnBucket("s3:ListBucket"), who => who.S3.ListObjectsV2Async(new() { BucketName = Reports, Prefix = Names.Shared }));
    }

    [Check(2), Needs(Capability.AccountIsolation)]
    public async Task Only_account_B_becomes_the_analyst()
    {
        var role = Names.RoleArn(Aws, Names.Analyst);
        await Aws.AllowsAsync(PartnerAdmin, who => who.AssumeRoleAsync(role, "lab"));

        await Aws.RefusesAsync(Stranger, new("AccessDenied", "sts:AssumeRole", role) { DecidedBy = "RoleTrust" }, who => who.AssumeRoleAsync(role, "lab"));
    }

    [Check(2), Needs(Capability.IamEnforcement)]
    public async Task The_bucket_policy_alone_is_not_enough_the_analyst_needs_Bs_permission_too()
    {
        (await ReadAsync(await AssumeAsync(Names.Analyst), Reports, Names.Report)).ShouldBe($"contents of {Names.Report}");

        await Aws.RefusesAsync(await AssumeAsync(Names.Intern), Denied("s3:GetObject", Names.Report), who => who.S3.GetObjectAsync(Reports, Names.Report));
    }

    [Check(2), Needs(Capability.IamEnforcement)]
    public async Task The_analyst_lists_the_reports_and_no_bucket_of_Bs_own()
    {
        var analyst = await AssumeAsync(Names.Analyst);
        await Aws.AllowsAsync(analyst, who => who.S3.ListObjectsV2Async(new() { BucketName = Reports, Prefix = Names.Shared }));

        var own = Names.PartnerBucket(Aws);
        await Aws.RefusesAsync(analyst, new("AccessDenied", "s3:ListBucket", Names.BucketArn(own)) { DecidedBy = "Identity" }, who => who.S3.ListObjectsV2Async(new() { BucketName = own, Prefix = Names.Shared }));
        await Aws.RefusesAsync(analyst, new("AccessDenied", "s3:GetObject", Names.ObjectArn(own, Names.Payroll)) { DecidedBy = "Identity" }, who => who.S3.GetObjectAsync(own, Names.Payroll));
    }

    [Check(2), Needs(Capability.IamEnforcement)]
    public async Task The_analyst_copies_a_report_to_where_copies_belong()
    {
        // Account A's policy must allow the read, account B's the write.
        var analyst = await AssumeAsync(Names.Analyst);
        var own = Names.PartnerBucket(Aws);

        await Aws.AllowsAsync(analyst, who => who.S3.CopyObjectAsync(Reports, Names.Report, own, "copies/q1.csv"));
        (await ReadAsync(PartnerAdmin, own, "copies/q1.csv")).ShouldBe($"contents of {Names.Report}");

        await Aws.RefusesAsync(analyst, new("AccessDenied", "s3:PutObject", Names.ObjectArn(own, Names.Payroll)) { DecidedBy = "Identity" }, who => who.S3.CopyObjectAsync(Reports, Names.Report, own, Names.Payroll));
        await Aws.RefusesAsync(analyst, Denied("s3:GetObject", Names.Salaries), who => who.S3.CopyObjectAsync(Reports, Names.Salaries, own, "copies/salaries.csv"));
    }

    [Check(2), Needs(Capability.AccountIsolation)]
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

    [Check(2), Needs(Capability.Permissions)]
    public async Task Of_all_actions_the_analyst_has_only_those_three()
    {
        var analyst = Aws.PermissionsOf(Names.RoleArn(Aws, Names.Analyst));
        Permission[] expected = [ListReports, ReadReports, new("s3:PutObject", Names.ObjectArn(Names.PartnerBucket(Aws), "copies/*"))];

        // First what account B allows, as if account A shared everything; then what policies of both accounts and all roles that it may assume come to.
        await analyst.ByItsOwnPolicies().ShouldBeExactlyAsync(expected);
        await analyst.ShouldBeAtMostAsync(expected);
    }

    [Check(4), Needs(Capability.IamEnforcement, Capability.AccountIsolation)]
    public async Task The_drafts_are_withheld_by_account_A_whatever_Bs_policies_say()
    {
        await Aws.AllowsAsync(PartnerAdmin, who => who.S3.GetObjectAsync(Reports, Names.Report));
        (await ReadAsync(Owner, Reports, Names.Draft)).ShouldBe($"contents of {Names.Draft}");

        await Aws.RefusesAsync(PartnerAdmin, Denied("s3:GetObject", Names.Draft) with { DecidedBy = "Resource" }, who => who.S3.GetObjectAsync(Reports, Names.Draft));
        await Aws.RefusesAsync(await AssumeAsync(Names.Partner), Denied("s3:GetObject", Names.Draft) with { DecidedBy = "Resource" }, who => who.S3.GetObjectAsync(Reports, Names.Draft));
    }

    private Permission ListReports => new("s3:ListBucket", Names.BucketArn(Reports)) { When = { ["s3:prefix"] = Names.Shared + "*" } };

    private Permission ReadReports => new("s3:GetObject", Names.ObjectArn(Reports, Names.Shared + "*"));

    private Refusal Denied(string action, string key) => new("AccessDenied", action, Names.ObjectArn(Reports, key));

    private Refusal DeniedOnBucket(string action) => new("AccessDenied", action, Names.BucketArn(Reports));

    private Task<Actor> AssumeAsync(string role) => PartnerAdmin.AssumeRoleAsync(Names.RoleArn(Aws, role), "lab");

    private async Task<string> ReadAsync(Actor who, string bucket, string key)
    {
        using var answer = await Aws.AllowsAsync(who, actor => actor.S3.GetObjectAsync(bucket, key));
        using var reader = new StreamReader(answer.ResponseStream);
        return await reader.ReadToEndAsync();
    }
}
