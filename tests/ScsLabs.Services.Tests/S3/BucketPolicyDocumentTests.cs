using ScsLabs.Services.S3;

namespace ScsLabs.Services.Tests.S3;

/// <summary>The policies that PutBucketPolicy accepts, and its errors.</summary>
public sealed class BucketPolicyDocumentTests
{
    private const string Good = """{"Effect":"Allow","Principal":{"AWS":"222222222222"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*"}""";
    private const string Json = "This policy contains invalid Json";
    private const string FirstByte = "Policies must be valid JSON and the first byte must be '{'";
    private const string Principal = "Invalid principal in policy";
    private const string Resource = "Policy has invalid resource";
    private const string Action = "Policy has invalid action";
    private const string Mismatch = "Action does not apply to any resource(s) in statement";

    private readonly TestAws aws = new();

    public BucketPolicyDocumentTests()
    {
        aws.Root.Do(CreateBucketOperation.Instance, new("data"));
        aws.Root.Do(DeletePublicAccessBlockOperation.Instance, new("data"));
    }

    [Theory]
    [InlineData("", FirstByte)]
    [InlineData("nonsense", FirstByte)]
    [InlineData(" {}", FirstByte)]
    [InlineData("[]", FirstByte)]
    [InlineData("{", Json)]
    [InlineData("""{"Version":"2012-10-17","Version":"2012-10-17"}""", Json)]
    [InlineData("""{"Id":"\ud800"}""", Json)]
    [InlineData("{}", "Missing required field Statement")]
    [InlineData("""{"Statement":[]}""", "Could not parse the policy: Statement is empty!")]
    [InlineData("""{"Version":"2021-10-17","Statement":[]}""", "The policy must contain a valid version string")]
    [InlineData("""{"Version":null,"Statement":[]}""", "The policy must contain a valid version string")]
    [InlineData("""{"Statement":"all"}""", "Invalid policy syntax.")]
    [InlineData("""{"Statement":[1]}""", "Invalid policy syntax.")]
    public void A_document_that_is_no_policy(string json, string reason) => Refuses(json, reason);

    [Theory]
    [InlineData("2012-10-17")]
    [InlineData("2008-10-17")]
    public void A_document_of_either_version_is_taken(string version) => Read($$"""{"Version":"{{version}}","Id":"x","Statement":{{Good}}}""").Statements.Count.ShouldBe(1);

    [Theory]
    [InlineData("\"Effect\":\"Allow\",", "", "Missing required field Effect")]
    [InlineData("\"Allow\"", "\"hello\"", "Invalid effect: hello")]
    [InlineData("\"Allow\"", "\"allow\"", "Invalid effect: allow")]
    [InlineData("\"Allow\"", "1", "Invalid policy syntax.")]
    [InlineData("\"Principal\":{\"AWS\":\"222222222222\"},", "", "Missing required field Principal")]
    [InlineData("\"Action\":\"s3:GetObject\",", "", "Missing required field Action")]
    [InlineData("\"s3:GetObject\"", "null", "Invalid policy syntax.")]
    [InlineData(",\"Resource\":\"arn:aws:s3:::data/*\"", "", "Missing required field Resource")]
    [InlineData("\"Effect\"", "\"Condition\":{\"StringEqual\":{\"aws:SourceVpc\":\"v\"}},\"Effect\"", "Invalid Condition type : StringEqual")]
    [InlineData("\"Effect\"", "\"Condition\":[],\"Effect\"", "Invalid policy syntax.")]
    public void A_statement_that_lacks_something(string part, string instead, string reason)
    {
        Good.ShouldContain(part);
        Refuses(Policy(Good.Replace(part, instead, StringComparison.Ordinal)), reason);
        Read(Policy(Good));
    }

    [Theory]
    [InlineData("\"*\"", null)]
    [InlineData("{\"AWS\":[\"*\"]}", null)]
    [InlineData("{\"AWS\":\"arn:aws:iam::222222222222:root\"}", null)]
    [InlineData("{\"AWS\":\"arn:aws:sts::222222222222:assumed-role/ops/s\"}", null)]
    [InlineData("{\"Service\":\"logging.s3.amazonaws.com\"}", null)]
    [InlineData("{\"Service\":[\"delivery.logs.amazonaws.com\",\"logs.us-east-1.amazonaws.com\"]}", null)]
    [InlineData("{\"Service\":\"bogus.amazonaws.com\"}", Principal)]
    [InlineData("{\"Service\":\"tagging.amazonaws.com\"}", Principal)]
    [InlineData("{\"Service\":\"lambda.example.com\"}", Principal)]
    [InlineData("{\"Service\":\"*\"}", Principal)]
    [InlineData("\"222222222222\"", Principal)]
    [InlineData("{\"AWS\":\"nobody\"}", Principal)]
    [InlineData("{\"AWS\":\"arn:aws:iam::222222222222:user/*\"}", Principal)]
    [InlineData("{\"AWS\":\"arn:aws:iam::222222222222:user/nobody\"}", Principal)]
    [InlineData("{\"AWS\":\"arn:aws:iam::222222222222:role/nobody\"}", Principal)]
    [InlineData("{\"Amazon\":\"222222222222\"}", Principal)]
    [InlineData("{\"CanonicalUser\":\"79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be\"}", Principal)]
    [InlineData("{\"CanonicalUser\":\"65a011a29cdf8ec533ec3d1ccaae921c\"}", Principal)]
    public void Principals(string principal, string? reason) => Judge(Good.Replace("{\"AWS\":\"222222222222\"}", principal, StringComparison.Ordinal), reason);

    [Fact]
    public void Users_and_roles_are_kept_by_their_unique_ids()
    {
        var eve = aws.User("eve", account: "222222222222");

        Read(Policy(Good.Replace("222222222222", eve.Arn, StringComparison.Ordinal))).AwsPrincipals.ShouldBe([eve.Principal.UniqueId!]);
    }

    [Fact]
    public void Canonical_users_are_kept_as_accounts()
    {
        var id = aws.RootOf("333333333333").Do(ListBucketsOperation.Instance, new()).Owner!.Id;

        Read(Policy(Good.Replace("\"AWS\"", $"\"CanonicalUser\":[\"{id}\"],\"AWS\"", StringComparison.Ordinal))).AwsPrincipals
            .ShouldBe(["arn:aws:iam::222222222222:root", "arn:aws:iam::333333333333:root"]);
    }

    [Theory]
    [InlineData("arn:aws:s3:::data/a", null)]
    [InlineData("arn:aws:s3:::data/${aws:username}/*", null)]
    [InlineData("arn:aws:s3:::data*", null)]
    [InlineData("*", Resource)]
    [InlineData("arn:aws:s3:::*", Resource)]
    [InlineData("arn:aws:s3:::data2/*", Resource)]
    [InlineData("arn:aws:s3:::dat?/*", Resource)]
    [InlineData("arn:aws:s3:::other/*", Resource)]
    [InlineData("arn:aws-cn:s3:::data/*", Resource)]
    [InlineData("data/*", Resource)]
    public void Resources(string resource, string? reason) => Judge(Good.Replace("arn:aws:s3:::data/*", resource, StringComparison.Ordinal), reason);

    [Theory]
    [InlineData("s3:getobject", null)]
    [InlineData("s3:Get*", null)]
    [InlineData("s3:*", null)]
    [InlineData("*", null)]
    [InlineData("GetObject", Action)]
    [InlineData("s3:HeadObject", Action)]
    [InlineData("s3:ListAllMyBuckets", Action)]
    [InlineData("s3:Wrong*", Action)]
    [InlineData("s3:Get:Object", Action)]
    [InlineData("ec2:GetObject", Action)]
    [InlineData("s_3:GetObject", Action)]
    public void Actions(string action, string? reason) => Judge(Good.Replace("s3:GetObject", action, StringComparison.Ordinal), reason);

    [Theory]
    [InlineData("\"s3:ListBucket\"", "\"arn:aws:s3:::data\"", null)]
    [InlineData("[\"s3:ListBucket\",\"s3:GetObject\"]", "[\"arn:aws:s3:::data\",\"arn:aws:s3:::data/*\"]", null)]
    [InlineData("[\"s3:ListBucket\",\"s3:GetObject\"]", "\"arn:aws:s3:::data*\"", null)]
    [InlineData("\"s3:Get*\"", "\"arn:aws:s3:::data\"", null)]
    [InlineData("\"s3:ListBucket\"", "\"arn:aws:s3:::data/*\"", Mismatch)]
    [InlineData("\"s3:GetObject\"", "\"arn:aws:s3:::data\"", Mismatch)]
    [InlineData("[\"s3:ListBucket\",\"s3:GetObject\"]", "\"arn:aws:s3:::data/*\"", Mismatch)]
    [InlineData("\"s3:GetObjectV*\"", "\"arn:aws:s3:::data\"", Mismatch)]
    public void Actions_are_about_some_resource_of_their_statement(string action, string resource, string? reason) =>
        Judge(Good.Replace("\"s3:GetObject\"", action, StringComparison.Ordinal).Replace("\"arn:aws:s3:::data/*\"", resource, StringComparison.Ordinal), reason);

    [Fact]
    public void What_a_statement_leaves_out_need_not_fit()
    {
        Read(Policy(Good.Replace("\"Action\":\"s3:GetObject\"", "\"NotAction\":\"s3:ListBucket\"", StringComparison.Ordinal)));

        Refuses(Policy(Good.Replace("\"Action\":\"s3:GetObject\"", "\"NotAction\":\"ec2:*\"", StringComparison.Ordinal)), Action);
        Refuses(Policy(Good.Replace("\"Resource\":\"arn:aws:s3:::data/*\"", "\"NotResource\":\"arn:aws:s3:::other/*\"", StringComparison.Ordinal)), Resource);

        Read(Policy("""{"Effect":"Deny","NotPrincipal":{"AWS":"222222222222"},"Action":"s3:*","NotResource":"arn:aws:s3:::data/public/*"}"""));
    }

    [Fact]
    public void A_policy_has_at_most_20_KB_without_white_space()
    {
        string Of(int size) => $$"""{"Id":"{{new string('x', size - Policy(Good).Length - 8)}}",""" + Policy(Good)[1..];
        Of(20480).Length.ShouldBe(20480);

        Read(Of(20480));
        Read(Of(20480).Replace("\"Statement\":", "\"Statement\":" + new string(' ', 70_000), StringComparison.Ordinal));
        Refuses(Of(20481), "Normalized policy document exceeds the maximum allowed size of 20480 bytes");
    }

    [Fact]
    public void A_policy_that_locks_everybody_out_can_be_read_changed_and_taken_away_by_the_owners_root_alone()
    {
        var locked = Policy("""{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::data","arn:aws:s3:::data/*"]}""");
        var admin = aws.User("admin", TestAws.Allow("s3:*"));
        aws.Root.Do(PutBucketPolicyOperation.Instance, new("data", locked));

        admin.Fails("AccessDenied", DeleteBucketPolicyOperation.Instance, new("data"));
        aws.Root.Fails("AccessDenied", GetBucketPolicyStatusOperation.Instance, new("data"));
        aws.Root.Do(GetBucketPolicyOperation.Instance, new("data")).Policy.ShouldContain("Deny");
        aws.Root.Do(PutBucketPolicyOperation.Instance, new("data", locked));

        aws.Root.Do(DeleteBucketPolicyOperation.Instance, new("data"));
        aws.Root.Do(GetBucketVersioningOperation.Instance, new("data"));
        admin.Do(DeleteBucketPolicyOperation.Instance, new("data"));
    }

    [Fact]
    public void Statements_may_share_an_id()
    {
        var statement = Good[..1] + "\"Sid\":\"a\"," + Good[1..];
        Read($$"""{"Version":"2012-10-17","Statement":[{{statement}},{{statement}}]}""").Statements.Count.ShouldBe(2);
    }

    private static string Policy(string statement) => $$"""{"Version":"2012-10-17","Statement":[{{statement}}]}""";

    private void Judge(string statement, string? reason)
    {
        if (reason is null)
        {
            Read(Policy(statement));
        }
        else
        {
            Refuses(Policy(statement), reason);
        }
    }

    private PolicyDocument Read(string json)
    {
        aws.Root.Do(PutBucketPolicyOperation.Instance, new("data", json));
        return aws.World.Find<Bucket>(new(AccountId.Parse("111111111111"), "us-east-1"), "data")!.Policy!;
    }

    private void Refuses(string json, string reason)
    {
        var error = aws.Root.Fails("MalformedPolicy", PutBucketPolicyOperation.Instance, new("data", json));
        (error.Status, error.Message).ShouldBe((400, reason));
    }
}
