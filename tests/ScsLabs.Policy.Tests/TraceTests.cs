using ScsLabs.Model;

namespace ScsLabs.Policy.Tests;

public sealed class TraceTests
{
    private const string Alice = "arn:aws:iam::111111111111:user/alice";
    private const string Parameter = "arn:aws:ssm:us-east-1:111111111111:parameter/app/key";

    [Fact]
    public void A_refusal_is_the_sentence_of_AWS()
    {
        var decision = Decide("""{"Effect":"Allow","Action":"s3:*","Resource":"*"}""");

        decision.Refusal(Alice, "ssm:GetParameter", Parameter).ShouldBe(
            $"User: {Alice} is not authorized to perform: ssm:GetParameter on resource: {Parameter} because no identity-based policy allows the ssm:GetParameter action");
    }

    [Fact]
    public void An_explicit_deny_names_its_policy_and_statement()
    {
        var decision = Decide("""{"Sid":"Allowed","Effect":"Allow","Action":"*","Resource":"*"}, {"Sid":"Never","Effect":"Deny","Action":"ssm:*","Resource":"*"}""");

        decision.Refusal(Alice, "ssm:GetParameter", Parameter).ShouldEndWith(" with an explicit deny in an identity-based policy");
        decision.Policy!.Name.ShouldBe("inline");
        decision.Statement!.Sid.ShouldBe("Never");
    }

    [Fact]
    public void An_allow_says_which_statement_gave_it() =>
        Decide("""{"Effect":"Allow","Action":"s3:*","Resource":"*"}, {"Effect":"Allow","Action":"ssm:*","Resource":"*"}""")
            .Because.ShouldBe("because an identity-based policy allows the ssm:GetParameter action: inline, statement 2");

    [Theory]
    [InlineData("arn:aws:iam::111111111111:root", ", and a resource-based policy does: key policy, statement Enable")]
    [InlineData("arn:aws:iam::111111111111:user/alice", "")]
    public void A_key_policy_that_delegates_is_named_beside_the_identity_policy_and_one_that_suffices_is_not(string principal, string beside)
    {
        var keyPolicy = PolicyDocument.Parse($$$"""{"Version":"2012-10-17","Statement":[{"Sid":"Enable","Effect":"Allow","Principal":{"AWS":"{{{principal}}}"},"Action":"kms:*","Resource":"*"}]}""", PolicyKind.Resource);
        var own = PolicyDocument.Parse("""{"Version":"2012-10-17","Statement":[{"Sid":"Own","Effect":"Allow","Action":"kms:*","Resource":"*"}]}""", PolicyKind.Identity);
        var request = new AccessRequest(Principal.Parse(Alice), "kms:Decrypt", "arn:aws:kms:us-east-1:111111111111:key/k", null, ConditionContext.Empty);

        var decision = PolicyEngine.Evaluate(request, new() { Identity = [new("inline", own)], Resource = new("key policy", keyPolicy) });

        (decision.Beside is null).ShouldBe(beside.Length == 0);
        decision.Because.ShouldEndWith($" allows the kms:Decrypt action: {(beside.Length == 0 ? "key policy, statement Enable" : "inline, statement Own")}{beside}");
    }

    [Fact]
    public void The_first_of_two_statements_that_allow_is_named() =>
        Decide("""{"Sid":"One","Effect":"Allow","Action":"*","Resource":"*"}, {"Sid":"Two","Effect":"Allow","Action":"*","Resource":"*"}""").Statement!.Sid.ShouldBe("One");

    [Fact]
    public void Nothing_decides_for_a_root_user_that_no_policy_hinders()
    {
        var decision = PolicyEngine.Evaluate(new(Principal.Parse("arn:aws:iam::111111111111:root"), "ssm:GetParameter", Parameter, null, ConditionContext.Empty), new());

        (decision.Outcome, decision.DecidedBy, decision.Because).ShouldBe((Outcome.Allowed, null, "because the account's root user needs no policy that allows ssm:GetParameter"));
    }

    [Fact]
    public void Nothing_decides_for_an_action_that_needs_no_permission() =>
        PolicyEngine.Evaluate(new(Principal.Parse(Alice), "sts:GetCallerIdentity", "*", null, ConditionContext.Empty), new()).Because.ShouldBe("because sts:GetCallerIdentity needs no permission");

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":["s3:*","ec2:*"],"Resource":"*"}""", StatementElement.Action, "Action [s3:*, ec2:*] doesn't name ssm:GetParameter")]
    [InlineData("""{"Effect":"Allow","NotAction":"ssm:*","Resource":"*"}""", StatementElement.Action, "NotAction [ssm:*] leaves out ssm:GetParameter")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::x"}""", StatementElement.Resource, "Resource [arn:aws:s3:::x] doesn't name arn:aws:ssm:us-east-1:111111111111:parameter/app/key")]
    [InlineData("""{"Effect":"Allow","Action":"*","NotResource":"*"}""", StatementElement.Resource, "NotResource [*] leaves out arn:aws:ssm:us-east-1:111111111111:parameter/app/key")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/t":["a","b"]}}}""", StatementElement.Condition, "StringEquals aws:PrincipalTag/t wants [a, b], the request has [red]")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"ForAnyValue:StringLike":{"aws:TagKeys":"a*"}}}""", StatementElement.Condition, "ForAnyValue:StringLike aws:TagKeys wants [a*], the request has no value")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:ChatbotSourceArn":"x"}}}""", StatementElement.Condition, "StringEquals aws:ChatbotSourceArn wants [x], this emulator doesn't compute that key")]
    public void A_statement_that_does_not_match_says_why(string statement, StatementElement element, string whyNot)
    {
        var trace = Decide(statement).Trace.ShouldHaveSingleItem();

        (trace.Matched, trace.Failed, trace.WhyNot).ShouldBe((false, element, whyNot));
    }

    [Fact]
    public void A_condition_that_fails_is_told_in_parts()
    {
        var mismatch = Decide("""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringNotEqualsIfExists":{"aws:PrincipalTag/t":"red"}}}""").Trace[0].Mismatch!;

        (mismatch.Kind, mismatch.Name, mismatch.Key).ShouldBe((MismatchKind.OtherValue, "StringNotEqualsIfExists", "aws:PrincipalTag/t"));
        mismatch.Wanted.ShouldBe(["red"]);
        mismatch.Actual.ShouldBe(["red"]);
    }

    [Fact]
    public void A_real_key_that_nobody_computes_is_flagged() =>
        Decide("""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"aws:AssumedRoot":"true"}}}""").Trace[0].Mismatch!.Kind.ShouldBe(MismatchKind.NotComputed);

    [Fact]
    public void Statements_after_the_deciding_deny_are_traced_as_well() =>
        Decide("""{"Effect":"Deny","Action":"*","Resource":"*"}, {"Effect":"Allow","Action":"*","Resource":"*"}""").Trace.Select(t => t.Statement).ShouldBe(["statement 1", "statement 2"]);

    [Fact]
    public void Grants_are_traced_with_what_does_not_fit()
    {
        var key = "arn:aws:kms:us-east-1:111111111111:key/k";
        var request = new AccessRequest(Principal.Parse(Alice), "kms:Decrypt", key, null, ConditionContext.Empty);
        KeyGrant Grant(string id, string grantee, string operation, string? app) =>
            new(id, grantee, new HashSet<string>(StringComparer.Ordinal) { operation }, null, app is null ? null : new Dictionary<string, string>(StringComparer.Ordinal) { ["app"] = app });

        var decision = PolicyEngine.Evaluate(
            request,
            new() { Grants = [Grant("g1", Alice, "Encrypt", null), Grant("g2", "arn:aws:iam::111111111111:user/bob", "Decrypt", null), Grant("g3", Alice, "Decrypt", "x"), Grant("g4", Alice, "Decrypt", null)] },
            trace: true);

        decision.DecidedBy.ShouldBe(PolicyKind.Grant);
        decision.Because.ShouldBe("because a grant on the key allows the kms:Decrypt action");
        decision.Trace.Select(t => (t.Policy, t.Failed)).ShouldBe([("g1", StatementElement.Action), ("g2", StatementElement.Principal), ("g3", StatementElement.Condition), ("g4", null)]);
    }

    [Fact]
    public void A_key_that_is_set_again_has_its_last_value()
    {
        var context = new ConditionContext { { "aws:SourceIp", "192.0.2.1" }, { "AWS:SOURCEIP", "192.0.2.2" }, { "aws:username", (string?)null } };

        context.Select(pair => (pair.Key, pair.Value[0])).ShouldBe([("AWS:SOURCEIP", "192.0.2.2")]);
    }

    [Fact]
    public void A_context_holds_more_keys_than_it_was_made_for()
    {
        var context = ConditionContext.Empty;
        for (var i = 0; i < 40; i++)
        {
            context.Add($"aws:PrincipalTag/{i}", $"{i}");
        }

        context.Count().ShouldBe(40);
        context.Last().Value.ShouldBe(["39"]);
    }

    private static Decision Decide(string statements) => PolicyEngine.Evaluate(
        new(Principal.Parse(Alice), "ssm:GetParameter", Parameter, null, new ConditionContext { { "aws:PrincipalTag/t", "red" } }),
        new() { Identity = [new("inline", PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""", PolicyKind.Identity))] },
        trace: true);
}
