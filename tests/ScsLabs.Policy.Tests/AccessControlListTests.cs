using ScsLabs.Model;

namespace ScsLabs.Policy.Tests;
/// <summary>Access control lists: grants, groups and canned lists.</summary>
public sealed class AccessControlListTests
{
    private const string Eve = "arn:aws:iam::222222222222:user/eve";

    private static readonly AclGrantee.Account Account = new(AccountId.Parse("222222222222"));

    [Fact]
    public void A_list_is_public_if_it_grants_anything_to_all_users_or_to_all_that_have_an_account()
    {
        List((new AclGrantee.AllUsers(), AclPermission.ReadAcp)).IsPublic.ShouldBeTrue();
        List((Account, AclPermission.Read), (new AclGrantee.AuthenticatedUsers(), AclPermission.Write)).IsPublic.ShouldBeTrue();

        List((Account, AclPermission.FullControl), (new AclGrantee.LogDelivery(), AclPermission.Write)).IsPublic.ShouldBeFalse();
        List().IsPublic.ShouldBeFalse();
    }

    [Fact]
    public void Grants_are_traced_with_what_does_not_fit()
    {
        var list = List((Account, AclPermission.Write), (new AclGrantee.AllUsers(), AclPermission.Read), (new AclGrantee.Account(AccountId.Parse("333333333333")), AclPermission.FullControl), (Account, AclPermission.Read));

        var decision = Decide("s3:GetObject", new() { AccessControlList = list, IgnorePublicAcls = true });

        decision.DecidedBy.ShouldBe(PolicyKind.AccessControlList);
        decision.Policy.ShouldBeNull();
        decision.Trace.Where(t => t.Kind is PolicyKind.AccessControlList).Select(t => (t.Policy, t.Index, t.Failed, t.WhyNot)).ShouldBe(
        [
            ("WRITE to 222222222222", 0, StatementElement.Action, "WRITE doesn't allow 222222222222 s3:GetObject on arn:aws:s3:::data/a"),
            ("READ to AllUsers", 1, StatementElement.Principal, "IgnorePublicAcls ignores what is granted to AllUsers"),
            ("FULL_CONTROL to 333333333333", 2, StatementElement.Principal, "Grantee [333333333333] doesn't name arn:aws:iam::222222222222:user/eve"),
            ("READ to 222222222222", 3, null, null),
        ]);
    }

    [Theory]
    [InlineData("READ_ACP to AuthenticatedUsers", AclPermission.ReadAcp)]
    [InlineData("WRITE_ACP to AuthenticatedUsers", AclPermission.WriteAcp)]
    public void Permissions_have_the_names_of_S3(string name, AclPermission permission) =>
        Decide("s3:GetObject", new() { AccessControlList = List((new AclGrantee.AuthenticatedUsers(), permission)) }).Trace[0].Policy.ShouldBe(name);

    [Fact]
    public void An_allow_across_accounts_names_the_list_and_beside_it_the_identity_policy()
    {
        var decision = Decide("s3:GetObject", new() { AccessControlList = List((Account, AclPermission.Read)) });

        decision.Because.ShouldBe("because an access control list allows the s3:GetObject action, and an identity-based policy does: own, statement 1");
        decision.Beside!.Kind.ShouldBe(PolicyKind.Identity);
    }

    [Fact]
    public void An_allow_of_the_bucket_policy_is_named_before_the_same_of_a_list()
    {
        var policy = PolicyDocument.Parse("""{"Version":"2012-10-17","Statement":[{"Sid":"B","Effect":"Allow","Principal":{"AWS":"222222222222"},"Action":"s3:*","Resource":"*"}]}""", PolicyKind.Resource);

        var both = Decide("s3:GetObject", new() { Resource = new("bucket policy", policy), AccessControlList = List((Account, AclPermission.Read)) });
        var stronger = Decide("s3:GetObject", new() { Resource = new("bucket policy", policy), AccessControlList = List((new AclGrantee.AllUsers(), AclPermission.Read)) });

        both.Because.ShouldEndWith("own, statement 1, and a resource-based policy does: bucket policy, statement B");
        stronger.DecidedBy.ShouldBe(PolicyKind.AccessControlList);
    }

    [Fact]
    public void A_refusal_names_the_policies_that_could_have_allowed() =>
        Decide("s3:PutObject", new() { AccessControlList = List((Account, AclPermission.Read)) })
            .Because.ShouldBe("because no resource-based policy allows the s3:PutObject action");

    private static AccessControlList List(params IEnumerable<(AclGrantee Grantee, AclPermission Permission)> grants) =>
        new([.. grants.Select(grant => new AclGrant(grant.Grantee, grant.Permission))]);

    private static Decision Decide(string action, PolicySet policies)
    {
        var own = PolicyDocument.Parse("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""", PolicyKind.Identity);
        var request = new AccessRequest(Principal.Parse(Eve), action, "arn:aws:s3:::data/a", AccountId.Parse("111111111111"), ConditionContext.Empty);
        return PolicyEngine.Evaluate(request, policies with { Identity = [new("own", own)] }, trace: true);
    }
}
