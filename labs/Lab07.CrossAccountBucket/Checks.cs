namespace Lab07.CrossAccountBucket;

/// <summary>The checks of the tasks: allowed calls succeed, and forbidden calls are refused for the right reason.</summary>
/// <remarks>This file checks the reports (tasks 1 and 4), <c>Checks.Analyst.cs</c> the delegation (task 2), <c>Checks.Exchange.cs</c> the exchange (task 3).</remarks>
public sealed partial class Checks(Lab lab) : LabChecks<Lab>(lab)
{
    private Actor Owner => Aws.A.User(Names.Owner);

    private Actor PartnerAdmin => Aws.B.User(Names.PartnerAdmin);

    private Actor Stranger => Aws.C.User(Names.Stranger);

    private string Reports => Names.Reports(Aws);

    [Check(1, "Account B reads what is shared, and nothing else", Ja = "アカウント B が読めるのは共有されたものだけ"), Needs(Capability.IamEnforcement, Capability.AccountIsolation)]
    public async Task Account_B_reads_what_is_shared_and_nothing_else()
    {
        await ReadsAsync(PartnerAdmin, Reports, Names.Report, Names.Report);

        await Aws.RefusesAsync(PartnerAdmin, Denied("s3:GetObject", Names.Salaries), who => who.S3.GetObjectAsync(Reports, Names.Salaries));
        await Aws.RefusesAsync(PartnerAdmin, Denied("s3:PutObject", Names.Report), who => who.S3.PutObjectAsync(new() { BucketName = Reports, Key = Names.Report, ContentBody = "forged" }));
        await Aws.RefusesAsync(PartnerAdmin, Denied("s3:DeleteObject", Names.Report), who => who.S3.DeleteObjectAsync(Reports, Names.Report));
    }

    [Check(1, "Account B lists what is shared, and nothing else", Ja = "アカウント B が一覧できるのは共有されたものだけ"), Needs(Capability.IamEnforcement, Capability.AccountIsolation)]
    public async Task Account_B_lists_what_is_shared_and_nothing_else()
    {
        var listed = await Aws.AllowsAsync(PartnerAdmin, who => who.S3.ListObjectsV2Async(new() { BucketName = Reports, Prefix = Names.Shared }));
        var keys = listed.S3Objects.ConvertAll(found => found.Key);
        Expect(keys is [Names.Draft, Names.Report], $"the listing of {Names.Shared} has the wrong keys: {string.Join(", ", keys)}", $"{Names.Shared} の一覧のキーが正しくありません: {string.Join("、", keys)}");

        await Aws.RefusesAsync(PartnerAdmin, DeniedOnBucket("s3:ListBucket"), who => who.S3.ListObjectsV2Async(new() { BucketName = Reports }));
        await Aws.RefusesAsync(PartnerAdmin, DeniedOnBucket("s3:ListBucket"), who => who.S3.ListObjectsV2Async(new() { BucketName = Reports, Prefix = "internal/" }));
    }

    [Check(1, "That a key doesn't exist is told to those who may list it, and to nobody else", Ja = "キーが存在しないことは、一覧できる呼び出し元にだけ示される"), Needs(Capability.IamEnforcement, Capability.AccountIsolation)]
    public async Task What_does_not_exist_is_told_to_whom_may_list_it_and_to_nobody_else()
    {
        // A missing key is told to callers who may list it: with its name as the prefix.
        await Aws.FailsAsync(Owner, "NoSuchKey", who => who.S3.GetObjectAsync(Reports, "internal/nothing.csv"));
        await Aws.FailsAsync(PartnerAdmin, "NoSuchKey", who => who.S3.GetObjectAsync(Reports, "shared/nothing.csv"));

        await Aws.RefusesAsync(PartnerAdmin, Denied("s3:GetObject", "internal/nothing.csv"), who => who.S3.GetObjectAsync(Reports, "internal/nothing.csv"));
        await Aws.RefusesAsync(Stranger, Denied("s3:GetObject", "shared/nothing.csv"), who => who.S3.GetObjectAsync(Reports, "shared/nothing.csv"));
    }

    [Check(1, "Of all actions, account B has only those two", Ja = "すべてのアクションのうち、アカウント B に許可されるのはその 2 つだけ"), Needs(Capability.Permissions)]
    public async Task Of_all_actions_account_B_has_only_those_two() =>
        // The partner has every permission that account B can give. Task 4 may take some of this away again.
        await Aws.PermissionsOf(Names.RoleArn(Aws, Names.Partner)).On(Names.BucketArn(Reports), Names.ObjectArn(Reports, "*")).ShouldBeAtMostAsync(ListReports, ReadReports);

    [Check(1, "A third account stays out", Ja = "ほかのアカウントはアクセスできない"), Needs(Capability.AccountIsolation)]
    public async Task A_third_account_stays_out()
    {
        await Aws.AllowsAsync(PartnerAdmin, who => who.S3.GetObjectAsync(Reports, Names.Report));

        await Aws.RefusesAsync(Stranger, Denied("s3:GetObject", Names.Report), who => who.S3.GetObjectAsync(Reports, Names.Report));
        await Aws.RefusesAsync(Stranger, DeniedOnBucket("s3:ListBucket"), who => who.S3.ListObjectsV2Async(new() { BucketName = Reports, Prefix = Names.Shared }));
    }

    [Check(4, "Account A withholds the drafts, whatever B's policies say", Ja = "B のポリシーが何を許可していても、下書きはアカウント A が拒否する"), Needs(Capability.IamEnforcement, Capability.AccountIsolation)]
    public async Task The_drafts_are_withheld_by_account_A_whatever_Bs_policies_say()
    {
        await Aws.AllowsAsync(PartnerAdmin, who => who.S3.GetObjectAsync(Reports, Names.Report));
        await ReadsAsync(Owner, Reports, Names.Draft, Names.Draft);

        await Aws.RefusesAsync(PartnerAdmin, Denied("s3:GetObject", Names.Draft) with { DecidedBy = "Resource" }, who => who.S3.GetObjectAsync(Reports, Names.Draft));
        await Aws.RefusesAsync(await AssumeAsync(Names.Partner), Denied("s3:GetObject", Names.Draft) with { DecidedBy = "Resource" }, who => who.S3.GetObjectAsync(Reports, Names.Draft));
    }

    private Permission ListReports => new("s3:ListBucket", Names.BucketArn(Reports)) { When = { ["s3:prefix"] = Names.Shared + "*" } };

    private Permission ReadReports => new("s3:GetObject", Names.ObjectArn(Reports, Names.Shared + "*"));

    private Refusal Denied(string action, string key) => new("AccessDenied", action, Names.ObjectArn(Reports, key));

    private Refusal DeniedOnBucket(string action) => new("AccessDenied", action, Names.BucketArn(Reports));

    private Task<Actor> AssumeAsync(string role) => PartnerAdmin.AssumeRoleAsync(Names.RoleArn(Aws, role), "lab");

    /// <summary>Requires that an object can be read, and has the contents that the scenario gave to a report.</summary>
    private async Task ReadsAsync(Actor who, string bucket, string key, string report)
    {
        using var answer = await Aws.AllowsAsync(who, actor => actor.S3.GetObjectAsync(bucket, key));
        using var reader = new StreamReader(answer.ResponseStream);
        Expect(await reader.ReadToEndAsync() == $"contents of {report}", $"{key} in {bucket} has not the contents of {report}", $"{bucket} の {key} の内容が {report} と異なります");
    }
}
