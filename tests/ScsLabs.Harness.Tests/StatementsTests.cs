using ScsLabs.Harness.Telling;
using ScsLabs.Model;
using ScsLabs.Policy;

namespace ScsLabs.Harness.Tests;

/// <summary>The emulator's sentences about statements are told in the learner's language.</summary>
public sealed class StatementsTests
{
    [Theory]
    [InlineData("because an identity-based policy allows the s3:GetObject action: lab, statement 1, and a resource-based policy does: bucket policy of reports, statement Share", "lab, statement 1 (an identity-based policy) and by bucket policy of reports, statement Share (a resource-based policy)")]
    [InlineData("because a resource-based policy allows the kms:Decrypt action: default, statement 2", "default, statement 2 (a resource-based policy)")]
    [InlineData("because a grant on the key allows the kms:Decrypt action", "a grant")]
    [InlineData("because an access control list allows the s3:GetObject action, and an identity-based policy does: lab, statement 1", "an access control list and by lab, statement 1 (an identity-based policy)")]
    [InlineData("because the account's root user needs no policy that allows s3:GetObject", null)]
    public void What_allowed_is_named(string because, string? told) => Statements.Allowing(because).ShouldBe(told);

    [Theory]
    [InlineData("Allow of read, statement Near (Identity): StringEquals aws:RequestedRegion wants [eu-west-1], the request has [us-east-1]", "Allow of read, statement Near (an identity-based policy): StringEquals aws:RequestedRegion wants [eu-west-1], the request has [us-east-1]")]
    [InlineData("Deny of p, q, statement 2 (ServiceControl): matches", "Deny of p, q, statement 2 (a service control policy)")]
    [InlineData("READ to everyone, who knows", "READ to everyone, who knows")]
    public void A_comparison_is_told(string sentence, string told) => Statements.Compared(sentence).ShouldBe(told);

    /// <summary>What the engine says of each element must be understood, or learners read English where they chose Japanese.</summary>
    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"s3:PutObject","Resource":"*"}""", "Action [s3:PutObject] doesn't name s3:GetObject", "Action [s3:PutObject] は s3:GetObject を指定していません")]
    [InlineData("""{"Effect":"Allow","NotAction":"s3:*","Resource":"*"}""", "NotAction [s3:*] leaves out s3:GetObject", "NotAction [s3:*] は s3:GetObject を除いています")]
    [InlineData("""{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::other/*"}""", "Resource [arn:aws:s3:::other/*] doesn't name arn:aws:s3:::b/k", "Resource [arn:aws:s3:::other/*] は arn:aws:s3:::b/k を指定していません")]
    [InlineData("""{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"StringLike":{"s3:prefix":["a*","b"]}}}""", "StringLike s3:prefix wants [a*, b], the request has no value", "StringLike s3:prefix の条件は [a*, b] ですが、リクエストには値がありません")]
    public void Each_comparison_of_the_engine_has_its_Japanese(string statement, string english, string japanese)
    {
        var document = PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{{statement}}]}""", PolicyKind.Identity);
        var caller = Principal.Parse("arn:aws:iam::111111111111:user/alice");
        var trace = PolicyEngine.Evaluate(new(caller, "s3:GetObject", "arn:aws:s3:::b/k", caller.Account, ConditionContext.Empty), new() { Identity = [new("lab", document)] }, trace: true).Trace[0].ToString();

        Statements.Compared(trace).ShouldEndWith(english);
        Statements.Compared(trace, Language.Japanese).ShouldBe($"lab のステートメント 1 の Allow(ID ベースのポリシー): {japanese}");
    }
}
