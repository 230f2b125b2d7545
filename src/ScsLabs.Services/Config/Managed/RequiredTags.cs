namespace ScsLabs.Services.Config;

/// <summary>Resources have the tags <c>tag1Key</c> to <c>tag6Key</c>, each with one of the values <c>tag1Value</c> to <c>tag6Value</c> where these are given. Keys and values heed case.</summary>
/// <remarks>Source: AWS Config Developer Guide, required-tags.</remarks>
internal sealed class RequiredTags() : ManagedRule("REQUIRED_TAGS", RuleTriggers.Changes, [.. Numbers.SelectMany(number => (RuleParameter[])[new(KeyOf(number), IsRequired: number == 1, IsKey), new(ValueOf(number))])])
{
    private const int MaxKey = 128;

    private static readonly int[] Numbers = [1, 2, 3, 4, 5, 6];

    /// <inheritdoc />
    protected override IReadOnlyList<string> ResourceTypes { get; } =
    [
        "AWS::EC2::Instance", "AWS::EC2::InternetGateway", "AWS::EC2::NetworkAcl", "AWS::EC2::NetworkInterface", "AWS::EC2::RouteTable", "AWS::EC2::SecurityGroup",
        "AWS::EC2::Subnet", "AWS::EC2::Volume", "AWS::EC2::VPC", "AWS::RDS::DBInstance", "AWS::RDS::DBSubnetGroup", "AWS::S3::Bucket",
    ];

    /// <inheritdoc />
    public override Verdict Evaluate(Subject subject, RuleParameters parameters, DateTimeOffset now)
    {
        var tags = subject.Tags;
        return Verdict.Of(Array.TrueForAll(Numbers, number => parameters[KeyOf(number)] is not { } key || (tags.TryGetValue(key, out var value) && parameters.List(ValueOf(number))?.Contains(value, StringComparer.Ordinal) != false)));
    }

    private static string KeyOf(int number) => $"tag{number}Key";

    private static string ValueOf(int number) => $"tag{number}Value";

    private static bool IsKey(string key) => key.Length <= MaxKey;
}
