using Amazon.S3;
using Amazon.S3.Model;

namespace Lab07.CrossAccountBucket;

/// <content>The exchange: only account B can put files there (task 3).</content>
public sealed partial class Checks
{
    private string Exchange => Names.Exchange(Aws);

    [Check(3, "Account B puts files into its inbox, and does nothing else", Ja = "アカウント B にできるのは、自分の受信箱にファイルを置くことだけ"), Needs(Capability.IamEnforcement, Capability.AccountIsolation)]
    public async Task Account_B_puts_files_into_its_inbox_and_does_nothing_else()
    {
        await Aws.AllowsAsync(PartnerAdmin, who => PutAsync(who, Names.Inbox + "orders.csv"));

        await Aws.RefusesAsync(PartnerAdmin, DeniedInExchange("s3:PutObject", Names.Ledger), who => PutAsync(who, Names.Ledger));
        await Aws.RefusesAsync(PartnerAdmin, DeniedInExchange("s3:GetObject", Names.Inbox + "orders.csv"), who => who.S3.GetObjectAsync(Exchange, Names.Inbox + "orders.csv"));
        await Aws.RefusesAsync(PartnerAdmin, DeniedInExchange("s3:DeleteObject", Names.Inbox + "orders.csv"), who => who.S3.DeleteObjectAsync(Exchange, Names.Inbox + "orders.csv"));
    }

    [Check(3, "Of all actions in the exchange, account B has only the writing", Ja = "受け渡し用バケットで、アカウント B に許可されるのは書き込みだけ"), Needs(Capability.Permissions)]
    public async Task Of_all_actions_in_the_exchange_account_B_has_only_the_writing() =>
        await Aws.PermissionsOf(Names.RoleArn(Aws, Names.Partner)).On(Names.BucketArn(Exchange), Names.ObjectArn(Exchange, "*"))
            .ShouldBeExactlyAsync(new Permission("s3:PutObject", Names.ObjectArn(Exchange, Names.Inbox + "*")));

    [Check(3, "A header that anybody can send opens nothing", Ja = "誰でも送れるヘッダーでは、何も許可されない"), Needs(Capability.AccountIsolation)]
    public async Task A_header_that_anybody_can_send_opens_nothing()
    {
        await Aws.AllowsAsync(PartnerAdmin, who => PutAsync(who, Names.Inbox + "orders.csv"));

        await Aws.RefusesAsync(Stranger, DeniedInExchange("s3:PutObject", Names.Inbox + "forged.csv"), who => PutAsync(who, Names.Inbox + "forged.csv", Names.Portal));
    }

    [Check(3, "The exchange is no longer public", Ja = "受け渡し用バケットはもうパブリックではない"), Needs(Capability.AccountIsolation)]
    public async Task The_exchange_is_public_no_more()
    {
        var status = (await Owner.S3.GetBucketPolicyStatusAsync(new() { BucketName = Exchange })).PolicyStatus;
        Expect(status.IsPublic == false, $"S3 still considers the policy of {Exchange} public", $"{Exchange} のポリシーは、まだパブリックと見なされています");
        await Aws.RefusesAsync(Stranger, DeniedInExchange("s3:PutObject", Names.Inbox + "forged.csv"), who => PutAsync(who, Names.Inbox + "forged.csv"));

        // Block Public Access prevents account A from opening the bucket again by mistake.
        var block = (await Owner.S3.GetPublicAccessBlockAsync(new() { BucketName = Exchange })).PublicAccessBlockConfiguration;
        var off = new[]
        {
            (nameof(block.BlockPublicAcls), block.BlockPublicAcls),
            (nameof(block.IgnorePublicAcls), block.IgnorePublicAcls),
            (nameof(block.BlockPublicPolicy), block.BlockPublicPolicy),
            (nameof(block.RestrictPublicBuckets), block.RestrictPublicBuckets),
        }.Where(setting => setting.Item2 != true).Select(setting => setting.Item1).ToList();
        Expect(off.Count == 0, $"Block Public Access of {Exchange} is off for: {string.Join(", ", off)}", $"{Exchange} のブロックパブリックアクセスで、次の設定が無効です: {string.Join(", ", off)}");
        await Aws.FailsAsync(Owner, "AccessDenied", who => who.S3.PutBucketPolicyAsync(new()
        {
            BucketName = Exchange,
            Policy = $$"""{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "{{Names.ObjectArn(Exchange, "*")}}" } ] }""",
        }));
    }

    private Refusal DeniedInExchange(string action, string key) => new("AccessDenied", action, Names.ObjectArn(Exchange, key));

    private Task<PutObjectResponse> PutAsync(Actor who, string key, string? referer = null)
    {
        var request = new PutObjectRequest { BucketName = Exchange, Key = key, ContentBody = "some orders" };
        if (referer is not null)
        {
            request.Headers["Referer"] = referer;
        }

        return who.S3.PutObjectAsync(request);
    }
}
