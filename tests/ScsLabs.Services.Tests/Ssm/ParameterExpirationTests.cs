using ScsLabs.Services.Ssm;

namespace ScsLabs.Services.Tests.Ssm;

/// <summary>A parameter is deleted when its policy says, by the world's clock.</summary>
public sealed class ParameterExpirationTests
{
    private readonly TestAws aws = new();

    [Fact]
    public async Task At_its_time_the_parameter_is_deleted()
    {
        Put("/a", Expires(TimeSpan.FromDays(2)));

        await aws.AdvanceAsync(TimeSpan.FromDays(1));
        aws.Root.Do(DescribeParametersOperation.Instance, new()).Parameters.ShouldHaveSingleItem().Policies.ShouldHaveSingleItem().PolicyType.ShouldBe("Expiration");
        await aws.AdvanceAsync(TimeSpan.FromDays(2));

        aws.Root.Fails("ParameterNotFound", GetParameterOperation.Instance, new("/a"));
    }

    [Fact]
    public async Task A_new_version_keeps_the_policy_unless_it_takes_it_away()
    {
        Put("/kept", Expires(TimeSpan.FromDays(2)));
        Put("/freed", Expires(TimeSpan.FromDays(2)));
        aws.Root.Do(PutParameterOperation.Instance, new("/kept", "w", Overwrite: true));
        aws.Root.Do(PutParameterOperation.Instance, new("/freed", "w", Overwrite: true, Policies: "[{}]"));

        await aws.AdvanceAsync(TimeSpan.FromDays(3));

        aws.Root.Fails("ParameterNotFound", GetParameterOperation.Instance, new("/kept"));
        aws.Root.Do(GetParameterOperation.Instance, new("/freed"));
    }

    [Fact]
    public void Policies_are_for_advanced_parameters()
    {
        aws.Root.Fails("ValidationException", PutParameterOperation.Instance, new("/a", "v", ParameterType.String, Policies: Expires(TimeSpan.FromDays(2))));
        aws.Root.Do(PutParameterOperation.Instance, new("/a", "v", ParameterType.String, Tier: ParameterTier.IntelligentTiering, Policies: Expires(TimeSpan.FromDays(2)))).Tier.ShouldBe(ParameterTier.Advanced);
    }

    [Theory]
    [InlineData("""[{"Type":"Unheard","Version":"1.0","Attributes":{}}]""", "InvalidPolicyTypeException")]
    [InlineData("""[{"Type":"Expiration","Version":"1.0","Attributes":{}}]""", "InvalidPolicyAttributeException")]
    [InlineData("""[{"Type":"Expiration","Version":"1.0","Attributes":{"Timestamp":"2001-01-01T00:00:00.000Z"}}]""", "InvalidPolicyAttributeException")]
    [InlineData("""[{"Type":"Expiration","Version":"2.0","Attributes":{"Timestamp":"2999-01-01T00:00:00.000Z"}}]""", "InvalidPolicyAttributeException")]
    [InlineData("""[{"Type":"Expiration","Version":"1.0","Attributes":{"Timestamp":"2998-01-01T00:00:00.000Z"}},{"Type":"Expiration","Version":"1.0","Attributes":{"Timestamp":"2999-01-01T00:00:00.000Z"}}]""", "IncompatiblePolicyException")]
    [InlineData("nonsense", "ValidationException")]
    [InlineData("""{"Type":"Expiration"}""", "ValidationException")]
    [InlineData("""[{"Type":7}]""", "ValidationException")]
    [InlineData("""["Expiration"]""", "ValidationException")]
    [InlineData("""[{"Type":"Expiration","Version":"1.0","Attributes":[]}]""", "ValidationException")]
    public void A_policy_must_be_one(string policies, string code) =>
        aws.Root.Fails(code, PutParameterOperation.Instance, new("/a", "v", ParameterType.String, Tier: ParameterTier.Advanced, Policies: policies));

    [Fact]
    public void Who_may_set_policies_can_be_limited()
    {
        var user = aws.User("user", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:PutParameter","Resource":"*","Condition":{"StringNotEquals":{"ssm:Policies":"true"}}}]}""");

        user.Do(PutParameterOperation.Instance, new("/a", "v", ParameterType.String));

        user.IsRefused("ssm:PutParameter", PutParameterOperation.Instance, new("/b", "v", ParameterType.String, Tier: ParameterTier.Advanced, Policies: Expires(TimeSpan.FromDays(2))));
    }

    private string Expires(TimeSpan after) => $$$"""[{"Type":"Expiration","Version":"1.0","Attributes":{"Timestamp":"{{{aws.Now + after:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}}}"}}]""";

    private void Put(string name, string policies) =>
        aws.Root.Do(PutParameterOperation.Instance, new(name, "v", ParameterType.String, Tier: ParameterTier.Advanced, Policies: policies));
}
