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

    [Theory]
    [InlineData("because an identity-based policy allows the s3:GetObject action: lab, statement 1, and a resource-based policy does: bucket policy of reports, statement Share", "lab のステートメント 1(ID ベースのポリシー)と reports のバケットポリシーのステートメント Share(リソースベースのポリシー)")]
    [InlineData("because no identity-based policy allows the s3:GetObject action", "ID ベースのポリシーに s3:GetObject を許可するものがありません")]
    [InlineData("with an explicit deny in a service control policy", "サービスコントロールポリシーによる明示的な拒否")]
    [InlineData("because sts:GetCallerIdentity needs no permission", "sts:GetCallerIdentity に権限は必要ありません")]
    [InlineData("because the account's root user needs no policy that allows s3:GetObject", "アカウントのルートユーザーには、s3:GetObject を許可するポリシーは必要ありません")]
    public void The_reason_of_a_decision_is_told_in_Japanese(string because, string told)
    {
        Statements.Reason(because, Language.Japanese).ShouldBe(told);
        Statements.Reason(because, Language.English).ShouldBe(Statements.Allowing(because) ?? because);
    }

    [Fact]
    public void A_decision_of_the_engine_has_its_Japanese()
    {
        var caller = Principal.Parse("arn:aws:iam::111111111111:user/alice");
        var request = new AccessRequest(caller, "s3:GetObject", "arn:aws:s3:::b/k", caller.Account, ConditionContext.Empty);
        var deny = PolicyDocument.Parse("""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*"}]}""", PolicyKind.Identity);

        foreach (var decision in new[] { PolicyEngine.Evaluate(request, new()), PolicyEngine.Evaluate(request, new() { Identity = [new("lab", deny)] }), PolicyEngine.Evaluate(request with { Principal = Principal.Parse("arn:aws:iam::111111111111:root") }, new()) })
        {
            Statements.Reason(decision.Because, Language.Japanese).ShouldNotContain(" a ", customMessage: decision.Because);
            Statements.Reason(decision.Because, Language.Japanese).ShouldNotStartWith("because");
            Statements.Outcome($"{decision.Outcome}", Language.Japanese).ShouldBeOneOf("許可", "明示的な拒否", "暗黙的な拒否");
        }
    }

    [Theory]
    [InlineData("bucket policy of reports", "reports のバケットポリシー")]
    [InlineData("queue policy of jobs", "jobs のキューポリシー")]
    [InlineData("policy of the event bus main", "イベントバス main のポリシー")]
    [InlineData("policy of the alias live of the function resize", "関数 resize のエイリアス live のポリシー")]
    [InlineData("policy of the VPC endpoint vpce-1", "VPC エンドポイント vpce-1 のポリシー")]
    [InlineData("resource policies one, two", "リソースポリシー one, two")]
    [InlineData("root user", "ルートユーザー")]
    [InlineData("the resource's owner", "リソースの所有者")]
    [InlineData("security group 'api'", "セキュリティグループ 'api'")]
    [InlineData("route table of the VPC 'api'", "VPC 'api' のルートテーブル")]
    [InlineData("READ to AllUsers", "AllUsers への READ")]
    [InlineData("user alice, inline policy read", "ユーザー alice のインラインポリシー read")]
    [InlineData("role app, trust policy", "ロール app の信頼ポリシー")]
    [InlineData("bucket reports, bucket policy", "バケット reports のバケットポリシー")]
    [InlineData("alias live of the function resize, policy", "関数 resize のエイリアス live のポリシー")]
    [InlineData("resource policy r of CloudWatch Logs", "CloudWatch Logs のリソースポリシー r")]
    [InlineData("policy", "policy")]
    [InlineData("arn:aws:iam::aws:policy/ReadOnlyAccess", "arn:aws:iam::aws:policy/ReadOnlyAccess")]
    public void A_policys_name_is_told_in_Japanese_but_for_the_part_that_a_user_gave(string name, string told)
    {
        Nouns.Policy(name, Language.Japanese).ShouldBe(told);
        Nouns.Policy(name, Language.English).ShouldBe(name);
    }

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
